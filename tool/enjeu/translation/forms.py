"""Words, and the forms of terms to be found among them, so that accents, hyphens and apostrophes do not matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from enjeu.folding import fold

T = TypeVar("T")
CAPITAL = r"[^\W\d_a-zß-öø-ÿœ]"  # a pattern for one letter

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# What may stand between two words of one form; a full stop only after an abbreviation ("St. Petersburg").
_JOINT = re.compile(r"[\s\-‐‑–'’ʼ]{1,2}")
_STOP_JOINT = re.compile(r"\.[\s\-]?")


class Word(NamedTuple):
    """A word of a text: offsets (end exclusive), the text itself and its folded key."""

    start: int
    end: int
    text: str
    key: str


def words(text: str) -> list[Word]:
    """The runs of letters and digits of a text. Combining marks belong to the letter before them."""
    return [Word(m.start(), m.end(), m[0], fold(m[0])) for m in _WORD.finditer(text)]


def cased_like(french: str, english: str) -> str:
    """The English with a capital at its start where the French has one; no other letter is touched."""
    return english[:1].upper() + english[1:] if french[:1].isupper() else english


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can be one form: a space, a hyphen or an apostrophe between them."""
    between = text[left.end : right.start]
    return bool(_JOINT.fullmatch(between)) or (len(left.text) <= 2 and bool(_STOP_JOINT.fullmatch(between)))


def stem(key: str) -> str:
    """A folded French or English word without its plural mark."""
    if len(key) > 4 and key.endswith("aux"):
        return key[:-3] + "al"
    return key[:-1] if len(key) > 3 and key[-1] in "sx" and not key.endswith("ss") else key


class Form(NamedTuple):
    """The words of a term: keys, and for each the case it must have (0 any, 1 a capital first, 2 as written).

    `gaps` is what stands between the words where the term is written.
    """

    keys: tuple[str, ...]
    cases: tuple[int, ...]
    texts: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    inflected: bool = False


@lru_cache(maxsize=1 << 13)
def form(text: str, *, inflected: bool = False) -> Form:
    """The form of a term. A first word's capital is optional when another word has one ("Mer Noire", "mer Noire").

    An `inflected` form is met in the singular and the plural, and by its capital only where it is an acronym.
    """
    found = words(text)
    capital = [w.text[0].isupper() for w in found]
    cases = [
        2 if len(w.text) > 1 and w.text.isupper() else 0 if inflected else int(c)
        for w, c in zip(found, capital, strict=True)
    ]
    if sum(capital) > 1 and cases[0] == 1:
        cases[0] = 0
    gaps = tuple(text[a.end : b.start] for a, b in pairwise(found))
    return Form(tuple(w.key for w in found), tuple(cases), tuple(w.text for w in found), gaps, inflected)


def _same(word: Word, key: str, case: int, text: str, inflected: bool) -> bool:
    if case == 2:
        return word.text == text
    if word.key != key and not (inflected and stem(word.key) == stem(key)):
        return False
    return case == 0 or word.text[0].isupper()


def stands_at(text: str, found: Sequence[Word], n: int, wanted: Form) -> bool:
    """Whether the form stands in `text` at word `n`."""
    if not wanted.keys or n + len(wanted.keys) > len(found):
        return False
    for k in range(len(wanted.keys)):
        if not _same(found[n + k], wanted.keys[k], wanted.cases[k], wanted.texts[k], wanted.inflected):
            return False
        if k:
            left, right = found[n + k - 1], found[n + k]
            if not joined(text, left, right) and text[left.end : right.start] != wanted.gaps[k - 1]:
                return False
    return True


class Match(NamedTuple, Generic[T]):
    """A form found: words [first, last) of the text, and what was filed under the form."""

    first: int
    last: int
    value: T


@dataclass
class FormIndex(Generic[T]):
    """Forms by first word. The longest form wins; of equals, the one filed first."""

    _filed: dict[str, list[tuple[Form, T]]] = field(default_factory=dict)

    def add(self, wanted: Form, value: T) -> None:
        """File a value under a form; a form without words is left out."""
        if wanted.keys:
            self._filed.setdefault(stem(wanted.keys[0]), []).append((wanted, value))

    def find(
        self, text: str, found: Sequence[Word], fits: Callable[[int, int, T], bool] = lambda first, last, value: True
    ) -> list[Match[T]]:
        """Matches from left to right that do not overlap; `fits` may refuse one."""
        matches: list[Match[T]] = []
        n = 0
        while n < len(found):
            best: Match[T] | None = None
            for wanted, value in self._filed.get(stem(found[n].key), ()):
                last = n + len(wanted.keys)
                longer = best is None or last > best.last
                if longer and stands_at(text, found, n, wanted) and fits(n, last, value):
                    best = Match(n, last, value)
            if best:
                matches.append(best)
            n = best.last if best else n + 1
        return matches

    def get(self, wanted: Form) -> T | None:
        """What was first filed under exactly these words."""
        if not wanted.keys:
            return None
        for other, value in self._filed.get(stem(wanted.keys[0]), ()):
            if other.keys == wanted.keys:
                return value
        return None


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """`text` with each stretch [start, end) replaced; the stretches do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(edits):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


_ELIDED = {"d": "de ", "l": "le ", "qu": "que "}
_ELISION = re.compile(rf"\b({'|'.join(_ELIDED)})['’]$", re.IGNORECASE)


def with_english(french: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """French with stretches of it in English: before these "d'" is "de", as a model glues "thorns" to "d'thorns"."""
    whole = []
    for start, end, english in edits:
        elided = _ELISION.search(french, 0, start)
        article = _ELIDED[elided[1].lower()] if elided else ""
        cased = article.capitalize() if elided and elided[1][0].isupper() else article
        whole.append((elided.start() if elided else start, end, cased + english))
    return splice(french, whole)
