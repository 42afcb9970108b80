"""The one place where the stages are put in order: read, translate, summarise, find the gains.

Every stage's result is cached under the file's hash and all that went into it, so that asking for a longer summary
does not translate again. Nothing heavy is imported until a stage has to run.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from enjeu import __version__
from enjeu.cache import Cache, canonical
from enjeu.models import Located, carried, locate
from enjeu.reading import read_input
from enjeu.records import Article, Brief, Digest, Record, Side, Signature, Source, Summary
from enjeu.summary import Length, Translate
from enjeu.translation import Engine, Translation, describe, find_translator

if TYPE_CHECKING:
    from enjeu.summary import Writer
    from enjeu.syntax import Parser
    from enjeu.syntax.spacy_parser import InstalledPipeline
    from enjeu.translation import Translator
    from enjeu.translation.glossary import Glossary
    from enjeu.translation.names import TermBook

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")
Key = Mapping[str, object]  # the signatures of a stage and of those before it

# Raised when a stage's code changes its results: older cache entries are then not taken.
STAGE_VERSIONS = {"reading": "12", "translation": "37", "summary": "17", "gains": "49", "digest": "6"}


@dataclass(frozen=True)
class Options:
    """What the user asked for. `glossary` and `keep` are files: French<TAB>English, and one term a line."""

    sides: tuple[str, ...] = ()
    translator: str | None = None
    summarizer: str | None = None
    parser: str | None = None
    engine: Engine = Engine.AUTO
    length: Length = Length.MEDIUM
    glossary: Path | None = None
    keep: Path | None = None
    force: bool = False
    offline: bool = False
    threads: int = 0


def side_names(given: str | Iterable[str]) -> tuple[str, ...]:
    """Names of sides without blank ones; in one string, commas part them."""
    names = given.split(",") if isinstance(given, str) else given
    return tuple(name for one in names if (name := one.strip()))


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


@dataclass
class _Draft:
    """A brief in the making: what its stages depend on, and what they gave so far."""

    sha256: str
    signature: dict[str, dict[str, object]]
    article: Article = field(init=False)
    translation: Translation | None = None
    terms: TermBook | None = None
    seconds: float = 0.0

    def key(self, *stages: str) -> Key:
        """The signatures of these stages."""
        return {stage: self.signature[stage] for stage in stages}


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
        if path is not None:
            data, name = read_input(path), shown(path)
        assert data is not None
        begun = self._begin(name, data, progress)
        return begun if isinstance(begun, Result) else self._complete(begun, progress)

    def briefs(self, inputs: Sequence[tuple[str, bytes]]) -> Iterator[Result | Exception]:
        """The briefs of several files, each a name and its bytes, in order; for one that fails, its exception.

        Their sentences are translated together, which fills the engine. No brief depends on the others: an engine of
        which that is not certain gets one article at a time.
        """
        begun = [_caught(self._begin, name, data, SILENT) for name, data in inputs]
        drafts = [one for one in begun if isinstance(one, _Draft) and one.translation is None]
        if len(drafts) > 1:
            # Where this fails, the drafts stay without translation, and each shows by itself what is wrong.
            _caught(self._translate_together, drafts)
        for one in begun:
            yield _caught(self._complete, one, SILENT) if isinstance(one, _Draft) else one

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Sentences one by one, in order, through the same guards as an article's; French where none passes."""
        from enjeu.translation import passages_of, translate_passages
        from enjeu.translation.names import TermBook

        passages = [passage for passage in passages_of(texts) if passage.fr.strip()]
        terms = TermBook.for_article(passages, self._glossary)
        english = {s.id: s.en for s in translate_passages(passages, self._translator, terms).sentences}
        return [english.get(i, "") for i in range(len(texts))]

    def digest(self, briefs: Sequence[Brief]) -> tuple[Digest, bool]:
        """The digest of briefs, in their order, and whether it came from the cache."""
        sha256 = hashlib.sha256(canonical([brief.model_dump(mode="json") for brief in briefs])).hexdigest()
        made_by = sorted(set().union(*(models_of(brief.signature.stages) for brief in briefs)))
        signature = {"enjeu": __version__, "digest": {"version": STAGE_VERSIONS["digest"], "models": made_by}}
        if (known := self._known(Digest, "digest", sha256, signature)) is not None:
            return known, True
        from enjeu.digest import make_digest

        digest = make_digest(briefs)
        self.cache.put("digest", sha256, signature, digest.model_dump(mode="json", by_alias=True))
        return digest, False

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
            "model": self._summarizer.id if self._summarizer else "extractive",
            **({"weights": self._summarizer.weights} if self._summarizer else {}),
        }
        gains: dict[str, object] = {
            "version": STAGE_VERSIONS["gains"],
            "sides": list(options.sides) or "found",
            "parser": self._spacy.id if self._spacy else "carried",
            **({"weights": self._spacy.weights} if self._spacy else {}),
        }
        return {"reading": reading, "translation": translation, "summary": summary, "gains": gains}

    def _begin(self, name: str, data: bytes, progress: Progress) -> Result | _Draft:
        """The brief, if the cache has it; else what the cache has of it, and the article read."""
        started = time.monotonic()
        sha256 = hashlib.sha256(data).hexdigest()
        signature = self._signature(Path(name).suffix.lower())
        if (brief := self._known(Brief, "brief", sha256, {"enjeu": __version__, **signature})) is not None:
            return Result(_at(brief, name), True, time.monotonic() - started)
        progress.stage("reading")
        draft = _Draft(sha256, signature)
        draft.article = self._read(data, name, draft)
        draft.translation = self._known(Translation, "translation", sha256, draft.key("reading", "translation"))
        draft.seconds = time.monotonic() - started
        return draft

    def _complete(self, draft: _Draft, progress: Progress) -> Result:
        """All that is missing of a brief, and the brief."""
        started = time.monotonic()
        article = draft.article
        progress.stage("translating", len(article.passages))
        if (translation := draft.translation) is None:
            (translation,) = self._translate([draft], progress)
        progress.stage("summarising")
        summary = self._summarise(article.source, translation, draft)
        progress.stage("weighing gains")
        sides = self._gains(article.source, translation, draft)
        brief = Brief(
            source=article.source,
            signature=Signature(enjeu=__version__, stages={k: _plain(v) for k, v in draft.signature.items()}),
            coverage=translation.coverage,
            sentences=translation.sentences,
            set_aside=article.set_aside,
            terms=translation.terms,
            summary=summary,
            sides=sides,
            warnings=article.warnings,
        )
        whole = {"enjeu": __version__, **draft.signature}
        self.cache.put("brief", draft.sha256, whole, brief.model_dump(mode="json", by_alias=True))
        return Result(brief, False, draft.seconds + time.monotonic() - started)

    def _read(self, data: bytes, name: str, draft: _Draft) -> Article:
        key = draft.key("reading")
        if (article := self._known(Article, "reading", draft.sha256, key)) is not None:
            return article.model_copy(update={"source": article.source.model_copy(update={"path": name})})
        from enjeu.reading.article import read_bytes

        article = read_bytes(data, name, force=self.options.force)
        self.cache.put("reading", draft.sha256, key, article.model_dump(mode="json"))
        return article

    def _translate_together(self, drafts: Sequence[_Draft]) -> None:
        """Give every draft its translation, and its share of the seconds."""
        if not self._translator.steady:
            return
        started = time.monotonic()
        translations = self._translate(drafts, SILENT)
        a_sentence = (time.monotonic() - started) / max(1, sum(len(draft.article.passages) for draft in drafts))
        for draft, translation in zip(drafts, translations, strict=True):
            draft.translation = translation
            draft.seconds += a_sentence * len(draft.article.passages)

    def _translate(self, drafts: Sequence[_Draft], progress: Progress) -> list[Translation]:
        from enjeu.translation import translate_articles

        articles = [(draft.article, self._terms(draft)) for draft in drafts]
        results = translate_articles(articles, self._translator, progress.advance)
        for draft, result in zip(drafts, results, strict=True):
            key = draft.key("reading", "translation")
            self.cache.put("translation", draft.sha256, key, result.model_dump(mode="json"))
        return results

    def _summarise(self, source: Source, translation: Translation, draft: _Draft) -> Summary:
        from enjeu.summary import summarise

        key = draft.key("reading", "translation", "summary")
        if (known := self._known(Summary, "summary", draft.sha256, key)) is not None:
            return known
        phrases = self._phrases(draft)
        result = summarise(translation.sentences, source.title, self.options.length, self._writer, phrases)
        self.cache.put("summary", draft.sha256, key, result.model_dump(mode="json"))
        return result

    def _gains(self, source: Source, translation: Translation, draft: _Draft) -> tuple[Side, ...]:
        key = draft.key("reading", "translation", "gains")
        if (known := self._known(Sides, "gains", draft.sha256, key)) is not None:
            return known.sides
        from enjeu.gains import find_sides

        phrases = self._phrases(draft)
        terms = self._glossary.every() if self._glossary else None
        sides = find_sides(translation.sentences, source.title, self.options.sides, phrases, self._parser, terms)
        self.cache.put("gains", draft.sha256, key, Sides(sides=sides).model_dump(mode="json", by_alias=True))
        return sides

    def _terms(self, draft: _Draft) -> TermBook:
        """The names and terms of the draft's article, found once."""
        from enjeu.translation.names import TermBook

        draft.terms = draft.terms or TermBook.for_article(draft.article.passages, self._glossary)
        return draft.terms

    def _phrases(self, draft: _Draft) -> Translate:
        """What puts phrases of the article into English, with its names and terms."""
        from enjeu.translation import translate_phrases

        return lambda texts: translate_phrases(texts, self._translator, self._terms(draft))

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

        self._summarizer.check()
        return Seq2SeqWriter(self._summarizer.folder)

    @cached_property
    def _spacy(self) -> InstalledPipeline | None:
        if self.options.parser is None:
            return None
        from enjeu.syntax.spacy_parser import find_pipeline

        return find_pipeline(self.options.parser)

    @cached_property
    def _parser(self) -> Parser | None:
        if self._spacy is None:
            return None
        from enjeu.syntax.spacy_parser import SpacyParser

        return SpacyParser(self._spacy)


