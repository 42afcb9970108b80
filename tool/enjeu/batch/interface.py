"""Many articles: what one is, what becomes of it, what is the same for all, and what runs them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from enjeu.cache import write_atomically
from enjeu.errors import EnjeuError
from enjeu.pipeline import Options
from enjeu.records import Brief
from enjeu.render.clean import escape_json


class Format(StrEnum):
    """A brief as a file."""

    MD = "md"
    JSON = "json"
    HTML = "html"

    def text(self, brief: Brief) -> str:
        """The brief in this format."""
        if self is Format.JSON:
            return escape_json(brief.to_json())
        if self is Format.MD:
            from enjeu.render.markdown import to_markdown

            return to_markdown(brief)
        from enjeu.render.html import to_html

        return to_html(brief)


class Table(StrEnum):
    """All briefs in one file, a row for every article: id, name, error, brief."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class Reader(Protocol):
    """Where an article's bytes are: small, and the same on every machine that shares the place."""

    def read(self) -> bytes:
        """The bytes. Raises InputError."""

    @property
    def size(self) -> int:
        """About how many bytes they are; 0 where that is not known before reading."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article. `id` is its path below the folder, or its row's; `name` is what the brief calls its source."""

    id: str
    name: str
    stem: str  # of its output files
    article: Reader

    @property
    def path(self) -> Path:
        """The name as a path: for an article of a local folder, its file."""
        return Path(self.name)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is the same for every article. `out` is a folder or an fsspec URL; `cache` None means no cache."""

    options: Options
    cache: Path | None
    out: str
    formats: tuple[Format, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job. `error` is None when all its files are in place.

    `brief` is its JSON in one line, where a table is to hold it. `fatal` is an error that the next article would meet
    as well: a missing model, a glossary that cannot be read.
    """

    job: Job
    title: str = ""
    sentences: int = 0
    gains: int = 0
    seconds: float = 0.0
    cached: bool = False
    error: str | None = None
    brief: str | None = None
    fatal: EnjeuError | None = None


class Runner(Protocol):
    """Does jobs somewhere."""

    def run(self, jobs: Sequence[Job], recipe: Recipe) -> Generator[Outcome, None, None]:
        """One outcome for every job, in any order; an article that fails stops no other. Closing it stops the work."""


def write_if_changed(path: Path, text: str) -> None:
    """Put `text` into a file, whole or not at all; a file that holds it already is not touched.

    A link stays and what it leads to is written; a pipe or a device is written to and not replaced.
    """
    data = text.encode("utf-8", "backslashreplace")
    path = path.resolve() if path.is_symlink() else path
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.write(data)
        return
    try:
        if path.read_bytes() == data:
            return
    except OSError:
        pass  # not there, or not readable: then it is written anew
    write_atomically(path, data)
