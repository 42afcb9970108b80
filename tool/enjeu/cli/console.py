"""Streams of the program: results on stdout, everything else on stderr, progress only where someone watches."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, Task, TaskID

    from enjeu import pipeline


def prepare_streams() -> None:
    """UTF-8 whatever the locale says, and the package's warnings as lines on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logger = logging.getLogger("enjeu")
    if not logger.handlers:
        logger.addHandler(_Complaints())
        logger.propagate = False


class _Complaints(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        complain(record.getMessage())


def complain(message: str) -> None:
    """One line on stderr. Names of files and words of articles in it can move no cursor."""
    from enjeu.render.clean import one_line

    sys.stderr.write(f"enjeu: {one_line(message)}\n")


def result_console() -> Console:
    """The console for results. It asks the terminal for its width and colours, and honours NO_COLOR."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def page_console() -> Console:
    """A console that writes a page for a file: plain, whatever FORCE_COLOR says. `text_of` has what was written."""
    from rich.console import Console

    return Console(file=StringIO(), width=100, force_terminal=False, color_system=None)


def text_of(page: Console) -> str:
    """What was written to a `page_console`."""
    assert isinstance(page.file, StringIO)
    return page.file.getvalue()


def write(text: str) -> None:
    """A result as it is."""
    sys.stdout.write(text)


def write_json(value: Any) -> None:
    """A result for programs: indented, no escapes but those that JSON needs and that keep a terminal safe."""
    from enjeu.render.clean import escape_json

    write(escape_json(json.dumps(value, indent=1, ensure_ascii=False)) + "\n")


def write_table(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()) -> None:
    """A small table; the columns named in `right` hold figures."""
    from rich.text import Text

    from enjeu.render.clean import one_line
    from enjeu.render.tables import Listing
    from enjeu.render.terminal import print_blocks

    console = result_console()
    listing = Listing(columns, [[Text(one_line(cell)) for cell in row] for row in rows], right)
    print_blocks(console, [listing], widest=console.width)


def size(count: int) -> str:
    """Bytes in words: 12 B, 3.4 kB, 21 MB."""
    amount = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 10 else f"{amount:.1f} {unit}"


_LABEL = 16  # characters of a file's name that are always shown while it is worked on
_BESIDE = 56  # columns of a line of progress beside the name


class Watched:
    """Progress of one piece of work, drawn from its first stage on: what is answered from the cache draws nothing."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bars: Progress | None = None
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Show that a stage begins; without a total the bar only moves."""
        if self._bars is None:
            self._bars = _bars()
            self._bars.start()
            room = max(self._bars.console.width - _BESIDE, _LABEL)
            self._label = self._label if len(self._label) <= room else f"{self._label[: room - 1]}…"
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(f"{self._label} · {name}", total=total)

    def advance(self, n: int = 1) -> None:
        """Show that `n` more steps are done."""
        if self._bars is not None and self._task is not None:
            self._bars.advance(self._task, n)

    def close(self) -> None:
        """Take the bar away."""
        if self._bars is not None:
            self._bars.stop()


@contextmanager
def progress(label: str, quiet: bool) -> Iterator[pipeline.Progress]:
    """A bar on stderr when that is a terminal and `quiet` is not asked for."""
    if quiet or not sys.stderr.isatty():
        from enjeu.pipeline import SILENT

        yield SILENT
        return
    from enjeu.render.clean import one_line

    watched = Watched(one_line(label))
    logger = logging.getLogger("enjeu")
    before = logger.level
    logger.setLevel(logging.INFO)  # what takes long for a reason is said to those who watch
    try:
        yield watched
    finally:
        logger.setLevel(before)
        watched.close()


def _bars() -> Progress:
    """The bar, and how long it may take, where a line has room for both."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Counted(MofNCompleteColumn):
        """3/41; nothing where the steps cannot be counted."""

        def render(self, task: Task) -> Text:
            return Text() if task.total is None else super().render(task)

    console = Console(stderr=True)
    wide = console.width >= _BESIDE + _LABEL
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        *([BarColumn(bar_width=24)] if wide else []),
        Counted(),
        *([TimeRemainingColumn()] if wide else []),
        console=console,
        transient=True,
        speed_estimate_period=120.0,  # the articles of a batch come in groups
    )
