"""A learned splitter to compare with: logistic regression on the characters around a place, in the manner of wtpsplit.

Trained on lines that are one sentence each, joined with and without their space and final stop, so that it meets clean
and damaged text alike. Weights are hashed; the optimizer is Adagrad.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 19
LEFT, RIGHT = 8, 7
_PLACE = re.compile(r"(?<=\s)(?=\S)|(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?=[\"«“]?[A-ZÀ-ÖØ-Þ])|(?<=[.!?…»\")\d])(?=[^\W_])")


def places(text: str) -> NDArray[np.int64]:
    """Where a sentence might begin: after white space, and where a capital touches what is before it."""
    return np.array([m.start() for m in _PLACE.finditer(text) if m.start()], dtype=np.int64)


def features(text: str, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Hashed runs of one to three characters by offset, and of four and five beside the place: (places, features)."""
    folded = " " * LEFT + text.replace("\n", " ") + " " * (RIGHT + 5)
    codes = np.frombuffer(folded.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    columns = []
    for size in (1, 2, 3, 4, 5):
        offsets = range(-LEFT, RIGHT) if size <= 3 else (-size - 1, -size, 0, 1)
        for offset in offsets:
            if offset < 0 < offset + size and size > 3:
                continue
            value = np.full(len(at), size * 1009 + offset + LEFT, dtype=np.uint64)
            for step in range(size):
                value = value * np.uint64(0x9E3779B97F4A7C15) + codes[at + LEFT + offset + step]
            columns.append((value ^ (value >> np.uint64(29))) % np.uint64(BUCKETS))
    return np.stack(columns, axis=1).astype(np.int64)


class BoundaryModel:
    """`weights` over hashed features; a place is a boundary when their sum is above 0."""

    def __init__(self) -> None:
        self.weights = np.zeros(BUCKETS)

    def split(self, text: str) -> list[str]:
        """The text's sentences."""
        at = places(text)
        if not len(at):
            return [text]
        edges = [0, *at[self.weights[features(text, at)].sum(axis=1) > 0].tolist(), len(text)]
        return [text[a:b] for a, b in itertools.pairwise(edges)]

    def fit(self, lines: Sequence[str], seed: int = 1, epochs: int = 2, batch: int = 2048) -> None:
        """Learn from lines of one sentence each, in the order of their documents."""
        draw = random.Random(seed)
        pieces, starts, length = [], set(), 0
        for line in lines:
            starts.add(length)
            damage = draw.random()
            text = line.rstrip(".") if damage < 0.06 else line
            pieces.append(text + ("" if draw.random() < 0.08 else " "))
            length += len(pieces[-1])
        text = "".join(pieces)
        at = places(text)
        wanted = np.array([place in starts for place in at.tolist()], dtype=np.float64)
        squares = np.full(BUCKETS, 1e-3)
        generator = np.random.default_rng(seed)
        for _ in range(epochs):
            order = generator.permutation(len(at))
            for first in range(0, len(order), batch):
                rows = order[first : first + batch]
                active = features_of_rows(text, at[rows])
                odds = self.weights[active].sum(axis=1)
                error = 1 / (1 + np.exp(-np.clip(odds, -30, 30))) - wanted[rows]
                gradient = np.zeros(BUCKETS)
                np.add.at(gradient, active, error[:, None] / len(rows))
                squares += gradient**2
                self.weights -= 0.3 * gradient / np.sqrt(squares)


def features_of_rows(text: str, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Features of scattered places of a long text, without hashing all of it."""
    window = "".join(
        (" " * LEFT + text[max(0, i - LEFT) : i])[-LEFT:] + (text[i : i + RIGHT + 5] + " " * (RIGHT + 5))[: RIGHT + 5]
        for i in at.tolist()
    )
    return features(window, np.arange(len(at), dtype=np.int64) * (LEFT + RIGHT + 5) + LEFT)