def shown(path: Path) -> str:
    """The name of a file as briefs carry it: bytes that are no UTF-8, which JSON cannot hold, are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def models_of(signature: Mapping[str, object]) -> set[str]:
    """Ids and hashes of the models behind a result, as its signature names them; for a digest, behind its briefs."""
    stages = [fields for fields in signature.values() if isinstance(fields, Mapping)]
    named = {str(fields[key]) for fields in stages for key in ("model", "parser", "weights") if key in fields}
    return named.union(*(fields.get("models", ()) for fields in stages))


def is_outdated(signature: Mapping[str, object]) -> bool:
    """Whether a cached result was made by a version, or by weights of a carried model, that this enjeu never uses."""
    if signature.get("enjeu", __version__) != __version__:
        return True
    stages = {stage: fields for stage, fields in signature.items() if stage != "enjeu"}
    if not stages.keys() <= STAGE_VERSIONS.keys():
        return True
    for stage, fields in stages.items():
        if not isinstance(fields, Mapping) or fields.get("version") != STAGE_VERSIONS[stage]:
            return True
        if stage == "digest" and "models" not in fields:
            return True  # from before digests were kept by the models behind them
        weights = {model.weights for model in carried() if model.id == fields.get("model")}
        if weights and fields.get("weights") not in weights:
            return True
    return False


def _caught(do: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T | Exception:
    """What `do` gives, or the exception that it raises."""
    try:
        return do(*arguments, **keywords)
    except Exception as error:
        return error


def _at(brief: Brief, name: str) -> Brief:
    """The same brief for the same bytes under another name."""
    return brief.model_copy(update={"source": brief.source.model_copy(update={"path": name})})


def _plain(fields: dict[str, object]) -> dict[str, str]:
    return {name: ", ".join(value) if isinstance(value, list) else str(value) for name, value in fields.items()}
