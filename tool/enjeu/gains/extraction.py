"""From trees to candidate gains: each frame matched where its predicate stands, its roles filled or refused.

The receiver must be a party; the thing must be something one can get; what is negated, refused, long past or the
receiver's own is left out. Every candidate keeps the record of why it is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from enjeu.gains.candidates import Candidate
from enjeu.gains.changes import Changes
from enjeu.gains.conditions import Conditions
from enjeu.gains.dictionary import category_of
from enjeu.gains.frames import lexicon
from enjeu.gains.light_verbs import LightVerbs
from enjeu.gains.merging import choose_sides
from enjeu.gains.nouns import Nouns
from enjeu.gains.pairs import Pairs
from enjeu.gains.rejections import Rejections
from enjeu.gains.sides import Cast
from enjeu.gains.things import SUMS
from enjeu.gains.usage import tells_no_gain
from enjeu.gains.verbs import Verbs
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree

_COSTS = re.compile(
    r"\b(?:pertes?|coûts?|coût\w*|dégâts?|amendes?|dettes?|préjudices?|factures?|notes?|déficits?|impacts?|hausses?|trou|manque|charges?)\b"
)
_GIVEN = words("given")
_DEMANDS = {"revendication", "demande", "exigence", "réclamation", "doléance", "requête"}


def read_cast(
    trees: Sequence[Tree], title: Tree | None, named: Sequence[str] = (), terms: Mapping[str, str] | None = None
) -> Cast:
    """The parties of an article, its main sides chosen by what a first reading finds to pass between them."""
    cast = Cast(trees, title, named, terms)
    cast.main = choose_sides(cast, Extractor(cast, lexicon()).candidates())
    return cast


class Extractor(Verbs, Conditions, Changes, LightVerbs, Nouns, Pairs, Rejections):
    """Finds the candidate gains of an article whose parties are known."""

    def candidates(self) -> list[Candidate]:
        """All candidates of the article, in order of the text."""
        found: list[Candidate] = []
        for s, tree in enumerate(self.cast.trees):
            if tree.is_question:
                continue
            found.extend(self._conditions(s))
            for i, word in enumerate(tree.words):
                if self.cast.history.is_past(s, i):
                    continue
                if word.is_verb and word.tag[0] == "V":
                    frames = self.lexicon.verbs.get(word.lemma, ())
                    for frame in () if frames and tells_no_gain(tree, i) else frames:
                        found.extend(self._verb(s, i, frame))
                    found.extend(self._wish(s, i))
                    found.extend(self._seen(s, i))
                    found.extend(self._changed(s, i))
                    found.extend(self._spared(s, i))
                    found.extend(self._untouched(s, i))
                if word.is_verb:
                    for frame in self.lexicon.lights.get(word.lemma, ()):
                        found.extend(self._light(s, i, frame))
                if word.tag == "NOUN":
                    frames = self.lexicon.nouns.get(word.lemma, ())
                    told = [c for frame in frames for c in self._noun(s, i, frame)]
                    found.extend(told)
                    if (
                        word.text[0].islower()  # not "le ministère de l'Economie"
                        and category_of(tree, i) in _GIVEN
                        and not told
                        and not (word.lemma in SUMS and _COSTS.search(" ".join(tree.lows)))
                    ):
                        for frame in self.lexicon.nouns.get("*", ()):
                            found.extend(self._noun(s, i, frame))
                    if word.lemma in _DEMANDS:
                        found.extend(self._demands(s, i))
        found.extend(self._exchanges(found))
        found.extend(self._agreements(found))
        found.extend(self._rejections(found))
        return found
