"""Quotation marks, brackets and elisions put back to the words they open.

The carried model reads and writes these as words of their own, so that the word behind one is cut into the pieces
that it has anywhere else (`training/translator/vocabulary.py`).
"""

from __future__ import annotations

import re

_QUOTE = re.compile(r'( ?)"( ?)(?=(\w?))')
_ELISION = re.compile(r"(?<![\w'])([ldjnscmt]|(?:lors|puis|jus)?qu)' (?=\w)", re.I)


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
