"""The program in a process of its own, with what it said and what it cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import enjeu

PACKAGE = str(Path(enjeu.__file__).parents[1])


# Linux counts the memory of whoever starts a process into that process's peak; this starter is small whoever starts it.
STARTER = """
import json, os, subprocess, sys
process = subprocess.Popen([sys.executable, "-m", "enjeu", *sys.argv[2:]])
_, status, used = os.wait4(process.pid, 0)
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss], file)
"""


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
    with tempfile.NamedTemporaryFile() as used:
        run = subprocess.run(
            [sys.executable, "-c", STARTER, used.name, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**kept, "PYTHONPATH": PACKAGE, **environment},
            check=True,
        )
        code, seconds, memory = json.load(used)
    return Done(code, run.stdout, run.stderr, seconds, memory / (1_000_000 if sys.platform == "darwin" else 1_000))
