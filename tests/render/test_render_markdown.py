import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from enjeu.render.clean import one_line
from enjeu.render.markdown import escape, to_markdown
from tests.render.sample import HOSTILE, hostile_brief, sample_brief

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin).use(footnote_plugin)
PLAIN = MarkdownIt("commonmark")
NASTY = st.text(
    st.characters() | st.sampled_from("\\`*_[]()<>#|~$=%^{}&;:!-+.1 \n\"'\u00a0\x1b"), max_size=40
) | st.builds("".join, st.lists(st.sampled_from(HOSTILE) | st.text(max_size=5), max_size=3))


def _tokens(markdown: str, reader: MarkdownIt = READER) -> list[Token]:
    return [token for block in reader.parse(markdown) for token in (block, *(block.children or ()))]


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def _shape(markdown: str) -> list[tuple[str, str]]:
    """What the reader made of it, without the words; the table of figures depends on the words and is left out."""
    return [
        (t.type, t.tag) for t in _tokens(re.sub(r"\| Figure \|.*?\n\n", "", markdown, flags=re.S)) if t.content != ""
    ]


def _front_matter(markdown: str) -> dict[str, Any]:
    return dict(yaml.safe_load(markdown.split("---\n")[1]))


def _read(markdown: str) -> str:
    """All words that a reader sees."""
    return " ".join(t.content for t in _tokens(markdown) if t.type in ("text", "html_block", "fence"))


def test_front_matter_holds_what_a_desk_files_by() -> None:
    brief = sample_brief()
    assert _front_matter(to_markdown(brief)) == {
        "title": "Moscow and Pyongyang: what each gains from a military alliance",
        "title_fr": "Moscou et Pyongyang : ce que chacun gagne d’une alliance militaire",
        "date": "2023-09-12",
        "published": "2023-09-12",
        "outlet": "La Dépêche de l’Est",
        "language": "fr",
        "source": "seeds/sommet_vladivostok.txt",
        "schema": "enjeu.brief/1",
        "sha256": brief.source.sha256,
        "signature": "enjeu 0.1.0; translation: model=enjeu-fr-en, weights=sha256:41bd0c, beams=4; "
        "summary: model=extractive, length=medium; gains: frames=1",
        "sides": [side.name for side in brief.sides],
    }


@pytest.mark.parametrize("date", ["2023", "2023-09", None])
def test_a_date_that_is_not_a_whole_day_is_no_date_to_a_site_generator(date: str | None) -> None:
    brief = sample_brief()
    fields = _front_matter(
        to_markdown(brief.model_copy(update={"source": brief.source.model_copy(update={"date": date})}))
    )
    assert "date" not in fields
    assert fields.get("published") == date


def test_sections_come_in_a_fixed_order() -> None:
    tokens = READER.parse(to_markdown(sample_brief()))
    heads = [
        _text(tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"
    ]
    assert heads == [
        "Summary",
        "What each side gains",
        "Names and numbers",
        "Translation",
        "Both languages",
        "Set aside",
        "How this brief was made",
    ]


def test_evidence_is_quoted_in_both_languages_and_once_where_it_was_left_in_french() -> None:
    brief = sample_brief()
    gain = brief.sides[0].gains[0].model_copy(update={"evidence": (8, 10)})
    side = brief.sides[0].model_copy(update={"gains": (gain,)})
    gains = to_markdown(brief.model_copy(update={"sides": (side,)})).split("## Who gives")[0].split("### Russia")[1]
    assert "Sentence 8: The Kremlin denies any delivery" in gains
    assert "*Le Kremlin dément toute livraison de technologie nucléaire.*" in gains
    assert gains.count("je t’embrouille") == 1
    assert "*(left in French)*" in gains


def test_the_summary_cites_sentences_by_footnotes_that_all_exist() -> None:
    tokens = _tokens(to_markdown(sample_brief()))
    assert [t.meta["label"] for t in tokens if t.type == "footnote_ref"] == ["s2", "s3", "s6", "s7"]
    assert [t.meta["label"] for t in tokens if t.type == "footnote_open"] == ["s2", "s3", "s6", "s7"]
    assert "[^" not in _read(to_markdown(sample_brief()))


def test_a_bullet_is_followed_by_its_evidence_in_both_languages() -> None:
    lines = to_markdown(sample_brief()).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("- **2. Artillery shells"))
    assert lines[at].endswith("· sought · from North Korea · according to American officials · confidence 88%")
    assert "Russia is seeking artillery shells" in lines[at + 1]
    assert "La Russie cherche à obtenir" in lines[at + 2]
    assert "Pyongyang already delivered" in lines[at + 3]


def test_a_side_without_a_gain_is_named_in_one_line() -> None:
    gains = to_markdown(sample_brief()).split("## What each side gains")[1].split("### Who gives")[0]
    assert [line for line in gains.splitlines() if "United States" in line] == ["No gain found for: United States"]
    brief = sample_brief().model_copy(update={"sides": sample_brief().sides[2:]})
    section = to_markdown(brief).split("## What each side gains")[1].split("## Names")[0]
    assert section.split("\n\n")[1:-1] == ["No gain found for any side: United States"]


