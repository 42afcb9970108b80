"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A link to a sentence or a bullet opens what holds it.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let element = target; element; element = element.parentElement) {
      if (element.tagName === "DETAILS") element.open = true;
    }
    target.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", follow);
  follow();

  all("form.filters").forEach((form) => {
    const event = form.closest(".event");
    const filter = () => {
      const chosen = new Set(all("[name=status]:checked", form).map((input) => input.value));
      const several = form.querySelector("[name=several]").checked;
      const gains = all("details.gain", event);
      gains.forEach((gain) => {
        const held = gain.dataset.status.split(" ");
        gain.hidden = !held.some((status) => chosen.has(status)) || (several && Number(gain.dataset.papers) < 2);
      });
      form.querySelector(".shown").textContent = `${gains.filter((gain) => !gain.hidden).length} of ${gains.length} shown`;
    };
    form.hidden = false;
    form.addEventListener("change", filter);
    filter();
  });

  // Paper has nothing to click: print every bullet with its evidence.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
})();
