"""A name for every output: readable, safe on every file system, and never shared by two articles."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

_LONGEST = 120  # bytes; leaves room for the suffix, an extension and a temporary name below the usual 255
_UNSAFE = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}  # by Windows


def output_stems(paths: Sequence[Path], folder: Path) -> Mapping[Path, str]:
    """The stem of each file's outputs: its own where that is safe and no other's, else with a hash of its place.

    The hash is of the path below `folder`, so that a batch that is run again finds its names again. Stems that
    differ by case or by Unicode form alone count as one, because to some file systems they are.
    """
    safe = {path: safe_stem(path.stem) for path in paths}
    shared = Counter(map(_key, safe.values()))
    stems: dict[Path, str] = {}
    taken: set[str] = set()
    marked = []
    for path in paths:
        if safe[path] == path.stem and shared[_key(safe[path])] == 1:
            stems[path] = safe[path]
            taken.add(_key(safe[path]))
        else:
            marked.append(path)
    for path in marked:
        digest = hashlib.sha256(path.relative_to(folder).as_posix().encode("utf-8", "surrogatepass")).hexdigest()
        stem = next(stem for length in range(8, 65) if _key(stem := f"{safe[path]}-{digest[:length]}") not in taken)
        stems[path] = stem
        taken.add(_key(stem))
    return stems


def _key(stem: str) -> str:
    return unicodedata.normalize("NFKC", stem).casefold()


def safe_stem(stem: str) -> str:
    """The stem without what some system, shell or terminal takes for more than a letter."""
    name = "".join("_" if char in _UNSAFE or not char.isprintable() else char for char in stem)
    name = name.strip(" .").lstrip("-")
    name = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    if not name or name.casefold().partition(".")[0] in _RESERVED:
        name = f"article_{name}".rstrip("_")
    return name
