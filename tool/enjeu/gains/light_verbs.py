"""Frames of light verbs with their nouns: "avoir besoin de", "mettre fin à", "apporter son soutien à"."""

from __future__ import annotations

from collections.abc import Iterator

from enjeu.gains.asked import Asked
from enjeu.gains.candidates import Candidate
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame
from enjeu.gains.phrases import Phrase
from enjeu.gains.wordlists import words
from enjeu.records import Status

_COURTS = words("courts")


class LightVerbs(Asked):
    """Reads gains off light verbs."""

    def _light(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        noun = next(
            (
                k
                for k in range(i + 1, min(i + 8, len(tree)))
                if tree[k].lemma in frame.lemmas or tree.lows[k] in frame.lemmas
            ),
            None,
        )
        if noun is None or any(tree[k].tag in {"VFIN", "AFIN"} for k in range(i + 1, noun)):
            return
        verb = i
        if tree[i].tag[0] == "A" and tree[i].head >= 0 and tree[i].label in {"aux", "cop"}:
            verb = tree[i].head
        if tree[i].mood == "inf" or verb == i:
            subject, _ = self._roles(tree, i)
        else:
            subject = tree.subject(verb)
        if subject is None and (above := next((g for g in tree.governors(i) if tree[g].is_verb), None)) is not None:
            subject = self._roles(tree, above)[0]
        giver = self.cast.resolve(s, subject) if frame.giver == "subject" else frozenset[str]()
        used: list[int] = []
        if frame.receiver == "other":
            owners = (
                self._parties_of(s, o, "belonging", subject=None, objects=[])[0] for o in self._roles(tree, verb)[1]
            )
            receiver = next(filter(None, owners), self.cast.other_main(giver)) if giver else frozenset()
            if giver and not receiver and not giver & set(self.cast.main[:2]):
                receiver = frozenset(self.cast.main[:1])  # what a bystander takes over, he takes from the first
        elif frame.receiver == "left":
            doer = self.cast.resolve(s, subject)
            beside = {m.key for m in self.cast.mentions[s] if m.key in self.cast.main} - doer
            # the one other side that the sentence names, else the other main one
            left = frozenset(beside) if len(beside) == 1 else self.cast.other_main(doer)
            receiver = left if doer else frozenset()
            if read(tree, verb, frame.status, self.lexicon).status is not Status.PLANNED:
                return
        elif frame.receiver == "holder":
            nouns = (k for k in range(noun + 1, min(noun + 7, len(tree))) if tree[k].is_noun)
            receiver = next((held for k in nouns if (held := self._holder(s, k))), frozenset())
        else:
            receiver, used, _ = self._parties_of(s, i, frame.receiver, subject=subject, objects=[])
            if frame.things == "dispute" and "leur" in tree.lows[noun : noun + 4] and len(receiver) == 1:
                receiver |= self.cast.other_main(receiver)  # "leur différend": the other's, too
        if not receiver:
            return
        reading = read(tree, verb, frame.status, self.lexicon)
        if frame.needs == "court" and (subject is None or not _COURTS & {tree[subject].lemma, tree.lows[subject]}):
            return  # "les faits lui donnent raison"
        if frame.thing == "english":
            phrase = Phrase(frame.english, i, noun + 1, frame.category, False)
            yield from self._emit(s, verb, noun, frame, receiver, giver, phrase, reading)
            return
        if frame.thing == "asked":
            yield from self._asked_of(s, verb, frame, receiver, frozenset(), reading)
            return
        if frame.thing == "noun":
            counted = (
                noun - 2
                if tree.lows[noun - 1] in {"de", "d'"} and tree[noun - 2].lemma in {"million", "milliard"}
                else noun
            )
            heads = [counted] if self._accepts(s, noun, frame) else []
        elif frame.thing == "verb-object":
            objects = [h for h in self._roles(tree, verb)[1] if h != noun] or self._noun_after(tree, noun, set())
            heads = [h for h in objects if self._accepts(s, h, frame) and not self.cast.resolve(s, h)]
            used = [*used, noun]
        else:
            heads = [h for h in self._things(s, noun, frame, subject, [], set(used)) if self._accepts(s, h, frame)]
            relative = next(
                (
                    k
                    for k in range(i - 1, max(0, i - 8), -1)
                    if tree.lows[k] in {"auxquelles", "auxquels", "auquel", "laquelle"}
                ),
                None,
            )
            if not heads and relative and "à" in frame.thing:
                heads = [h for h in range(relative - 1, max(-1, relative - 6), -1) if tree[h].tag == "NOUN"][-1:]
        for deed in self._needed(s, noun, frame):
            yield from self._emit(s, verb, deed.start, frame, receiver, giver, deed, reading)
        partner = giver
        if frame.thing == "noun" and not giver:
            partner = next(
                (
                    p
                    for k in range(noun, len(tree))
                    if tree.lows[k] == "avec"
                    for h in range(k + 1, min(k + 6, len(tree)))
                    if (p := self.cast.resolve(s, h))
                ),
                partner,
            )
        for group in self._grouped(s, heads):
            phrase = self._rendered(s, group, set(used))
            if frame.english:
                phrase = phrase._replace(text=f"{frame.english} {phrase.text}")
            yield from self._emit(s, verb, group[0], frame, receiver, partner - receiver, phrase, reading)
