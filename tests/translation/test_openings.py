"""A first word is a name where no article stands before it and a verb behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.openings import named_opening


@pytest.mark.parametrize(
    ("french", "name"),
    [
        ("Menton réduit le coût de ses illuminations.", "menton"),
        ("Carrefour : 1.230 postes supprimés", "carrefour"),
        ("Bombardier, le constructeur, a déclaré un bénéfice.", "bombardier"),
        ("Blanc avait atteint son objectif.", "blanc"),
        ("Grève à la SNCF", ""),
        ("Fusillade mortelle à Strasbourg", ""),
        ("Chasseurs et écologistes s'opposent.", ""),
        ("Pandémie oblige, le musée est fermé.", ""),
        ("Le maire a parlé.", ""),
        ("Policiers blessent un homme.", ""),
        ("", ""),
    ],
)
def test_a_noun_has_an_article_before_its_verb(french: str, name: str) -> None:
    assert named_opening(french) == name


@pytest.mark.parametrize(
    ("french", "name"),
    [
        ("Carrefour rachète les supermarchés Casino.", "Carrefour"),
        ("Menton réduit le coût de ses illuminations.", "Menton"),
        ("Bombardier espère que la famille d'avions sera vendue.", "Bombardier"),
    ],
)
def test_such_a_name_is_not_put_into_english(in_english: Callable[[str], str], french: str, name: str) -> None:
    assert in_english(french).startswith(name)
