"""The reports of a digest: a letter and a name for each, and one report where several files hold the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.records import Brief, Copy, Kind, Paper
from enjeu.summary.words import tokens

COPIED = 0.8  # of the shorter text's runs of words found in the longer: then it is a copy
_RUN = 5  # words
_OPENING = 8  # words by which a paper without a headline is called


class Reported(NamedTuple):
    """A paper (its cited sentences still to come) and the brief behind it."""

    paper: Paper
    brief: Brief


def papers(briefs: Sequence[Brief]) -> list[Reported]:
    """One report for each text, in the order given; copies are listed with the longest of them."""
    kept, copies = _copies(briefs)
    names = [_name(briefs[i]) for i in kept]
    shared = Counter(map(fold, names))
    found = []
    for number, (i, name) in enumerate(zip(kept, names, strict=True)):
        letter = _letters(number)
        paper = Paper(
            id=letter,
            name=name if shared[fold(name)] == 1 else f"{name} ({letter})",
            title=title_of(briefs[i]),
            source=briefs[i].source,
            signature=briefs[i].signature,
            copies=tuple(
                Copy(name=_name(briefs[j]), source=briefs[j].source, shared=round(share, 2)) for j, share in copies[i]
            ),
        )
        found.append(Reported(paper, briefs[i]))
    return found


def title_of(brief: Brief) -> str:
    """The headline in English, else in French, else the first words of the text, else the file's name."""
    translated = " ".join(s.en for s in brief.sentences if s.kind is Kind.TITLE)
    return translated or brief.source.title or _opening(brief) or _file(brief)


def _opening(brief: Brief) -> str:
    """The first words of the first sentence."""
    words = next((s.en.split() for s in brief.sentences), [])
    return " ".join(words[:_OPENING]) + "…" * (len(words) > _OPENING)


def _name(brief: Brief) -> str:
    return brief.source.outlet or title_of(brief).rstrip(".")


def _file(brief: Brief) -> str:
    return PurePath(brief.source.path).stem or "Untitled"


def _letters(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _copies(briefs: Sequence[Brief]) -> tuple[list[int], dict[int, list[tuple[int, float]]]]:
    """Indices of the texts to keep, and the copies of each with how much they share.

    A copy may be cut, or longer by an outlet's own lines; the longest text stands for all, of equals the first.
    """
    runs = [_runs(brief) for brief in briefs]
    by_run: defaultdict[int, list[int]] = defaultdict(list)
    for i, found in enumerate(runs):
        for run in found:
            by_run[run].append(i)
    kept: set[int] = set()
    copies: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for i in sorted(range(len(briefs)), key=lambda i: (-len(runs[i]), i)):
        in_common = Counter(j for run in runs[i] for j in by_run[run] if j in kept)
        original = max(in_common, key=lambda j: (in_common[j], -j), default=None)
        share = in_common[original] / len(runs[i]) if original is not None else 0.0
        if original is not None and share >= COPIED:
            copies[original].append((i, share))
        else:
            kept.add(i)
    for held in copies.values():
        held.sort()
    return sorted(kept), copies


def _runs(brief: Brief) -> set[int]:
    """Hashes of every run of words of the French text; of a text shorter than a run, of the whole."""
    words = [fold(w) for s in brief.sentences for w in tokens(s.fr)]
    last = max(len(words) - _RUN + 1, 1)
    return {hash(tuple(words[n : n + _RUN])) for n in range(last)} if words else set()
