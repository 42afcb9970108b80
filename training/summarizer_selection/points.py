"""French articles with the points that their summary must hold, and vectors of what French words mean.

`points.jsonl.xz`, beside this file: for 1,400 articles of OrangeSum's training part (their texts are in
`training/gains/annotated.jsonl.xz`; CC BY-SA 4.0) four to six points each, the most important first, in French and
English, with the beginnings of the sentences that carry them. Language models annotated them by the rules that
`tests/gold/README.md` gives; nobody reviewed them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from enjeu.arrays import array_of
from enjeu.reading.sentences import sentences_of
from enjeu.summary.meaning import Vectors
from enjeu.summary.salience import Article, features
from enjeu.summary.words import content
from training.records import read_jsonl
from training.summarizer_selection.fit import Example, Model
from training.vectors import reduced

SIZE = 128  # of a vector
GRID = 127  # steps of its entries on either side of zero
STEMS, LEAST = 20_000, 10  # stems at most; times that each must occur
NEAR = 5  # content words on either side
LATER = 0.5  # of a point's weight: what its second and third sentence have of that of the first

HERE = Path(__file__).parent


class Stems(NamedTuple):
    """The commonest stems of the press, with their vectors on a grid: (stems, size) int8, and the grid's step."""

    names: list[str]
    grid: np.ndarray
    step: np.float32

    def vectors(self) -> Vectors:
        """The vectors themselves."""
        return Vectors(self.names, self.grid.astype(np.float32) * self.step)


def learnt(texts: Sequence[str]) -> Stems:
    """The commonest stems of the texts."""
    times: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        stems = content(text)
        times.update(stems)
        for i, stem in enumerate(stems):
            for other in stems[i + 1 : i + 1 + NEAR]:
                pairs[stem, other] += 1
                pairs[other, stem] += 1
    vocabulary = [stem for stem, n in times.most_common(STEMS) if n >= LEAST]
    vectors = reduced(vocabulary, pairs, SIZE)
    shares = np.array([times[stem] for stem in vocabulary], np.float32)
    vectors -= shares @ vectors / shares.sum()
    step = np.float32(np.abs(vectors).max() / GRID)
    return Stems(vocabulary, np.round(vectors / step).astype(np.int8), step)


def annotated(vectors: Vectors, limit: int | None) -> Iterator[Example]:
    """The annotated articles, at most `limit`."""
    articles = {record["source"]: record for record in read_jsonl(HERE.parent / "gains/annotated.jsonl.xz")}
    for record in islice(read_jsonl(HERE / "points.jsonl.xz"), limit):
        article = articles[record["source"]]
        blocks = [sentences_of(block) for block in article["text"].splitlines()]
        texts = [text for block in blocks for text in block]
        paragraphs = [p for p, block in enumerate(blocks) for _ in block]
        found = Article(texts, article["title"], paragraphs)
        target = _target(record["points"], texts)
        if not target.any():
            continue
        rows = np.hstack([np.array(features(found)), vectors.of_sentences(found)])
        summary = " ".join(point["fr"] for point in record["points"])
        yield Example("annotated", 1.0, found, summary, rows, target / target.sum(), set(content(summary)))


def _target(points: Sequence[dict[str, Any]], texts: Sequence[str]) -> np.ndarray:
    """How much of the points each sentence carries: (sentences,). The first points count most."""
    squeezed = [" ".join(text.split()) for text in texts]
    target = np.zeros(len(texts))
    for n, point in enumerate(points):
        places = [next((i for i, text in enumerate(squeezed) if text.startswith(e)), None) for e in point["evidence"]]
        shares = {i: 1.0 if k == 0 else LATER for k, i in enumerate(places) if i is not None}
        for i, share in shares.items():
            target[i] += share / sum(shares.values()) / np.sqrt(1 + n)
    return target


def arrays_of(stems: Stems, sentences: Model, words: Model) -> dict[str, np.ndarray]:
    """The arrays of `enjeu.summary.worth.French`."""
    return {
        "stems": array_of(stems.names),
        "vectors": stems.grid,
        "step": np.array([stems.step], np.float32),
        "sentence": sentences.weight.astype(np.float32),
        "word": words.weight.astype(np.float32),
        "word_bias": np.array([words.bias - words.mean @ words.weight], np.float32),
    }
