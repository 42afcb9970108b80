"""Which sense of a word the words beside it tell: "fuite" is a leak of gas, and the flight of a reckless driver.

`data/senses.tsv`: forms of a French word in one sense, with the English of each; the words that tell it, where
`canalisation*` stands for all that begins so; other English of that sense. Where a sentence tells none, a noun has the
sense that the rest of its article tells. Sources: Yarowsky 1995, "Unsupervised word sense disambiguation rivaling
supervised methods"; Gale, Church and Yarowsky 1992, "One sense per discourse".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from enjeu.syntax.tagging import tag
from enjeu.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INFINITIVE = ("er", "ir", "re")


class Sense(NamedTuple):
    """A form in one sense: the line that has it, its English, best first, and what tells it.

    `verb`: whether it is a verb's; None where its line does not show that.
    """

    line: int
    english: tuple[str, ...]
    company: frozenset[str]
    beginnings: tuple[str, ...]
    verb: bool | None

    def told_by(self, words: Sequence[str]) -> int:
        """How many of the words tell this sense."""
        return sum(word in self.company or word.startswith(self.beginnings) for word in words)


@cache
def _senses() -> dict[str, list[Sense]]:
    """Form in small letters -> its senses."""
    found: dict[str, list[Sense]] = {}
    for n, row in enumerate(rows("translation", "senses.tsv")):
        pairs, told, *others = (cell.split("|") for cell in row)
        words = frozenset(word for word in told if not word.endswith("*"))
        beginnings = tuple(word[:-1] for word in told if word.endswith("*"))
        forms = dict(pair.split("=") for pair in pairs)
        for form, english in forms.items():
            sense = Sense(n, (english, *(others[0] if others else ())), words, beginnings, _is_verb(list(forms)))
            found.setdefault(form, []).append(sense)
    return found


def _is_verb(forms: Sequence[str]) -> bool | None:
    """Whether these are forms of a verb: an infinitive and more than its plural ("foyer", "foyers")."""
    infinitives = [form for form in forms if form.endswith(_INFINITIVE)]
    if not infinitives:
        return False
    return True if any(form.removesuffix("s") not in infinitives for form in forms) else None


def _words(french: str) -> list[str]:
    return [m[0].lower() for m in _WORD.finditer(french)]


def _told(form: str, french: str) -> Sense | None:
    """The sense of a form that the other words tell; None where they tell none, or two as well as one another."""
    others = [word for word in _words(french) if word != form]
    found: dict[str, tuple[int, Sense]] = {}  # by the English: several lines may have one
    for sense in _senses().get(form, ()):
        if told := sense.told_by(others):
            before = found.get(sense.english[0], (0, sense))
            found[sense.english[0]] = (before[0] + told, before[1])
    ranked = sorted(found.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1] if _is_one(form, french, verb=ranked[0][1].verb) else None


def _is_one(form: str, french: str, *, verb: bool | None) -> bool:
    """Whether a form may be a verb's, or else a noun's, where it stands: "il livre un récit" tells of no book."""
    tags = {token.tag for token in tag(french) if token.low == form}
    wrong = {True: {"NOUN", "PROPN"}, False: {"VFIN", "VINF", "VPR"}, None: set[str]()}[verb]
    return not tags or bool(tags - wrong)


def told_in(texts: Iterable[str]) -> frozenset[int]:
    """The senses (lines of the list) of nouns that sentences of an article tell, as far as they agree."""
    senses: defaultdict[str, dict[str, int]] = defaultdict(dict)  # form -> English -> line
    for text in texts:
        for form in set(_words(text)) & _senses().keys():
            if (sense := _told(form, text)) and not sense.verb:
                senses[form][sense.english[0]] = sense.line
    rivals = (line for told in senses.values() if len(told) > 1 for line in told.values())
    return frozenset(line for told in senses.values() for line in told.values()) - frozenset(rivals)


def sense_of(form: str, french: str, told: frozenset[int] = frozenset()) -> Sense | None:
    """The sense that the French sentence tells of a form (small letters), or that which its article has `told`."""
    senses = _senses().get(form)
    if not senses:
        return None
    if sense := _told(form, french):
        return sense
    of_article = [s for s in senses if s.line in told]
    alike = len({s.english[0] for s in of_article}) == 1
    return of_article[0] if alike and _is_one(form, french, verb=False) else None
