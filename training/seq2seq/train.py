"""The training loop: the same on two CPU cores and on one GPU, saved and resumed, stopped by the clock."""

from __future__ import annotations

import ctypes
import json
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from training.seq2seq.data import Pairs, batches
from training.seq2seq.model import PAD, Transformer
from training.seq2seq.optimizer import MuonAdam
from training.seq2seq.peers import Peers


@dataclass(frozen=True)
class Schedule:
    """How long and how fast. Tokens are counted on the longer side, padding included."""

    minutes: float = 60.0
    updates: int = 0  # where not 0, the end is there too: how far a run gets by the clock depends on the machine
    batch_tokens: int = 2048  # small at first: many updates while every update teaches much
    final_batch_tokens: int = 4096
    ramp_updates: int = 6000
    muon_rate: float = 0.012
    adam_rate: float = 1e-3
    warmup_updates: int = 200
    decay_share: float = 0.35  # of the minutes, at the end, over which the rates fall to zero
    smoothing: float = 0.1
    negatives: int = 2048  # CPU only: pieces outside the batch that stand for the rest of the vocabulary
    bfloat16: bool = False
    compile: bool = False
    grid: bool = False  # train the matrices, and what goes into them, as the 8-bit engine will hold them
    save_every: int = 500
    log_every: int = 50
    meet_every: float = 0.5  # minutes between the meetings of trainers that work side by side
    seed: int = 0


STEPS = 64  # of the 8-bit engine, either way (enjeu.translation.ctranslate)
INPUT_STEPS = 127  # that it gives to what goes into a matrix


def _stepped(x: Tensor, steps: int) -> Tensor:
    """Each row (last axis) rounded to `steps` steps of its largest value; gradients pass as if it were not."""
    step = x.detach().abs().amax(-1, keepdim=True).clamp_min(1e-12) / steps
    return x + (torch.round(x.detach() / step) * step - x.detach())


