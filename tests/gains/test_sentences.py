"""Most sentences that plainly tell a gain are read right, whatever their field: `tests/gold/sentences.tsv`."""

import re
from pathlib import Path

from enjeu.gains.extraction import Extractor
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.gains.sides import Cast
from enjeu.syntax import analyse

SENTENCES = Path(__file__).parents[1] / "gold" / "sentences.tsv"
LEAST = 0.78  # share that is read right


def test_most_plain_sentences_are_read_right() -> None:
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    missed = []
    for text, side, thing in rows:
        cast = Cast([analyse(text, lexicon().infinitives(), long_names())], None)
        cast.main = tuple(cast.parties)
        told = Extractor(cast, lexicon()).candidates()
        hit = any(re.search(side, c.receiver) and re.search(thing, c.phrase.text, re.IGNORECASE) for c in told)
        if not (hit if side != "-" else not told):
            missed.append(text)
    assert len(missed) <= (1 - LEAST) * len(rows), "\n".join(missed)
