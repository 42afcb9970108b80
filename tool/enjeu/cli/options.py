"""The options that several commands share, each written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from enjeu.cache import Cache
from enjeu.errors import UsageError
from enjeu.pipeline import Options, side_names
from enjeu.summary import Length
from enjeu.translation import Engine

flag = partial(typer.Option, metavar="")  # a flag takes no value; help texts would show <bool> for one

_MODELS = "Models"
_CONTENT = "What the brief holds"
OUTPUT = "Output and cache"

Sides = Annotated[
    str | None,
    typer.Option(metavar='"A,B"', help="The sides to look at; without it they are found.", rich_help_panel=_CONTENT),
]
LengthOption = Annotated[
    Length, typer.Option(help="Length of the summary: about 40, 80 or 150 words.", rich_help_panel=_CONTENT)
]
Glossary = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Your terms: French, a tab, English; one pair a line.", rich_help_panel=_CONTENT),
]
Keep = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Terms to leave in French; one a line.", rich_help_panel=_CONTENT),
]
Force = Annotated[
    bool, flag("--force", help="Go on with an article that does not seem French.", rich_help_panel=_CONTENT)
]
Translator = Annotated[
    str | None,
    typer.Option(metavar="ID|PATH", help="Another translation model: a Hub id or a folder.", rich_help_panel=_MODELS),
]
Summarizer = Annotated[
    str | None,
    typer.Option(metavar="ID|PATH", help="A model that writes the summary.", rich_help_panel=_MODELS),
]
ParserOption = Annotated[
    str | None,
    typer.Option(
        "--parser",
        metavar="NAME|PATH",
        help="An installed spaCy pipeline for French, to read sentences for gains.",
        rich_help_panel=_MODELS,
    ),
]
EngineOption = Annotated[Engine, typer.Option(help="What runs the translation model.", rich_help_panel=_MODELS)]
Offline = Annotated[bool, flag("--offline", help="Open no connection, even for a Hub id.", rich_help_panel=_MODELS)]
Outputs = Annotated[
    Path,
    typer.Option(
        metavar="DIR",
        envvar="ENJEU_OUTPUTS",
        help="Folder of the cache and the Markdown briefs.",
        rich_help_panel=OUTPUT,
    ),
]
NoCache = Annotated[
    bool, flag("--no-cache", help="Read nothing from the cache, write nothing.", rich_help_panel=OUTPUT)
]
Quiet = Annotated[bool, flag("--quiet", "-q", help="No progress on stderr.", rich_help_panel=OUTPUT)]
Json = Annotated[bool, flag("--json", help="As JSON.")]

DEFAULT_OUTPUTS = Path("outputs")
STDOUT = Path("-")  # as --output


def options(
    *,
    sides: str | None = None,
    translator: str | None = None,
    summarizer: str | None = None,
    parser: str | None = None,
    engine: Engine = Engine.AUTO,
    length: Length = Length.MEDIUM,
    glossary: Path | None = None,
    keep: Path | None = None,
    force: bool = False,
    offline: bool = False,
) -> Options:
    """What the user typed, as the pipeline takes it. Raises UsageError where an option that is given names nothing."""
    for option, value in (("--translator", translator), ("--summarizer", summarizer), ("--parser", parser)):
        if value is not None and not value.strip():
            raise UsageError(f"{option}: nothing is named; name a model, or leave the option out")
    named = side_names(sides or "")
    if sides is not None and not named:
        raise UsageError("--sides: no side is named; write them with commas between, or leave the option out")
    return Options(named, translator, summarizer, parser, engine, length, glossary, keep, force, offline)


def refuse_for_briefs(chosen: Options, given: str) -> None:
    """Raise UsageError for options that make a brief, where what is `given` is finished already."""
    plain = Options(offline=chosen.offline)  # to open no connection is what reading a brief does anyway
    names = [f"--{one.name}" for one in fields(chosen) if getattr(chosen, one.name) != getattr(plain, one.name)]
    if names:
        raise UsageError(f"{', '.join(names)}: cannot change {given}; leave it out, or give the article")


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    return path.resolve() == other.resolve()


def spare_inputs(output: Path | None, inputs: Sequence[Path]) -> None:
    """Refuse an output that would take the place of an input."""
    if output is not None and any(is_same(output, path) for path in inputs):
        raise UsageError(f"{output}: is what is to be read; give --output another name")


def cache_folder(outputs: Path, no_cache: bool = False) -> Path | None:
    """Where results are kept; None when they are not."""
    return None if no_cache else outputs / "cache"


def cache_in(outputs: Path, no_cache: bool = False) -> Cache:
    """The cache of an outputs folder."""
    return Cache(cache_folder(outputs, no_cache))
