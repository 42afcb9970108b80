"""Briefs against annotated articles: what was found, what was missed, what was swapped.

The rules: bullets are matched one to one with the gains of their side; a bullet matches where every group of the gain's
`keywords_en` has a stem in its text. A bullet is swapped when it says a gain of another side on that gain's evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from enjeu.records import Brief, Gain, Side


@dataclass(frozen=True)
class Counts:
    """Sums over articles; `gold`, `core`: annotated gains; `hit`, `core_hit`: found ones; `quiet`: sides with none."""

    core: int = 0
    core_hit: int = 0
    gold: int = 0
    hit: int = 0
    bullets: int = 0
    trap: int = 0
    swap: int = 0
    status: int = 0
    evidence: int = 0
    quiet: int = 0
    quiet_ok: int = 0
    sides: int = 0
    sides_found: int = 0

    def __add__(self, other: Counts) -> Counts:
        """The sums of both."""
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def score(gold: Mapping[str, Any], brief: Brief) -> Counts:
    """Score one brief against one annotated article (`gold` as in `tests/gold`)."""
    french = {s.id: " ".join(s.fr.split()) for s in brief.sentences}
    used: set[int] = set()
    total = Counts()
    for annotated in gold["sides"]:
        name = annotated["name"]
        side = _side_of(annotated, brief.sides)
        if side is not None:
            used.add(id(side))
        bullets = side.gains if side else ()
        mine = [g for g in gold["gains"] if g["side"] == name]
        others = [g for g in gold["gains"] if g["side"] != name]
        match = _matching([[b for b, x in enumerate(bullets) if _hits(g["keywords_en"], x.text)] for g in mine])
        hits = [(mine[g], bullets[b]) for g, b in match.items()]
        spare = [x for b, x in enumerate(bullets) if b not in match.values()]
        quiet = name in gold["no_gain_sides"]
        total += Counts(
            core=sum(g["importance"] == "core" for g in mine),
            core_hit=sum(g["importance"] == "core" for g, _ in hits),
            gold=len(mine),
            hit=len(hits),
            bullets=len(bullets),
            trap=sum(_is_trap(x, name, gold["traps"], french) for x in spare),
            swap=sum(_is_swapped(x, mine, others, french) for x in spare),
            status=sum(x.status.value in {g["status"], *g.get("status_also", ())} for g, x in hits),
            evidence=sum(_is_proved(g, x, french) for g, x in hits),
            quiet=int(quiet),
            quiet_ok=int(quiet and not bullets),
            sides=1,
            sides_found=int(side is not None),
        )
    return total + Counts(bullets=sum(len(s.gains) for s in brief.sides if id(s) not in used))


def totals(counts: Iterable[Counts]) -> dict[str, Any]:
    """The rates of a set of scored articles, with the summed counts under "counts"."""
    total = Counts()
    for one in counts:
        total += one
    precision, recall = _rate(total.hit, total.bullets), _rate(total.hit, total.gold)
    return {
        "core_recall": _rate(total.core_hit, total.core),
        "recall": recall,
        "precision": precision,
        "f1": round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0,
        "status": _rate(total.status, total.hit),
        "evidence": _rate(total.evidence, total.hit),
        "abstention": _rate(total.quiet_ok, total.quiet),
        "sides_found": _rate(total.sides_found, total.sides),
        "traps": total.trap,
        "swaps": total.swap,
        "counts": asdict(total),
    }


def _rate(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _side_of(annotated: Mapping[str, Any], found: Sequence[Side]) -> Side | None:
    """The side that names the same party: by its name first, then by a shared alias."""
    names = {annotated["name"].lower(), *(a.lower() for a in annotated["aliases_en"] + annotated["aliases_fr"])}
    for side in found:
        if side.name.lower() in names or annotated["name"].lower() in {a.lower() for a in side.aliases}:
            return side
    return next((s for s in found if names & {a.lower() for a in s.aliases}), None)


def _hits(groups: Sequence[Sequence[str]], text: str) -> bool:
    padded = " " + " ".join(text.lower().split()) + " "
    return all(any(stem.lower() in padded for stem in group) for group in groups)


def _matching(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """A maximum one-to-one matching of gains to bullets, by augmenting paths."""
    owner: dict[int, int] = {}

    def place(gain: int, seen: set[int]) -> bool:
        for bullet in edges[gain]:
            if bullet not in seen:
                seen.add(bullet)
                if bullet not in owner or place(owner[bullet], seen):
                    owner[bullet] = gain
                    return True
        return False

    for gain in range(len(edges)):
        place(gain, set())
    return {gain: bullet for bullet, gain in owner.items()}


def _evidence(bullet: Gain, french: Mapping[int, str]) -> str:
    return " ".join(french.get(i, "") for i in bullet.evidence)


def _folded(text: str, length: int) -> str:
    return " ".join(text.split())[:length]


def _is_proved(gain: Mapping[str, Any], bullet: Gain, french: Mapping[int, str]) -> bool:
    seen = _evidence(bullet, french)
    starts = [french.get(i, "")[:60] for i in bullet.evidence]
    return any(
        _folded(e, 60) in seen or (len(seen) > 20 and any(s and s in " ".join(e.split()) for s in starts))
        for e in gain["evidence"]
    )


def _is_trap(bullet: Gain, side: str, traps: Sequence[Mapping[str, Any]], french: Mapping[int, str]) -> bool:
    text = _evidence(bullet, french)
    return any(t["side"] == side and _folded(t["text"], 50) in text for t in traps)


def _is_swapped(
    bullet: Gain, mine: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]], french: Mapping[int, str]
) -> bool:
    text = _evidence(bullet, french)
    told = any(
        _hits(g["keywords_en"], bullet.text) and any(_folded(e, 50) in text for e in g["evidence"]) for g in others
    )
    return told and not any(_hits(g["keywords_en"], bullet.text) for g in mine)
