"""Web and mail addresses stay to the letter: a model of words translates them ("themonde.fr/political")."""

from __future__ import annotations

import re

# What is one in the French, and what a model makes of one, which may have lost its dots.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"»”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"»”]+",
    re.IGNORECASE,
)
_END = ".,;:!?)"  # of the sentence, not of the address


def with_own_addresses(french: str, english: str) -> str:
    """The English with the addresses of the French in the place of its own, where it has as many."""
    wanted = [match[0].rstrip(_END) for match in _ADDRESS.finditer(french)]
    if not wanted or all(address in english for address in wanted):
        return english
    found = list(_ADDRESS.finditer(english))
    if len(found) != len(wanted):
        return english
    for address, match in reversed(list(zip(wanted, found, strict=True))):
        end = match.start() + len(match[0].rstrip(_END))
        english = english[: match.start()] + address + english[end:]
    return english
