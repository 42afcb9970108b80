"""What the type of a printed page tells: titles and headings by their size, notes, captions and initials apart.

All of it is judged against the size in which most of the text is set. Where no one size is that, as in a page read by
text recognition, which measures each line anew, sizes tell nothing, and the lines alone make the paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from enjeu.reading.blocks import NEVER_LAST, group_lines
from enjeu.reading.wording import CLOSERS, ends_sentence, is_names, is_prose, words

SAME = 1.06  # sizes nearer than this are one size
SURE = 1.2  # a word set larger within a sentence is nearer than this
LEADING = 1.8  # sizes from one line of a title, a caption or a note to the next, at most
GAP = 1.3  # of the text's usual leading, and there is room between paragraphs
DISPLAY_LINES = 8
DISPLAY_WORDS = 60
TITLE_WORDS = 35
HEADING_WORDS = 15
INITIAL = re.compile(r"[«\"“]?\s?[^\W\d_][’']?")
INITIAL_SIZE = 1.8
MOST_INITIALS = 10  # on a page; more are letters of something else
NOTE = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.)]?|\*{1,3})\s*(?=[^\W\d_]|[«\"“])")


class Line(NamedTuple):
    """A line of a page, the size of most of its letters, whether all are bold, where it begins, and its other sizes."""

    text: str
    size: float = 0.0
    bold: bool = False
    x: float = 0.0
    y: float = 0.0
    others: tuple[float, ...] = ()


class Paragraph(NamedTuple):
    """The lines of one paragraph; `heading` where the type makes it one."""

    lines: list[str]
    heading: bool = False


class Setting(Enum):
    """How a line is set, beside the text of the page."""

    TEXT = 0
    LARGE = 1
    SMALL = 2
    BOLD = 3


@dataclass
class _Run:
    """Lines that follow each other and are set alike; `behind` is the index of the last line of text before them."""

    setting: Setting
    lines: list[Line] = field(default_factory=list)
    behind: int = -1

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines if line.text)

    @property
    def size(self) -> float:
        return self.lines[0].size

    def is_display(self, size: float) -> bool:
        """Whether the lines are one title, heading or standfirst, whatever their widths."""
        large = self.setting is Setting.LARGE and not _is_near(self.size, size, SURE)
        return large and len(self.lines) <= DISPLAY_LINES and len(words(self.text)) <= DISPLAY_WORDS


def text_size(lines: Sequence[Line]) -> float | None:
    """The size of more than half of the letters, or None."""
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(2 * line.size)] += sum(map(str.isalpha, line.text))
    (doubled, count), *_ = sizes.most_common(1) or [(0, 0)]
    if not doubled or 2 * count <= sizes.total():
        return None
    return next(line.size for line in lines if round(2 * line.size) == doubled)


def is_small(line: Line, size: float | None) -> bool:
    """Whether the line is set smaller than the text, and no word of it as large."""
    return size is not None and max((line.size, *line.others)) * SAME < size


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of all pages, which go on across page breaks; what interrupts one comes behind it, notes last."""
    lines = [line for page in pages for line in page]
    size = text_size(lines)
    if size is None:
        texts = [line.text for line in lines]
        return [Paragraph(texts[first : last + 1]) for first, last in group_lines(texts)]
    flow: list[Line] = []
    notes: list[Line] = []
    for page in pages:
        filled = _with_initials(page, size)
        first = _first_note(filled, size)
        flow += filled[:first]
        notes += filled[first:]
    runs = _runs(flow, size)
    _undo_mid_sentence(runs, size)
    if notes:
        runs.append(_Run(Setting.SMALL, _parted_notes(notes)))
    return list(_placed(runs, size))


def _with_initials(page: Sequence[Line], size: float) -> list[Line]:
    """The lines, each large initial put before the first of the lines that it stands beside."""
    lines = list(page)
    initials = [line for line in page if line.size >= INITIAL_SIZE * size and INITIAL.fullmatch(line.text.strip())]
    for initial in initials if len(initials) <= MOST_INITIALS else ():
        beside = [
            line
            for line in lines
            if line.text
            and line.size < INITIAL_SIZE * size
            and initial.x < line.x
            and initial.y - size / 2 < line.y < initial.y + initial.size
        ]
        if beside:
            first = min(beside, key=lambda line: (round(line.x), -line.y))
            lines[lines.index(first)] = first._replace(text=_begun(initial.text.strip(), first.text), x=initial.x)
            lines.remove(initial)
    return lines


def _begun(initial: str, text: str) -> str:
    """The text with its initial; "À" is a word, "A" is one before a capital: "A" and "Rabat", but "A" and "lger"."""
    text = text.lstrip()
    word = initial == "À" or (initial == "A" and text[:2].istitle() and text[1:2].islower())
    return initial + " " * word + text


def _first_note(page: Sequence[Line], size: float) -> int:
    """The index of the line with which the notes at the foot of a page begin; the number of its lines without any."""
    foot = len(page)
    while foot and (not page[foot - 1].text or is_small(page[foot - 1], size)):
        foot -= 1
    return next((i for i in range(foot, len(page)) if NOTE.match(page[i].text.strip())), len(page))


def _parted_notes(lines: Sequence[Line]) -> list[Line]:
    parted = list(lines[:1])
    for line, following in pairwise(lines):
        if NOTE.match(following.text.strip()) or _is_apart(line, following):
            parted.append(Line(""))
        parted.append(following)
    return parted


