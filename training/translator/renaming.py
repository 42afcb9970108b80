"""Pairs in which a name that both sides share is another's: one of the French press.

Parliament names few people and few towns, and a piece that no English sentence ever had cannot be written: "Julien
Doré" became "weekly Doré". A model that has met a name on both sides copies it, and others with it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from enjeu.translation.forms import form, splice
from enjeu.translation.gazetteer import gazetteer
from training.translator.corpus import SOURCE_WEIGHT, Pair, written_alike

_PART = r"[A-ZÀ-Ý][A-Za-zÀ-ÿ0-9]+(?:-[A-ZÀ-Ý0-9][A-Za-zÀ-ÿ0-9]*)*"
# A capital inside a sentence: after a small letter or a comma, so that it is not there for the sentence's sake.
_NAME = re.compile(rf"(?<=[a-zà-ÿ.,] ){_PART}(?: {_PART})*(?![\w'’-])")
SEEN = 2  # times in the news: once may be a slip
OFTEN = 0.1  # times as often with a small letter: then it is a word ("Assemblée")
ALIKE = 0.7  # of the pairs with the name that must have it on both sides, where there are such pairs ("Londres", "TVA")
FULL = 0.4  # of the single names that become full ones: parliament calls people by their last names
_ARTICLE = r"\b(?:la|les?|du|des|aux?) "
_TITLES = re.compile(r"M|Mme|Mlle|Me|Pr|Dr|Le|La|Les|Saint")


@dataclass(frozen=True)
class Names:
    """Names that French and English write alike, with how often each is to be drawn."""

    full: dict[str, float]
    single: dict[str, float]


def names_of(news: Iterable[str], pairs: Iterable[Pair]) -> Names:
    """The names of some sentences of French news, drawn by the root of how often they are there.

    A name of which a word is no name ("Assemblée"), or is not what English writes ("Londres", by the tables or by the
    `pairs`), is left out.
    """
    runs, small = Counter[str](), Counter[str]()
    for text in news:
        runs.update(_NAME.findall(text))
        small.update(re.findall(r"\b[a-zà-ÿ]{2,}\b", text))
    met, alike = written_alike(pairs, lambda french: (part for name in _NAME.findall(french) for part in name.split()))
    parts = Counter[str]()
    for run, times in runs.items():
        for part in run.split():
            parts[part] += times
    entries, peoples = gazetteer().entries, gazetteer().demonyms

    def is_name(part: str) -> bool:
        entry = entries.get(form(part))
        return (
            (entry is None or entry.english == part)
            and peoples.get(form(part)) is None
            and not _TITLES.fullmatch(part)
            and small[part.lower()] <= OFTEN * parts[part]
            and alike[part] >= ALIKE * met[part]
        )

    drawn = {r: n**0.5 for r, n in runs.items() if n >= SEEN and all(map(is_name, r.split()))}
    return Names({r: w for r, w in drawn.items() if " " in r}, {r: w for r, w in drawn.items() if " " not in r})


def _shared(pair: Pair) -> list[str]:
    """Names that stand in both sides as often, once or more."""
    french, english = Counter(_NAME.findall(pair.french)), Counter(_NAME.findall(pair.english))
    return [name for name in french if french[name] == english[name]]


def renamed(pairs: Iterable[Pair], names: Names, seed: int = 1) -> Iterator[Pair]:
    """Each pair that shares a name, with other names in place of all that it shares; law and manuals are left out.

    ValueError where there are no full or no single names to draw from: the news is too little.
    """
    if not (names.full and names.single):
        raise ValueError(f"too few names in the news: {len(names.full)} full, {len(names.single)} single")
    chance = random.Random(seed)
    full, single = (_Drawn(chance, list(kind), list(kind.values())) for kind in (names.full, names.single))
    for pair in pairs:
        if pair.source in SOURCE_WEIGHT:
            continue
        others = {}
        for old in _shared(pair):
            person = " " in old or (chance.random() < FULL and not re.search(_ARTICLE + re.escape(old), pair.french))
            others[old] = (full if person else single).next()
        if others:
            yield replace(pair, french=_written(pair.french, others), english=_written(pair.english, others))


class _Drawn:
    """Names drawn by their weights, a thousand at a time: one by one the weights are summed anew for each."""

    def __init__(self, chance: random.Random, names: Sequence[str], weights: Sequence[float]) -> None:
        self._chance, self._names, self._weights = chance, names, weights
        self._waiting: list[str] = []

    def next(self) -> str:
        if not self._waiting:
            self._waiting = self._chance.choices(self._names, self._weights, k=1000)
        return self._waiting.pop()


def _written(text: str, others: dict[str, str]) -> str:
    return splice(text, [(m.start(), m.end(), others[m[0]]) for m in _NAME.finditer(text) if m[0] in others])
