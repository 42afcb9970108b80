"""Slips of the pen: words said twice where the French says them once, articles, commas."""

from __future__ import annotations

import pytest

from enjeu.translation.slips import without_slips


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Un nouveau front uni.", "A united united front.", "A united front."),
        ("Il travaillait à temps plein.", "He worked at full-time time.", "He worked at full-time."),
        ("Une remarque, une seule.", "The one one one remark.", "The one remark."),
        ("S'il avait eu le temps.", "If he had had time.", "If he had had time."),
        ("Boutros Boutros-Ghali est mort.", "Boutros Boutros-Ghali is dead.", "Boutros Boutros-Ghali is dead."),
        ("Le groupe de 2014 a fini.", "The Twin Twin of 2014 finished.", "The Twin Twin of 2014 finished."),
        ("Il est très très grand.", "He is very very tall.", "He is very very tall."),
        ("Il l'a vu.", "He saw the theatre.", "He saw the theatre."),
    ],
)
def test_a_doubled_word_is_written_once(french: str, english: str, expected: str) -> None:
    assert without_slips(french, english) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("They gave him a oak.", "They gave him an oak."),
        ("A official says so.", "An official says so."),
        ("It was an loan of an hour.", "It was a loan of an hour."),
        ("These informations and these information are old.", "This information and this information are old."),
        ("Serie A is back, A is the first letter.", None),
        ('He said: "A oak fell."', 'He said: "An oak fell."'),
        ("a union, a one-off, a European, a unanimous vote, a useful unit", None),
        ("an umbrella, an MP, an LR mayor", None),
        ("a untenable promise", "an untenable promise"),
        ("It won an 2 billion euros contract.", "It won a 2 billion euro contract."),
        ("a 11-year-old, a 18% rise, a 8 metre wall", "an 11-year-old, an 18% rise, an 8 metre wall"),
        ("a 1,100 euro rent, a 100 euros of aid, a 180-page book", None),
        ("He says ,, that he left .", "He says, that he left ."),
        ("the 'killer' , which is", "the 'killer', which is"),
    ],
)
def test_articles_and_commas_are_put_right(english: str, expected: str | None) -> None:
    assert without_slips("Il est parti.", english) == (expected or english)


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Jean Petit (LR) est là.", "Jean Petit (LR) (LR) is there.", "Jean Petit (LR) is there."),
        ("Dit-il lundi.", "He said on Monday on Monday that it was.", "He said on Monday that it was."),
        ("De ville en ville en ville.", "From town to town.", "From town to town."),
        ("Pas à pas, pas à pas.", "Step by step, step by step.", "Step by step, step by step."),
    ],
)
def test_a_phrase_that_stands_twice_is_written_once(french: str, english: str, expected: str) -> None:
    assert without_slips(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Jugé pour avoir posté un film.", "Tried for posted a film.", "Tried for having posted a film."),
        ("Après avoir annoncé la loi.", "After announced the law.", "After having announced the law."),
        ("Après l'avis annoncé.", "After announced advice.", "After announced advice."),
        ("Pour avoir des gens armés.", "For armed people to have.", "For armed people to have."),
        ("Il n'a pas raté son but.", "He did not missed it.", "He did not miss it."),
        ("Il n'a pas essayé.", "He didn't tried, did not stopped.", "He didn't try, did not stop."),
        ("Ils n'ont pas besoin.", "They do not need it, nor did not shed any.", None),
    ],
)
def test_verbs_get_the_form_that_english_asks_for(french: str, english: str, expected: str | None) -> None:
    assert without_slips(french, english) == (expected or english)
