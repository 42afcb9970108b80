"""Verbs of deals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.trade import with_plain_deals


@pytest.mark.parametrize(
    ("french", "plain"),
    [
        ("Le groupe cède sa filiale à Veolia.", "Le groupe vend sa filiale à Veolia."),
        ("L'enseigne a cédé 119 hypermarchés.", "L'enseigne a vendu 119 hypermarchés."),
        ("La start-up lève 50 millions d'euros.", "La start-up obtient 50 millions d'euros."),
        ("Elle a levé 1,2 milliard de dollars.", "Elle a obtenu 1,2 milliard de dollars."),
        ("Les cheminots ont arraché une hausse de 4 %.", "Les cheminots ont obtenu une hausse de 4 %."),
        ("Les Vingt-Sept se sont entendus sur un embargo.", "Les Vingt-Sept se sont mis d'accord sur un embargo."),
        ("Il a été remercié par le conseil d'administration.", "Il a été limogé par le conseil d'administration."),
        ("Le groupe se sépare de sa branche chimie.", "Le groupe vend sa branche chimie."),
        ("Le club se sépare de son entraîneur.", "Le club limoge son entraîneur."),
        ("Il s'offre un club pour 20 millions d'euros.", "Il achète un club pour 20 millions d'euros."),
        (
            "Elle s'est offert le port pour 900 millions de dollars.",
            "Elle a acheté le port pour 900 millions de dollars.",
        ),
        ("Une chance s'offre à lui.", None),
        ("La France cède du terrain en Afrique.", None),
        ("Il lève les sanctions.", None),
        ("Il a cédé à la panique.", None),
        ("Elle se sépare de son mari.", None),
        ("Il a été remercié par le président.", None),
    ],
)
def test_verbs_of_deals_are_plain(french: str, plain: str | None) -> None:
    assert with_plain_deals(french) == (plain or french)


def test_what_is_ceded_is_sold(in_english: Callable[[str], str]) -> None:
    assert in_english("Le groupe se sépare de sa filiale italienne.") == "The group sells its Italian subsidiary."
