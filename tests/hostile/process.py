"""The program in a process of its own, with what it said and what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import enjeu

PACKAGE = str(Path(enjeu.__file__).parents[1])


class Done(NamedTuple):
    """Exit code, both outputs as bytes, seconds of processor time, and the peak of memory in MB."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: float


def enjeu_process(*arguments: str | Path, **environment: str) -> Done:
    """Run `enjeu` with these arguments. Costs are counted by the system for this process alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ENJEU_", "COLUMNS"))}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "enjeu", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env={**kept, "PYTHONPATH": PACKAGE, **environment},
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        memory = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
        return Done(process.returncode, out.read(), err.read(), used.ru_utime + used.ru_stime, memory)
