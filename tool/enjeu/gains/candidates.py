"""Candidate gains, and what every one of them must pass before it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from enjeu.gains.deeds import Deeds
from enjeu.gains.factuality import Reading
from enjeu.gains.frames import Frame
from enjeu.gains.phrases import Phrase
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree

_WEAK = words("weak")
_HOLLOW = words("hollow")
_MINE = {"mon", "ma", "mes", "notre", "nos"}  # what whoever speaks has already: "notre programme"
_WHOSE = re.compile(r"^(?:its|their|your|his|her) ")  # in a list, nobody knows whose
_LACKS = words("lacks")
NOT_REFUSED = "not negated or refused"


@dataclass
class Candidate:
    """A gain as one predicate tells it, before merging."""

    receiver: str
    givers: frozenset[str]
    phrase: Phrase
    head: str
    status: Status
    speaker: str | None
    category: str
    weight: float
    sentence: int
    predicate: str
    roles: dict[str, str] = field(default_factory=dict)
    cues: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    at: int = 0
    lead: str = ""  # the words that its frame set before the thing: "relief from"
    learnt: bool = False  # no frame tells it, the learnt reader thinks so


class Emitter(Deeds):
    """Makes candidates of what frames found."""

    def _relieved(
        self, s: int, i: int, head: int, slot: str, receiver: frozenset[str], phrase: Phrase, reading: Reading
    ) -> Iterator[Candidate]:
        """A burden that somebody does not bear, as the verb `i` tells it of its `slot`: to be spared is the gain."""
        lemma = self.cast.trees[s][i].lemma
        frame = Frame("spared", frozenset({lemma}), slot, "deed", "reported", 0.65, category="relief")
        reading.blocked = ""  # that it is not to be is the gain
        yield from self._emit(s, i, head, frame, receiver, frozenset(), phrase, reading)

    @staticmethod
    def _is_lacked(tree: Tree, head: int) -> bool:
        """Whether the thing is what is missing: "des problèmes d'accès au nucléaire"."""
        while tree[head].label == "nmod" and tree[head].head >= 0:
            head = tree[head].head
            if tree[head].lemma in _LACKS:
                return True
        return False

    def _emit(
        self,
        s: int,
        i: int,
        head: int,
        frame: Frame,
        receiver: frozenset[str],
        giver: frozenset[str],
        phrase: Phrase,
        reading: Reading,
    ) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        phrase = phrase._replace(text=_WHOSE.sub("", phrase.text.strip(" ,;:")))
        if tree.lows[phrase.start] in _MINE or self._is_lacked(tree, head):
            return
        if reading.blocked or phrase.text in _HOLLOW or len(phrase.text) < 3 or len(phrase.text.split()) > 22:
            return
        giver = giver - receiver
        for key in sorted(receiver - {self.cast.at(s, head)}):  # nobody gets himself
            weight = frame.weight + (0.1 if giver else 0.0)
            if tree[head].lemma in _WEAK and frame.kind != "noun":
                weight -= 0.15 if giver else 0.45
            if phrase.unsure:
                weight -= 0.05
            if phrase.category == "other" and frame.thing in {"asked", "deed"}:
                weight -= 0.15  # a deed that the lexicon does not know
            if not phrase.category and not frame.category:
                weight -= 0.1
            category = frame.category or phrase.category or "other"
            roles = {"receiver": key, "thing": tree.text(phrase.start, phrase.end)}
            if giver:
                roles["giver"] = ", ".join(sorted(giver))
            slots = {"receiver": frame.receiver, "giver": frame.giver, "thing": frame.thing}
            if told := ", ".join(f"{role}: {slot.replace('|', '/')}" for role, slot in slots.items() if slot):
                roles["slots"] = told
            guards = ["not long past", f"a thing to be had ({category})"]
            guards = guards if reading.denied else [NOT_REFUSED, *guards]
            guards += ["giver is not receiver"] if giver else []
            yield Candidate(
                receiver=key,
                givers=giver,
                phrase=phrase,
                head=tree[head].lemma,
                status=Status.DENIED if reading.denied else reading.status,
                speaker=self._speaker(s, reading.speaker, key),
                category=category,
                weight=round(weight, 3),
                sentence=s,
                predicate=tree[i].lemma,
                roles=roles,
                cues=tuple([*reading.cues, *filter(None, [reading.denied])]),
                guards=tuple(guards),
                at=head,
                lead=next(
                    (lead for lead in (frame.english, "no", "post of") if lead and phrase.text.startswith(f"{lead} ")),
                    "",
                ),
            )
