"""Words that the model leaves in French are put into English, and names are not."""

import pytest

from enjeu.translation.copies import without_copies


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
        ("Un taxi et une table.", "A taxi and a table."),
        ("Le candidat du parti est victime du soutien qu'il reçoit.", "Le candidat est victime du soutien rapidement"),
    ],
)
def test_names_english_words_and_whole_clauses_are_left(french: str, english: str) -> None:
    assert without_copies(french, english) == english


def test_words_to_leave_are_left() -> None:
    assert without_copies("Victime a chanté.", "Victime sang.", frozenset({"victime"})) == "Victime sang."
