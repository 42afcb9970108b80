"""Many briefs, by event: what several papers tell together, and where they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from enjeu import __version__
from enjeu.digest import disagreements, figures, grouping, summary, timeline
from enjeu.digest.gains import shared_sides
from enjeu.digest.meetings import Meetings
from enjeu.digest.papers import Reported, papers
from enjeu.digest.sentences import Said, said
from enjeu.digest.sides import Parties
from enjeu.digest.words import Profile, profile
from enjeu.folding import fold
from enjeu.records import Brief, Cited, Digest, Disagreement, Event, Grounds, Lone, SharedSide
from enjeu.summary.words import content, stem, tokens
from enjeu.translation.forms import form
from enjeu.translation.gazetteer import gazetteer

__all__ = ["make_digest"]

_SHOWN = 6  # names, words and days that say why papers were put together
_IN_TITLE = {"other", "relief", "support"}  # categories that say nothing in a title


def make_digest(briefs: Sequence[Brief]) -> Digest:
    """The digest of these briefs, in their order. The same briefs always give the same digest.

    Every brief becomes a paper of one event or one that is alone, or is named as a copy of a paper.
    """
    reports = papers(briefs)
    profiles = [profile(r.brief) for r in reports]
    known = grouping.likenesses(profiles, [r.brief.source.date for r in reports])
    groups = grouping.group(len(reports), known)
    events = [
        _event(number, [reports[i] for i in members], _grounds(members, reports, profiles, known))
        for number, members in enumerate((g for g in groups if len(g) > 1), 1)
    ]
    alone = [_lone(reports[members[0]]) for members in groups if len(members) == 1]
    wanted = _cited(events, alone)
    return Digest(
        enjeu=__version__,
        papers=tuple(
            r.paper.model_copy(update={"sentences": tuple(s for s in r.brief.sentences if s.id in wanted[r.paper.id])})
            for r in reports
        ),
        events=tuple(events),
        alone=tuple(alone),
    )


def _event(number: int, reports: Sequence[Reported], grounds: Grounds) -> Event:
    everything = said(reports)
    parties = Parties(reports)
    sides, meetings = shared_sides(parties), Meetings(parties)
    return Event(
        number=number,
        title=_title(sides, reports, grounds),
        papers=tuple(r.paper.id for r in reports),
        grounds=grounds,
        summary=summary.combined(reports, everything, meetings),
        sides=sides,
        disagreements=_disagreements(sides, everything),
        timeline=timeline.moments(reports, everything, meetings),
    )


def _disagreements(sides: Sequence[SharedSide], everything: Sequence[Said]) -> tuple[Disagreement, ...]:
    """All of them, denials first; figures that differ in a bullet and in its sentences are shown once, with it."""
    amounts = disagreements.of_amounts(sides)
    shown = {(c.paper, i) for d in amounts for p in d.positions for c in p.evidence for i in c.sentences}
    counted = [
        d
        for d in figures.disagreements(everything)
        if not all((c.paper, i) in shown for p in d.positions for c in p.evidence for i in c.sentences)
    ]
    found = [*disagreements.of_gains(sides, everything), *amounts, *counted]
    return tuple(sorted(found, key=lambda d: ("denial", "figures", "status").index(d.kind)))


def _lone(report: Reported) -> Lone:
    best = summary.best_alone(report, said([report]))
    return Lone(
        paper=report.paper.id,
        summary=summary.as_sentence(best) if best else None,
        gains=sum(len(side.gains) for side in report.brief.sides),
    )


def _title(sides: Sequence[SharedSide], reports: Sequence[Reported], grounds: Grounds) -> str:
    """Who gets what: "Russia and North Korea: arms, food"; without a gain, the headline of the most typical paper."""
    winners = [side.name for side in sides if side.gains][:3]
    if not winners:
        return max(reports, key=lambda r: (bool(r.brief.source.title), grounds.likeness[r.paper.id])).paper.title
    backed: Counter[str] = Counter()
    for gain in (gain for side in sides for gain in side.gains):
        if gain.category not in _IN_TITLE:
            backed[gain.category] = max(backed[gain.category], len(gain.papers))
    things = ", ".join(category for category, _ in backed.most_common(3))
    names = " and ".join(filter(None, [", ".join(winners[:-1]), winners[-1]]))
    return f"{names}: {things}" if things else names


def _grounds(
    members: Sequence[int],
    reports: Sequence[Reported],
    profiles: Sequence[Profile],
    known: Mapping[grouping.Pair, float],
) -> Grounds:
    """Why these were put together."""

    def mean(i: int) -> float:
        others = [known.get((min(i, j), max(i, j)), 0.0) for j in members if j != i]
        return round(sum(others) / max(len(others), 1), 2)

    held = [profiles[i] for i in members]
    spelt: dict[str, str] = {}
    written: dict[str, str] = {}
    for one in held:
        spelt |= {key: text for key, text in one.spellings.items() if key not in spelt}
        for word in (w for text in (one.title, *one.sentences) for w in tokens(text) if w.islower()):
            written.setdefault(stem(word), word)
    names = [_in_english(key, spelt[key]) for key in _shared([p.names for p in held])]
    taken = {w for text in spelt.values() for w in content(text)}
    words = [written[key] for key in _shared([p.words for p in held]) if key in written and key not in taken]
    days = Counter(day for p in held for day in p.days)
    whole = [name for name in dict.fromkeys(names) if not any(_is_end_of(name, other) for other in names)]
    return Grounds(
        likeness={reports[i].paper.id: mean(i) for i in members},
        names=tuple(whole)[:_SHOWN],
        days=tuple(f"{month:02}-{day:02}" for (month, day), n in sorted(days.items()) if n > 1)[:_SHOWN],
        words=tuple(words)[:_SHOWN],
    )


def _shared(vectors: Sequence[Mapping[str, float]]) -> list[str]:
    """Keys that two vectors or more hold, those of most vectors and of most weight first."""
    total: defaultdict[str, float] = defaultdict(float)
    times: Counter[str] = Counter()
    for one in vectors:
        for key, weight in one.items():
            total[key] += weight
            times[key] += 1
    return sorted((k for k in times if times[k] > 1), key=lambda k: (-times[k] * total[k], k))


def _is_end_of(name: str, other: str) -> bool:
    """Whether a name is the last part of a longer one, which then says more."""
    return other.endswith(f" {name}")


def _in_english(key: str, text: str) -> str:
    """A place by the name that its key is, a known person's name as English has it."""
    if key[:1].isupper():
        return key
    entry = gazetteer().parts.get(fold(text)) or gazetteer().entries.get(form(text))
    return entry.english if entry else text


def _cited(events: Iterable[Event], alone: Iterable[Lone]) -> Mapping[str, set[int]]:
    """The ids of all sentences that a digest cites, by paper."""
    found: defaultdict[str, set[int]] = defaultdict(set)

    def cite(pieces: Iterable[Cited]) -> None:
        for piece in pieces:
            found[piece.paper].update(piece.sentences)

    for event in events:
        for sentence in event.summary:
            cite(sentence.evidence)
        for moment in event.timeline:
            cite(moment.evidence)
        for position in (p for disagreement in event.disagreements for p in disagreement.positions):
            cite(position.evidence)
        for report in (r for side in event.sides for gain in side.gains for r in gain.reports):
            found[report.paper].update(report.evidence)
    for lone in alone:
        if lone.summary:
            cite(lone.summary.evidence)
    return found
