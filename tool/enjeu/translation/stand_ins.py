"""Names that the model cannot write, translated by way of names that it can.

A small model drops a name of which it never wrote the pieces ("Emmanuel Macron"), or makes a word of it. It copies the
names of its training pairs nearly always. So the French is given one of these in the place of each name that was lost,
and the English gets the name back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from enjeu.translation.forms import splice


class Kind(StrEnum):
    """What a name is the name of, as far as its French shows: how it is used in a sentence hangs on that."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    OTHER = "other"
    ADDRESS = "address"
    MAIL = "mail"
    TELEPHONE = "telephone"


class LostName(NamedTuple):
    """A name in a French sentence, [start, end), of whose English the translation has no trace."""

    start: int
    end: int
    english: str
    kind: Kind


class Loan(NamedTuple):
    """A stand-in: the name that it stands for, and how often."""

    english: str
    times: int


# Each was copied in 95 to 99 of 100 sentences that had lost a name of its kind. Last names alone: "he" or "she" is told
# by the rest of the sentence.
STAND_INS = {
    Kind.PERSON: ("Smith", "Blair", "Barroso", "Kinnock", "Clinton"),
    Kind.PLACE: ("Madrid", "Chicago", "Berlin"),
    Kind.BODY: ("OSCE", "IBM", "BBC"),
    Kind.OTHER: ("Microsoft", "Boeing", "Google"),
    # Of these each was copied in every one of nine sentences.
    Kind.ADDRESS: ("www.google.com", "www.ibm.com", "www.imf.org", "www.eu.org", "www.un.org"),
    Kind.MAIL: ("info@un.org", "press@ibm.com", "contact@google.com"),  # one writes to no web site
    Kind.TELEPHONE: ("3010", "3012", "3015", "4120", "5010"),
}


_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.,](?=\d)")


def with_stand_ins(french: str, lost: Sequence[LostName]) -> tuple[str, dict[str, Loan]]:
    """The French with stand-ins for the lost names, as far as there are some that it does not hold already."""
    held = french + _BETWEEN_DIGITS.sub("", french)  # "3 010" is 3010, too
    free = {kind: [s for s in names if s not in held] for kind, names in STAND_INS.items()}
    chosen: dict[str, str] = {}
    edits = []
    for name in lost:
        if name.english not in chosen and free[name.kind]:
            chosen[name.english] = free[name.kind].pop(0)
        if name.english in chosen:
            edits.append((name.start, name.end, chosen[name.english]))
    times = Counter(stand_in for _, _, stand_in in edits)
    return splice(french, edits), {stand_in: Loan(english, times[stand_in]) for english, stand_in in chosen.items()}


_ARTICLE = re.compile(r"L(?:[ae]s? |['’])")  # a name has its own: not "the Le Monde"


def put_back(english: str, loans: dict[str, Loan]) -> str | None:
    """The English with each name back in its place; None where a stand-in is not there as often as in the French."""
    for stand_in, (name, times) in loans.items():
        english, found = re.subn(rf"\b{stand_in}\b", lambda m, name=name: name, english)  # type: ignore[misc]
        if found != times:
            return None
        if _ARTICLE.match(name):
            english = re.sub(rf"\b(?:[Tt]he|L[ae]s?) (?={re.escape(name)})", "", english)
    return english
