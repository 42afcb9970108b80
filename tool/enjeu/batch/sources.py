"""Where a batch gets its articles: a folder, or a table of them in JSON lines or Parquet, here or at a URL.

Columns of a table: `text` (a string) or `bytes` (a file's bytes; Base64 in JSON); `id` (else `name`, else the row's
number), unique; `name`, what the brief calls its source, whose suffix tells the format as a file's would. Only ids and
places are read before the work: each worker reads the articles that it is given.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from enjeu.batch.interface import Job, Reader
from enjeu.batch.naming import output_stems
from enjeu.batch.places import file_system, is_url, joined, reading
from enjeu.errors import InputError, NoArticle, UnreadableInput, UsageError, no_such_file
from enjeu.pipeline import shown
from enjeu.reading import article_files, other_files, read_input
from enjeu.reading.limits import SUFFIXES, check_size

PARQUET = ".parquet"
FAILURES = "failures.jsonl"  # what went wrong in a run, beside its briefs
TABLES = (".jsonl", ".ndjson", PARQUET)
_NO_ARTICLE = "no article in it; enjeu reads .txt, .md, .html, .eml, .pdf and .docx"


@dataclass(frozen=True, slots=True)
class Source:
    """The articles of a batch, and the files beside them that are none."""

    jobs: list[Job]
    passed_over: list[str]


def find_articles(given: str, out: str) -> Source:
    """The articles in a folder or a table; what lies in `out` is a batch's own. Raises EnjeuError."""
    if given.lower().endswith(TABLES):
        if _place(given) in (_place(joined(out, name)) for name in (f"briefs{Path(given).suffix}", FAILURES)):
            raise UsageError(f"{given}: what the batch writes would take its place; give another --out")
        return Source(_rows(given), [])
    if is_url(given):
        return _remote_folder(given, out)
    return _folder(Path(given), out)


def _place(path: str) -> str:
    """A path or URL in the one form by which two are known to be the same."""
    return path if is_url(path) else str(Path(path).resolve())


def _folder(folder: Path, out: str) -> Source:
    root, written = folder.resolve(), None if is_url(out) else Path(out).resolve()
    inside = written is not None and written.is_relative_to(root)

    def of_user(paths: list[Path]) -> list[Path]:
        return [p for p in paths if not p.resolve().is_relative_to(written)] if inside and written else paths

    if written == root:
        raise UsageError(f"{folder}: the briefs cannot go into the folder of the articles; give another --out")
    files = of_user(article_files(folder))
    if not files:
        raise NoArticle(f"{folder}: {_NO_ARTICLE}")
    below = {path: path.relative_to(folder).as_posix() for path in files}
    stems = output_stems(list(below.values()))
    jobs = [Job(shown(Path(name)), shown(path), stems[name], File(path)) for path, name in below.items()]
    return Source(jobs, [shown(path.relative_to(folder)) for path in of_user(other_files(folder))])


def _remote_folder(url: str, out: str) -> Source:
    system, folder = file_system(url)
    try:
        found = system.find(folder, detail=True)
    except OSError as error:
        raise UnreadableInput(f"{url}: cannot be listed ({error.strerror or error})") from error
    root = folder.rstrip("/") + "/"
    own = f"{file_system(out)[1].rstrip('/')}/" if is_url(out) else None
    if own == root:
        raise UsageError(f"{url}: the briefs cannot go into the folder of the articles; give another --out")
    sizes = {
        path.removeprefix(root): entry["size"] or 0
        for path, entry in sorted(found.items())
        if own is None or not own.startswith(root) or not path.startswith(own)
    }
    names = [name for name in sizes if not any(part.startswith(".") for part in name.split("/"))]
    articles = [name for name in names if Path(name).suffix.lower() in SUFFIXES]
    if not articles:
        raise NoArticle(f"{url}: {_NO_ARTICLE}")
    stems = output_stems(articles)
    places = {name: joined(url, name) for name in articles}
    jobs = [Job(name, places[name], stems[name], Remote(places[name], sizes[name])) for name in articles]
    return Source(jobs, [name for name in names if name not in places])


def _rows(table: str) -> list[Job]:
    found: list[tuple[str, str, Reader]] = []
    found += _cells(table) if table.lower().endswith(PARQUET) else _lines(table)
    if not found:
        raise NoArticle(f"{table}: no article in it")
    if doubles := [name for name, times in Counter(name for name, _, _ in found).items() if times > 1]:
        raise UsageError(f"{table}: {len(doubles)} ids are in it twice, such as {doubles[0]!r}; give each row its own")
    stems = output_stems([name for name, _, _ in found])
    return [Job(identity, name, stems[identity], reader) for identity, name, reader in found]


