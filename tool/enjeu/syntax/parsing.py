"""French dependency trees: a greedy arc-hybrid parser with an averaged perceptron.

The transition system and the training by a dynamic oracle are those of Goldberg and Nivre (2013). Labels are those of
Universal Dependencies, with the subtypes that tell arguments apart. The weights were trained by `training/parser`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from enjeu.syntax.perceptron import Perceptron

ROOT = "<root>"


class State:
    """A parse in progress. Tokens are 0..n-1; the root is the last one, `n`."""

    def __init__(self, words: Sequence[str], tags: Sequence[str]) -> None:
        """Start with all words in the buffer."""
        self.words = [*(w.lower() for w in words), ROOT]
        self.tags = [*tags, ROOT]
        self.size = len(words)
        self.stack: list[int] = []
        self.front = 0
        self.heads: list[int] = [-1] * len(self.words)
        self.labels: list[str] = [""] * len(self.words)
        self.lefts: list[list[int]] = [[] for _ in self.words]
        self.rights: list[list[int]] = [[] for _ in self.words]

    def valid(self) -> str:
        """The letters of the moves that are possible: S(hift), R(ight), L(eft)."""
        moves = "S" if self.front < self.size else ""
        if len(self.stack) >= 2:
            moves += "R"
        if self.stack:
            moves += "L"
        return moves

    def apply(self, move: str) -> None:
        """Make a move: "S", "R label" (stack top under the one below) or "L label" (top under the buffer's front)."""
        if move == "S":
            self.stack.append(self.front)
            self.front += 1
            return
        child = self.stack.pop()
        head = self.stack[-1] if move[0] == "R" else self.front
        self.heads[child] = head
        self.labels[child] = move[2:]
        (self.rights if head < child else self.lefts)[head].append(child)

    def features(self) -> list[str]:
        """What the perceptron sees of the state."""
        words, tags, stack, n0 = self.words, self.tags, self.stack, self.front

        def word(i: int) -> str:
            return words[i] if 0 <= i < len(words) else "-"

        def mark(i: int) -> str:
            return tags[i] if 0 <= i < len(tags) else "-"

        def child(side: list[list[int]], i: int, back: int) -> int:
            return side[i][-back] if i >= 0 and len(side[i]) >= back else -1

        s0 = stack[-1] if stack else -1
        s1 = stack[-2] if len(stack) > 1 else -1
        s2 = stack[-3] if len(stack) > 2 else -1
        n1, n2 = n0 + 1, n0 + 2
        s0l, s0r, s0r2 = child(self.lefts, s0, 1), child(self.rights, s0, 1), child(self.rights, s0, 2)
        s1l, s1r = child(self.lefts, s1, 1), child(self.rights, s1, 1)
        n0l, n0l2 = child(self.lefts, n0, 1), child(self.lefts, n0, 2)
        ws0, ws1, wn0, wn1 = word(s0), word(s1), word(n0), word(n1)
        ts0, ts1, ts2, tn0, tn1, tn2 = mark(s0), mark(s1), mark(s2), mark(n0), mark(n1), mark(n2)
        case0 = next((words[c] for c in self.lefts[s0] if self.labels[c] in {"case", "mark"}), "-") if s0 >= 0 else "-"
        casen = next((words[c] for c in self.lefts[n0] if self.labels[c] in {"case", "mark"}), "-")
        gap = str(min(n0 - s0, 7)) if s0 >= 0 else "-"
        gap1 = str(min(s0 - s1, 7)) if s1 >= 0 else "-"
        v0 = f"{len(self.lefts[s0])}{len(self.rights[s0])}" if s0 >= 0 else "-"
        vn = str(len(self.lefts[n0]))
        labels0 = "".join(sorted({self.labels[c][:5] for c in self.rights[s0]})) if s0 >= 0 else "-"
        labels1 = "".join(sorted({self.labels[c][:5] for c in self.rights[s1]})) if s1 >= 0 else "-"
        return [
            "b", f"a{ws0}", f"b{ts0}", f"c{ws0} {ts0}", f"d{ws1}", f"e{ts1}", f"f{wn0}", f"g{tn0}", f"h{wn0} {tn0}",
            f"i{wn1}", f"j{tn1}", f"k{tn0} {tn1}", f"l{ts0} {tn0}", f"m{ws0} {wn0}", f"n{ws0} {tn0}", f"o{ts0} {wn0}",
            f"p{ts1} {ts0}", f"q{ws1} {ws0}", f"r{ts1} {ws0}", f"s{ws1} {ts0}", f"t{ts1} {ts0} {tn0}",
            f"u{ts0} {tn0} {tn1}", f"v{tn0} {tn1} {tn2}", f"w{ts2} {ts1} {ts0}", f"x{ts0} {gap} {tn0}",
            f"y{ts1} {gap1} {ts0}", f"z{ts0} {v0} {tn0}", f"A{tn0} {vn} {ts0}", f"B{ts0} {mark(s0l)} {tn0}",
            f"C{ts0} {mark(s0r)} {tn0}", f"D{ts1} {mark(s1r)} {ts0}", f"E{ts1} {mark(s1l)} {ts0}",
            f"F{ts0} {tn0} {mark(n0l)}", f"G{ts0} {mark(s0r)} {mark(s0r2)}", f"H{tn0} {mark(n0l)} {mark(n0l2)}",
            f"I{case0} {ts0} {ts1}", f"J{case0} {ws1}", f"K{case0} {ws0} {ts1}", f"L{casen} {tn0} {ts0}",
            f"M{word(s0l)} {ts0} {tn0}", f"N{ts0} {labels0} {tn0}", f"O{ts1} {labels1} {ts0} {case0}",
            f"P{ws1[-3:]} {case0} {ts0}", f"Q{ts0} {wn0} {wn1}", f"R{ts1} {ts0} {wn0}",
        ]  # fmt: skip


@cache
def _perceptron() -> Perceptron:
    from enjeu.syntax.perceptron import Perceptron  # numpy takes its time, which a cached brief does not have

    return Perceptron.unpack((files("enjeu.syntax") / "data" / "parser.safetensors.xz").read_bytes())


@cache
def _fitting(valid: str) -> np.ndarray:
    """Which of the perceptron's moves start with one of these letters."""
    import numpy as np

    return np.array([move[0] in valid for move in _perceptron().labels])


def parse(words: Sequence[str], tags: Sequence[str]) -> tuple[list[int], list[str]]:
    """The head (index, or -1 for the root) and the label of each word."""
    state = State(words, tags)
    while valid := state.valid():
        if valid == "S":
            state.apply("S")
            continue
        best = _perceptron().best(state.features(), _fitting(valid)) or f"{valid[0]} dep"
        state.apply("S" if best[0] == "S" else best)
    heads = [-1 if h == state.size else h for h in state.heads[: state.size]]
    return heads, state.labels[: state.size]
