"""Pairs whose French holds the English of a rare word, as the tool writes it when a translation lost the word.

A model that has never read a mixed sentence respells what it is told ("artillery" became "arty"). One that has copies
it: rare words, names and the user's glossary come through more often (code-switched training: Song et al. 2019, Dinu
et al. 2019).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from enjeu.translation.forms import splice
from enjeu.translation.rare_words import WORD, rare_words
from training.translator.corpus import Pair

_ENGLISH = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def mixed(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Each pair whose French has rare words of the tool's list and whose English has theirs, with these written in."""
    known = rare_words()
    for pair in pairs:
        found = [m for m in WORD.finditer(pair.french) if m[0] in known]
        if not found:
            continue
        english = {w.lower(): w for w in _ENGLISH.findall(pair.english)}
        edits = [
            (m.start(), m.end(), english[word])
            for m in found
            if (word := next((w for w in known[m[0]] if w in english), ""))
        ]
        if edits:
            yield replace(pair, french=splice(pair.french, edits))
