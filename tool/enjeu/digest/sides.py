"""The parties of an event: sides that several papers have under one name or another, brought together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from enjeu.digest.papers import Reported
from enjeu.folding import fold
from enjeu.gains.gazetteer import demonyms, gazetteer
from enjeu.records import Gain, Side
from enjeu.translation.transliteration import similarity, skeleton

ALIKE = 0.85  # of two spellings of a name, word by word: Choïgou, Shoigu
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Party:
    """A side in the making: its names, most frequent first, and what each paper says that it gains."""

    name: str
    aliases: tuple[str, ...]
    papers: tuple[str, ...]
    gains: list[tuple[str, Gain]] = field(default_factory=list)


class Parties:
    """The parties of one event."""

    def __init__(self, reports: Sequence[Reported]) -> None:
        """Bring the sides of all papers together."""
        held = [(r.paper.id, side) for r in reports for side in r.brief.sides]
        known = {r.paper.id: {s.id for s in r.brief.sentences} for r in reports}
        self.all: list[Party] = []
        for members in _joined([side for _, side in held], [paper for paper, _ in held]):
            sides = [held[i] for i in members]
            names = Counter(_settled(side.name) for _, side in sides)
            name = names.most_common(1)[0][0]
            spellings = dict.fromkeys(a for _, side in sides for a in (side.name, *side.aliases) if a != name)
            party = Party(
                name,
                tuple(spellings),
                tuple(dict.fromkeys(paper for paper, _ in sides)),
                [(paper, _with_known(gain, known[paper])) for paper, side in sides for gain in side.gains],
            )
            self.all.append(party)
        self.all.sort(key=lambda party: (-len(party.papers), -len(party.gains)))
        self._known: dict[str, str] = {}

    def named(self, name: str | None) -> str | None:
        """The name that a party of this event goes by; a name that is no party's comes back as it is.

        Here a person counts for the party that goes by his or her name, even by one word of it.
        """
        if name is None:
            return None
        if name not in self._known:
            self._known[name] = self._party_called(name)
        return self._known[name]

    def _party_called(self, name: str) -> str:
        for party in self.all:
            if _same_name(name, (party.name, *party.aliases)):
                return party.name
        ends = {fold(w) for w in (*_WORD.findall(name)[:1], *_WORD.findall(name)[-1:])}
        for party in self.all:
            if any(fold(a) in ends for a in party.aliases if a[:1].isupper() and fold(a) not in demonyms()):
                return party.name
        return _settled(name)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every name, folded."""
        return frozenset(fold(w) for p in self.all for a in (p.name, *p.aliases) for w in _WORD.findall(a))


def _with_known(gain: Gain, ids: Container[int]) -> Gain:
    """The gain without evidence that its brief does not hold."""
    return gain.model_copy(update={"evidence": tuple(i for i in gain.evidence if i in ids)})


@cache
def _countries() -> dict[str, str]:
    """Folded names of countries and their capitals, in both languages -> the country."""
    return {
        fold(alias): place.name
        for place in gazetteer().values()
        for alias in (*place.english, *place.names)
        if not alias.startswith(("le ", "the "))
    }


def _settled(name: str) -> str:
    """Moscow is Russia; any other name is itself."""
    return _countries().get(fold(name), name)


def _joined(sides: Sequence[Side], papers: Sequence[str]) -> list[list[int]]:
    """Indices of the sides that are one party, in the order in which the parties first appear.

    `papers` has the paper of each: two sides that one paper tells apart are two.
    """
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for i, side in enumerate(sides):
        by_name[_settled(side.name)].append(i)
    # One side for each name, with its aliases in all papers: few, however many papers there are.
    names = list(by_name)
    merged = [
        Side(
            name=name,
            aliases=tuple(dict.fromkeys(a for i in by_name[name] for a in (sides[i].name, *sides[i].aliases))),
        )
        for name in names
    ]
    told_by = [{papers[i] for i in by_name[name]} for name in names]
    root = list(range(len(names)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    for j in range(len(names)):
        for i in range(j):
            one, other = find(i), find(j)
            if one == other or not told_by[one].isdisjoint(told_by[other]):
                continue
            if _is_one(merged[i], merged[j]):
                told_by[min(one, other)] |= told_by[max(one, other)]
                root[max(one, other)] = min(one, other)
    parties: defaultdict[int, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        parties[find(n)] += by_name[name]
    return [sorted(members) for members in parties.values()]


def _is_one(one: Side, other: Side) -> bool:
    """Whether two sides of different names are one party: the name of one is among the names of the other."""
    if one.name in gazetteer() and other.name in gazetteer():
        return False
    return _same_name(one.name, (other.name, *other.aliases)) or _same_name(other.name, (one.name, *one.aliases))


def _same_name(name: str, others: Iterable[str]) -> bool:
    """Whether a name is one of the others: in another spelling, or a last name for a full one."""
    words = _WORD.findall(name)
    if not words or not name[0].isupper():
        return False
    for other in others:
        theirs = _WORD.findall(other)
        if not theirs or not other[0].isupper() or fold(other) in demonyms():
            continue
        if fold(name) == fold(other):
            return True
        if len(words) == len(theirs):
            if all(_alike(a, b) for a, b in zip(words, theirs, strict=True)):
                return True
        elif 1 in (len(words), len(theirs)) and len(words[-1]) > 3 and _alike(words[-1], theirs[-1]):
            longer = max(words, theirs, key=len)  # "Vladimir Poutine", not "Mairie de Toulouse"
            if all(word[0].isupper() for word in longer):
                return True
    return False


def _alike(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    if min(len(one), len(other)) < 4:
        return False
    return skeleton(one) == skeleton(other) or similarity(one, other) >= ALIKE
