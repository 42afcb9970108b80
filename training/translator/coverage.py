"""More of the pairs that hold words of the news which a run would otherwise hardly meet.

A run on two cores draws a few hundred thousand of the 2.7 million pairs. `obus` or `paria` are in a handful of those
drawn at random, and the model invents their English. Which words a newspaper needs is counted in French news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

DRAWS = 300_000  # pairs a run is expected to draw
OFTEN = 30  # times a run should meet a word of the news
MOST = 8.0  # how many times as often a pair may be drawn for one word's sake
_KNOWN = 3  # occurrences in the sample of news that make a word one of the news
_WORD = re.compile(r"[^\W\d_]{3,}")


def coverage(french: Sequence[str], weight: np.ndarray, news: Sequence[str]) -> np.ndarray:
    """(N,) factors from 1 to `MOST` for the sampling `weight` (N,) of the pairs whose French sides are given."""
    counts = Counter(word for text in news for word in _WORD.findall(text.lower()))
    place = {word: n for n, (word, count) in enumerate(counts.items()) if count >= _KNOWN}
    held = [np.array([place[w] for w in set(_WORD.findall(text.lower())) if w in place], np.int32) for text in french]
    lengths = np.array([len(words) for words in held])
    words, pairs = np.concatenate(held), np.repeat(np.arange(len(held)), lengths)
    met = np.bincount(words, weights=(DRAWS * weight / weight.sum())[pairs], minlength=len(counts))
    factor = np.clip(OFTEN / np.maximum(met, 1e-9), 1.0, MOST)
    most = np.ones(len(held))
    np.maximum.at(most, pairs, factor[words])
    return most
