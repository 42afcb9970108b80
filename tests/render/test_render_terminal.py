import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from enjeu.records import Brief, Gain, Side, Term
from enjeu.render.clean import one_line
from enjeu.render.terminal import (
    BatchRow,
    print_batch,
    print_brief,
    print_set_aside,
    print_translation,
    print_why,
)
from tests.render.sample import HOSTILE, hostile_brief, sample_brief

Printer = Callable[[Console], None]


def _shown(show: Printer, width: int = 80, *, terminal: bool = True, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, no_color=not colour, legacy_windows=False)
    show(console)
    return out.getvalue()


def _plain(show: Printer, width: int = 80, **options: bool) -> str:
    """What a person reads: without styles, table edges or line breaks."""
    text = re.sub(r"\x1b\[[\d;]*m", "", _shown(show, width, **options))
    return " ".join(re.sub(r"[│╭╮╰╯├┤┬┴┼─]", " ", text).split())


def _brief(console: Console) -> None:
    print_brief(sample_brief(), console)


@pytest.mark.parametrize("width", [80, 120])
def test_everything_the_reader_was_promised_is_there(width: int) -> None:
    text = _plain(
        lambda console: print_brief(
            sample_brief(), console, cached=True, written=[Path("outputs/sommet.md"), Path("outputs/sommet.json")]
        ),
        width,
    )
    for promised in (
        "Moscow and Pyongyang: what each gains from a military alliance",
        "Moscou et Pyongyang : ce que chacun gagne d’une alliance militaire",
        "La Dépêche de l’Est · 12 September 2023 · 1,204 words · French → English",
        "Summary written by a model",
        "for its war in Ukraine. [2, 3]",
        "China approves. (not supported by the article)",
        "No gain found for: United States",
        "10 of 11 sentences translated · 1 left in French · 2 retried · 3 lines set aside",
        "[10] Ni vu ni connu, je t’embrouille, dit-on à Vladivostok.",
        "figures differ from the French [4]",
        "Choïgou → Shoigu",
        "Not put in Quai d’Orsay [3, 5] Not found missile balistique",
        "Translator enjeu-fr-en",
        "no byline was found",
        "outputs/sommet.md",
        "outputs/sommet.json",
        "brief from cache",
    ):
        assert promised in text


def test_each_bullet_shows_its_number_text_giver_claimant_status_and_evidence_in_one_row() -> None:
    lines = _shown(_brief, 120, terminal=False).splitlines()
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines if line.startswith("│")]
    row = next(number for number, cells in enumerate(rows) if "2" in cells)
    assert rows[row][1:] == ["2", "Artillery shells and ammunition for its war in Ukraine", "sought", "3, 4"]
    assert "from North Korea · according to American officials" in rows[row + 1]


def test_a_side_is_named_once_whatever_the_number_of_its_bullets() -> None:
    lines = _shown(_brief, 120, terminal=False).splitlines()
    assert sum(line.startswith("│ Russia ") for line in lines) == 1
    assert sum(line.startswith("│ North Korea ") for line in lines) == 1


@pytest.mark.parametrize("status", ["reported", "planned", "sought", "possible", "denied"])
def test_a_status_is_worded_without_colour_and_coloured_with_it(status: str) -> None:
    assert not re.search(r"\x1b\[[\d;]*3[1-6]", _shown(_brief))
    assert status in _shown(_brief)
    assert re.search(rf"\x1b\[3\dm{status}", _shown(_brief, colour=True))


def test_nothing_but_text_goes_to_a_pipe() -> None:
    assert "\x1b" not in _shown(_brief, terminal=False)


@pytest.mark.parametrize("width", [40, 80, 100, 120, 250])
def test_no_line_is_wider_than_the_terminal_nor_than_a_person_reads(width: int) -> None:
    for show in _printers(sample_brief()):
        lines = re.sub(r"\x1b\[[\d;]*m", "", _shown(show, width)).splitlines()
        assert max(map(cell_len, lines)) <= min(width, 120)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_word_of_a_side_or_a_gain_is_cut_off(width: int) -> None:
    brief = sample_brief()
    sides = (brief.sides[0].model_copy(update={"name": "Liechtenstein"}), *brief.sides[1:])
    shown = _shown(lambda c: print_brief(brief.model_copy(update={"sides": sides}), c), width, terminal=False)
    assert "…" not in shown
    first = "".join(line.split("│")[1].strip() for line in shown.splitlines() if line.count("│") == 6)
    assert "Liechtenstein" in (first or shown)


def test_where_a_table_has_no_room_the_gains_are_a_list() -> None:
    shown = _shown(_brief, 44, terminal=False)
    assert "┬" not in shown
    for line in ("2 Artillery shells and ammunition for its", "  sought · from North Korea ·", "  North Korea"):
        assert line in shown.splitlines()
    assert "No gain found for: United States" in shown.splitlines()


