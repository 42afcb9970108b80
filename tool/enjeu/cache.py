"""Results kept by content: one JSON file per stage, input and signature, which proves itself each time it is read.

    FOLDER/<stage>/<aa>/<sha256 of the input>-<hash of the signature>.json

Nothing rests on locks, which some network file systems ignore: a file appears whole (written beside its place, then
renamed) and carries the checksum of its own bytes. An entry that fails its check is a miss, said once, and the next
result replaces it. A cache that cannot be written costs time, never a result.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import stat
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

SCHEMA = "enjeu.cache/1"
_UNFINISHED = re.compile(r"\.\d+-[0-9a-f]{32}\.tmp")  # see `unfinished`
STALE_AFTER = 3600.0  # seconds; an unfinished file older than this has no writer left

_log = logging.getLogger(__name__)
CACHE_MARK = "CACHEDIR.TAG"  # tells backups, and batches, that a folder is a cache (https://bford.info/cachedir/)
_MARK = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by enjeu. It may be removed: enjeu cache clear\n"
_ENTRY_NAME = re.compile(r"([0-9a-f]{64})-([0-9a-f]{32})\.json")
_HEAD = b'{"checksum":"%s",'  # the checksum is that of all bytes after this head
_FIELDS = {"checksum", "schema", "stage", "sha256", "signature", "created", "value"}
_HEAD_LENGTH = len(_HEAD % (b"0" * 64))


class State(StrEnum):
    """What reading an entry shows."""

    SOUND = "sound"
    DAMAGED = "damaged"  # bytes changed, cut short, or misplaced
    FOREIGN = "foreign"  # whole, and written by another version of enjeu's cache
    UNREADABLE = "unreadable"  # the system refuses to read it


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the cache, as its name and its folder describe it. `size` is in bytes."""

    path: Path
    stage: str
    sha256: str
    size: int
    written: datetime


@dataclass(frozen=True, slots=True)
class Removed:
    """What a cleaning took away: files, and their bytes."""

    files: int = 0
    size: int = 0

    def plus(self, size: int) -> Removed:
        """One more file of `size` bytes."""
        return Removed(self.files + 1, self.size + size)

    def __add__(self, other: Removed) -> Removed:
        return Removed(self.files + other.files, self.size + other.size)


class Cache:
    """JSON values by stage, SHA-256 of the input, and signature: all that changes the result. No folder, no cache."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder
        self._said: set[str] = set()

    def get(self, stage: str, sha256: str, signature: Mapping[str, object]) -> Any | None:
        """The value put there under the same three keys, or None."""
        if self.path is None:
            return None
        path = _place(self.path, stage, sha256, signature)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._say("read", f"the cache cannot be read ({_reason(error)}): {path}")
            return None
        state, entry = _check(data)
        if state is State.SOUND and not _belongs(entry, stage, sha256, signature):
            state = State.DAMAGED
        if state is not State.SOUND:
            self._say(str(path), f"a {state} cache entry is set aside and made again: {path}")
            return None
        return entry["value"]

    def put(self, stage: str, sha256: str, signature: Mapping[str, object], value: Any) -> None:
        """Keep a JSON value; a value or a signature that is no JSON raises TypeError or ValueError."""
        if self.path is None:
            return
        path = _place(self.path, stage, sha256, signature)
        data = _sealed(
            {
                "schema": SCHEMA,
                "stage": stage,
                "sha256": sha256,
                "signature": signature,
                "created": datetime.now(UTC).isoformat(timespec="seconds"),
                "value": value,
            }
        )
        try:
            if not (mark := self.path / CACHE_MARK).exists():
                write_atomically(mark, _MARK)
            write_atomically(path, data)
        except OSError as error:
            self._say("write", f"the cache cannot be written ({_reason(error)}); going on without: {self.path}")

    def entries(self) -> Iterator[Entry]:
        """Every entry, by stage and input, without opening any."""
        for path in self._files():
            name = _ENTRY_NAME.fullmatch(path.name)
            if name is None:
                continue
            with suppress(OSError):
                status = path.stat()
                written = datetime.fromtimestamp(status.st_mtime, UTC)
                yield Entry(path, path.parent.parent.name, name[1], status.st_size, written)

    def load(self, entry: Entry) -> Any:
        """An entry's whole record; None when it is not sound."""
        state, record = _inspect(entry)
        return record if state is State.SOUND else None

    def verify(self) -> Iterator[tuple[Entry, State]]:
        """Every entry, read and checked."""
        for entry in self.entries():
            yield entry, _inspect(entry)[0]

    def prune(
        self,
        older_than: float | None = None,
        unwanted: Callable[[Mapping[str, Any]], bool] = lambda signature: False,
    ) -> Removed:
        """Remove what can never be used again: damaged and foreign entries, and what a killed process left unfinished.

        `older_than`, in seconds, removes sound entries of that age too; `unwanted` those whose signature it finds so.
        """
        removed = self._sweep()
        for entry in self.entries():
            state, record = _inspect(entry)
            aged = older_than is not None and time.time() - entry.written.timestamp() > older_than
            if state in (State.DAMAGED, State.FOREIGN) or aged or (record and unwanted(record["signature"])):
                with suppress(OSError):
                    entry.path.unlink()
                    removed = removed.plus(entry.size)
        return removed

    def clear(self, stage: str | None = None) -> Removed:
        """Remove every entry (of one stage). Folders stay: another process may be about to write into one."""
        removed = self._sweep()
        for entry in self.entries():
            if stage in (None, entry.stage):
                with suppress(OSError):
                    entry.path.unlink()
                    removed = removed.plus(entry.size)
        return removed

    def _sweep(self) -> Removed:
        removed = Removed()
        for size in sweep(self._files()):
            removed = removed.plus(size)
        return removed

    def _files(self) -> list[Path]:
        """Every file two folders down; folders that vanish meanwhile are no error (to `Path.glob` they would be)."""
        if self.path is None:
            return []
        depth = len(self.path.parts) + 2
        found = []
        for folder, folders, names in os.walk(self.path):
            here = Path(folder)
            if len(here.parts) == depth:
                folders.clear()
                found += [here / name for name in names]
        return sorted(found)

    def _say(self, key: str, message: str) -> None:
        if key not in self._said:
            self._said.add(key)
            _log.warning(message)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that readers see the old one or the new one, whole. Makes the folders that it needs.

    Who may read the old one may read the new one.

    Without fsync: what a power cut can leave, the checksum finds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = unfinished(path)
    try:
        beside.write_bytes(data)
        with suppress(OSError):
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):  # in the name of the file asked for: nobody knows the one beside it
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def unfinished(path: Path) -> Path:
    """A name of its own beside a file, for what will take its place; `sweep` knows it."""
    return path.with_name(f".{os.getpid()}-{uuid.uuid4().hex}.tmp")


