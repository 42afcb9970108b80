"""Text to blocks: paragraphs, headings and titles, each with its offsets.

Blank lines separate. Inside a run of lines, a line goes on in the next one where the text is hard-wrapped, which is
told by how lines begin: in wrapped prose most begin in mid-sentence, in one-line paragraphs nearly none does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from enjeu.reading.wording import ends_sentence, vocabulary

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
ITEM = re.compile(r"\s*(?:[-–—•*▪■►◦·\uf0b7]|\d{1,2}[.)])\s")
WRAPPED_SHARE = 0.35
WIDEST_WRAP = 140
SHORT_LINE = 0.85
ITEM_SHARE = 0.5
NARROWEST_WRAP = 30
DOUBLED_LINE_END = re.compile(r"(\r{0,2}\n|\r)[^\S\r\n]*(?:\r{0,2}\n|\r)")
# No paragraph ends in one of these, wherever its lines were cut.
NEVER_LAST = vocabulary(
    """
    le la les des du de d' l' au aux à et où chez leurs ce cet cette ces son sa ses notre nos qu' dont
    """
)
# Headlines end in these: "Le Parlement vote pour", "La Chine, numéro un".
SELDOM_LAST = vocabulary("un une en ou dans par pour sur sous avec sans vers entre leur selon")


class Block(NamedTuple):
    """The stretch [start, end) of a text; `heading` and `aside` are what the file's format itself says of it.

    So is `solid`: a heading or an item of a list that leads nowhere, and so is none of a menu's. What stands in one
    row of a table with several cells has one number as its `row`.
    """

    start: int
    end: int
    heading: bool = False
    aside: str | None = None
    solid: bool = False
    row: int | None = None


def find_blocks(text: str) -> list[Block]:
    """The blocks of a plain text, in order; together they hold every character that is not white space."""
    lines: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in LINE.finditer(text):
        content = match[0].strip()
        if not content:
            continue
        start = match.start() + match[0].index(content[0])
        if spans and _blank_line(text[spans[-1][1] : match.start()]):
            lines.append("")
            spans.append((start, start))
        lines.append(match[0].rstrip())
        spans.append((start, start + len(content)))
    return [Block(spans[first][0], spans[last][1]) for first, last in group_lines(lines)]


def _blank_line(gap: str) -> bool:
    return len(re.findall(r"\r{0,2}\n|[\r\f\x85\u2028\u2029]", gap)) > 1 or "\f" in gap or "\u2029" in gap


def without_doubled_line_ends(text: str) -> str:
    """The text with half its line ends where a blank line stands behind every line of wrapped prose."""
    lines = [line.strip() for line in text.splitlines()]
    if any(line and following for line, following in pairwise(lines)):
        return text
    pairs = list(pairwise(filter(None, lines)))
    width = _usual_width([line for line, _ in pairs])
    middles = sum(
        _goes_on(following) and not ends_sentence(line) and _reaches(line, following, width)
        for line, following in pairs
    )
    wrapped = NARROWEST_WRAP <= width <= WIDEST_WRAP and middles >= max(2, WRAPPED_SHARE * len(pairs))
    return DOUBLED_LINE_END.sub(r"\1", text) if wrapped else text


def group_lines(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs (first, last), both inclusive, of the lines that make one paragraph; "" is a blank line."""
    items = _bare_items(lines)
    breaks = [i for i in range(len(lines) - 1) if lines[i] and lines[i + 1] and not items & {i, i + 1}]
    middles = sum(_goes_on(lines[i + 1]) for i in breaks)
    usual = _usual_width([lines[i] for i in breaks])
    wrapped = usual <= WIDEST_WRAP and middles >= max(1, WRAPPED_SHARE * len(breaks))
    width = usual if wrapped else None
    groups: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if not line:
            continue
        if groups and groups[-1][1] == i - 1 and i not in items and _joined(lines[i - 1], line, width):
            groups[-1] = (groups[-1][0], i)
        else:
            groups.append((i, i))
    return groups


def _bare_items(lines: Sequence[str]) -> set[int]:
    """Indices of the lines of a list without bullets: small letters behind a colon, well under the usual width."""
    runs: list[list[int]] = []
    for i in range(1, len(lines)):
        if lines[i].lstrip()[:1].islower():
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            elif lines[i - 1].endswith(":"):
                runs.append([i])
    listed = {i for run in runs for i in run}
    others = [line if i not in listed else "" for i, line in enumerate(lines)]
    followed = [line for line, following in pairwise(others) if line and following]
    room = ITEM_SHARE * min(WIDEST_WRAP, _usual_width(followed) or max(map(len, others), default=0))
    return {
        i
        for run in runs
        if len(run) > 1
        and all(len(lines[j]) <= room for j in run)
        and not any(ends_sentence(lines[j]) for j in run[:-1])
        for i in run
    }


def _usual_width(lines: Sequence[str]) -> int:
    """The length that nine lines in ten stay within: a lone long URL must not count."""
    lengths = sorted(len(line) for line in lines)
    return lengths[(len(lengths) - 1) * 9 // 10] if lengths else 0


def _goes_on(line: str) -> bool:
    """Whether a line begins as the middle of a sentence does."""
    first = line.lstrip()[:1]
    return first.islower() or first in ",;)»"


def _joined(line: str, following: str, width: int | None) -> bool:
    """Whether `following` goes on the paragraph of `line`; `width` is the wrap width, None in unwrapped text."""
    if ITEM.match(following):
        return False
    if _goes_on(following):
        return width is not None or not ends_sentence(line)
    last = line.split()[-1].lower().replace("’", "'")
    if last in NEVER_LAST or (last in SELDOM_LAST and width is not None):
        return True
    if width is None or (following[:2].isspace() and not line[:2].isspace()):
        return False
    return _reaches(line, following, width)


def _reaches(line: str, following: str, width: int) -> bool:
    """Whether the line is so long that the next word had no room in it, or nearly so."""
    next_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(next_word) > SHORT_LINE * width
