"""English words written into French text."""

from __future__ import annotations

from enjeu.translation.forms import with_english


def test_what_is_elided_before_a_french_word_is_whole_before_an_english_one() -> None:
    french = "La couronne d'épines, l'ISF et la fuite qu'Orano cache"
    edits = [(french.index(word), french.index(word) + len(word), english) for word, english in
             (("épines", "thorns"), ("ISF", "wealth tax"), ("fuite", "leak"), ("Orano", "a firm"))]  # fmt: skip
    assert with_english(french, edits) == "La couronne de thorns, le wealth tax et la leak que a firm cache"


def test_a_capital_stays() -> None:
    assert with_english("L'aveu", [(2, 6, "confession")]) == "Le confession"
