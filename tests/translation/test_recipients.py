"""Governments that are called by their capital get what they are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.recipients import to_recipients


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Il va fournir des armes à Moscou.", "It will supply arms in Moscow.", "It will supply arms to Moscow."),
        ("les sanctions imposées à Téhéran", "sanctions imposed in Tehran", "sanctions imposed on Tehran"),
        ("Paris a promis des chars à Kiev.", "Paris promised tanks in Kyiv.", "Paris promised tanks to Kyiv."),
        ("Il a prêté serment à Washington.", "He was sworn in in Washington.", None),
        ("L'accord signé vendredi à Moscou.", "The deal signed on Friday in Moscow.", None),
        ("Le livre vendu en 2019 à Londres.", "The book sold in 2019 in London.", None),
        ("Il a vendu sa maison à Lyon.", "He sold his house in Lyon.", None),
        ("Moscou a livré des armes à Moscou.", "Moscow delivered arms in Moscow.", None),
    ],
)
def test_what_is_given_to_a_government_is_not_given_there(french: str, english: str, expected: str | None) -> None:
    assert to_recipients(french, english) == (expected or english)


def test_the_translation_has_it(in_english: Callable[[str], str]) -> None:
    assert "to Moscow" in in_english("La Corée du Nord pourrait fournir des armes à Moscou.")
