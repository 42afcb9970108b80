"""Conditions: what one side wants of another before it does its own part."""

from __future__ import annotations

from collections.abc import Iterator

from enjeu.gains.asked import Asked
from enjeu.gains.candidates import Candidate
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame
from enjeu.syntax import Tree

_OPENERS = (["à", "condition", "que"], ["à", "condition", "qu'"], ["pourvu", "que"], ["pourvu", "qu'"])
_IF = {"si", "s'"}
_READY = {"prêt", "prête", "prêts", "prêtes", "accepte", "acceptent", "disposé", "disposée", "disposés", "disposées"}
_WHETHER = {"dire", "savoir", "demander", "décider", "voir", "vérifier", "préciser", "trancher", "examiner", "juger"}
_FRAME = Frame("condition", frozenset({"si"}), "subject", "deed", "sought", 0.65)


class Conditions(Asked):
    """Reads what is said behind "si" and "à condition que"."""

    def _conditions(self, s: int) -> Iterator[Candidate]:
        """The gains of who acts if another does: "la Turquie libérera X si l'Union lève ses sanctions"."""
        tree = self.cast.trees[s]
        for k in range(len(tree)):
            openers = [o for o in _OPENERS if tree.lows[k : k + len(o)] == o]
            if not openers and not (tree.lows[k] in _IF and tree[k].tag == "SCONJ"):
                continue
            asked = next((i for i in range(k + 1, len(tree)) if tree[i].tag in {"VFIN", "AFIN"}), None)
            if asked is None:
                continue
            asked = tree[asked].head if tree[asked].label.startswith("aux") else asked
            main = self._main_verb(tree, k, asked)
            if main is None or tree.is_negated(asked) or tree[asked].lemma not in self.lexicon.deeds:
                continue
            wants = self.cast.resolve(s, tree.subject(main))
            does = self.cast.resolve(s, self._roles(tree, asked)[0])
            if wants and does and not wants & does:
                reading = read(tree, asked, "sought", self.lexicon)
                yield from self._told(s, asked, asked, _FRAME, wants, does, reading)

    @staticmethod
    def _main_verb(tree: Tree, k: int, asked: int) -> int | None:
        """The verb of what will be done then: to come ("libérera"), or told of as one's readiness ("est prêt à")."""
        before = [w.index for w in tree.words[:k] if w.tag in {"VFIN", "AFIN"}]
        behind = [w.index for w in tree.words[asked + 1 :] if w.tag in {"VFIN", "AFIN"}]
        for i in before[-1:] or behind[:1]:
            verb = tree[i].head if tree[i].label.startswith(("aux", "cop")) else i
            if tree[verb].lemma not in _WHETHER and (tree.mood(verb) == "fut" or tree.lows[verb] in _READY):
                return verb
        return None
