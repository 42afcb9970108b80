"""The frozen records that travel between stages. `Brief` and `Digest` are also the JSON contract (`enjeu.brief/1`,
`enjeu.digest/1`).

Offsets are in characters of the article's text, end exclusive: the decoded file for txt, the extracted text for the
other formats. English text is the reader's; French is the source's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of every record: immutable, unknown fields refused, so that a damaged or foreign file is noticed."""

    # Validators are built when a record is first used: a brief does not pay for those of a digest.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Kind(StrEnum):
    """What a sentence is in its article."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    CELL = "cell"  # of a table, and no sentence


class Flag(StrEnum):
    """What a reader should know about one sentence."""

    GLUED = "glued"  # the source lacks a space or stop near here; the cut may be wrong
    FRAGMENT = "fragment"  # no verb or no end: may be cut in the source
    CAPITALS = "capitals"  # all capitals in the source; translated in sentence case
    RETRIED = "retried"  # the first translation failed a guard, others were tried
    SPLIT = "split"  # translated in pieces
    NUMBERS = "numbers"  # figures of the English differ from those of the French
    UNSURE = "unsure"  # of low confidence: the English is to be read beside the French
    ENGLISH = "english"  # English in the source already; as it is there
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
    """A passage with its English. `en` equals `fr` when the sentence was left in French (and flagged so).

    `confidence`, from 0 to 1: the probability that the translation model gave to a piece of the English, in the
    geometric mean; of the carried models less a tenth for each word of the dictionary that got lost, and for each word
    that is none. None where there is no English.
    """

    en: str
    confidence: float | None = None


class Article(Record):
    """A file, read: passages and lines set aside cover every character of `text` that is not white space."""

    source: Source
    text: str
    passages: tuple[Passage, ...]
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()


class Term(Record):
    """One name or glossary entry and the sentences where it was put in.

    `missed` are those of which the French has a glossary entry and the English does not. None of either means that the
    article does not hold it.
    """

    french: str
    english: str
    origin: Literal["name", "glossary", "keep"]
    sentences: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()


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


class Cited(Record):
    """Sentences of one paper of a digest, by the paper's id and by their ids in its brief."""

    paper: str
    sentences: tuple[int, ...]


class Copy(Record):
    """Another file with the text of a paper (an agency's dispatch, say): one report, counted once.

    `shared` is how much of the shorter text stands in the other, between 0 and 1.
    """

    name: str
    source: Source
    shared: float


class Paper(Record):
    """One report that a digest was made of. `id` is a letter, `name` its outlet, title, first words or file.

    `sentences` are those that the digest cites, so that a digest can be read without the briefs.
    """

    id: str
    name: str
    title: str
    source: Source
    signature: Signature
    sentences: tuple[Sentence, ...] = ()
    copies: tuple[Copy, ...] = ()


class Grounds(Record):
    """Why papers were put together: `likeness` of each to the others, 0 to 1, and what most of them share.

    Names are English where they are known, words French as the papers have them, days month and day.
    """

    likeness: dict[str, float]
    names: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Report(Record):
    """A gain as one paper has it."""

    paper: str
    text: str
    giver: str | None = Field(default=None, alias="from")
    status: Status
    claimed_by: str | None = None
    confidence: float
    evidence: tuple[int, ...]


class SharedGain(Record):
    """One kind of thing for one receiver, as one paper or several report it: `papers` of them, once each.

    `status` is that of most papers; where as many have another, the one nearer to fact.
    """

    text: str
    giver: str | None = Field(default=None, alias="from")
    status: Status
    category: str
    papers: tuple[str, ...]
    reports: tuple[Report, ...]


class SharedSide(Record):
    """A party of an event under all its names; `papers` are those that have it as a side."""

    name: str
    aliases: tuple[str, ...] = ()
    papers: tuple[str, ...]
    note: str | None = None
    gains: tuple[SharedGain, ...] = ()


class Position(Record):
    """What some papers say where others say something else."""

    claim: str
    evidence: tuple[Cited, ...]


class Disagreement(Record):
    """Papers that do not say the same. `gain` is the number of the bullet that it is about, counted through the event.

    `denial`: what one reports, plans or expects is denied by somebody. `status`: done in one, open in another.
    `figures`: different figures for one thing.
    """

    kind: Literal["denial", "status", "figures"]
    about: str
    gain: int | None = None
    positions: tuple[Position, ...]


class DigestSentence(Record):
    """A sentence of a combined summary with the papers that carry it, the first being the one whose words it is."""

    text: str
    evidence: tuple[Cited, ...]


class Moment(Record):
    """What is dated: `date` as in `Source`, `text` from the first paper cited."""

    date: str
    text: str
    evidence: tuple[Cited, ...]


class Event(Record):
    """What two papers or more tell of the same event."""

    number: int
    title: str
    papers: tuple[str, ...]
    grounds: Grounds
    summary: tuple[DigestSentence, ...] = ()
    sides: tuple[SharedSide, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    timeline: tuple[Moment, ...] = ()


class Lone(Record):
    """A paper whose event no other paper tells, with the best sentence of its summary and the number of its gains."""

    paper: str
    summary: DigestSentence | None = None
    gains: int = 0


class Digest(Record):
    """Many briefs, by event. Every paper is in one event or in `alone`; `missing` says what could not be read."""

    schema_: Literal["enjeu.digest/1"] = Field(default="enjeu.digest/1", alias="schema")
    enjeu: str
    papers: tuple[Paper, ...] = ()
    events: tuple[Event, ...] = ()
    alone: tuple[Lone, ...] = ()
    missing: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The contract, indented, keys in a fixed order, ending in a newline."""
        return self.model_dump_json(by_alias=True, indent=1) + "\n"
