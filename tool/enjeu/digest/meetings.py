"""One meeting in many words: two papers that tell of it share its parties, but hardly a word beside their names."""

from __future__ import annotations

import re

from enjeu.digest.sentences import Said
from enjeu.digest.sides import Parties, Party
from enjeu.folding import fold
from enjeu.reading.dates import DAY_NAMES, FOLDED_MONTH
from enjeu.summary.faithfulness import is_negated

# In French without accents.
_MEETING = re.compile(
    r"\b(?:rencontr\w*|reunions?|reuni(?:e?s?|r|ra|ront|ssent)|sommets?|entrev(?:ues?|oir)|tete-a-tete|pourparlers"
    r"|entreti(?:ens?|ennent|endra|endront)|entretenus?|s'entretenir|se retrouve\w*|discut\w+)\b"
)
# "After the meeting of X and Y" tells of something else.
_SETTING = re.compile(r"\b(?:apres|avant|depuis|lors d\w*|en marge d\w*|a l'issue d\w*)\b[^,.;:]*")
_DAY = re.compile(rf"\b(?:{'|'.join(DAY_NAMES)}|\d{{1,2}}(?:er)? (?:{FOLDED_MONTH}))\b")
_BOTH = re.compile(r"\b(?:les|ces|leurs|aux|des) deux \w")


class Meetings:
    """Who meets whom in the sentences of an event."""

    def __init__(self, parties: Parties) -> None:
        """The parties of the event, by every name that they have in French or English."""
        self._named = [(party, _pattern(party)) for party in parties.all]
        self._met: dict[tuple[str, int], frozenset[str]] = {}

    def between(self, one: Said) -> frozenset[str]:
        """The parties of the meeting that a sentence tells of, two or more; else nobody.

        "The two leaders" are those of the event's first two parties.
        """
        place = one.paper, one.sentence.id
        if place not in self._met:
            self._met[place] = self._between(one)
        return self._met[place]

    def _between(self, one: Said) -> frozenset[str]:
        told = _SETTING.sub(" ", one.folded)
        if not _MEETING.search(told) or is_negated(one.sentence.fr):
            return frozenset()
        found = {party.name for party, name in self._named if name.search(told)}
        if _BOTH.search(told):
            found |= {party.name for party, _ in self._named[:2]}
        return frozenset(found if len(found) > 1 else ())

    def is_one(self, one: Said, other: Said) -> bool:
        """Whether both tell of a meeting of the same two, and not of two on different days."""
        days = set(_DAY.findall(one.folded)), set(_DAY.findall(other.folded))
        return len(self.between(one) & self.between(other)) > 1 and (not all(days) or not days[0].isdisjoint(days[1]))


def _pattern(party: Party) -> re.Pattern[str]:
    names = sorted({fold(alias) for alias in (party.name, *party.aliases)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