def on_grid(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights with their matrices as the 8-bit engine holds them."""
    return {name: _stepped(w, STEPS) if w.dim() == 2 else w for name, w in weights.items()}


def _coarse(_: torch.nn.Module, given: tuple[Tensor]) -> tuple[Tensor]:
    """What goes into a matrix, as the 8-bit engine rounds it; for `forward_pre_hook`."""
    return (_stepped(given[0], INPUT_STEPS),)


def _loss(states: Tensor, gold: Tensor, table: Tensor, schedule: Schedule, sampled: bool) -> tuple[Tensor, Tensor]:
    """Smoothed loss and plain negative log-likelihood (nats a token) of `gold` (T,) from `states` (T, D).

    On a CPU the full softmax costs more than the model. There it runs over the pieces of this batch's targets and a
    random sample of the others, whose logits are raised by the log of how many pieces each stands for.
    """
    size = table.shape[0]
    if sampled:
        present = torch.unique(gold)
        absent = torch.ones(size, dtype=torch.bool)
        absent[present] = False
        rest = absent.nonzero().squeeze(1)
        drawn = rest[torch.randperm(len(rest))[: schedule.negatives]]
        place = torch.zeros(size, dtype=torch.long)
        place[present] = torch.arange(len(present))
        gold = place[gold]
        logits = (states @ table[torch.cat([present, drawn])].T).float()
        logits[:, len(present) :] += math.log(len(rest) / max(1, len(drawn)))
    else:
        logits = (states @ table.T).float()
    total = torch.logsumexp(logits, 1)
    nll = (total - logits.gather(1, gold[:, None]).squeeze(1)).mean()
    return (1 - schedule.smoothing) * nll + schedule.smoothing * (total - logits.mean(1)).mean(), nll


def _trim() -> None:
    """Give the system back what lies free between blocks in use.

    The allocator is told to keep large blocks (see the Makefile), and no two batches are of one shape: what it keeps
    grows, by some 10 MB an update in bfloat16, until after an hour the machine has no memory left.
    """
    if sys.platform == "linux":
        release = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
        if release:
            release(0)


class Trainer:
    """Trains `model` on `pairs`, keeping a moving average of its weights: `average` is what gets exported."""

    def __init__(self, model: Transformer, pairs: Pairs, schedule: Schedule, folder: Path, peers: Peers) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model, self.pairs, self.schedule, self.folder = model.to(self.device), pairs, schedule, folder
        self.half = schedule.bfloat16 or self.device.type == "cuda"
        self.optimizer = MuonAdam(self.model, model.shape.width, schedule.muon_rate, schedule.adam_rate, self.half)
        self.average = {name: p.detach().clone() for name, p in self.model.named_parameters()}
        self.updates, self.tokens, self.seconds = 0, 0, 0.0
        self.peers = peers
        folder.mkdir(parents=True, exist_ok=True)
        if schedule.grid:
            for module in self.model.modules():
                if isinstance(module, torch.nn.Linear):
                    module.register_forward_pre_hook(_coarse)
        self.state = folder / "state.pt"
        if self.state.exists():
            self._resume()

    def run(self, exported: Callable[[dict[str, Tensor], Path], None]) -> dict[str, float]:
        """Train until the clock says stop; `exported(weights, folder)` writes what can be used. Returns the tallies."""
        s, started = self.schedule, time.monotonic()

        def forward(held: dict[str, Tensor], source: Tensor, shifted: Tensor) -> Tensor:
            return torch.func.functional_call(self.model, held, (source, shifted))

        run = torch.compile(forward, dynamic=True) if s.compile else forward
        first, met, log, since = self.updates, self.updates, [], time.monotonic()
        weights = [*self.model.parameters(), *self.average.values()]
        self.model.train()
        done = 0.0
        while done < 1:
            for source, target in batches(
                self.pairs, self._budget, s.seed + self.updates + 1 + 7919 * self.peers.rank, self.device.type == "cuda"
            ):
                source, target = source.to(self.device, non_blocking=True), target.to(self.device, non_blocking=True)
                shifted = F.pad(target[:, :-1], (1, 0), value=PAD)
                real = target != PAD
                with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half):
                    held = dict(self.model.named_parameters())
                    if s.grid:
                        held = on_grid(held)
                    states = run(held, source, shifted)[real]
                    table = held["embedding.weight"]
                    loss, nll = _loss(states, target[real], table, s, self.device.type == "cpu")
                loss.backward()
                elapsed = time.monotonic() - started
                done = elapsed / (s.minutes * 60)
                if s.updates:
                    done = max(done, (self.updates - first + 1) / s.updates)
                scale = min(1.0, (self.updates - first + 1) / s.warmup_updates)
                if s.decay_share:
                    scale *= min(1.0, max(0.0, (1 - done) / s.decay_share))
                self.optimizer.step(scale)
                self._after_update()
                log.append(
                    torch.stack([nll.detach() * real.sum(), real.sum()])
                )  # the device is awaited at log lines only
                if self.updates % s.log_every == 0:
                    total, count = torch.stack(log).sum(0).tolist()
                    self.tokens += int(count)
                    now = time.monotonic()
                    self._log(nll=total / count, rate=count / (now - since), scale=scale, done=done)
                    log, since = [], now
                    _trim()
                if self.peers.due(elapsed / 60):
                    self.peers.meet(weights, self.updates - met)
                    met = self.updates
                if self.updates % s.save_every == 0:
                    self._save(exported, elapsed)
                if done >= 1:
                    break
        self.peers.part(weights, self.updates - met)
        self.seconds += time.monotonic() - started
        self._save(exported, 0.0)
        tokens = int(self.peers.total(self.tokens))
        return {"updates": self.updates, "target_tokens": tokens, "seconds": round(self.seconds)}

    def _budget(self) -> int:
        s = self.schedule
        return int(s.batch_tokens + (s.final_batch_tokens - s.batch_tokens) * min(1.0, self.updates / s.ramp_updates))

    @torch.no_grad()
    def _after_update(self) -> None:
        self.model.embedding.weight[PAD] = 0
        self.updates += 1
        if self.updates % 4 == 0:
            keep = min(0.9985, (self.updates + 10) / (self.updates + 200)) ** 4
            for name, p in self.model.named_parameters():
                self.average[name].lerp_(p, 1 - keep)

    def _log(self, **figures: float) -> None:
        figures = {name: round(value, 4) for name, value in figures.items()}
        line = json.dumps({"updates": self.updates, "mtokens": round(self.tokens / 1e6, 3), **figures})
        print(line, flush=True)
        with (self.folder / f"log-{self.peers.rank}.jsonl").open("a", encoding="utf-8") as f:
            f.write(line + "\n")

    def _save(self, exported: Callable[[dict[str, Tensor], Path], None], elapsed: float) -> None:
        if self.peers.rank > 0:
            return
        state = {
            "model": self.model.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "tallies": {"updates": self.updates, "tokens": self.tokens, "seconds": self.seconds + elapsed},
        }
        fresh = self.state.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self.state)
        exported(on_grid(self.average) if self.schedule.grid else self.average, self.folder / "model")

    def _resume(self) -> None:
        state = torch.load(self.state, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.updates, self.tokens, self.seconds = (state["tallies"][k] for k in ("updates", "tokens", "seconds"))
        if self.peers.rank > 0:  # those tokens are counted once
            self.tokens = 0
