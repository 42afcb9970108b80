"""Every error that enjeu raises on purpose.

EnjeuError                  one line, names the file, says what to do; the command line prints it and exits 1
 ├── InputError             what is to be read cannot be: a file that is no article, a folder that is not there
 │    ├── UnreadableInput   missing, a folder, no permission, too large
 │    ├── NoArticle         empty, binary, no text layer, nothing left after boilerplate
 │    └── NotFrench         another language; --force goes on
 ├── UsageError             wrong use: an option that makes no sense, or the list of terms that it names (exit 2)
 └── ModelError             no usable model (exit 3)
"""

from __future__ import annotations

import re


class EnjeuError(Exception):
    """Root of all errors that are for the user to read."""

    exit_code = 1


class InputError(EnjeuError):
    """A file that cannot become an article, or another input that is not what it should be."""


class UnreadableInput(InputError):
    """The file is missing, is a folder, may not be read, or is too large."""


class NoArticle(InputError):
    """The file was read and holds no article."""


class NotFrench(InputError):
    """The article is in another language."""


class UsageError(EnjeuError):
    """The command was used wrongly."""

    exit_code = 2


class ModelError(EnjeuError):
    """A model is missing, damaged or of a kind that enjeu cannot run."""

    exit_code = 3


def no_such_file(place: object) -> UnreadableInput:
    """The error for a file that is not there, or is an address of the web, of which a path has lost a slash."""
    if address := re.match(r"(https?):/(?!/)", str(place)):
        page = f"{address[1]}://{str(place)[address.end() :]}"
        return UnreadableInput(f"{page}: is a web address; save the page, and give the file")
    return UnreadableInput(f"{place}: no such file; check the name")
