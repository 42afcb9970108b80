"""Names that a model writing bytes broke off within a letter: "the Jedličk\ufffd institute"."""

from __future__ import annotations

import re

from enjeu.translation.forms import words

HALF = "\ufffd"  # what decoding makes of a part of a character
_LEAST = 4  # letters before it that tell which word it was
_WORD = re.compile(rf"[^\W\d_]{{{_LEAST},}}(?=[\w-]*{HALF})[\w{HALF}-]*")


def whole_names(french: str, english: str) -> str:
    """The English with such a word as the French has it, where one word of that begins like it."""
    if HALF not in english:
        return english

    def whole(match: re.Match[str]) -> str:
        stem = match[0].partition(HALF)[0]
        found = {word.text for word in words(french) if word.text.startswith(stem)}
        return found.pop() if len(found) == 1 else match[0]

    return _WORD.sub(whole, english)
