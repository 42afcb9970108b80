"""Mine single-word translations from parallel text: `python -m training.gazetteer.words OUT.tsv.xz PAIRS.tsv.xz ...`.

Words are reduced to the singular. Candidates are those that occur together most (Dice coefficient of their sentences);
a few rounds of IBM Model 1 then share each English word out among the French words of its sentence, and each French
word keeps the English word it most likely becomes. The translator is for sentences: this list is for short phrases.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from enjeu.syntax import singular

_FRENCH = re.compile(r"[a-zà-ÿœ]+(?:-[a-zà-ÿœ]+)*")
_ENGLISH = re.compile(r"[a-z]+(?:-[a-z]+)*")
_FUNCTION_WORDS = {
    "the", "and", "that", "this", "for", "are", "was", "were", "has", "have", "had", "been", "will", "would", "not",
    "with", "from", "they", "them", "their", "its", "his", "her", "you", "your", "our", "which", "who", "what", "there",
    "these", "those", "but", "also", "does", "did", "should", "must", "can", "could", "being", "than", "into", "more",
}  # fmt: skip


def english_singular(word: str) -> str:
    """The singular of an English noun, by rule."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def main() -> None:
    """Mine and write the list."""
    import numpy as np
    from scipy.sparse import coo_matrix, csr_matrix

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--lines", type=int, default=120_000, help="lines to read of each file")
    parser.add_argument("--least", type=int, default=5, help="sentences that a word must occur in")
    parser.add_argument("--rounds", type=int, default=4, help="rounds of Model 1")
    args = parser.parse_args()
    french: list[set[str]] = []
    english: list[set[str]] = []
    for path in args.pairs:
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            for line in islice(stream, args.lines):
                left, _, right = line.rstrip("\n").partition("\t")
                if len(left) < 250:
                    french.append({singular(w) for w in _FRENCH.findall(left.lower()) if len(w) > 2})
                    words = {english_singular(w) for w in _ENGLISH.findall(right.lower()) if len(w) > 2}
                    english.append(words - _FUNCTION_WORDS)

    def matrix(rows: list[set[str]], least: int) -> tuple[csr_matrix, list[str], np.ndarray]:
        counts = Counter(w for row in rows for w in row)
        words = sorted(w for w, n in counts.items() if n >= least)
        index = {w: i for i, w in enumerate(words)}
        columns = [[index[w] for w in row if w in index] for row in rows]
        bounds = np.cumsum([0, *map(len, columns)])
        flat = np.array([c for row in columns for c in row], dtype=np.int32)
        cells = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, bounds), shape=(len(rows), len(words)))
        return cells, words, np.array([counts[w] for w in words], dtype=np.float32)

    left, french_words, french_counts = matrix(french, args.least)
    right, english_words, english_counts = matrix(english, args.least)
    together = (left.T @ right).tocoo()
    dice = 2 * together.data / (french_counts[together.row] + english_counts[together.col])
    order = np.lexsort((-dice, together.row))
    rank = np.arange(len(order)) - np.searchsorted(together.row[order], together.row[order])
    kept = order[(rank < 25) & (together.data[order] > 1)]
    table = csr_matrix((dice[kept], (together.row[kept], together.col[kept])), shape=together.shape)
    for _ in range(args.rounds):
        counts = coo_matrix(table.shape, dtype=np.float32).tocsr()
        for start in range(0, left.shape[0], 20_000):
            here, there = left[start : start + 20_000], right[start : start + 20_000]
            shared = (here @ table).multiply(there).tocsr()
            shared.data = 1 / np.maximum(shared.data, 1e-9)
            counts = counts + table.multiply(here.T @ shared)
        counts = counts.tocsr()
        sums = np.asarray(counts.sum(axis=1)).ravel()
        counts.data /= np.repeat(np.maximum(sums, 1e-9), np.diff(counts.indptr)).astype(np.float32)
        table = counts
    overlap = csr_matrix((dice[kept], (together.row[kept], together.col[kept])), shape=together.shape)
    lines = []
    for f, word in enumerate(french_words):
        row = table.indices[table.indptr[f] : table.indptr[f + 1]]
        chances = table.data[table.indptr[f] : table.indptr[f + 1]]
        if not len(row):
            continue
        shares = np.asarray(overlap[f, row].todense()).ravel()
        best = (chances * np.sqrt(shares)).argmax()
        if chances[best] >= 0.2 and shares[best] >= 0.08:
            lines.append(f"{word}\t{english_words[row[best]]}")
    args.out.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    print(f"{len(lines):,} words from {len(french):,} pairs, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
