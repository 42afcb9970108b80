"""All briefs of a batch in one file: JSON lines or Parquet, a row for every article, in the articles' order.

Columns: id, name, error (null where there is a brief), brief (null where there is none): in JSON lines the brief as it
is, in Parquet its JSON as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from enjeu.batch.interface import Outcome, Table
from enjeu.batch.places import file_system, is_url, joined, writing
from enjeu.cache import unfinished
from enjeu.errors import UsageError

_ROWS = 256  # of Parquet, written at a time
_COLUMNS = ("id", "name", "error", "brief")


class Rows(Protocol):
    """A table that is being written."""

    def add(self, outcome: Outcome) -> None:
        """One more row."""

    def close(self) -> None:
        """Write what is not written yet."""


@contextmanager
def open_table(kind: Table, out: str) -> Iterator[Rows]:
    """The table `briefs.<kind>` in `out`. It bears that name only once it is complete."""
    name = f"briefs.{kind}"
    whole = joined(out, name)
    if is_url(out):
        part = joined(out, f".{name}.part")
        with writing(part) as stream:
            table = _rows(kind, stream)
            yield table
            table.close()
        system, path = file_system(part)
        system.mv(path, file_system(whole)[1])
    else:
        Path(out).mkdir(parents=True, exist_ok=True)
        beside = unfinished(Path(whole))
        try:
            with beside.open("wb") as stream:
                table = _rows(kind, stream)
                yield table
                table.close()
            beside.replace(whole)
        finally:
            beside.unlink(missing_ok=True)


def _rows(kind: Table, stream: IO[bytes]) -> Rows:
    return _Lines(stream) if kind is Table.JSONL else _Parquet(stream)


class _Lines:
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        head = json.dumps({"id": outcome.job.id, "name": outcome.job.name, "error": outcome.error})
        brief = "null" if outcome.brief is None else outcome.brief
        self._stream.write(f'{head[:-1]}, "brief": {brief}}}\n'.encode())

    def close(self) -> None:
        self._stream.flush()


class _Parquet:
    def __init__(self, stream: IO[bytes]) -> None:
        try:
            import pyarrow as arrow
            from pyarrow import parquet
        except ImportError:
            raise UsageError("--format parquet needs pyarrow: pip install 'enjeu[parquet]'") from None
        self._schema = arrow.schema([(column, "string") for column in _COLUMNS])
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._waiting: list[dict[str, Any]] = []

    def add(self, outcome: Outcome) -> None:
        job = outcome.job
        self._waiting.append({"id": job.id, "name": job.name, "error": outcome.error, "brief": outcome.brief})
        if len(self._waiting) == _ROWS:
            self._write()

    def close(self) -> None:
        self._write()
        self._writer.close()

    def _write(self) -> None:
        import pyarrow as arrow

        self._writer.write_table(arrow.Table.from_pylist(self._waiting, schema=self._schema))
        self._waiting.clear()
