"""Figures that differ: two papers count the same thing, in sentences about the same, and do not come to one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from enjeu.digest.sentences import Said, cited, grouped
from enjeu.digest.words import cosine
from enjeu.folding import fold
from enjeu.gains.dictionary import adjective_in_english
from enjeu.gains.phrases import number_in_english
from enjeu.reading.dates import DAYS, MONTHS
from enjeu.records import Disagreement, Position
from enjeu.summary.figures import Figure, figures
from enjeu.summary.words import FUNCTION_WORDS, stem, tokens

ABOUT = 0.27  # cosine of two French sentences that count one thing; set by eye on real events of the press
SHORTEST = 4  # letters of what is counted; shorter are units and ordinals
# Counted in every article, of everything: dates, ages, durations, places in a row.
_EVERYTHING = """
an ans annee mois semaine jour journee heure minute seconde fois siecle mille pays point page
article premier deuxieme
"""
_OF_EVERYTHING = frozenset(stem(word) for word in (*_EVERYTHING.split(), *MONTHS, *DAYS))
# Between a figure and what it counts, besides words without meaning of their own.
_SCALES = "millions million milliards milliard milliers centaines euros euro dollars dollar cent"
SCALES = frozenset(_SCALES.split())

_YEARS = frozenset(map(float, range(1900, 2101)))


class Count(NamedTuple):
    """A figure, what it counts (a stem, and as written), and the sentence."""

    figure: Figure
    noun: str
    word: str
    said: Said


def disagreements(everything: Sequence[Said]) -> list[Disagreement]:
    """Each thing that is counted differently, with every paper's figure."""
    by_noun: defaultdict[str, list[Count]] = defaultdict(list)
    for one in everything:
        for count in counts(one):
            by_noun[count.noun].append(count)
    return [
        _difference(differing)
        for held in by_noun.values()
        if len({c.said.paper for c in held}) > 1
        for differing in _differing(held)
    ]


def counts(one: Said) -> list[Count]:
    """What a French sentence counts: a figure followed by a noun, "26 millions d'habitants"."""
    words = tokens(one.sentence.fr)
    folded = [fold(w) for w in words]
    found = []
    at = 0
    for figure in figures(one.sentence.fr, claims=True):
        parts = [p for piece in figure.text.split() for p in tokens(piece)]
        if figure.unit is None and figure.values <= _YEARS:
            continue
        start = next((n for n in range(at, len(words)) if folded[n : n + len(parts)] == parts), None)
        if start is None:
            continue
        at = start + len(parts)
        for place in range(at, min(at + 4, len(words))):
            if folded[place] in FUNCTION_WORDS or folded[place] in SCALES:
                continue
            if len(words[place]) >= SHORTEST and words[place].isalpha() and stem(words[place]) not in _OF_EVERYTHING:
                found.append(Count(figure, stem(words[place]), words[place], one))
            break
    return found


def _differing(held: Sequence[Count]) -> list[list[Count]]:
    """Of the counts of one noun, those that are about one thing and of which no two papers agree."""
    found = []
    for group in grouped(held, lambda count, group: all(_about_the_same(count, other) for other in group)):
        pairs = [(a, b) for n, a in enumerate(group) for b in group[:n] if a.said.paper != b.said.paper]
        if pairs and not any(_stands_in(a, b) or _stands_in(b, a) for a, b in pairs):
            found.append(group)
    return found


def _stands_in(count: Count, other: Count) -> bool:
    """Whether a figure is also in the other's sentence, which then only tells more: "120 posts of the 240"."""
    return any(count.figure.agrees(figure) for figure in figures(other.said.sentence.fr))


def _about_the_same(one: Count, other: Count) -> bool:
    if one.figure.unit and other.figure.unit and one.figure.unit != other.figure.unit:
        return False
    return cosine(one.said.vector, other.said.vector) >= ABOUT


def _difference(group: Sequence[Count]) -> Disagreement:
    positions: list[tuple[Figure, list[Said]]] = []
    for count in group:
        same = next((found for figure, found in positions if figure.agrees(count.figure)), None)
        if same is None:
            positions.append((count.figure, [count.said]))
        else:
            same.append(count.said)
    return Disagreement(
        kind="figures",
        about=_in_both_languages(group[0].word.lower()),
        positions=tuple(
            Position(claim=number_in_english(figure.text), evidence=cited(found)) for figure, found in positions
        ),
    )


def _in_both_languages(french: str) -> str:
    """The noun that is counted, in English where the package's word lists have it."""
    english = adjective_in_english(french)  # whose tables hold the nouns as well
    return f"{english} ({french})" if english != french else french
