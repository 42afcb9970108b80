"""Two sentences about one subject as one: "Kyiv has lost two towns. Kyiv has asked for shells." says its subject once.

Only the subject is left out, and only where both sentences begin with the very same words up to their verb, so that
the joined sentence says what the two said.
"""

from __future__ import annotations

import re

from enjeu.summary.words import FUNCTION_WORDS, count_words, fold, lexicon

MAX_WORDS = 45
MAX_SUBJECT = 6  # words
_VERB = re.compile(rf"(?:{'|'.join(lexicon()['fusion']['verbs'])})\b")


def fuse(first: str, second: str) -> str | None:
    """Both sentences as one, or None where they have no subject in common or are too long to be read as one."""
    if count_words(first) + count_words(second) > MAX_WORDS or not first.endswith(".") or re.search(r"[\"“”;:]", first):
        return None
    subject = _common(first, second)
    if not subject or all(fold(w) in FUNCTION_WORDS for w in subject):
        return None
    tails = [text.split()[len(subject) :] for text in (first, second)]
    if not all(tail and _VERB.match(tail[0]) for tail in tails):
        return None
    return f"{first[:-1]}, and {' '.join(tails[1])}"


def _common(first: str, second: str) -> list[str]:
    """The words that both begin with."""
    found: list[str] = []
    for a, b in zip(first.split(), second.split(), strict=False):
        if a != b or len(found) == MAX_SUBJECT or a.endswith(",") or _VERB.match(a):
            break
        found.append(a)
    return found
