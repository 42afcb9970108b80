"""A digest as a Markdown file that a desk can file as it is: YAML front matter, CommonMark, GFM tables and footnotes.

Every string of an article goes through `escape` or `quoted`; what is left is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from enjeu.records import Cited, Digest, Event, Flag, Paper, Sentence
from enjeu.render import digest_parts, parts
from enjeu.render.clean import clean_record
from enjeu.render.markdown import escape, quoted, table, with_doubt


def to_markdown(digest: Digest) -> str:
    """The whole digest, ending in a newline. The same digest always gives the same text."""
    digest = clean_record(digest)
    blocks = [
        _front_matter(digest),
        f"# {escape(digest_parts.title(digest))}",
        escape(" · ".join(digest_parts.facts(digest))),
    ]
    for event in digest.events:
        blocks += _event(event, digest)
    blocks += [*_alone(digest), *_missing(digest), *_footnotes(digest)]
    return "\n\n".join(blocks) + "\n"


def _front_matter(digest: Digest) -> str:
    fields = {
        "title": digest_parts.title(digest),
        "schema": digest.schema_,
        "enjeu": digest.enjeu,
    }
    lines = [f"{key}: {quoted(value)}" for key, value in fields.items()]
    lines += ["events:", *(f"  - {quoted(event.title)}" for event in digest.events)] if digest.events else []
    lines += ["papers:", *(f"  - {quoted(paper.source.path)}" for paper in digest.papers)] if digest.papers else []
    return "\n".join(["---", *lines, "---"])


def _cite(evidence: Iterable[Cited]) -> str:
    """A footnote for each sentence."""
    return "".join(f"[^{paper}{number}]" for paper, number in digest_parts.pairs(evidence))


def _event(event: Event, digest: Digest) -> list[str]:
    papers = digest_parts.papers(digest)
    mark = f"{event.number}. " if len(digest.events) > 1 else ""
    period = digest_parts.period(event, digest)
    told = " · ".join(filter(None, [parts.count(len(event.papers), "paper"), period]))
    blocks = [
        f"## {mark}{escape(event.title)}" if mark else f"## {escape(event.title)}",
        f"{escape(told)}. Together by {escape(' · '.join(digest_parts.grounds(event)))}.",
        _papers([papers[i] for i in event.papers], event),
    ]
    if event.summary:
        text = " ".join(f"{escape(s.text)}{_cite(s.evidence)}" for s in event.summary)
        blocks += ["### Summary", text, "*The papers' own sentences.*"]
    blocks += _gains(event, papers)
    blocks += _disagreements(event, digest_parts.sentences(digest))
    if event.timeline:
        rows = [
            [parts.day(m.date), escape(m.text) + _cite(m.evidence), ", ".join(piece.paper for piece in m.evidence)]
            for m in event.timeline
        ]
        blocks += ["### Timeline", table(["Date", "What", "Papers"], rows)]
    return blocks


def _papers(papers: Sequence[Paper], event: Event) -> str:
    rows = []
    for paper in papers:
        copies = "; ".join(map(escape, digest_parts.copies(paper)))
        facts = escape(" · ".join(digest_parts.paper_facts(paper))) + (f"; also in {copies}" if copies else "")
        likeness = f"{event.grounds.likeness[paper.id]:.2f}"
        rows.append([paper.id, escape(paper.name), facts, likeness, escape(paper.source.path)])
    return table(["", "Paper", "", "Likeness", "File"], rows)


def _gains(event: Event, papers: dict[str, Paper]) -> list[str]:
    heading = "### What each side gains"
    if not event.sides:
        return [heading, "No side was found in these papers."]
    bullets = digest_parts.bullets(event)
    rows = [
        [
            escape(side.name),
            str(number),
            escape(gain.text),
            escape(gain.giver or ""),
            ", ".join(_status(status, held, gain.papers) for status, held in digest_parts.statuses(gain)),
            f"{len(gain.papers)} of {len(event.papers)}: {' '.join(gain.papers)}",
        ]
        for number, side, gain in bullets
    ]
    blocks = [heading, *([table(["Side", "#", "Gain", "From", "Status", "Papers"], rows)] if rows else [])]
    blocks += map(escape, parts.without_gain(event.sides))
    for side in event.sides:
        if side.gains:
            blocks.append(f"#### {escape(side.name) or '–'}")
            blocks.append("\n".join(_bullet(b, event, papers) for b in bullets if b.side is side))
    return blocks


def _status(status: str, held: Sequence[str], of_all: Sequence[str]) -> str:
    return status if len(held) == len(of_all) else f"{status} ({' '.join(held)})"


def _bullet(bullet: digest_parts.Bullet, event: Event, papers: dict[str, Paper]) -> str:
    gain = bullet.gain
    told = [gain.status.value, *digest_parts.attribution(gain), digest_parts.backing(gain, event)]
    lines = [f"- **{bullet.number}. {escape(gain.text) or '–'}** · {escape(' · '.join(told))}"]
    for report in gain.reports:
        said = [report.status.value]
        if report.claimed_by:
            said.append(f"according to {parts.with_article(report.claimed_by)}")
        evidence = [Cited(paper=report.paper, sentences=report.evidence)]
        name = escape(papers[report.paper].name)
        lines.append(f"  - {name}: {escape(report.text)} ({escape(', '.join(said))}){_cite(evidence)}")
    return "\n".join(lines)


def _disagreements(event: Event, known: Mapping[tuple[str, int], Sentence]) -> list[str]:
    if not event.disagreements:
        return []
    lines = []
    for disagreement in event.disagreements:
        kind = digest_parts.difference(disagreement)
        lines.append(f"- **{escape(digest_parts.about(disagreement)) or '–'}**: {kind}")
        lines += [
            f"  - {escape(position.claim)}: {', '.join(piece.paper for piece in position.evidence)}"
            f"{_cite(position.evidence)}"
            for position in disagreement.positions
        ]
        if denial := digest_parts.denial(disagreement, known):
            number, sentence = denial
            lines.append(f"  - {number}: {with_doubt(sentence)} (*{escape(sentence.fr) or '–'}*)")
    return ["### Where the papers differ", "\n".join(lines)]


def _alone(digest: Digest) -> list[str]:
    if not digest.alone:
        return []
    papers = digest_parts.papers(digest)
    lines = []
    for lone in digest.alone:
        paper = papers[lone.paper]
        facts = [*digest_parts.paper_facts(paper), digest_parts.alone_facts(lone), paper.source.path]
        lines.append(f"- **{paper.id}. {escape(paper.name) or '–'}** · {escape(' · '.join(facts))}")
        lines += [f"  - Also in {escape(copy)}" for copy in digest_parts.copies(paper)]
        if lone.summary:
            lines.append(f"  - {escape(lone.summary.text)}{_cite(lone.summary.evidence)}")
    return ["## Alone", "No other paper tells of the same event.", "\n".join(lines)]


def _missing(digest: Digest) -> list[str]:
    return ["## Not read", "\n".join(f"- {escape(line) or '–'}" for line in digest.missing)] if digest.missing else []


def _footnotes(digest: Digest) -> list[str]:
    """One for each sentence that is cited, the paper's name first."""
    notes = []
    for paper in digest.papers:
        for sentence in paper.sentences:
            french = "" if Flag.LEFT_IN_FRENCH in sentence.flags else f" (*{escape(sentence.fr) or '–'}*)"
            head = f"[^{paper.id}{sentence.id}]: {escape(paper.name)}, sentence {sentence.id}"
            notes.append(f"{head}: {with_doubt(sentence)}{french}")
    return notes
