"""A word of several senses means in a bullet what the sentence's English says."""

import pytest

from enjeu.gains.senses import in_its_sense


@pytest.mark.parametrize(
    ("bullet", "french", "sentence", "wanted"),
    [
        ("interview", "un entretien", "The maintenance of the boiler is due.", "maintenance"),
        ("protection of the book", "protéger la livre", "The bank will protect the pound.", "protection of the pound"),
        ("protection of the book", "protéger le livre", "The law protects the book.", "protection of the book"),
        ("interview", "un entretien", "Nothing of it is told.", "interview"),
        ("territorial gains", "des gains territoriaux", "They keep their local gains.", "territorial gains"),
    ],
)
def test_the_sense_is_the_sentence_s(bullet: str, french: str, sentence: str, wanted: str) -> None:
    assert in_its_sense(bullet, french, sentence) == wanted
