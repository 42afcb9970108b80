"""The shortlist of a model: which target pieces each source piece may become, learned from the pairs it was trained on.

Weighing some two thousand pieces a step instead of all sixteen thousand halves the time of a translation. Both engines
use it in the same way, so they still search the same space. Models of others have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FILE = "shortlist.safetensors"


@dataclass(frozen=True)
class Shortlist:
    """`every`: ids that any sentence may have. `candidates[i]`: ids that source piece i brings in besides."""

    every: np.ndarray
    candidates: Sequence[np.ndarray]

    @classmethod
    def of(cls, folder: Path) -> Shortlist | None:
        """That of the model in `folder`, None where it has none."""
        if not (folder / FILE).is_file():
            return None
        from safetensors.numpy import load_file

        found = load_file(folder / FILE)
        ends = np.cumsum(found["lengths"], dtype=np.int64)[:-1]
        return cls(found["every"].astype(np.int64), np.split(found["candidates"].astype(np.int64), ends))

    def allowed(self, pieces: Iterable[int]) -> np.ndarray:
        """Target ids for a sentence of these source ids; some come more than once."""
        return np.concatenate([self.every, *(self.candidates[i] for i in set(pieces))])

    def vocabulary_map(self, pieces: Sequence[str]) -> Iterator[str]:
        """The lines of CTranslate2's vmap.txt; `pieces` are the vocabulary, by id."""
        yield "\t" + " ".join(pieces[i] for i in self.every)
        for piece, candidates in zip(pieces, self.candidates, strict=True):
            yield f"{piece}\t" + " ".join(pieces[i] for i in candidates)
