"""Trainers that work side by side, one a core, and meet by the clock (local SGD: Stich 2019).

Two threads of one trainer wait for each other in every operation, and both wait when either core is wanted elsewhere.
Two trainers of one thread each do not: they draw their own batches, and at each meeting their weights become the
mean, weighted by the updates each has made since the last. `torchrun --nproc-per-node N` starts them; a trainer
started by itself has no peers. For CPUs: the tensors are exchanged through gloo.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import torch
import torch.distributed as dist
from torch import Tensor


class Peers:
    """The trainers of one run of `minutes`, which meet `every` so many and at the end; rank 0 is the one that saves."""

    def __init__(self, minutes: float, every: float) -> None:
        self.count, self.rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
        self._every, self._planned, self._held = every, int(minutes / every), 0
        if self.count > 1:
            dist.init_process_group("gloo")
            dist.barrier()

    def due(self, elapsed: float) -> bool:
        """Whether it is time to meet, `elapsed` minutes into the run."""
        return self.count > 1 and self._held < self._planned and elapsed >= (self._held + 1) * self._every

    @torch.no_grad()
    def meet(self, tensors: Iterable[Tensor], updates: int) -> None:
        """Replace the tensors, in place, by their mean over the trainers, weighted by `updates`."""
        self._held += 1
        share = updates / max(1.0, self.total(updates))
        for tensor in tensors:
            dist.all_reduce(tensor.mul_(share))

    def part(self, tensors: Iterable[Tensor], updates: int) -> None:
        """Hold the meetings that are left: each trainer must come to as many as the others, however slow it was."""
        tensors = list(tensors)
        while self.count > 1 and self._held <= self._planned:
            self.meet(tensors, updates + 1)  # never no weight at all: a trainer may have just met the others

    def total(self, number: float) -> float:
        """The sum of the trainers' numbers; every trainer has to ask."""
        if self.count == 1:
            return number
        tensor = torch.tensor(number, dtype=torch.float64)
        dist.all_reduce(tensor)
        return float(tensor)
