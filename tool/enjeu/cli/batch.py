"""`enjeu batch`: a folder of articles in, a folder of briefs out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enjeu.cli import options as shared
from enjeu.cli.console import complain, progress, result_console, write_json
from enjeu.errors import UsageError
from enjeu.summary import Length
from enjeu.translation import Engine

if TYPE_CHECKING:
    from enjeu.batch.interface import Outcome

EXAMPLE = "Example: enjeu batch articles --out briefs --format md,json"

_NAMED = 5  # files that were passed over, by name


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of articles; the folders in it count too.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Default: a folder of that name in --outputs.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="md,json,html", help="One file each per article.")
    ] = "md,json",
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Articles at a time. Default: one a processor, up to 8."),
    ] = None,
    digest: Annotated[
        bool, shared.flag("--digest/--no-digest", help="Tell what the articles say together, by event; keeps JSON too.")
    ] = False,
    retry_failed: Annotated[
        bool, shared.flag("--retry-failed", help="Only the articles that failed in the last run.")
    ] = False,
    json: shared.Json = False,
    sides: shared.Sides = None,
    length: shared.LengthOption = Length.MEDIUM,
    glossary: shared.Glossary = None,
    keep: shared.Keep = None,
    force: shared.Force = False,
    translator: shared.Translator = None,
    summarizer: shared.Summarizer = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Brief every article of a folder. One that fails stops no other; a batch that was killed goes on where it was."""
    from enjeu.batch.folder import FolderBatch
    from enjeu.batch.interface import Format, Recipe
    from enjeu.batch.local import Local, processors
    from enjeu.cli.digest import digest_of_batch

    formats = list(dict.fromkeys(part.strip().lower() for part in format.split(",") if part.strip()))
    if not formats or not set(formats) <= set(Format):
        raise UsageError(f"--format {format}: give one or more of {', '.join(Format)}, separated by commas")
    if digest and Format.JSON not in formats:
        formats.append(Format.JSON)  # what the digest is made of
    recipe = Recipe(
        shared.options(
            sides=sides,
            translator=translator,
            summarizer=summarizer,
            engine=engine,
            length=length,
            glossary=glossary,
            keep=keep,
            force=force,
            offline=offline,
        ),
        shared.cache_folder(outputs, no_cache),
        out or outputs / (folder.resolve().name or "briefs"),
        tuple(map(Format, formats)),
    )
    batch = FolderBatch(folder, recipe, retry_failed=retry_failed)
    if retry_failed and not batch.jobs:
        complain(f"{recipe.out}: nothing failed in the last run")
        if not json:
            return
    done: list[Outcome] = []
    try:
        with progress(folder.name, quiet) as watched:
            watched.stage("articles", len(batch.jobs))
            for outcome in batch.run(Local(jobs or min(8, processors()))):
                done.append(outcome)
                watched.advance()
    except KeyboardInterrupt:
        complain(f"stopped with {len(done)} of {len(batch.jobs)} done; the same command goes on from there")
        raise
    order = {job: place for place, job in enumerate(batch.jobs)}
    done.sort(key=lambda outcome: (outcome.error is not None, order[outcome.job]))
    told = digest_of_batch(batch, recipe) if digest else None
    if json:
        write_json(
            {
                "out": str(recipe.out),
                **({"digest": [path.name for path in told.written]} if told else {}),
                "done": [
                    {"file": str(o.job.path), "outputs": [f"{o.job.stem}.{f}" for f in formats], "cached": o.cached}
                    for o in done
                    if o.error is None
                ],
                "failed": [{"file": str(o.job.path), "error": o.error} for o in done if o.error is not None],
                "passed_over": batch.passed_over,
            }
        )
    else:
        _print(folder, recipe.out, done, batch.passed_over)
        if told:
            told.show()
    if batch.failures:
        raise typer.Exit(1)


def _print(folder: Path, out: Path, done: list[Outcome], passed_over: list[str]) -> None:
    from rich.text import Text

    from enjeu.batch.folder import FAILURES
    from enjeu.render.clean import one_line
    from enjeu.render.parts import count
    from enjeu.render.terminal import BatchRow, print_batch

    rows = [
        BatchRow(
            str(outcome.job.path.relative_to(folder)),
            outcome.title or None,
            outcome.sentences,
            outcome.gains,
            outcome.seconds,
            outcome.cached,
            outcome.error,
        )
        for outcome in done
    ]
    notes = [f"Briefs in {out}"]
    if passed_over:
        names = ", ".join(passed_over[:_NAMED]) + (", …" if len(passed_over) > _NAMED else "")
        notes.append(f"{count(len(passed_over), 'file')} of other kinds passed over: {names}")
    if any(row.error is not None for row in rows):
        notes += [f"Failures in {out / FAILURES}", "To try these again: the same command with --retry-failed"]
    console = result_console()
    print_batch(rows, console)
    for note in notes:
        console.print(Text(one_line(note)), soft_wrap=True)
