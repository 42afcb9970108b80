"""People keep their forenames."""

from __future__ import annotations

import pytest

from enjeu.translation.forenames import with_own_forenames


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Édouard Philippe a parlé.", "Edward Philippe spoke.", "Édouard Philippe spoke."),
        ("selon Benoît Hamon", "according to Benedict Hamon", "according to Benoît Hamon"),
        ("Jean-Paul Fournier (LR)", "John Paul Fournier (LR)", "Jean-Paul Fournier (LR)"),
        ("Jean-Paul II est mort.", "John Paul II died.", "John Paul II died."),
        ("Guillaume Ier et François", "William I and Francis", "William I and Francis"),
        ("Pierre Dupont a vu Peter Dupont.", "Pierre Dupont saw Peter Dupont.", "Pierre Dupont saw Peter Dupont."),
        ("Marie Curie", "Marie Curie", "Marie Curie"),
        ("la ministre Agnès Buzyn", "the Health Minister Buzyn", "the Health Minister Agnès Buzyn"),
        ('"Oui", dit Agnès Buzyn.', '"Yes," \\ Buzyn said.', '"Yes," Agnès Buzyn said.'),
        ("avec Marlène Schiappa", "with M Schiappa", "with Marlène Schiappa"),
        ("Agnès Buzyn (PS)", "Mrs Buzyn (PS)", "Mrs Buzyn (PS)"),
        ("Agnès Buzyn", "Ana Buzyn", "Ana Buzyn"),
        ("Theresa May vote le 23 mai.", "She votes on 23 May.", "She votes on 23 May."),
        ("Palais Bourbon", "Bourbon Palace", "Bourbon Palace"),
    ],
)
def test_an_english_forename_gives_way_to_the_person_s_own(french: str, english: str, expected: str) -> None:
    assert with_own_forenames(french, english) == expected
