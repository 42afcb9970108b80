"""The words there are: whether an English word was made up, and whether a French one with a capital is any word."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from enjeu.tables import lines

SHORTEST = 3  # letters; shorter ones are as often abbreviations
# The corpora write these with a capital, as names of bodies; they are words for all that.
_BODIES = {
    "council", "union", "parliament", "commission", "senate", "senates", "congress", "republic", "republican",
    "republicans", "kingdom", "commons",
}  # fmt: skip
WORD = re.compile(rf"(?<![\w-])[^\W\d_]{{{SHORTEST},}}(?![\w-])")


def file_name(language: Literal["fr", "en"]) -> str:
    """The list of a language in `data/`: words in small letters, one a line, by `python -m training.lexicon.words`."""
    return f"words_{language}.txt.xz"


@cache
def known_words(language: Literal["fr", "en"]) -> frozenset[str]:
    """The words of the press and of parliament in `fr` or `en`, in small letters; names are none of them."""
    return frozenset(lines("translation", file_name(language))) | (_BODIES if language == "en" else set())


def made_up(word: str) -> bool:
    """Whether a word of an English text is no English word; of names, which have a capital, nothing is known."""
    return word.islower() and word not in known_words("en")


def invented(french: str, english: str) -> list[str]:
    """The words of the English that were made up and do not stand in the French either."""
    there = {word.lower() for word in WORD.findall(french)}
    return [word for word in WORD.findall(english) if made_up(word) and word not in there]
