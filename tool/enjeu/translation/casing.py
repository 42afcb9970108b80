"""Capitals that a model trained on running text cannot read: headlines in capitals, datelines, first words.

Marian models loop on lines in capitals. They are put into sentence case before translation; names that the article
writes in mixed case elsewhere get their capitals back, as do places, forenames before a name and whatever is no word
of the press. Short words without a vowel stay acronyms. Accents that capitals lost come back where one word has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache

from enjeu.folding import fold
from enjeu.translation.forms import CAPITAL
from enjeu.translation.gazetteer import entries, forenames
from enjeu.translation.known_words import known_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWEL = re.compile("[AEIOUYÀÂÉÈÊËÎÏÔÙÛŒ]")
_DATELINE = re.compile(r"^(?=[A-ZÀ-Ý' ’-]{4})(?:[A-ZÀ-Ý]{2,}(?:[-' ’][A-ZÀ-Ý]+)*)(?=(?:,? [^—–.]{1,30})? ?[—–] )")
# A first word that no name follows, as one follows a forename.
_OPENING = re.compile(r"[«\"“'‘ ]*(?P<word>[^\W\d_]{3,})\b(?! " + CAPITAL + ")")
_SMALL_OPENING = re.compile(r"[^\w@#/]*(?P<letter>[^\W\d_])(?!ww\.|[\w.:]*[A-Z@/])")  # of no "iPhone" and no address
# "Incendie à Paris : ...", or a line without a full stop.
_HEADLINE = re.compile(r"[^:.!?]{3,90}?\s?: |.*[^.!?…»\"”\s]\s*$", re.DOTALL)
_OTHER_WORDS = {
    "levant", "manche", "réunion", "pacifique", "atlantique", "messine", "vienne", "amazone", "sienne", "saxe", "indus",
    "tage", "occident", "nice", "tours",
}  # fmt: skip
_LONGEST_NAME = 5  # words
_MOSTLY = 0.8  # share of capital letters from which a line counts as shouted


def known_casing(texts: Iterable[str]) -> dict[str, str]:
    """Lower-case word -> its written form, from words capitalised inside running text."""
    forms: dict[str, str] = {}
    for text in texts:
        if is_capitals(text):
            continue
        for match in list(_WORD.finditer(text))[1:]:
            word = match.group()
            if word[0].isupper():
                forms.setdefault(word.lower(), word)
    return forms


def is_capitals(text: str) -> bool:
    """Whether the text is written in capitals: two words at least, most letters upper case."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 6 and len(text.split()) > 1 and sum(c.isupper() for c in letters) > _MOSTLY * len(letters)


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Listed names, as words without case and accents -> as written. Of one word, only places, and no common words."""
    tables = ("persons.tsv", "organisations.tsv", "places.tsv", "territories.tsv")
    listed = [(_folded_words(name), name, table) for table in tables for e in entries(table) for name in e.french]
    return {
        key: name
        for key, name, table in listed
        if len(key) > 1 or (table in tables[2:] and key and key[0] not in _OTHER_WORDS)
    }


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text))


@cache
def _accented() -> dict[str, str]:
    """A word of the press without its accents -> with them, where it is no word without."""
    forms: dict[str, str] = {}
    for word in known_words("fr"):
        bare = fold(word)
        forms[bare] = min(word, forms.get(bare, word))
    return {bare: word for bare, word in forms.items() if bare not in known_words("fr")}


def sentence_case(text: str, known: Mapping[str, str]) -> str:
    """A line in capitals in sentence case."""

    def form_of(word: str, after: str) -> str:
        low = word.lower()
        if form := known.get(low) or _names().get((fold(word),)):
            return form
        if not word.isupper():
            return low
        if 1 < len(word) <= 5 and not _VOWEL.search(word):
            return word
        low = low if low in known_words("fr") else _accented().get(fold(word), low)
        if low not in known_words("fr") and len(word) > 2 and "-" not in word:
            return low.title()
        named = low.title() in forenames() and len(after) > 2 and after.isupper()
        return low.title() if named and after.lower() not in known_words("fr") else low

    found = list(_WORD.finditer(text))
    keys = [fold(match.group()) for match in found]
    parts, end, n = [], 0, 0
    while n < len(found):
        size = next(
            (k for k in range(min(_LONGEST_NAME, len(keys) - n), 0, -1) if tuple(keys[n : n + k]) in _names()), 0
        )
        after = found[n + 1].group() if n + 1 < len(found) else ""
        form = _names()[tuple(keys[n : n + size])] if size > 1 else form_of(found[n].group(), after)
        parts += [text[end : found[n].start()], form]
        n += max(1, size)
        end = found[n - 1].end()
    lowered = "".join([*parts, text[end:]])
    first = next((i for i, c in enumerate(lowered) if c.isalpha()), 0)
    return lowered[:first] + lowered[first : first + 1].upper() + lowered[first + 1 :]


def soften(text: str, known: Mapping[str, str]) -> str:
    """The text as the model should see it: lines in capitals and datelines (`SÉOUL — ...`) in ordinary case."""
    if is_capitals(text):
        return sentence_case(text, known)
    return _DATELINE.sub(lambda m: known.get(m.group().lower(), m.group().title()), text)


@cache
def _acute() -> dict[str, str]:
    """A word of the press that begins with é, è or ê -> as papers write it that leave accents off capitals."""
    return {"e" + word[1:]: word for word in known_words("fr") if word[0] in "éèê"}


def plain_opening(text: str, names: Container[str], known: Container[str], length: Callable[[str], int]) -> str:
    """A headline with a small letter at its start where its first word is cut into more pieces with the capital.

    Pieces are learned from running text, in which "Incendie" is rare: models spell such a word out, and in a headline
    nothing else tells them what it is. The same in any sentence for a capital without its accent ("Elus", "Egalité").
    `known`: words that there are, in small letters; `names`: those that are names.
    """
    opening = _OPENING.match(text)
    bare = opening is not None and opening["word"].lower() not in known
    return _lowered(text, names, known, length, more=1) if bare or _HEADLINE.match(text) else text


def small_opening(text: str, names: Container[str], known: Container[str], length: Callable[[str], int]) -> str:
    """Any sentence in that way, as a second reading: most words that open running text the model knows as they are.

    In headlines, which are rarer, also words that have as many pieces with the capital ("Météo", "Fin"), but no places.
    """
    return _lowered(text, names, known, length, more=0 if _HEADLINE.match(text) else 1)


def _lowered(
    text: str, names: Container[str], known: Container[str], length: Callable[[str], int], *, more: int
) -> str:
    """The text with a small letter at its start where the capital costs so many pieces `more`."""
    opening = _OPENING.match(text)
    if opening is None:
        return text
    word, low = opening["word"], opening["word"].lower()
    if low not in known and word not in forenames():
        low = _acute().get(low, low)
    named = low in names or (not more and (fold(word),) in _names())
    if not word.istitle() or named or low not in known or length(word) < length(low) + more:
        return text
    return text[: opening.start("word")] + low + text[opening.end("word") :]


def with_opening_of(text: str, english: str) -> str:
    """The English with a capital at its start if `text` has one: models drop it with an article or a preposition.

    A word with a capital inside ("iPhone") and an address keep their own.
    """
    first = next((c for c in text if c.isalpha()), "")
    opening = _SMALL_OPENING.match(english)
    if opening is None or not first.isupper():
        return english
    at = opening.start("letter")
    return english[:at] + english[at].upper() + english[at + 1 :]
