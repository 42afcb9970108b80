"""A folder of articles: which files, under which names, and the record of those that failed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from enjeu.batch.interface import Job, Outcome, Recipe, Runner
from enjeu.batch.naming import output_stems
from enjeu.cache import write_atomically
from enjeu.errors import NoArticle, UsageError
from enjeu.reading import article_files, other_files

FAILURES = "failures.jsonl"


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a brief: its file, as a path below the folder, and why."""

    file: str
    error: str


class FolderBatch:
    """The articles of one folder, to be made into briefs in `recipe.out`.

    Work that is in the cache is not done again, so that a batch that was killed goes on where it was.
    """

    def __init__(self, folder: Path, recipe: Recipe, *, retry_failed: bool = False) -> None:
        self._folder, self._recipe = folder, recipe
        self._ledger = recipe.out / FAILURES
        out = recipe.out.resolve()
        if out == folder.resolve():
            raise UsageError(f"{folder}: the briefs cannot go into the folder of the articles; give another --out")

        def of_user(paths: Sequence[Path]) -> list[Path]:
            return [path for path in paths if not path.resolve().is_relative_to(out)]

        files = of_user(article_files(folder))
        if not files:
            raise NoArticle(f"{folder}: no article in it; enjeu reads .txt, .md, .html, .pdf and .docx")
        stems = output_stems(files, folder)
        self.every_job = [Job(path, stems[path]) for path in files]  # those that an earlier run did, too
        if retry_failed and not out.is_dir():
            raise UsageError(f"{recipe.out}: there was no run that left its briefs here; leave out --retry-failed")
        if retry_failed:
            failed = {failure.file for failure in read_failures(self._ledger)}
            files = [path for path in files if self.name(path) in failed]
        self.jobs = [Job(path, stems[path]) for path in files]
        self.passed_over = [self.name(path) for path in of_user(other_files(folder))]
        self.failures: list[Failure] = []

    def run(self, runner: Runner) -> Iterator[Outcome]:
        """Do the jobs; afterwards `failures` and the file of failures hold those of this run, in the jobs' order.

        A fatal outcome is raised at once. While the run goes on, failures are added to the file as they come,
        so that a killed run loses none.
        """
        with closing(runner.run(self.jobs, self._recipe)) as outcomes:
            for outcome in outcomes:
                if outcome.fatal is not None:
                    raise outcome.fatal
                if outcome.error is not None:
                    self._note(Failure(self.name(outcome.job.path), outcome.error))
                yield outcome
        order = {self.name(job.path): place for place, job in enumerate(self.jobs)}
        self.failures.sort(key=lambda failure: order[failure.file])
        if self.failures:
            write_atomically(self._ledger, _lines(self.failures))
        else:
            self._ledger.unlink(missing_ok=True)

    def _note(self, failure: Failure) -> None:
        self.failures.append(failure)
        self._ledger.parent.mkdir(parents=True, exist_ok=True)
        with self._ledger.open("ab") as ledger:
            ledger.write(_lines([failure]))

    def name(self, path: Path) -> str:
        """The path below the folder; bytes that are no UTF-8 are written out."""
        return os.fsencode(path.relative_to(self._folder).as_posix()).decode("utf-8", "backslashreplace")


def read_failures(ledger: Path) -> list[Failure]:
    """The failures of the last run; a last line that was cut short is passed over."""
    try:
        lines = ledger.read_bytes().splitlines()
    except FileNotFoundError:
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


def _lines(failures: Sequence[Failure]) -> bytes:
    return "".join(json.dumps({"file": f.file, "error": f.error}) + "\n" for f in failures).encode()
