"""Quotations that run over several sentences, closed around the one that a summary takes."""

from __future__ import annotations

import re

from enjeu.summary.compression import is_whole

_MARK = re.compile(r"[\"«»“”]")
_CLOSING = re.compile(r"(?<=[^\s(])\"(?=[\s,.;:!?)]|$)|[»”]")
_OPENING = re.compile(r"(?:(?<=[\s(])|^)\"(?=\S)|[«“]")


def closed(text: str, french: str) -> str:
    """The English of a sentence with the mark that its French has in another sentence: before it, or behind it.

    Where the French lacks none, the translator lost one, and nobody knows where it stood.
    """
    if is_whole(text) or is_whole(french):
        return text
    marks = [mark.start() for mark in _MARK.finditer(text)]
    if _CLOSING.match(text, marks[0]):
        return f'"{text}'
    return f'{text}"' if _OPENING.match(text, marks[-1]) else text
