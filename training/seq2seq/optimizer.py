"""Muon for the matrices, Adam for embeddings, biases and norms.

Muon (Jordan et al. 2024) replaces a matrix's momentum by its nearest orthogonal matrix, found by five
Newton-Schulz steps. Here all matrices of one shape are updated in one batched product, and each block of a
fused query-key-value product counts as a matrix of its own.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


def orthogonalise(matrices: Tensor, half: bool) -> Tensor:
    """(N, R, C) -> (N, R, C), each close to the orthogonal factor of its polar form; `half` works in bfloat16."""
    x = matrices.bfloat16() if half else matrices
    tall = x.size(-2) > x.size(-1)
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        gram = x @ x.mT
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    return (x.mT if tall else x).to(matrices.dtype)


class MuonAdam:
    """One optimizer for a whole model. `state_dict` is for resuming on the same machine, never for the repository."""

    def __init__(self, model: nn.Module, width: int, muon_rate: float, adam_rate: float, half: bool) -> None:
        self.muon_rate, self.adam_rate, self.half = muon_rate, adam_rate, half
        matrices = [m.weight for m in model.modules() if isinstance(m, nn.Linear)]
        taken = {id(p) for p in matrices}
        self.others = [p for p in model.parameters() if id(p) not in taken]
        self.adam = torch.optim.AdamW(
            self.others, lr=adam_rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=True
        )
        self.blocks: dict[tuple[int, int], list[tuple[Tensor, int]]] = {}
        for p in matrices:
            rows, columns = p.shape
            step = width if columns == width and rows in (2 * width, 3 * width) else rows
            for start in range(0, rows, step):
                self.blocks.setdefault((step, columns), []).append((p, start))
        self.momenta = {
            shape: torch.zeros(len(blocks), *shape, device=blocks[0][0].device) for shape, blocks in self.blocks.items()
        }

    @torch.no_grad()
    def step(self, scale: float) -> None:
        """One update with both rates multiplied by `scale`; gradients are cleared."""
        nn.utils.clip_grad_norm_(self.others, 1.0)
        for group in self.adam.param_groups:
            group["lr"] = self.adam_rate * scale
        self.adam.step()
        for (rows, columns), blocks in self.blocks.items():
            grads = torch.stack([p.grad[i : i + rows] for p, i in blocks if p.grad is not None])
            momentum = self.momenta[rows, columns]
            momentum.lerp_(grads, 0.05)
            updates = orthogonalise(grads.lerp(momentum, 0.95), self.half)
            rate = self.muon_rate * scale * max(1.0, rows / columns) ** 0.5
            for (p, i), update in zip(blocks, updates, strict=True):
                p[i : i + rows].add_(update, alpha=-rate)
                p.grad = None
        self.adam.zero_grad(set_to_none=True)

    def state_dict(self) -> dict[str, object]:
        """What a resumed run needs."""
        return {"adam": self.adam.state_dict(), "muon": {f"{r}x{c}": m for (r, c), m in self.momenta.items()}}

    def load_state_dict(self, state: dict[str, dict]) -> None:
        """Take up what `state_dict` gave."""
        self.adam.load_state_dict(state["adam"])
        for (r, c), momentum in self.momenta.items():
            momentum.copy_(state["muon"][f"{r}x{c}"])
