"""What an article's sentences and words are worth to a summary of it, as summaries by others have taught.

Two linear models over what `salience.py` counts: how likely a sentence is to say what the summary says (a list-wise
softmax, ListNet, Cao et al., 2007) and how likely a word is to be in it (RegSum, Hong and Nenkova, 2014). Those for
French also look at what words mean (`meaning.py`). Their weights, `any.json` and `french.safetensors.xz` in `data/`,
are made by `training/summarizer_selection`.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from enjeu.arrays import names_in, unpack
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
    french = _french()
    return (french if french.vectors.known(article) >= _IS_FRENCH else _any()).worth(article)


class _Models(ABC):
    """The two models, whatever they look at."""

    tuning: Tuning

    @abstractmethod
    def _of_sentences(self, article: Article) -> NDArray[Any]:
        """(sentences,) scores."""

    @abstractmethod
    def _of_words(self, article: Article, words: Sequence[str], counted: NDArray[Any]) -> NDArray[Any]:
        """(words,) scores; `counted` are the words' `WORD_FEATURES`."""

    def worth(self, article: Article) -> Worth:
        """What each sentence and word of an article is worth."""
        scores = self._of_sentences(article)
        sentences = [float(x) for x in np.exp(scores - scores.max())]
        words, rows = word_features(article, sentences)
        chances = 1 / (1 + np.exp(-self._of_words(article, words, np.array(rows).reshape(-1, len(WORD_FEATURES)))))
        return Worth(sentences, dict(zip(words, map(float, chances), strict=True)), self.tuning)


class French(_Models):
    """The models for French. Arrays: `sentence` and `word` (features,), `word_bias` (1,), `vectors` (stems, size)."""

    tuning = FRENCH

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Take what `training.summarizer_selection` saved."""
        self.vectors = Vectors(names_in(arrays["stems"]), arrays["vectors"].astype(np.float32) * arrays["step"])
        self._sentence, self._word = arrays["sentence"], arrays["word"]
        self._bias = float(arrays["word_bias"][0])

    def _of_sentences(self, article: Article) -> NDArray[Any]:
        scores: NDArray[Any] = (
            np.hstack([np.array(features(article)), self.vectors.of_sentences(article)]) @ self._sentence
        )
        return scores

    def _of_words(self, article: Article, words: Sequence[str], counted: NDArray[Any]) -> NDArray[Any]:
        scores: NDArray[Any] = np.hstack([counted, self.vectors.of_words(article, words)]) @ self._word + self._bias
        return scores


class _Linear(NamedTuple):
    bias: float
    mean: NDArray[Any]
    weight: NDArray[Any]

    def scores(self, rows: NDArray[Any]) -> NDArray[Any]:
        """(n,) for (n, features)."""
        scores: NDArray[Any] = self.bias + (rows - self.mean) @ self.weight
        return scores


class _Any(_Models):
    """The models for texts of any language."""

    tuning = ANY

    def __init__(self, models: Mapping[str, Any]) -> None:
        """Take what `training.summarizer_selection` saved."""
        self._sentence, self._word = (
            _Linear(models[name]["bias"], *np.array([models[name]["features"][column] for column in columns]).T)
            for name, columns in (("sentence", FEATURES), ("word", WORD_FEATURES))
        )

    def _of_sentences(self, article: Article) -> NDArray[Any]:
        return self._sentence.scores(np.array(features(article)))

    def _of_words(self, article: Article, words: Sequence[str], counted: NDArray[Any]) -> NDArray[Any]:
        return self._word.scores(counted)


@cache
def _any() -> _Any:
    return _Any(json.loads((files("enjeu.summary") / "data" / "any.json").read_text(encoding="utf-8")))


@cache
def _french() -> French:
    return French(unpack((files("enjeu.summary") / "data" / "french.safetensors.xz").read_bytes()))
