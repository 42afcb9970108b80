"""What an article tells as long past: that is no news, and no gain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enjeu.syntax import Tree

YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_HISTORY = re.compile(
    r"guerre froide|seconde guerre mondiale|première guerre|dans les années|au xixe|au xxe|siècle dernier"
    r"|de l'époque|autrefois|jadis|pendant des décennies|depuis des décennies",
    re.IGNORECASE,
)
_LONG_AGO, _BEFORE = 5, 2  # years before the latest that the article names


class History:
    """Which of an article's sentences tell of the past, by the years and the ages that they name."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        """`trees`: the whole article, in order."""
        self._trees = trees
        texts = [re.sub(r"\([^)]*\)", "", tree.text(0, len(tree))) for tree in trees]
        years = [max(map(int, YEAR.findall(text)), default=None) for text in texts]
        latest = max((int(y) for tree in trees for w in tree.words for y in YEAR.findall(w.text)), default=0)
        self._ago = [0 if year is None else latest - year for year in years]
        self._old = [bool(_HISTORY.search(text)) for text in texts]

    def is_past(self, s: int, i: int) -> bool:
        """Whether what word `i` of sentence `s` tells is long past; the historic present is for what still counts."""
        tree = self._trees[s]
        if self._old[s] or self._ago[s] >= _LONG_AGO:
            return not tree[i].is_verb or tree.mood(i) != "pres"
        return self._ago[s] >= _BEFORE and _is_pluperfect(tree, i)


def _is_pluperfect(tree: Tree, i: int) -> bool:
    """Whether word `i`, or the verb that it hangs on, is told as done before: "avait soutenu X en 2016"."""
    verb = i if tree[i].is_verb else tree.verb_above(i)
    return verb is not None and any(tree.lows[c] in {"avait", "avaient"} for c in tree.kids(verb, "aux"))
