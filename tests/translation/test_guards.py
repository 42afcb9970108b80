"""What the guards see, and what they leave alone."""

import pytest

from enjeu.translation.guards import Fault, faults, invented_numbers, missing_numbers, unpaired_marks
from enjeu.translation.interface import Hypothesis


def found(french: str, english: str, score: float = -0.5) -> set[Fault]:
    return set(faults(french, Hypothesis(english, score)))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il a payé 1 200,50 euros.", "He paid 1,200.50 euros."),
        ("Il a payé 1\u202f200 euros.", "He paid 1,200 euros."),
        ("Mardi à 18:00.", "On Tuesday at 6 p.m."),
        ("Plus de 1.200.000 personnes.", "More than 1,200,000 people."),
        ("Une hausse de 3,5 %.", "A rise of 3.5%."),
        ("Les 2 pays", "The two countries"),
        ("Le 1er mars", "The first of March"),
        ("Le 75e anniversaire", "The 75th anniversary"),
        ("à 17h59", "at 5:59 p.m."),
        ("à 17 h", "at 5 p.m."),
        ("En 2019, 26 millions d'habitants", "In 2019, 26 million inhabitants"),
        ("Aucun chiffre ici.", "No figure here."),
    ],
)
def test_equal_figures_in_two_notations_are_accepted(french: str, english: str) -> None:
    assert not missing_numbers(french, english)
    assert Fault.NUMBERS not in found(french, english)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il y avait 841 soldats.", "There were 814 soldiers."),
        ("Une hausse de 3,5 %.", "A rise of 35%."),
        ("En 2019, 26 millions d'habitants", "In 2019, million inhabitants"),
        ("Plus de 1 200 personnes", "More than 200 people"),
    ],
)
def test_a_changed_or_lost_figure_is_a_fault(french: str, english: str) -> None:
    assert missing_numbers(french, english)
    assert Fault.NUMBERS in found(french, english)


def test_a_figure_out_of_nowhere_is_a_fault() -> None:
    assert invented_numbers("Des milliers de soldats.", "Some 15,000 soldiers.") == {"15000"}
    assert Fault.NUMBERS in found("Des milliers de soldats.", "Some 15,000 soldiers.")


@pytest.mark.parametrize("english", ["", "  ", "...", '"'])
def test_nothing_said_is_empty(english: str) -> None:
    assert Fault.EMPTY in found("Le président a parlé.", english)


def test_a_loop_is_repetition_and_a_refrain_of_the_source_is_not() -> None:
    looped = "the rest of the world, the rest of the world, the rest of the world"
    assert Fault.REPEATED in found("Le pays a été coupé du reste du monde entier depuis des années.", looped)
    assert Fault.REPEATED in found("Il a dit non.", "No no no no no.")
    french = "La paix, la paix, la paix, disait-il : la paix, la paix, la paix."
    assert Fault.REPEATED not in found(french, "Peace, peace, peace, he said: peace, peace, peace.")


def test_a_dropped_clause_and_an_invented_one_show_in_the_length() -> None:
    long = "Les deux dirigeants se sont rencontrés mercredi dans la région russe de l'Amour, en Extrême-Orient."
    assert Fault.TOO_SHORT in found(long, "The two leaders.")
    assert Fault.TOO_LONG in found(
        "Oui, dit-il.", "Yes, he said, and then he went on to say many other things to them."
    )


def test_french_left_as_it_was_is_untranslated() -> None:
    french = "Le ministre est parti avec les autres dans le train."
    assert Fault.UNTRANSLATED in found(french, french)


def test_a_translation_that_the_model_itself_doubts_is_improbable() -> None:
    assert Fault.IMPROBABLE in found("Il est venu.", "He came.", score=-3.0)
    assert not found("Il est venu.", "He came.", score=-0.3)


def test_half_a_character_is_garbled_unless_the_french_has_it() -> None:
    assert Fault.GARBLED in faults("Il est ravi.", Hypothesis("He is \ufffd delighted.", -0.5))
    assert Fault.GARBLED not in faults("Il est \ufffd ravi.", Hypothesis("He is \ufffd delighted.", -0.5))


def test_marks_that_lost_their_other_are_seen_where_the_french_has_both() -> None:
    assert unpaired_marks("Il a dit « non » (hier).", 'He said "no" (yesterday).') == 0
    assert unpaired_marks("Il a dit « non » (hier).", 'He said "no (yesterday.') == 2
    assert unpaired_marks("« Non.", '"No.') == 0
