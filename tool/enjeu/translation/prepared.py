"""The models that were converted for CTranslate2: which there are, and which are of use no more.

A conversion is needed as long as this enjeu can come to load it: its model is carried, fixed by a name of the Hub, or
in a folder that is still there; and its form is the one that the engine asks for. Others cost disk alone. One that was
used within a day stays in any case: another installation may share the cache folder.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from enjeu import models
from enjeu.cache import STALE_AFTER, Removed
from enjeu.translation.ctranslate import HASHES, ORIGIN, SHOWN_WEIGHTS, conversion, conversions

_NAME = re.compile(r"([^-]+)-(\w+)-ct[\d.]+")
_SCRATCH = re.compile(r"tmp\w{8}")  # where a killed conversion was at work
_RECENT = 86400.0  # seconds


@dataclass(frozen=True, slots=True)
class Prepared:
    """A converted model. `model` is its id, or its folder; a dash where neither is known. `size` is in bytes."""

    path: Path
    model: str
    size: int
    used: datetime
    needed: bool

    @property
    def removable(self) -> bool:
        """Whether it is of use no more, as far as can be known here."""
        return not self.needed and time.time() - self.used.timestamp() > _RECENT


def prepared() -> list[Prepared]:
    """Every converted model in the user's cache folder, the last used first."""
    known = {model.weights[:SHOWN_WEIGHTS]: model.id for model in models.carried()}
    known |= {pin.commit[:SHOWN_WEIGHTS]: name for name, pin in models.lock().pins().items()}
    found = [_described(path, name, known) for path in _folders() if (name := _NAME.fullmatch(path.name))]
    return sorted((one for one in found if one), key=lambda one: one.used, reverse=True)


def prune_prepared() -> Removed:
    """Remove the conversions that are of use no more, and what killed ones left."""
    removed = Removed()
    for path in (*(one.path for one in prepared() if one.removable), *_abandoned()):
        sizes = _sizes(path)
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            removed += Removed(len(sizes), sum(sizes))
    return removed


def _folders() -> list[Path]:
    try:
        return [path for path in conversions().iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []


def _described(path: Path, name: re.Match[str], known: Mapping[str, str]) -> Prepared | None:
    """What is to be said of a conversion; None where it has gone meanwhile."""
    weights, form = name.groups()
    origin = _origin(path)
    try:
        used = _last_used(path)
    except OSError:
        return None
    usable = path == conversion(weights, form.partition("x")[0])
    return Prepared(
        path,
        known.get(weights) or (str(origin) if origin else "–"),
        sum(_sizes(path)),
        datetime.fromtimestamp(used, UTC),
        usable and (weights in known or origin is not None),
    )


def _last_used(path: Path) -> float:
    """When a conversion's list of files was touched or, by versions of enjeu that do not touch it, read."""
    mark = path / HASHES
    if not mark.exists():
        return path.stat().st_mtime
    status = mark.stat()
    return max(status.st_mtime, status.st_atime)


def _origin(path: Path) -> Path | None:
    """The user's folder that a conversion was made from, if it is still there; what was carried once is none."""
    try:
        origin = Path((path / ORIGIN).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return origin if origin.is_dir() and origin not in {m.path.resolve() for m in models.carried()} else None


def _abandoned() -> Iterator[Path]:
    for path in _folders():
        with suppress(OSError):
            if _SCRATCH.fullmatch(path.name) and time.time() - path.stat().st_mtime > STALE_AFTER:
                yield path


def _sizes(folder: Path) -> list[int]:
    """Bytes of each file; of one that vanishes meanwhile none."""
    found = []
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_file():
                found.append(path.stat().st_size)
    return found
