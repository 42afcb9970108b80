"""Headlines that are a clause by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.announcing import announced, by_itself


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Ce que la Corée du Nord et la Russie gagnent d’une alliance", "What North Korea and Russia "),
        ("Ce qui va changer pour les automobilistes au 1er janvier", "What is going to change for motorists "),
    ],
)
def test_a_headline_of_one_clause_is_what_somebody_does(
    in_english: Callable[[str], str], french: str, english: str
) -> None:
    assert in_english(french).startswith(english)  # the rest differs between processors


def test_only_a_headline_that_went_wrong_is_announced() -> None:
    assert announced("Ce qui va changer", "Which will change") == "Voici ce qui va changer"
    assert announced("Ce qui va changer", "What will change") == "Ce qui va changer"
    running = "Ce que conteste vivement l'avocat."  # which goes on about the sentence before
    assert announced(running, "Which the lawyer strongly disputes.") == running
    assert announced("Cette loi qui va changer", "That law which will change") == "Cette loi qui va changer"


def test_what_announces_is_left_out() -> None:
    assert by_itself("Here's what Renault loses") == "What Renault loses"
    assert by_itself("Renault loses") is None
