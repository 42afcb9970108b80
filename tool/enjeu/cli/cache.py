"""`enjeu cache`: what is kept, and whether it is sound."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from enjeu.cache import Entry, Removed, State
from enjeu.cli import options as shared
from enjeu.cli.console import complain, size, write, write_json, write_table
from enjeu.errors import UsageError

app = typer.Typer(help="See, check and clean the cache of results.", no_args_is_help=True)

_KEY = 12  # digits of an input's hash that are shown


@app.command("list", epilog="Example: enjeu cache list")
def list_(json: shared.Json = False, outputs: shared.Outputs = shared.DEFAULT_OUTPUTS) -> None:
    """List the results that are kept."""
    entries = list(shared.cache_in(outputs).entries())
    if json:
        write_json([_fields(entry) for entry in entries])
        return
    rows = [(e.stage, e.sha256[:_KEY], _when(e.written), size(e.size)) for e in entries]
    write_table(("Stage", "Input", "Kept since", "Size"), rows, right=("Size",))
    write(f"  {_count(len(entries), 'entry', 'entries')}, {size(sum(e.size for e in entries))}\n")


@app.command(epilog="Example: enjeu cache show 5f1d8a")
def show(
    digest: Annotated[str, typer.Argument(metavar="INPUT", help="First digits of the input's hash, as `list` has it.")],
    stage: Annotated[str | None, typer.Option(metavar="STAGE", help="Only this stage.")] = None,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
) -> None:
    """Print what is kept for one input, as JSON."""
    cache = shared.cache_in(outputs)
    found = [e for e in cache.entries() if e.sha256.startswith(digest.lower()) and stage in (None, e.stage)]
    if not digest or not found:
        raise UsageError(f"{digest}: nothing is kept under this hash; see: enjeu cache list")
    write_json([record for entry in found if (record := cache.load(entry)) is not None])


@app.command(epilog="Example: enjeu cache verify")
def verify(json: shared.Json = False, outputs: shared.Outputs = shared.DEFAULT_OUTPUTS) -> None:
    """Read every entry and check it; exit 1 when one is not sound."""
    checked = list(shared.cache_in(outputs).verify())
    bad = [(entry, state) for entry, state in checked if state is not State.SOUND]
    if json:
        write_json([{**_fields(entry), "state": state} for entry, state in checked])
    else:
        if bad:
            write_table(("State", "File"), [(state, str(entry.path)) for entry, state in bad])
        write(f"  {len(checked) - len(bad)} of {_count(len(checked), 'entry is', 'entries are')} sound\n")
    if bad:
        complain("entries that are not sound are never used; to remove them: enjeu cache prune")
        raise typer.Exit(1)


@app.command(epilog="Example: enjeu cache prune --older-than 30")
def prune(
    older_than: Annotated[
        float | None, typer.Option(min=0, metavar="DAYS", help="Sound entries of that age too.")
    ] = None,
    json: shared.Json = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
) -> None:
    """Remove what can never be used: damaged entries, those of other versions, unfinished files."""
    seconds = None if older_than is None else older_than * 86400
    _say_removed(shared.cache_in(outputs).prune(seconds), json)


@app.command(epilog="Example: enjeu cache clear --stage summary")
def clear(
    stage: Annotated[str | None, typer.Option(metavar="STAGE", help="Only this stage.")] = None,
    json: shared.Json = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
) -> None:
    """Remove every result; briefs that were written as files stay."""
    _say_removed(shared.cache_in(outputs).clear(stage), json)


@app.command(epilog="Example: du -sh $(enjeu cache path)")
def path(outputs: shared.Outputs = shared.DEFAULT_OUTPUTS) -> None:
    """Print the folder of the cache."""
    write(f"{shared.cache_in(outputs).path}\n")


def _fields(entry: Entry) -> dict[str, object]:
    return {
        "stage": entry.stage,
        "sha256": entry.sha256,
        "size": entry.size,
        "written": entry.written.isoformat(timespec="seconds"),
        "path": str(entry.path),
    }


def _say_removed(removed: Removed, json: bool) -> None:
    if json:
        write_json({"files": removed.files, "size": removed.size})
    else:
        write(f"  {_count(removed.files, 'file', 'files')} removed, {size(removed.size)}\n")


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
