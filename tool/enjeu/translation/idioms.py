"""Set phrases of the press, which mean something else than their words: "bras de fer" is no iron arm.

`data/idioms.tsv`: a French phrase, its English, then other English that shows it was understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from enjeu.tables import rows
from enjeu.translation.forms import cased_like

_WORD = re.compile(r"[^\W\d_]+")
_ADVERB = re.compile(r"(?:abord|accord|ailleurs|après|autant|emblée|habitude|ici|office|où|urgence)\b")  # behind "d'"
_ACCENTED = {"A": "à", "E": "é", "C": "ç"}


class Idiom(NamedTuple):
    """A set phrase where it stands in a French text: offsets (end exclusive), and its English, best first."""

    start: int
    end: int
    english: tuple[str, ...]


@cache
def _by_first_word() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """First word -> the phrases that it opens, the longest first, each with its English."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for french, *english in rows("translation", "idioms.tsv"):
        if first := _WORD.match(french):
            table.setdefault(first[0], []).append((french, tuple(english)))
        if french.endswith(" de") and first:  # "à la tête d'une banque"
            table[first[0]].append((f"{french[:-1]}'", (f"{english[0]} ", *english[1:])))
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return table


def idioms(french: str) -> Iterator[Idiom]:
    """The set phrases of a French text, from left to right; of those that begin at a word, the longest.

    The first letter may be a capital, which its English then has too.
    """
    text, known, end = french.replace("’", "'"), _by_first_word(), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end or text[start - 1 : start] == "-":
            continue
        low = word[0][0].lower()
        openings = (low + word[0][1:], _ACCENTED.get(word[0][0], low) + word[0][1:])  # papers write "A la traîne"
        for phrase, english in (row for opening in dict.fromkeys(openings) for row in known.get(opening, ())):
            close = start + len(phrase)
            elided = phrase.endswith("'")
            whole = not (_ADVERB.match(text, close) if elided else re.match(r"[\w-]", text[close : close + 1]))
            if text[start + 1 : close] == phrase[1:] and whole:
                end = close
                yield Idiom(start, close, (cased_like(word[0], english[0]), *english[1:]))
                break
