"""What a translation engine is: French sentences in, for each the best English candidates out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Decoding:
    """How candidates are searched. `beam` also is the number of candidates returned."""

    beam: int = 4
    no_repeat_ngram: int = 0  # 0: repetition is allowed
    max_tokens: int = 220


STANDARD = Decoding()


@dataclass(frozen=True)
class Hypothesis:
    """One candidate. `score` is the mean log-probability of its tokens, in nats (0 is certainty)."""

    text: str
    score: float


class Translator(Protocol):
    """An engine with its model loaded.

    `steady`: a sentence's candidates are the same, to the last bit, whatever it is batched with.
    """

    steady: bool

    def length(self, text: str) -> int:
        """Number of pieces the model sees for `text`, to keep it within the model's positions."""

    def translate(self, texts: Sequence[str], decoding: Decoding = STANDARD) -> list[list[Hypothesis]]:
        """Candidates for each text, best first, at least one each; texts are single sentences."""


def keeps_english(translator: Translator) -> bool:
    """Whether it was taught to keep English words that stand in the French, as models of `training/translator` are.

    A translator says so by an attribute of that name.
    """
    return getattr(translator, "keeps_english", False)
