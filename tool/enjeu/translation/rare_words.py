"""The English of French words and set phrases that a translation may have lost or mistaken.

`data/rare_words.tsv.xz` is by training/lexicon; `data/press_words.tsv` is a dictionary of the press, with words that
mean something else there than in parliament ("devises"), or that parliament seldom uses (see `data/README.md`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from enjeu.tables import rows
from enjeu.translation.forms import CAPITAL, cased_like
from enjeu.translation.gazetteer import word_list
from enjeu.translation.idioms import idioms
from enjeu.translation.known_words import WORD as ANY_WORD
from enjeu.translation.known_words import made_up
from enjeu.translation.openings import named_opening
from enjeu.translation.senses import sense_of
from enjeu.translation.transliteration import similarity

WORD = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")  # French; the recipe cuts its corpora with it too
_LISTED = re.compile(rf"{WORD.pattern}|(?<![\w-])[^\W\d_]{{3}}(?![\w-])")  # of three letters: acronyms, and senses told
_ENGLISH = re.compile(r"[^\W_]+")
ALIKE = 0.7  # of a French word that a made-up one shows (`similarity`)
_STEM, _LONG_STEM, _LONG = (
    5,
    6,
    9,
)  # letters with which the forms of one English word begin; of one with `_LONG` letters
_OPENING = re.compile(r"[^\w]*[^\W\d_]+(?:-[^\W\d_]+)*")  # a text up to the end of its first word
_NAMED = re.compile(rf"[ -]{CAPITAL}")
_SAYER = re.compile(r"^s?he ")  # "ironise-t-il" is "he quips"
# Words that many sentences have as well: "would" does not show that "would abandon" was said.
_COMMON = frozenset(
    {"would", "will", "have", "been", "being", "were", "with", "from", "into", "down", "over", "more", "made", "make",
     "making", "very", "that", "away", "back", "through", "about", "before", "after", "other", "they"}
)  # fmt: skip
_SHORTEST = 4  # letters of a word that is listed without being told by its company
_SMALL = 3  # letters of words that many sentences have: where there is a longer one, they show nothing


def _listed_in(name: str) -> dict[str, tuple[str, ...]]:
    return {french: tuple(english) for french, *english in rows("translation", name)}


@cache
def press_words() -> dict[str, tuple[str, ...]]:
    """The dictionary: French in small letters -> its English, best first."""
    return _listed_in("press_words.tsv")


@cache
def rare_words() -> dict[str, tuple[str, ...]]:
    """A French word in small letters -> its English, then other English words that show it was not lost."""
    return _listed_in("rare_words.tsv.xz") | press_words()


def mended(french: str, english: str, leave: frozenset[str] = frozenset()) -> str:
    """The English with its made-up words that are like a rare word of the French in that word's English.

    "artilleria" from "artillerie" is "artillery"; and "drownyades" from "noyades", which begins as that English does,
    is "drownings". What the English says already is not said twice; words to `leave`, in either language, are for
    others to see to.
    """
    known = rare_words()
    rare = [w for w in WORD.findall(french) if w in known and w not in leave]

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if not made_up(word) or word in leave:
            return word
        alike = {other: 1.0 if known[other][0][:_STEM] == word[:_STEM] else similarity(other, word) for other in rare}
        nearest = max(alike, key=lambda w: alike[w], default="")
        better = _SAYER.sub("", known[nearest][0]) if nearest and alike[nearest] >= ALIKE else word
        return word if re.search(rf"\b{re.escape(better)}\b", english) else better

    return ANY_WORD.sub(right, english) if rare else english


def lost_words(
    french: str,
    english: str,
    leave: frozenset[str] = frozenset(),
    senses: frozenset[int] = frozenset(),
    *,
    otherwise: bool = False,
) -> list[tuple[int, int, str]]:
    """Listed words and set phrases of the French of which the English shows no trace: start, end, what they want.

    In the order of the text. Words to `leave` (small letters) are a part of names. `otherwise`: set phrases want
    the second best of their English. `senses`: those of the article (see `senses.told_in`).
    """
    words = _ENGLISH.findall(english.lower())
    there = {*words, *(word[:size] for word in words for size in (_SMALL + 1, _STEM, _LONG_STEM))}

    def shown(parts: Sequence[str]) -> bool:
        twice = [part for part in set(parts) if parts.count(part) > 1]  # "in the face" is not "face to face"
        return all(_shows(there, part) for part in parts) and all(words.count(part) > 1 for part in twice)

    return [
        (one.start, one.end, one.wanted(otherwise=otherwise))
        for one in listed(french, senses)
        if one.word not in leave and not any(map(shown, one.traces))
    ]


def in_right_sense(french: str, english: str, leave: frozenset[str], senses: frozenset[int]) -> str:
    """The English with words of a wrong sense, which the company tells, in the right one: "bags of tickets" of notes.

    For what asking did not help. Of a verb only where both end alike, as a participle may be a past. The last two: see
    `lost_words`.
    """
    lost = {start for start, _, _ in lost_words(french, english, leave, senses)}
    for one in listed(french, senses):
        sense = sense_of(one.word, french, senses) if one.start in lost else None
        if sense is None or " " in sense.english[0]:
            continue
        right = sense.english[0]
        wrong = [w for w in rare_words().get(one.word, ()) if len(re.findall(rf"\b{re.escape(w)}\b", english)) == 1]
        alike = not sense.verb or any(w.endswith(end) and right.endswith(end) for w in wrong for end in ("ed", "ing"))
        if len(wrong) == 1 and " " not in wrong[0] and alike:
            english = re.sub(rf"\b{re.escape(wrong[0])}\b", right, english)
    return english


class Listed(NamedTuple):
    """A word or set phrase where it stands: offsets (end exclusive), the word in small letters, none of a phrase.

    `english` is its English, best first; `traces` are the parts of each that show it.
    """

    start: int
    end: int
    word: str
    english: tuple[str, ...]
    traces: tuple[tuple[str, ...], ...]

    def wanted(self, *, otherwise: bool) -> str:
        """The English to ask for: the best one, or `otherwise` the second best of a phrase that has another."""
        is_phrase = not self.word
        return self.english[1] if otherwise and is_phrase and len(self.english) > 1 else self.english[0]


@lru_cache(maxsize=1 << 10)  # a sentence is looked at with every candidate for its English
def listed(french: str, senses: frozenset[int] = frozenset()) -> tuple[Listed, ...]:
    """What of a French text is listed, in its order; of words with several senses the one told, or of the article.

    Words with a capital are passed over, as they are names or may be; save the first of a sentence where no other
    capital follows it, and acronyms that are words (SDF).
    """
    found = [Listed(phrase.start, phrase.end, "", phrase.english, _traces(phrase.english)) for phrase in idioms(french)]
    inside = {k for phrase in found for k in range(phrase.start, phrase.end)}
    opening = _OPENING.match(french)
    first = opening.end() if opening and not _NAMED.match(french, opening.end()) else None
    named = named_opening(french) if first else ""
    for m in _LISTED.finditer(french):
        low = m[0].lower()
        spelt = m[0].isupper() and low in word_list("spelt_words")
        opens = m.end() == first and low != named
        word = low if spelt or opens else m[0]
        sense = sense_of(word, french, senses)
        short = len(word) < _SHORTEST and not spelt
        meanings = sense.english if sense else () if short else rare_words().get(word, ())
        if meanings and m.start() not in inside:
            traces = tuple((part,) for parts in _traces(meanings) for part in _telling(parts))  # of a word, one will do
            best = meanings[0] if spelt else cased_like(m[0], meanings[0])
            found.append(Listed(m.start(), m.end(), low, (best, *meanings[1:]), traces))
    return tuple(sorted(found))


def _traces(meanings: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The parts of each English word or phrase that show it; "he" of "he quips" does not."""
    parts = (_ENGLISH.findall(english.lower()) for english in meanings)
    return tuple(tuple(part for part in some if len(part) > _SMALL) or tuple(some) for some in parts)


def _telling(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a word's English that tell it from others."""
    return tuple(part for part in parts if part not in _COMMON) or tuple(parts)


def _shows(there: set[str], word: str) -> bool:
    """Whether a form of an English word is there, among words and their beginnings: "quipped" of "quips"."""
    bare = word.removesuffix("s")
    root = bare[: _LONG_STEM if len(bare) >= _LONG else _STEM]  # "acquiring" does not show "acquittal"
    if bare == f"{root}er":  # who scoots is no scooter
        return bare in there or f"{bare}s" in there
    return word in there or (len(root) > _SMALL and root in there)
