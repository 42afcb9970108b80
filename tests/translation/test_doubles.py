"""A word is not said twice running where the French says it once."""

from __future__ import annotations

import pytest

from enjeu.translation.doubles import without_doubles


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
    assert without_doubles(french, english) == expected
