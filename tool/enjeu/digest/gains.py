"""What each party gains according to all papers: bullets for one kind of thing joined, with the papers behind each."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from enjeu.digest.sides import Parties, Party
from enjeu.folding import fold
from enjeu.records import Gain, Report, SharedGain, SharedSide, Status
from enjeu.summary.words import content, stem, tokens

NEAREST_FACT = (Status.REPORTED, Status.PLANNED, Status.SOUGHT, Status.POSSIBLE, Status.DENIED)
NOTHING = "no gain found in these articles"
_BREVITY = 0.2  # what each word of a bullet costs it when the wording for all is chosen


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads((files("enjeu.digest") / "data" / "kinds.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> dict[str, str]:
    """Stem -> kind of thing."""
    return {stem(word): kind for kind, words in _lexicon()["kinds"].items() for word in words.split()}


@cache
def _plain() -> frozenset[str]:
    return frozenset(stem(word) for word in _lexicon()["plain"].split())


class Thing(NamedTuple):
    """What a bullet is about: its kind, where it has one, and the stems of its words, names of parties left out."""

    kind: str | None
    category: str
    stems: frozenset[str]


def thing(gain: Gain, parties: Parties) -> Thing:
    """What is gained, whoever gives it and however it is worded."""
    names = parties.words
    words = [stem(w) for w in tokens(gain.text) if fold(w) not in names]
    if gain.category in _lexicon()["whole"]:
        kind: str | None = gain.category
    else:
        kinds = [_kinds()[w] for w in words if w in _kinds()]
        kind = next((k for k in kinds if k != "support"), "support" if gain.category == "support" else None)
    stems = frozenset(w for w in content(gain.text) if w in words and w not in _plain())
    return Thing(kind, gain.category, stems)


def _same(one: Thing, other: Thing) -> bool:
    if one.kind or other.kind:
        return one.kind == other.kind
    smaller = min(len(one.stems), len(other.stems))
    if not smaller:
        return False
    overlap = len(one.stems & other.stems) / smaller
    return overlap > 0.5 or (overlap == 0.5 and one.category == other.category)


def shared_sides(parties: Parties) -> tuple[SharedSide, ...]:
    """The parties with their bullets, those of most papers first."""
    return tuple(
        SharedSide(
            name=party.name,
            aliases=party.aliases,
            papers=party.papers,
            note=None if party.gains else NOTHING,
            gains=_shared_gains(party, parties),
        )
        for party in parties.all
    )


def _shared_gains(party: Party, parties: Parties) -> tuple[SharedGain, ...]:
    clusters: list[list[tuple[str, Gain]]] = []
    things: list[Thing] = []  # of the first gain of each cluster
    # Those that say who gives come first, so that one that does not say joins the best match among them.
    for paper, gain in sorted(party.gains, key=lambda held: (held[1].giver is None, -held[1].confidence)):
        giver, mine = parties.named(gain.giver), thing(gain, parties)
        for cluster, first in zip(clusters, things, strict=True):
            if not _same(first, mine):
                continue
            givers = {g for _, other in cluster if (g := parties.named(other.giver))}
            if not giver or not givers or giver in givers:
                cluster.append((paper, gain))
                break
        else:
            clusters.append([(paper, gain)])
            things.append(mine)
    shared = [_shared(cluster, parties) for cluster in clusters]
    best = {id(s): max(r.confidence for r in s.reports) for s in shared}
    return tuple(sorted(shared, key=lambda s: (-len(s.papers), -best[id(s)], s.text)))


def _shared(cluster: Sequence[tuple[str, Gain]], parties: Parties) -> SharedGain:
    cluster = sorted(cluster, key=lambda held: (held[0], -held[1].confidence))
    cluster.sort(key=lambda held: len(held[0]))  # A, B, ..., Z, AA
    reports = tuple(
        Report.model_validate(
            {
                "paper": paper,
                "text": gain.text,
                "from": parties.named(gain.giver),
                "status": gain.status,
                "claimed_by": parties.named(gain.claimed_by),
                "confidence": gain.confidence,
                "evidence": gain.evidence,
            }
        )
        for paper, gain in cluster
    )
    givers = Counter(r.giver for r in reports if r.giver)
    categories = Counter(gain.category for _, gain in cluster)
    return SharedGain.model_validate(
        {
            "text": _wording([gain.text for _, gain in cluster]),
            "from": givers.most_common(1)[0][0] if givers else None,
            "status": _status(reports),
            "category": categories.most_common(1)[0][0],
            "papers": tuple(dict.fromkeys(r.paper for r in reports)),
            "reports": reports,
        }
    )


def _wording(texts: Sequence[str]) -> str:
    """Of several wordings the one that says most of what the others say, in few words."""
    stems = [set(content(text)) - _plain() for text in texts]

    def worth(i: int) -> float:
        covered = sum(len(stems[i] & other) / max(len(other), 1) for other in stems)
        return covered - _BREVITY * len(texts[i].split())

    return texts[max(range(len(texts)), key=lambda i: (worth(i), -i))]


def _status(reports: Sequence[Report]) -> Status:
    """The status in most papers; where as many have another, the one nearer to fact."""
    held = Counter(status for status in NEAREST_FACT for _ in {r.paper for r in reports if r.status is status})
    return max(NEAREST_FACT, key=lambda status: held[status])
