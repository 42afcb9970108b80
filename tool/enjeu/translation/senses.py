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
from importlib.resources import files
from typing import NamedTuple

from enjeu.syntax.tagging import tag

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INFINITIVE = re.compile(r"(?:er|ir|re|oir)")


class Sense(NamedTuple):
    """A form in one sense: the line that has it, its English, best first, and what tells it; whether it is a verb's."""

    line: int
    english: tuple[str, ...]
    company: frozenset[str]
    beginnings: tuple[str, ...]
    verb: bool

    def told_by(self, words: Sequence[str]) -> int:
        """How many of the words tell this sense."""
        return sum(word in self.company or word.startswith(self.beginnings) for word in words)


@cache
def _senses() -> dict[str, list[Sense]]:
    """Form in small letters -> its senses."""
    found: dict[str, list[Sense]] = {}
    lines = files("enjeu.translation").joinpath("data", "senses.tsv").read_text("utf-8").splitlines()
    for n, line in enumerate(lines):
        pairs, told, *others = (cell.split("|") for cell in line.split("\t"))
        words = frozenset(word for word in told if not word.endswith("*"))
        beginnings = tuple(word[:-1] for word in told if word.endswith("*"))
        forms = dict(pair.split("=") for pair in pairs)
        verb = any(_INFINITIVE.fullmatch(form[-2:]) for form in forms)
        for form, english in forms.items():
            sense = Sense(n, (english, *(others[0] if others else ())), words, beginnings, verb)
            found.setdefault(form, []).append(sense)
    return found


def _words(french: str) -> list[str]:
    return [m[0].lower() for m in _WORD.finditer(french)]


def _told(form: str, french: str) -> Sense | None:
    """The sense of a form that the other words tell; None where they tell none, or two as well as one another."""
    others = [word for word in _words(french) if word != form]
    ranked = sorted(((s.told_by(others), s) for s in _senses().get(form, ())), key=lambda pair: -pair[0])
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1] if _is_one(form, french, verb=ranked[0][1].verb) else None


def _is_one(form: str, french: str, *, verb: bool) -> bool:
    """Whether a form may be a verb's, or else a noun's, where it stands: "il livre un récit" tells of no book."""
    tags = {token.tag for token in tag(french) if token.low == form}
    return not tags or bool(tags - ({"NOUN", "PROPN"} if verb else {"VFIN", "VINF", "VPR"}))


def told_in(texts: Iterable[str]) -> frozenset[int]:
    """The senses (lines of the list) of nouns that sentences of an article tell, as far as they agree."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for text in texts:
        for form in set(_words(text)) & _senses().keys():
            if (sense := _told(form, text)) and not sense.verb:
                lines[form].add(sense.line)
    rivals = (line for told in lines.values() if len(told) > 1 for line in told)
    return frozenset(line for told in lines.values() for line in told) - frozenset(rivals)


def sense_of(form: str, french: str, told: frozenset[int] = frozenset()) -> Sense | None:
    """The sense that the French sentence tells of a form (small letters), or that which its article has `told`."""
    senses = _senses().get(form)
    if not senses:
        return None
    if sense := _told(form, french):
        return sense
    of_article = [s for s in senses if s.line in told]
    return of_article[0] if len(of_article) == 1 and _is_one(form, french, verb=False) else None
