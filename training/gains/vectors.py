"""Word vectors: what French words mean, by the company that they keep in the press.

Positive pointwise mutual information of words with their neighbours in the tree and in the sentence, reduced by a
singular value decomposition (Levy and Goldberg 2014, Levy et al. 2015).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from enjeu.syntax import Tree

_WORDS, _LEAST = 10_000, 12  # words at most; times that each must occur
_CONTEXTS, _SEEN = 120_000, 5
_NEAR = 3  # content words on either side
_SMOOTHED = 0.75  # exponent of the contexts' counts


def _is_content(tree: Tree, i: int) -> bool:
    return tree[i].tag in {"NOUN", "ADJ"} or tree[i].tag[0] == "V"


def _contexts(tree: Tree) -> Iterator[tuple[str, str]]:
    """(word, context) pairs of a sentence."""
    content = [i for i in range(len(tree)) if _is_content(tree, i)]
    for i in content:
        head = tree[i].head
        if head < 0:
            continue
        relation = f"{tree[i].label.split(':')[0]} {tree.preposition(i)}"
        above = tree[head].lemma if tree[head].tag != "PROPN" else "PROPN"
        yield tree[i].lemma.lower(), f"{relation} below {above}"
        if _is_content(tree, head):
            yield tree[head].lemma.lower(), f"{relation} above {tree[i].lemma}"
    for a, i in enumerate(content):
        for j in content[max(0, a - _NEAR) : a + _NEAR + 1]:
            if i != j:
                yield tree[i].lemma.lower(), f"near {tree[j].lemma}"


def learn(trees: Iterable[Tree], size: int) -> tuple[list[str], np.ndarray]:
    """The commonest words of the trees, and a vector of length one for each: (words, size) float32."""
    times: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for tree in trees:
        times.update(w.lemma.lower() for w in tree.words if _is_content(tree, w.index))
        pairs.update(_contexts(tree))
    vocabulary = [word for word, n in times.most_common(_WORDS) if n >= _LEAST]
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
    left, strength, _ = svds(matrix, k=size, random_state=0)
    vectors = (left * np.sqrt(strength))[:, ::-1]
    return vocabulary, (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
