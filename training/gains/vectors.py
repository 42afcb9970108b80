"""Word vectors: what French words mean, by their neighbours in the trees and sentences of the press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from enjeu.syntax import Tree
from training.vectors import reduced

_WORDS, _LEAST = 10_000, 12  # words at most; times that each must occur
_NEAR = 3  # content words on either side


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
    return vocabulary, reduced(vocabulary, pairs, size)
