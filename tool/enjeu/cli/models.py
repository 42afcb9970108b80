"""`enjeu models`: what the package carries, and fetching others before going offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from enjeu import models
from enjeu.cli import options as shared
from enjeu.cli.console import complain, size, write, write_json, write_table
from enjeu.errors import UsageError

app = typer.Typer(help="See, check and fetch models.", no_args_is_help=True, epilog="Example: enjeu models list")

_HASH = 12  # digits of a hash that are shown


@app.command("list", epilog="Example: enjeu models list --json")
def list_(json: shared.Json = False) -> None:
    """List the models that enjeu carries and those pulled from the Hub."""
    carried, pulled = models.carried(), models.pulled()
    if json:
        write_json(
            [
                {"id": m.id, "role": m.role, "carried": True, "size": m.size, "weights": m.weights, "path": str(m.path)}
                for m in carried
            ]
            + [
                {
                    "id": m.id,
                    "role": models.SEQ2SEQ[m.kind],
                    "carried": False,
                    "size": m.size,
                    "weights": m.revision,
                    "path": str(m.path),
                }
                for m in pulled
            ]
        )
        return
    rows = [(m.id, m.role, "enjeu", size(m.size), m.weights[:_HASH]) for m in carried]
    rows += [(m.id, models.SEQ2SEQ[m.kind], "Hub", size(m.size), m.revision[:_HASH]) for m in pulled]
    write_table(("Model", "Role", "From", "Size", "Hash"), rows, right=("Size",))


@app.command(epilog="Example: enjeu models path enjeu/fr-en")
def path(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="A model, carried or pulled. Default: all of them.")
    ] = None,
    json: shared.Json = False,
) -> None:
    """Print the folders of models."""
    here = [(m.id, m.path) for m in models.carried()] + [(m.id, m.path) for m in models.pulled()]
    found = [(id, place) for id, place in here if name in (None, id)]
    if not found:
        raise UsageError(f"{name}: no such model on this disk; see: enjeu models list")
    if json:
        write_json([{"id": id, "path": str(place)} for id, place in found])
    else:
        write("".join(f"{place}\n" for _, place in found))


@app.command(epilog="Example: enjeu models verify")
def verify(json: shared.Json = False) -> None:
    """Check the hash of every file of the carried and the fetched models; exit 1 when one differs."""
    damaged = models.verify()
    if json:
        write_json([{"id": name, "damaged": files} for name, files in damaged.items()])
    else:
        rows = [(name, "sound" if not files else f"damaged: {', '.join(files)}") for name, files in damaged.items()]
        write_table(("Model", "State"), rows)
    if any(damaged.values()):
        complain("a damaged model gives wrong translations; install enjeu again, or pull the fetched model again")
        raise typer.Exit(1)


@app.command(epilog="Example: enjeu models pull Helsinki-NLP/opus-mt-fr-en")
def pull(
    name: Annotated[str, typer.Argument(metavar="ID", help="Hub id, with @revision to pin one.")],
    json: shared.Json = False,
) -> None:
    """Fetch a model from the Hugging Face Hub, so that --offline finds it, and fix its name to the commit it has now.

    Only safetensors weights are taken. Every later use checks the files against the hashes they had.
    """
    if Path(name).is_dir():
        raise UsageError(f"{name}: a folder on this disk, which --translator and --summarizer take as it is")
    found = models.locate(name, option="models pull", offline=False, renew=True)
    if (kind := models.model_kind(found.folder)) not in models.SEQ2SEQ:
        complain(f"{found.id}: a model of the kind {kind or 'unknown'}, with which enjeu can hardly work; see its page")
    if json:
        write_json({"id": found.id, "weights": found.weights, "path": str(found.folder)})
    else:
        write(f"{found.folder}\n")
        complain(f"{name} is fixed to commit {found.weights}; to take a newer one, pull it again")
