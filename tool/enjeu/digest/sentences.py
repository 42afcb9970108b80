"""The sentences of an event's papers, with what they are about, so that what two papers say can be compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from enjeu.digest.papers import Reported
from enjeu.digest.words import Vector, vector
from enjeu.folding import fold
from enjeu.records import Cited, Flag, Kind, Sentence
from enjeu.summary.selection import roughness
from enjeu.summary.words import content

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """A sentence of a paper."""

    paper: str
    sentence: Sentence
    vector: Vector  # what the French is about, as against the rest of the event

    @cached_property
    def folded(self) -> str:
        """The French in lower case without accents, for patterns."""
        return fold(self.sentence.fr).replace("’", "'")

    @cached_property
    def roughness(self) -> float:
        """How much to mistrust the English; a sentence left in French is the last to be shown."""
        return roughness(self.sentence) + 3.0 * (Flag.LEFT_IN_FRENCH in self.sentence.flags)


def said(reports: Sequence[Reported]) -> list[Said]:
    """Every sentence of the text of every paper, headings and titles left out.

    Words weigh by their rarity within the event: the names that stand all over it tell no two sentences apart.
    """
    texts = [(r.paper.id, s, Counter(content(s.fr))) for r in reports for s in r.brief.sentences if s.kind is Kind.TEXT]
    holders = Counter(word for _, _, bag in texts for word in bag)
    weights = {word: math.log(1 + len(texts) / n) - math.log(2) for word, n in holders.items()}
    return [Said(paper, sentence, vector(bag, weights)) for paper, sentence, bag in texts]


class Index:
    """The sentences of an event by their words, to find those near to a vector without looking at them all."""

    def __init__(self, everything: Sequence[Said]) -> None:
        self._everything = everything
        self._holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, one in enumerate(everything):
            for word, weight in one.vector.items():
                self._holders[word].append((i, weight))

    def near(self, wanted: Vector) -> list[tuple[Said, float]]:
        """Every sentence that shares a word of weight, in reading order, with its cosine."""
        found: defaultdict[int, float] = defaultdict(float)
        for word, weight in wanted.items():
            for i, other in self._holders.get(word, ()):
                found[i] += weight * other
        return [(self._everything[i], found[i]) for i in sorted(found)]


def by_paper(pieces: Iterable[tuple[str, Iterable[int]]]) -> tuple[Cited, ...]:
    """One citation for each paper, in the order in which the papers come first, of all the ids that go with it."""
    ids: dict[str, set[int]] = {}
    for paper, numbers in pieces:
        ids.setdefault(paper, set()).update(numbers)
    return tuple(Cited(paper=paper, sentences=tuple(sorted(numbers))) for paper, numbers in ids.items())


def cited(found: Iterable[Said]) -> tuple[Cited, ...]:
    """These sentences, by paper."""
    return by_paper((one.paper, (one.sentence.id,)) for one in found)


def grouped(items: Iterable[T], belongs: Callable[[T, Sequence[T]], bool]) -> list[list[T]]:
    """The items, each in the first group to which it `belongs`, else in a new one."""
    groups: list[list[T]] = []
    for item in items:
        for group in groups:
            if belongs(item, group):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups
