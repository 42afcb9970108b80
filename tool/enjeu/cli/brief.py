"""`enjeu brief`: articles in, briefs out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, NamedTuple

import typer

from enjeu.cli import options as shared
from enjeu.cli.console import complain, page_console, progress, result_console, text_of, write
from enjeu.cli.formats import Format, choose_format
from enjeu.errors import InputError, UnreadableInput, UsageError
from enjeu.pipeline import Pipeline, Result
from enjeu.reading import read_stream
from enjeu.render.clean import escape_json
from enjeu.summary import Length
from enjeu.translation import Engine

if TYPE_CHECKING:
    from rich.console import Console

EXAMPLE = 'Example: enjeu brief article.txt --sides "Russia,North Korea" --length short'
STDIN = Path("-")


class _Shown(NamedTuple):
    """What the table of a brief shows on request."""

    evidence: bool
    set_aside: bool


def run(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Articles (txt, md, html, eml, pdf, docx); - for stdin.")
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORM", help="table, json, md or html. Default: as --output is named, else table."
        ),
    ] = None,
    json: Annotated[bool, shared.flag("--json", help="Same as --format json; one line a brief for several.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the brief there; - is stdout.")
    ] = None,
    show_evidence: Annotated[
        bool,
        shared.flag("--show-evidence", help="Quote in the table the sentences behind each bullet, in both languages."),
    ] = False,
    show_set_aside: Annotated[
        bool, shared.flag("--show-set-aside", help="Show in the table what was not taken for the article.")
    ] = False,
    sides: shared.Sides = None,
    length: shared.LengthOption = Length.MEDIUM,
    glossary: shared.Glossary = None,
    keep: shared.Keep = None,
    force: shared.Force = False,
    translator: shared.Translator = None,
    summarizer: shared.Summarizer = None,
    parser: shared.ParserOption = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    markdown: Annotated[
        bool | None,
        shared.flag(
            "--markdown/--no-markdown",
            help="Keep a Markdown brief in --outputs too. Default: where a file's table is printed.",
            rich_help_panel=shared.OUTPUT,
        ),
    ] = None,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Brief one article or several: summary, what each side gains, and how well it was translated."""
    output = None if output == shared.STDOUT else output
    shape = choose_format(format, json, output)
    if output is not None and len(files) > 1:
        raise UsageError("--output takes one article; for several use: enjeu batch FOLDER --out DIR")
    if shape in (Format.MD, Format.HTML) and len(files) > 1:
        raise UsageError(f"--format {shape} takes one article; for several use: enjeu batch FOLDER --format {shape}")
    shared.spare_inputs(output, [*files, *filter(None, (glossary, keep))])
    pipeline = Pipeline(
        shared.options(
            sides=sides,
            translator=translator,
            summarizer=summarizer,
            parser=parser,
            engine=engine,
            length=length,
            glossary=glossary,
            keep=keep,
            force=force,
            offline=offline,
        ),
        shared.cache_in(outputs, no_cache),
    )
    shown = _Shown(show_evidence, show_set_aside)
    failed = printed = False
    for file in files:
        try:
            result = brief_of(pipeline, file, quiet)
        except InputError as error:
            if len(files) == 1:
                raise
            complain(str(error))
            failed = True
            continue
        written = []
        if markdown or (markdown is None and shape is Format.TABLE and output is None and file != STDIN):
            try:
                written.append(_keep_markdown(result, outputs))
            except OSError as error:  # what was asked for is shown all the same
                complain(f"{error.filename or outputs}: the Markdown brief could not be kept ({error.strerror})")
                failed = True
        if output is None:
            if printed and shape is Format.TABLE:
                write("\n")
            _print(result, shape, shown, written, several=len(files) > 1)
            printed = True
        else:
            _write(result, shape, shown, written, output)
    if failed:
        raise typer.Exit(1)


def brief_of(pipeline: Pipeline, file: Path, quiet: bool, piped: bytes | None = None) -> Result:
    """The brief of a file, or of stdin when it is called `-`: of what was `piped`, if that is read already."""
    with progress("stdin" if file == STDIN else file.name, quiet) as watched:
        if file == STDIN:
            return pipeline.brief(data=read_stdin() if piped is None else piped, name="stdin", progress=watched)
        return pipeline.brief(file, progress=watched)


def read_stdin() -> bytes:
    """What is piped in. Raises UnreadableInput where stdin is closed, and for too much."""
    return read_stream(open_stdin(), "stdin")


def open_stdin() -> BinaryIO:
    """Standard input as bytes. Raises UnreadableInput where it is closed."""
    if sys.stdin is None:
        raise UnreadableInput("stdin: is closed; give a file")
    return sys.stdin.buffer


def _print(result: Result, shape: Format, shown: _Shown, written: Sequence[Path], several: bool) -> None:
    if shape is Format.TABLE:
        _print_table(result, result_console(), shown, written)
    elif shape is Format.JSON and several:
        write(escape_json(result.brief.model_dump_json(by_alias=True)) + "\n")
    else:
        write(_text(result, shape))


def _write(result: Result, shape: Format, shown: _Shown, written: Sequence[Path], output: Path) -> None:
    from enjeu.batch.interface import write_if_changed

    if shape is not Format.TABLE:
        write_if_changed(output, _text(result, shape))
        return
    page = page_console()
    _print_table(result, page, shown, written)
    write_if_changed(output, text_of(page))


def _text(result: Result, shape: Format) -> str:
    from enjeu.batch import interface

    return interface.Format(shape.value).text(result.brief)


def _print_table(result: Result, console: Console, shown: _Shown, written: Sequence[Path]) -> None:
    from enjeu.render.terminal import print_brief

    print_brief(
        result.brief,
        console,
        show_set_aside=shown.set_aside,
        show_evidence=shown.evidence,
        cached=result.cached,
        written=written,
    )


def _keep_markdown(result: Result, outputs: Path) -> Path:
    """Write `OUTPUTS/<stem>.md`; where another article's brief has that name already, a hash is added to it."""
    from enjeu.batch.interface import Format as FileFormat
    from enjeu.batch.interface import write_if_changed
    from enjeu.batch.naming import safe_stem

    source = result.brief.source
    path = outputs / f"{safe_stem(Path(source.path).stem)}.md"
    try:
        if source.sha256.encode() not in path.read_bytes():
            path = path.with_name(f"{path.stem}-{source.sha256[:8]}.md")
    except FileNotFoundError:
        pass
    write_if_changed(path, FileFormat.MD.text(result.brief))
    return path
