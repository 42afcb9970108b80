"""Constructions of the press in words that the model knows, and what it makes of some others."""

from __future__ import annotations

import pytest

from enjeu.translation.wordings import as_it_was_meant, reworded


@pytest.mark.parametrize(
    ("french", "read"),
    [
        ("M. Petit, à l'époque ministre, a signé.", "M. Petit, alors ministre, a signé."),
        ("C'était, à l'époque où tout allait, une idée.", None),
        ("Il a signé, à l'époque.", None),
        ("Par contre les hôpitaux manquent de lits.", "Par contre, les hôpitaux manquent de lits."),
        ("Par contre, rien.", None),
        ("Quelle solution ?", "Quelle est la solution ?"),
        ("Quel avenir ?", "Quel est l'avenir ?"),
        ("Quelles conséquences ?", "Quelles sont les conséquences ?"),
        ("Quelle est la solution ?", None),
        ("Quel homme a dit cela ?", None),
        ("Une femme aux cheveux longs.", "Une femme avec des cheveux longs."),
        ("Un homme aux yeux bleus.", "Un homme avec des yeux bleus."),
        ("Aux yeux de la loi, aux yeux du monde.", None),
        ("Il est mort aux mains de la police.", None),
    ],
)
def test_what_the_model_misreads_is_said_in_plainer_words(french: str, read: str | None) -> None:
    assert reworded(french) == (read or french)


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Un magasin sur trois ferme.", "A store in three closes.", "One store in three closes."),
        ("Un repas sur deux est jeté.", "So a meal on two is lost.", "So one meal in two is lost."),
        ("Une maison sur la côte.", "A house on two floors.", "A house on two floors."),
        ("Il part d'ici à 45 jours.", "He leaves by 45 days.", "He leaves within 45 days."),
        ("Il a gagné de 45 jours.", "He won by 45 days.", "He won by 45 days."),
        ("Si le texte est voté, l'impôt va baisser.", "While it is passed, all falls.", "If it is passed, all falls."),
        ("Si la loi est votée, il partira.", "While ever it is passed, he goes.", "If it is passed, he goes."),
        ("Si le maire rit, l'opposition pleure.", "While he laughs, they cry.", "While he laughs, they cry."),
        ("Si la pluie s'est arrêtée, elle va revenir.", "While it stopped, it will be back.",
         "While it stopped, it will be back."),
    ],
)  # fmt: skip
def test_shares_terms_and_conditions(french: str, english: str, expected: str) -> None:
    assert as_it_was_meant(french, english) == expected