@pytest.mark.parametrize("width", [44, 80, 120])
def test_where_nobody_gains_anything_a_sentence_stands_in_place_of_the_table(width: int) -> None:
    brief = sample_brief().model_copy(update={"sides": sample_brief().sides[2:]})
    shown = _shown(lambda console: print_brief(brief, console), width, terminal=False)
    assert "No gain found for any side: United States" in shown.splitlines()
    assert "Status" not in shown


def test_of_many_names_the_most_frequent_are_shown_and_the_others_counted() -> None:
    names = tuple(
        Term(french=f"Nom{n}", english=f"Name{n}", origin="name", sentences=tuple(range(n))) for n in range(1, 13)
    )
    kept = Term(french="Sputnik", english="Sputnik", origin="keep", sentences=(2,))
    brief = sample_brief().model_copy(update={"terms": (*names, kept)})
    text = _plain(lambda console: print_brief(brief, console), 120)
    assert "Names Nom12 → Name12 · Nom11 → Name11" in text
    assert "4 more Kept Sputnik" in text
    assert "Nom4 → Name4" not in text


def test_a_name_and_its_english_stay_on_one_line_and_no_line_begins_with_a_dot() -> None:
    names = tuple(
        Term(french=f"Ville de Nom{n}", english=f"City of Name{n}", origin="name", sentences=(n,)) for n in range(8)
    )
    brief = sample_brief().model_copy(update={"terms": names})
    for width in range(50, 121, 10):
        shown = _shown(lambda c: print_brief(brief, c), width, terminal=False)
        for term in names:
            assert f"{term.french} → {term.english}" in shown
        assert not [line for line in shown.splitlines() if line.lstrip(" │").startswith("·")]


def test_in_a_pipe_no_line_ends_in_spaces() -> None:
    assert not [line for line in _shown(_brief, terminal=False).splitlines() if line.endswith(" ")]


def test_an_article_without_a_headline_is_said_to_be_one() -> None:
    brief = sample_brief()
    source = brief.source.model_copy(update={"title": None})
    untitled = brief.model_copy(update={"source": source, "sentences": brief.sentences[1:]})
    assert "no headline found · La Dépêche" in _plain(lambda c: print_brief(untitled, c))
    assert "no headline found" not in _plain(_brief)


def test_the_brief_says_how_to_see_its_evidence_where_it_has_any() -> None:
    assert "enjeu explain FILE #" in _plain(_brief)
    bare = sample_brief().model_copy(update={"sides": sample_brief().sides[2:]})
    assert "enjeu explain" not in _plain(lambda console: print_brief(bare, console))


def test_what_was_set_aside_is_shown_on_request_only() -> None:
    assert "Gérer mes préférences" not in _plain(_brief)
    for show in (
        lambda console: print_brief(sample_brief(), console, show_set_aside=True),
        lambda console: print_set_aside(sample_brief(), console),
    ):
        assert "notice Gérer mes préférences de notification" in _plain(show)


def test_evidence_is_quoted_in_both_languages_on_request() -> None:
    text = _plain(lambda console: print_brief(sample_brief(), console, show_evidence=True))
    assert "6 In exchange, North Korea will receive Russian wheat and oil" in text
    assert "En échange, la Corée du Nord recevra du blé" in text
    assert "Kim Jong Un est arrivé mardi" not in text


def test_a_brief_without_sides_or_flags_says_so_and_shows_no_empty_rows() -> None:
    brief = sample_brief()
    bare = brief.model_copy(update={"sides": (), "terms": (), "warnings": (), "set_aside": ()})
    text = _plain(lambda console: print_brief(bare, console, show_set_aside=True))
    assert "No side was found in this article." in text
    assert "Names" not in text
    assert "Warning" not in text
    assert "not taken for the article Nothing." in text


def test_a_translation_into_a_pipe_has_one_line_for_each_paragraph() -> None:
    lines = _shown(lambda c: print_translation(sample_brief(), c), 40, terminal=False).split("\n\n")
    assert len(lines) == 6
    assert lines[1] == " ".join(s.en for s in sample_brief().sentences[1:4])
    assert "(left in French)" in lines[5]


@pytest.mark.parametrize("width", [80, 120])
def test_a_bilingual_translation_holds_every_sentence_in_both_languages(width: int) -> None:
    text = _shown(lambda c: print_translation(sample_brief(), c, bilingual=True), width, terminal=False)
    words = text.split()
    for sentence in sample_brief().sentences:
        assert str(sentence.id) in words
        assert set(sentence.fr.split()) <= set(words)
        assert set(sentence.en.split()) <= set(words)


