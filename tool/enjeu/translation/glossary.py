"""The user's own terms: French<TAB>English pairs, and terms to leave in French."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from enjeu.errors import UsageError
from enjeu.translation.forms import words


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines that say something: without comments, blank lines and a byte order mark."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: the list of terms cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the list of terms is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _cell(path: Path, number: int, cell: str) -> str:
    cleaned = " ".join(cell.split())
    if not words(cleaned):
        raise UsageError(f"{path}, line {number}: {cell.strip()!r} holds no word; write French<TAB>English")
    if not cleaned.isprintable():
        raise UsageError(f"{path}, line {number}: a term holds control characters; remove them")
    return cleaned


@dataclass(frozen=True)
class Glossary:
    """Terms that a user wants: `entries` maps French to English, `keep` are terms that stay French."""

    entries: dict[str, str]
    keep: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: Path | None = None, keep: Path | None = None) -> Glossary:
        """Read a glossary file and a do-not-translate list, either may be absent.

        A line of the glossary is French<TAB>English, or one column for a term that stays French; a line of the list
        is a term. Both are UTF-8; `#` starts a comment line. Raises UsageError with file and line.
        """
        entries: dict[str, str] = {}
        at: dict[str, int] = {}
        kept: dict[str, None] = {}
        for number, line in _lines(path) if path else ():
            columns = line.strip("\r\n ").split("\t")
            if len(columns) > 2:
                raise UsageError(f"{path}, line {number}: {len(columns)} columns; write French<TAB>English")
            assert path is not None
            if len(columns) == 2 and not columns[1].strip():
                raise UsageError(f"{path}, line {number}: no English after the tab; leave out the tab to keep the term")
            french = _cell(path, number, columns[0])
            if len(columns) == 1:
                if "  " in columns[0].strip():
                    raise UsageError(f"{path}, line {number}: no tab between French and English; write one")
                kept[french] = None
                continue
            english = _cell(path, number, columns[1])
            if entries.setdefault(french, english) != english:
                raise UsageError(f"{path}, line {number}: {french!r} has another English on line {at[french]}")
            at.setdefault(french, number)
        for number, line in _lines(keep) if keep else ():
            assert keep is not None
            if "\t" in line.strip():
                raise UsageError(f"{keep}, line {number}: a tab in a list of terms to keep; write one term a line")
            kept[_cell(keep, number, line)] = None
        return cls(entries, tuple(term for term in kept if term not in entries))

    def every(self) -> dict[str, str]:
        """French to English of all terms; those to keep are their own English."""
        return self.entries | {term: term for term in self.keep}

    def signature(self) -> str:
        """A hash of all terms: the same terms in any order give the same hash."""
        canonical = json.dumps([sorted(self.entries.items()), sorted(self.keep)], ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]