def test_the_diagram_draws_what_is_firm_solid_and_what_is_not_dashed() -> None:
    diagram = next(t.content for t in _tokens(to_markdown(sample_brief())) if t.info == "mermaid")
    assert diagram.splitlines() == [
        "flowchart LR",
        '  p1["North Korea"]',
        '  p2["Russia"]',
        '  p1 -->|"10,000 tonnes of ammunition delivered in August 2023 (reported)"| p2',
        '  p1 -.->|"Artillery shells and ammunition for its war in Ukraine (sought)"| p2',
        '  p2 -->|"Russian wheat and oil before the end of the year (planned)"| p1',
        '  p2 -.->|"Technical help for its spy satellites (possible)"| p1',
    ]


def test_there_is_no_diagram_where_nobody_is_known_to_give() -> None:
    brief = sample_brief()
    sides = tuple(
        side.model_copy(update={"gains": tuple(g.model_copy(update={"giver": None}) for g in side.gains)})
        for side in brief.sides
    )
    assert "mermaid" not in to_markdown(brief.model_copy(update={"sides": sides}))


def test_every_sentence_stands_in_the_translation_and_in_the_bilingual_fold() -> None:
    markdown = to_markdown(sample_brief())
    _, translation, fold = re.split(r"## Translation|<details>", markdown)
    for sentence in sample_brief().sentences:
        assert f"| {sentence.id} | {sentence.fr} | {sentence.en}" in fold
        if sentence.kind != "title":
            assert sentence.en in translation
    assert "*(left in French)*" in translation


def test_what_was_set_aside_and_how_it_was_made_are_told() -> None:
    text = _read(to_markdown(sample_brief()))
    for told in (
        "Gérer mes préférences de notification",
        "3 lines set aside",
        "Figures differ from the French: sentence 4",
    ):
        assert told in text
    assert '"weights": "sha256:41bd0c"' in text


def test_where_all_terms_are_names_no_column_says_so() -> None:
    brief = sample_brief()
    names = brief.model_copy(update={"terms": brief.terms[:2]})
    assert "| French | English | From | Sentences |" in to_markdown(brief)
    assert "| French | English | Sentences |" in to_markdown(names)
    assert "| Choïgou | Shoigu | 9 |" in to_markdown(names)


@pytest.mark.parametrize("text", [text for text in HOSTILE if one_line(text)], ids=ascii)
def test_hostile_text_changes_no_structure(text: str) -> None:
    assert _shape(to_markdown(hostile_brief(text))) == _shape(to_markdown(hostile_brief("plain words")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_no_text_at_all_changes_structure(text: str) -> None:
    assume(one_line(text))
    assert _shape(to_markdown(hostile_brief(text))) == _shape(to_markdown(hostile_brief("plain words")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_no_text_becomes_a_link_an_image_html_or_a_cell(text: str) -> None:
    markdown = to_markdown(hostile_brief(text))
    for reader in (READER, PLAIN):
        kinds = [t.type for t in _tokens(markdown, reader)]
        assert {"link_open", "image", "html_inline", "code_inline", "code_block", "s_open"}.isdisjoint(kinds)
    html = [t.content for t in _tokens(markdown) if t.type == "html_block"]
    assert html == [
        "<details>\n<summary>French and English, sentence by sentence</summary>\n",
        "</details>\n",
    ]
    widths, cells = [], 0
    for token in READER.parse(markdown):
        if token.type == "tr_open":
            cells = 0
        cells += token.type in ("th_open", "td_open")
        if token.type == "tr_close":
            widths.append(cells)
    assert set(widths) <= {2, 3, 4, 7}
    assert widths.count(7) == 1 + 5


@settings(max_examples=100, deadline=None)
@given(NASTY)
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    for around in ("{}", "# {}", "- **1. {}** x", "> {}"):
        inline = [t for t in READER.parse(around.format(escape(text) or "–")) if t.type == "inline"]
        assert len(inline) == 1
        assert _text(inline[0]).removeprefix("1. ").removesuffix(" x") == (one_line(text) or "–")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_front_matter_parses_back_to_the_same_strings(text: str) -> None:
    fields = _front_matter(to_markdown(hostile_brief(text)))
    assert fields["sha256"] == sample_brief().source.sha256
    assert all(isinstance(value, str) for value in (*fields.pop("sides"), *fields.values()))
    if one_line(text):
        assert {fields["title"], fields["outlet"], fields["source"]} == {one_line(text)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NASTY)
def test_no_text_leaves_its_label_in_the_diagram(text: str) -> None:
    markdown = to_markdown(hostile_brief(text))
    diagram = next((t.content for t in READER.parse(markdown) if t.info == "mermaid"), "")
    label = r"\"(?:[\w .,'()/+–—’€£…-]|#\d+;|<br/>)*\""
    for line in diagram.splitlines()[1:]:
        assert re.fullmatch(rf"  p\d+(?:\[{label}\]| -\.?->\|{label}\| p\d+)", line), line


def test_no_template_of_a_site_generator_survives() -> None:
    brief = hostile_brief("{{ site.secret }} {% include x %} {# y #} %%gone%% {{{")
    body = to_markdown(brief).split("\n---\n", 1)[1]
    assert not re.search(r"\{\{|\{%|\{#", body)
    signature = body.split("```json\n")[1].split("\n```")[0]
    assert json.loads(signature) == brief.signature.model_dump()
    assert "%%" not in body.split("```json")[0]


def test_a_bare_address_is_no_link() -> None:
    assert escape("sur https://a.fr/b et www.a.fr : 5") == r"sur https\://a.fr/b et www\.a.fr : 5"
