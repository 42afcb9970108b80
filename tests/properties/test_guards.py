"""The guards on any pair of texts: they end, agree with themselves, and never call a faithful copy of figures wrong."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from enjeu.translation.guards import Fault, faults, french_numbers, invented_numbers, missing_numbers
from enjeu.translation.interface import Hypothesis

WORDS = st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=8), min_size=1, max_size=12)
NUMBERS = st.integers(min_value=21, max_value=10**9)
ANY = st.text(st.characters() | st.sampled_from(" 0123456789.,;h%\u00a0\u202f"), max_size=80)
PATIENT = settings(deadline=None)  # the machine may be busy


@PATIENT
@given(ANY, ANY, st.floats(-50, 0))
def test_any_pair_has_an_answer_and_always_the_same(french: str, english: str, score: float) -> None:
    found = faults(french, Hypothesis(english, score))
    assert found == faults(french, Hypothesis(english, score))
    if any(map(str.isalnum, english)):
        assert Fault.EMPTY not in found


@PATIENT
@given(ANY)
def test_nothing_is_always_a_fault_for_something(french: str) -> None:
    if any(map(str.isalpha, french)):
        assert Fault.EMPTY in faults(french, Hypothesis("", 0.0))


@PATIENT
@given(WORDS, NUMBERS)
def test_a_figure_written_the_french_way_is_found_in_english(words: list[str], number: int) -> None:
    figure = f"{number:,}".replace(",", "\u202f")
    french = f"{' '.join(words)} {figure} {words[0]}"
    english = f"{' '.join(words)} {number:,} {words[0]}"
    assert missing_numbers(french, english) == set()
    assert invented_numbers(french, english) == set()
    assert french_numbers(french) == {str(number): 1}


@PATIENT
@given(WORDS, NUMBERS, NUMBERS)
def test_another_figure_is_both_missing_and_invented(words: list[str], one: int, other: int) -> None:
    if str(one) != str(other):
        french, english = f"{' '.join(words)} {one}", f"{' '.join(words)} {other}"
        assert missing_numbers(french, english) == {str(one)}
        assert invented_numbers(french, english) == {str(other)}
        assert Fault.NUMBERS in faults(french, Hypothesis(english, 0.0))


@PATIENT
@given(WORDS, st.integers(4, 40))
def test_a_word_in_a_loop_is_repetition(words: list[str], times: int) -> None:
    french = " ".join(dict.fromkeys(words))
    assert Fault.REPEATED in faults(french, Hypothesis(f"{french} {f'{words[0]} ' * times}", 0.0))
