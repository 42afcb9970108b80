"""What an article's sentences and words are worth to a summary of it, as summaries by others have taught.

Two linear models over what `salience.py` counts: how likely a sentence is to say what the summary says (a list-wise
softmax, ListNet, Cao et al., 2007) and how likely a word is to be in it (RegSum, Hong and Nenkova, 2014). Those for
French also look at what words mean (`meaning.py`). Their weights, `any.json` and `french.safetensors.xz` in `data/`,
are made by `training/summarizer_selection`.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from enjeu.summary.meaning import Vectors
from enjeu.summary.salience import FEATURES, WORD_FEATURES, Article, features, word_features

# Share of the words that the French models know: of French news 0.85 or more, of English 0.65 or less.
_IS_FRENCH = 0.75


class Tuning(NamedTuple):
    """How the choice of sentences weighs: three powers and two factors.

    The powers were set with the models, on articles that they did not see; the factors for those who read.
    """

    cost: float  # of a sentence's words; 0 favours long sentences, 1 short ones
    worth: float  # of a sentence's own worth beside that of its words
    word: float  # of a word's chance: above 1, few likely words count more than many unlikely ones
    dangling: float  # what is left of the value of "This meeting ..." where the sentence before it is not taken
    fragment: float  # what is left of that of a headline or a clause by itself


ANY = Tuning(0.6, 1.0, 1.5, 0.9, 1.0)
FRENCH = Tuning(1.0, 0.7, 1.5, 0.5, 0.3)


class Worth(NamedTuple):
    """What each sentence is worth, the best one being 1, and the chance of each content stem to be in a summary."""

    sentences: list[float]
    words: dict[str, float]
    tuning: Tuning = ANY


def worth(article: Article) -> Worth:
    """What the carried models say of an article. The English translation has no part in it."""
    if (french := _french()).vectors.known(article) >= _IS_FRENCH:
        return french.worth(article)
    sentence, word = _any()
    scores = sentence.scores(features(article))
    sentences = [float(x) for x in np.exp(scores - scores.max())]
    words, rows = word_features(article, sentences)
    return Worth(sentences, _chances(words, word.scores(rows)))


def _chances(words: Sequence[str], scores: NDArray[Any]) -> dict[str, float]:
    return dict(zip(words, map(float, 1 / (1 + np.exp(-scores))), strict=True))


class French:
    """The models for French. Arrays: `sentence` and `word` (features,), `word_bias` (1,), `vectors` (stems, size)."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Take what `training.summarizer_selection` saved."""
        stems = arrays["stems"].tobytes().decode().split("\n")
        self.vectors = Vectors(stems, arrays["vectors"].astype(np.float32) * arrays["step"])
        self._sentence, self._word = arrays["sentence"], arrays["word"]
        self._bias = float(arrays["word_bias"][0])

    def worth(self, article: Article) -> Worth:
        """What each sentence and word of an article is worth."""
        scores = np.hstack([np.array(features(article)), self.vectors.of_sentences(article)]) @ self._sentence
        sentences = [float(x) for x in np.exp(scores - scores.max())]
        words, rows = word_features(article, sentences)
        counted = np.array(rows).reshape(-1, len(WORD_FEATURES))
        scores = np.hstack([counted, self.vectors.of_words(article, words)]) @ self._word + self._bias
        return Worth(sentences, _chances(words, scores), FRENCH)


class _Linear(NamedTuple):
    bias: float
    mean: NDArray[Any]
    weight: NDArray[Any]

    def scores(self, rows: Sequence[Sequence[float]]) -> NDArray[Any]:
        """(n,) for (n, features)."""
        scores: NDArray[Any] = self.bias + (np.array(rows).reshape(-1, len(self.mean)) - self.mean) @ self.weight
        return scores


@cache
def _any() -> tuple[_Linear, _Linear]:
    models = json.loads((files("enjeu.summary") / "data" / "any.json").read_text(encoding="utf-8"))
    found = []
    for name, columns in (("sentence", FEATURES), ("word", WORD_FEATURES)):
        mean, weight = np.array([models[name]["features"][column] for column in columns]).T
        found.append(_Linear(models[name]["bias"], mean, weight))
    return found[0], found[1]


@cache
def _french() -> French:
    return French(load(lzma.decompress((files("enjeu.summary") / "data" / "french.safetensors.xz").read_bytes())))
