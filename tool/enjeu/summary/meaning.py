"""What the words of a French article mean to its summary: vectors of stems, by the company that they keep in the press.

Titles and sentences that share no word may still be about the same thing, and some subjects (money, votes, dates of
entry into force) are more to a summary than others (feelings, descriptions, repeated demands).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enjeu.summary.salience import Article

SENTENCE_FEATURES = ("title_likeness", "title_words")  # before the vector itself
WORD_FEATURES = ("known", "title_likeness")
Array = NDArray[np.float32]


class Vectors:
    """A vector for each stem, so that their mean over the press is zero."""

    def __init__(self, stems: Sequence[str], vectors: Array) -> None:
        """`vectors`: (stems, size)."""
        self._place = {stem: n for n, stem in enumerate(stems)}
        self._vectors = vectors
        self.size = vectors.shape[1]

    def known(self, article: Article) -> float:
        """Share of the article's content words, 0 to 1, that have a vector; of other languages few do."""
        stems = [stem for sentence in article.stems for stem in sentence]
        return sum(stem in self._place for stem in stems) / max(len(stems), 1)

    def of(self, stems: Sequence[str]) -> Array:
        """The vectors of the stems that have one: (known, size)."""
        return self._vectors[[self._place[stem] for stem in stems if stem in self._place]]

    def of_sentences(self, article: Article) -> Array:
        """`SENTENCE_FEATURES` and the mean vector of each sentence: (sentences, features + size)."""
        title = self.of(sorted(article.title))
        rows = []
        for stems in article.stems:
            own = self.of(stems)
            mean = _mean(own, self.size)
            likeness = _cosines(mean[None], _mean(title, self.size)[None])[0, 0]
            nearest = _cosines(title, own).max(1).mean() if len(title) and len(own) else 0.0
            rows.append([likeness, nearest, *mean])
        return np.array(rows, np.float32).reshape(-1, len(SENTENCE_FEATURES) + self.size)

    def of_words(self, article: Article, words: Sequence[str]) -> Array:
        """`WORD_FEATURES` and the vector of each stem: (words, features + size)."""
        title = self.of(sorted(article.title))
        rows = np.zeros((len(words), len(WORD_FEATURES) + self.size), np.float32)
        for row, word in zip(rows, words, strict=True):
            if len(own := self.of([word])):
                row[:] = [1.0, _cosines(own, title).max() if len(title) else 0.0, *own[0]]
        return rows


def _mean(vectors: Array, size: int) -> Array:
    return vectors.mean(0) if len(vectors) else np.zeros(size, np.float32)


def _cosines(left: Array, right: Array) -> Array:
    """The cosine of each of `left` (n, size) with each of `right` (m, size): (n, m)."""
    lengths = [np.linalg.norm(side, axis=1, keepdims=True) + 1e-6 for side in (left, right)]
    cosines: Array = (left / lengths[0]) @ (right / lengths[1]).T
    return cosines
