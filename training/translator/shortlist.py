"""Which target pieces a source piece may become, so that the engine weighs two thousand pieces a step, not all.

Word translation by IBM model 1 (Brown et al. 1993) over pieces that are present in a pair, with an empty source word
for what stands in English alone; as Marian's lexical shortlists. A few minutes and 3 GB for 400,000 pairs.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scipy.sparse as sparse
import sentencepiece
from safetensors.numpy import save_file

from enjeu.translation.shortlist import FILE
from training.seq2seq.data import Pairs
from training.seq2seq.model import PAD
from training.translator.lexical import presence

SAMPLE = 400_000  # pairs
MOST = 60  # target pieces of a source piece
LEAST = 1e-4  # probability of one
ALWAYS = 1_500  # most frequent target pieces, which every sentence may have
_LONGEST = 50  # pieces: long pairs say little about which piece goes with which
_ROUNDS = 4
_BLOCK = 20_000  # pairs in memory at once


def translation_table(source: sparse.csr_matrix, target: sparse.csr_matrix, rounds: int = _ROUNDS) -> np.ndarray:
    """(V + 1, V) float32 of p(target piece | source piece), from (N, V) presence; the last row is the empty word's."""
    source = sparse.hstack([source, np.ones((source.shape[0], 1), np.float32)], "csr")
    table = np.ones((source.shape[1], target.shape[1]), np.float32)
    for _ in range(rounds):
        counts = np.zeros_like(table)
        for begin in range(0, source.shape[0], _BLOCK):
            s, t = source[begin : begin + _BLOCK], target[begin : begin + _BLOCK].copy()
            for row in range(s.shape[0]):
                pieces = t.indices[t.indptr[row] : t.indptr[row + 1]]
                given = s.indices[s.indptr[row] : s.indptr[row + 1]]
                t.data[t.indptr[row] : t.indptr[row + 1]] = 1 / table[np.ix_(given, pieces)].sum(0)
            shares = (s.T @ t).tocoo()
            counts[shares.row, shares.col] += shares.data
        table *= counts
        table /= np.maximum(table.sum(1, keepdims=True), 1e-12)
    return table


def make(pairs: Pairs, processor: sentencepiece.SentencePieceProcessor) -> tuple[list[np.ndarray], np.ndarray]:
    """The target pieces of each source piece, and those that every sentence may have: frequent, characters, bytes."""
    size = processor.get_piece_size()
    fits = (pairs.source_lengths <= _LONGEST) & (pairs.target_lengths <= _LONGEST)
    chance = np.where(fits, pairs.weight, 0)
    rows = np.unique(np.random.default_rng(0).choice(len(pairs), SAMPLE, p=chance / chance.sum()))
    source = presence(pairs.source, pairs.source_offsets, pairs.source_lengths, rows, size)
    target = presence(pairs.target, pairs.target_offsets, pairs.target_lengths, rows, size)
    frequent = np.argsort(-np.asarray(target.sum(0)).ravel(), kind="stable")[:ALWAYS]
    small = [i for i in range(size) if len(processor.id_to_piece(i).strip("▁")) <= 1 or processor.is_byte(i)]
    every = np.setdiff1d(np.union1d(frequent, small), [PAD])
    candidates = []
    for piece, likely in enumerate(translation_table(source, target)[:size]):
        best = np.argsort(-likely, kind="stable")[:MOST]
        # Itself, too: names and figures are copied.
        candidates.append(np.setdiff1d(np.append(best[likely[best] >= LEAST], piece), every))
    return candidates, every


def save(made: tuple[list[np.ndarray], np.ndarray], folder: Path) -> None:
    """Write what `make` gave into a folder: `every`, and for piece i the next `lengths[i]` ids of `candidates`.

    Ids are the exported model's: one lower than in training, `<pad>` last.
    """
    candidates, every = made
    size = len(candidates)
    rows = [(candidates[(i + 1) % size] - 1) % size for i in range(size)]
    save_file(
        {
            "every": ((every - 1) % size).astype(np.uint16),
            "lengths": np.array([len(row) for row in rows], np.uint16),
            "candidates": np.concatenate(rows).astype(np.uint16),
        },
        folder / FILE,
    )
