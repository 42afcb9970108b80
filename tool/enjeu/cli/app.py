"""The `enjeu` program: its commands, and what becomes of errors."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, cast

import typer

from enjeu import __version__
from enjeu.cli import batch, brief, cache, digest, doctor, evaluate, explain, models, translate
from enjeu.cli import options as shared
from enjeu.cli.console import complain, prepare_streams
from enjeu.errors import EnjeuError

app = typer.Typer(
    name="enjeu",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,
    pretty_exceptions_short=True,
    epilog="Example: enjeu brief article.txt",
)
articles = {"brief": brief, "batch": batch, "digest": digest, "translate": translate, "explain": explain}
for name, command in articles.items():
    app.command(name, epilog=command.EXAMPLE, rich_help_panel="Articles")(command.run)
for name, group in {"models": models, "cache": cache}.items():
    app.add_typer(group.app, name=name, rich_help_panel="Upkeep")
for name, command in {"doctor": doctor, "evaluate": evaluate}.items():
    app.command(name, epilog=command.EXAMPLE, rich_help_panel="Upkeep")(command.run)

# What all faults of arguments have in common; typer gives it no public name.
_WRONG_USE = cast("type[typer.BadParameter]", typer.BadParameter.__base__)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"enjeu {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, shared.flag("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Read French press articles; get an English brief: translation, summary, and what each side gains."""


def main() -> None:
    """Run the program and end the process: 0 all done, 1 some input or check failed, 2 wrong use, 3 no model."""
    if sys.stderr is None:  # closed, as some daemons have it: there is nobody to complain to
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    prepare_streams()
    if sys.stdout is None:
        complain("stdout is closed; send it to a file, or to /dev/null")
        sys.exit(1)
    sys.exit(_run())


def _run() -> int:
    try:
        try:
            done = app(prog_name="enjeu", standalone_mode=False)
        except SystemExit as left:
            done = left.code
        sys.stdout.flush()
        return done if isinstance(done, int) else 0
    except _WRONG_USE as error:
        _explain(error)
        return error.exit_code
    except EnjeuError as error:
        complain(str(error))
        return error.exit_code
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        _silence()
        return 1
    except OSError as error:
        logging.getLogger(__name__).debug("", exc_info=True)
        complain(": ".join(part for part in (str(error.filename or "output"), error.strerror or str(error)) if part))
        _silence()
        return 1


def _explain(error: typer.BadParameter) -> None:
    """Say in one line what is wrong with the arguments; where there were none, the help is printed already."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return
    said = error.format_message().replace(": Value error, ", ": ", 1)  # the checker's word for its own exception
    command = error.ctx.command_path if error.ctx else "enjeu"
    complain(f"{said.rstrip('.')}; see: {command} --help")


def _silence() -> None:
    """Let nothing more be said on stdout, not even by the interpreter at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
