"""The work of a batch, the same wherever it is done: jobs in, for every one an outcome, never an exception."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from enjeu.batch.interface import Job, Outcome, Recipe
from enjeu.batch.places import joined, write_text
from enjeu.cache import Cache
from enjeu.errors import EnjeuError, InputError
from enjeu.pipeline import Pipeline, Result
from enjeu.render.clean import escape_json
from enjeu.render.parts import bullets, headline

GROUP = 32  # articles whose sentences are translated together: enough to fill the engine's batches
GROUP_BYTES = 2_000_000  # of files; with this, large ones go alone, and memory does not grow with the folder

_log = logging.getLogger(__name__)


def groups(jobs: Sequence[Job], workers: int) -> Iterator[list[Job]]:
    """The jobs in order, in groups that are smaller towards the end, so that all workers end at about one time."""
    group: list[Job] = []
    size = 0
    left = len(jobs)
    for job in jobs:
        most = max(1, min(GROUP, (left + len(group)) // (2 * workers)))
        if group and (len(group) >= most or size + job.article.size > GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append(job)
        size += job.article.size
        left -= 1
    if group:
        yield group


class Briefer:
    """Makes the briefs of groups of jobs with the same models. Never raises."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._pipeline = Pipeline(recipe.options, Cache(recipe.cache))

    def __call__(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Make the briefs and write them in every format; an outcome as each is done."""
        given: list[tuple[Job, bytes]] = []
        for job in jobs:
            try:
                given.append((job, job.article.read()))
            except Exception as error:
                yield self._failed(job, error)
        results = self._pipeline.briefs([(job.name, data) for job, data in given])
        for (job, _), result in zip(given, results, strict=True):
            try:
                yield self._failed(job, result) if isinstance(result, Exception) else self._written(job, result)
            except Exception as error:
                yield self._failed(job, error)

    def _written(self, job: Job, result: Result) -> Outcome:
        brief, recipe = result.brief, self._recipe
        for kind in recipe.formats:
            write_text(joined(recipe.out, f"{job.stem}.{kind}"), kind.text(brief))
        return Outcome(
            job,
            title=headline(brief) or "",
            sentences=brief.coverage.sentences,
            gains=len(bullets(brief)),
            seconds=result.seconds,
            cached=result.cached,
            brief=escape_json(brief.model_dump_json(by_alias=True)) if recipe.tables else None,
        )

    def _failed(self, job: Job, error: Exception) -> Outcome:
        if isinstance(error, InputError):
            return Outcome(job, error=str(error))
        if isinstance(error, EnjeuError):
            return Outcome(job, error=str(error), fatal=error)
        _log.debug("%s", job.name, exc_info=error)
        if isinstance(error, OSError) and error.filename:  # an output that cannot be written, most likely
            return Outcome(job, error=f"{job.name}: {error.strerror}: {error.filename}")
        return Outcome(job, error=f"{job.name}: {type(error).__name__}: {error}")
