"""Words of French and English text, folded and stemmed so that texts of one language can be compared."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from enjeu.folding import fold

STEM_LENGTH = 6
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Prof|St|No|Jr|Sr|vs|[A-Z])|\b[A-Z]\.[A-Z])\.$"
)

_MARK = re.compile(r"^(?:[•▪■●◦‣·*]\s*|[-–—]\s+(?=[\"'“‘«(\[]?\s?[^\W\d_]))+")


@cache
def lexicon() -> dict[str, Any]:
    """The word lists of this stage, as `lexicon.toml` has them."""
    return tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


FUNCTION_WORDS = frozenset(word for words in lexicon()["function_words"].values() for word in words.split())


def tokens(text: str) -> list[str]:
    """Words and figures in reading order, as written."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """A crude stem that serves French and English alike: folded, without a plural s, cut to a few letters."""
    word = fold(word)
    if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        word = word[:-1]
    return word[:STEM_LENGTH]


@lru_cache(maxsize=1 << 14)
def _content_stem(word: str) -> str:
    """The stem of a word that carries meaning, else the empty string."""
    return stem(word) if fold(word) not in FUNCTION_WORDS and (len(word) > 1 or word.isdigit()) else ""


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning, in reading order."""
    return list(_content(text))


@lru_cache(maxsize=1 << 12)  # its sentences are compared with one another
def _content(text: str) -> tuple[str, ...]:
    return tuple(found for w in tokens(text) if (found := _content_stem(w)))


def unmarked(text: str) -> str:
    """The sentence without the dash or bullet of a list or a dialogue before it; "- 3 %" keeps its sign."""
    return _MARK.sub("", text)


def count_words(text: str) -> int:
    """Words as an editor counts them: runs without white space that hold a letter or a digit."""
    return sum(any(c.isalnum() for c in run) for run in text.split())


def english_sentences(text: str) -> list[str]:
    """Cut clean English prose, as a model writes it, into sentences."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(" ".join(text.split())):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return found
