"""Made-up sentences that tell one gain each or none (`tests/gold/sentences.tsv`): which of them are read right."""

from __future__ import annotations

import re
from pathlib import Path

from enjeu.gains.extraction import Extractor
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.gains.sides import Cast
from enjeu.syntax import analyse

SENTENCES = Path(__file__).parents[1] / "tests/gold/sentences.tsv"


def missed() -> tuple[list[str], int]:
    """The sentences in which who gains or what is not read as the file has it, and how many sentences there are."""
    words, names = lexicon(), long_names()
    verbs = words.infinitives()
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    wrong = []
    for text, side, thing in rows:
        cast = Cast([analyse(text, verbs, names)], None)
        cast.main = tuple(cast.parties)  # a sentence alone has no main sides
        told = Extractor(cast, words).candidates()
        hit = any(re.search(side, c.receiver) and re.search(thing, c.phrase.text, re.IGNORECASE) for c in told)
        if not (hit if side != "-" else not told):
            wrong.append(text)
    return wrong, len(rows)
