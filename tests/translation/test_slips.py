"""Slips of the pen: words said twice where the French says them once, articles, commas."""

from __future__ import annotations

import pytest

from enjeu.translation.slips import without_slips


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Un nouveau front uni.", "A united united front.", "A united front."),
        ("Il travaillait à temps plein.", "He worked at full-time time.", "He worked at full-time."),
        ("Une remarque, une seule.", "The one one one remark.", "The one remark."),
        ("S'il avait eu le temps.", "If he had had time.", "If he had had time."),
        ("Boutros Boutros-Ghali est mort.", "Boutros Boutros-Ghali is dead.", "Boutros Boutros-Ghali is dead."),
        ("Le groupe de 2014 a fini.", "The Twin Twin of 2014 finished.", "The Twin Twin of 2014 finished."),
        ("Il est très très grand.", "He is very very tall.", "He is very very tall."),
        ("Il l'a vu.", "He saw the theatre.", "He saw the theatre."),
    ],
)
def test_a_doubled_word_is_written_once(french: str, english: str, expected: str) -> None:
    assert without_slips(french, english) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("They gave him a oak.", "They gave him an oak."),
        ("A official says so.", "An official says so."),
        ("It was an loan of an hour.", "It was a loan of an hour."),
        ("a union, a one-off, a European, a unanimous vote, a useful unit", None),
        ("an umbrella, an MP, an LR mayor", None),
        ("a untenable promise", "an untenable promise"),
        ("It won an 2 billion euros contract.", "It won a 2 billion euro contract."),
        ("a 11-year-old, a 18% rise, a 8 metre wall", "an 11-year-old, an 18% rise, an 8 metre wall"),
        ("a 1,100 euro rent, a 100 euros of aid, a 180-page book", None),
        ("He says ,, that he left .", "He says, that he left ."),
        ("the 'killer' , which is", "the 'killer', which is"),
    ],
)
def test_articles_and_commas_are_put_right(english: str, expected: str | None) -> None:
    assert without_slips("Il est parti.", english) == (expected or english)
