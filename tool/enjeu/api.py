"""enjeu from Python: one function. `from enjeu import brief` is the way in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from enjeu.cache import Cache
from enjeu.models import file_hash
from enjeu.pipeline import Options, Pipeline, side_names
from enjeu.records import Brief
from enjeu.summary import Length
from enjeu.translation import Engine

StrPath = str | os.PathLike[str]

_KEPT = 2  # pipelines whose models stay loaded between calls


def brief(
    path: StrPath | None = None,
    *,
    text: str | bytes | None = None,
    name: str = "text",
    sides: Iterable[str] = (),
    length: Literal["short", "medium", "long"] = "medium",
    glossary: StrPath | None = None,
    keep: StrPath | None = None,
    translator: str | None = None,
    summarizer: str | None = None,
    parser: str | None = None,
    engine: Literal["auto", "ctranslate2", "torch"] = "auto",
    offline: bool = False,
    force: bool = False,
    threads: int = 0,
    cache: StrPath | None = None,
) -> Brief:
    """The English brief of a French article, as `enjeu brief` makes it.

    Args:
        path: The article's file: txt, md, html, pdf or docx.
        text: The article itself, in place of `path`: a string, or the bytes of a file of any of these kinds.
        name: What to call `text` in the brief; its suffix says what the bytes are ("page.html"; none: plain text).
        sides: The sides to look at, in English or French; without any they are found.
        length: Of the summary: about 40, 80 or 150 words.
        glossary: A file of terms: French, a tab, English; one pair a line.
        keep: A file of terms to leave in French, one a line.
        translator: Another translation model: a Hub id, with @revision to pin one, or a folder.
        summarizer: A model that writes the summary, likewise. Without it the article's own sentences make it.
        parser: An installed spaCy pipeline for French, by name or folder, in place of the carried parser.
        engine: What runs the translation model; "auto" takes CTranslate2 where it can.
        offline: Fetch nothing, even for a Hub id. It sets HF_HUB_OFFLINE for the whole process.
        force: Go on with an article that does not seem French.
        threads: How many the engine uses; 0 lets it choose.
        cache: A folder that keeps results, such as "outputs/cache", which is the command line's; without one,
            nothing is kept.

    Models stay loaded between calls with the same options. Not for several threads at once: use processes, or
    `enjeu batch`.

    Raises:
        EnjeuError: The article cannot be briefed: `InputError` (no such file, not an article, not French),
            `UsageError` (a glossary that is none), `ModelError` (no usable model). One line says what to do.
        TypeError: Both `path` and `text` were given, or neither.
        ValueError: `length`, `engine` or `threads` is none of those above.
    """
    if (path is None) == (text is None):
        raise TypeError("brief() takes a path or text=, one of them")
    if not isinstance(threads, int) or threads < 0:
        raise ValueError("threads is a number from 0 on; 0 lets the engine choose")
    options = Options(
        sides=side_names(sides),
        translator=translator,
        summarizer=summarizer,
        parser=parser,
        engine=Engine(engine),
        length=Length(length),
        glossary=_path(glossary),
        keep=_path(keep),
        force=force,
        offline=offline,
        threads=threads,
    )
    lists = tuple(file_hash(file) for file in (options.glossary, options.keep) if file)
    pipeline = _pipeline(options, _path(cache), lists)
    if text is None:
        return pipeline.brief(_path(path)).brief
    return pipeline.brief(
        data=text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, name=name
    ).brief


@lru_cache(_KEPT)
def _pipeline(options: Options, cache: Path | None, lists: tuple[str | None, ...]) -> Pipeline:
    """One for each set of options; `lists` are hashes of the user's files of terms, which may change meanwhile."""
    return Pipeline(options, Cache(cache))


def _path(path: StrPath | None) -> Path | None:
    return None if path is None else Path(path)
