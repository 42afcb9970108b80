"""Mine single-word translations from parallel text: `python -m training.gazetteer.words OUT.tsv.xz PAIRS.tsv.xz ...`.

Words are reduced to the singular; a pair is kept where each word is the other's best by the Dice coefficient of the
sentences they occur in. The press translator is for sentences: this list is for the words of short noun phrases.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from enjeu.gains.syntax import singular

_FRENCH = re.compile(r"[a-zà-ÿœ]+(?:-[a-zà-ÿœ]+)*")
_ENGLISH = re.compile(r"[a-z]+(?:-[a-z]+)*")


def english_singular(word: str) -> str:
    """The singular of an English noun, by rule."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def main() -> None:
    """Mine and write the list."""
    import numpy as np
    from scipy.sparse import csr_matrix

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--lines", type=int, default=120_000, help="lines to read of each file")
    parser.add_argument("--least", type=int, default=12, help="sentences that a word must occur in")
    args = parser.parse_args()
    french: list[set[str]] = []
    english: list[set[str]] = []
    for path in args.pairs:
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            for line in islice(stream, args.lines):
                left, _, right = line.rstrip("\n").partition("\t")
                if len(left) < 300:
                    french.append({singular(w) for w in _FRENCH.findall(left.lower()) if len(w) > 3})
                    english.append({english_singular(w) for w in _ENGLISH.findall(right.lower()) if len(w) > 2})

    def matrix(rows: list[set[str]]) -> tuple[csr_matrix, list[str], np.ndarray]:
        counts = Counter(w for row in rows for w in row)
        words = sorted(w for w, n in counts.items() if n >= args.least)
        index = {w: i for i, w in enumerate(words)}
        columns = [[index[w] for w in row if w in index] for row in rows]
        bounds = np.cumsum([0, *map(len, columns)])
        flat = np.array([c for row in columns for c in row], dtype=np.int32)
        cells = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, bounds), shape=(len(rows), len(words)))
        return cells, words, np.array([counts[w] for w in words], dtype=np.float32)

    left, french_words, french_counts = matrix(french)
    right, english_words, english_counts = matrix(english)
    joint = (left.T @ right).tocoo()
    dice = 2 * joint.data / (french_counts[joint.row] + english_counts[joint.col])
    best_right: dict[int, tuple[float, int]] = {}
    best_left: dict[int, tuple[float, int]] = {}
    for i, j, score in zip(joint.row, joint.col, dice, strict=True):
        if score > best_right.get(i, (0.0, 0))[0]:
            best_right[i] = (float(score), int(j))
        if score > best_left.get(j, (0.0, 0))[0]:
            best_left[j] = (float(score), int(i))
    lines = []
    for i, (score, j) in sorted(best_right.items()):
        if score >= 0.25 and (best_left[j][1] == i or score >= 0.4):
            lines.append(f"{french_words[i]}\t{english_words[j]}")
    args.out.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    print(f"{len(lines):,} words from {len(french):,} pairs, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
