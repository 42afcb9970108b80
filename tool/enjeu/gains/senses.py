"""Which of a word's senses a bullet means: the one that the translator, who read the whole sentence, wrote."""

from __future__ import annotations

import re

from enjeu.folding import fold
from enjeu.gains.dictionary import is_in_glossary
from enjeu.syntax import singular
from enjeu.translation.rare_words import press_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_STEM = 5  # letters that a French word and its English twin share


def in_its_sense(text: str, french: str, english: str) -> str:
    """The bullet with the dictionary's first English of a word in that other English of it which the sentence has.

    `text`: the bullet; `french`: what it was made from; `english`: the sentence that tells it. "la livre" is a book to
    the dictionary, and a pound where the sentence has one.
    """
    for word in _WORD.findall(french.lower()):
        first, *others = press_words().get(singular(word), (word,))
        if is_in_glossary(word) or fold(word)[:_STEM] == first.lower()[:_STEM]:
            continue  # what the glossary has was chosen for bullets, and "territorial" is that
        if not _stands_in(first, text) or _stands_in(first, english):
            continue
        nouns = (other for other in others if not other.endswith("s"))  # "livre": delivers, gives
        if told := next((other for other in nouns if _stands_in(other, english)), None):
            text = re.sub(rf"\b{re.escape(first)}(?=s?\b)", told, text)
    return text


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE) is not None
