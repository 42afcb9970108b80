"""`enjeu translate`: the English of an article, or of lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from enjeu.cli import options as shared
from enjeu.cli.brief import STDIN, brief_of, open_stdin
from enjeu.cli.console import complain, result_console, write, write_json
from enjeu.errors import UnreadableInput, UsageError, no_such_file
from enjeu.pipeline import Pipeline
from enjeu.translation import Engine

EXAMPLE = "Example: enjeu translate article.txt --bilingual"

_LINES_AT_A_TIME = 512


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article, or lines with --lines; - for stdin.")],
    bilingual: Annotated[bool, shared.flag("--bilingual", help="French and English, sentence by sentence.")] = False,
    lines: Annotated[
        bool, shared.flag("--lines", help="Each line is one sentence: as many lines out as in, in order.")
    ] = False,
    json: shared.Json = False,
    glossary: shared.Glossary = None,
    keep: shared.Keep = None,
    force: shared.Force = False,
    translator: shared.Translator = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Translate an article into English, its paragraphs kept; or lines, for programs and benchmarks."""
    if lines and (bilingual or json):
        raise UsageError("--lines gives one line for one line; leave out --bilingual and --json")
    pipeline = Pipeline(
        shared.options(
            translator=translator, engine=engine, glossary=glossary, keep=keep, force=force, offline=offline
        ),
        shared.cache_in(outputs, no_cache),
    )
    if lines:
        for english in _translated_lines(pipeline, file):
            write(f"{english}\n")
        return
    brief = brief_of(pipeline, file, quiet).brief
    if json:
        write_json([sentence.model_dump(mode="json") for sentence in brief.sentences])
        return
    from enjeu.render.parts import coverage_parts
    from enjeu.render.terminal import print_translation

    print_translation(brief, result_console(), bilingual)
    if not quiet and sys.stderr.isatty():
        complain(" · ".join(coverage_parts(brief.coverage)))


def _translated_lines(pipeline: Pipeline, file: Path) -> Iterator[str]:
    """English for each line, a part of the file at a time, so that a file of any size fits into memory."""
    if file == STDIN:
        yield from _translated(pipeline, _lines(open_stdin(), "stdin"))
        return
    try:
        with file.open("rb") as stream:
            yield from _translated(pipeline, _lines(stream, str(file)))
    except (FileNotFoundError, NotADirectoryError):
        raise no_such_file(file) from None
    except OSError as error:
        if error.filename is None:
            raise
        raise UnreadableInput(f"{file}: cannot be read ({error.strerror}); give a file of lines") from error


def _translated(pipeline: Pipeline, lines: Iterable[str]) -> Iterator[str]:
    from enjeu.render.clean import one_line

    waiting = iter(lines)
    while part := list(islice(waiting, _LINES_AT_A_TIME)):
        for english in pipeline.translate(part):
            yield " ".join(one_line(english).split())


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    """Lines end at a line feed only: what Unicode or a terminal takes for an end is part of a sentence here."""
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UnreadableInput(f"{name}: line {number} is not UTF-8; --lines takes UTF-8 only") from error
