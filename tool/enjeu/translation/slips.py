"""Slips of the pen, wrong in any English: "a united united front", "a oak", "an loan", a comma written twice."""

from __future__ import annotations

import re

_TWICE = re.compile(r"\b([^\W\d_]{2,})(?: \1\b)+")  # names may be double
_MAY_STAND = {"had", "that"}  # "if he had had time"
_COMMAS = re.compile(r"(?<=[^\s,]) *,(?:\s*,)+| +,(?=\s)")
# By their sound: "a European", "a one-off", "a union", "a unanimous vote" and "a used car" are right, as is "an hour".
_NO_VOWEL = r"(?!eu|ewe|on(?:e|ce)\b|ouija|uni|unan|u[^nmplg])"
_A = re.compile(rf"\b([Aa]) (?={_NO_VOWEL}[aeiou][a-z])")
_AN_FIGURE = re.compile(r"\b([Aa])n (?=\d)(?!8|1[18]\b)")
_A_FIGURE = re.compile(r"(?<![Tt]he )\b([Aa]) (?=8|1[18]\b)")  # no motorway
_SUM = re.compile(  # "a 2 billion euros contract"
    r"(\b[Aa]n? \d[\d.,]*(?: (?:thousand|million|billion|trillion))? (?:euro|dollar|pound))s"
    r"(?= (?!(?:a|an|and|at|by|for|from|in|of|on|or|over|per|to|which|with)\b)[a-z]+)"
)
_AN = re.compile(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwz][a-z])")


def without_slips(french: str, english: str) -> str:
    """The English without them; what the French itself has twice ("très très") is left."""

    def once(match: re.Match[str]) -> str:
        return match[1] if match[1].islower() and match[1] not in _MAY_STAND else match[0]

    if not _TWICE.search(french):
        english = _TWICE.sub(once, english)
    if not _COMMAS.search(french):
        english = _COMMAS.sub(",", english)
    english = _AN.sub(r"\1 ", _A.sub(r"\1n ", _SUM.sub(r"\1", english)))
    return _AN_FIGURE.sub(r"\1 ", _A_FIGURE.sub(r"\1n ", english))
