"""Web and mail addresses and telephone numbers stay to the letter.

A model of words translates them ("themonde.fr/political") and takes a telephone number for figures ("01,42 33"). It
copies a short address or number of four digits, so it is given one of these in the place of each, and the English gets
the own one back.
"""

from __future__ import annotations

import re

from enjeu.translation.forms import splice
from enjeu.translation.stand_ins import Kind, Loan, LostName, with_stand_ins

_GAP = r"[ .\u00a0\u202f-]"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"»”]+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"»”]+"
_TELEPHONE = (
    rf"(?<![\d+])(?:(?:\+33{_GAP}?(?:\(0\){_GAP}?)?|0)[1-9](?:{_GAP}?\d\d){{4}}"
    rf"|0{_GAP}?8\d\d{_GAP}?\d{{3}}{_GAP}?\d{{3}})(?!\d)"
)
_ANY = re.compile(
    rf"(?P<{Kind.MAIL}>{_MAIL})|(?P<{Kind.ADDRESS}>{_ADDRESS})|(?P<{Kind.TELEPHONE}>{_TELEPHONE})", re.IGNORECASE
)
_END = ".,;:!?)"  # of the sentence, not of the address


def _found(text: str) -> list[LostName]:
    return [
        LostName(match.start(), match.start() + len(own), own, Kind(match.lastgroup or ""))
        for match in _ANY.finditer(text)
        if (own := match[0].rstrip(_END))
    ]


def with_short_addresses(french: str) -> tuple[str, dict[str, Loan]]:
    """The French with a stand-in for each address and telephone number, as far as there are stand-ins left."""
    return with_stand_ins(french, _found(french))


def with_own_addresses(french: str, english: str, loans: dict[str, Loan]) -> str:
    """The English with the addresses of the French: in the place of their stand-ins, and of what became of an address.

    An address that is none of the French gives way where there are as many in both.
    """
    for stand_in, loan in loans.items():
        written = rf"{stand_in[0]},?{stand_in[1:]}" if stand_in.isdigit() else re.escape(stand_in)
        written = rf"(?<!\w){written}(?!\w)"
        english = re.sub(written, lambda _, own=loan.english: own, english, flags=re.IGNORECASE)  # type: ignore[misc]
    wanted, there = ([one for one in _found(text) if one.kind is not Kind.TELEPHONE] for text in (french, english))
    if len(wanted) != len(there) or all(one.english in english for one in wanted):
        return english
    return splice(english, [(met.start, met.end, own.english) for own, met in zip(wanted, there, strict=True)])


def lost_addresses(french: str, english: str) -> bool:
    """Whether an address or a telephone number of the French is not in its English."""
    return any(one.english not in english for one in _found(french))
