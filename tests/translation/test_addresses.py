"""Addresses and telephone numbers are those of the French."""

from collections.abc import Callable

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.addresses import lost_addresses, with_own_addresses, with_short_addresses
from enjeu.translation.names import TermBook
from enjeu.translation.stand_ins import STAND_INS, Kind


@pytest.mark.parametrize(
    "own",
    [
        "https://bit.ly/3AbC",
        "lemonde.fr/politique",
        "alertes@lemonde.fr",
        "www.a.fr",
        "04 50 03 00 15",
        "05.65.58.54.17",
        "02-54-03-53-20",
        "0142334455",
        "0800 021 021",
        "0 811 000 667",
        "0800.007.822",
        "+33 1 42 33 44 55",
        "+33 (0)1 42 33 44 55",
    ],
)
def test_an_address_is_kept_to_the_letter(own: str) -> None:
    french = f"Appeler ou lire {own}, a-t-il dit."
    short, held = with_short_addresses(french)
    assert own not in short
    assert short.endswith(", a-t-il dit.")
    stand_in = next(iter(held))
    assert with_own_addresses(french, f'Call "{stand_in}", he said.', held) == f'Call "{own}", he said.'


def test_several_addresses_keep_their_places() -> None:
    french = "Le 04 50 03 00 15, le 17, www.a.fr ou www.b.fr."
    short, held = with_short_addresses(french)
    assert len(held) == 3
    assert with_own_addresses(french, short, held) == "Le 04 50 03 00 15, le 17, www.a.fr ou www.b.fr."


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Lire https://bit.ly/3AbC.", "Read https://bitly/3AbC.", "Read https://bit.ly/3AbC."),
        ("Voir lemonde.fr/politique, ici.", "See themonde.fr/political, here.", "See lemonde.fr/politique, here."),
        ("Écrire à alertes@lemonde.fr !", "Write to alerts@monde.fr!", "Write to alertes@lemonde.fr!"),
        ("www.a.fr et www.b.fr", "www.at.fr and www.bf.fr", "www.a.fr and www.b.fr"),
        ("Voir www.a.fr.", "See www.googel.com.", "See www.a.fr."),
        ("Voir www.a.fr.", "Www.google.com is to be seen.", "www.a.fr is to be seen."),
    ],
)
def test_what_became_of_an_address_gives_way_to_it(french: str, english: str, expected: str) -> None:
    assert with_own_addresses(french, english, with_short_addresses(french)[1]) == expected


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le site lemonde.fr est en panne.", "The site lemonde.fr is down."),
        ("Lire https://a.fr/b ici.", "Read it here."),
        ("Il gagne 3.000 euros.", "He earns 3,000 euros."),
    ],
)
def test_nothing_is_put_where_the_english_has_none(french: str, english: str) -> None:
    assert with_own_addresses(french, english, with_short_addresses(french)[1]) == english


@pytest.mark.parametrize(
    "french",
    ["Il gagne 3.000 euros.", "Né le 01.02.1990 à Nice.", "En 2024 : 10 500 000 voix.", "Le 3919 est ouvert.", "le 17"],
)
def test_other_figures_are_left_to_the_model(french: str) -> None:
    assert with_short_addresses(french) == (french, {})


def test_a_number_of_the_article_is_no_stand_in() -> None:
    short, held = with_short_addresses("Appelez le 3010 ou le 04 50 03 00 15.")
    assert "3010" in short
    assert "3010" not in held
    assert "3010" not in with_short_addresses("Il gagne 3 010 euros. Appelez le 04 50 03 00 15.")[1]


@pytest.mark.parametrize("stand_in", [*STAND_INS[Kind.ADDRESS], *STAND_INS[Kind.TELEPHONE]])
def test_the_model_copies_every_stand_in(translator: Translator, stand_in: str) -> None:
    french = [f"Pour en savoir plus, contactez le {stand_in}.", f"Le {stand_in} a été mis en place pour les familles."]
    assert all(stand_in in found[0].text for found in translator.translate(french))


def test_the_translation_has_them(translator: Translator) -> None:
    french = ["Appelez le 04 50 03 00 15 ou écrivez à contact@exemple.fr.", "Le numéro vert 0800 021 021 est ouvert."]
    found = translate_passages(passages_of(french), translator, TermBook.for_article([])).sentences
    assert "04 50 03 00 15" in found[0].en
    assert "contact@exemple.fr" in found[0].en
    assert "0800 021 021" in found[1].en
    assert not found[1].flags


def test_one_writes_to_mail_addresses(in_english: Callable[[str], str]) -> None:
    english = in_english("Les victimes peuvent écrire à contact@exemple.fr ou à presse@mairie.fr avant lundi.")
    assert "write to contact@exemple.fr or presse@mairie.fr" in english


def test_a_lost_address_is_told() -> None:
    assert lost_addresses("Lire www.a.fr ou appeler le 04 50 03 00 15.", "Read www.a.fr or call 0450030015.")
    assert not lost_addresses("Lire www.a.fr en 2019.", "Read www.a.fr in 2019.")
