"""Lines in capitals, datelines and the openings of headlines reach the model in ordinary case."""

from collections.abc import Callable

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.casing import (
    is_capitals,
    known_casing,
    plain_opening,
    small_opening,
    soften,
    with_opening_of,
)
from enjeu.translation.gazetteer import acronyms
from enjeu.translation.names import TermBook

KNOWN = acronyms() | known_casing(["Le président Vladimir Poutine s'est rendu à Séoul avec la SNCF."])


@pytest.mark.parametrize(
    ("line", "softened"),
    [
        ("VLADIMIR POUTINE ATTENDU À SÉOUL", "Vladimir Poutine attendu à Séoul"),
        ("GRÈVE : LA SNCF PRÉVOIT DES RETARDS", "Grève : la SNCF prévoit des retards"),
        ("LES PRIX DU GAZ EN HAUSSE", "Les prix du gaz en hausse"),
        ("PIERRE MOSCOVICI QUITTE LA COUR DES COMPTES", "Pierre Moscovici quitte la Cour des comptes"),
        ("LES HOPITAUX DE MARSEILLE ET DE NICE SATURES", "Les hôpitaux de Marseille et de Nice saturés"),
        ("LA COREE DU NORD LIVRE LA PIERRE", "La Corée du Nord livre la pierre"),
        ("L'ONU ET LE PSG SALUENT LA FIN DE LA CRISE", "L'ONU et le PSG saluent la fin de la crise"),
        (
            "SÉOUL — Les ventes d’armes devraient figurer en tête.",
            "Séoul — Les ventes d’armes devraient figurer en tête.",
        ),
        ("LE CAIRE, 4 mai — Le président a parlé.", "Le Caire, 4 mai — Le président a parlé."),
    ],
)
def test_capitals_are_put_into_sentence_case(line: str, softened: str) -> None:
    assert soften(line, KNOWN) == softened


@pytest.mark.parametrize(
    "line", ["Le PDG de la SNCF a parlé.", "ONU", "L'ONU et l'OTAN se sont réunies.", "Il dit : NON."]
)
def test_ordinary_text_with_acronyms_is_left_alone(line: str) -> None:
    assert not is_capitals(line)
    assert soften(line, KNOWN) == line


LENGTHS = {"Incendie": 4, "incendie": 1, "Coronavirus": 2, "coronavirus": 2, "Elus": 2, "Emilie": 2, "Etat": 1}
SMALL = {"incendie", "coronavirus", "rose", "élus", "état", "émilie"}


def plain(text: str, *names: str) -> str:
    return plain_opening(text, set(names), SMALL, lambda word: LENGTHS.get(word, 1))


def test_a_headline_opens_with_a_small_letter_where_the_capital_costs_pieces() -> None:
    assert plain("Incendie à Paris : un immeuble menace de s'effondrer.") == (
        "incendie à Paris : un immeuble menace de s'effondrer."
    )
    assert plain("« Incendie dans le Gard »") == "« Incendie dans le Gard »"  # closed like a sentence
    assert plain("« Incendie dans le Gard") == "« incendie dans le Gard"


def test_sentences_names_and_words_with_as_many_pieces_keep_their_capital() -> None:
    for text in (
        "Incendie ou non, il est parti.",
        "Coronavirus : le bilan",
        "Rose est partie",
        "Incendie Dupont parle",
    ):
        assert plain(text) == text
    assert plain("Incendie à Paris", "incendie") == "Incendie à Paris"
    assert plain("Incendies Dupont") == "Incendies Dupont"  # nor is a part of the first word a word


def test_a_capital_that_lost_its_accent_is_read_as_the_word_it_is_in_any_sentence() -> None:
    assert plain("Elus et maires se sont réunis.") == "élus et maires se sont réunis."
    assert plain("Emilie et Paul se sont réunis.") == "Emilie et Paul se sont réunis."  # a forename
    assert plain("Etat et régions se sont réunis.") == "Etat et régions se sont réunis."  # the model has seen it


def test_a_second_reading_of_a_headline_tries_the_small_letter_at_equal_cost() -> None:
    def small(text: str) -> str:
        return small_opening(text, set(), SMALL, lambda word: LENGTHS.get(word, 1))

    assert small("Coronavirus : le bilan") == "coronavirus : le bilan"
    assert small("Coronavirus et grippe reculent.") == "Coronavirus et grippe reculent."
    assert small("Incendie ou non, il est parti.") == "incendie ou non, il est parti."


def test_such_a_capital_is_no_name_in_english(in_english: Callable[[str], str]) -> None:
    assert in_english("Elus et maires se sont réunis mardi à Paris.").startswith("Elected officials and mayors")


@pytest.mark.parametrize(
    ("french", "opening"),
    [
        ("Preuve que le climat est explosif, M. Cuomo a parlé.", "As proof that"),
        ("Légèrement touché à l'œil, il a filmé la scène.", "Slightly"),
        ("Condamnés pour recel et fraude, les deux cousins avaient promis de revenir.", "Convicted"),
    ],
)
def test_the_first_word_of_running_text_is_read_a_second_time(
    in_english: Callable[[str], str], french: str, opening: str
) -> None:
    assert in_english(french).startswith(opening)


def test_the_english_gets_the_capital_of_the_french() -> None:
    assert with_opening_of("« Incendie", '"fire in Paris') == '"Fire in Paris'
    assert with_opening_of("En campagne samedi", "campaign on Saturday") == "Campaign on Saturday"
    assert with_opening_of("L'iPhone", "iPhone") == "iPhone"
    assert with_opening_of("Écrivez à jean@exemple.fr", "jean@exemple.fr") == "jean@exemple.fr"
    assert with_opening_of("7 morts", "seven dead") == "seven dead"


def test_a_word_that_headlines_open_with_is_understood(translator: Translator) -> None:
    lines = ["Incendie à Paris : l'immeuble menace de s'effondrer", "Décès d'une actrice : les obsèques prévues samedi"]
    fire, death = translate_passages(passages_of(lines), translator, TermBook.for_article([])).sentences
    assert "fire" in fire.en.lower()
    assert "death" in death.en.lower()
