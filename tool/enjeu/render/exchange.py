"""The exchange drawn: who gives what to whom, as boxes and arrows with coordinates, for an SVG of a given width.

Each pair of giver and receiver is a band: the giver's box at the left, the receiver's at the right, and between them an
arrow for each gain with its words above. Nothing crosses, so it reads the same with two parties and with ten.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from enjeu.render.clean import one_line
from enjeu.render.parts import Flow, is_firm

_FONT = 14  # px; a character is taken to be this wide times _ASPECT, on the wide side for a sans-serif
_ASPECT = 0.56
_BOLD_ASPECT = 0.66  # names of parties
_LINE = 18
_GAP = 12  # between an arrow and the next words, and around a box's text
_BAND_GAP = 16


class Line(NamedTuple):
    """A line of text at its baseline, centred on x."""

    x: float
    y: float
    text: str


class Box(NamedTuple):
    """A party."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]


class Arrow(NamedTuple):
    """One gain: from (start, y) to (end, y), its words above; dashed unless `firm`."""

    start: float
    end: float
    y: float
    firm: bool
    status: str
    number: int
    evidence: tuple[int, ...]
    lines: tuple[Line, ...]


class Band(NamedTuple):
    """What one party gives another."""

    giver: Box
    receiver: Box
    arrows: tuple[Arrow, ...]


class Drawing(NamedTuple):
    """All bands, one under the other, in a frame of this size (px)."""

    width: int
    height: int
    bands: tuple[Band, ...]


def draw(flows: Sequence[Flow], width: int) -> Drawing:
    """Lay out `flows` in a frame `width` px wide and as high as it takes."""
    box_width = width * 0.22
    bands: list[Band] = []
    top = 1.0
    for flow in flows:
        band = _band(flow, width, box_width, top)
        bands.append(band)
        top += band.giver.height + _BAND_GAP
    return Drawing(width, round(top - _BAND_GAP + 1) if bands else 0, tuple(bands))


def _band(flow: Flow, width: int, box_width: float, top: float) -> Band:
    start, end = box_width + 7, width - box_width - 7
    middle = (start + end) / 2
    y = top
    arrows = []
    for number, _, gain in flow.bullets:
        words = _wrap(f"{gain.text} ({gain.status.value})", end - start - 2 * _GAP)
        lines = tuple(Line(middle, y + _LINE * position, text) for position, text in enumerate(words, 1))
        y += _LINE * len(words) + _GAP * 0.7
        arrows.append(Arrow(start, end, y, is_firm(gain.status), gain.status.value, number, gain.evidence, lines))
        y += _GAP
    names = [_wrap(name, box_width - _GAP, _BOLD_ASPECT) for name in (flow.giver, flow.receiver)]
    height = max(y - top, *(_LINE * len(name) + _GAP for name in names))
    giver, receiver = (
        _box(name, x, top, box_width, height) for name, x in zip(names, (1, width - box_width - 1), strict=True)
    )
    return Band(giver, receiver, tuple(arrows))


def _box(words: Sequence[str], x: float, y: float, width: float, height: float) -> Box:
    first = y + height / 2 - _LINE * (len(words) - 1) / 2 + _FONT * 0.35
    lines = tuple(Line(x + width / 2, first + _LINE * position, text) for position, text in enumerate(words))
    return Box(x, y, width, height, lines)


def _wrap(text: str, width: float, aspect: float = _ASPECT) -> list[str]:
    return textwrap.wrap(one_line(text), max(int(width / (_FONT * aspect)), 4)) or ["–"]
