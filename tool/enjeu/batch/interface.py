"""One article of a batch as a record in and a record out, and what runs many of them."""

from __future__ import annotations

import logging
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from enjeu.cache import Cache, write_atomically
from enjeu.errors import EnjeuError, InputError
from enjeu.pipeline import Options, Pipeline
from enjeu.records import Brief
from enjeu.render.clean import escape_json
from enjeu.render.parts import bullets, english_title

_log = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is the same for every article of a batch. `cache` None means no cache."""

    options: Options
    cache: Path | None
    out: Path
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One article: the file, and the name of its outputs without their extension."""

    path: Path
    stem: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job. `error` is None when all outputs are in place.

    `fatal` is an error that the next article would meet as well: a missing model, a glossary that cannot be read.
    """

    job: Job
    title: str = ""
    sentences: int = 0
    gains: int = 0
    seconds: float = 0.0
    cached: bool = False
    error: str | None = None
    fatal: EnjeuError | None = None


class Runner(Protocol):
    """Does jobs somewhere."""

    def run(self, jobs: Sequence[Job], recipe: Recipe) -> Generator[Outcome, None, None]:
        """One outcome for every job, in any order; an article that fails stops no other. Closing it stops the work."""


class Briefer:
    """Does one job after the other with the same models. Never raises."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._pipeline = Pipeline(recipe.options, Cache(recipe.cache))

    def __call__(self, job: Job) -> Outcome:
        """Make the brief of the job's article and write it in every format."""
        try:
            result = self._pipeline.brief(job.path)
            for kind in self._recipe.formats:
                write_if_changed(self._recipe.out / f"{job.stem}.{kind}", kind.text(result.brief))
        except InputError as error:
            return Outcome(job, error=str(error))
        except EnjeuError as error:
            return Outcome(job, error=str(error), fatal=error)
        except Exception as error:
            _log.debug("%s", job.path, exc_info=True)
            return Outcome(job, error=f"{job.path}: {type(error).__name__}: {error}")
        brief = result.brief
        return Outcome(
            job,
            title=english_title(brief),
            sentences=brief.coverage.sentences,
            gains=len(bullets(brief)),
            seconds=result.seconds,
            cached=result.cached,
        )


def write_if_changed(path: Path, text: str) -> None:
    """Put `text` into a file, whole or not at all; a file that holds it already is not touched."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.read_bytes() == data:
            return
    except OSError:
        pass  # not there, or not readable: then it is written anew
    write_atomically(path, data)
