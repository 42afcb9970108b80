"""Which commit of a Hub model is used and the hashes of its files: fixed when it is first fetched, checked when loaded.

A name on the Hub may mean other weights tomorrow. `CACHE/models.lock.json` keeps what it meant when it was fetched;
only `enjeu models pull` asks the Hub anew. The package comes with no list of commits: who fetches first decides, and is
shown the commit.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from enjeu.cache import write_atomically
from enjeu.errors import ModelError

SCHEMA = "enjeu.models/1"


@dataclass(frozen=True)
class Pin:
    """A commit, and the SHA-256 of each file of the model as it was fetched then."""

    commit: str
    files: dict[str, str]


class Lock:
    """The pins in one file, by the model's name as the user gave it (`organisation/name` or with `@revision`)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pins(self) -> dict[str, Pin]:
        """Every pin. Raises ModelError when the file is damaged: going on would be to trust anything."""
        try:
            fields = json.loads(self.path.read_text("utf-8"))
            if fields["schema"] != SCHEMA:
                raise ValueError
            return {name: Pin(str(pin["commit"]), dict(pin["files"])) for name, pin in fields["models"].items()}
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise ModelError(
                f"{self.path}: is damaged, so that fetched models cannot be checked; delete it and run: "
                "enjeu models pull ID"
            ) from None

    def put(self, name: str, pin: Pin) -> None:
        """Keep a pin, in place of the one that the name had."""
        pins = {**self.pins(), name: pin}
        models = {key: {"commit": pins[key].commit, "files": pins[key].files} for key in sorted(pins)}
        text = json.dumps({"schema": SCHEMA, "models": models}, indent=1) + "\n"
        try:
            write_atomically(self.path, text.encode())
        except OSError as error:
            raise ModelError(
                f"{self.path}: cannot be written ({error.strerror}); set ENJEU_CACHE to a folder that can"
            ) from error
