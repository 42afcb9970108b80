"""`enjeu evaluate`: the measured quality of the gains on annotated articles."""

from __future__ import annotations

import json as json_
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from enjeu.cli import options as shared
from enjeu.cli.brief import brief_of
from enjeu.cli.console import write_json, write_table
from enjeu.cli.explain import read_brief
from enjeu.errors import InputError, UnreadableInput, UsageError
from enjeu.pipeline import Pipeline
from enjeu.records import Brief
from enjeu.translation import Engine

EXAMPLE = "Example: enjeu evaluate tests/gold/dev"

_MEANINGS = {
    "core_recall": "of the gains that a reader would miss, found",
    "recall": "of all gains, found",
    "precision": "of the bullets, gains",
    "f1": "harmonic mean of precision and recall",
    "status": "of the found, with the right status",
    "evidence": "of the found, with the right sentences",
    "abstention": "of the sides without a gain, left without",
    "sides_found": "of the sides, found",
    "traps": "bullets on a sentence that only looks like a gain",
    "swaps": "bullets that give one side's gain to another",
}

_BASES = {
    "core_recall": "core",
    "recall": "gold",
    "precision": "bullets",
    "status": "hit",
    "evidence": "hit",
    "abstention": "quiet",
    "sides_found": "sides",
}

_PARTS: dict[str, set[str]] = {  # of an annotation: its lists, and what each item has
    "sides": {"name", "aliases_en", "aliases_fr"},
    "gains": {"side", "keywords_en", "importance", "status", "evidence"},
    "traps": {"side", "text"},
    "no_gain_sides": set(),
}


def run(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of annotations in JSON.")],
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The annotated texts, where they are not in GOLD_DIR.")
    ] = None,
    briefs: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Briefs in JSON that exist already; without it they are made.")
    ] = None,
    json: shared.Json = False,
    translator: shared.Translator = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Score what each side gains against what people found in the same articles."""
    from enjeu.gains.scoring import score, totals

    options = shared.options(translator=translator, engine=engine, offline=offline)
    if briefs is not None:
        shared.refuse_for_briefs(options, "finished briefs")
        if articles is not None:
            raise UsageError("--articles: is for briefs that are to be made; leave it or --briefs out")
    annotated = _annotations(gold)
    pipeline = Pipeline(options, shared.cache_in(outputs, no_cache))

    def brief(name: str) -> Brief:
        if briefs is not None:
            return read_brief(_file(briefs, name, annotated[name], ".json"))
        return brief_of(pipeline, _file(articles or gold, name, annotated[name], ".txt"), quiet).brief

    counts = {name: score(annotation, brief(name)) for name, annotation in annotated.items()}
    rates = totals(counts.values())
    if json:
        write_json({**rates, "articles": {name: asdict(count) for name, count in counts.items()}})
        return
    columns = ("Article", "Gains", "Found", "Bullets", "Traps", "Swaps")
    rows = [(name, *map(str, (c.gold, c.hit, c.bullets, c.trap, c.swap))) for name, c in counts.items()]
    write_table(columns, rows, right=columns[1:])
    measured = [(name.replace("_", " "), _figure(rates, name), meaning) for name, meaning in _MEANINGS.items()]
    write_table(("Measure", "Value", "Meaning"), measured, right=("Value",))


def _annotations(folder: Path) -> dict[str, dict[str, Any]]:
    """The annotated articles of a folder, by the name of their file."""
    found = {}
    if not folder.is_dir():
        raise UnreadableInput(f"{folder}: no such folder; give one that holds annotations in JSON")
    for path in sorted(folder.glob("*.json")):
        try:
            fields = json_.loads(path.read_bytes())
        except ValueError as error:
            raise InputError(f"{path}: not JSON ({error})") from error
        if isinstance(fields, dict) and _PARTS.keys() <= fields.keys():
            if wrong := _fault(fields):
                raise InputError(f"{path}: {wrong}; see tests/gold/README.md for the form of an annotation")
            found[path.stem] = fields
    if not found:
        raise InputError(f"{folder}: no annotated article in it; an annotation is a JSON file with sides and gains")
    return found


def _fault(fields: dict[str, Any]) -> str | None:
    """What is wrong with the form of an annotation."""
    for name, keys in _PARTS.items():
        if not isinstance(fields[name], list):
            return f"{name!r} is no list"
        for number, item in enumerate(fields[name], 1):
            if missing := keys - (item.keys() if isinstance(item, dict) else set()):
                return f"number {number} of {name!r} lacks {', '.join(sorted(missing))}"
    return None


def _file(folder: Path, name: str, annotation: dict[str, Any], suffix: str) -> Path:
    """The file that goes with an annotation: of its own name, or of the name of its source."""
    names = (name, Path(str(annotation.get("source", name))).stem)
    for path in (folder / f"{one}{suffix}" for one in names):
        if path.is_file():
            return path
    raise InputError(f"{folder}: no {' or '.join(f'{one}{suffix}' for one in dict.fromkeys(names))} in it")


def _figure(rates: dict[str, Any], name: str) -> str:
    """A rate or a count; a dash for a rate of nothing."""
    if name in _BASES and not rates["counts"][_BASES[name]]:
        return "–"
    return str(rates[name]) if isinstance(rates[name], int) else f"{rates[name]:.3f}"
