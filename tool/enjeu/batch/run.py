"""A batch from its articles to its briefs, its tables, and the record of what failed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from enjeu.batch.interface import Outcome, Recipe, Runner
from enjeu.batch.places import is_url, joined, reading, write_text
from enjeu.batch.sources import FAILURES, find_articles
from enjeu.batch.tables import open_table
from enjeu.cache import sweep
from enjeu.errors import UnreadableInput, UsageError


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a brief: its id, which for a folder is the path below it, and why."""

    file: str
    error: str


class Batch:
    """The articles of a folder or a table, to be made into briefs in `recipe.out`.

    Work that is in the cache is not done again, so that a batch that was killed goes on where it was.
    """

    def __init__(self, given: str, recipe: Recipe, *, retry_failed: bool = False) -> None:
        self._recipe = recipe
        self._ledger = joined(recipe.out, FAILURES)
        source = find_articles(given, recipe.out)
        self.every_job = self.jobs = source.jobs  # those that an earlier run did, too
        self.passed_over = source.passed_over
        self.failures: list[Failure] = []
        if retry_failed:
            if recipe.tables:
                raise UsageError(
                    "--retry-failed would leave the others out of the table; without it, nothing is done twice either"
                )
            if not is_url(recipe.out) and not Path(recipe.out).is_dir():
                raise UsageError(f"{recipe.out}: there was no run that left its briefs here; leave out --retry-failed")
            failed = {failure.file for failure in read_failures(self._ledger)}
            self.jobs = [job for job in self.jobs if job.id in failed]

    def run(self, runner: Runner) -> Iterator[Outcome]:
        """Do the jobs; afterwards `failures` and the file of failures hold those of this run, in the jobs' order.

        A fatal outcome is raised at once. While the run goes on, failures are added to a local file as they come,
        so that a killed run loses none. Tables have their rows in the jobs' order, and their names once complete.
        """
        order = {job.id: place for place, job in enumerate(self.jobs)}
        if not is_url(self._recipe.out) and (out := Path(self._recipe.out)).is_dir():
            list(sweep(out.iterdir()))  # what a killed run left half written
        with ExitStack() as stack:
            tables = [stack.enter_context(open_table(kind, self._recipe.out)) for kind in self._recipe.tables]
            outcomes = stack.enter_context(closing(runner.run(self.jobs, self._recipe)))
            early: dict[int, Outcome] = {}  # done before one that is before them
            due = 0
            for outcome in outcomes:
                if outcome.fatal is not None:
                    raise outcome.fatal
                if outcome.error is not None:
                    self._note(Failure(outcome.job.id, outcome.error))
                if tables:
                    early[order[outcome.job.id]] = outcome
                    while due in early:
                        row = early.pop(due)
                        due += 1
                        for table in tables:
                            table.add(row)
                yield replace(outcome, brief=None)
        self.failures.sort(key=lambda failure: order[failure.file])
        if self.failures:
            write_text(self._ledger, _lines(self.failures))
        else:
            _forget(self._ledger)

    def _note(self, failure: Failure) -> None:
        self.failures.append(failure)
        if not is_url(self._ledger):
            ledger = Path(self._ledger)
            ledger.parent.mkdir(parents=True, exist_ok=True)
            with ledger.open("ab") as stream:
                stream.write(_lines([failure]).encode())


def read_failures(ledger: str) -> list[Failure]:
    """The failures of the last run; a last line that was cut short is passed over."""
    try:
        with reading(ledger) as stream:
            lines = stream.read().splitlines()
    except UnreadableInput:
        return []
    found = {}
    for line in lines:
        try:
            fields = json.loads(line)
            failure = Failure(fields["file"], fields["error"])
        except (ValueError, LookupError, TypeError):
            continue
        found[failure.file] = failure
    return list(found.values())


def _forget(ledger: str) -> None:
    if not is_url(ledger):
        Path(ledger).unlink(missing_ok=True)
    elif read_failures(ledger):
        write_text(ledger, "")


def _lines(failures: Sequence[Failure]) -> str:
    return "".join(json.dumps({"file": f.file, "error": f.error}) + "\n" for f in failures)
