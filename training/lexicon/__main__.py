"""Mine the English of French words from parallel text: of rare ones, or with `--common` of the others.

    python -m training.lexicon --corpora ../shared/corpora --out tool/enjeu/translation/data/rare_words.tsv.xz
    python -m training.lexicon --common --corpora ... --out tool/enjeu/translation/data/common_words.tsv.xz

A small model has met most words of a newspaper a handful of times, and invents their English; the sentence pairs know
it. A word's English is the word that the English sides of its pairs share and other English sentences lack. Only words
that French news uses are kept. Of the rare ones the list also says which English words show that they were not lost;
the model knows the common ones better than a list does, but may leave one in French.

Each line of the list: French, the English, other English words that show the French was not lost; tabs between.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from enjeu.translation.known_words import known_words
from enjeu.translation.rare_words import WORD
from training.translator.corpus import news_sentences, read_pairs

ENGLISH = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")
RARE = (4, 250)  # sentences of the corpora with the word: fewer tell nothing; of more the model needs no telling
COMMON = (60, 10**9)  # in a quarter of the pairs
SPREAD, COMMON_SPREAD = 200, 40  # of so many sentences not more than one has a word that may be the English
IN_NEWS = 2  # times in the sample of French news
NEWS = 400_000  # sentences
SURE, CLEAR = 0.3, 1.25  # share of a word's pairs that its English must have; times that of the next
LIKELY, NEAR = 0.06, 0.25  # share for an alternative; against that of the best
LIFT = 12.0  # times as often as in any English sentence
ALTERNATIVES = 5


def _matrix(rows: list[list[str]], place: dict[str, int]) -> csr_matrix:
    columns = [sorted({place[w] for w in row if w in place}) for row in rows]
    bounds = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((c for row in columns for c in row), np.int32, bounds[-1])
    return csr_matrix((np.ones(len(flat), np.float32), flat, bounds), shape=(len(rows), len(place)))


def _alike(a: str, b: str) -> bool:
    """Whether two English words are forms of one, by their beginning."""
    return a[:4] == b[:4] and abs(len(a) - len(b)) < 4


def mine(pairs: list[tuple[str, str]], news: list[str], *, common: bool = False) -> list[tuple[str, str, list[str]]]:
    """(French, English, alternatives) from (French, English) sentences; a name is no word: small letters only.

    `common` words that are English ones as well are left out: nobody could tell that they are French.
    """
    (least, most), spread_over = (COMMON, COMMON_SPREAD) if common else (RARE, SPREAD)
    used = Counter(w for text in news for w in WORD.findall(text) if w.islower())
    french = [[w for w in WORD.findall(f) if w.islower()] for f, _ in pairs]
    count = Counter(w for row in french for w in set(row))
    wanted = sorted(w for w, n in count.items() if least <= n <= most and used[w] >= IN_NEWS)
    wanted = [w for w in wanted if not (common and w in known_words("en"))]
    place = {w: i for i, w in enumerate(wanted)}
    kept = [i for i, row in enumerate(french) if any(w in place for w in row)]

    english = [ENGLISH.findall(e.lower()) for _, e in pairs]
    spread = Counter(w for row in english for w in set(row))
    total = len(pairs)
    words = sorted(w for w, n in spread.items() if 3 <= n < total / spread_over)
    base = np.array([spread[w] / total for w in words])
    left = _matrix([french[i] for i in kept], place)
    right = _matrix([english[i] for i in kept], {w: i for i, w in enumerate(words)})
    together = (left.T @ right).tocsr()

    found = []
    for word, row in place.items():
        cells = slice(together.indptr[row], together.indptr[row + 1])
        share = together.data[cells] / count[word]
        good = (share >= LIKELY) & (share >= LIFT * base[together.indices[cells]]) & (together.data[cells] >= 2)
        ranked = sorted(zip(share[good], together.indices[cells][good], strict=True), reverse=True)
        if not ranked or ranked[0][0] < SURE or ranked[0][0] * count[word] < 3:
            continue
        best, others = words[ranked[0][1]], [(s, words[i]) for s, i in ranked[1:]]
        rival = next((s for s, w in others if not _alike(w, best)), 0.0)
        if ranked[0][0] >= CLEAR * rival and word != best:
            near = [w for s, w in others if s >= NEAR * ranked[0][0]]
            found.append((word, best, near[:ALTERNATIVES]))
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.lexicon", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with fr-en/ and summaries/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--common", action="store_true", help="not the rare words, the others")
    parser.add_argument("--limit", type=int, help="lines of each corpus, for a rehearsal")
    options = parser.parse_args()
    read = islice(read_pairs(options.corpora, options.limit), 0, None, 4 if options.common else 1)
    pairs = [(p.french, p.english) for p in read]
    found = mine(pairs, news_sentences(options.corpora, "fr", NEWS), common=options.common)
    lines = ["\t".join([french, english, *([] if options.common else others)]) for french, english, others in found]
    options.out.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(found):,} words from {len(pairs):,} pairs, {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
