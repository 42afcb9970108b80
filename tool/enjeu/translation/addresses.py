"""Web and mail addresses and telephone numbers stay to the letter.

A model of words translates them ("themonde.fr/political") and takes a telephone number for figures ("01,42 33"). It
copies a short address or number of four digits, so it is given one of these in the place of each, and the English gets
the own one back.
"""

from __future__ import annotations

import re

from enjeu.translation.forms import splice

_GAP = r"[ .\u00a0\u202f-]"
_TELEPHONE = re.compile(
    rf"(?<![\d+])(?:(?:\+33{_GAP}?(?:\(0\){_GAP}?)?|0)[1-9](?:{_GAP}?\d\d){{4}}|0{_GAP}?8\d\d{_GAP}?\d{{3}}{_GAP}?\d{{3}})(?!\d)"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"»”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"»”]+",
    re.IGNORECASE,
)
_END = ".,;:!?)"  # of the sentence, not of the address
# The carried model copied each in every one of nine sentences that it was tried in.
STAND_INS = {
    _ADDRESS: ("www.google.com", "www.ibm.com", "www.bbc.com", "www.cnn.com", "www.un.org"),
    _TELEPHONE: ("3010", "3012", "3015", "4120", "5010"),
}


def with_short_addresses(french: str) -> tuple[str, dict[str, str]]:
    """The French with a stand-in for each address and telephone number, and what each stand-in stands for.

    Those for which none is left stay as they are.
    """
    held: dict[str, str] = {}
    for pattern, names in STAND_INS.items():
        edits, free = [], [name for name in names if name not in french]
        for match in pattern.finditer(french):
            own = match[0].rstrip(_END)
            if free and own not in names:
                edits.append((match.start(), match.start() + len(own), free[0]))
                held[free.pop(0)] = own
        french = splice(french, edits)
    return french, held


def with_own_addresses(english: str, held: dict[str, str]) -> str:
    """The English with what each stand-in of `with_short_addresses` stands for in its place."""
    for stand_in, own in held.items():
        written = rf"{stand_in[0]},?{stand_in[1:]}" if stand_in.isdigit() else re.escape(stand_in)
        english = re.sub(rf"(?<!\w){written}(?!\w)", lambda _, own=own: own, english)  # type: ignore[misc]
    return english
