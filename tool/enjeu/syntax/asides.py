"""What news sets between a verb and what belongs to it, read apart: dates and phrases between commas or brackets.

"Il a annoncé vendredi 20 septembre, dans un communiqué, qu'il allait verser ..." is a plain sentence with two asides,
of which a parser that learned from few trees makes a riddle. The rest is parsed without them, in parts where a colon or
a semicolon cuts it; then each aside hangs on the word before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from enjeu.reading.dates import DAY_NAMES, MONTH_NAMES
from enjeu.syntax.tagging import Token

_PARTS_OF_DAY = {"matin", "midi", "après-midi", "soir", "dernier", "prochain"}
_MANNERS = {
    *(("en", word) for word in ("urgence", "priorité", "outre", "effet", "personne")),
    *((word, "nouveau") for word in ("à", "de")),
}
_FINITE = {"VFIN", "AFIN"}
_STRESSED = {"lui", "elle", "eux", "elles"}
_RELATIVES = {"qui", "que", "qu'", "dont", "où"}
_LONGEST = 14  # words of an aside

Parsed = tuple[list[int], list[str]]


def parse_with_asides(
    words: Sequence[str], tags: Sequence[str], parse: Callable[[Sequence[str], Sequence[str]], Parsed]
) -> Parsed:
    """Heads and labels of all words: `parse` for the sentence without its asides, and for each of these alone."""
    lows = [w.lower() for w in words]
    spans = _asides(lows, tags)
    apart = {k for start, end in spans for k in range(start, end)}
    kept = [k for k in range(len(words)) if k not in apart]
    heads, labels = [-1] * len(words), [""] * len(words)

    def fill(places: Sequence[int], root: int, label: str) -> None:
        found, names = parse([words[k] for k in places], [tags[k] for k in places])
        for k, head, name in zip(places, found, names, strict=True):
            heads[k], labels[k] = (places[head], name) if head >= 0 else (root, label)

    first, *others = _parts(lows, tags, kept)
    fill(first, -1, "root")
    root = next((k for k in first if heads[k] < 0), -1)
    for part in others:
        fill(part, root, "parataxis")
    for start, end in spans:
        if tags[start] != "PUNCT":
            fill(range(start, end), _host(tags, start), "obl")
            continue
        host = _host(tags, start)
        inner = range(start + 1, end - 1)
        fill(inner, host, "appos" if lows[start] == "(" else "obl")
        for k in (start, end - 1):
            heads[k], labels[k] = next((i for i in inner if heads[i] == host), host), "punct"
    return heads, labels


def _parts(lows: Sequence[str], tags: Sequence[str], places: Sequence[int]) -> list[list[int]]:
    """The words at `places`, cut behind a colon or semicolon that parts two clauses; a list stays where it hangs."""
    last_verb = max((k for k in places if tags[k] in _FINITE), default=-1)
    parts: list[list[int]] = [[]]
    clause = False  # whether the part has a finite verb
    for k in places:
        parts[-1].append(k)
        clause = clause or tags[k] in _FINITE
        if lows[k] in {":", ";"} and clause and k < last_verb:
            parts.append([])
            clause = False
    return parts


def is_behind_date(tokens: Sequence[Token]) -> bool:
    """Whether these words end with the day that a verb has right behind it: "a annoncé vendredi 20 septembre"."""
    lows, tags = [t.low for t in tokens], [t.tag for t in tokens]
    return any(_date(lows, tags, k) == len(tokens) for k in range(1, len(tokens)))


def _host(tags: Sequence[str], start: int) -> int:
    """The word that an aside hangs on: the nearest before it that is no adverb and no punctuation."""
    k = start - 1
    while k > 0 and tags[k] in {"ADV", "PUNCT"}:
        k -= 1
    return k


def _asides(lows: Sequence[str], tags: Sequence[str]) -> list[tuple[int, int]]:
    """The [start, end) of each aside."""
    found = []
    k = 1
    while k < len(lows):
        end = next(filter(None, (find(lows, tags, k) for find in _KINDS)), 0)
        if end:
            found.append((k, end))
        k = end or k + 1
    return found


def _stressed(lows: Sequence[str], _: Sequence[str], k: int) -> int:
    """The end of the pronoun that stresses who it is: "le syndicat, lui, réclame", 0 where there is none."""
    stressed = k + 2 < len(lows) and lows[k] == lows[k + 2] == "," and lows[k + 1] in _STRESSED
    return k + 3 if stressed else 0


def _bracket(lows: Sequence[str], _: Sequence[str], k: int) -> int:
    """The end of "(...)" from word `k` on, 0 where there is none."""
    if lows[k] != "(":
        return 0
    end = next((h for h in range(k + 1, min(len(lows), k + 2 + _LONGEST)) if lows[h] in {"(", ")"}), 0)
    return end + 1 if end > k + 1 and lows[end] == ")" else 0


def _date(lows: Sequence[str], tags: Sequence[str], k: int) -> int:
    """The end of the day named right behind a verb: "a annoncé vendredi 20 septembre que"."""
    if lows[k] not in DAY_NAMES or tags[k - 1] not in {"VFIN", "VPP"}:
        return 0
    k += 1
    if k + 1 < len(lows) and tags[k] == "NUM" and lows[k + 1] in MONTH_NAMES:
        k += 2
        if k < len(lows) and tags[k] == "NUM" and len(lows[k]) == 4:
            k += 1
    return k + 1 if k < len(lows) and lows[k] in _PARTS_OF_DAY else k


def _manner(lows: Sequence[str], tags: Sequence[str], k: int) -> int:
    """The end of the manner named right behind a verb: "réduire de façon drastique leurs stocks"."""
    if tags[k - 1] not in {"VFIN", "VPP", "VINF"}:
        return 0
    if tuple(lows[k : k + 2]) in _MANNERS:
        return k + 2
    return k + 3 if lows[k : k + 2] in (["de", "façon"], ["de", "manière"]) and tags[k + 2 : k + 3] == ["ADJ"] else 0


def _share(lows: Sequence[str], tags: Sequence[str], k: int) -> int:
    """The end of the percentage between a noun and its participle: "la hausse salariale de 6% réclamée par X"."""
    percent = k + 2 < len(lows) and lows[k] in {"de", "d'"} and lows[k + 1].endswith("%") and tags[k + 2] == "VPP"
    return k + 2 if percent and tags[k - 1] in {"NOUN", "ADJ"} else 0


def _between_commas(lows: Sequence[str], tags: Sequence[str], k: int) -> int:
    """The end of a phrase with a preposition that two commas part from its verb and what follows it."""
    before = k - 1
    while before > 0 and tags[before] == "ADV":
        before -= 1
    if lows[k] != "," or tags[before] not in {"VFIN", "AFIN", "VPP", "VINF"} or k + 1 >= len(lows):
        return 0
    end = next((h for h in range(k + 2, min(len(lows), k + 2 + _LONGEST)) if lows[h] in {",", ".", ";", ":"}), 0)
    if tags[k + 1] != "ADP" or not end or lows[end] != "," or end + 1 >= len(lows):
        return 0
    if tags[before] == "AFIN":  # "qui avait, parmi les premières, demandé ..."
        return end + 1 if tags[end + 1] in {"VPP", "ADV"} else 0
    if any(tags[h] in _FINITE | {"VINF", "AINF"} or lows[h] in _RELATIVES for h in range(k + 1, end)):
        return 0
    return end + 1 if lows[end + 1] in {"que", "qu'"} or _is_complement(lows, tags, end + 1) else 0


def _is_complement(lows: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether the phrase that begins at word `k` is no subject of a verb further on."""
    if tags[k] not in {"DET", "ADP"}:
        return False
    for h in range(k + 1, len(lows)):
        if tags[h] in _FINITE:
            return False
        if tags[h] == "PUNCT" or lows[h] in _RELATIVES:
            break
    return True


_KINDS = (_stressed, _bracket, _date, _manner, _share, _between_commas)
