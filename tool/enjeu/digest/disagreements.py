"""Where the papers of an event differ on a gain: denied by somebody, or done in one and open in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from enjeu.digest.figures import SCALES
from enjeu.digest.gains import NEAREST_FACT
from enjeu.digest.sentences import Said, by_paper, cited
from enjeu.folding import fold
from enjeu.records import Cited, Disagreement, Position, SharedGain, SharedSide, Status
from enjeu.summary.figures import figures
from enjeu.summary.words import content
from enjeu.tables import rows

# In French without accents: to deny, and that no agreement was reached.
_DENIAL = re.compile(
    r"\b(?:n(?:ie|ient|iait|iaient|ia|ie|iee|ier|iant)|dement(?:i|ie|is|ir|ent|ait|aient)?|refut(?:e|ent|er|ait|aient|ee?)"
    r"|aucun accord)\b"
)
_FIRM = (Status.REPORTED, Status.PLANNED)


@cache
def _nouns() -> Mapping[str, set[str]]:
    """Category -> stems of the French nouns that the gains stage files under it, without those that only count."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for french, kind, _, category, _ in rows("gains", "glossary.tsv"):
        if kind == "noun" and category and french not in SCALES:
            found[category].update(content(french)[:1])
    return found


def of_gains(sides: Sequence[SharedSide], everything: Sequence[Said]) -> list[Disagreement]:
    """The disagreements over each bullet, bullets counted through all sides."""
    found = []
    denials = [s for s in everything if _DENIAL.search(s.folded)]
    numbered = ((side, gain) for side in sides for gain in side.gains)
    for number, (side, gain) in enumerate(numbered, 1):
        denied = _denying(side, gain, sides, everything, denials)
        positions = [
            (status, _cited(gain, status)) for status in NEAREST_FACT if any(r.status is status for r in gain.reports)
        ]
        statuses = [status for status, _ in positions]
        papers = {r.paper for r in gain.reports} | {s.paper for s in denied}
        if len(papers) < 2:
            continue
        denial = bool(denied) or Status.DENIED in statuses
        open_ = any(status not in _FIRM and status is not Status.DENIED for status in statuses)
        if denial and statuses != [Status.DENIED]:
            kind = "denial"
        elif Status.REPORTED in statuses and open_:
            kind = "status"
        else:
            continue
        told = [Position(claim=status.value, evidence=evidence) for status, evidence in positions]
        if denied:
            told = [p for p in told if p.claim != Status.DENIED.value]
            told_of = (*_cited(gain, Status.DENIED), *cited(denied))
            evidence = by_paper((piece.paper, piece.sentences) for piece in told_of)
            told.append(Position(claim=Status.DENIED.value, evidence=evidence))
        about = f"{side.name}: {gain.text}"
        found.append(
            Disagreement.model_validate({"kind": kind, "about": about, "gain": number, "positions": tuple(told)})
        )
    return found


def of_amounts(sides: Sequence[SharedSide]) -> list[Disagreement]:
    """Bullets of which no two papers have the same amount."""
    found = []
    numbered = ((side, gain) for side in sides for gain in side.gains)
    for number, (side, gain) in enumerate(numbered, 1):
        amounts = [(r, amount) for r in gain.reports for amount in figures(r.text)[:1]]
        pairs = [(a, b) for n, (r, a) in enumerate(amounts) for s, b in amounts[:n] if r.paper != s.paper]
        if not pairs or any(a.agrees(b) or (a.unit and b.unit and a.unit != b.unit) for a, b in pairs):
            continue
        positions = tuple(
            Position(claim=r.text, evidence=(Cited(paper=r.paper, sentences=r.evidence),)) for r, _ in amounts
        )
        about = f"{side.name}: {gain.text}"
        found.append(Disagreement(kind="figures", about=about, gain=number, positions=positions))
    return found


def _cited(gain: SharedGain, status: Status) -> tuple[Cited, ...]:
    return by_paper((r.paper, r.evidence) for r in gain.reports if r.status is status)


def _denying(
    side: SharedSide,
    gain: SharedGain,
    sides: Sequence[SharedSide],
    everything: Sequence[Said],
    denials: Sequence[Said],
) -> list[Said]:
    """The sentences that deny something, name the receiver or the giver, and a thing of the category.

    The thing must be named in the sentences that tell of the gain, too.
    """
    told = {(r.paper, i) for r in gain.reports for i in r.evidence}
    words = {w for s in everything if (s.paper, s.sentence.id) in told for w in s.vector}
    words &= _nouns().get(gain.category, set())
    givers = [other for other in sides if other.name == gain.giver]
    names = {fold(alias) for party in (side, *givers) for alias in (party.name, *party.aliases)}
    named = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b")
    return [s for s in denials if words & s.vector.keys() and named.search(s.folded)]
