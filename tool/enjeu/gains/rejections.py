"""Requests that were turned down: what was sought is told still, as denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from enjeu.gains.candidates import NOT_REFUSED, Candidate, Emitter
from enjeu.gains.phrases import Phrase
from enjeu.gains.roles import POSSESSIVES
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree

_REJECTING = words("rejecting")
_REQUESTS = words("requests")
_REFUSING = {"refuser", "rejeter", "exclure", "écarter"}
_GRANTING = {"accepter", "accorder", "vouloir", "autoriser", "obtenir", "concéder"}
_POINTING = POSSESSIVES | {"ce", "cet", "cette", "ces"}
_STEM = 5  # letters
_FAR = 3  # sentences back that "sa demande" may point


class Rejections(Emitter):
    """Finds out what became of what was sought."""

    def _rejections(self, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """What was sought before and a body has turned down since: "le tribunal a rejeté leur demande"."""
        sought = [c for c in found if c.status is Status.SOUGHT]
        for s, tree in enumerate(self.cast.trees if sought else ()):
            for verb in _refusing(tree):
                told = [c for c in sought if c.sentence == s and c.at < verb]
                yield from (self._denied(c, s, verb) for c in told[-1:])
            yield from self._outcomes(s, sought)
            for i, word in enumerate(tree.words):
                if word.lemma in _REJECTING and self._has_rejected(tree, i):
                    yield from (self._denied(c, s, i) for c in self._turned_down(s, i, sought))

    def _outcomes(self, s: int, sought: Sequence[Candidate]) -> Iterator[Candidate]:
        """What who sought it is said to have got or not: "mais n'ont rien obtenu", "Ils l'ont obtenue mardi"."""
        tree = self.cast.trees[s]
        for i, word in enumerate(tree.words):
            if word.lemma != "obtenir" or tree.mood(i) != "pp":
                continue
            objects = {tree.lows[o] for o in tree.objects(i)}
            nothing = "rien" in objects
            if not nothing and not objects & {"l'", "le", "la", "les"}:
                continue
            getting = self.cast.resolve(s, tree.subject(i))
            last = [c for c in sought if c.receiver in getting and s - 1 <= c.sentence <= s]
            for c in last[-1:]:
                if c.sentence < s or c.at < i:
                    denied = nothing or tree.is_negated(i)
                    yield self._denied(c, s, i) if denied else replace(c, status=Status.REPORTED, sentence=s, at=i)

    def _denied(self, c: Candidate, s: int, i: int) -> Candidate:
        """What was sought, as denied by word `i` of sentence `s`."""
        cues, phrase = (*c.cues, f"denied: {self.cast.trees[s][i].text}"), c.phrase._replace(start=i, end=i + 1)
        guards = tuple(guard for guard in c.guards if guard != NOT_REFUSED)
        return replace(c, status=Status.DENIED, sentence=s, at=i, phrase=phrase, cues=cues, guards=guards)

    @staticmethod
    def _has_rejected(tree: Tree, i: int) -> bool:
        """Whether the verb tells what has been decided: not "pourrait être rejetée"."""
        open_ended = any(tree[a].mood == "inf" for a in tree.kids(i, "aux", "aux:pass"))
        return not (tree.is_question or tree.is_negated(i) or open_ended) and tree.mood(i) in {"pp", "pres"}

    def _turned_down(self, s: int, i: int, sought: Sequence[Candidate]) -> list[Candidate]:
        """What those sought last whom the verb turns down."""
        tree = self.cast.trees[s]
        doer, objects = self._roles(tree, i)
        rejecting = self.cast.resolve(s, doer)
        for o in objects:
            request = o if tree[o].lemma in _REQUESTS else None
            if request is None and tree[i].lemma != "débouter":
                continue
            asking = self.cast.resolve(s, o) if request is None else self._parties_of(s, request, "belonging").parties
            pointing = tree[o].tag == "PRON" or any(tree.lows[k] in _POINTING for k in tree.kids(o, "det"))
            if not asking and not pointing:
                continue
            about = set[str]() if request is None else self._contents(s, request)
            mine = [
                c
                for c in sought
                if s - _FAR <= c.sentence <= s and c.receiver not in rejecting and (not asking or c.receiver in asking)
                if c.sentence < s or c.at < i or self._asked_before(tree, c.at)
                if not about or about & self._stems(self.cast.trees[c.sentence], c.phrase)
            ]
            last = max((c.sentence for c in mine), default=s)
            mine = [c for c in mine if c.sentence == last]
            return mine if len({c.receiver for c in mine}) == 1 else []
        return []

    def _contents(self, s: int, request: int) -> set[str]:
        """What the request is said to be for, beside whose it is: the stems of its nouns."""
        tree = self.cast.trees[s]
        inner = (w for w in tree.words[request + 1 :] if w.is_noun and request in tree.governors(w.index))
        return {w.lemma[:_STEM] for w in inner if self.cast.at(s, w.index) is None}

    @staticmethod
    def _stems(tree: Tree, phrase: Phrase) -> set[str]:
        return {w.lemma[:_STEM] for w in tree.words[phrase.start : phrase.end]}

    @staticmethod
    def _asked_before(tree: Tree, thing: int) -> bool:
        """Whether the verb over a thing tells of the past: "rejette le recours des salariés qui réclamaient X"."""
        verb = tree.verb_above(thing)
        return verb is not None and tree.mood(verb) in {"imp", "pp"}


def _refusing(tree: Tree) -> Iterator[int]:
    """The verbs by which what was asked before is refused: "..., (ce) que la direction n'a pas accepté"."""
    for k in range(2, len(tree) - 2):
        start = k + (tree.lows[k] == "ce")
        if tree.lows[k - 1] != "," or tree.lows[start] not in {"que", "qu'"}:
            continue
        end = next((j for j in range(start + 1, len(tree)) if tree[j].tag == "PUNCT"), len(tree))
        clause = [w.index for w in tree.words[start + 1 : end] if w.is_verb and w.tag[0] == "V"]
        if not clause or tree.mood(clause[0]) not in {"pp", "pres"}:
            continue
        for i in clause[: 1 + (tree[clause[0]].lemma in _GRANTING)]:
            if any(tree[c].head == i and tree[c].mood == "inf" and tree[c].lemma not in _GRANTING for c in clause):
                continue  # "n'a pas voulu commenter", "refuse de confirmer"
            granted = tree[i].lemma in _GRANTING and any(tree.is_negated(g) for g in clause[:2])
            if granted or (tree[i].lemma in _REFUSING and not tree.is_negated(i)):
                yield i
                break
