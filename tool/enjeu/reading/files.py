"""Files and folders to read: what can be opened, and which files of a folder are articles."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from enjeu.cache import CACHE_MARK
from enjeu.errors import UnreadableInput, no_such_file
from enjeu.reading.limits import MAX_BYTES, SUFFIXES, check_size
from enjeu.records import Article

HEAD = 4096
READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_OWN_JSON = re.compile(rb'\{\s*"schema":\s*"enjeu\.')
OWN_MARKS = (b'\nschema: "enjeu.brief/', b'\nschema: "enjeu.digest/', b'<meta name="generator" content="enjeu')


def read_file(path: Path, *, force: bool = False) -> Article:
    """The article in a file. Offsets of its passages are into `Article.text`.

    Raises UnreadableInput (missing, a folder, no permission, too large), NoArticle, or, without `force`, NotFrench.
    """
    from enjeu.reading.article import read_bytes

    return read_bytes(read_input(path), str(path), force=force)


def read_input(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableInput: missing, a folder, no permission, MAX_BYTES or more."""
    try:
        if path.is_dir():  # which some systems refuse to open
            raise UnreadableInput(f"{path}: is a folder; give a file, or use `enjeu batch {path}`")
        # The open file is asked what it is, not its name, which may lead elsewhere by now; no pipe is waited for.
        with os.fdopen(os.open(path, READING), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableInput(f"{path}: is not a regular file; pipe it in with `-` instead")
            check_size(status.st_size, str(path))
            return read_stream(stream, str(path))
    except (FileNotFoundError, NotADirectoryError):
        raise no_such_file(path) from None
    except PermissionError:
        raise UnreadableInput(f"{path}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ELOOP:
            raise UnreadableInput(f"{path}: is a link that leads back to itself; give the file") from None
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: cannot be read ({reason}); copy it to a local disk and try again") from None


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All bytes of an open file or of standard input. Raises UnreadableInput at MAX_BYTES: there may be no end."""
    data = stream.read(MAX_BYTES)
    check_size(len(data), name)
    return data


def article_files(folder: Path) -> list[Path]:
    """The files under a folder, at any depth, that may be articles, sorted by path.

    Left out: hidden files and folders, other suffixes, cache folders, and what enjeu wrote itself. A file reachable by
    several links is listed once; loops of links end.
    """
    if not folder.is_dir():
        fault = "is not a folder" if folder.exists() else "no such folder"
        raise UnreadableInput(f"{folder}: {fault}; give a folder of articles, or use `enjeu brief` for one file")
    found: dict[tuple[int, int], Path] = {}
    for path in _visible_files(folder):
        if path.suffix.lower() in SUFFIXES and path.is_file() and not _is_own(path):
            status = path.stat()
            found.setdefault((status.st_dev, status.st_ino), path)
    return sorted(found.values())


def other_files(folder: Path) -> list[Path]:
    """The files under a folder that `article_files` passes over, sorted by path; no hidden ones nor enjeu's own.

    They have another suffix, or are links that lead nowhere.
    """
    return sorted(path for path in _visible_files(folder) if path.suffix.lower() not in SUFFIXES or not path.exists())


def _visible_files(folder: Path) -> Iterator[Path]:
    """The files and dead links under a folder, none hidden nor of a cache, each folder once whatever links to it."""
    visited: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, onerror=_cannot_be_listed, followlinks=True):
        status = Path(root).stat()
        place = (status.st_dev, status.st_ino)
        if place in visited or (CACHE_MARK in names and Path(root) != folder):
            folders.clear()
            continue
        visited.add(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith((".", "~$")) and (path.is_file() or not path.exists()):
                yield path


def _cannot_be_listed(error: OSError) -> None:
    """A folder that may not be read is said, not passed over; one that is gone by now is none any more."""
    if not isinstance(error, FileNotFoundError):
        raise UnreadableInput(f"{error.filename}: cannot be listed ({error.strerror}); check its permissions")


def is_own(data: bytes) -> bool:
    """Whether enjeu wrote what begins so: its briefs and digests say it near their beginning, JSON with its schema."""
    head = data[:HEAD]
    return any(mark in head for mark in OWN_MARKS) or bool(_OWN_JSON.match(head))


def _is_own(path: Path) -> bool:
    """Whether enjeu wrote the file: its Markdown and HTML briefs say so near their beginning."""
    if path.suffix.lower() not in {".md", ".markdown", ".html", ".htm"}:
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return False  # reading it will say what is wrong with it
    return is_own(head)
