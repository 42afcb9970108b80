"""Words that the model leaves in French are put into English, and names are not."""

from collections.abc import Callable

import pytest

from enjeu.translation.copies import half_french, without_copies


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Il se dit victime du système.", "He says victime of the system.", "He says victim of the system."),
        (
            '"Rapidement mobilisés, ils ont agi."',
            '"Rapidement mobilised, they acted."',
            '"Quickly mobilised, they acted."',
        ),
        ("Baisse de 4 %", "Baisse of 4%", "Fall of 4%"),
        ("Disparition d'une fillette", "Disparition of a fillette", "Disappearance of a little girl"),
    ],
)
def test_a_word_left_in_french_is_put_into_english(french: str, english: str, expected: str) -> None:
    assert without_copies(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Selon Hollande, le candidat Victime a perdu.", "According to Hollande, the candidate Victime lost."),
        ("Il est parti à Paris.", "He left for Paris."),
        ("La prison de Condé (Orne) est fermée.", "The prison in Condé (Orne) is closed."),
        ("Menton réduit ses coûts.", "Menton reduces its costs."),
        ("Un taxi et une table.", "A taxi and a table."),
        ("Il est « Cuisinier du siècle ».", 'He is "Cuisinier du siècle".'),
        ("Le candidat du parti est victime du soutien qu'il reçoit.", "Le candidat est victime du soutien rapidement"),
    ],
)
def test_names_english_words_and_whole_clauses_are_left(french: str, english: str) -> None:
    assert without_copies(french, english) == english


def test_words_to_leave_are_left() -> None:
    assert without_copies("Victime a chanté.", "Victime sang.", frozenset({"victime"})) == "Victime sang."


@pytest.mark.parametrize(
    ("french", "english", "times"),
    [
        ("Le pape des gourmets nous quitte.", "The pope des gourmets is leaving us.", 1),
        ('Le livre "Madame la présidente" sort.', 'The book "Madame la president" is out.', 1),
        ("Il vit place de la Plaine.", "He lives in Place de la Plaine.", 0),
        ("Il vit à Villeneuve-sur-Lot, en Île-de-France.", "He lives in Villeneuve-sur-Lot, in Ile-de-France.", 0),
        ("Il a vu Le Fantôme de l'opéra.", "He saw Le Fantôme de l'opéra.", 0),
    ],
)
def test_a_small_french_word_amid_english_is_told_from_one_in_a_name(french: str, english: str, times: int) -> None:
    assert half_french(french, english) == times


def test_a_candidate_that_is_all_english_is_looked_for(in_english: Callable[[str], str]) -> None:
    assert "not alone on earth" in in_english('Il chante une chanson, "On n\'est pas seul sur terre".')
