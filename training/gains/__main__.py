"""Train the learnt reader of gains on annotated articles, and pack it for the package.

    python -m training.gains --corpora ../shared/corpora --out tool/enjeu/gains/data/reader.safetensors.xz

`annotated.jsonl.xz`, beside this file, holds the articles: texts of OrangeSum's training part (CC BY-SA 4.0), none of
them in `tests/gold`; each gain with the French that names it, its side, its status and its evidence. Language models
annotated them by the rules of `tests/gold/README.md`; nobody reviewed them. A third of an hour on two cores, most of it
for the trees that the word vectors are made of.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from enjeu.arrays import array_of, pack
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.gains.learned.reader import GRID, STATUSES
from enjeu.reading.sentences import sentences_of
from enjeu.syntax import Tree, analyse
from training.gains.examples import Example, examples
from training.gains.vectors import learn
from training.records import read_jsonl

SIZE, HIDDEN = 64, 48  # of a word vector; of the hidden layer
SCALE = 3.0  # of word vectors beside features, which are 0 or 1
RARE = 4  # times that a feature must occur
DROPPED = 0.1  # share of the features that an update does not see
ROUNDS, RATE, DECAY = 6, 3e-3, 5e-6


def trees_of(text: str) -> list[Tree]:
    """The trees of an article."""
    verbs, names = lexicon().infinitives(), long_names()
    return [analyse(sentence, verbs, names) for sentence in sentences_of(text)]


class Linear(nn.Module):
    """Sums of the weights of features: (examples, out)."""

    def __init__(self, features: int, out: int = 1) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(features, out, mode="sum")
        nn.init.zeros_(self.bag.weight)

    def forward(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """The sums for each row of feature numbers; in training without a tenth of them."""
        kept = [[f for f in row if not self.training or random.random() > DROPPED] for row in rows]
        starts = np.cumsum([0, *map(len, kept[:-1])])
        return self.bag(torch.tensor([f for row in kept for f in row], dtype=torch.long), torch.from_numpy(starts))


class Meaning(nn.Module):
    """What the vectors of three words add: (examples,)."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.3)
        self.hidden, self.out = nn.Linear(3 * SIZE, HIDDEN), nn.Linear(HIDDEN, 1)
        nn.init.zeros_(self.out.weight)

    def forward(self, vectors: Tensor) -> Tensor:
        """`vectors`: (examples, 3 * SIZE)."""
        return self.out(self.drop(functional.relu(self.hidden(self.drop(vectors)))))[:, 0]


def numbered(rows: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    """The features that occur often enough, numbered."""
    times = Counter(f for row in rows for f in row)
    return {f: n for n, f in enumerate(sorted(f for f, k in times.items() if k >= least))}


def batches(rows: list[Example], size: int, optimizer: torch.optim.Optimizer) -> Iterator[list[Example]]:
    """The examples in random order, `ROUNDS` times, while the rate of learning falls to zero."""
    steps = ROUNDS * (1 + len(rows) // size)
    done = 0
    for _ in range(ROUNDS):
        random.shuffle(rows)
        for start in range(0, len(rows), size):
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(0.0, 1 - done / steps)
            done += 1
            yield rows[start : start + size]


def train(found: list[Example], words: list[str], vectors: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of a `Reader`."""
    things = numbered((e.features for e in found), RARE)
    pairs = numbered((p.features for e in found for p in e.pairs), 2 * RARE)
    place = {word: n for n, word in enumerate(words)}
    table = torch.from_numpy(np.vstack([vectors, np.zeros((1, SIZE), np.float32)])) * SCALE

    def known(names: Sequence[str], numbers: dict[str, int]) -> list[int]:
        return [numbers[f] for f in names if f in numbers]

    gain, meaning, status, party = Linear(len(things)), Meaning(), Linear(len(things), 4), Linear(len(pairs))
    adam = torch.optim.Adam([*gain.parameters(), *meaning.parameters()], RATE)
    for batch in batches(found, 256, adam):
        looked_up = torch.tensor([[place.get(w.lower(), -1) for w in e.meanings] for e in batch])
        scores = gain([known(e.features, things) for e in batch])[:, 0] + meaning(table[looked_up].flatten(1))
        wanted = torch.tensor([float(e.gain) for e in batch])
        weight = torch.tensor([e.weight for e in batch])
        loss = functional.binary_cross_entropy_with_logits(scores, wanted, weight=weight)
        _step(adam, loss + DECAY * len(batch) * gain.bag.weight.square().sum())
    sure = [e for e in found if e.status in [s.value for s in STATUSES]]
    adam = torch.optim.Adam(status.parameters(), RATE)
    for batch in batches(sure, 16, adam):
        wanted = torch.tensor([[s.value for s in STATUSES].index(e.status) for e in batch])
        loss = functional.cross_entropy(status([known(e.features, things) for e in batch]), wanted)
        _step(adam, loss + DECAY * len(batch) * status.bag.weight.square().sum())
    whose = [e for e in found if any(p.gets for p in e.pairs)]
    adam = torch.optim.Adam(party.parameters(), RATE)
    for _ in range(2):
        for batch in batches(whose, 16, adam):
            scores = party([known(p.features, pairs) for e in batch for p in e.pairs])[:, 0]
            total = torch.zeros(())
            for e, row in zip(batch, scores.split([len(e.pairs) for e in batch]), strict=True):
                gets = torch.tensor([float(p.gets) for p in e.pairs])
                total = total - (row.log_softmax(0) * gets / gets.sum()).sum()
            _step(adam, total / len(batch) + DECAY * len(batch) * party.bag.weight.square().sum())
    weights = {
        "thing": gain.bag.weight[:, 0],
        "status": status.bag.weight,
        "party": party.bag.weight[:, 0],
        "hidden": meaning.hidden.weight * SCALE,
        "hidden_bias": meaning.hidden.bias,
        "out": meaning.out.weight[0],
        "out_bias": meaning.out.bias,
    }
    lists = {"things": things, "pairs": pairs, "words": words}
    return {
        **{name: array_of(names) for name, names in lists.items()},
        **{name: weight.detach().numpy().astype(np.float16) for name, weight in weights.items()},
        "vectors": np.round(vectors * GRID).astype(np.int8),
    }


def _step(optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def main() -> None:
    """Read, train, pack."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    articles = list(read_jsonl(Path(__file__).with_name("annotated.jsonl.xz")))
    press = [record["document"] for record in read_jsonl(options.corpora / "summaries/orangesum_fr.jsonl.xz")]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        found = [e for some in workers.map(examples, articles, chunksize=20) for e in some]
        words, vectors = learn((t for trees in workers.map(trees_of, press, chunksize=50) for t in trees), SIZE)
    gains = sum(e.gain for e in found)
    print(f"{len(articles)} articles; {len(found)} words, {gains} of them gains; {len(words)} word vectors")
    options.out.write_bytes(pack(train(found, words, vectors)))


if __name__ == "__main__":
    main()