def _is_apart(line: Line, following: Line) -> bool:
    """Whether one of two small or large lines stands elsewhere than under the other."""
    return not 0 <= line.y - following.y <= LEADING * following.size


def _usual_leading(lines: Sequence[Line], size: float) -> float:
    """The least that lies often between two lines, which is that within a paragraph; 0 where nothing does."""
    steps = Counter(round(line.y - following.y) for line, following in pairwise(lines))
    return min((step for step, count in steps.items() if step >= size and 10 * count >= len(lines)), default=0)


def _runs(lines: Sequence[Line], size: float) -> list[_Run]:
    letters = {bold: sum(len(line.text) for line in lines if line.bold is bold) for bold in (True, False)}
    leading = _usual_leading(lines, size)
    runs: list[_Run] = []
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        setting = _setting(line, size, bold_tells=letters[False] > letters[True])
        before = runs[-1].lines[-1] if runs and runs[-1].setting is setting else None
        if before is None:
            same = False
        elif setting is Setting.TEXT:
            same = True
            blank = blank or (before.y - line.y > GAP * leading > 0 and ends_sentence(before.text))
        else:
            same = _is_near(before.size, line.size, SAME)
            blank = blank or _is_apart(before, line)
        if not same or (blank and setting is Setting.LARGE):
            runs.append(_Run(setting))
        elif blank:
            runs[-1].lines.append(Line(""))
        runs[-1].lines.append(line)
        blank = False
    return runs


def _setting(line: Line, size: float, *, bold_tells: bool) -> Setting:
    if is_small(line, size):
        return Setting.SMALL
    if min((line.size, *line.others)) > size * SAME:
        return Setting.LARGE
    return Setting.BOLD if bold_tells and line.bold else Setting.TEXT


def _is_near(one: float, other: float, ratio: float) -> bool:
    return max(one, other) <= ratio * min(one, other)


def _undo_mid_sentence(runs: Sequence[_Run], size: float) -> None:
    """Make text again of what only sets off some words of a sentence."""
    for i, run in enumerate(runs):
        if run.setting is Setting.TEXT:
            continue
        goes_on = i > 0 and runs[i - 1].setting is Setting.TEXT and _leads_on(runs[i - 1].lines[-1], run.lines[0])
        leads_on = i + 1 < len(runs) and _leads_on(run.lines[-1], runs[i + 1].lines[0])
        bold = run.setting is Setting.BOLD
        if (bold and leads_on) or (goes_on and _is_near(run.size, size, SURE)):
            run.setting = Setting.TEXT


def _leads_on(line: Line, following: Line) -> bool:
    """Whether a sentence is cut between the two."""
    if ends_sentence(line.text):
        return False
    last = line.text.split()[-1].lower().replace("’", "'")
    return last in NEVER_LAST or last.endswith("-") or following.text.lstrip()[0].islower()


def _placed(runs: Sequence[_Run], size: float) -> Iterator[Paragraph]:
    """The paragraphs of the text, and in order between them those of the other runs."""
    texts: list[Line] = []
    others: list[_Run] = []
    for run in runs:
        if run.setting is not Setting.TEXT:
            run.behind = len(texts) - 1
            others.append(run)
            continue
        interrupted = texts and others and others[-1].behind == len(texts) - 1
        if interrupted and not _leads_on(texts[-1], run.lines[0]):
            texts.append(Line(""))
        texts += run.lines
    lines = [line.text for line in texts]
    owners = [-1] * len(lines)  # the run that a line belongs to, by its index
    for index, run in enumerate(others):
        shown = [run.text] if run.is_display(size) else [line.text for line in run.lines]
        lines += ["", *shown]
        owners += [index] * (1 + len(shown))
    groups: dict[int, list[range]] = {}
    for first, last in group_lines(lines):
        groups.setdefault(owners[first], []).append(range(first, last + 1))
    body = groups.get(-1, [])
    start = next((group.start for group in body if is_prose(" ".join(lines[i] for i in group))), len(texts))
    title = _title([run for run in others if run.behind < start])
    waiting = deque(enumerate(others))
    for group in (*body, range(len(lines), len(lines))):
        while waiting and waiting[0][1].behind < group.start:
            index, run = waiting.popleft()
            heading = run is title or (start <= run.behind < len(texts) - 1 and _heads(run))
            if run.is_display(size):
                yield Paragraph([line.text for line in run.lines], heading)
            else:
                alone = len(groups[index]) == 1
                yield from (Paragraph([lines[i] for i in own], heading and alone) for own in groups[index])
        if group:
            yield Paragraph([lines[i] for i in group])


def _title(head: Sequence[_Run]) -> _Run | None:
    """The largest of the lines over the text that say something."""
    telling = [
        run
        for run in head
        if run.setting is Setting.LARGE
        and 3 < len(words(run.text)) <= TITLE_WORDS
        and not run.text.rstrip(CLOSERS).endswith(".")
        and not is_names(run.text)
    ]
    return max(telling, key=lambda run: run.size, default=None)


def _heads(run: _Run) -> bool:
    """Whether lines between the paragraphs are a heading."""
    short = len(words(run.text)) <= HEADING_WORDS and not ends_sentence(run.text)
    return short and run.setting is not Setting.SMALL and not run.text.endswith((",", ";", ":"))
