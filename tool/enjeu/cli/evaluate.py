"""`enjeu evaluate`: the measured quality of the gains on annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from enjeu.cli import options as shared

EXAMPLE = "Example: enjeu evaluate tests/gold/dev"


def run(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of annotated articles, with their texts.")],
    briefs: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Briefs in JSON that exist already; else they are made.")
    ] = None,
    json: shared.Json = False,
) -> None:
    """Score what each side gains against the gold lists of people."""
