"""Pairs that teach the translator to copy a word that it is given in English."""

from training.translator.corpus import Pair
from training.translator.mixing import mixed


def test_some_listed_words_are_written_in_english_where_the_english_has_them() -> None:
    told = Pair("Ils ont tiré des obus sur place.", "They fired shells on the spot.", "europarl")
    other = Pair("Ils ont tiré des obus sur place.", "They bombarded it.", "europarl")
    made = {p.french for p in mixed([told, other] * 200)}
    assert "Ils ont tiré des shells sur place." in made
    assert "Ils ont tiré des shells on the spot." in made
    assert told.french not in made
    assert 0 < sum(1 for _ in mixed([told, other] * 200)) < 200
