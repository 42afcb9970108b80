"""`enjeu cache`: what is kept, and whether it is sound."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enjeu.cache import Cache, Entry, Removed, State
from enjeu.cli import options as shared
from enjeu.cli.console import complain, size, write, write_json, write_table
from enjeu.errors import UsageError
from enjeu.pipeline import is_outdated, models_of
from enjeu.reading import read_input

if TYPE_CHECKING:
    from enjeu.translation.prepared import Prepared

app = typer.Typer(
    help="See, check and clean what is kept: results, and prepared models.",
    no_args_is_help=True,
    epilog="Example: enjeu cache list",
)

_KEY = 10  # digits of an input's hash that are shown
_SURE = 8  # digits of a model's hash that tell it from others


class Stage(StrEnum):
    """What keeps results."""

    READING = "reading"
    TRANSLATION = "translation"
    SUMMARY = "summary"
    GAINS = "gains"
    BRIEF = "brief"
    DIGEST = "digest"


_Stage = Annotated[
    Stage | None, typer.Option(metavar="STAGE", help=f"Only this stage: {', '.join(Stage)}. Default: every one.")
]


@app.command("list", epilog="Example: enjeu cache list")
def list_(json: shared.Json = False, outputs: shared.Outputs = shared.DEFAULT_OUTPUTS) -> None:
    """List the inputs of which results are kept, the latest first; with --json every result."""
    cache = shared.cache_in(outputs)
    entries = list(cache.entries())
    if json:
        write_json([_fields(entry) for entry in entries])
        return
    inputs: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.written, reverse=True):
        inputs.setdefault(entry.sha256, []).append(entry)
    rows = [
        (_name(cache, kept), digest[:_KEY], str(len(kept)), _when(kept[0].written), size(sum(e.size for e in kept)))
        for digest, kept in inputs.items()
    ]
    write_table(("File", "Input", "Results", "Latest", "Size"), rows, right=("Results", "Size"))
    write(f"  {_count(len(entries), 'entry', 'entries')}, {size(sum(e.size for e in entries))}, in {cache.path}\n")


@app.command("prepared", epilog="Example: enjeu cache prepared")
def list_prepared(json: shared.Json = False) -> None:
    """List the models that were prepared for CTranslate2, the last used first.

    They are kept once for all, in ENJEU_CACHE or the user's cache folder, whatever --outputs says.
    """
    from enjeu.translation.ctranslate import conversions
    from enjeu.translation.prepared import prepared

    found = prepared()
    if json:
        write_json(
            [
                {
                    "model": one.model,
                    "size": one.size,
                    "used": one.used.isoformat(timespec="seconds"),
                    "needed": one.needed,
                    "removable": one.removable,
                    "path": str(one.path),
                }
                for one in found
            ]
        )
        return
    rows = [(one.path.name, one.model, _use(one), _when(one.used), size(one.size)) for one in found]
    write_table(("Folder", "Model", "State", "Last used", "Size"), rows, right=("Size",))
    idle = [one.size for one in found if one.removable]
    write(f"  {_count(len(found), 'model', 'models')}, {size(sum(one.size for one in found))}, in {conversions()}\n")
    if idle:
        write(f"  {len(idle)} not needed, {size(sum(idle))}; to remove: enjeu cache prune --prepared\n")


@app.command(epilog="Example: enjeu cache show article.txt --stage brief")
def show(
    given: Annotated[
        str, typer.Argument(metavar="INPUT", help="The article, or the first digits of its hash, as `list` has them.")
    ],
    stage: _Stage = None,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
) -> None:
    """Print what is kept for one input, as JSON."""
    cache = shared.cache_in(outputs)
    digest = hashlib.sha256(read_input(Path(given))).hexdigest() if Path(given).is_file() else given.lower()
    found = [e for e in cache.entries() if e.sha256.startswith(digest) and stage in (None, e.stage)]
    if not given or not found:
        raise UsageError(f"{given}: nothing is kept of such an input; see: enjeu cache list")
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


@app.command(epilog="Example: enjeu cache prune --outdated --older-than 30")
def prune(
    outdated: Annotated[
        bool,
        shared.flag("--outdated", help="Also results that another version of enjeu or of its carried models made."),
    ] = False,
    made_by: Annotated[
        str | None,
        typer.Option(
            metavar="MODEL", help=f"Also results that this model made: its id, or {_SURE} digits or more of its hash."
        ),
    ] = None,
    older_than: Annotated[
        float | None, typer.Option(min=0, metavar="DAYS", help="Also results that are older.")
    ] = None,
    prepared: Annotated[
        bool,
        shared.flag(
            "--prepared", help="Also prepared models that are not needed, as `enjeu cache prepared` shows them."
        ),
    ] = False,
    json: shared.Json = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
) -> None:
    """Remove what can never be used: damaged results, those of another form of the cache, unfinished files."""
    if made_by is not None and not made_by.strip():
        raise UsageError("--made-by: give the id of a model, as enjeu models list has it")

    def unwanted(signature: Mapping[str, Any]) -> bool:
        return (outdated and is_outdated(signature)) or (made_by is not None and _made_by(made_by, signature))

    seconds = None if older_than is None else older_than * 86400
    removed = shared.cache_in(outputs).prune(seconds, unwanted)
    if prepared:
        from enjeu.translation.prepared import prune_prepared

        removed += prune_prepared()
    _say_removed(removed, json)


@app.command(epilog="Example: enjeu cache clear --stage summary")
def clear(
    stage: _Stage = None,
    json: shared.Json = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
) -> None:
    """Remove every result; briefs that were written as files stay."""
    _say_removed(shared.cache_in(outputs).clear(stage), json)


@app.command(epilog="Example: du -sh $(enjeu cache path)")
def path(json: shared.Json = False, outputs: shared.Outputs = shared.DEFAULT_OUTPUTS) -> None:
    """Print the folder of the cache."""
    place = str(shared.cache_in(outputs).path)
    if json:
        write_json({"path": place})
    else:
        write(f"{place}\n")


def _made_by(model: str, signature: Mapping[str, Any]) -> bool:
    """Whether a result's signature names the model, by its id or by its weights."""
    named = models_of(signature)
    return any(name == model or (len(model) >= _SURE and name.startswith(model)) for name in named)


def _name(cache: Cache, kept: Sequence[Entry]) -> str:
    """The name under which an input was last briefed; a dash where no brief of it is kept.

    A digest is kept under the hash of all its briefs, which have no name together.
    """
    if any(entry.stage == Stage.DIGEST for entry in kept):
        return "digest"
    for record in (cache.load(entry) for entry in kept if entry.stage == "brief"):
        with suppress(TypeError, LookupError):  # damaged, or of another form
            return Path(record["value"]["source"]["path"]).name
    return "–"


def _fields(entry: Entry) -> dict[str, object]:
    return {
        "stage": entry.stage,
        "sha256": entry.sha256,
        "size": entry.size,
        "written": entry.written.isoformat(timespec="seconds"),
        "path": str(entry.path),
    }


def _use(one: Prepared) -> str:
    return "in use" if one.needed else "not needed" if one.removable else "used today"


def _say_removed(removed: Removed, json: bool) -> None:
    if json:
        write_json({"files": removed.files, "size": removed.size})
    else:
        write(f"  {_count(removed.files, 'file', 'files')} removed, {size(removed.size)}\n")


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
