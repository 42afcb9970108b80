"""A batch on this machine: worker processes that share the processors, each with its own models.

A worker that dies (out of memory, a crash in a library) stops nothing: it is replaced, and the articles it held are
tried again one at a time. Only an article that takes a worker with it when it is alone is given up.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from enjeu.batch.briefer import Briefer, groups
from enjeu.batch.interface import Job, Outcome, Recipe

_CONTEXT = get_context("spawn")  # a fork would copy the locks of the parent's threads
# Read by libraries when they are imported, which happens later: only the engine has threads, as many as it is told.
SINGLE_THREADED = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")} | {
    "TOKENIZERS_PARALLELISM": "false"
}


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local:
    """Runs jobs in `workers` processes."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, jobs: Sequence[Job], recipe: Recipe) -> Generator[Outcome, None, None]:
        """One outcome for every job, as each is done."""
        count = min(self._workers, len(jobs))
        waiting = groups(jobs, max(1, count))
        suspects: deque[Job] = deque()  # a worker died while it held them
        threads = max(1, processors() // max(1, count))
        workers: dict[Connection, _Worker] = {}

        def employ(worker: _Worker | None = None) -> None:
            """Give the next jobs, if there are any, to `worker` or to a new one."""
            alone = bool(suspects)
            group = [suspects.popleft()] if alone else next(waiting, None)
            if group is None:
                if worker is not None:
                    worker.stop()
                return
            if worker is None or not worker.alive:
                worker = _Worker(recipe, threads)
            worker.give(group, alone)
            workers[worker.connection] = worker

        try:
            for _ in range(count):
                employ()
            while workers:
                for ready in wait(list(workers)):
                    assert isinstance(ready, Connection)
                    worker = workers[ready]
                    outcome = worker.outcome()
                    if not worker.alive and not worker.alone:
                        suspects.extend(worker.held)
                        worker.held.clear()
                    if not worker.held:
                        del workers[ready]
                        employ(worker)
                    if outcome is not None:
                        yield outcome
                while suspects and len(workers) < count:  # other workers had gone home before one died
                    employ()
        finally:
            for worker in workers.values():
                worker.stop(now=True)


class _Worker:
    """One process, one group of jobs at a time. `held` are those without an outcome; `alone`: one job, on trial."""

    def __init__(self, recipe: Recipe, threads: int) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(theirs, recipe, threads), daemon=True)
        self._process.start()
        theirs.close()  # with the worker's end the only one open, its death reads as the end of the stream
        self.alive = True
        self.alone = False
        self.held: list[Job] = []

    def give(self, jobs: list[Job], alone: bool) -> None:
        self.held, self.alone = list(jobs), alone
        with suppress(OSError):  # it died meanwhile; `outcome` finds out
            self.connection.send(jobs)

    def outcome(self) -> Outcome | None:
        """The next outcome; None when the worker died, unless it was alone with one job, which then failed."""
        try:
            received = self.connection.recv()
        except (EOFError, OSError):
            self.alive = False
            self.connection.close()
            self._process.join()
            if not self.alone:
                return None
            job = self.held.pop()
            return Outcome(job, error=f"{job.name}: {_cause_of_death(self._process.exitcode)}")
        assert isinstance(received, Outcome)
        self.held.remove(received.job)
        return received

    def stop(self, now: bool = False) -> None:
        self.connection.close()
        if now:
            self._process.terminate()
        self._process.join()


def _work(connection: Connection, recipe: Recipe, threads: int) -> None:
    """Body of a worker: until the parent closes its end or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    os.environ.update(SINGLE_THREADED)
    briefer = Briefer(replace(recipe, options=replace(recipe.options, threads=threads)))
    try:
        while True:
            for outcome in briefer(connection.recv()):
                connection.send(outcome)
    except (EOFError, OSError):
        return


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        hint = "; out of memory? try --jobs 1" if -code == signal.SIGKILL else ""
        return f"the process that worked on it was ended by {name}{hint}"
    return f"the process that worked on it ended with code {code}"
