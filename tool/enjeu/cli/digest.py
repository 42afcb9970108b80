"""`enjeu digest`: what many briefs say together, by event."""

from __future__ import annotations

import json as json_
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enjeu.cli import options as shared
from enjeu.cli.brief import STDIN, brief_of, read_stdin
from enjeu.cli.console import complain, page_console, result_console, text_of, write
from enjeu.cli.explain import brief_in, is_brief
from enjeu.cli.formats import Format, choose_format
from enjeu.errors import InputError, NoArticle, UnreadableInput, no_such_file
from enjeu.pipeline import Pipeline
from enjeu.records import Brief, Digest
from enjeu.render.clean import escape_json
from enjeu.translation import Engine

if TYPE_CHECKING:
    from enjeu.batch.interface import Recipe
    from enjeu.batch.run import Batch

EXAMPLE = "Example: enjeu digest briefs/*.json --output digest.html"
STEM = "_digest"  # of the files beside a batch's briefs; "_" puts them first and is rare in names of articles
_BRIEFS = (".json", ".jsonl", ".ndjson")


def run(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="BRIEF.json|FILE|DIR", help="Briefs in JSON, articles, or folders of briefs; - for stdin."
        ),
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORM", help="table, json, md or html. Default: as --output is named, else table."
        ),
    ] = None,
    json: Annotated[bool, shared.flag("--json", help="Same as --format json.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the digest there; - is stdout.")
    ] = None,
    translator: shared.Translator = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Tell what many articles say together: events, gains with the papers behind each, where the papers differ."""
    output = None if output == shared.STDOUT else output
    shape = choose_format(format, json, output)
    options = shared.options(translator=translator, engine=engine, offline=offline)
    pipeline = Pipeline(options, shared.cache_in(outputs, no_cache))
    paths: list[Path] = []
    briefs: list[Brief] = []
    missing: list[str] = []
    for file in files:
        with _or_named(missing, alone=len(files) == 1):
            # The digest of a folder that was written into it is none of its briefs.
            paths += [p for p in _inputs(file) if p == file or output is None or not shared.is_same(p, output)]
    if paths and all(path.suffix.lower() in _BRIEFS for path in paths):
        shared.refuse_for_briefs(options, "finished briefs")
    shared.spare_inputs(output, paths)
    for path in paths:
        with _or_named(missing, alone=len(paths) == 1):
            briefs += _briefs(path, pipeline, quiet, missing)
    if not briefs and not missing:
        raise NoArticle(f"{', '.join(map(str, files))}: no brief in it; give briefs in JSON, or articles")
    told = _tell(pipeline, briefs, missing)
    if output is not None:
        from enjeu.batch.interface import write_if_changed

        write_if_changed(output, told.text(shape))
    elif shape is Format.TABLE:
        told.show()
    else:
        write(told.text(shape))
    if missing:
        raise typer.Exit(1)


@dataclass
class Told:
    """A digest, whether it came from the cache, and the files it went to."""

    digest: Digest
    cached: bool
    written: list[Path]

    def text(self, shape: Format) -> str:
        """The digest in one of its forms."""
        if shape is Format.JSON:
            return escape_json(self.digest.to_json())
        if shape is Format.MD:
            from enjeu.render.digest_markdown import to_markdown

            return to_markdown(self.digest)
        if shape is Format.HTML:
            from enjeu.render.digest_html import to_html

            return to_html(self.digest)
        from enjeu.render.digest_terminal import print_digest

        page = page_console()
        print_digest(self.digest, page, cached=self.cached, written=self.written)
        return text_of(page)

    def show(self) -> None:
        """Print it on stdout."""
        from enjeu.render.digest_terminal import print_digest

        print_digest(self.digest, result_console(), cached=self.cached, written=self.written)


def digest_of_batch(batch: Batch, recipe: Recipe) -> Told:
    """The digest of every brief that this run or an earlier one left, written beside them in the batch's formats."""
    from enjeu.batch.interface import write_if_changed
    from enjeu.cache import Cache

    briefs: list[Brief] = []
    missing = [failure.error for failure in batch.failures]
    failed = {failure.file for failure in batch.failures}
    out = Path(recipe.out)
    for job in batch.every_job:
        path = out / f"{job.stem}.json"
        if job.id in failed:
            continue
        try:
            briefs.append(brief_in(read_bytes(path), path))
        except InputError as error:
            missing.append(str(error))
    told = _tell(Pipeline(recipe.options, Cache(recipe.cache)), briefs, missing)
    stem = STEM
    while any(job.stem.casefold() == stem for job in batch.every_job):
        stem += "_"
    for kind in recipe.formats:
        path = out / f"{stem}.{kind}"
        write_if_changed(path, told.text(Format(kind.value)))
        told.written.append(path)
    return told


@contextmanager
def _or_named(missing: list[str], *, alone: bool) -> Iterator[None]:
    """What cannot be read is said and named among the missing; where it is all that was given, it is an error."""
    try:
        yield
    except InputError as error:
        if alone:
            raise
        complain(str(error))
        missing.append(str(error))


def _tell(pipeline: Pipeline, briefs: Sequence[Brief], missing: Sequence[str]) -> Told:
    digest, cached = pipeline.digest(briefs)
    return Told(digest.model_copy(update={"missing": tuple(missing)}), cached, [])


def _inputs(file: Path) -> Iterator[Path]:
    """The file, or the briefs of a folder."""
    if not file.is_dir():
        yield file
        return
    found = sorted(path for path in file.glob("*.json") if path.is_file())
    found = found or [path for path in (file / "briefs.jsonl",) if path.is_file()]
    if not found:
        raise NoArticle(f"{file}: no brief in it; to make some and tell them: enjeu batch {file} --digest")
    yield from found


def _briefs(path: Path, pipeline: Pipeline, quiet: bool, missing: list[str]) -> list[Brief]:
    """The briefs of a JSON file, which may hold one a line, or that of an article; a bad line is named as missing."""
    piped = read_stdin() if path == STDIN else None
    if path.suffix.lower() not in _BRIEFS and not (piped and is_brief(piped)):
        return [brief_of(pipeline, path, quiet, piped).brief]
    data = read_bytes(path) if piped is None else piped
    if b'"enjeu.digest/1"' in data[:200]:
        complain(f"{path}: is a digest itself; passed over")
        return []
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].startswith(b"{") or not lines[0].rstrip().endswith(b"}"):
        return _of_row(data, path)
    briefs: list[Brief] = []
    for number, line in enumerate(lines, 1):
        with _or_named(missing, alone=False):
            briefs += _of_row(line, Path(f"{path}:{number}"))
    return briefs


def _of_row(data: bytes, path: Path) -> list[Brief]:
    """The brief of a line; one of a batch's table holds it under `brief`, or null where there is none."""
    try:
        row = json_.loads(data) if b'"brief"' in data else None  # a brief has no such key, and is read once
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict) and row.keys() == {"id", "name", "error", "brief"}:
        return [brief_in(json_.dumps(row["brief"]).encode(), path)] if row["brief"] is not None else []
    return [brief_in(data, path)]


def read_bytes(path: Path) -> bytes:
    """What a brief's file holds."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise no_such_file(path) from None
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror or error}") from error
