"""Fit what tells he from she and it, and pack it for the package.

    python -m training.pronouns --out tool/enjeu/translation/data/antecedents.tsv.xz [--folds 3]

`annotated.jsonl.xz`, beside this file, holds the articles: sentences of OrangeSum's training part (CC BY-SA 4.0), and
where a pronoun stands in the French, which English one is right and which one the translator wrote. Language models
annotated them, one article after the other, by rules that this repository's README gives; nobody reviewed all. The
chance that the right one gets is made large, whatever mention it comes by (a log-linear model with hidden candidates).
Some two minutes on two cores.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch

from enjeu.translation.antecedents.ranking import Candidate, Guesses, Reading, Weights, choice
from enjeu.translation.pronouns import French, Who
from training.records import read_jsonl

ANNOTATED = Path(__file__).with_name("annotated.jsonl.xz")
RARE = 3  # pronouns for which a feature must speak
DECAY = 2.0  # of the weights: the variance of their prior is half
ROUNDS = 2  # in the second, pronouns are candidates as the first one read them


class Example(NamedTuple):
    """A pronoun, which English one is right and which one the translator wrote."""

    sentence: int
    pronoun: French
    right: Who
    written: Who


class Article(NamedTuple):
    """An article's sentences, read, and its examples."""

    reading: Reading
    examples: list[Example]

    @property
    def guesses(self) -> Guesses:
        """What the translator wrote, and where."""
        return {(e.sentence, e.pronoun.word): e.written for e in self.examples}


def articles(path: Path) -> list[Article]:
    """The annotated articles; what is annotated and is no pronoun to the tagger of today is left out."""
    found = []
    for record in read_jsonl(path):
        reading = Reading(record["sentences"])
        places = {(s, p.start): p for s in range(len(reading.texts)) for p in reading.pronouns(s)}
        examples = [
            Example(s, places[s, start], Who(right), Who(written))
            for s, start, right, written in record["pronouns"]
            if (s, start) in places
        ]
        found.append(Article(reading, examples))
    return found


def fit(examples: Sequence[tuple[Who, Sequence[Candidate]]]) -> dict[str, float]:
    """The weights under which the right pronouns are most probable."""
    times = Counter(f for _, candidates in examples for f in {f for c in candidates for f in c.features})
    place = {f: n for n, f in enumerate(sorted(f for f, k in times.items() if k >= RARE))}
    flat = [(n, right, c) for n, (right, candidates) in enumerate(examples) for c in candidates]
    cells = [(row, place[f]) for row, (_, _, c) in enumerate(flat) for f in c.features if f in place]
    rows, columns = torch.tensor(list(zip(*cells, strict=True)))
    owner = torch.tensor([n for n, _, _ in flat])
    is_right = torch.tensor([float(c.who is right) for _, right, c in flat])
    offsets = torch.tensor([c.offset for *_, c in flat])
    reachable = torch.zeros(len(examples)).index_add(0, owner, is_right) > 0
    weights = torch.zeros(len(place), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=250, history_size=20, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.zeros(len(flat)).index_add(0, rows, weights[columns]) + offsets
        shares = (scores - scores.detach().max()).exp()
        every = torch.zeros(len(examples)).index_add(0, owner, shares)[reachable]
        right = torch.zeros(len(examples)).index_add(0, owner, shares * is_right)[reachable]
        total = (every.clamp_min(1e-9).log() - right.clamp_min(1e-9).log()).sum()
        total = total + DECAY / 2 * weights.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    return dict(zip(place, weights.tolist(), strict=True))


def train(found: Sequence[Article]) -> Weights:
    """The weights fitted to some articles."""
    weights: Weights | None = None
    for _ in range(ROUNDS):
        examples = []
        for article in found:
            article.reading.read(weights, article.guesses)
            examples += [
                (e.right, article.reading.candidates(e.sentence, e.pronoun, e.written)) for e in article.examples
            ]
        weights = fit(examples)
    assert weights is not None
    return weights


def tally(found: Sequence[Article], weights: Weights) -> Counter[str]:
    """Pronouns, those right as written and after, those put right and put wrong."""
    counts: Counter[str] = Counter()
    for article in found:
        article.reading.read(weights, article.guesses)
        for e in article.examples:
            after = choice(article.reading.candidates(e.sentence, e.pronoun, e.written), e.written, weights)
            counts.update({"pronouns": 1, "right before": e.written is e.right, "right after": after is e.right})
            counts["put right"] += after is e.right and e.written is not e.right
            counts["put wrong"] += after is not e.right and e.written is e.right
    return counts


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, required=True, help="antecedents.tsv.xz")
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate in so many parts")
    options = parser.parse_args()
    torch.manual_seed(0)
    found = articles(ANNOTATED)
    print(f"{len(found)} articles, {sum(len(a.examples) for a in found)} pronouns", flush=True)
    if options.folds:
        counts: Counter[str] = Counter()
        for k in range(options.folds):
            rest = [a for n, a in enumerate(found) if n % options.folds != k]
            counts += tally(found[k :: options.folds], train(rest))
        print(f"in articles not trained on: {dict(counts)}", flush=True)
    lines = [f"{feature}\t{weight:.3f}\n" for feature, weight in train(found).items() if abs(weight) >= 0.0005]
    options.out.write_bytes(lzma.compress("".join(lines).encode("utf-8"), preset=9))
    print(f"{len(lines)} weights in {options.out}")


if __name__ == "__main__":
    main()
