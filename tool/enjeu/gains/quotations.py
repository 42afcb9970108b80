"""Who says what stands in quotation marks: told in the same sentence, where the quotation goes on, or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from enjeu.syntax import Tree

if TYPE_CHECKING:
    from enjeu.gains.sides import Cast

_NOBODY: frozenset[str] = frozenset()


class Quotations:
    """The quotations of an article and the parties that say them."""

    def __init__(self, cast: Cast) -> None:
        """`cast`: the parties, and the words that stand for them."""
        self._cast = cast
        self._opened = _openings(cast.trees)
        self._told: list[frozenset[str]] = []

    def told_in(self, s: int) -> frozenset[str]:
        """The party of whom sentence `s` says that it speaks: "..., a dit X", "X a dit : ..."."""
        while len(self._told) <= s:  # in order: what a pronoun stands for is looked up in the sentence before
            t = len(self._told)
            self._told.append(_NOBODY)
            named = (self._cast.resolve(t, k) for k in _speakers(self._cast.trees[t]))
            self._told[t] = next(filter(None, named), _NOBODY)
        return self._told[s]

    def said_before(self, s: int) -> frozenset[str]:
        """The party that says what sentence `s` quotes, as far as one knows at its end."""
        return self.told_in(s) or self.told_in(self._opened[s])

    def speaker_of(self, s: int) -> frozenset[str]:
        """The party that says what sentence `s` quotes; empty where nothing is quoted or nobody is named."""
        trees, first = self._cast.trees, self._opened[s]
        if not trees[s].marks and first == s:
            return _NOBODY
        last = s
        while last + 1 < len(trees) and self._opened[last + 1] == first:
            last += 1
        where = [s, *range(s + 1, last + 1), *range(s - 1, first - 1, -1)]
        if _is_all(trees[first], trees[last]):
            where += [t for t in (last + 1, first - 1) if 0 <= t < len(trees) and trees[t].marks]
        return next(filter(None, map(self.told_in, where)), _NOBODY)


def _openings(trees: Sequence[Tree]) -> list[int]:
    """For each sentence the one in which the quotation opens that it begins in; itself where it begins in none."""
    out: list[int] = []
    opened: int | None = None
    for s, tree in enumerate(trees):
        if 0 in tree.marks:
            opened = None  # a mark right before a sentence opens one, whatever was left open
        out.append(s if opened is None else opened)
        inside = (opened is not None) != bool(len(tree.marks) % 2)
        if tree.marks and tree.marks[-1] >= len(tree) - 1:
            inside = False  # a mark at the end of a sentence closes one
        opened = (out[s] if opened is not None and not tree.marks else s) if inside else None
    return out


def _is_all(first: Tree, last: Tree) -> bool:
    """Whether the sentences from `first` to `last` are one quotation and nothing else."""
    return 0 in first.marks and bool(last.marks) and last.marks[-1] >= len(last) - 1


def _speakers(tree: Tree) -> list[int]:
    """The words that name who speaks, by where the verb stands: behind a quotation, or before a colon and one."""
    found = []
    for verb in (w.index for w in tree.words if w.is_verb):
        turned = [c for c in tree.kids(verb, "nsubj", "expl") if tree.lows[c].startswith("-")]
        if turned or tree.is_behind_quotation(verb):
            behind = tree.subject_behind(verb)
            found.extend(turned or ([] if behind is None else [behind]))
        elif any(verb < mark <= verb + 5 and ":" in tree.lows[verb:mark] for mark in tree.marks):
            subject = tree.subject(verb)
            found.extend([] if subject is None else [subject])
    return found