def sweep(files: Iterable[Path]) -> Iterator[int]:
    """Remove those of the files that a killed writer left `unfinished`; the size of each, in bytes."""
    for path in files:
        if _UNFINISHED.fullmatch(path.name):
            with suppress(OSError):
                status = path.stat()
                if time.time() - status.st_mtime > STALE_AFTER:
                    path.unlink()
                    yield status.st_size


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces, ASCII only: equal values give equal bytes, a lone surrogate does no harm."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _place(folder: Path, stage: str, sha256: str, signature: Mapping[str, object]) -> Path:
    key = hashlib.sha256(canonical([SCHEMA, stage, sha256, signature])).hexdigest()[:32]
    return folder / stage / sha256[:2] / f"{sha256}-{key}.json"


def _sealed(record: Mapping[str, object]) -> bytes:
    # The keys of the value stay in their order: a brief from the cache is the same to the byte.
    text = json.dumps(record, separators=(",", ":"), allow_nan=False)
    body = text.encode("ascii")[1:] + b"\n"
    return _HEAD % hashlib.sha256(body).hexdigest().encode() + body


def _check(data: bytes) -> tuple[State, Any]:
    """The state of an entry's bytes, and its record when they are sound."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return State.DAMAGED, None
    if not isinstance(record, dict):
        return State.DAMAGED, None
    schema = record.get("schema")
    if schema != SCHEMA and isinstance(schema, str) and schema.startswith("enjeu.cache/"):
        return State.FOREIGN, None
    head = _HEAD % hashlib.sha256(data[_HEAD_LENGTH:]).hexdigest().encode()
    sealed = data[:_HEAD_LENGTH] == head and record.keys() == _FIELDS
    return (State.SOUND, record) if sealed else (State.DAMAGED, None)


def _belongs(record: Any, stage: str, sha256: str, signature: Mapping[str, object]) -> bool:
    """Whether a sound entry answers this question: it may have been moved, or two signatures may share a hash."""
    asked = canonical([stage, sha256, signature])
    return canonical([record["stage"], record["sha256"], record["signature"]]) == asked


def _inspect(entry: Entry) -> tuple[State, Any]:
    try:
        data = entry.path.read_bytes()
    except OSError:
        return State.UNREADABLE, None
    state, record = _check(data)
    if state is State.SOUND:
        place = _place(entry.path.parents[2], record["stage"], record["sha256"], record["signature"])
        if place != entry.path:
            return State.DAMAGED, None
    return state, record


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
