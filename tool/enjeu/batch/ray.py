"""A batch on a Ray cluster: Ray Data hands groups of articles to actors, each of which holds the models.

Every input row has an output row, with an `error` where the article failed: the actors never raise. A group whose
actor dies again and again is tried once more, one article at a time, so that only what kills an actor is given up.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
import sys
import warnings
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from enjeu import errors
from enjeu.batch.briefer import Briefer, groups
from enjeu.batch.interface import Job, Outcome, Recipe
from enjeu.batch.local import SINGLE_THREADED
from enjeu.batch.places import is_url
from enjeu.batch.sources import Cell, File, Line
from enjeu.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as arrow

ADDRESS = "RAY_ADDRESS"
# What Ray has to say about its own workings stays in its log files; what becomes of articles, the batch says.
_QUIET = {"RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
SCHEMA = {  # of the rows that actors give, as Arrow calls the types
    "place": "int64",
    "title": "string",
    "sentences": "int64",
    "gains": "int64",
    "seconds": "float64",
    "cached": "bool",
    "error": "string",
    "brief": "string",
    "fatal": "string",  # the name of its class
}


class OnRay:
    """Runs jobs in `workers` actors of the cluster at `address`; without one, of a cluster on this machine alone."""

    def __init__(self, workers: int, address: str | None = None) -> None:
        self._workers, self._address = workers, address or os.environ.get(ADDRESS)

    def run(self, jobs: Sequence[Job], recipe: Recipe) -> Generator[Outcome, None, None]:
        """One outcome for every job, as each group is done."""
        if not jobs:
            return
        try:
            import ray
        except ImportError:
            raise UsageError("--on ray needs Ray: pip install 'enjeu[ray]'") from None
        for name, value in _QUIET.items():
            os.environ.setdefault(name, value)
        with redirect_stdout(sys.stderr):  # Ray says there what dies; results alone go to stdout
            self._connect()
            try:
                yield from self._run(jobs, recipe)
            finally:
                ray.shutdown()

    def _connect(self) -> None:
        import ray

        host, _, port = (self._address or "").rpartition(":")
        if "://" in host:
            raise UsageError(
                f"--ray-address {self._address}: run enjeu on a machine of the cluster, and give auto or HOST:PORT"
            )
        try:
            if port.isdigit():  # Ray itself would end this process where nobody answers
                socket.create_connection((host, int(port)), timeout=10).close()
            ray.init(
                self._address or "local",  # None would join any cluster that happens to run here
                num_cpus=None if self._address else self._workers,
                include_dashboard=None if self._address else False,
                log_to_driver=False,
                logging_level=logging.ERROR,
                runtime_env={"env_vars": SINGLE_THREADED},
            )
        except (OSError, ray.exceptions.AuthenticationError) as error:
            raise UsageError(
                f"--ray-address {self._address}: no cluster answers there ({error}); "
                "if one runs, it may want the token of RAY_AUTH_TOKEN"
            ) from error

    def _run(self, jobs: Sequence[Job], recipe: Recipe) -> Generator[Outcome, None, None]:
        lost = dict(enumerate(jobs))
        count = max(1, min(self._workers, len(jobs)))
        for alone in (False, True):
            batches = [[job] for job in lost.values()] if alone else list(groups(jobs, count))
            for place, outcome in _outcomes(batches, lost, recipe, min(count, len(batches))):
                del lost[place]
                yield outcome
            if not lost:
                return
        for job in lost.values():
            yield Outcome(job, error=f"{job.name}: the actor that worked on it died, also alone; out of memory?")


def _outcomes(
    batches: Sequence[Sequence[Job]], jobs: Mapping[int, Job], recipe: Recipe, actors: int
) -> Iterator[tuple[int, Outcome]]:
    """Run the batches; an outcome for every job whose actor lived, with the job's place in `jobs`."""
    import pyarrow as arrow
    import ray.data

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    context.max_errored_blocks = -1  # a batch whose actor died is no reason to end; its articles are missed below
    places = {job.id: place for place, job in jobs.items()}
    tables = [
        arrow.table(
            {"place": [places[job.id] for job in batch], "job": [pickle.dumps(_anywhere(job)) for job in batch]}
        )
        for batch in batches
    ]
    with warnings.catch_warnings():
        # The last two arguments go with Ray 2.64. Without them a batch that kills its actor would be tried for ever.
        warnings.simplefilter("ignore", DeprecationWarning)
        rows = ray.data.from_arrow(tables).map_batches(
            _Actor,
            fn_constructor_args=(_on_every_machine(recipe),),
            batch_size=None,  # a table a call
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=actors),
            num_cpus=1,
            max_restarts=-1,  # of an actor, while others live on
            max_task_retries=1,  # of a batch, in case it was not to blame
        )
    logging.getLogger("ray.data").setLevel(logging.ERROR)  # after Ray Data has set it
    for row in rows.iter_rows():
        place = row.pop("place")
        if (fatal := row.pop("fatal")) is not None:
            raise getattr(errors, fatal)(row["error"])
        yield place, Outcome(jobs[place], **row)


class _Actor:
    """Holds the models of one worker. Rows in, rows out, one for each; it never raises."""

    def __init__(self, recipe: Recipe) -> None:
        self._briefer = Briefer(replace(recipe, options=replace(recipe.options, threads=1)))

    def __call__(self, rows: arrow.Table) -> arrow.Table:
        import pyarrow as arrow

        given = rows.to_pydict()
        # Pickled by the driver of this run, not taken from any article.
        jobs = {pickle.loads(job): place for place, job in zip(given["place"], given["job"], strict=True)}  # noqa: S301
        found = []
        for outcome in self._briefer(list(jobs)):
            fields = {column: getattr(outcome, column) for column in SCHEMA if hasattr(outcome, column)}
            fatal = None if outcome.fatal is None else type(outcome.fatal).__name__
            found.append({**fields, "place": jobs[outcome.job], "fatal": fatal})
        return arrow.Table.from_pylist(found, schema=arrow.schema(list(SCHEMA.items())))


def _anywhere(job: Job) -> Job:
    """The job for a process with another working folder."""
    article = job.article
    if isinstance(article, File):
        return replace(job, article=File(article.path.absolute()))
    if isinstance(article, Line | Cell) and not is_url(article.table):
        return replace(job, article=replace(article, table=str(Path(article.table).absolute())))
    return job


def _on_every_machine(recipe: Recipe) -> Recipe:
    """The recipe for a process with another working folder."""

    def placed(path: Path | None) -> Path | None:
        return path and path.absolute()

    def model(spec: str | None) -> str | None:
        return str(Path(spec).absolute()) if spec and Path(spec).is_dir() else spec

    options = recipe.options
    return replace(
        recipe,
        cache=placed(recipe.cache),
        out=recipe.out if is_url(recipe.out) else str(Path(recipe.out).absolute()),
        options=replace(
            options,
            glossary=placed(options.glossary),
            keep=placed(options.keep),
            translator=model(options.translator),
            summarizer=model(options.summarizer),
            parser=model(options.parser),
        ),
    )
