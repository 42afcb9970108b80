"""RESULTS.md: a section a benchmark, each between markers, so that a script replaces only what it measured."""

from __future__ import annotations

import os
import platform
import sys
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "# What the benchmarks last measured, each with its date and machine\n"


def machine() -> str:
    """The processor's name and the number of cores this process may use."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    return f"{name}, {len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} cores"


def write_section(name: str, body: str, path: Path = RESULTS) -> None:
    """Put `body` between the markers of section `name`, with today's date, machine and command; other sections stay."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    script = f"benchmarks/{Path(sys.argv[0]).name}"
    section = f"{begin}\n{body.strip()}\n\nMeasured {date.today().isoformat()} on {machine()} by `{script}`.\n{end}"
    text = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    before, found, rest = text.partition(begin)
    if found and end not in rest:
        raise ValueError(f"{path}: {begin} has no {end}; put it back or delete the section")
    after = rest.partition(end)[2] if found else "\n"
    if not found:
        before = before.rstrip("\n") + "\n\n"
    draft = path.with_suffix(".tmp")
    draft.write_text(before + section + after, encoding="utf-8")
    draft.replace(path)
