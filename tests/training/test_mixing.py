"""Pairs that teach the translator to copy a word that it is given in English."""

from training.translator.corpus import Pair
from training.translator.mixing import mixed


def test_a_rare_word_is_written_in_english_where_the_english_has_it() -> None:
    rare = Pair("Ils ont tiré des obus sur la ville.", "They fired shells at the town.", "europarl")
    other = Pair("Ils ont tiré des obus sur la ville.", "They bombarded the town.", "europarl")
    plain = Pair("La ville est grande.", "The town is big.", "europarl")
    assert [p.french for p in mixed([rare, other, plain])] == ["Ils ont tiré des shells sur la ville."]
