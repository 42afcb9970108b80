"""Files of a batch here or elsewhere: a local path, or any URL that fsspec opens (s3://, gs://, https://, memory://)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from enjeu.batch.interface import write_if_changed
from enjeu.errors import UnreadableInput, UsageError, no_such_file


def is_url(place: str) -> bool:
    """Whether a place is a URL and not a path."""
    return "://" in place


def joined(folder: str, name: str) -> str:
    """The place of `name` in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_url(folder) else str(Path(folder, name))


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the URL's path on it. Raises UsageError where fsspec has no such scheme."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url}: {error}") from error
    except ValueError as error:
        raise UsageError(f"{url}: cannot be opened ({error}); fsspec.readthedocs.io lists the schemes") from error
    return system, path


@contextmanager
def reading(place: str) -> Iterator[IO[bytes]]:
    """A file to read and seek in. Raises UnreadableInput, also for what goes wrong while it is read."""
    try:
        if is_url(place):
            system, path = file_system(place)
            with system.open(path, "rb") as stream:
                yield stream
        else:
            with Path(place).open("rb") as stream:
                yield stream
    except FileNotFoundError:
        raise no_such_file(place) from None
    except OSError as error:
        raise UnreadableInput(f"{place}: cannot be read ({error.strerror or error})") from error


@contextmanager
def writing(place: str) -> Iterator[IO[bytes]]:
    """A file at a URL to write, with the folders that it needs, where the system has any. Raises OSError."""
    system, path = file_system(place)
    try:
        stream = system.open(path, "wb")
    except FileNotFoundError:
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        stream = system.open(path, "wb")
    with stream:
        yield stream


def write_text(place: str, text: str) -> None:
    """Put `text` into a file, whole or not at all, as object stores do; a local file that holds it is not touched."""
    if is_url(place):
        data = text.encode("utf-8", "backslashreplace")
        with writing(place) as stream:
            stream.write(data)
    else:
        write_if_changed(Path(place), text)
