"""Quotation marks, brackets and elisions put back to the words they open.

The carried model reads and writes these as words of their own, so that the word behind one is cut into the pieces
that it has anywhere else (`training/translator/vocabulary.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_QUOTE = re.compile(r'( ?)"( ?)(?=(\w?))')
_ELISION = re.compile(r"(?<![\w'])([ldjnscmt]|(?:lors|puis|jus)?qu)' (?=\w)", re.I)


_FIRST = re.compile(r"^([ldjnscmt]|(?:lors|puis|jus)?qu)['’](?=\w)")


def sets_off(vocabulary: SentencePieceProcessor) -> bool:
    """Whether a vocabulary sets words off from the elisions before them."""
    return str(vocabulary.normalize("à l'eau")).endswith("'▁eau")


def opened_up(text: str) -> str:
    """The text with its first word, in lower case, set off from an elision: the vocabulary does so behind a space only.

    So do phrases begin ("l'offre de reprise"), and no sentence.
    """
    return _FIRST.sub(r"\1' ", text)


def closed_up(text: str) -> str:
    """The text with no space behind an opening mark or an elision, nor before a closing quotation mark."""
    opened = False

    def quote(found: re.Match[str]) -> str:
        nonlocal opened
        before, after, word = found.groups()
        behind_word = not before and found.start() > 0 and text[found.start() - 1] not in "([-/'"
        if behind_word or (opened and (after or not word)):
            opened = False
            return '"' + after
        opened = True
        return before + '"'

    return _ELISION.sub(r"\1'", _QUOTE.sub(quote, text).replace("( ", "("))
