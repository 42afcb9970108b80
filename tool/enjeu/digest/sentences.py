"""The sentences of an event's papers, with what they are about, so that what two papers say can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from enjeu.digest.papers import Reported
from enjeu.digest.words import Vector, vector
from enjeu.records import Cited, Flag, Kind, Sentence
from enjeu.summary.selection import roughness
from enjeu.summary.words import content, fold


@dataclass(frozen=True)
class Said:
    """A sentence of a paper."""

    paper: str
    sentence: Sentence

    @cached_property
    def vector(self) -> Vector:
        """What the French is about."""
        return vector(Counter(content(self.sentence.fr)))

    @cached_property
    def folded(self) -> str:
        """The French in lower case without accents, for patterns."""
        return fold(self.sentence.fr).replace("’", "'")

    @cached_property
    def roughness(self) -> float:
        """How much to mistrust the English; a sentence left in French is the last to be shown."""
        return roughness(self.sentence) + 3.0 * (Flag.LEFT_IN_FRENCH in self.sentence.flags)


def said(reports: Sequence[Reported]) -> list[Said]:
    """Every sentence of the text of every paper, headings and titles left out."""
    return [Said(r.paper.id, s) for r in reports for s in r.brief.sentences if s.kind is Kind.TEXT]


def cited(found: Iterable[Said]) -> tuple[Cited, ...]:
    """The sentences by paper, papers in the order in which they come first."""
    ids: dict[str, dict[int, None]] = {}
    for one in found:
        ids.setdefault(one.paper, {})[one.sentence.id] = None
    return tuple(Cited(paper=paper, sentences=tuple(sorted(numbers))) for paper, numbers in ids.items())
