"""Words parted at a line's end: is the hyphen there the printer's, or the word's own ("porte-parole")?"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from enjeu.reading.wording import SMALL_WORDS, vocabulary
from enjeu.tables import lines, rows

# Halves of compounds that are the beginning or the end of hardly any other word. No printer parts before a vowel.
FIRST_HALVES = vocabulary(
    """
    celui celle ceux celles lui eux vice nord sud ouest demi semi quatre dix vingt trente quarante cinquante soixante
    c'est jusque week après là
    """
)
SECOND_HALVES = vocabulary("il elle on ils elles un une être même mêmes delà dessus dessous")
# Halves that begin or end other words too ("pro-poser"): they count where the word in one is none.
PREFIXES = vocabulary(
    """
    est ex non mi elle moi toi nous vous ci peut dit sous contre avant arrière grand petit porte chef centre franco
    germano russo sino gréco euro pro anti libre cessez plus garde longue sans vis
    """
)
SUFFIXES = vocabulary("je tu nous vous ce là ci deux trois")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DEMONYM = 5  # letters at least of "libano-", "israélo-"


def words_in(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.lower() for word in WORD.findall(text)}


def keeps_hyphen(first: str, second: str, known: Set[str]) -> bool:
    """Whether the hyphen between two parts of a word is its own; `known` holds the words of the text, in small letters.

    Where the text does not tell, the lists of words do: a word in one is parted, two words are joined.
    """
    small, capitals = first[0].islower(), len(first) > 1 and first.isupper()
    name = second[0].isupper() and not capitals
    first, second = first.lower().replace("’", "'"), second.lower()
    head, _, rest = second.partition("-")
    stem = first.rpartition("'")[2]
    if f"{first}-{second}" in known or f"{stem}-{second}" in known:
        return True
    if stem + head in known:
        return False
    if name or 1 in (len(first), len(head)) or first in FIRST_HALVES or stem in FIRST_HALVES or head in SECOND_HALVES:
        return True
    if (rest and head in SMALL_WORDS) or f"{stem}-{second}" in _compounds():
        return True
    if stem + head in _words():
        return False
    if head in SUFFIXES:
        return True
    joinable = stem in PREFIXES or (stem.endswith("o") and len(stem) >= DEMONYM)
    return head in _words() and (joinable or ((small or capitals) and stem in _words()))


def rejoined(first: str, second: str, known: Set[str]) -> str | None:
    """The word of two parts, with or without its hyphen; None where neither the text nor the lists have it."""
    start, end = (part.lower().replace("’", "'") for part in (first, second))
    start = start.rpartition("'")[2]
    written = {start + end, f"{start}-{end}"}
    if written.isdisjoint(known) and written.isdisjoint(_words()) and written.isdisjoint(_compounds()):
        return None
    return f"{first}-{second}" if keeps_hyphen(first, second, known) else first + second


@cache
def _words() -> frozenset[str]:
    """The words of the press, in small letters; of those with a hyphen there are none."""
    return frozenset(lines("translation", "words_fr.txt.xz"))


@cache
def _compounds() -> frozenset[str]:
    """Words of the press that are written with a hyphen."""
    entries = (row[0] for row in rows("translation", "press_words.tsv"))
    return frozenset(entry for entry in entries if "-" in entry and " " not in entry)
