"""The lists of words that the modules ask about: `wordlists.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    text = (files("enjeu.gains") / "wordlists.toml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = tomllib.loads(text)
    return lists


def words(name: str) -> frozenset[str]:
    """The list of that name, as a set."""
    return frozenset(_lists()[name])
