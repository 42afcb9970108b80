"""Batches killed at random moments, again and again: nothing lost, nothing poisoned, nothing twice.

    python benchmarks/soak.py --corpora ../shared/corpora [--kills 50] [--articles 40] [--write]

A batch is started, killed with SIGKILL after a random time (the whole of it, or its parent alone while the workers go
on, or one worker), its cache and its briefs are checked, and it is started again; one that came to its end begins anew.
What is checked: every cache entry proves itself; every brief is, to the byte, that of a run that nobody disturbed; in
the end all are there and none under a second name.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from desk import briefs, descendants, enjeu, make_articles, run
from enjeu.cache import Cache, State
from results import write_section


class Soak:
    """A batch of the articles in `desk`, in a folder of its own, and what was found wrong with it so far."""

    def __init__(self, desk: Path, work: Path, jobs: int) -> None:
        self._work, self._cache = work, Cache(work / "kept" / "cache")
        self._out = work / "out"
        self._arguments = ["batch", desk, "--out", self._out, "--outputs", work / "kept", "--format", "json"]
        self._arguments += ["--jobs", jobs, "--quiet"]
        self.found: Counter[str] = Counter()
        started = time.monotonic()
        run(*self._arguments)
        self.seconds = time.monotonic() - started
        self.expected = briefs(self._out)
        self._begin_anew()

    def kill(self, chance: random.Random) -> str:
        """Start the batch and kill some of it; whom."""
        batch = subprocess.Popen(
            enjeu(*self._arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.2, self.seconds))
        whom = chance.choice(("all", "parent", "worker"))
        if batch.poll() is not None:
            whom = "none, it was done"
        elif whom == "all":
            os.killpg(batch.pid, signal.SIGKILL)
        elif whom == "parent" or not (workers := descendants(batch.pid)):
            whom = "parent"
            batch.kill()
        else:
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
        batch.wait()
        if batch.returncode == 0 and briefs(self._out).keys() != self.expected.keys():
            self.found["lost"] += 1
        self._check()
        if batch.returncode == 0:
            self._begin_anew()
        return whom

    def finish(self) -> None:
        """Let the batch come to its end, and count what is missing and what is there twice."""
        run(*self._arguments)
        self._check()
        done = briefs(self._out)
        entries = Counter((entry.stage, entry.sha256) for entry in self._cache.entries())
        self.found["lost"] += len(self.expected.keys() - done.keys())
        self.found["duplicates"] += len(done.keys() - self.expected.keys()) + sum(n - 1 for n in entries.values())

    def _check(self) -> None:
        self.found["entries read"] += (states := Counter(state for _, state in self._cache.verify())).total()
        self.found["poisoned"] += states.total() - states[State.SOUND]
        for name, brief in briefs(self._out).items():
            self.found["briefs compared"] += 1
            self.found["poisoned"] += brief != self.expected.get(name, brief)

    def _begin_anew(self) -> None:
        for folder in (self._out, self._work / "kept"):
            # Workers whose parent was killed may still write one brief.
            while folder.exists():
                shutil.rmtree(folder, ignore_errors=True)


def soak(desk: Path, work: Path, kills: int, jobs: int, seed: int = 1) -> tuple[Counter[str], Counter[str]]:
    """Kill a batch of the articles in `desk` so many times; who was killed, and what was found."""
    chance = random.Random(seed)
    batch = Soak(desk, work, jobs)
    killed: Counter[str] = Counter()
    while sum(n for whom, n in killed.items() if not whom.startswith("none")) < kills:
        killed[batch.kill(chance)] += 1
    batch.finish()
    return killed, batch.found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        desk = Path(scratch, "desk")
        make_articles(options.corpora, desk, options.articles)
        killed, found = soak(desk, Path(scratch, "work"), options.kills, options.jobs)
    who = ", ".join(f"{number} times {whom}" for whom, number in sorted(killed.items()) if not whom.startswith("none"))
    body = "\n".join(
        [
            "## Batches killed at random moments",
            "",
            f"A batch of {options.articles} articles, {options.jobs} workers, killed with SIGKILL {options.kills} "
            f"times ({who}) and started again each time.",
            "",
            "| kills | cache entries read after them | briefs compared | lost | poisoned | duplicates |",
            "|---|---|---|---|---|---|",
            f"| {options.kills} | {found['entries read']:,} | {found['briefs compared']:,} "
            f"| {found['lost']} | {found['poisoned']} | {found['duplicates']} |",
        ]
    )
    print(body)
    if options.write:
        write_section("soak", body)


if __name__ == "__main__":
    main()
