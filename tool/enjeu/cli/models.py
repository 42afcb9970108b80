"""`enjeu models`: what the package carries, and fetching others before going offline."""

from __future__ import annotations

from typing import Annotated

import typer

from enjeu import models
from enjeu.cli import options as shared
from enjeu.cli.console import complain, size, write, write_json, write_table
from enjeu.errors import UsageError

app = typer.Typer(help="See, check and fetch models.", no_args_is_help=True)


@app.command("list", epilog="Example: enjeu models list --json")
def list_(json: shared.Json = False) -> None:
    """List the models that enjeu carries."""
    carried = models.carried()
    if json:
        write_json(
            [{"id": m.id, "role": m.role, "size": m.size, "weights": m.weights, "path": str(m.path)} for m in carried]
        )
        return
    rows = [(m.id, m.role, size(m.size), m.weights[:12]) for m in carried]
    write_table(("Model", "Role", "Size", "Hash"), rows, right=("Size",))


@app.command(epilog="Example: enjeu models path")
def path(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="Model; all that are carried without it.")] = None,
) -> None:
    """Print the folder of a carried model."""
    found = [model for model in models.carried() if name in (None, model.id)]
    if not found:
        raise UsageError(f"{name}: enjeu carries no such model; see: enjeu models list")
    write("".join(f"{model.path}\n" for model in found))


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
    found = models.locate(name, option="models pull", offline=False, renew=True)
    if json:
        write_json({"id": found.id, "weights": found.weights, "path": str(found.folder)})
    else:
        write(f"{found.folder}\n")
        complain(f"{name} is fixed to commit {found.weights}; to take a newer one, pull it again")
