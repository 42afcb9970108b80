"""Pairs whose French holds the English of some words, as the tool writes it when a translation lost them.

A model that has never read a mixed sentence respells what it is told ("artillery" became "arty"). One that has copies
it: listed words, set phrases, names and the user's glossary come through more often (code-switched training: Song et
al. 2019, Dinu et al. 2019).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from enjeu.translation.forms import splice
from enjeu.translation.rare_words import listed
from training.translator.corpus import Pair

SHARE = 0.15  # of the pairs; nearly all have listed words
MOST = 3  # words of a pair: a translation seldom loses more


def mixed(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Some pairs whose French has words of the tool's lists and whose English has theirs, with a few written in."""
    draw = random.Random(1)
    for pair in pairs:
        if draw.random() > SHARE:
            continue
        edits = [
            (one.start, one.end, written)
            for one in listed(pair.french)
            if (written := next(filter(None, (_as_written(english, pair.english) for english in one.english)), ""))
        ]
        if edits:
            few = draw.sample(edits, min(len(edits), draw.randint(1, MOST)))
            yield replace(pair, french=splice(pair.french, few))


def _as_written(english: str, text: str) -> str:
    """The English of a word as a text has it, empty where it has not."""
    found = re.search(rf"\b{re.escape(english)}\b", text, re.IGNORECASE)
    return found[0] if found else ""
