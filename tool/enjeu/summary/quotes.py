"""Quotations that run over several sentences: closed around the one that a summary takes, and kept with who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from enjeu.summary.compression import is_whole

_MARK = re.compile(r"[\"«»“”]")
_CLOSING = re.compile(r"(?<=[^\s(])\"(?=[\s,.;:!?)]|$)|[»”]")
_OPENING = re.compile(r"(?:(?<=[\s(])|^)\"(?=\S)|[«“]")


class Quoted(NamedTuple):
    """A sentence that is nothing but quotation.

    `told_in` are the sentences that can say who speaks, by index; `marked`: it has a mark of its own.
    """

    told_in: tuple[int, ...]
    marked: bool


def quoted(texts: Sequence[str]) -> dict[int, Quoted]:
    """Those of an article's sentences in which nobody but the one quoted speaks, by index.

    A quotation is what stands between an opening mark and a closing one that comes next: where a mark was left out, no
    sentence is held to be inside.
    """
    outside = list(texts)
    spans: list[tuple[int, int]] = []
    opened: tuple[int, int] | None = None
    for i, text in enumerate(texts):
        for mark in _MARK.finditer(text):
            if _OPENING.match(text, mark.start()):
                opened = i, mark.start()
            elif opened is not None and _CLOSING.match(text, mark.start()):
                _blank(outside, opened, (i, mark.end()))
                spans.append((opened[0], i))
                opened = None
            else:
                opened = None
    said = [any(c.isalnum() for c in text) for text in outside]
    found: dict[int, Quoted] = {}
    for first, last in spans:
        ends = tuple(k for k in (first, last) if said[k]) or (first - 1, last + 1)
        found |= {i: Quoted(ends, bool(_MARK.search(texts[i]))) for i in range(first, last + 1) if not said[i]}
    return found


def _blank(texts: list[str], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Replace with spaces what stands from `start` to before `end`, both a sentence and a place in it."""
    for i in range(start[0], end[0] + 1):
        a, b = start[1] if i == start[0] else 0, end[1] if i == end[0] else len(texts[i])
        texts[i] = texts[i][:a] + " " * (b - a) + texts[i][b:]


def closed(text: str, french: str, *, inside: bool = False) -> str:
    """The English of a sentence with the mark that its French has in another sentence: before it, or behind it.

    `inside`: the sentence is nothing but quotation, and where no mark is left it gets both. Otherwise, where the French
    lacks none, the translator lost one, and nobody knows where it stood.
    """
    if inside and not _MARK.search(text):
        return f'"{text}"'
    if is_whole(text) or is_whole(french):
        return text
    marks = [mark.start() for mark in _MARK.finditer(text)]
    if _CLOSING.match(text, marks[0]):
        return f'"{text}'
    return f'{text}"' if _OPENING.match(text, marks[-1]) else text
