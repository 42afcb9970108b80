"""A word that the model wrote twice running, once: "a united united front". Names may be double."""

from __future__ import annotations

import re

_TWICE = re.compile(r"\b([^\W\d_]{2,})(?: \1\b)+")
_MAY_STAND = {"had", "that"}  # "if he had had time"


def without_doubles(french: str, english: str) -> str:
    """The English with each doubled word once, unless the French doubles one itself ("très très")."""

    def once(match: re.Match[str]) -> str:
        return match[1] if match[1].islower() and match[1] not in _MAY_STAND else match[0]

    return english if _TWICE.search(french) else _TWICE.sub(once, english)
