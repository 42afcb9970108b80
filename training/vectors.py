"""Word vectors from counts of words with what stands beside them.

Positive pointwise mutual information, reduced by a singular value decomposition (Levy and Goldberg 2014, Levy et al.
2015).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

_CONTEXTS, _SEEN = 120_000, 5
_SMOOTHED = 0.75  # exponent of the contexts' counts


def reduced(vocabulary: Sequence[str], pairs: Mapping[tuple[str, str], int], size: int) -> NDArray[np.float32]:
    """A vector of length one for each word: (words, size), or less where there is less to tell.

    `pairs` counts (word, context).
    """
    row = {word: n for n, word in enumerate(vocabulary)}
    totals: Counter[str] = Counter()
    for (word, context), n in pairs.items():
        if word in row:
            totals[context] += n
    column = {c: k for k, (c, n) in enumerate(totals.most_common(_CONTEXTS)) if n >= _SEEN}
    cells = [(row[w], column[c], n) for (w, c), n in pairs.items() if w in row and c in column]
    rows, columns, counts = (np.array(part) for part in zip(*cells, strict=True))
    seen = np.bincount(rows, counts, len(row))
    smooth = np.bincount(columns, counts, len(column)) ** _SMOOTHED
    information = np.log(counts * smooth.sum() / (seen[rows] * smooth[columns]))
    kept = information > 0
    matrix = csr_matrix((information[kept], (rows[kept], columns[kept])), shape=(len(row), len(column)))
    left, strength, _ = svds(matrix, k=min(size, *(n - 1 for n in matrix.shape)), random_state=0)
    vectors = (left * np.sqrt(strength))[:, ::-1]
    return (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
