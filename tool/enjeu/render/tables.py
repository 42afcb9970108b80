"""Tables that stay readable on a narrow terminal: where the columns have no room, the rows stand one under another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from rich import box
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_FOLDED = 24  # characters from which a word may be folded: paths and hashes have no end
_NOTHING = {"", "–"}  # cells that say nothing; a row that stands by itself leaves them out


class Packed:
    """Short pieces with dots between them, as many on a line as fit; none is broken that fits on a line of its own."""

    def __init__(self, pieces: Iterable[Text]) -> None:
        self._pieces = list(pieces)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text()
        for place, piece in enumerate(self._pieces, 1):
            alone = place == len(self._pieces) or piece.cell_len + 2 > options.max_width
            whole = piece if alone else piece + Text(" ·")
            if line and line.cell_len + 1 + whole.cell_len > options.max_width:
                yield line
                line = Text()
            line = Text.assemble(line, " ", whole) if line else whole
        yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widths = [piece.cell_len + 2 for piece in self._pieces]
        return Measurement(min(max(widths), options.max_width), min(sum(widths) + len(widths), options.max_width))


def numbered_list(entries: Iterable[tuple[str, int, Text, Iterable[Text]]]) -> Table:
    """Under each name what is its: a number, a text, and short pieces that are packed below it."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, group in groupby(entries, key=itemgetter(0)):
        grid.add_row("", Text(name, style="bold"))
        for _, number, text, pieces in group:
            grid.add_row(str(number), Group(text, Packed(pieces)))
    return grid


class Listing:
    """Rows under the names of their columns; without room for those, each row by itself, headed by its first cell.

    The columns named in `right` hold figures.
    """

    def __init__(self, names: Sequence[str], rows: Iterable[Sequence[Text]], right: Collection[str] = ()) -> None:
        self._names = names
        self._rows = list(rows)
        self._right = right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = list(zip(map(Text, self._names), *self._rows, strict=True))
        least = [max(map(_least_width, column)) for column in columns]
        if sum(least) + 3 * len(least) + 1 <= options.max_width:  # with what a table sets around and between them
            whole = [max(text.cell_len for text in column) for column in columns]
            yield self._table([width == needed for width, needed in zip(whole, least, strict=True)])
            return
        yield Text()
        for first, *others in self._rows:
            yield Text.assemble("  ", (first.plain, "bold"))
            pieces = zip(self._names[1:], others, strict=True)
            told = [Text.assemble((name, "dim"), " ", cell) for name, cell in pieces if cell.plain not in _NOTHING]
            if told:
                yield Padding(Packed(told), (0, 0, 0, 4))
        yield Text()

    def _table(self, fixed: Sequence[bool]) -> Table:
        """A table; the columns that are `fixed` could only be made narrower by breaking words."""
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
        for name, is_fixed in zip(self._names, fixed, strict=True):
            justify: JustifyMethod = "right" if name in self._right else "left"
            table.add_column(name, justify=justify, overflow="fold", no_wrap=is_fixed)
        for row in self._rows:
            table.add_row(*row)
        return table


def _least_width(text: Text) -> int:
    """The columns in which no word is broken that is not very long."""
    return min(_FOLDED, max((Text(word).cell_len for word in text.plain.split()), default=0))
