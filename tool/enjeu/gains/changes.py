"""Pay that rises and burdens that fall: gains of those whose they are, though nobody is said to give anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enjeu.gains.candidates import Candidate, Emitter
from enjeu.gains.dictionary import category_of, is_time
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame
from enjeu.gains.phrases import Phrase, Renderer, number_in_english
from enjeu.gains.roles import PAY, POSSESSIVES
from enjeu.gains.things import BURDENS
from enjeu.syntax import Tree
from enjeu.translation.figures import plain_french

_RISING = {"augmenter", "revaloriser", "relever", "majorer", "doubler", "tripler", "grimper", "progresser"}
_FALLING = {"baisser", "diminuer", "réduire", "alléger", "supprimer", "annuler", "abaisser", "suspendre"}
_HALTED = {"geler", "plafonner", "effacer"}
_REACHING = {"concerner", "toucher", "affecter", "viser", "frapper"}
_IMPOSED = {"réforme", "mesure", "hausse", "suppression", "fermeture", "licenciement", "interdiction", "couvre-feu"}
_PRICES = {"prix", "tarif", "coût"}  # those of a company are what others pay
_GAINED = {"money", "support", "jobs", "rights"}


class Changes(Emitter):
    """Reads what becomes of somebody's pay, budget or burdens."""

    def _changed(self, s: int, i: int) -> Iterator[Candidate]:
        """What rises, falls or is struck off: "les salaires des infirmières montent", "la dette est effacée"."""
        tree = self.cast.trees[s]
        passive = tree.is_passive(i)
        acts = not passive and not all(is_time(tree, o) for o in tree.objects(i))
        if acts or tree[i].lemma not in _RISING | _FALLING | _HALTED | {"passer"}:
            return
        subject, objects = self._roles(tree, i)
        noun = next(iter(objects), None) if passive else subject
        if noun is None or noun > i or not tree[noun].is_noun or tree.is_negated(i):
            return
        whose = self._parties_of(s, noun, "belonging")
        sellers = tree[noun].lemma in _PRICES and any(self.cast.parties[k].kind != "group" for k in whose.parties)
        if not whose.parties or sellers:
            whose = self._parties_of(s, i, "pour")
        if whose.parties and (deed := self._change(s, noun, i, {i, *whose.words})):
            yield from self._change_of(s, i, noun, whose.parties, deed)

    def _seen(self, s: int, i: int) -> Iterator[Candidate]:
        """What a party sees happen to what is its own: "verront leur salaire augmenter", "a vu son loyer baisser"."""
        tree = self.cast.trees[s]
        if tree[i].lemma != "voir" or tree.is_negated(i):
            return
        own = next((k for k in range(i + 1, min(i + 3, len(tree))) if tree.lows[k] in POSSESSIVES), None)
        if own is None or own + 1 >= len(tree) or not tree[own + 1].is_noun:
            return
        noun = own + 1
        change = next((k for k in range(noun + 1, min(noun + 6, len(tree))) if tree[k].mood in {"inf", "pp"}), None)
        receiver = self.cast.resolve(s, tree.subject(i))
        if change is not None and receiver and (deed := self._change(s, noun, change, {change})):
            yield from self._change_of(s, i, noun, receiver, deed)

    def _untouched(self, s: int, i: int) -> Iterator[Candidate]:
        """Whom a burden does not reach: "ne seront pas concernés par la réforme", "seront épargnés par la hausse"."""
        tree = self.cast.trees[s]
        spared = tree[i].lemma == "épargner"
        if not (spared or tree[i].lemma in _REACHING) or not tree.is_passive(i) or tree.is_negated(i) == spared:
            return
        burden, reached = self._roles(tree, i)
        if burden is None or tree[burden].lemma not in BURDENS | _IMPOSED:
            return
        for receiver in filter(None, (self.cast.resolve(s, k) for k in reached)):
            inner = Renderer(tree, self._names(s)).phrase(burden)
            deed = inner._replace(text=f"exemption from the {inner.text}", category="relief")
            reading = read(tree, i, "reported", self.lexicon)
            yield from self._relieved(s, i, burden, "object", receiver, deed, reading)

    def _change(self, s: int, noun: int, verb: int, stop: set[int]) -> Phrase | None:
        """The change that `verb` makes to `noun`, in English; None where it is nothing to be glad of."""
        tree = self.cast.trees[s]
        lemma, way = tree[verb].lemma, self._way(tree, verb)
        pay = tree[noun].lemma in PAY or category_of(tree, noun) in _GAINED
        if not (way > 0 and pay and tree[noun].lemma not in BURDENS) and not (way < 0 and tree[noun].lemma in BURDENS):
            return None
        english, category = self.lexicon.deeds.get(lemma, self.lexicon.deeds["augmenter" if way > 0 else "baisser"])
        inner = Renderer(tree, self._names(s), stop).phrase(noun, tail=False)
        by = self._from_to(s, verb) if lemma == "passer" else self._amount(s, verb + 1, "de", "of")
        return Phrase(f"{english} {inner.text}{by}", inner.start, verb + 1, category, inner.unsure)

    def _change_of(self, s: int, i: int, noun: int, receiver: frozenset[str], deed: Phrase) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        frame = Frame("change", frozenset({tree[i].lemma}), "holder", "deed", "reported", 0.65, category=deed.category)
        reading = read(tree, i, "reported", self.lexicon)
        yield from self._emit(s, i, noun, frame, receiver, frozenset(), deed, reading)

    @staticmethod
    def _way(tree: Tree, verb: int) -> int:
        """1 for a rise, -1 for a fall or a halt, 0 for neither."""
        lemma = tree[verb].lemma
        if lemma != "passer":
            return 1 if lemma in _RISING else -1 if lemma in _FALLING | _HALTED else 0
        to = _range_end(tree, verb)
        old, new = (_value(tree, k) for k in (verb + 2, to + 1)) if to else (None, None)
        return 0 if old is None or new is None else (new > old) - (new < old)

    def _from_to(self, s: int, verb: int) -> str:
        tree = self.cast.trees[s]
        old = number_in_english(tree[verb + 2].text)
        return f" from {old}{self._amount(s, _range_end(tree, verb), 'à', 'to')}"


def _range_end(tree: Tree, verb: int) -> int:
    """Where "à" stands in "de 300 à 600" right behind a verb; 0 where there is no such range."""
    to = next((k for k in range(verb + 3, min(verb + 7, len(tree) - 2)) if tree.lows[k] == "à"), 0)
    return to if to and tree.lows[verb + 1] == "de" else 0


def _value(tree: Tree, i: int) -> float | None:
    plain = plain_french(tree[i].text.rstrip(" %"))
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None
