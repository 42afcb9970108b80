"""Train the French parser on UD treebanks.

    python -m training.parser OUT.safetensors.xz TRAIN.conllu ... --test TEST.conllu

Arc-hybrid transitions, averaged perceptron, dynamic oracle with exploration (Goldberg and Nivre 2013). Tokens are the
surface ones ("du" is one word). Sentences whose tree is not projective are left out.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from enjeu.syntax import parsing
from enjeu.syntax.parsing import State
from enjeu.syntax.perceptron import Perceptron, pack
from training.tagger.__main__ import tag_of

_KEPT = {"nsubj:pass", "obl:agent", "aux:pass", "aux:caus", "acl:relcl", "expl:subj"}


class Tree(NamedTuple):
    """A sentence with its gold tree; the root's head is the number of words."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]


def read_trees(path: Path) -> list[Tree]:
    """The trees of a CoNLL-U file over surface tokens."""
    trees = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        surface: dict[int, int] = {}
        rows: list[list[str]] = []
        inside = 0
        for line in block.splitlines():
            cells = line.split("\t")
            if line.startswith("#") or "." in cells[0]:
                continue
            if "-" in cells[0]:
                first, inside = (int(x) for x in cells[0].split("-"))
                for i in range(first, inside + 1):
                    surface[i] = len(rows)
                rows.append([cells[1], "ADP", "", ""])
                continue
            number = int(cells[0])
            label = cells[7] if cells[7] in _KEPT else cells[7].split(":")[0]
            if number in surface:
                row = rows[surface[number]]
                if not row[2]:
                    row[2:] = [cells[6], label]
            else:
                surface[number] = len(rows)
                rows.append([cells[1], tag_of(cells[3], cells[5]), cells[6], label])
        if rows:
            heads = [surface[int(r[2])] if r[2] != "0" else len(rows) for r in rows]
            trees.append(Tree([r[0] for r in rows], [r[1] for r in rows], heads, [r[3] for r in rows]))
    return trees


def is_projective(heads: list[int]) -> bool:
    """Whether no two arcs cross."""
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def free_moves(state: State, heads: list[int]) -> str:
    """The letters of the moves after which every gold arc that is still possible stays possible."""
    stack, front = state.stack, state.front
    valid = state.valid()
    if not stack or ("S" in valid and heads[front] == stack[-1]):
        return "S"
    top = stack[-1]
    if heads[top] == front:
        return "L"
    costly = set("SRL") - set(valid)
    if len(stack) > 1 and heads[top] == stack[-2]:
        costly.add("L")
    if "S" not in costly and any(heads[s] == front or heads[front] == s for s in stack):
        costly.add("S")
    if heads[top] > front or any(heads[k] == top for k in range(front + 1, state.size)):
        costly |= {"L", "R"}
    return "".join(m for m in valid if m not in costly)


def train(trees: list[Tree], epochs: int, rng: random.Random) -> dict[str, dict[str, float]]:
    """Averaged weights, feature -> move -> weight."""
    weights: dict[str, dict[str, float]] = {}
    totals: dict[tuple[str, str], float] = defaultdict(float)
    stamps: dict[tuple[str, str], int] = defaultdict(int)
    moves = {"S": ["S"]} | {
        side: [f"{side} {label}" for label in sorted({x for t in trees for x in t.labels})] for side in "RL"
    }
    clock = 0
    for epoch in range(epochs):
        rng.shuffle(trees)
        right = seen = 0
        for tree in trees:
            heads = [*tree.heads, -1]
            state = State(tree.words, tree.tags)
            while valid := state.valid():
                clock += 1
                active = state.features()
                scores: dict[str, float] = defaultdict(float)
                for feature in active:
                    for move, weight in weights.get(feature, {}).items():
                        scores[move] += weight
                guess = max((m for letter in valid for m in moves[letter]), key=lambda m: (scores.get(m, 0.0), m))
                free = free_moves(state, heads) or valid
                allowed = []
                for letter in free:
                    head = state.front if letter == "L" else state.stack[-2] if letter == "R" else -1
                    if letter != "S" and heads[state.stack[-1]] == head:
                        allowed.append(f"{letter} {tree.labels[state.stack[-1]]}")
                    else:
                        allowed.extend(moves[letter])
                best = max(allowed, key=lambda m: (scores.get(m, 0.0), m))
                if guess not in allowed:
                    for feature in active:
                        row = weights.setdefault(feature, {})
                        for move, step in ((best, 1.0), (guess, -1.0)):
                            key = (feature, move)
                            old = row.get(move, 0.0)
                            totals[key] += (clock - stamps[key]) * old
                            stamps[key] = clock
                            row[move] = old + step
                state.apply(guess if epoch and rng.random() < 0.9 else best)
            right += sum(a == b for a, b in zip(state.heads, tree.heads, strict=False))
            seen += len(tree.words)
        print(f"epoch {epoch}: heads {right / seen:.4f}", flush=True)
    return {
        feature: {m: (totals[feature, m] + (clock - stamps[feature, m]) * w) / clock for m, w in row.items()}
        for feature, row in weights.items()
    }


def main() -> None:
    """Train, pack, and print the accuracy of the packed weights on gold and on predicted tags."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threshold", type=float, default=0.15)
    args = parser.parse_args()
    trees = [t for path in args.treebanks for t in read_trees(path) if is_projective(t.heads)]
    args.out.write_bytes(pack(train(trees, args.epochs, random.Random(4)), args.threshold))
    made = Perceptron.unpack(args.out.read_bytes())
    parsing._perceptron = lambda: made
    from enjeu.syntax.tagging import tag_words

    for name, tagger in (("gold tags", None), ("own tags", tag_words)):
        heads_right = labels_right = seen = 0
        for tree in read_trees(args.test):
            heads, labels = parsing.parse(tree.words, tagger(tree.words) if tagger else tree.tags)
            for i, (head, label) in enumerate(zip(heads, labels, strict=True)):
                if tree.tags[i] == "PUNCT":
                    continue
                seen += 1
                hit = (tree.heads[i] if tree.heads[i] < len(heads) else -1) == head
                heads_right += hit
                labels_right += hit and label == tree.labels[i]
        print(f"{args.test.name}, {name}: UAS {heads_right / seen:.4f} LAS {labels_right / seen:.4f}")
    print(f"{args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
