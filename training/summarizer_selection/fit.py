"""The two models of `enjeu.summary.worth`, fitted to articles with what a summary of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from enjeu.summary.meaning import Vectors
from enjeu.summary.salience import Article, word_features

SENTENCE_RIDGE, WORD_RIDGE = 1e-3, 1e-4
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


def fit_words(used: Sequence[Example], sentences: Model, vectors: Vectors | None = None) -> Model:
    """Logistic regression over all content stems of all articles; with `vectors` also over what they mean."""
    blocks, labels, weights = [], [], []
    for e in used:
        words, rows = word_rows(e, worths(sentences, e), vectors)
        blocks.append(rows)
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


def word_rows(e: Example, value: Array, vectors: Vectors | None) -> tuple[list[str], Array]:
    """The content stems of an article, and what is counted of each: (stems, features). `value`: of the sentences."""
    words, rows = word_features(e.article, list(value))
    return words, np.hstack([np.array(rows), *([vectors.of_words(e.article, words)] if vectors else [])])


def worths(sentences: Model, e: Example) -> Array:
    """(sentences,) worth of each, the best one 1."""
    z = sentences.scores(e.rows)
    out: Array = np.exp(z - z.max())
    return out
