"""A batch on this machine: worker processes with pinned threads, each with its own models.

A worker that dies (out of memory, a crash in a library) costs the article it held, and is replaced.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from enjeu.batch.interface import Briefer, Job, Outcome, Recipe

_CONTEXT = get_context("spawn")  # a fork would copy the locks of the parent's threads


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local:
    """Runs jobs in `workers` processes that share the processors evenly."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, jobs: Sequence[Job], recipe: Recipe) -> Generator[Outcome, None, None]:
        """One outcome for every job, as each is done."""
        count = min(self._workers, len(jobs))
        threads = max(1, processors() // max(1, count))
        waiting = iter(jobs)
        workers: dict[Connection, _Worker] = {}

        def employ(worker: _Worker | None = None) -> None:
            """Give the next job, if there is one, to `worker` or to a new one."""
            if (job := next(waiting, None)) is None:
                if worker is not None:
                    worker.stop()
                return
            if worker is None or not worker.alive:
                worker = _Worker(recipe, threads)
            worker.give(job)
            workers[worker.connection] = worker

        try:
            for _ in range(count):
                employ()
            while workers:
                for ready in wait(list(workers)):
                    assert isinstance(ready, Connection)
                    worker = workers.pop(ready)
                    outcome = worker.outcome()
                    employ(worker)
                    yield outcome
        finally:
            for worker in workers.values():
                worker.stop(now=True)


class _Worker:
    """One process, one job at a time."""

    def __init__(self, recipe: Recipe, threads: int) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(theirs, recipe, threads), daemon=True)
        self._process.start()
        theirs.close()  # with the worker's end the only one open, its death reads as the end of the stream
        self.alive = True

    def give(self, job: Job) -> None:
        self._job = job
        with suppress(OSError):  # it died meanwhile; `outcome` finds out
            self.connection.send(job)

    def outcome(self) -> Outcome:
        try:
            received = self.connection.recv()
        except (EOFError, OSError):
            self.alive = False
            self._process.join()
            return Outcome(self._job, error=f"{self._job.path}: {_cause_of_death(self._process.exitcode)}")
        assert isinstance(received, Outcome)
        return received

    def stop(self, now: bool = False) -> None:
        self.connection.close()
        if now:
            self._process.terminate()
        self._process.join()


def _work(connection: Connection, recipe: Recipe, threads: int) -> None:
    """Body of a worker: until the parent closes its end or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    os.environ["OMP_NUM_THREADS"] = str(threads)  # read by the engines when they are imported, which happens later
    briefer = Briefer(replace(recipe, options=replace(recipe.options, threads=threads)))
    try:
        while True:
            connection.send(briefer(connection.recv()))
    except (EOFError, OSError):
        return


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        hint = "; out of memory? try --jobs 1" if -code == signal.SIGKILL else ""
        return f"the process that worked on it was ended by {name}{hint}"
    return f"the process that worked on it ended with code {code}"
