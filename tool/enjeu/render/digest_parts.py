"""What every form of a digest says in the same words: who is who, citations, disagreements, why papers are together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from enjeu.records import (
    Cited,
    Digest,
    Disagreement,
    Event,
    Lone,
    Paper,
    Position,
    Sentence,
    SharedGain,
    SharedSide,
    Status,
)
from enjeu.render import parts


class Bullet(NamedTuple):
    """A gain with the number a reader calls it by: 1, 2, ... through all sides of its event."""

    number: int
    side: SharedSide
    gain: SharedGain


def bullets(event: Event) -> list[Bullet]:
    """Every gain of the event, numbered as all forms of the digest number it."""
    pairs = [(side, gain) for side in event.sides for gain in side.gains]
    return [Bullet(number, side, gain) for number, (side, gain) in enumerate(pairs, 1)]


def title(digest: Digest) -> str:
    """What the digest is called: its event where there is one, else how many there are."""
    if len(digest.events) == 1 and not digest.alone:
        return digest.events[0].title
    return f"Digest of {parts.count(len(digest.papers), 'paper')}"


def facts(digest: Digest) -> list[str]:
    """How many papers, events, papers alone, copies."""
    copies = sum(len(paper.copies) for paper in digest.papers)
    told = [parts.count(len(digest.papers), "paper"), parts.count(len(digest.events), "event")]
    if digest.alone:
        told.append(f"{len(digest.alone)} alone")
    if copies:
        told.append(f"{copies} {'copy' if copies == 1 else 'copies'} counted once")
    if digest.missing:
        told.append(f"{len(digest.missing)} not read")
    return told


def papers(digest: Digest) -> dict[str, Paper]:
    """The papers by id."""
    return {paper.id: paper for paper in digest.papers}


def paper_facts(paper: Paper) -> list[str]:
    """Date and length of a paper, and its headline where its name is another."""
    date = paper.source.date
    known = [paper.title if paper.title.rstrip(".") != paper.name else None, parts.day(date) if date else None]
    return [*filter(None, known), parts.count(paper.source.words, "word")]


def copies(paper: Paper) -> list[str]:
    """Where else the text of a paper is, and how much of it."""
    return [f"{copy.name} ({copy.source.path}, {copy.shared:.0%} the same text)" for copy in paper.copies]


def cite(evidence: Iterable[Cited]) -> str:
    """A3, 7 · B12; a paper as a whole by its letter alone."""
    return " · ".join(f"{piece.paper}{parts.numbers(piece.sentences)}" for piece in evidence)


def sentences(digest: Digest) -> dict[tuple[str, int], Sentence]:
    """Every sentence that the digest cites, by paper and id."""
    return {(paper.id, s.id): s for paper in digest.papers for s in paper.sentences}


def pairs(evidence: Iterable[Cited]) -> list[tuple[str, int]]:
    """The cited sentences one by one."""
    return [(piece.paper, i) for piece in evidence for i in piece.sentences]


def backing(gain: SharedGain, event: Event) -> str:
    """3 of 5 papers."""
    return f"{len(gain.papers)} of {len(event.papers)} papers"


def attribution(gain: SharedGain) -> list[str]:
    """Who gives it, and who says so according to which paper."""
    told = [f"from {parts.with_article(gain.giver)}"] if gain.giver and not parts.names_giver(gain) else []
    claims: dict[str, dict[str, None]] = {}
    for report in gain.reports:
        if report.claimed_by:
            claims.setdefault(report.claimed_by, {})[report.paper] = None
    speakers = [f"{parts.with_article(speaker)} ({' '.join(held)})" for speaker, held in claims.items()]
    return [*told, f"according to {', '.join(speakers)}"] if speakers else told


def statuses(gain: SharedGain) -> list[tuple[Status, list[str]]]:
    """Each status with the papers that have it, the gain's own first."""
    held: dict[Status, list[str]] = {gain.status: []}
    for report in gain.reports:
        papers_of = held.setdefault(report.status, [])
        if report.paper not in papers_of:
            papers_of.append(report.paper)
    return list(held.items())


def wordings(gain: SharedGain) -> list[str]:
    """How else papers word it."""
    return list(dict.fromkeys(r.text for r in gain.reports if r.text != gain.text))


def grounds(event: Event) -> list[str]:
    """Why the papers are together, in short statements."""
    values = sorted(event.grounds.likeness.values())
    low, high = f"{values[0]:.2f}", f"{values[-1]:.2f}"
    told = [f"likeness {low}" if low == high else f"likeness {low} to {high}"]
    if event.grounds.names:
        told.append(f"names: {', '.join(event.grounds.names)}")
    if event.grounds.days:
        told.append(f"days: {', '.join(_day(day) for day in event.grounds.days)}")
    if event.grounds.words:
        told.append(f"French words: {', '.join(event.grounds.words)}")
    return told


def about(disagreement: Disagreement) -> str:
    """What papers differ on, with the number of the bullet."""
    return disagreement.about + (f" (gain {disagreement.gain})" if disagreement.gain else "")


def difference(disagreement: Disagreement) -> str:
    """How they differ: "reported by A, only planned or sought in B C"."""
    if disagreement.kind != "status":
        return {"denial": "denied by some", "figures": "figures differ"}[disagreement.kind]
    done = [p for p in disagreement.positions if p.claim == Status.REPORTED]
    open_ = [p for p in disagreement.positions if p.claim != Status.REPORTED]
    return f"reported by {_letters(done)}, only {' or '.join(p.claim for p in open_)} in {_letters(open_)}"


def _letters(positions: Iterable[Position]) -> str:
    found = {piece.paper for position in positions for piece in position.evidence}
    return " ".join(sorted(found, key=lambda letter: (len(letter), letter)))


def alone_facts(lone: Lone) -> str:
    """How many gains its brief has."""
    return parts.count(lone.gains, "gain")


def denial(disagreement: Disagreement, known: Mapping[tuple[str, int], Sentence]) -> tuple[str, Sentence] | None:
    """The first sentence in which it is denied, with its number: B41."""
    if disagreement.kind != "denial":
        return None
    cited = [pair for p in disagreement.positions if p.claim == Status.DENIED for pair in pairs(p.evidence)]
    return next(((f"{paper}{i}", known[paper, i]) for paper, i in cited if (paper, i) in known), None)


def period(event: Event, digest: Digest) -> str:
    """From the first to the last publication date that is known; empty where none is."""
    known = papers(digest)
    dates = sorted(date for i in event.papers if (date := known[i].source.date))
    if not dates:
        return ""
    first, last = parts.day(dates[0]), parts.day(dates[-1])
    return first if dates[-1].startswith(dates[0]) else f"{first} to {last}"


def _day(month_day: str) -> str:
    """09-12 is 12 September."""
    return parts.day(f"2000-{month_day}").removesuffix(" 2000")
