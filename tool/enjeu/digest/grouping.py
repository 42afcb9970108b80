"""Which articles tell of the same event: a likeness for every pair, then groups by average linkage.

The likeness is a logistic score of what two articles have in common; weights and threshold are learned from pairs that
were judged by hand (`benchmarks/data/event_pairs.tsv`; `training/digest_likeness` fits, `benchmarks/digest.py`
measures). Average linkage, because one article that touches two events must not chain them together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from heapq import heappop, heappush

from enjeu.digest.words import Profile, cosine, rarity

FEATURES = ("words", "names", "lead", "days", "other_days")
WEIGHTS = {"words": 1.62, "names": 2.39, "lead": 1.66, "days": 0.94, "other_days": -1.08}
BIAS = -3.04
THRESHOLD = 0.37  # mean likeness of two groups from which they are one
WINDOW = 14  # days; articles published further apart than this are never of one event (set by hand)
_COMMON = 2.0  # rarity of words too common to bring two articles together
_UNLIKE = 0.05  # likeness of two articles that share no word of weight

Pair = tuple[int, int]


def features(one: Profile, other: Profile) -> tuple[float, ...]:
    """What two articles have in common, in the order of `FEATURES`, each between 0 and 1."""
    both = bool(one.days and other.days)
    shared = bool(one.days & other.days)
    return (
        cosine(one.words, other.words),
        cosine(one.names, other.names),
        cosine(one.lead, other.lead),
        float(shared),
        float(both and not shared),
    )


def likeness(one: Profile, other: Profile) -> float:
    """How likely it is that two articles tell of one event, between 0 and 1."""
    score = BIAS + sum(WEIGHTS[name] * x for name, x in zip(FEATURES, features(one, other), strict=True))
    return 1 / (1 + math.exp(-score))


def likenesses(profiles: Sequence[Profile], dates: Sequence[str | None]) -> dict[Pair, float]:
    """The likeness of every pair (i < j) that shares a word of weight and was not published far apart."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for word in profile.words:
            if rarity(word) > _COMMON:
                holders[word].append(i)
    near = Counter((i, j) for held in holders.values() for place, j in enumerate(held) for i in held[:place])
    return {
        (i, j): likeness(profiles[i], profiles[j])
        for (i, j), shared in sorted(near.items())
        if shared >= 3 and not _far_apart(dates[i], dates[j])
    }


def group(count: int, known: Mapping[Pair, float], threshold: float = THRESHOLD) -> list[list[int]]:
    """Groups of the articles 0 to `count` - 1, each in order, the largest first; an article alone is a group of one.

    Average linkage: the two groups with the highest mean likeness of their members are joined, as long as it reaches
    `threshold`. A pair of which nothing is known counts as unlike.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in known.items():
        excess = value - _UNLIKE  # so that unknown pairs need not be stored
        sums[i][j] = sums[j][i] = excess
        heappush(heap, (-excess, i, j))
    fresh = count
    while heap:
        negative, i, j = heappop(heap)
        if -negative + _UNLIKE < threshold:
            break
        if i not in members or j not in members:
            continue
        joined = members.pop(i) + members.pop(j)
        links: defaultdict[int, float] = defaultdict(float)
        for old in (i, j):
            for k, total in sums.pop(old).items():
                sums[k].pop(old, None)
                if k in members:
                    links[k] += total
        members[fresh] = joined
        for k, total in links.items():
            sums[fresh][k] = sums[k][fresh] = total
            heappush(heap, (-total / len(joined) / len(members[k]), k, fresh))
        fresh += 1
    groups = sorted((sorted(found) for found in members.values()), key=lambda found: (-len(found), found[0]))
    return groups


def _far_apart(one: str | None, other: str | None) -> bool:
    """Whether two days of publication, both known to the day, are too far from each other."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days) > WINDOW
    except ValueError:
        return False
