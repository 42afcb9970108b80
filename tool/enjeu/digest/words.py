"""What an article is about, as weighted words, names and days: what two reports of one event have in common.

A word weighs by how rare it is in the French press at large, not in the folder at hand: among five reports of one
summit the words of that summit are common, and they are the ones that count. The frequencies are those of
`data/stems.tsv.xz` (`training/digest_likeness` is the recipe).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from enjeu.folding import fold
from enjeu.gains.gazetteer import names_of_places
from enjeu.reading.dates import MONTHS
from enjeu.records import Brief, Kind
from enjeu.summary.words import FUNCTION_WORDS, content, stem
from enjeu.tables import rows
from enjeu.translation.transliteration import skeleton

LEAD = 3  # sentences that say what an article is about
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLITIC = re.compile(r"^(?:[ldjmtsnc]|qu)['’]", re.IGNORECASE)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def _frequencies() -> tuple[int, dict[str, int]]:
    """Number of articles counted, and in how many of them each stem stands."""
    (_, total), *counts = rows("digest", "stems.tsv.xz")
    return int(total), {word: int(count) for word, count in counts}


def rarity(word: str) -> float:
    """Inverse document frequency of a stem, natural logarithm; a stem never seen counts as seen once."""
    total, known = _frequencies()
    return math.log(total / known.get(word, 1))


Vector = Mapping[str, float]


def vector(counts: Mapping[str, int], weight: Mapping[str, float] | None = None) -> Vector:
    """tf-idf of length 1: one plus the logarithm of the count, times the rarity."""
    raw = {w: (1 + math.log(n)) * (rarity(w) if weight is None else weight[w]) for w, n in counts.items()}
    length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
    return {w: x / length for w, x in raw.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Between 0, nothing in common, and 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(x * other[w] for w, x in one.items() if w in other)


@dataclass(frozen=True)
class Profile:
    """An article's French text, seen as what it is about. `sentences` are in reading order, without the title."""

    title: str
    sentences: tuple[str, ...]

    @cached_property
    def words(self) -> Vector:
        """Every word that carries meaning."""
        return vector(Counter(w for text in (self.title, *self.sentences) for w in content(text)))

    @cached_property
    def lead(self) -> Vector:
        """The words of the title and of the first sentences."""
        return vector(Counter(w for text in (self.title, *self.sentences[:LEAD]) for w in content(text)))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Each name by its key, as the article first writes it."""
        found: dict[str, str] = {}
        for key, text in self._names():
            found.setdefault(key, text)
        return found

    @cached_property
    def names(self) -> Vector:
        """The names, whatever their spelling: Moscou counts as Russia, Shoigu as Choïgou."""
        counts = Counter(key for key, _ in self._names())
        return vector(counts, {key: rarity(stem(text)) for key, text in self.spellings.items()})

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """The days that are named with their month, as (month, day)."""
        texts = (self.title, *self.sentences)
        return frozenset((MONTHS[m[2].lower()], int(m[1])) for t in texts for m in _DAY.finditer(t))

    def _names(self) -> Iterable[tuple[str, str]]:
        for text in (self.title, *self.sentences):
            for n, match in enumerate(_WORD.finditer(text)):
                word = _CLITIC.sub("", match[0])
                if n and len(word) > 1 and word[0].isupper() and fold(word) not in FUNCTION_WORDS:
                    yield _key(word), word


@cache
def _key(word: str) -> str:
    return names_of_places().get((fold(word),)) or skeleton(word) or fold(word)


def profile(brief: Brief) -> Profile:
    """What the article of a brief is about."""
    title = brief.source.title or " ".join(s.fr for s in brief.sentences if s.kind is Kind.TITLE)
    return Profile(title, tuple(s.fr for s in brief.sentences if s.kind is not Kind.TITLE))
