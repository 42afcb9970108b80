import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enjeu.render.clean import clean, clean_record, escape_json, one_line
from tests.render.sample import hostile_brief, sample_brief

SEQUENCES = {
    "colour": "\x1b[31m",
    "colour with sub-parameters": "\x1b[38:2::255:0:0m",
    "clear the screen": "\x1b[2J",
    "device report": "\x1b[>0;276;0c",
    "8-bit colour": "\x9b31m",
    "clipboard, BEL": "\x1b]52;c;ZWNobyBoaQ==\x07",
    "clipboard, ST": "\x1b]52;c;ZWNobyBoaQ==\x1b\\",
    "window title, 8-bit": "\x9d0;owned\x9c",
    "DCS": '\x1bP$q"p\x1b\\',
    "PM": "\x1b^secret\x1b\\",
    "APC": "\x1b_Gf=100;AAAA\x1b\\",
    "SOS": "\x1bXstring\x1b\\",
    "8-bit DCS": "\x90q#0\x9c",
    "character set": "\x1b(0",
    "full reset": "\x1bc",
    "application keypad": "\x1b=",
}


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_a_whole_escape_sequence_goes_and_its_neighbours_stay(sequence: str) -> None:
    assert clean(f"avant{sequence}après") == "avantaprès"


def test_a_hyperlink_leaves_its_text() -> None:
    assert clean("voir \x1b]8;;https://evil.example\x1b\\ici\x1b]8;;\x1b\\ !") == "voir ici !"


def test_a_control_string_that_never_ends_does_not_swallow_the_article() -> None:
    assert clean("un\x1b]0;deux\ntrois quatre") == "un0;deux\ntrois quatre"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(ending: str) -> None:
    assert clean(f"a{ending}b") == "a\nb"


def test_french_typography_is_untouched() -> None:
    text = "« L’œuvre\u00a0: 10\u202f000 €\u2009» — d’Hélène… Ça\u2011va\n№ 5 : “été”"
    assert clean(text) == text


def test_tabs_become_spaces_and_names_split_by_unseen_characters_become_whole() -> None:
    assert clean("a\tb") == "a b"
    assert clean("Pou\u200btine Pou\u00adtine Pou\u200dtine Pou\u2060tine") == "Poutine Poutine Poutine Poutine"


def test_text_that_was_shown_backwards_is_shown_as_written() -> None:
    assert clean("photo\u202egpj.exe\u202c") == "photogpj.exe"


def test_no_control_surrogate_or_format_character_passes() -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        if character not in "\n\t\r\x0b\x0c" and unicodedata.category(character) in ("Cc", "Cf", "Cs"):
            assert clean(f"a{character}b")[0] == "a", hex(number)
            assert character not in clean(f"a{character}b"), hex(number)


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\x9d\x9c\x07]\\[;m\r\n\u202e\ud800")))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\x9d\x9c\x07]\\[;m\r\n\u202e\ud800")))
def test_what_is_cleaned_holds_nothing_but_text_and_newlines(text: str) -> None:
    assert {unicodedata.category(c) for c in clean(text).replace("\n", "")}.isdisjoint({"Cc", "Cf", "Cs"})
    clean(text).encode()


def test_one_line_folds_newlines_and_keeps_no_break_spaces() -> None:
    assert one_line("  Titre\n  sur deux\tlignes\u00a0! ") == "Titre sur deux lignes\u00a0!"


@given(st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\x1b\x9b\x7f\u202e\ufeff\U000e0041")))
def test_json_for_a_terminal_means_the_same_and_holds_nothing_unseen(text: str) -> None:
    written = escape_json(json.dumps({"fr": text}, ensure_ascii=False, indent=1))
    assert json.loads(written) == {"fr": text}
    assert {unicodedata.category(c) for c in written.replace("\n", "")}.isdisjoint({"Cc", "Cf"})


def test_a_record_is_cleaned_in_every_string_and_in_nothing_else() -> None:
    brief = sample_brief()
    assert clean_record(brief) == brief
    assert "\x1b" not in clean_record(hostile_brief("\x1b[31mrouge\x1b[0m")).to_json().encode().decode("unicode_escape")
