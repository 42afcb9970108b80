"""The perfect beside a past date."""

from __future__ import annotations

import pytest

from enjeu.translation.tenses import in_simple_past


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The state has opened an inquiry on Monday.", "The state opened an inquiry on Monday."),
        ("Visits have been suspended on Saturday.", "Visits were suspended on Saturday."),
        ("In 2018, the cost has risen to 100 billion.", "In 2018, the cost rose to 100 billion."),
        ("The firm has also taken 3% in April.", "The firm also took 3% in April."),
        ("They are said to have imposed it last week.", None),
        ("It has grown since March, on Monday.", None),
        ("He has left, and will be back on Monday.", None),
        ("The state has opened an inquiry.", None),
        ("It has warned of a front that will come on Monday.", None),
    ],
)
def test_what_was_done_on_a_day_was_done(english: str, expected: str | None) -> None:
    assert in_simple_past("Il a fait cela lundi.", english) == (expected or english)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le pays a des ressources limitées en 2020.", "The country has limited resources in 2020."),
        ("Il a besoin d'aide lundi.", "He has need of help on Monday."),
    ],
)
def test_what_somebody_has_he_has(french: str, english: str) -> None:
    assert in_simple_past(french, english) == english
