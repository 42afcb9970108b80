"""Pairs that teach the translator to copy the names of the press."""

from __future__ import annotations

import pytest

from training.translator.corpus import Pair
from training.translator.renaming import names_of, renamed

NEWS = [
    "Hier soir, Julien Doré a chanté à Londres devant le public.",
    "Selon Julien Doré, la salle de Guingamp était pleine.",
    "Le maire de Guingamp parle de l'Assemblée, une assemblée à Londres.",
    "Les députés de l'assemblée et l'Assemblée sont à Londres.",
]


PAIRS = [Pair("Il vit à Calais, près de la ville.", "He lives near the town.", "europarl-00")]


def test_names_are_those_that_english_writes_alike() -> None:
    names = names_of([*NEWS, "Le port de Calais et Calais, près de Calais."], PAIRS)
    assert list(names.full) == ["Julien Doré"]
    assert list(names.single) == ["Guingamp"]


def test_a_name_of_both_sides_becomes_the_same_other_name_on_both() -> None:
    names = names_of(NEWS, [])
    shared = Pair("Le discours de Romano Prodi est clair.", "The speech of Romano Prodi is clear.", "europarl-00")
    apart = Pair("Le discours de Londres est clair.", "The speech of London is clear.", "europarl-00")
    law = Pair("Le discours de Romano Prodi est clair.", "The speech of Romano Prodi is clear.", "canada_laws")
    found = list(renamed([shared, apart, law], names))
    assert [(p.french, p.english) for p in found] == [
        ("Le discours de Julien Doré est clair.", "The speech of Julien Doré is clear.")
    ]


def test_news_without_names_is_refused() -> None:
    with pytest.raises(ValueError, match="too few names"):
        list(renamed(PAIRS, names_of(["Il pleut sur la ville."], [])))
