"""Set phrases of the press are told from their words, and come out in what English says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.idioms import idioms
from enjeu.translation.rare_words import lost_words


def test_the_longest_phrase_is_found_with_its_place() -> None:
    french = "Un pronostic vital n’est pas engagé, selon le juge d'instruction."
    found = list(idioms(french))
    assert [french[i.start : i.end] for i in found] == ["pronostic vital n’est pas engagé", "juge d'instruction"]
    assert found[0].english[0] == "life is not in danger"


def test_a_phrase_inside_other_words_is_none() -> None:
    assert list(idioms("Le bras de ferraille et le demi-premier tour.")) == []


def test_at_the_start_of_a_sentence_it_has_a_capital() -> None:
    (found,) = idioms("Mis en examen, il nie.")
    assert found.english[0] == "Charged"


def test_all_of_a_meaning_must_be_there_and_words_of_a_phrase_are_not_looked_for_alone() -> None:
    french = "Un juge d'instruction a été saisi."
    assert [english for _, _, english in lost_words(french, "A judge was seized.")] == ["investigating judge"]
    assert lost_words(french, "An examining magistrate was seized.") == []


def test_a_word_that_a_meaning_has_twice_must_be_there_twice() -> None:
    french = "Ils se sont vus face à face."
    assert [english for _, _, english in lost_words(french, "They met in the face.")] == ["face to face"]
    assert lost_words(french, "They met face to face.") == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le bras de fer entre les deux pays dure depuis trois mois.", "standoff"),
        ("Un homme a été attaqué à l'arme blanche mardi à Lyon.", "knife"),
        ("La garde des Sceaux a présenté le texte mercredi.", "justice minister"),
        ("Le médecin a été pris à partie par des manifestants.", "attacked"),
    ],
)
def test_the_ladder_puts_the_phrase_into_english(in_english: Callable[[str], str], french: str, english: str) -> None:
    assert english in in_english(french).lower()


def test_a_capital_without_its_accent_opens_a_phrase() -> None:
    assert [i.english[0] for i in idioms("A huis clos, il parle.")] == [
        i.english[0] for i in idioms("À huis clos, il parle.")
    ]
    assert list(idioms("A huis clos, il parle."))


def test_a_phrase_that_ends_in_de_is_met_before_a_vowel() -> None:
    french = "Elle vit à l'origine d'Orano."
    (found,) = idioms(french)
    assert french[found.start : found.end] == "à l'origine d'"
    assert found.english[0].endswith(" ")
