"""`enjeu explain`: why a bullet is in a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from enjeu.cli import options as shared
from enjeu.cli.brief import STDIN, brief_of, read_stdin
from enjeu.cli.console import result_console, write_json
from enjeu.errors import NoArticle, UsageError
from enjeu.pipeline import Pipeline
from enjeu.records import Brief
from enjeu.translation import Engine

EXAMPLE = "Example: enjeu explain article.txt 2"


def run(
    file: Annotated[
        Path, typer.Argument(metavar="BRIEF.json|FILE", help="A brief in JSON, or the article itself; - for stdin.")
    ],
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="Number of the bullet, as the brief counts them.")],
    json: shared.Json = False,
    sides: shared.Sides = None,
    glossary: shared.Glossary = None,
    keep: shared.Keep = None,
    force: shared.Force = False,
    translator: shared.Translator = None,
    parser: shared.ParserOption = None,
    engine: shared.EngineOption = Engine.AUTO,
    offline: shared.Offline = False,
    outputs: shared.Outputs = shared.DEFAULT_OUTPUTS,
    no_cache: shared.NoCache = False,
    quiet: shared.Quiet = False,
) -> None:
    """Say why bullet N is there: the words found, who fills which role, what set its status, with the evidence.

    A finished brief is taken as it is: options that would make another one are for an article.
    """
    from enjeu.render.parts import bullets

    chosen = shared.options(
        sides=sides,
        translator=translator,
        parser=parser,
        engine=engine,
        glossary=glossary,
        keep=keep,
        force=force,
        offline=offline,
    )
    piped = read_stdin() if file == STDIN else None
    if file.suffix.lower() == ".json" or (piped is not None and is_brief(piped)):
        shared.refuse_for_briefs(chosen, f"{file}, which is a finished brief")
        brief = read_brief(file) if piped is None else brief_in(piped, file)
    else:
        brief = brief_of(Pipeline(chosen, shared.cache_in(outputs, no_cache)), file, quiet, piped).brief
    found = bullets(brief)
    if number > len(found):
        held = "no bullet" if not found else "one bullet" if len(found) == 1 else f"bullets 1 to {len(found)}"
        raise UsageError(f"{file}: there is no bullet {number}; the brief holds {held}")
    bullet = found[number - 1]
    if json:
        evidence = [s.model_dump(mode="json") for s in brief.sentences if s.id in bullet.gain.evidence]
        gain = bullet.gain.model_dump(mode="json", by_alias=True)
        write_json({"number": number, "side": bullet.side.name, "gain": gain, "sentences": evidence})
        return
    from enjeu.render.terminal import print_why

    print_why(bullet.side, bullet.gain, brief, result_console(), number)


def is_brief(data: bytes) -> bool:
    """Whether piped bytes are a brief in JSON, or several, one a line, and no article."""
    return data.lstrip()[:1] == b"{" and b'"enjeu.brief/1"' in data


def read_brief(path: Path) -> Brief:
    """A brief from the JSON in a file. Raises UnreadableInput, and NoArticle when it is none."""
    from enjeu.reading import read_input

    return brief_in(read_input(path), path)


def brief_in(data: bytes, path: Path) -> Brief:
    """A brief from its JSON, which the file at `path` holds. Raises NoArticle when it is none."""
    from pydantic import ValidationError

    try:
        return Brief.model_validate_json(data)
    except ValidationError as error:
        raise NoArticle(f"{path}: not a brief of the form enjeu.brief/1; make one with: enjeu brief --json") from error
