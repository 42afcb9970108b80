"""The frozen records that travel between stages. `Brief` is also the JSON contract (`enjeu.brief/1`).

Offsets are in characters of the article's text, end exclusive: the decoded file for txt, the extracted text for the
other formats. English text is the reader's; French is the source's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of every record: immutable, unknown fields refused, so that a damaged or foreign file is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Kind(StrEnum):
    """What a sentence is in its article."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


class Flag(StrEnum):
    """What a reader should know about one sentence."""

    GLUED = "glued"  # the source lacks a space or stop near here; the cut may be wrong
    FRAGMENT = "fragment"  # no verb or no end: may be cut in the source
    CAPITALS = "capitals"  # all capitals in the source; translated in sentence case
    RETRIED = "retried"  # the first translation failed a guard, others were tried
    SPLIT = "split"  # translated in pieces
    NUMBERS = "numbers"  # figures of the English differ from those of the French
    UNSURE = "unsure"  # the model itself finds its translation improbable
    LEFT_IN_FRENCH = "left_in_french"  # no translation passed the guards; `en` holds the French


class Source(Record):
    """Where an article is from and what is known of it. `date` is ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD)."""

    path: str
    sha256: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    language: str
    encoding: str
    words: int


class SetAside(Record):
    """A stretch of the text that is not the article: kept, counted, shown on request."""

    start: int
    end: int
    text: str
    reason: str


class Passage(Record):
    """A French sentence as it was read: `fr` is the slice [start, end) of the text, whitespace folded."""

    id: int
    start: int
    end: int
    fr: str
    paragraph: int
    kind: Kind = Kind.TEXT
    flags: tuple[Flag, ...] = ()


class Sentence(Passage):
    """A passage with its English. `en` equals `fr` when the sentence was left in French (and flagged so)."""

    en: str


class Article(Record):
    """A file, read: passages and lines set aside cover every character of `text` that is not white space."""

    source: Source
    text: str
    passages: tuple[Passage, ...]
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()


class Term(Record):
    """One name or glossary entry and the sentences where it was put in; none means that it was not found."""

    french: str
    english: str
    origin: Literal["name", "glossary", "keep"]
    sentences: tuple[int, ...] = ()


class Coverage(Record):
    """What became of every sentence: `sentences` = `translated` + the number left in French."""

    sentences: int
    translated: int
    retried: int
    left_in_french: tuple[int, ...] = ()
    set_aside: int = 0


class SummarySentence(Record):
    """One sentence of the summary, the ids of the sentences that carry it, and whether they do."""

    text: str
    evidence: tuple[int, ...]
    supported: bool


class Summary(Record):
    """`abstractive` when a model wrote it, `extractive` when it is made of the article's own sentences."""

    text: str
    kind: Literal["abstractive", "extractive"]
    sentences: tuple[SummarySentence, ...] = ()


class Status(StrEnum):
    """How far a gain has come, as the article tells it."""

    REPORTED = "reported"
    PLANNED = "planned"
    SOUGHT = "sought"
    POSSIBLE = "possible"
    DENIED = "denied"


class Why(Record):
    """Why a bullet is there, for `enjeu explain`: the predicate found, who fills which role, what set the status."""

    predicate: str
    language: Literal["fr", "en", "both"]
    roles: dict[str, str] = Field(default_factory=dict)
    cues: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()


class Gain(Record):
    """One thing that a side gets, is to get, wants or could get. `confidence` is between 0 and 1."""

    text: str
    giver: str | None = Field(default=None, alias="from")
    status: Status
    claimed_by: str | None = None
    category: str
    confidence: float
    evidence: tuple[int, ...]
    why: tuple[Why, ...] = ()


class Side(Record):
    """A party of the story. `aliases` hold its names in both languages; `note` says so when nothing was found."""

    name: str
    aliases: tuple[str, ...] = ()
    note: str | None = None
    gains: tuple[Gain, ...] = ()


class Signature(Record):
    """What made a brief: the same input and the same signature give the same brief."""

    enjeu: str
    stages: dict[str, dict[str, str]]


class Brief(Record):
    """All that enjeu says of one article."""

    schema_: Literal["enjeu.brief/1"] = Field(default="enjeu.brief/1", alias="schema")
    source: Source
    signature: Signature
    coverage: Coverage
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...] = ()
    terms: tuple[Term, ...] = ()
    summary: Summary
    sides: tuple[Side, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The contract, indented, keys in a fixed order, ending in a newline."""
        return self.model_dump_json(by_alias=True, indent=1) + "\n"
