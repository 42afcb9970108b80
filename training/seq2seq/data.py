"""Packed sentence pairs: token ids in flat arrays, batches made ahead in a thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.seq2seq.model import PAD

PART_BYTES = 32_000_000  # a part must travel to a borrowed GPU beside the repository, which takes 64 MiB a call
_BLOCK = 100_000  # pairs that are sorted by length together: small, so that a growing batch takes effect


@dataclass
class Pairs:
    """N pairs. `source` and `target` are flat uint16 ids, each sentence closed by `</s>`; `weight` is for sampling."""

    source: np.ndarray
    target: np.ndarray
    source_lengths: np.ndarray
    target_lengths: np.ndarray
    weight: np.ndarray

    @classmethod
    def of(cls, sources: Sequence[np.ndarray], targets: Sequence[np.ndarray], weight: np.ndarray) -> Pairs:
        """From the ids of each sentence, each closed by `</s>`."""
        lengths = (np.array([len(x) for x in side], np.uint16) for side in (sources, targets))
        return cls(np.concatenate(sources), np.concatenate(targets), *lengths, weight)

    def __len__(self) -> int:
        return len(self.source_lengths)

    @property
    def source_offsets(self) -> np.ndarray:
        """(N,) start of each source sentence in `source`."""
        return np.concatenate([[0], np.cumsum(self.source_lengths, dtype=np.int64)[:-1]])

    @property
    def target_offsets(self) -> np.ndarray:
        """(N,) start of each target sentence in `target`."""
        return np.concatenate([[0], np.cumsum(self.target_lengths, dtype=np.int64)[:-1]])

    def reversed(self) -> Pairs:
        """The same pairs, to be translated the other way."""
        return Pairs(self.target, self.source, self.target_lengths, self.source_lengths, self.weight)

    def marked(self, piece: int) -> Pairs:
        """The same pairs, with `piece` before each source."""
        source = np.insert(self.source, self.source_offsets, piece)
        return Pairs(source, self.target, self.source_lengths + 1, self.target_lengths, self.weight)

    def joined(self, other: Pairs, share: float) -> Pairs:
        """These and the `other` pairs, which are together a `share` of what is drawn, each as often as the next."""
        weight = share / (1 - share) * self.weight.sum() / len(other)
        both = (
            np.concatenate([getattr(self, name), getattr(other, name)]) for name in list(self.__dataclass_fields__)[:-1]
        )
        return Pairs(*both, np.append(self.weight, np.full(len(other), weight)))

    def save(self, folder: Path) -> None:
        """Write `part-NN.npz`, each at most `PART_BYTES`."""
        folder.mkdir(parents=True, exist_ok=True)
        size = 2 * (len(self.source) + len(self.target)) + 12 * len(self)
        parts = max(1, -(-size // PART_BYTES))
        edges = np.linspace(0, len(self), parts + 1).astype(np.int64)
        s = np.append(self.source_offsets, len(self.source))
        t = np.append(self.target_offsets, len(self.target))
        for n, (a, b) in enumerate(pairwise(edges)):
            np.savez(
                folder / f"part-{n:02}.npz",
                source=self.source[s[a] : s[b]],
                target=self.target[t[a] : t[b]],
                source_lengths=self.source_lengths[a:b],
                target_lengths=self.target_lengths[a:b],
                weight=self.weight[a:b],
            )

    @classmethod
    def load(cls, folder: Path) -> Pairs:
        """Read every part in `folder`."""
        parts = [np.load(path) for path in sorted(folder.glob("part-*.npz"))]
        if not parts:
            raise FileNotFoundError(f"{folder}: no part-*.npz; pack the corpora first")
        return cls(*(np.concatenate([p[name] for p in parts]) for name in cls.__dataclass_fields__))


def _matrix(flat: np.ndarray, offsets: np.ndarray, lengths: np.ndarray, rows: np.ndarray) -> Tensor:
    """Ids of the sentences `rows` as one (B, L) matrix padded with `<pad>`, without a loop over sentences."""
    n = lengths[rows].astype(np.int64)
    inside = np.arange(int(n.max()))[None, :] < n[:, None]
    out = np.full(inside.shape, PAD, np.int64)
    start = np.repeat(offsets[rows] - np.concatenate([[0], np.cumsum(n)[:-1]]), n)
    out[inside] = flat[start + np.arange(int(n.sum()))]
    return torch.from_numpy(out)


def _groups(pairs: Pairs, budget: Callable[[], int], rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Index groups of similar length whose padded size stays within `budget()` tokens a side; one weighted epoch."""
    p = pairs.weight / pairs.weight.sum()
    order = rng.choice(len(pairs), len(pairs), p=p)
    longest = np.maximum(pairs.source_lengths, pairs.target_lengths).astype(np.int64)
    for begin in range(0, len(order), _BLOCK):
        block = order[begin : begin + _BLOCK]
        key = longest[block] + 0.01 * pairs.source_lengths[block]
        block = block[np.argsort(key, kind="stable")]
        groups, i = [], 0
        while i < len(block):
            # Sorted by length, so a group's padded length is that of its last member.
            j = i + 1
            while j < len(block) and longest[block[j]] * (j - i + 1) <= budget():
                j += 1
            groups.append(block[i:j])
            i = j
        rng.shuffle(groups)  # type: ignore[arg-type]
        yield from groups


def batches(pairs: Pairs, budget: Callable[[], int], seed: int, pin: bool) -> Iterator[tuple[Tensor, Tensor]]:
    """(source (B, M), target (B, L)) for one weighted epoch, prepared ahead; pinned memory where a GPU waits."""
    ready: queue.Queue = queue.Queue(16)
    s, t = pairs.source_offsets, pairs.target_offsets

    def prepare() -> None:
        for rows in _groups(pairs, budget, np.random.default_rng(seed)):
            x = _matrix(pairs.source, s, pairs.source_lengths, rows)
            y = _matrix(pairs.target, t, pairs.target_lengths, rows)
            ready.put((x.pin_memory(), y.pin_memory()) if pin else (x, y))
        ready.put(None)

    threading.Thread(target=prepare, daemon=True).start()
    while (item := ready.get()) is not None:
        yield item
