"""Trainers that work side by side, one a core, and meet by the clock (local SGD: Stich 2019).

Two threads of one trainer wait for each other in every operation, and both wait when either core is wanted elsewhere.
Two trainers of one thread each do not: they draw their own batches, and at each meeting their weights become the
mean, weighted by the updates each has made since the last. `torchrun --nproc-per-node N` starts them; a trainer
started by itself has no peers. For CPUs: the tensors are exchanged through gloo.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Sequence

import torch
import torch.distributed as dist
from torch import Tensor


class Peers:
    """The trainers of one run, which meet `every` so many minutes and at the end; rank 0 is the one that saves."""

    def __init__(self, every: float) -> None:
        self.count, self.rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
        self._every, self._held = every, 0
        if self.count > 1:
            dist.init_process_group("gloo")
            # Left to the interpreter's own end, its threads may abort a trainer that is done.
            atexit.register(dist.destroy_process_group)
            dist.barrier()

    def after_first(self, prepare: Callable[[], None]) -> None:
        """Rank 0 alone does what is to be done once; the others go on when it is, and find its files whole."""
        if self.rank == 0:
            prepare()
        if self.count > 1:
            dist.barrier()

    def due(self, elapsed: float) -> bool:
        """Whether it is time to meet, `elapsed` minutes into the run."""
        return self.count > 1 and elapsed >= (self._held + 1) * self._every

    @torch.no_grad()
    def meet(self, tensors: Sequence[Tensor], updates: int, finished: bool = False) -> bool:
        """Replace the tensors, in place, by their mean over the trainers; whether all of these have `finished`."""
        self._held += 1
        weight = updates + 1.0  # one that has just met the others still has a say
        votes = torch.tensor([weight, float(finished)], dtype=torch.float64)
        dist.all_reduce(votes)
        for tensor in tensors:
            dist.all_reduce(tensor.mul_(weight / votes[0].item()))
        return bool(votes[1] == self.count)

    def part(self, tensors: Sequence[Tensor], updates: int) -> None:
        """Go on meeting until the slowest trainer has finished too."""
        while self.count > 1 and not self.meet(tensors, updates, finished=True):
            updates = 0

    def total(self, number: float) -> float:
        """The sum of the trainers' numbers; every trainer has to ask."""
        if self.count == 1:
            return number
        tensor = torch.tensor(number, dtype=torch.float64)
        dist.all_reduce(tensor)
        return float(tensor)
