"""The key under which spellings of one word meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WORD_LENGTH = 32  # an article's words are folded many times over; longer texts once


def fold(text: str) -> str:
    """Lower case without diacritics, ligatures opened: "Œuvre" and "oeuvre" are the same."""
    return _folded(text) if len(text) < _WORD_LENGTH else _folded.__wrapped__(text)


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    return "".join(c for c in spread if not unicodedata.combining(c)).casefold()
