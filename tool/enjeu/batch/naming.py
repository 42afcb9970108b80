"""A name for every output: readable, safe on every file system, and never shared by two articles or two batches."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from enjeu.errors import UsageError
from enjeu.reading.limits import SUFFIXES

_LONGEST = 120  # bytes; leaves room for the suffix, an extension and a temporary name below the usual 255
_UNSAFE = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}  # by Windows
_MARK = ".enjeu-batch"  # in a folder of briefs that enjeu named: what they were made of


def output_stems(ids: Sequence[str]) -> Mapping[str, str]:
    """The stem of each article's outputs: its own where that is safe and no other's, else with a hash of its id.

    Ids are paths below the folder, or those of a table's rows: a batch that is run again finds its names again. Stems
    that differ by case or by Unicode form alone count as one, because to some file systems they are.
    """
    plain = {name: _stem(name) for name in ids}
    safe = {name: safe_stem(stem) for name, stem in plain.items()}
    shared = Counter(map(_key, safe.values()))
    stems: dict[str, str] = {}
    taken: set[str] = set()
    marked = []
    for name in ids:
        if safe[name] == plain[name] and shared[_key(safe[name])] == 1:
            stems[name] = safe[name]
            taken.add(_key(safe[name]))
        else:
            marked.append(name)
    for name in marked:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        stem = next(stem for length in range(8, 65) if _key(stem := f"{safe[name]}-{digest[:length]}") not in taken)
        stems[name] = stem
        taken.add(_key(stem))
    return stems


def _stem(name: str) -> str:
    """The last part of a path, without a suffix that files of articles have: `Le 12.5` of a table is a whole name."""
    last = PurePosixPath(name)
    return last.stem if last.suffix.lower() in SUFFIXES else last.name


def _key(stem: str) -> str:
    return unicodedata.normalize("NFKC", stem).casefold()


def safe_stem(stem: str) -> str:
    """The stem without what some system, shell or terminal takes for more than a letter."""
    name = "".join("_" if char in _UNSAFE or not char.isprintable() else char for char in stem)
    name = name.lstrip(" .-")
    name = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    if not name or name.casefold().partition(".")[0] in _RESERVED:
        name = f"article_{name}".rstrip("_")
    return name


def folder_for(source: str, parent: Path, name: str) -> Path:
    """The folder in `parent` for the briefs of `source`: `name`, with a hash where that holds anything else's files."""
    digest = hashlib.sha256(os.fsencode(source)).hexdigest()
    names = (name, *(f"{name}-{digest[:length]}" for length in (8, 16, 32, 64)))
    return next(
        (folder for one in names if _is_free(folder := parent / one) or _owner(folder) == source), parent / names[-1]
    )


def claim(folder: Path, source: str) -> None:
    """Mark a folder that `folder_for` chose as that of `source`. Raises UsageError where another batch was quicker."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (folder / _MARK).open("xb") as stream:
        stream.write(os.fsencode(source))
    if _owner(folder) != source:
        raise UsageError(f"{folder}: another batch has begun to write there; give --out, or start again")


def _is_free(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _owner(folder: Path) -> str | None:
    try:
        return os.fsdecode((folder / _MARK).read_bytes())
    except OSError:
        return None
