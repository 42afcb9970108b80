"""Penalties are told from verdicts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.courts import sentenced, with_plain_terms


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        (
            "Il a été condamné à un an de prison.",
            "He was convicted a year in prison.",
            "He was sentenced to a year in prison.",
        ),
        (
            "Il a été condamné lundi 14 avril par le tribunal à un an de prison.",
            "He was convicted on Monday, April 14 by the court at a year in prison.",
            "He was sentenced on Monday, April 14 by the court to a year in prison.",
        ),
        (
            "Il a été condamné pour vol à six mois de prison.",
            "He was convicted of theft six months in prison.",
            "He was convicted of theft and sentenced to six months in prison.",
        ),
        (
            "Il a été condamné à une peine de quatre ans.",
            "He was convicted of a four-year prison sentence.",
            "He was sentenced to a four-year prison sentence.",
        ),
        (
            "L'usine a été condamnée à verser 1,2 million aux riverains.",
            "The factory was convicted of paying 1.2 million to residents.",
            "The factory was ordered to pay 1.2 million to residents.",
        ),
        (
            "Le maire a été condamné à 10 000 euros d'amende.",
            "The mayor was convicted of a fine of 10,000 euros.",
            "The mayor was fined 10,000 euros.",
        ),
        (
            "Elle a été condamnée à trois ans de prison avec sursis.",
            "She was convicted of three years in prison with suspended.",
            "She was sentenced to three years in prison, suspended.",
        ),
        (
            "Il a été condamné à dix-sept ans de prison.",
            "He was convicted of seventeen years in prison.",
            "He was sentenced to seventeen years in prison.",
        ),
        (
            "Elle a été condamnée à cinquante euros d'amende.",
            "She was convicted of fifty euros in fine.",
            "She was fined fifty euros.",
        ),
        ("Il a été condamné pour vol il y a deux ans.", "He was convicted of theft two years ago.", None),
        ("Il a été condamné en 2019 à Lyon.", "He was convicted in 2019 in Lyon.", None),
        ("Il a déjà été condamné trois fois.", "He has already been convicted three times.", None),
    ],
)  # fmt: skip
def test_who_is_condemned_to_something_is_sentenced_to_it(french: str, english: str, expected: str | None) -> None:
    assert sentenced(french, english) == (expected or english)


def test_what_is_not_suspended_is_no_farm(in_english: Callable[[str], str]) -> None:
    assert with_plain_terms("trois ans, dont un ferme") == "trois ans, dont un derrière les barreaux"
    assert with_plain_terms("dix sites, dont deux grandes fermes") == "dix sites, dont deux grandes fermes"
    english = in_english("Il a été condamné à quatre ans de prison, dont deux ferme.")
    assert english == "He was sentenced to four years in prison, including two behind bars."
