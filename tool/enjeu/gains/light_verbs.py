"""Frames of light verbs with their nouns: "avoir besoin de", "mettre fin à", "apporter son soutien à"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from enjeu.gains.asked import Asked
from enjeu.gains.candidates import Candidate
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame
from enjeu.gains.phrases import Phrase
from enjeu.gains.slots import NOBODY, Filler
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree

_COURTS = words("courts")


class _Predicate(NamedTuple):
    """Where a light verb, the verb whose auxiliary it may be, its noun and its subject stand."""

    light: int
    verb: int
    noun: int
    subject: int | None


class LightVerbs(Asked):
    """Reads gains off light verbs."""

    def _light(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        """What `frame` finds at the light verb `i` of sentence `s`."""
        tree = self.cast.trees[s]
        noun = self._its_noun(tree, i, frame)
        if noun is None:
            return
        auxiliary = tree[i].tag[0] == "A" and tree[i].head >= 0 and tree[i].label in {"aux", "cop"}
        verb = tree[i].head if auxiliary else i
        if tree[i].lemma == "avoir" and tree[i].label == "aux" and verb != noun and tree[verb].is_verb:
            return  # "a rejeté l'offre": an auxiliary has nothing
        subject = self._doer(tree, i, verb)
        predicate = _Predicate(i, verb, noun, subject)
        giver = self.cast.resolve(s, subject) if frame.giver == "subject" else frozenset[str]()
        got = self._gainer(s, predicate, frame)
        if not got.parties or (frame.needs == "court" and not self._is_court(tree, subject)):
            return
        receiver = got.parties
        reading = read(tree, verb, frame.status, self.lexicon)
        if frame.receiver == "left" and reading.status is not Status.PLANNED:
            return
        if frame.thing == "english":
            phrase = Phrase(frame.english, i, noun + 1, frame.category, False)
            yield from self._emit(s, verb, noun, frame, receiver, giver, phrase, reading)
            return
        if frame.thing == "asked":
            yield from self._asked_of(s, verb, frame, receiver, frozenset(), reading)
            return
        for deed in self._needed(s, noun, frame):
            yield from self._emit(s, verb, deed.start, frame, receiver, giver, deed, reading)
        partner = giver
        if frame.thing == "noun" and not giver:
            partner = self._with_whom(s, noun)
        stop = {*got.words, noun} if frame.thing == "verb-object" else {*got.words}
        for group in self._grouped(s, self._heads(s, predicate, frame, stop)):
            phrase = self._rendered(s, group, stop)
            if frame.english:
                phrase = phrase._replace(text=f"{frame.english} {phrase.text}")
            yield from self._emit(s, verb, group[0], frame, receiver, partner - receiver, phrase, reading)

    @staticmethod
    def _its_noun(tree: Tree, i: int, frame: Frame) -> int | None:
        """The noun that makes one predicate with the verb, in the same clause."""
        for k in range(i + 1, min(i + 8, len(tree))):
            if tree[k].lemma in frame.lemmas or tree.lows[k] in frame.lemmas:
                handed_over = tree[i].lemma == "passer" and tree.lows[k - 1] == "les"  # "passer les commandes à X"
                return None if handed_over else k
            if tree[k].tag in {"VFIN", "AFIN"}:
                return None
        return None

    def _doer(self, tree: Tree, i: int, verb: int) -> int | None:
        """The subject; that of the verb above, where it has none of its own."""
        subject = self._roles(tree, i)[0] if tree[i].mood == "inf" or verb == i else tree.subject(verb)
        if subject is None and (above := tree.verb_above(i)) is not None:
            return self._roles(tree, above)[0]
        return subject

    @staticmethod
    def _is_court(tree: Tree, subject: int | None) -> bool:
        """Whether a court says so: "les faits lui donnent raison" is something else."""
        return subject is not None and bool(_COURTS & {tree[subject].lemma, tree.lows[subject]})

    def _gainer(self, s: int, predicate: _Predicate, frame: Frame) -> Filler:
        """Who gets something by it."""
        i, verb, noun, subject = predicate
        tree, main = self.cast.trees[s], self.cast.main
        doer = self.cast.resolve(s, subject)
        match frame.receiver:
            case "other":  # whose thing it is, else the other main side
                if not doer:
                    return NOBODY
                owners = (self._parties_of(s, o, "belonging").parties for o in self._roles(tree, verb)[1])
                other = next(filter(None, owners), self.cast.other_main(doer))
                if not other and not doer & set(main[:2]):
                    other = frozenset(main[:1])  # what a bystander takes over, he takes from the first
                return Filler(other)
            case "left":  # the one other side that the sentence names, else the other main one
                beside = frozenset(m.key for m in self.cast.mentions[s] if m.key in main) - doer
                left = beside if len(beside) == 1 else self.cast.other_main(doer)
                return Filler(left if doer else frozenset())
            case "holder":
                nouns = (k for k in range(noun + 1, min(noun + 7, len(tree))) if tree[k].is_noun)
                return Filler(next((held for k in nouns if (held := self._holder(s, k))), frozenset()))
        got = self._parties_of(s, i, frame.receiver, subject=subject)
        if frame.things == "dispute" and "leur" in tree.lows[noun : noun + 4] and len(got.parties) == 1:
            return got._replace(parties=got.parties | self.cast.other_main(got.parties))  # the other's, too
        return got

    def _heads(self, s: int, predicate: _Predicate, frame: Frame, stop: set[int]) -> list[int]:
        """The nouns that say what is got."""
        i, verb, noun, subject = predicate
        tree = self.cast.trees[s]
        if frame.thing == "noun":
            millions = tree.lows[noun - 1] in {"de", "d'"} and tree[noun - 2].lemma in {"million", "milliard"}
            return [noun - 2 if millions else noun] if self._accepts(s, noun, frame) else []
        if frame.thing == "verb-object":
            objects = [h for h in self._roles(tree, verb)[1] if h != noun] or self._noun_after(tree, noun, set())
            # not "tous ont été pris en charge", nor "17 d'entre eux"
            named = [h for h in objects if tree[h].is_noun or tree[h].text.endswith("%")]
            return [h for h in named if self._accepts(s, h, frame) and not self.cast.resolve(s, h)]
        heads = [h for h in self._things(s, noun, frame, subject, [], stop) if self._accepts(s, h, frame)]
        if heads or "à" not in frame.thing:
            return heads
        before = range(i - 1, max(0, i - 8), -1)  # "les sanctions auxquelles il a mis fin"
        relative = next((k for k in before if tree.lows[k] in {"auxquelles", "auxquels", "auquel", "laquelle"}), 0)
        return [h for h in range(relative - 1, max(-1, relative - 6), -1) if tree[h].tag == "NOUN"][-1:]

    def _with_whom(self, s: int, noun: int) -> frozenset[str]:
        """The other party of what the noun names: "conclure un accord avec X"."""
        tree = self.cast.trees[s]
        for k in range(noun, len(tree)):
            if tree.lows[k] == "avec":
                for h in range(k + 1, min(k + 6, len(tree))):
                    if found := self.cast.resolve(s, h):
                        return found
        return frozenset()
