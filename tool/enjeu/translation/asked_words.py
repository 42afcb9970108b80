"""English that was written into the French, as it came out: it is to be read as English, and to fit where it stands.

The model reads "on board" as the French "on", and writes "we board", and "aboard" as "a"; it copies an infinitive as it
was given, "accused of plagiarise".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from enjeu.translation.known_words import known_words

_INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:er|ir|re)")
_FRENCH_TOO = re.compile(r"on (?=\w)|a(?=board )")  # "we" and "has"
_BEFORE_GERUND = r"(?<!\w)(?P<before>(?i:of|without|by|for|from|in|before|after|at|on|with|about|like|against|than)) "
_VOWEL_AND_CONSONANT = re.compile(r"[^aeiou][aeiou][bdglmnprt]")


def as_english(english: str, asked: Iterable[tuple[str, str]]) -> str:
    """The English in which `asked`, each the French and the English of a word or phrase, was asked for."""
    for french, phrase in asked:
        first = phrase.partition(" ")[0]
        begins = _FRENCH_TOO.match(phrase)
        rest = re.escape(phrase[begins.end() :]) if begins else ""
        if begins and not re.search(rf"\b{begins[0]}{rest}\b", english, re.IGNORECASE):
            english = re.sub(rf"(^|,|\b)(?: ?\b[Ww]e)? ?\b{rest}\b", rf"\1 {phrase}", english).lstrip()
        if _INFINITIVE.fullmatch(french.partition(" ")[0]) and first.isalpha():
            english = re.sub(rf"{_BEFORE_GERUND}{first}\b", rf"\g<before> {_gerund(first)}", english)
    return english


def _gerund(verb: str) -> str:
    """ "plagiarising" of "plagiarise", "putting" of "put", "lying" of "lie"."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("be", "ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    doubled = f"{verb}{verb[-1]}ing"
    return doubled if _VOWEL_AND_CONSONANT.search(verb[-3:]) and doubled in known_words("en") else f"{verb}ing"
