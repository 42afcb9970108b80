"""The user's terms among the words of a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from enjeu.syntax import Tree
from enjeu.translation.forms import FormIndex, form, words


class Terms:
    """French terms and the English that the user wants for them."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._forms: FormIndex[str] = FormIndex()
        for french, english in terms.items():
            self._forms.add(form(french, inflected=True), english)

    def found(self, tree: Tree) -> dict[int, tuple[int, str]]:
        """First word of each term -> the index after it, and its English."""
        text, starts = tree.line
        seen = words(text)
        found = {}
        for match in self._forms.find(text, seen):
            behind = seen[match.last - 1].end
            if (first := starts.get(seen[match.first].start)) is not None:
                found[first] = (next((i for start, i in starts.items() if start >= behind), len(tree)), match.value)
        return found
