"""`enjeu doctor`: what works here, and what to type next."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import typer

from enjeu import __version__, models
from enjeu.cache import State
from enjeu.cli import options as shared
from enjeu.cli.console import result_console, size, write_json

EXAMPLE = "Example: enjeu doctor"

_DISK_WANTED = 500_000_000  # bytes: a converted model and some thousand articles


class Health(StrEnum):
    """How a part of the installation is."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One part, how it is, and what to do where that is not good."""

    part: str
    health: Health
    detail: str
    advice: str = ""


def run(json: shared.Json = False, outputs: shared.Outputs = shared.DEFAULT_OUTPUTS) -> None:
    """Look at models, engines, threads, disk, cache and terminal; exit 1 when enjeu cannot work here."""
    findings = [
        Finding("enjeu", Health.GOOD, f"{__version__}, Python {sys.version.split()[0]}, {Path(__file__).parents[1]}"),
        *_models(),
        *_engines(),
        *_prepared(),
        _threads(),
        _disk(outputs),
        _cache(outputs),
        _terminal(),
    ]
    bad = any(finding.health is Health.BAD for finding in findings)
    following = "enjeu brief article.txt"
    if bad:
        homeless = all(finding.advice == models.ELSEWHERE for finding in findings if finding.health is Health.BAD)
        following = "ENJEU_CACHE=FOLDER enjeu doctor" if homeless else "pip install --force-reinstall enjeu"
    if json:
        write_json({"findings": [asdict(finding) for finding in findings], "next": following})
    else:
        _print(findings, following)
    if bad:
        raise typer.Exit(1)


def _models() -> Iterator[Finding]:
    damaged = models.verify()
    for model in models.carried():
        files = damaged[model.id]
        detail = f"{model.id}, {model.role}, {size(model.size)}, {model.weights[:12]}"
        if files:
            yield Finding("model", Health.BAD, f"{detail}; damaged: {', '.join(files)}", "install enjeu again")
        else:
            yield Finding("model", Health.GOOD, f"{detail}, hashes right")
    if models.carried_for("translator") is None:
        yield Finding("model", Health.BAD, "no translator is carried", "install enjeu again")


def _engines() -> Iterator[Finding]:
    usable = 0
    for part, packages in (("ctranslate2", ("ctranslate2",)), ("torch", ("torch", "transformers"))):
        missing = [package for package in packages if find_spec(package) is None]
        if missing:
            yield Finding(part, Health.WARNING, f"not installed: {', '.join(missing)}", f"pip install {missing[0]}")
            continue
        usable += 1
        yield Finding(part, Health.GOOD, ", ".join(f"{package} {_version(package)}" for package in packages))
    if not usable:
        yield Finding("engine", Health.BAD, "nothing to run a model with", "install enjeu again")


def _prepared() -> Iterator[Finding]:
    """Whether the carried translator is converted for its default engine already, or will be by the first brief."""
    translator = models.carried_for("translator")
    if translator is None or find_spec("ctranslate2") is None:
        return
    from enjeu.translation.ctranslate import conversion, is_whole

    place = conversion(translator.weights)
    if is_whole(place):
        yield Finding("prepared", Health.GOOD, f"{translator.id} for CTranslate2, in {place}")
    elif find_spec("torch") is None or find_spec("transformers") is None:
        yield Finding(
            "prepared", Health.BAD, f"{translator.id} is not: that takes torch and transformers", "install enjeu again"
        )
    elif not _can_be_written(place):
        yield Finding("prepared", Health.BAD, f"{models.cache_folder()} cannot be written", models.ELSEWHERE)
    else:
        yield Finding(
            "prepared", Health.GOOD, f"{translator.id} not yet; the first brief does it: once, some ten seconds"
        )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"


def _threads() -> Finding:
    from enjeu.batch.local import processors

    usable = processors()
    chosen = os.environ.get("OMP_NUM_THREADS")
    detail = f"{usable} of {os.cpu_count()} processors" + (f", OMP_NUM_THREADS={chosen}" if chosen else "")
    if chosen and chosen.isdigit() and int(chosen) > usable:
        return Finding("threads", Health.WARNING, detail, "more threads than processors is slow; unset OMP_NUM_THREADS")
    return Finding("threads", Health.GOOD, detail)


def _nearest(place: Path) -> Path:
    """What there is already of the path."""
    place = place.absolute()
    while not place.exists():
        place = place.parent
    return place


def _can_be_written(folder: Path) -> bool:
    """Whether a folder can be written, or made."""
    place = _nearest(folder)
    return place.is_dir() and os.access(place, os.W_OK)


def _disk(outputs: Path) -> Finding:
    free = shutil.disk_usage(_nearest(outputs)).free
    detail = f"{size(free)} free for {outputs}"
    if not _can_be_written(outputs):
        return Finding("disk", Health.WARNING, f"{outputs} cannot be written", "choose another folder with --outputs")
    if free < _DISK_WANTED:
        return Finding("disk", Health.WARNING, detail, "make room, or choose another folder with --outputs")
    return Finding("disk", Health.GOOD, detail)


def _cache(outputs: Path) -> Finding:
    counts: Counter[State] = Counter()
    total = 0
    for entry, state in shared.cache_in(outputs).verify():
        counts[state] += 1
        total += entry.size
    entries = sum(counts.values())
    detail = f"{entries:,} {'entry' if entries == 1 else 'entries'}, {size(total)}"
    if entries > counts[State.SOUND]:
        bad = ", ".join(f"{count} {state}" for state, count in counts.items() if state is not State.SOUND)
        return Finding("cache", Health.WARNING, f"{detail}; {bad}", "they are not used; enjeu cache prune removes them")
    return Finding("cache", Health.GOOD, detail + (", all sound" if entries else ""))


def _terminal() -> Finding:
    console = result_console()
    if not console.is_terminal:
        return Finding("terminal", Health.GOOD, "output goes to a file or a program")
    colours = console.color_system or "no"
    return Finding("terminal", Health.GOOD, f"{console.width} columns, {colours} colours")


def _print(findings: list[Finding], following: str) -> None:
    from rich.text import Text

    from enjeu.render.clean import one_line
    from enjeu.render.tables import Listing
    from enjeu.render.terminal import print_blocks

    styles = {Health.GOOD: "green", Health.WARNING: "yellow", Health.BAD: "bold red"}
    rows = []
    for finding in findings:
        said = Text(one_line(finding.detail))
        if finding.advice:
            said.append(f"\n→ {one_line(finding.advice)}")
        rows.append([Text(finding.part), Text(finding.health, style=styles[finding.health]), said])
    console = result_console()
    advice = Text.assemble("  Next: ", (following, "bold"))
    print_blocks(console, [Listing(("Part", "State", "Found"), rows), advice], widest=console.width)
