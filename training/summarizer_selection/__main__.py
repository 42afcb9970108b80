"""Fit the models of `enjeu.summary.salience` and write `salience.json`.

    python -m training.summarizer_selection CORPORA [--out tool/enjeu/summary/salience.json] [--folds 3]

CORPORA holds `summaries/` (OrangeSum, CNN highlights, Guardian standfirsts, GUM). The sentence model's softmax over an
article follows how much of the summary each sentence holds (mean of ROUGE-1 and ROUGE-2 F1); the word model says which
content stems of the article are in the summary. Each corpus weighs the same but GUM, which is little news, half; every
third article goes without its title, for the tool meets such. With `--folds` the articles of each fold are summarised
by models that did not see them, and the table says how the greedy choice fares beside the lead cut to its length, for
several constants: that is how those in `selection.py` were chosen. Five minutes on one core without the folds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.rouge import rouge
from enjeu.reading.sentences import sentences_of
from enjeu.summary.salience import FEATURES, WORD_FEATURES, Article, Worth, features, word_features
from enjeu.summary.selection import greedy
from enjeu.summary.words import content, count_words, english_sentences
from training.records import read_jsonl

# Corpus, articles used, weight.
SHARES = (
    ("cnn_story_highlights_en.jsonl.xz", 965, 1.0),
    ("guardian_dek_en.jsonl.xz", 319, 1.0),
    ("gum_summaries.jsonl.xz", 207, 0.5),
    ("orangesum_fr.jsonl.xz", 1700, 1.0),
)
SHARPNESS = 30.0
SENTENCE_RIDGE, WORD_RIDGE = 1e-3, 1e-4
# Powers of a sentence's length, of its worth, of a word's chance.
CONSTANTS = ((0.6, 1.0, 1.0), (0.6, 1.0, 1.5), (0.6, 1.0, 2.0), (0.8, 0.7, 1.5), (0.8, 0.5, 1.0))
Array = NDArray[np.float64]


@dataclass
class Example:
    """An article with its summary: what the models see and what they are to say."""

    corpus: str
    weight: float
    article: Article
    summary: str
    rows: Array  # (sentences, features)
    target: Array  # (sentences,), sums to 1
    held: set[str]  # content stems of the summary


@dataclass
class Model:
    """Linear in standardised features."""

    bias: float
    mean: Array
    weight: Array

    def scores(self, rows: Array) -> Array:
        """(n,) for (n, features)."""
        return self.bias + (rows - self.mean) @ self.weight

    def as_json(self, names: Sequence[str]) -> dict[str, object]:
        """Mean and weight of each feature by its name."""
        pairs = zip(names, self.mean, self.weight, strict=True)
        return {
            "bias": round(self.bias, 4),
            "features": {name: [round(float(m), 4), round(float(w), 4)] for name, m, w in pairs},
        }


def examples(folder: Path, limit: int | None) -> Iterator[Example]:
    """The articles used, at most `limit` of each corpus."""
    for name, count, weight in SHARES:
        found = []
        records = (x for x in read_jsonl(folder / name) if x["split"] == "train" or "orange" not in name)
        for n, record in enumerate(islice(records, min(count, limit or count))):
            sentences: list[str] = []
            paragraphs: list[int] = []
            for p, block in enumerate(record["document"].splitlines()):
                pieces = sentences_of(block) if "_fr" in name else english_sentences(block)
                sentences += pieces
                paragraphs += [p] * len(pieces)
            if 5 <= len(sentences) <= 150:
                article = Article(sentences, record.get("title") if n % 3 else None, paragraphs)
                scores = [rouge(s, record["summary"]) for s in sentences]
                gains = np.array([(r.one + r.two) / 2 for r in scores]) * SHARPNESS
                target = np.exp(gains - gains.max())
                rows = np.array(features(article))
                held = set(content(record["summary"]))
                found.append(Example(name, weight, article, record["summary"], rows, target / target.sum(), held))
        for example in found:
            example.weight /= len(found)
        yield from found


def fit_sentences(used: Sequence[Example]) -> Model:
    """Softmax regression within each article."""
    rows = np.concatenate([e.rows for e in used])
    middle, spread = rows.mean(0), rows.std(0) + 1e-3
    x = (rows - middle) / spread
    target = np.concatenate([e.target for e in used])
    sizes = [len(e.rows) for e in used]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    of = np.repeat(np.arange(len(used)), sizes)
    weight = np.array([e.weight for e in used])
    weight = (weight / weight.sum())[of]

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w
        z -= np.maximum.reduceat(z, starts)[of]
        log_p = z - np.log(np.add.reduceat(np.exp(z), starts))[of]
        gradient = x.T @ (weight * (np.exp(log_p) - target)) + 2 * SENTENCE_RIDGE * w
        return float(-(weight * target * log_p).sum() + SENTENCE_RIDGE * (w @ w)), gradient

    fitted = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B")
    return Model(0.0, middle, fitted.x / spread)


def fit_words(used: Sequence[Example], sentences: Model) -> Model:
    """Logistic regression over all content stems of all articles."""
    blocks, labels, weights = [], [], []
    for e in used:
        words, rows = word_features(e.article, list(worths(sentences, e)))
        blocks.append(np.array(rows))
        labels.append(np.array([float(w in e.held) for w in words]))
        weights.append(np.full(len(words), e.weight / len(words)))
    rows_, y, weight = np.concatenate(blocks), np.concatenate(labels), np.concatenate(weights)
    weight /= weight.sum()
    middle, spread = rows_.mean(0), rows_.std(0) + 1e-3
    x = np.hstack([np.ones((len(rows_), 1)), (rows_ - middle) / spread])

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        return (
            float((weight * (np.logaddexp(0, z) - y * z)).sum() + WORD_RIDGE * (w @ w)),
            x.T @ (weight * (p - y)) + 2 * WORD_RIDGE * w,
        )

    fitted = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B")
    return Model(float(fitted.x[0]), middle, fitted.x[1:] / spread)


def worths(sentences: Model, e: Example) -> Array:
    """(sentences,) worth of each, the best one 1."""
    z = sentences.scores(e.rows)
    out: Array = np.exp(z - z.max())
    return out


def cross_validate(all_examples: Sequence[Example], folds: int) -> str:
    """A table: corpus, constants, and what is gained over the lead cut to the same length."""
    results: dict[tuple[str, int, tuple[float, ...]], list[list[float]]] = {}
    for fold in range(folds):
        seen = [e for i, e in enumerate(all_examples) if i % folds != fold]
        sentences = fit_sentences(seen)
        words = fit_words(seen, sentences)
        for e in (e for i, e in enumerate(all_examples) if i % folds == fold):
            value = worths(sentences, e)
            names, rows = word_features(e.article, list(value))
            chances = 1 / (1 + np.exp(-words.scores(np.array(rows))))
            found = Worth(list(value), dict(zip(names, map(float, chances), strict=True)))
            sizes = [count_words(t) for t in e.article.texts]
            for budget in (40, 80):
                for constants in CONSTANTS:
                    cost, power, word_power = constants
                    chosen = greedy(e.article.bags, found, sizes, budget, cost=cost, power=power, word_power=word_power)
                    ours = " ".join(e.article.texts[i] for i in chosen)
                    lead = " ".join(" ".join(e.article.texts).split()[: len(ours.split())])
                    row = [100 * (len(e.held & set(content(t))) / max(len(e.held), 1)) for t in (ours, lead)]
                    for t in (ours, lead):
                        r = rouge(t, e.summary)
                        row += [100 * r.one, 100 * r.two]
                    results.setdefault((e.corpus, budget, constants), []).append(row)
    lines = [
        "| corpus | words | powers | recall (over lead) | ROUGE-1 | ROUGE-2 |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for (corpus, budget, constants), table in results.items():
        a, b, one, two, lead_one, lead_two = (mean(column) for column in zip(*table, strict=True))
        lines.append(
            f"| {corpus.split('.')[0]} | {budget} | {constants} | {a:.1f} ({a - b:+.1f}) "
            f"| {one:.1f} ({one - lead_one:+.1f}) | {two:.1f} ({two - lead_two:+.1f}) |"
        )
    return "\n".join(lines)


def main() -> None:
    """Fit, check, write."""
    parser = argparse.ArgumentParser(
        prog="python -m training.summarizer_selection", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=Path("tool/enjeu/summary/salience.json"))
    parser.add_argument("--folds", type=int, default=0, help="cross-validate first (slow)")
    parser.add_argument("--limit", type=int, help="articles of each corpus, for a rehearsal")
    options = parser.parse_args()
    used = list(examples(options.corpora / "summaries", options.limit))
    if options.folds:
        print(cross_validate(used, options.folds), flush=True)
    sentences = fit_sentences(used)
    words = fit_words(used, sentences)
    models = {"sentence": sentences.as_json(FEATURES), "word": words.as_json(WORD_FEATURES)}
    options.out.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")
    print(f"{len(used)} articles; {options.out}")


if __name__ == "__main__":
    main()
