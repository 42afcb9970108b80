"""Writes `docs/commands.md`, the command reference, from the programs' own help texts: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_suffix(".md")

_HEAD = """\
# Commands

Results go to standard output; progress, warnings and errors to standard error, progress only on a terminal.
`NO_COLOR` is honoured. The exit code is 0 when all was done; 1 when something to be read failed (an article, a folder,
a brief, an annotation that is missing or none) or a check found a fault; 2 for wrong usage (an option, its value or the
list of terms that it names); 3 when there is no model; 130 when it was stopped with Ctrl-C.

This page is made from the help texts by `make docs`; the same texts are shown by `enjeu COMMAND --help`.
"""


def reference() -> str:
    """The page, as it is to be."""
    sections = [f"## enjeu {' '.join(words)}".rstrip() + f"\n\n```text\n{_help(words)}\n```\n" for words in commands()]
    return "\n".join([_HEAD, *sections])


def commands() -> Iterator[tuple[str, ...]]:
    """The program itself, then every command and every command of a group, in the order of the help texts."""
    from typer.main import get_command

    from enjeu.cli.app import app

    def below(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for name, part in getattr(command, "commands", {}).items():
            yield from below(part, (*words, name))

    yield from below(get_command(app), ())


def _help(words: tuple[str, ...]) -> str:
    from typer.testing import CliRunner

    from enjeu.cli.app import app

    settings = {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "ENJEU_OUTPUTS": None}
    said = CliRunner().invoke(app, [*words, "--help"], prog_name="enjeu", env=settings).output
    return "\n".join(line.rstrip() for line in said.strip().split("\n"))


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
