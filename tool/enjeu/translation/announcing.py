"""A headline that is a clause by itself: "Ce que gagne la Russie" is what Russia gains, not which gains Russia.

In running text such a clause goes on about the sentence before ("Ce que conteste l'avocat." is "Which the lawyer
disputes."). Announced by "Voici" it can only be the other one.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[Cc]e (?:que|qui|dont)\b|[Cc]e qu['’]")
_MISTAKEN = re.compile(r"Which\b|That\b")
_ANNOUNCED = re.compile(r"(?:Here|This)(?:['’]s| is|) (?=what\b)")


def announced(french: str, english: str) -> str:
    """The headline behind "Voici" where its English opens as a relative clause; else as it is."""
    mistaken = _CLAUSE.match(french) and not french.rstrip().endswith((".", "!", "?", "…")) and _MISTAKEN.match(english)
    return f"Voici {french[0].lower()}{french[1:]}" if mistaken else french


def by_itself(english: str) -> str | None:
    """The English of such a headline without what announced it; None where nothing does."""
    found = _ANNOUNCED.match(english)
    return "W" + english[found.end() + 1 :] if found else None
