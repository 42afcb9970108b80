"""The weights of an averaged perceptron: one for each pair of a feature and a label that training met.

They are packed as a compressed safetensors file: arrays are read faster than JSON and take less memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from enjeu import arrays

_LEAST = np.iinfo(np.int32).min


class Perceptron:
    """Scores labels by the sum of their weights over features. `table`: a row for each feature, a column a label."""

    def __init__(self, labels: list[str], features: list[str], table: np.ndarray) -> None:
        self.labels = labels
        self._rows = dict(zip(features, range(len(features)), strict=True))
        self._table = table

    @classmethod
    def unpack(cls, packed: bytes) -> Perceptron:
        """From what `pack` gave."""
        found = arrays.unpack(packed)
        features, labels = arrays.names_in(found["features"]), arrays.names_in(found["labels"])
        table = np.zeros((len(features), len(labels)), np.int16)
        table[np.repeat(np.arange(len(features)), found["lengths"]), found["columns"]] = found["weights"]
        return cls(labels, features, table)

    def best(self, features: Iterable[str], among: np.ndarray | None = None) -> str | None:
        """The label with the highest sum, the last of equals, of those that a feature speaks for; None: of no label.

        `among`: (labels,) bool, the labels that may be chosen.
        """
        rows = self._table[[row for f in features if (row := self._rows.get(f)) is not None]]
        choice: np.ndarray = np.logical_or.reduce(rows, 0)
        if among is not None:
            choice &= among
        sums = np.where(choice, rows.sum(0, dtype=np.int32), _LEAST)
        last = len(sums) - 1 - int(sums[::-1].argmax())
        return self.labels[last] if choice[last] else None


def pack(weights: Mapping[str, Mapping[str, float]], threshold: float) -> bytes:
    """Weights by feature and label, in hundredths, those below the threshold left out."""
    rows = {
        feature: kept
        for feature, row in sorted(weights.items())
        if (kept := {label: round(100 * w) for label, w in sorted(row.items()) if abs(w) >= threshold})
    }
    labels = sorted({label for row in rows.values() for label in row})
    number = {label: i for i, label in enumerate(labels)}
    packed: dict[str, np.ndarray] = {
        "labels": arrays.array_of(labels),
        "features": arrays.array_of(rows),
        "lengths": np.array([len(row) for row in rows.values()], np.uint8),
        "columns": np.array([number[label] for row in rows.values() for label in row], np.uint8),
        "weights": np.array([w for row in rows.values() for w in row.values()], np.int16),
    }
    return arrays.pack(packed)
