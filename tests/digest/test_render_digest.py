"""A digest in its four forms, looked at with the readers that users have."""

import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from rich.cells import cell_len
from rich.console import Console

from enjeu.digest import make_digest
from enjeu.records import Cited, Digest, Disagreement, Position, SharedSide
from enjeu.render import digest_parts
from enjeu.render.digest_html import to_html
from enjeu.render.digest_markdown import to_markdown
from enjeu.render.digest_terminal import print_digest
from tests.digest.briefs import named, seeds
from tests.render.sample import HOSTILE

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin).use(footnote_plugin)
MIXED = ("strike_morning", "dam_north", "garden", "strike_evening", "strike_agency", "dam_south")


@pytest.fixture(scope="module")
def summit() -> Digest:
    return make_digest(seeds())


@pytest.fixture(scope="module")
def mixed() -> Digest:
    digest = make_digest(named(*MIXED))
    return digest.model_copy(update={"missing": ("broken.txt: is empty; give a file that holds the article",)})


def hostile(digest: Digest, text: str) -> Digest:
    """The digest with `text` in place of every string that comes from an article, a user or a file's name."""
    fixed = {"schema", "id", "paper", "papers", "status", "kind", "flags", "date", "gain", "sha256", "origin", "days"}

    def poison(value: Any, key: str = "") -> Any:
        if key in fixed:
            return value
        if key == "likeness":
            return value
        if key == "claim":
            return value if value in ("reported", "planned", "sought", "possible", "denied") else text
        if isinstance(value, str):
            return text
        if isinstance(value, dict):
            return {name: poison(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [item if isinstance(item, str) and key == "papers" else poison(item, key) for item in value]
        return value

    record = digest.model_dump(mode="json", by_alias=True)
    papers = [poison(paper) for paper in record.pop("papers")]
    return Digest.model_validate({**poison(record), "papers": papers})


class Reader(HTMLParser):
    """Every element and attribute, the ids, and the text that a person sees."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in ("style", "script"):
            self.words.append(data)

    def of(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def shown(digest: Digest, width: int, terminal: bool = True) -> str:
    page = io.StringIO()
    print_digest(digest, Console(file=page, width=width, force_terminal=terminal, no_color=True, legacy_windows=False))
    return page.getvalue()


def plain(text: str) -> str:
    return " ".join(re.sub(r"[│╭╮╰╯├┤┬┴┼─]|\x1b\[[\d;]*m", " ", text).split())


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_of_the_terminal_is_wider_than_it(summit: Digest, mixed: Digest, width: int) -> None:
    for digest in (summit, mixed):
        lines = re.sub(r"\x1b\[[\d;]*m", "", shown(digest, width)).splitlines()
        assert max(map(cell_len, lines)) <= min(width, 120)


@pytest.mark.parametrize("width", [80, 120])
def test_the_terminal_shows_papers_gains_and_differences(summit: Digest, width: int) -> None:
    text = plain(shown(summit, width))
    for promised in (
        "BBC News",
        "5 of 5",
        "A B C D E",
        "from North Korea",
        "Where the papers differ",
        "denied by some",
    ):
        assert promised in text
    assert "Timeline" in text


@pytest.mark.parametrize("width", [40, 55, 71])
def test_where_a_table_has_no_room_the_gains_are_a_list_with_all_that_the_table_has(summit: Digest, width: int) -> None:
    lines = shown(summit, width, terminal=False).splitlines()
    assert not [line for line in lines if "┬" in line]
    assert "   Russia" in lines
    text = plain("\n".join(lines))
    for number, _, gain in digest_parts.bullets(summit.events[0]):
        assert f"{number} {gain.text}" in text
        for told in (*digest_parts.attribution(gain), *(f"{r.paper}{r.evidence[0]}" for r in gain.reports)):
            assert told in text
    assert "weapons ≠ possible · reported D · sought E · 5 of 5 · from North Korea" in text


def test_every_form_names_the_sides_without_a_gain_in_one_line(summit: Digest) -> None:
    event = summit.events[0]
    china = SharedSide(name="China", papers=("A",), note="no gain found in these articles")
    with_one = summit.model_copy(update={"events": (event.model_copy(update={"sides": (event.sides[0], china)}),)})
    with_none = summit.model_copy(
        update={"events": (event.model_copy(update={"sides": (china,), "disagreements": ()}),)}
    )
    for digest, line in ((with_one, "No gain found for: China"), (with_none, "No gain found for any side: China")):
        assert line in shown(digest, 100, terminal=False).splitlines()
        assert line in to_markdown(digest).splitlines()
        assert line in Reader(to_html(digest)).words
    assert "| Side |" not in to_markdown(with_none)


def test_the_terminal_shows_lone_papers_copies_and_what_was_not_read(mixed: Digest) -> None:
    text = plain(shown(mixed, 100))
    for promised in ("Alone", "garden.txt", "also in", "the same text", "Not read: broken.txt", "1 copy counted once"):
        assert promised in text


def test_in_a_pipe_no_line_ends_in_spaces(mixed: Digest) -> None:
    assert not re.search(r" \n", shown(mixed, 80, terminal=False))


def test_front_matter_is_yaml_with_events_and_papers(mixed: Digest) -> None:
    front = yaml.safe_load(to_markdown(mixed).split("---\n")[1])
    assert front["schema"] == "enjeu.digest/1"
    assert len(front["events"]) == 2
    assert front["papers"][0].endswith("strike_morning.txt")


def test_markdown_reads_as_tables_lists_and_footnotes_that_all_have_their_note(summit: Digest) -> None:
    markdown = to_markdown(summit)
    tokens = [t for block in READER.parse(markdown) for t in (block, *(block.children or ()))]
    kinds = {token.type for token in tokens}
    assert {"front_matter", "table_open", "bullet_list_open", "footnote_ref", "footnote_open"} <= kinds
    text = "".join(t.content for t in tokens if t.type == "text")
    assert "[^" not in text  # a reference without its note would stay as text
    assert "enjeu.digest/1" in markdown


def test_markdown_names_the_papers_of_each_gain(summit: Digest) -> None:
    markdown = to_markdown(summit)
    assert "5 of 5: A B C D E" in markdown
    assert re.search(r"BBC News: weapons \(possible, according to American officials\)\[\^B", markdown)


def test_hostile_text_changes_nothing_of_how_markdown_reads(mixed: Digest) -> None:
    def shape(text: str) -> list[str]:
        markdown = to_markdown(hostile(mixed, text))
        assert len(yaml.safe_load(markdown.split("---\n")[1])["events"]) == 2
        return [
            t.type for block in READER.parse(markdown) for t in (block, *(block.children or ())) if t.type != "text"
        ]

    harmless = shape("word")
    for text in HOSTILE:
        assert shape(text) == harmless, text


def test_a_gain_done_in_one_paper_and_open_in_others_says_in_which() -> None:
    positions = [("reported", "B"), ("planned", "C"), ("sought", "A")]
    held = tuple(Position(claim=claim, evidence=(Cited(paper=paper, sentences=(1,)),)) for claim, paper in positions)
    differing = Disagreement(kind="status", about="Russia: arms", gain=1, positions=held)
    assert digest_parts.difference(differing) == "reported by B, only planned or sought in A C"


def test_html_needs_nothing_else_and_has_a_strict_policy(summit: Digest) -> None:
    page = Reader(to_html(summit))
    assert any(value.startswith("default-src 'none'; style-src 'sha256-") for value in page.of("content"))
    assert not {"img", "iframe", "link", "object"} & set(page.elements)
    assert page.of("src") == []
    assert all(link.startswith("#") for link in page.of("href"))


def test_every_link_of_the_html_has_its_place(summit: Digest, mixed: Digest) -> None:
    for digest in (summit, mixed):
        page = Reader(to_html(digest))
        ids = page.of("id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in page.of("href")} <= set(ids)


def test_html_shows_what_the_digest_holds(mixed: Digest) -> None:
    text = " ".join(" ".join(Reader(to_html(mixed)).words).split())
    for promised in (
        "2 events",
        "1 alone",
        "counted once",
        "Where the papers differ",
        "40 million cubic metres",
        "broken.txt",
    ):
        assert promised in text


def test_hostile_text_adds_no_element_and_no_attribute_to_the_html(mixed: Digest) -> None:
    def shape(text: str) -> tuple[list[str], list[str]]:
        page = Reader(to_html(hostile(mixed, text)))
        return page.elements, [name for name, _ in page.attributes]

    harmless = shape("word")
    for text in HOSTILE:
        assert shape(text) == harmless, text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_moves_no_cursor_and_breaks_no_edge(mixed: Digest, text: str) -> None:
    page = shown(hostile(mixed, text), 80)
    assert "\x1b" not in re.sub(r"\x1b\[[\d;]*m", "", page)
    assert max(cell_len(line) for line in re.sub(r"\x1b\[[\d;]*m", "", page).splitlines()) <= 80


def test_an_empty_digest_and_a_lone_paper_have_all_forms() -> None:
    for digest in (make_digest([]), make_digest(named("garden"))):
        assert "Digest of" in shown(digest, 80)
        assert to_markdown(digest).startswith("---\n")
        assert Reader(to_html(digest)).elements[0] == "html"
