"""Sentences as the parser reads them best: in ordinary case, without who speaks or what kind of news it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from enjeu.translation.casing import is_capitals, known_casing, sentence_case
from enjeu.translation.figures import spelt_sums
from enjeu.translation.gazetteer import acronyms

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_LABEL = re.compile(
    rf"\W*(?:(?:ALERTE|FLASH|URGENT|EXCLUSIF|DIRECT)(?: INFO)?\b[^\w«\"“]*"  # "ALERTE INFO - Le gouvernement"
    rf"|(?:{_CAPITAL}[\w'’.-]+ ){{1,3}}{_CAPITAL}[\w'’.-]+ ?: (?={_CAPITAL}|[«\"“]))"  # "Jean Dupont : La France"
)


def reader(article: Iterable[str]) -> Callable[[str], str]:
    """What makes the French of a sentence readable; names in capitals get the form that the article has elsewhere."""
    known = acronyms() | known_casing(article)

    def readable(french: str) -> str:
        if is_capitals(french):
            return spelt_sums(sentence_case(french, known))
        label = _LABEL.match(french)
        return spelt_sums(french[label.end() :] if label else french)

    return readable
