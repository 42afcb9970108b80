"""Plain ROUGE: F1 of unigrams, bigrams and the longest common subsequence, lower case, no stemming, no stop list.

ROUGE-L runs over the whole text as one sequence, as in the published scores that stand beside ours.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple


class Rouge(NamedTuple):
    """F1 of ROUGE-1, ROUGE-2 and ROUGE-L, between 0 and 1."""

    one: float
    two: float
    longest: float


def words(text: str) -> list[str]:
    """Runs of letters and digits, in lower case."""
    return re.findall(r"[^\W_]+", text.lower())


def ngrams(items: list[str], n: int) -> Counter[tuple[str, ...]]:
    """Every run of n items with its count."""
    return Counter(zip(*(items[i:] for i in range(n)), strict=False))


def _f1(common: int, predicted: int, wanted: int) -> float:
    return 2 * common / (predicted + wanted) if common else 0.0


def _longest(a: list[str], b: list[str]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before = row
        row = [0]
        for j, y in enumerate(b):
            row.append(before[j] + 1 if x == y else max(before[j + 1], row[j]))
    return row[-1]


def rouge(predicted: str, reference: str) -> Rouge:
    """ROUGE of one text against one reference."""
    a, b = words(predicted), words(reference)
    scores = [
        _f1(sum((ngrams(a, n) & ngrams(b, n)).values()), max(len(a) - n + 1, 0), max(len(b) - n + 1, 0)) for n in (1, 2)
    ]
    return Rouge(scores[0], scores[1], _f1(_longest(a, b), len(a), len(b)))
