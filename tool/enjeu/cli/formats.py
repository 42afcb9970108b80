"""What `brief` and `digest` print, and how the name of a file says it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from enjeu.errors import UsageError

_SUFFIXES = {"htm": "html", "markdown": "md", "txt": "table", "": "table"}  # besides the names of the forms


class Format(StrEnum):
    """What a brief or a digest can look like."""

    TABLE = "table"
    JSON = "json"
    MD = "md"
    HTML = "html"


def choose_format(format: Format | None, json: bool, output: Path | None) -> Format:
    """The form that was asked for, or that the name of `output` says; raises UsageError where they make no sense."""
    if json and format not in (None, Format.JSON):
        raise UsageError(f"--json and --format {format} contradict each other; give one of them")
    if output is not None and output.is_dir():
        raise UsageError(f"--output {output}: is a folder; give the name of a file in it")
    if json or format is not None or output is None:
        return Format.JSON if json else format or Format.TABLE
    suffix = output.suffix.lower().removeprefix(".")
    try:
        return Format(_SUFFIXES.get(suffix, suffix))
    except ValueError:
        raise UsageError(f"--output {output}: end it in .md, .json, .html or .txt, or add --format") from None
