"""Addresses and telephone numbers are those of the French."""

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.addresses import STAND_INS, with_own_addresses, with_short_addresses
from enjeu.translation.names import TermBook


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
    short, held = with_short_addresses(f"Appeler ou lire {own}, a-t-il dit.")
    assert own not in short
    assert short.endswith(", a-t-il dit.")
    stand_in = next(iter(held))
    assert with_own_addresses(f'Call "{stand_in}", he said.', held) == f'Call "{own}", he said.'


def test_several_addresses_keep_their_places() -> None:
    short, held = with_short_addresses("Le 04 50 03 00 15, le 17, www.a.fr ou www.b.fr.")
    assert len(held) == 3
    assert with_own_addresses(short, held) == "Le 04 50 03 00 15, le 17, www.a.fr ou www.b.fr."


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


@pytest.mark.parametrize("stand_in", [name for names in STAND_INS.values() for name in names])
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
