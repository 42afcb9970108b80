"""What can be seen to be wrong with a translation without knowing English or French.

Sequence log-probability is the best single detector of invented translations (Guerreiro et al. 2023, "Looking for a
Needle in a Haystack"); repetition, length and numbers catch what it misses.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum

from enjeu.numerals import ENGLISH
from enjeu.translation.broken import HALF
from enjeu.translation.figures import plain_english, plain_french
from enjeu.translation.interface import Hypothesis


class Fault(StrEnum):
    """What is wrong. The first six mean that the translation cannot be shown."""

    EMPTY = "empty"
    REPEATED = "repeated"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    UNTRANSLATED = "untranslated"
    GARBLED = "garbled"
    NUMBERS = "numbers"
    IMPROBABLE = "improbable"


UNUSABLE = frozenset({Fault.EMPTY, Fault.REPEATED, Fault.TOO_SHORT, Fault.TOO_LONG, Fault.UNTRANSLATED, Fault.GARBLED})
IMPROBABLE_BELOW = -1.2  # mean nats a token: one in a thousand sentences of the news, with the carried model
_SHORT, _LONG = 0.35, 2.6  # English characters for one of French
_SLACK = 14  # characters that any sentence may differ by
_QUOTES = re.compile('["«»“”]')

_FRENCH_ONLY = frozenset(
    {"le", "la", "les", "des", "du", "une", "est", "dans", "pour", "qui", "que", "avec", "sur", "sont", "pas", "cette",
     "ces", "ont", "aux", "mais", "nous", "vous", "ils", "elle", "elles", "être", "avoir", "été", "leur", "leurs"}
)  # fmt: skip
# How English says a figure otherwise than by its number: "first", "both", "a dozen".
_ALSO_SAID = {
    0: "no none", 1: "first once single a an", 2: "second twice both double couple pair", 3: "third triple",
    4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth", 11: "eleventh",
    12: "twelfth dozen", 20: "twentieth", 50: "half",
}  # fmt: skip
_WORDS = {str(n): {word, *_ALSO_SAID.get(n, "").split()} for n, word in ENGLISH.items()}


def _counted(plain: str) -> Counter[str]:
    return Counter(n.lstrip("0") or "0" for n in re.findall(r"\d+(?:\.\d+)?", plain))


def french_numbers(text: str) -> Counter[str]:
    """The figures of a French text in plain notation."""
    return _counted(plain_french(text))


def english_numbers(text: str) -> Counter[str]:
    """The figures of an English text in plain notation."""
    return _counted(plain_english(text))


def missing_numbers(french: str, english: str) -> set[str]:
    """Figures of the French that the English lacks, written out or on a twelve-hour clock included."""
    words = set(re.findall(r"[a-z]+", english.lower()))
    have = english_numbers(english)
    split = {part for number in have for part in number.split(".")}
    clock = (
        {h for h in re.findall(r"(\d{1,2})(?: ?h|:\d)(?=\W|\d|$)", french)}
        if re.search(r"\b[ap]\.?m\b", english)
        else set()
    )
    french = re.sub(r"(?<=\d):00\b", "", french)
    gone = set()
    for number in french_numbers(french):
        spoken = words & _WORDS.get(number, set())
        halves = "." in number and set(number.split(".")) <= split
        hour = number in clock and str((int(number) - 12) % 24) in have
        if number not in have and not spoken and not halves and not hour:
            gone.add(number)
    return gone


def invented_numbers(french: str, english: str) -> set[str]:
    """Figures of the English that the French lacks, where the French spells out no number either."""
    have = french_numbers(french)
    parts = {part for number in have for part in number.split(".")}
    return {n for n in english_numbers(english) if n not in have and n not in parts and len(n) > 1}


def _repeats(text: str) -> int:
    """How often the most frequent three words in a row come, or one word running, from three times on."""
    words = text.lower().split()
    trigrams = Counter(zip(words, words[1:], words[2:], strict=False))
    runs = max((len(m.group(0).split()) for m in re.finditer(r"(\b\w+\b)(?:\W+\1\b){2,}", text.lower())), default=0)
    return max(max(trigrams.values(), default=0), runs)


def unpaired_marks(french: str, english: str) -> int:
    """Kinds of marks, quotes and brackets, that lack their other in the English and not in the French."""
    return sum(theirs and not ours for ours, theirs in zip(_unpaired(french), _unpaired(english), strict=True))


def _unpaired(text: str) -> tuple[bool, bool]:
    """Whether a quotation mark, and whether a bracket, lacks its other."""
    return len(_QUOTES.findall(text)) % 2 == 1, text.count("(") != text.count(")")


def faults(french: str, hypothesis: Hypothesis) -> frozenset[Fault]:
    """What is wrong with `hypothesis` as a translation of `french`."""
    english = hypothesis.text
    if not re.search(r"\w", english):
        return frozenset() if not re.search(r"\w", french) and english else frozenset({Fault.EMPTY})
    found = set()
    if _repeats(english) >= max(3, _repeats(french) + 1):
        found.add(Fault.REPEATED)
    if len(english) < _SHORT * len(french) - _SLACK:
        found.add(Fault.TOO_SHORT)
    if len(english) > _LONG * len(french) + _SLACK:
        found.add(Fault.TOO_LONG)
    words = re.findall(r"\w+", english.lower())
    if len(words) >= 5 and sum(w in _FRENCH_ONLY for w in words) > 0.25 * len(words):
        found.add(Fault.UNTRANSLATED)
    if HALF in english and HALF not in french:
        found.add(Fault.GARBLED)
    if missing_numbers(french, english) or invented_numbers(french, english):
        found.add(Fault.NUMBERS)
    if hypothesis.score < IMPROBABLE_BELOW:
        found.add(Fault.IMPROBABLE)
    return frozenset(found)
