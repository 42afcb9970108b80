"""French words and their parts of speech: a tokeniser and an averaged perceptron.

The tags are those of Universal Dependencies, with verbs and auxiliaries told apart by form: `VFIN`, `VINF`, `VPP` (past
participle), `VPR` (present participle), and `AFIN`, `AINF`, `APP`, `APR` for auxiliaries. The method is the greedy
averaged perceptron of Collins (2002). The weights were trained by `training/tagger`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from enjeu.syntax.perceptron import Perceptron

_ELISION = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'"
_WORD = re.compile(
    rf"(?i:aujourd'hui|quelqu'un|presqu'île|d'abord|d'ailleurs)"
    rf"|(?i:\b{_ELISION})(?=[\w\"«“(])"
    r"|-t-(?:ils?|elles?|on)\b|-(?:ils?|elles?|on|ce|je|nous|vous|lui|leur|les|le|la|moi|toi|y|en)\b(?![\w'-])"
    r"|(?:M|MM|Dr|Me|Mgr|St|Ste|no|n°)\.(?=\s)"
    r"|(?:[A-Z]\.)+(?=\W)"
    r"|\d+(?:ers?|[èe]res?|[èe]mes?|nde?s?|[eè]s?)\b"  # "le 20e arrondissement"
    r"|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?:\s?%)?|\d+\w*"
    r"|[^\W\d_]\w*(?:[-'][^\W\d_]+)*?(?=-t-(?:il|elle|on)|-(?:ils?|elles?|on|ce|je|nous|vous)\b)"
    r"|[^\W\d_]\w*(?:(?:-|'(?=[A-ZÀ-Ý]))[^\W_]+)*"
    r"|\.\.\.|--+|\S"
)


class Token(NamedTuple):
    """A word of a sentence: its text, its tag and its offsets in the normalised sentence."""

    text: str
    tag: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


def normalise(sentence: str) -> str:
    """Plain apostrophes, quotes, spaces and dashes; every character is replaced by one, so that offsets hold."""
    return sentence.translate(_PLAIN)


_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "´": "'",
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def cut_words(sentence: str) -> list[tuple[str, int, int]]:
    """Split a normalised French sentence into words with their offsets; elided articles stand alone."""
    return [(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence)]


def word_shape(word: str) -> str:
    """What a word's letters say of it: a number, capitals, a capital first, or nothing."""
    if word[0].isdigit():
        return "9"
    if len(word) > 1 and word.isupper():
        return "XX"
    return "Xx" if word[0].isupper() else "x"


def features(words: Sequence[str], i: int, before: str, before2: str) -> Iterator[str]:
    """The features of word `i` given the two tags before it; shared by training and use."""
    word = words[i].lower()
    prev = words[i - 1].lower() if i else "<s>"
    prev2 = words[i - 2].lower() if i > 1 else "<s>"
    after = words[i + 1].lower() if i + 1 < len(words) else "</s>"
    after2 = words[i + 2].lower() if i + 2 < len(words) else "</s>"
    shape = word_shape(words[i]) + ("^" if not i or words[i - 1] in '.":!?' else "")
    yield "b"
    yield f"w {word}"
    for n in (1, 2, 3, 4, 5):
        yield f"s{n} {word[-n:]}"
    yield f"p {word[:3]}"
    yield f"h {shape}"
    yield f"t {before}"
    yield f"tt {before2} {before}"
    yield f"tw {before} {word}"
    yield f"ts {before} {word[-3:]}"
    yield f"p1 {prev}"
    yield f"p1s {prev[-3:]}"
    yield f"p2 {prev2}"
    yield f"a1 {after}"
    yield f"a1s {after[-3:]}"
    yield f"a2 {after2}"
    yield f"wa {word} {after}"
    yield f"hs {shape} {before}"


@cache
def _perceptron() -> Perceptron:
    from enjeu.syntax.perceptron import Perceptron  # numpy takes its time, which a cached brief does not have

    return Perceptron.unpack((files("enjeu.syntax") / "data" / "tagger.safetensors.xz").read_bytes())


def tag_words(words: Sequence[str]) -> list[str]:
    """The tag of each word."""
    tags: list[str] = []
    before = before2 = "<s>"
    for i in range(len(words)):
        best = _perceptron().best(features(words, i, before, before2)) or "NOUN"
        tags.append(best)
        before2, before = before, best
    return tags


def tag(sentence: str) -> list[Token]:
    """The tokens of a French sentence. Offsets are those of the given text."""
    cuts = cut_words(normalise(sentence))
    tags = tag_words([word for word, _, _ in cuts])
    return [Token(word, mark, start, end) for (word, start, end), mark in zip(cuts, tags, strict=True)]


def has_finite_verb(sentence: str) -> bool:
    """Whether a sentence has a verb in a finite form."""
    return any(token.tag in {"VFIN", "AFIN"} for token in tag(sentence))
