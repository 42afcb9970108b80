"""Addresses are those of the French."""

import pytest

from enjeu.translation.addresses import with_own_addresses


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Lire https://bit.ly/3AbC.", "Read https://bitly/3AbC.", "Read https://bit.ly/3AbC."),
        ("Voir lemonde.fr/politique, ici.", "See themonde.fr/political, here.", "See lemonde.fr/politique, here."),
        ("Écrire à alertes@lemonde.fr !", "Write to alerts@monde.fr!", "Write to alertes@lemonde.fr!"),
        ("www.a.fr et www.b.fr", "www.at.fr and www.bf.fr", "www.a.fr and www.b.fr"),
    ],
)
def test_an_address_is_kept_to_the_letter(french: str, english: str, expected: str) -> None:
    assert with_own_addresses(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le site lemonde.fr est en panne.", "The site lemonde.fr is down."),
        ("Lire https://a.fr/b ici.", "Read it here."),
        ("Il gagne 3.000 euros.", "He earns 3,000 euros."),
    ],
)
def test_nothing_is_put_where_the_english_has_none(french: str, english: str) -> None:
    assert with_own_addresses(french, english) == english
