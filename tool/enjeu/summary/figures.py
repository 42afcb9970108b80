"""Figures in French and English text as values, so that « 3,7 milliards d'euros » and "€3.7bn" meet.

A figure is a set of values it may stand for (1.500 is 1500 to a French reader, 1.5 to an English one) and a unit, if it
has one. Two figures agree when they can stand for one value and do not differ in unit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.summary.words import lexicon


class Figure(NamedTuple):
    """The values that a written figure may stand for, its unit (`%`, a currency) or None, and its words."""

    values: frozenset[float]
    unit: str | None
    text: str

    def agrees(self, other: Figure) -> bool:
        """Whether both can stand for one value in one unit."""
        if self.unit and other.unit and self.unit != other.unit:
            return False
        return bool(self.values & other.values)


_LEXICON = lexicon()["figures"]
_SMALL: dict[str, float] = {word: float(n) for row in _LEXICON["units"] for n, word in enumerate(row.split())}
_TENS: dict[str, float] = {word: 10.0 * n for row in _LEXICON["tens"] for n, word in enumerate(row.split()[1:], 2)}
_SMALL |= _LEXICON["more"]
_SCALES: dict[str, float] = _LEXICON["scales"]
_ALONE: dict[str, list[float]] = _LEXICON["alone"]
_VAGUE = frozenset(_LEXICON["vague"].split())
_CURRENCIES: dict[str, str] = _LEXICON["currencies"]
_SUFFIXES: dict[str, float] = _LEXICON["suffixes"]
_SPACE = " \u00a0\u202f"
_DIGITS = re.compile(
    r"(?P<sign>[€$£¥])?\s?"
    rf"(?P<number>\d{{1,3}}(?:[{_SPACE}.,’']\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
    # "50k", "$3bn", "90 M$", "4,1 Md€"; but neither "80km" nor "15 m"
    r"(?P<suffix>(?:k|mn?|bn|tn)(?![a-z])|\s?mds?(?![a-z])|\sm(?=\s?[€$£]))?"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:h](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b|\b(?P<h>\d{1,2}):(?P<m>\d{2})\b"
)
_CENTURY = re.compile(r"x[ivx]*e")
_TOKEN = re.compile(r"[€$£¥%]|\d[\d.,’'\u00a0\u202f]*\d|\d|[^\W\d_]+")


def _readings(number: str) -> set[float]:
    """Every value that digits with marks may stand for in French or in English."""
    number = re.sub(r"[\s’']", "", number)
    marks = re.findall(r"[.,]", number)
    if not marks:
        return {float(number)}
    plain = float(re.sub(r"[.,]", "", number))
    head, _, tail = number.rpartition(marks[-1])
    decimal = float(re.sub(r"[.,]", "", head) + "." + tail)
    if len(marks) > 1:
        return {plain} if len(set(marks)) == 1 else {decimal}
    if len(tail) == 3 and 0 < len(head) <= 3 and head != "0":
        return {plain, decimal}
    return {decimal}


def figures(text: str, *, claims: bool = False) -> list[Figure]:
    """The figures of a text in reading order. With `claims`, those too vague to be held against a text are left out."""
    folded = fold(text).replace("per cent", "percent").replace("pour cent", "pourcent").replace("us$", "$")
    folded = _CLOCK.sub(_day_time, folded)
    spans = [(m.start(), m.end(), m) for m in _DIGITS.finditer(folded)]
    pieces: list[tuple[str, set[float] | None]] = []
    position = 0
    for start, end, match in spans:
        pieces += [(t, None) for t in _TOKEN.findall(folded[position:start])]
        if match["sign"]:
            pieces.append((match["sign"], None))
        suffix = (match["suffix"] or "").strip()
        values = {v * _SUFFIXES.get(suffix, 1.0) for v in _readings(match["number"])}
        if suffix == "m":  # metres as well
            values |= _readings(match["number"])
        pieces.append((match["number"], values))
        position = end
    pieces += [(t, None) for t in _TOKEN.findall(folded[position:])]
    return _assemble(pieces, claims)


def _day_time(match: re.Match[str]) -> str:
    """A time of day as a French reader writes it: 9.30pm is 21 h 30."""
    hour = int(match["hour"] or match["h"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    minute = match["minute"] or match["m"]
    return f"{hour} h {minute}" if minute else f"{hour} h"


def _roman(word: str) -> float:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in word]
    return float(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def _assemble(pieces: list[tuple[str, set[float] | None]], claims: bool) -> list[Figure]:
    found: list[Figure] = []
    i = 0
    while i < len(pieces):
        start = i
        token, values = pieces[i]
        vague = False
        if values is None and token in _ALONE:
            values, vague, i = set(_ALONE[token]), token in _VAGUE, i + 1
        elif values is not None:
            if start and pieces[start - 1][0] == "annees":
                values |= {1900 + v for v in values if v < 100}
            i += 1
        elif _CENTURY.fullmatch(token):
            values, i = {_roman(token[:-1])}, i + 1
        else:
            spelled, i = _spelled(pieces, i)
            if spelled is None:
                i = start + 1
                continue
            values, vague = {spelled}, i == start + 1 and token in _VAGUE
        while i < len(pieces) and pieces[i][0] in _SCALES and pieces[i][0] not in ("cent", "cents"):
            values, vague, i = {v * _SCALES[pieces[i][0]] for v in values}, False, i + 1
        if vague and claims:
            continue
        found.append(
            Figure(
                frozenset(round(v, 6) for v in values), _unit(pieces, start, i), " ".join(p for p, _ in pieces[start:i])
            )
        )
    return found


def _spelled(pieces: list[tuple[str, set[float] | None]], i: int) -> tuple[float | None, int]:
    """The number that words spell from piece `i` on ("quatre-vingt-dix-sept"), and where it ends."""
    total = current = 0.0
    start = i
    while i < len(pieces):
        word = pieces[i][0] if pieces[i][1] is None else ""
        if word in _SMALL:
            current += _SMALL[word]
        elif word in ("vingt", "vingts") and i > start and pieces[i - 1][0] == "quatre":
            current += 76  # the four already counted becomes eighty
        elif word in _TENS:
            current += _TENS[word]
        elif word in ("hundred", "cent", "cents") and (word != "cents" or i > start):
            current = max(current, 1) * 100
        elif word in ("thousand", "mille"):
            total, current = total + max(current, 1) * 1000, 0.0
        elif word in ("and", "et") and i > start and _continues(pieces, i):
            pass
        else:
            break
        i += 1
    return (total + current if i > start else None), i


def _continues(pieces: list[tuple[str, set[float] | None]], i: int) -> bool:
    """Whether the "and" at `i` stands inside a spelled number: after tens or hundreds, before a smaller number."""
    before, after = pieces[i - 1][0], pieces[i + 1][0] if i + 1 < len(pieces) else ""
    if before in ("hundred", "thousand"):
        return after in _SMALL or after in _TENS
    return before in _TENS and after in ("un", "une", "onze")


def _unit(pieces: list[tuple[str, set[float] | None]], start: int, end: int) -> str | None:
    if start and pieces[start - 1][0] in "€$£¥":
        return _CURRENCIES[pieces[start - 1][0]]
    # "millions d'euros", "billion US dollars", "milliards de dollars": at most two words between
    for token, values in pieces[end : end + 3]:
        if values is not None:
            return None
        if token in _CURRENCIES:
            return _CURRENCIES[token]
        if token not in ("d", "de", "us", "canadian", "canadiens", "american", "americains", "of"):
            return None
    return None