def _lines(table: str) -> Iterator[tuple[str, str, Line]]:
    with reading(table) as stream:
        at = 0
        for number, line in enumerate(stream, 1):
            if line.strip():
                fields = _fields(line)
                yield (
                    *_named(fields.get("id"), fields.get("name"), f"line-{number}"),
                    Line(table, number, at, len(line)),
                )
            at += len(line)


def _fields(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}


def _cells(table: str) -> Iterator[tuple[str, str, Cell]]:
    with _parquet(table) as file:
        number = 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            rows = _columns(file, table, group, ("id", "name"))
            ids, names = (rows.get(column, [None] * count) for column in ("id", "name"))
            for row in range(count):
                number += 1
                yield *_named(ids[row], names[row], f"row-{number}"), Cell(table, group, row)


def _named(identity: object, name: object, place: str) -> tuple[str, str]:
    """A row's id and name, from what its columns hold; a lone surrogate in them is written out."""
    given = [str(value) for value in (identity, name) if isinstance(value, str | int | float) and str(value)]
    first, last = (given[0], given[-1]) if given else (place, place)
    return (
        first.encode("utf-8", "backslashreplace").decode(),
        last.encode("utf-8", "backslashreplace").decode(),
    )


def _parquet(table: str) -> Any:
    """A Parquet file, open; it closes what it opened at the end of a `with`."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(f"{table}: Parquet needs pyarrow; pip install 'enjeu[parquet]'") from None
    try:
        if is_url(table):
            system, path = file_system(table)
            return parquet.ParquetFile(system.open(path, "rb"))
        return parquet.ParquetFile(table)
    except FileNotFoundError:
        raise no_such_file(table) from None
    except (OSError, arrow.ArrowException) as error:
        raise UnreadableInput(f"{table}: is no Parquet file, or a damaged one ({error})") from error


def _columns(file: Any, table: str, group: int, names: Sequence[str]) -> dict[str, list[Any]]:
    """Those columns of a row group that there are."""
    import pyarrow as arrow

    try:
        there = [name for name in names if name in file.schema_arrow.names]
        rows: dict[str, list[Any]] = file.read_row_group(group, columns=there).to_pydict()
    except (OSError, arrow.ArrowException) as error:
        raise UnreadableInput(f"{table}: is damaged in row group {group + 1} ({error})") from error
    return rows


def _content(text: object, raw: object, where: str) -> bytes:
    if isinstance(text, str):
        data = text.encode("utf-8", "replace")  # a lone surrogate is no character
    elif isinstance(raw, bytes):
        data = raw
    else:
        raise NoArticle(f"{where}: has neither text nor bytes; name one of its columns so")
    check_size(len(data), where)
    return data


@dataclass(frozen=True, slots=True)
class File:
    """A local file."""

    path: Path

    def read(self) -> bytes:
        """The bytes. Raises InputError."""
        return read_input(self.path)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0  # reading it will say what is wrong with it


@dataclass(frozen=True, slots=True)
class Remote:
    """A file at a URL."""

    url: str
    size: int

    def read(self) -> bytes:
        """The bytes. Raises InputError."""
        check_size(self.size, self.url)
        with reading(self.url) as stream:
            return stream.read()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of JSON lines: its number, where it begins, and its length in bytes."""

    table: str
    number: int
    at: int
    size: int

    def read(self) -> bytes:
        """The bytes of the article. Raises InputError."""
        where = f"{self.table}, line {self.number}"
        with reading(self.table) as stream:
            stream.seek(self.at)
            fields = _fields(stream.read(self.size))
        if not fields:
            raise InputError(f"{where}: is no JSON object; every line holds one article")
        raw = fields.get("bytes")
        try:
            return _content(
                fields.get("text"), base64.b64decode("".join(raw.split()), validate=True) if raw else None, where
            )
        except (binascii.Error, TypeError, ValueError):
            raise InputError(f"{where}: its bytes are no Base64") from None


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a Parquet file: its row group, and its place in that."""

    table: str
    group: int
    row: int

    def read(self) -> bytes:
        """The bytes of the article. Raises InputError."""
        texts, raws = _row_group(self.table, self.group)
        where = f"{self.table}, row {self.row + 1} of group {self.group + 1}"
        return _content(texts[self.row] if texts else None, raws[self.row] if raws else None, where)

    @property
    def size(self) -> int:
        """Not known: the row group is read for it."""
        return 0


@lru_cache(maxsize=1)
def _row_group(table: str, group: int) -> tuple[list[Any], list[Any]]:
    """The texts and the bytes of a row group, which its rows ask for one after the other; empty without a column."""
    with _parquet(table) as file:
        rows = _columns(file, table, group, ("text", "bytes"))
    return rows.get("text", []), rows.get("bytes", [])
