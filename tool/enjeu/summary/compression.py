"""Shorter English sentences by leaving out what hangs loose.

What is left is grammatical because what goes is set off by its own punctuation: an opening connective, a bracket, a
pair of dashes. Nothing that names a source is ever left out.
"""

from __future__ import annotations

import re

from enjeu.summary.words import lexicon

_CONNECTIVE = re.compile(
    rf"(?:{'|'.join(lexicon()['connectives']['with_comma'].split(chr(10))).strip('|')}),\s+"
    # "But the talks ..." but neither "So far" nor "And then": the next word would change its sense.
    r"|(?:but|and|yet|so),?\s+(?!(?:then|yet|far|on|that|much|many|too|long)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_DASHES = re.compile(r"\s+(?P<dash>--|[–—-])\s+(?P<inside>[^–—.;:?!\"]{3,80}?)\s+(?P=dash)\s+(?=[a-z])")
_SOURCE = re.compile(
    r"\b(?:according|sa(?:id|ys?)|told|report(?:s|ed)?|claim(?:s|ed)?|cit(?:ed|es|ing)|quot(?:ed|es|ing)|sources?|not|no|never|except|unless"
    r"|if|only|agency|officials?|allegedly)\b",
    re.IGNORECASE,
)


def without_connective(text: str) -> str:
    """The sentence without "However, " or "But " at its head: they point to a sentence that the summary may lack."""
    match = _CONNECTIVE.match(text)
    if not match or len(text.split()) - len(match.group().split()) < 4:
        return text
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def compress(text: str) -> str:
    """The sentence without opening connective, brackets and asides between dashes; never empty."""

    def drop(match: re.Match[str]) -> str:
        if _SOURCE.search(match["inside"]):
            return match.group()
        return " " if match.re is _DASHES else ""

    shorter = _DASHES.sub(drop, _BRACKET.sub(drop, without_connective(text)))
    shorter = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(shorter.split()))
    return shorter if any(c.isalnum() for c in shorter) else text
