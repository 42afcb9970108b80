import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import enjeu.render
from enjeu.records import Brief
from enjeu.render.clean import one_line
from enjeu.render.html import to_html
from tests.render.sample import HOSTILE, hostile_brief, sample_brief

NASTY = st.text(st.characters() | st.sampled_from("<>&\"'/=`-!? \n{}%#\x00\x1b"), max_size=40) | st.builds(
    "".join, st.lists(st.sampled_from(HOSTILE) | st.text(max_size=5), max_size=3)
)
PACKAGE = Path(enjeu.render.__file__).parent
DRAWN = {"text", "path", "rect", "g"}


class Reader(HTMLParser):
    """Every element with its attributes, and the text outside of style and script."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": [], "title": []}
        self._inside = ""
        self.feed(page)
        self.close()
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("style", "script"):
            self.raw[self._inside].append(data)
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", ()))

    def structure(self) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
        """All elements but those whose number and place follow the length of the words drawn."""
        return [(tag, tuple(a for a in attrs if a[0] != "viewbox")) for tag, attrs in self.elements if tag not in DRAWN]

    def values(self, name: str) -> list[str]:
        return [value or "" for _, attrs in self.elements for key, value in attrs if key == name]


def _with_gains_from(giver: str | None) -> Brief:
    brief = sample_brief()
    gains = [tuple(g.model_copy(update={"giver": giver}) for g in side.gains) for side in brief.sides]
    sides = tuple(side.model_copy(update={"gains": g}) for side, g in zip(brief.sides, gains, strict=True))
    return brief.model_copy(update={"sides": sides})


def test_everything_the_reader_was_promised_is_there() -> None:
    text = Reader(to_html(sample_brief())).text
    for promised in (
        "Moscow and Pyongyang: what each gains from a military alliance",
        "Moscou et Pyongyang : ce que chacun gagne d’une alliance militaire",
        "La Dépêche de l’Est · 12 September 2023 · 1,204 words · French → English",
        "for its war in Ukraine. [ 2 , 3 ]",
        "(not supported by the article)",
        "sought · from North Korea · according to American officials",
        "No gain found for: United States",
        "10 of 11 sentences translated · 1 left in French · 2 retried · 3 lines set aside",
        "Gérer mes préférences de notification",
        "no byline was found",
        "arms · confidence 88%",
    ):
        assert promised in text
    for sentence in sample_brief().sentences:
        assert sentence.fr in text
        assert sentence.en in text


def test_every_citation_leads_to_a_sentence_and_every_bullet_names_its_evidence() -> None:
    page = Reader(to_html(sample_brief()))
    ids = set(page.values("id"))
    assert {href.removeprefix("#") for href in page.values("href")} <= ids
    assert dict(zip(page.values("data-gain"), page.values("data-evidence")[2:], strict=False))["2"] == "3 4"
    assert len(ids) == len(page.values("id"))


def test_each_sentence_can_be_lit_in_both_languages() -> None:
    marks = Reader(to_html(sample_brief())).values("data-s")
    assert sorted(marks, key=int) == [str(number) for number in range(1, 12) for _ in "fe"]


def test_the_exchange_is_drawn_only_where_somebody_gives() -> None:
    drawn = Reader(to_html(sample_brief()))
    classes = drawn.values("class")
    assert classes.count("arrow planned") == 2
    assert classes.count("arrow sought dashed") == 2
    assert not any("denied" in name and "arrow" in name for name in classes)
    assert "<svg" not in to_html(_with_gains_from(None))


def test_a_brief_without_sides_summary_sentences_terms_or_title_is_still_a_page() -> None:
    brief = sample_brief()
    bare = brief.model_copy(
        update={
            "sides": (),
            "terms": (),
            "set_aside": (),
            "warnings": (),
            "sentences": brief.sentences[1:3],
            "summary": brief.summary.model_copy(update={"sentences": ()}),
            "source": brief.source.model_copy(update={"title": None, "date": None, "outlet": None}),
        }
    )
    text = Reader(to_html(bare)).text
    assert "No side was found in this article." in text
    assert brief.summary.text in text
    assert text.startswith("sommet_vladivostok")


def test_where_all_terms_are_names_no_column_says_so() -> None:
    brief = sample_brief()
    assert "French English From Sentences" in Reader(to_html(brief)).text
    assert "French English Sentences" in Reader(to_html(brief.model_copy(update={"terms": brief.terms[:2]}))).text


def test_a_side_without_a_gain_has_no_section_and_no_filter() -> None:
    page = Reader(to_html(sample_brief()))
    assert page.values("data-side") == ["0", "1"]
    assert page.text.count("United States") == 1
    bare = Reader(to_html(sample_brief().model_copy(update={"sides": sample_brief().sides[2:]})))
    assert "No gain found for any side: United States" in bare.text
    assert "data-side" not in [name for _, attrs in bare.elements for name, _ in attrs]


def test_the_page_asks_for_nothing_from_outside_and_runs_only_its_own_script() -> None:
    page = Reader(to_html(sample_brief()))
    policy = page.values("content")[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for kind in ("style", "script"):
        digest = hashlib.sha256("".join(page.raw[kind]).encode()).digest()
        assert rules[f"{kind}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert rules["default-src"] == "'none'"
    assert not page.values("src")
    assert not page.values("style")
    assert all(href.startswith("#") for href in page.values("href"))
    assert not re.search(r"url\(|@import|https?:", "".join(page.raw["style"] + page.raw["script"]))
    assert not [name for _, attrs in page.elements for name, _ in attrs if name.startswith("on")]


def test_the_same_brief_gives_the_same_page() -> None:
    assert to_html(sample_brief()) == to_html(Brief.model_validate_json(sample_brief().to_json()))


def _check_structure(text: str) -> None:
    page, usual = Reader(to_html(hostile_brief(text))), Reader(to_html(hostile_brief("plain words")))
    assert page.structure() == usual.structure()
    drawn = {(tag, name) for tag, attrs in page.elements if tag in DRAWN for name, _ in attrs}
    assert drawn <= {(tag, name) for tag, attrs in usual.elements if tag in DRAWN for name, _ in attrs}


@pytest.mark.parametrize("text", [text for text in HOSTILE if one_line(text)], ids=ascii)
def test_hostile_text_becomes_neither_an_element_nor_an_attribute(text: str) -> None:
    _check_structure(text)
    page = Reader(to_html(hostile_brief(text)))
    assert one_line(text) in page.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_no_text_at_all_becomes_an_element_or_an_attribute(text: str) -> None:
    assume(one_line(text))
    _check_structure(text)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "paper"])
def test_every_text_colour_has_the_contrast_that_wcag_asks_for(theme: int) -> None:
    style = (PACKAGE / "brief.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+)", re.findall(r":root \{(.*?)\}", style, re.S)[theme]))
    texts = ("ink", "muted", "link", "reported", "planned", "sought", "possible", "denied")
    pairs = [(text, ground) for text in texts for ground in ("paper", "raised")]
    if "lit" in colours:
        pairs.append(("ink", "lit"))
    for text, ground in pairs:
        dark, light = sorted((_luminance(colours[text]), _luminance(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)
