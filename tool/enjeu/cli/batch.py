"""`enjeu batch`: a folder or a table of articles in, a folder of briefs out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enjeu.cli import options as shared
from enjeu.cli.console import complain, progress, result_console, write_json
from enjeu.errors import UsageError
from enjeu.summary import Length
from enjeu.translation import Engine

if TYPE_CHECKING:
    from enjeu.batch.interface import Outcome, Recipe, Runner

EXAMPLE = "Example: enjeu batch articles --out briefs --format md,json"

_NAMED = 5  # files that were passed over, by name
_CLUSTER = "Cluster"


class On(StrEnum):
    """What does the work."""

    LOCAL = "local"
    RAY = "ray"


def run(
    articles: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER|TABLE",
            help="Folder of articles, the folders in it too; or a .jsonl or .parquet file with a row each. URLs also.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", metavar="DIR", help="Default: a folder in --outputs, of the name of FOLDER or TABLE."
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMS", help="md, json, html: a file an article; jsonl, parquet: one for all."
        ),
    ] = "md,json",
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Workers. Default: one a processor, up to 8."),
    ] = None,
    on: Annotated[On, typer.Option("--on", help="Here, or on a Ray cluster.", rich_help_panel=_CLUSTER)] = On.LOCAL,
    ray_address: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Of the cluster: auto, or HOST:PORT. Default: RAY_ADDRESS, else one started here.",
            rich_help_panel=_CLUSTER,
        ),
    ] = None,
    digest: Annotated[
        bool,
        shared.flag(
            "--digest/--no-digest",
            show_default=False,
            help="Tell what the articles say together, by event; keeps JSON too.",
        ),
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
    parser: shared.ParserOption = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Brief every article of a folder or table. One that fails stops no other; a killed batch goes on where it was."""
    from enjeu.batch.interface import Format, Recipe, Table
    from enjeu.batch.naming import claim
    from enjeu.batch.places import is_url
    from enjeu.batch.run import Batch
    from enjeu.cli.digest import digest_of_batch

    formats = list(dict.fromkeys(part.strip().lower() for part in format.split(",") if part.strip()))
    if not formats or not set(formats) <= {*Format, *Table}:
        raise UsageError(f"--format {format}: give one or more of {', '.join((*Format, *Table))}, separated by commas")
    if ray_address is not None and on is not On.RAY:
        raise UsageError("--ray-address is for a cluster; add --on ray")
    if digest and Format.JSON not in formats:
        formats.append(Format.JSON)  # what the digest is made of
    files = tuple(Format(form) for form in formats if form in set(Format))
    recipe = Recipe(
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
        shared.cache_folder(outputs, no_cache),
        out or str(_own_folder(articles, outputs)),
        files,
        tuple(Table(form) for form in formats if form in set(Table)),
    )
    if digest and is_url(recipe.out):
        raise UsageError(f"--digest is written into a folder on this machine; {recipe.out} is none")
    batch = Batch(articles, recipe, retry_failed=retry_failed)
    if retry_failed and not batch.jobs:
        complain(f"{recipe.out}: nothing failed in the last run")
        if not (json or digest):
            return
    if not out:
        claim(Path(recipe.out), _source(articles))
    done: list[Outcome] = []
    try:
        with progress(_name(articles), quiet) as watched:
            watched.stage("articles", len(batch.jobs))
            for outcome in batch.run(_runner(on, jobs, ray_address)):
                done.append(outcome)
                watched.advance()
    except KeyboardInterrupt:
        complain(f"stopped with {len(done)} of {len(batch.jobs)} done; the same command goes on from there")
        raise
    order = {job.id: place for place, job in enumerate(batch.jobs)}
    done.sort(key=lambda outcome: (outcome.error is not None, order[outcome.job.id]))
    told = digest_of_batch(batch, recipe) if digest else None
    if json:
        write_json(
            {
                "out": recipe.out,
                **({"digest": [path.name for path in told.written]} if told else {}),
                "tables": [f"briefs.{table}" for table in recipe.tables],
                "done": [
                    {
                        "id": o.job.id,
                        "file": o.job.name,
                        "outputs": [f"{o.job.stem}.{f}" for f in files],
                        "cached": o.cached,
                    }
                    for o in done
                    if o.error is None
                ],
                "failed": [{"id": o.job.id, "file": o.job.name, "error": o.error} for o in done if o.error is not None],
                "passed_over": batch.passed_over,
            }
        )
    else:
        _print(recipe, done, batch.passed_over)
        if told:
            told.show()
    if batch.failures:
        raise typer.Exit(1)


def _name(articles: str) -> str:
    """What to call a batch: after the folder or the table."""
    from enjeu.batch.places import is_url
    from enjeu.batch.sources import TABLES

    place = Path(articles) if is_url(articles) else Path(articles).resolve()
    return (place.stem if place.suffix.lower() in TABLES else place.name) or "briefs"


def _source(articles: str) -> str:
    """What a batch is made of, the same from wherever it is named."""
    from enjeu.batch.places import is_url

    return articles.rstrip("/") if is_url(articles) else str(Path(articles).resolve())


def _own_folder(articles: str, outputs: Path) -> Path:
    """Where the briefs go when nobody says it; said where it is not called after the folder or the table."""
    from enjeu.batch.naming import folder_for

    name = _name(articles)
    folder = folder_for(_source(articles), outputs, name)
    if folder.name != name:
        complain(f"{outputs / name}: holds files that are not this batch's; the briefs go into {folder}, or give --out")
    return folder


def _runner(on: On, jobs: int | None, ray_address: str | None) -> Runner:
    from enjeu.batch.local import Local, processors

    workers = jobs or min(8, processors())
    if on is On.LOCAL:
        return Local(workers)
    from enjeu.batch.ray import OnRay

    return OnRay(workers, ray_address)


def _print(recipe: Recipe, done: list[Outcome], passed_over: list[str]) -> None:
    from rich.text import Text

    from enjeu.batch.places import joined
    from enjeu.batch.sources import FAILURES
    from enjeu.render.clean import one_line
    from enjeu.render.parts import count
    from enjeu.render.terminal import BatchRow, print_batch

    rows = [
        BatchRow(
            outcome.job.id,
            outcome.title or None,
            outcome.sentences,
            outcome.gains,
            outcome.seconds,
            outcome.cached,
            outcome.error,
        )
        for outcome in done
    ]
    notes = [f"Briefs in {recipe.out}"]
    if passed_over:
        names = ", ".join(passed_over[:_NAMED]) + (", …" if len(passed_over) > _NAMED else "")
        notes.append(f"{count(len(passed_over), 'file')} of other kinds passed over: {names}")
    if any(row.error is not None for row in rows):
        again = "" if recipe.tables else " with --retry-failed"  # which would leave the others out of a table
        notes += [f"Failures in {joined(recipe.out, FAILURES)}", f"To try these again: the same command{again}"]
    console = result_console()
    print_batch(rows, console)
    for note in notes:
        console.print(Text(one_line(note)), soft_wrap=True)
