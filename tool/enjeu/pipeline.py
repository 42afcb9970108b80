"""The one place where the stages are put in order: read, translate, summarise, find the gains.

Every stage's result is cached under the file's hash and all that went into it, so that asking for a longer summary
does not translate again. Nothing heavy is imported until a stage has to run.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from enjeu import __version__
from enjeu.cache import Cache
from enjeu.models import Located, locate
from enjeu.reading import read_input
from enjeu.records import Article, Brief, Record, Side, Signature, Source, Summary
from enjeu.summary import Length
from enjeu.translation import Engine, Translation, describe, find_translator

if TYPE_CHECKING:
    from enjeu.summary import Writer
    from enjeu.translation import Translator
    from enjeu.translation.glossary import Glossary

R = TypeVar("R", bound=Record)
Key = Mapping[str, object]  # the signatures of a stage and of those before it

# Raised when a stage's code changes its results: older cache entries are then not taken.
STAGE_VERSIONS = {"reading": "2", "translation": "2", "summary": "2", "gains": "1"}


@dataclass(frozen=True)
class Options:
    """What the user asked for. `glossary` and `keep` are files: French<TAB>English, and one term a line."""

    sides: tuple[str, ...] = ()
    translator: str | None = None
    summarizer: str | None = None
    engine: Engine = Engine.AUTO
    length: Length = Length.MEDIUM
    glossary: Path | None = None
    keep: Path | None = None
    force: bool = False
    offline: bool = False
    threads: int = 0


class Progress(Protocol):
    """Who wants to know how far the work is."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins; `total` steps where they can be counted."""

    def advance(self, n: int = 1) -> None:
        """`n` more steps are done."""


class Silent:
    """Nobody wants to know."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing is shown."""

    def advance(self, n: int = 1) -> None:
        """Nothing is shown."""


SILENT = Silent()


class Sides(Record):
    """What the gains stage gives, as one record for the cache."""

    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Result:
    """A brief, whether it came whole from the cache, and the seconds it took."""

    brief: Brief
    cached: bool
    seconds: float


