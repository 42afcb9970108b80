"""The learnt reader: how likely a word names a gain, whose that is, and how far it has come.

Three linear models over the features of `features`; the first also looks at what words mean, by vectors of the company
that they keep in the press, through one hidden layer. `training/gains` made the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from enjeu.arrays import names_in, unpack
from enjeu.records import Status

STATUSES = (Status.REPORTED, Status.PLANNED, Status.SOUGHT, Status.POSSIBLE)
GRID = 127  # steps of a word vector's entries on either side of zero


class Reader:
    """The weights. Arrays: `thing` (features,), `status` (features, 4), `party` (features of pairs,)."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        """Take what `training.gains` saved."""
        self._things = _numbered(arrays["things"])
        self._pairs = _numbered(arrays["pairs"])
        self._words = _numbered(arrays["words"])
        self._arrays = {
            name: array.astype(np.float32)
            for name, array in arrays.items()
            if name not in {"things", "pairs", "words", "vectors"}
        }
        self._vectors = np.vstack([arrays["vectors"].astype(np.float32) / GRID, np.zeros(arrays["vectors"].shape[1])])

    def gain(self, features: Sequence[str], meanings: Sequence[str]) -> float:
        """How likely the word with these features is one that names a gain, 0 to 1."""
        a = self._arrays
        vector = self._vectors[[self._words.get(word.lower(), -1) for word in meanings]].reshape(-1)
        hidden = np.maximum(a["hidden"] @ vector + a["hidden_bias"], 0)
        score = self._sum(features) + float(a["out"] @ hidden) + float(a["out_bias"][0])
        return float(1 / (1 + np.exp(-score)))

    def _sum(self, features: Sequence[str]) -> float:
        return float(self._arrays["thing"][[n for f in features if (n := self._things.get(f)) is not None]].sum())

    def status(self, features: Sequence[str]) -> Status:
        """How far the gain has come."""
        rows = self._arrays["status"][[n for f in features if (n := self._things.get(f)) is not None]]
        return STATUSES[int(rows.sum(0).argmax())]

    def whose(self, parties: Sequence[Sequence[str]]) -> list[float]:
        """For each party, by its features, how likely the gain is its; they sum to one."""
        weights = self._arrays["party"]
        known = [[n for f in features if (n := self._pairs.get(f)) is not None] for features in parties]
        scores = np.array([weights[row].sum() for row in known])
        raised = np.exp(scores - scores.max())
        return [float(p) for p in raised / raised.sum()]


def _numbered(names: np.ndarray) -> dict[str, int]:
    return {name: n for n, name in enumerate(names_in(names))}


@cache
def carried() -> Reader:
    """The reader that the package carries."""
    packed = (files("enjeu.gains") / "data" / "reader.safetensors.xz").read_bytes()
    return Reader(unpack(packed))