def test_french_stands_beside_the_english_where_there_is_room_and_under_it_where_there_is_not() -> None:
    def bilingual(width: int) -> list[str]:
        return _shown(lambda c: print_translation(sample_brief(), c, bilingual=True), width).splitlines()

    assert any("Le Kremlin dément" in line and "The Kremlin denies" in line for line in bilingual(120))
    assert not any("Le Kremlin dément" in line and "The Kremlin denies" in line for line in bilingual(80))


def test_why_tells_predicate_roles_cues_guards_and_evidence() -> None:
    brief = sample_brief()
    text = _plain(lambda console: print_why(brief.sides[0], brief.sides[0].gains[1], brief, console, 2))
    for told in (
        "2 Artillery shells",
        "According to American officials",
        "Confidence 88%",
        "Predicate chercher à obtenir (seen in both languages)",
        "Receiver La Russie",
        "Status cues cherche à",
        "Guards receiver named in the sentence, no negation",
        "3 Russia is seeking artillery shells",
        "La Russie cherche à obtenir des obus",
    ):
        assert told in text


def test_a_batch_names_what_failed_with_its_reason_in_full() -> None:
    reason = "broken.pdf: no text layer in this file; run OCR on it, then try again with the file that comes out"
    rows = [
        BatchRow("a.txt", "A title", 41, 7, 12.3),
        BatchRow("b.txt", "Another", 1234, 5, 0.1, cached=True),
        BatchRow("broken.pdf", error=reason),
    ]
    text = _plain(lambda console: print_batch(rows, console))
    assert "a.txt A title 41 7 12.3" in text
    assert "b.txt Another 1,234 5 cached" in text
    assert f"2 of 3 files done · 1 from cache · 12.4 s of work · 1 failed: {reason}" in text


def test_where_a_batch_has_no_room_for_a_table_each_file_has_lines_of_its_own() -> None:
    rows = [
        BatchRow("000_def1dd3f508d89b1.txt", "A threat to the West", 1041, 7, 12.3),
        BatchRow("b.txt", None, 28, 5, 0.1, cached=True),
        BatchRow("broken.pdf", error="broken.pdf: is empty"),
    ]
    assert _shown(lambda console: print_batch(rows, console), 40, terminal=False).splitlines()[1:8] == [
        "  000_def1dd3f508d89b1.txt",
        "    Title A threat to the West ·",
        "    Sentences 1,041 · Gains 7 ·",
        "    Seconds 12.3",
        "  b.txt",
        "    Sentences 28 · Gains 5 ·",
        "    Seconds cached",
    ]


def test_of_many_files_the_first_are_listed_and_those_that_failed() -> None:
    rows = [BatchRow(f"{n}.txt", "Title", 1, 1, 1.0) for n in range(130)] + [
        BatchRow("bad.pdf", error="bad.pdf: empty")
    ]
    text = _plain(lambda console: print_batch(rows, console))
    assert "99.txt Title 1 1 1.0 and 30 more bad.pdf – – – failed" in text
    assert "100.txt" not in text


def _printers(brief: Brief) -> list[Printer]:
    side: Side = brief.sides[0]
    gain: Gain = side.gains[1]
    row = BatchRow(brief.source.path, brief.source.title, 3, 2, 1.0)
    return [
        lambda console: print_brief(
            brief,
            console,
            show_set_aside=True,
            show_evidence=True,
            cached=True,
            written=[Path(brief.source.path.replace("\0", ""))],
        ),
        lambda console: print_set_aside(brief, console),
        lambda console: print_translation(brief, console),
        lambda console: print_translation(brief, console, bilingual=True),
        lambda console: print_why(side, gain, brief, console),
        lambda console: print_batch([row, row._replace(error=brief.source.path)], console),
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_neither_drives_the_terminal_nor_becomes_markup(text: str) -> None:
    for show in _printers(hostile_brief(text)):
        shown = _shown(show, 120, terminal=False)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", shown)
        longest = max(one_line(text).split(), key=len, default="")
        assert longest[:10] in shown


def test_a_cached_brief_is_shown_without_loading_anything_heavy(tmp_path: Path) -> None:
    stored = tmp_path / "brief.json"
    stored.write_text(sample_brief().to_json(), encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from rich.console import Console\n"
        "from enjeu.records import Brief; from enjeu.render.terminal import print_brief\n"
        "brief = Brief.model_validate_json(Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "print_brief(brief, Console(file=sys.stderr), show_set_aside=True, cached=True)\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program, str(stored)], capture_output=True, text=True, check=True)
    heavy = {"jinja2", "babel", "torch", "transformers", "spacy", "ctranslate2", "markdown_it", "pygments", "numpy"}
    heavy |= {"rich.markdown", "rich.progress", "rich.syntax", "rich.traceback"}
    assert heavy.isdisjoint(run.stdout.split())
    assert "10 of 11 sentences translated" in run.stderr