class Pipeline:
    """Makes briefs with one set of options. Models are loaded on first need and kept."""

    def __init__(self, options: Options, cache: Cache) -> None:
        self.options, self.cache = options, cache
        if options.offline:
            # Read by huggingface_hub and transformers when they are imported, which happens later.
            os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"

    def brief(
        self, path: Path | None = None, *, data: bytes | None = None, name: str = "-", progress: Progress = SILENT
    ) -> Result:
        """The brief of the file at `path`, or of `data` called `name`. Raises EnjeuError."""
        started = time.monotonic()
        if path is not None:
            # A name that is not UTF-8 is shown escaped: the brief is JSON, which cannot hold its bytes.
            data, name = read_input(path), os.fsencode(path).decode("utf-8", "backslashreplace")
        assert data is not None
        sha256 = hashlib.sha256(data).hexdigest()
        signature = self._signature(Path(name).suffix.lower())
        whole = {"enjeu": __version__, **signature}
        if (known := self._known(Brief, "brief", sha256, whole)) is not None:
            return Result(_at(known, name), True, time.monotonic() - started)

        progress.stage("reading")
        read = {"reading": signature["reading"]}
        translated = {**read, "translation": signature["translation"]}
        article = self._read(data, name, sha256, read)
        progress.stage("translating", len(article.passages))
        translation = self._translate(article, sha256, translated, progress)
        progress.stage("summarising")
        summary = self._summarise(article.source, translation, sha256, {**translated, "summary": signature["summary"]})
        progress.stage("weighing gains")
        sides = self._gains(article.source, translation, sha256, {**translated, "gains": signature["gains"]})
        brief = Brief(
            source=article.source,
            signature=Signature(enjeu=__version__, stages={k: _plain(v) for k, v in signature.items()}),
            coverage=translation.coverage,
            sentences=translation.sentences,
            set_aside=article.set_aside,
            terms=translation.terms,
            summary=summary,
            sides=sides,
            warnings=article.warnings,
        )
        self.cache.put("brief", sha256, whole, brief.model_dump(mode="json", by_alias=True))
        return Result(brief, False, time.monotonic() - started)

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Sentences one by one, in order, through the same guards as an article's; French where none passes."""
        from enjeu.records import Passage
        from enjeu.translation import translate_passages
        from enjeu.translation.names import TermBook

        passages = [Passage(id=i, start=0, end=len(t), fr=t, paragraph=i) for i, t in enumerate(texts) if t.strip()]
        terms = TermBook.for_article(passages, self._glossary)
        english = {s.id: s.en for s in translate_passages(passages, self._translator, terms).sentences}
        return [english.get(i, "") for i in range(len(texts))]

    def _signature(self, suffix: str) -> dict[str, dict[str, object]]:
        """What each stage's result depends on, besides the file and the stages before it."""
        options = self.options
        reading: dict[str, object] = {
            "version": STAGE_VERSIONS["reading"], "format": suffix, "force": options.force
        }  # fmt: skip
        translation: dict[str, object] = {
            "version": STAGE_VERSIONS["translation"],
            **describe(self._model, options.engine),
            "glossary": self._glossary.signature() if self._glossary else "none",
        }
        summary: dict[str, object] = {
            "version": STAGE_VERSIONS["summary"],
            "length": options.length.value,
            "model": self._summarizer.weights if self._summarizer else "extractive",
        }
        gains: dict[str, object] = {"version": STAGE_VERSIONS["gains"], "sides": ", ".join(options.sides) or "found"}
        return {"reading": reading, "translation": translation, "summary": summary, "gains": gains}

    def _read(self, data: bytes, name: str, sha256: str, signature: Key) -> Article:
        if (article := self._known(Article, "reading", sha256, signature)) is not None:
            return article.model_copy(update={"source": article.source.model_copy(update={"path": name})})
        from enjeu.reading.article import read_bytes

        article = read_bytes(data, name, force=self.options.force)
        self.cache.put("reading", sha256, signature, article.model_dump(mode="json"))
        return article

    def _translate(self, article: Article, sha256: str, signature: Key, progress: Progress) -> Translation:
        if (known := self._known(Translation, "translation", sha256, signature)) is not None:
            return known
        from enjeu.translation import translate_article
        from enjeu.translation.names import TermBook

        terms = TermBook.for_article(article.passages, self._glossary)
        result = translate_article(article, self._translator, terms, progress.advance)
        self.cache.put("translation", sha256, signature, result.model_dump(mode="json"))
        return result

    def _summarise(self, source: Source, translation: Translation, sha256: str, signature: Key) -> Summary:
        from enjeu.summary import summarise

        if (known := self._known(Summary, "summary", sha256, signature)) is not None:
            return known
        result = summarise(translation.sentences, source.title, self.options.length, self._writer, self._phrases)
        self.cache.put("summary", sha256, signature, result.model_dump(mode="json"))
        return result

    def _gains(self, source: Source, translation: Translation, sha256: str, signature: Key) -> tuple[Side, ...]:
        if (known := self._known(Sides, "gains", sha256, signature)) is not None:
            return known.sides
        from enjeu.gains import find_sides

        sides = find_sides(translation.sentences, source.title, self.options.sides, self._phrases)
        self.cache.put("gains", sha256, signature, Sides(sides=sides).model_dump(mode="json", by_alias=True))
        return sides

    def _phrases(self, texts: Sequence[str]) -> list[str]:
        """French without an article around it in English: the stages after translation check what they get."""
        return [candidates[0].text for candidates in self._translator.translate(texts)]

    def _known(self, kind: type[R], stage: str, sha256: str, signature: Key) -> R | None:
        """The cached result of a stage; an entry whose record has another form now counts as none."""
        found = self.cache.get(stage, sha256, signature)
        try:
            return None if found is None else kind.model_validate(found)
        except ValueError:
            return None

    @cached_property
    def _model(self) -> Located:
        return find_translator(self.options.translator, offline=self.options.offline)

    @cached_property
    def _translator(self) -> Translator:
        from enjeu.translation import load_translator

        return load_translator(self._model, self.options.engine, self.options.threads)

    @cached_property
    def _glossary(self) -> Glossary | None:
        if self.options.glossary is None and self.options.keep is None:
            return None
        from enjeu.translation.glossary import Glossary

        return Glossary.load(self.options.glossary, self.options.keep)

    @cached_property
    def _summarizer(self) -> Located | None:
        if self.options.summarizer is None:
            return None
        return locate(self.options.summarizer, option="--summarizer", offline=self.options.offline)

    @cached_property
    def _writer(self) -> Writer | None:
        if self._summarizer is None:
            return None
        from enjeu.summary.seq2seq import Seq2SeqWriter

        return Seq2SeqWriter(self._summarizer.folder)


def _at(brief: Brief, name: str) -> Brief:
    """The same brief for the same bytes under another name."""
    return brief.model_copy(update={"source": brief.source.model_copy(update={"path": name})})


def _plain(fields: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in fields.items()}
