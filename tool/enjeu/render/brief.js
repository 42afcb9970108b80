"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const article = document.querySelector(".article");
  const evidence = (element) => (element.dataset.evidence || "").split(" ").filter(Boolean);
  let pinned = null;

  // Where the article scrolls on its own, beside the bullets, bring the first sentence into view there.
  const reveal = (sentence) => {
    if (getComputedStyle(article).overflowY !== "auto" || article.scrollHeight <= article.clientHeight) return;
    const pane = article.getBoundingClientRect();
    const line = sentence.getBoundingClientRect();
    if (line.top < pane.top || line.bottom > pane.bottom) article.scrollTop += line.top - pane.top - pane.height / 3;
  };

  const light = (element) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (!element) return;
    const sentences = evidence(element).flatMap((id) => all(`[data-s="${id}"]`));
    sentences.forEach((sentence) => sentence.classList.add("lit"));
    if (element.dataset.gain) document.getElementById(`gain${element.dataset.gain}`).classList.add("lit");
    if (sentences.length) reveal(sentences.find((sentence) => sentence.offsetParent) || sentences[0]);
  };

  all("[data-evidence]").forEach((element) => {
    element.addEventListener("mouseenter", () => light(element));
    element.addEventListener("mouseleave", () => light(pinned));
    element.addEventListener("focusin", () => light(element));
    element.addEventListener("focusout", () => light(pinned));
  });
  all("details.gain").forEach((gain) => {
    gain.addEventListener("toggle", () => {
      if (gain.open) pinned = gain;
      else if (pinned === gain) pinned = null;
      light(pinned);
    });
  });
  all(".arrow").forEach((arrow) => arrow.addEventListener("click", () => open(arrow.dataset.gain)));

  // The other way round: a sentence shows the bullets that rest on it.
  all("[data-s]").forEach((sentence) => {
    const bullets = all("details.gain").filter((gain) => evidence(gain).includes(sentence.dataset.s));
    const mark = (on) => bullets.forEach((gain) => gain.classList.toggle("lit", on));
    sentence.addEventListener("mouseenter", () => mark(true));
    sentence.addEventListener("mouseleave", () => light(pinned));
  });

  const open = (number) => {
    const gain = document.getElementById(`gain${number}`);
    if (!gain) return;
    gain.open = true;
    gain.scrollIntoView({ block: "nearest" });
  };
  const follow = () => {
    const match = /^#gain(\d+)$/.exec(location.hash);
    if (match) open(match[1]);
  };
  addEventListener("hashchange", follow);
  follow();

  const filters = document.querySelector(".filters");
  const filter = () => {
    const chosen = (name) => new Set(all(`[name="${name}"]:checked`, filters).map((input) => input.value));
    const sides = chosen("side");
    const statuses = chosen("status");
    const gains = all("details.gain");
    all(".side").forEach((side) => { side.hidden = !sides.has(side.dataset.side); });
    gains.forEach((gain) => {
      gain.hidden = !statuses.has(gain.dataset.status);
      const off = gain.hidden || gain.parentElement.hidden;
      all(`.arrow[data-gain="${gain.dataset.gain}"]`).forEach((arrow) => arrow.classList.toggle("off", off));
    });
    const shown = gains.filter((gain) => !gain.hidden && !gain.parentElement.hidden).length;
    filters.querySelector(".shown").textContent = `${shown} of ${gains.length} shown`;
  };
  if (filters) {
    filters.hidden = false;
    filters.addEventListener("change", filter);
    filter();
  }

  const view = document.querySelector(".view");
  const choose = () => {
    const value = view.querySelector(":checked").value;
    article.classList.toggle("view-en", value === "en");
    article.classList.toggle("view-fr", value === "fr");
  };
  view.hidden = false;
  view.addEventListener("change", choose);
  choose();

  // Paper has nothing to click: print every bullet with its evidence.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
})();
