"""The tables that the package carries in `data` folders: a row a line, tabs between the cells; `.xz` compressed."""

from __future__ import annotations

import lzma
from importlib.resources import files


def lines(stage: str, name: str) -> list[str]:
    """The lines of a stage's table, e.g. `lines("gains", "groups.tsv")`; none of its code is imported."""
    stored = files("enjeu").joinpath(stage, "data", name).read_bytes()
    text = lzma.decompress(stored) if name.endswith(".xz") else stored
    return text.decode("utf-8").splitlines()


def rows(stage: str, name: str) -> list[list[str]]:
    """The cells of each line of a stage's table."""
    return [line.split("\t") for line in lines(stage, name)]
