"""Frames of nouns ("la livraison d'obus à X") and lists of demands."""

from __future__ import annotations

from collections.abc import Iterator

from enjeu.gains.candidates import Candidate, Emitter
from enjeu.gains.factuality import Reading, read
from enjeu.gains.frames import Frame
from enjeu.gains.parties import STATE
from enjeu.gains.phrases import Phrase, Renderer, category_of, plural
from enjeu.gains.roles import HARMS, PREPOSITIONS
from enjeu.gains.things import BURDENS, SUMS
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree, singular

_SITING = words("siting")
_CUTTING = words("cutting")
_CHARGES = words("burdens")
_WORN = words("worn")
_GOODS = {"arms", "food", "energy", "money", "support", "relief"}  # which go to a country, where others are in it
_FACILITIES = words("facilities")


class Nouns(Emitter):
    """Reads gains off nouns."""

    def _noun(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        if (frame.things == "good" and not self._is_good(tree, i, asked=False)) or (
            "*" in frame.lemmas and not self._accepts(s, i, frame)
        ):
            return
        if any(m.start <= i < m.end and m.end - m.start > 1 for m in self.cast.mentions[s]):
            return  # "les aides à domicile" are people
        if self._is_no_gift(tree, i) or self._is_cut(tree, i):
            return
        if "*" in frame.lemmas and (
            tree[i].lemma in _CHARGES or (tree[i].label == "nmod" and tree[tree[i].head].lemma in _FACILITIES)
        ):
            return  # "les cotisations aux caisses" are paid, "un centre d'hébergement pour migrants" bears its name
        receiver: frozenset[str] = frozenset()
        used: list[int] = []
        end = tree.clause_end(i)
        first = self._after_amount(tree, i)
        for slot in frame.receiver.split("|"):
            if slot in {"à", "aux"} and (
                self._is_asked_for(tree, i) or tree[i].lemma in {"emploi", "poste", "travail", "entrée"}
            ):
                continue
            if slot in PREPOSITIONS:
                for k, head in self._phrases_after(tree, first, PREPOSITIONS[slot], min(end, first + 12)):
                    if any(
                        tree[m].lemma in _SITING or (tree[m].is_verb and tree[m].tag != "VPP")
                        for m in range(first + 1, k)
                    ):
                        break
                    if ("*" in frame.lemmas and self._is_where(s, i, head, k, slot)) or (
                        "," in tree.lows[first:k] and self._is_town(s, head, k)
                    ):
                        continue
                    receiver = self.cast.resolve(s, head) or (
                        self._holder(s, head) if frame.lemmas & {"soutien"} else frozenset()
                    )
                    if receiver:
                        used = [k]
                        break
            else:
                receiver, used, _ = self._parties_of(s, i, slot, subject=None, objects=[])
                if not receiver and slot == "belonging" and frame.giver == "par":
                    receiver, used = self._behind_giver(s, i)
            ends = {Renderer(tree, {}, used).phrase(i, tail=False).end, first + 1}
            if receiver and "*" in frame.lemmas and used[0] not in ends:
                receiver = frozenset()
            if receiver:
                break
        if frame.receiver == "between":
            pair = next(iter(self._phrases_after(tree, i, {"entre"}, min(i + 9, len(tree)))), None)
            if pair is None:
                return
            heads = [pair[1], *tree.kids(pair[1], "conj")]
            receiver = frozenset(key for h in heads for key in self.cast.resolve(s, h))
            if not receiver:
                return
            used = [pair[0]]
        if tree[i].lemma == "relation" and not {"diplomatiques", "diplomatique"} & set(tree.lows[i : i + 3]):
            return
        if frame.receiver == "mutual":
            after = tree.lows[i + 1 : i + 9]
            if not {
                "conjoint",
                "conjoints",
                "conjointes",
                "conjointe",
                "commun",
                "communs",
                "commune",
                "communes",
                "avec",
            } & set(after) or not any(m.key in self.cast.main[:2] for m in self.cast.mentions[s]):
                return
            receiver = frozenset(self.cast.main[:2])
        if tree[i].lemma == "remboursement" and any(self.cast.parties[k].kind == "organisation" for k in receiver):
            return  # "le remboursement du Mediator"
        if frame.category == "post":
            receiver = frozenset(k for k in receiver if self.cast.parties[k].kind != "country" and k != STATE)
        if not receiver:
            return
        giver, more, _ = (
            self._parties_of(s, i, frame.giver, subject=None, objects=[])
            if frame.giver and frame.giver not in {"predicated", "above"}
            else (frozenset[str](), [], None)
        )
        if not giver and (frame.giver == "predicated" or self._gives_above(tree, i)):
            giver = self._giver_above(s, i) - receiver
        if frame.giver == "predicated" and not giver:
            return
        if giver & receiver and frame.receiver not in {"between", "mutual"}:
            return
        for g in tree.governors(i):
            if tree[g].is_verb:
                payer, _ = self._roles(tree, g)
                if (
                    any(f.giver == "subject" for f in self.lexicon.verbs.get(tree[g].lemma, ()))
                    and self.cast.resolve(s, payer) & receiver
                ):
                    return
                break
        reading = read(tree, i, frame.status, self.lexicon)
        if frame.thing == "averted":
            if not self._is_averted(tree, i):
                return
            reading.blocked = ""  # that it will not be is the gain
        if frame.needs == "plan" and reading.status is Status.REPORTED:
            return
        stop = set(used) | set(more)
        if frame.receiver == "mutual":
            stop |= {k for k in range(i, min(i + 9, len(tree))) if tree.lows[k] == "avec"}
        if frame.thing == "averted":
            phrase = Renderer(tree, self._names(s)).phrase(i)
            said = phrase.text.removeprefix("no ")
            text = f"{frame.english} {said if ' ' in said else plural(said)}"
            yield from self._emit(s, i, i, frame, receiver, giver, phrase._replace(text=text), reading)
        elif frame.thing == "self":
            phrase = self._rendered(s, [i], stop)
            yield from self._emit(s, i, i, frame, receiver, giver, phrase, reading)
        elif frame.thing == "veto":
            harm = next((k for k in range(i + 1, len(tree)) if singular(tree.lows[k]) in HARMS), i)
            inner = Renderer(tree, self._names(s)).phrase(harm)
            yield from self._emit(
                s, i, i, frame, receiver, giver, inner._replace(text=f"veto on {inner.text}"), reading
            )
        elif frame.thing == "english":
            yield from self._emit(
                s, i, i, frame, receiver, giver, Phrase(frame.english, i, i + 1, frame.category, False), reading
            )
        else:
            heads = [h for h in self._things(s, i, frame, None, [], stop) if self._accepts(s, h, frame)]
            for group in self._grouped(s, heads):
                phrase = self._rendered(s, group, stop)
                if frame.english:
                    phrase = phrase._replace(text=f"{frame.english} {phrase.text}")
                yield from self._emit(s, i, group[0], frame, receiver, giver, phrase, reading)

    @staticmethod
    def _is_averted(tree: Tree, i: int) -> bool:
        """Whether there is to be none of it: "aucun licenciement", "pas de fermeture", "sans suppression"."""
        before = tree.lows[max(0, i - 3) : i]
        return (
            any(tree.lows[c] in {"aucun", "aucune"} for c in tree.kids(i, "det"))
            or "sans" in before
            or ("pas" in before and tree.lows[i - 1] in {"de", "d'"})
        )

    def _is_where(self, s: int, i: int, head: int, k: int, slot: str) -> bool:
        """Whether a place is where a thing is or goes: "l'avion à Sanaa", "un policier aux Etats-Unis"."""
        place = self.cast.parties.get(self.cast.at(s, head) or "")
        abroad = place is not None and place.kind == "country" and category_of(self.cast.trees[s], i) not in _GOODS
        return (slot == "à" and (head == k + 1 or abroad)) or self._is_town(s, head, k)

    @staticmethod
    def _is_no_gift(tree: Tree, i: int) -> bool:
        """Whether a noun is no gain where it stands: "un appel d'offres", "à trois reprises", "contre la vente"."""
        if tree.preposition(i) == "contre" or tree.lows[i : i + 2] in (
            ["grâce", "à"],
            ["grâce", "au"],
            ["grâce", "aux"],
        ):
            return True
        if any(
            tree[k].lemma == "port" and _WORN & {tree[h].lemma for h in range(k, k + 3)}
            for k in (i - 2, i - 1, i)
            if 0 <= k < len(tree) - 3
        ):
            return True
        outer = i
        while tree[outer].label == "nmod" and tree[outer].head >= 0:
            outer = tree[outer].head
        if "sur" in tree.lows[max(0, outer - 2) : outer] and "embargo" in tree.lows[max(0, outer - 3) : outer]:
            return True
        if tree[i].lemma == "offre":
            return i > 1 and tree.lows[i - 1] == "d'" and tree[i - 2].lemma == "appel"
        if tree.lows[i] == "élections":
            return True  # of a body, for nobody
        return tree[i].lemma == "reprise" and i > 1 and tree.lows[i - 2] in {"à", "par"} and tree.lows[i - 1] != "la"

    @staticmethod
    def _is_cut(tree: Tree, i: int) -> bool:
        """Whether what the noun names is to be less, or only counted: "la réduction de l'aide à X"."""
        if tree[i].lemma in {"hausse", "augmentation", "baisse"} and "nombre" in tree.lows[i + 1 : i + 4]:
            return True
        above = i
        while tree[above].label in {"nmod", "obj"} and tree[above].head >= 0:
            above = tree[above].head
            if tree[above].lemma in _CUTTING:
                return tree[i].lemma not in BURDENS
        return False

    @staticmethod
    def _after_amount(tree: Tree, i: int) -> int:
        """The last word of the amount set behind a noun: "une prime pouvant aller jusqu'à 1.000 euros"."""
        for k in range(i + 1, min(i + 4, len(tree))):
            if tree.lows[k] in {"pouvant", "allant"}:
                return next((h for h in range(k + 1, min(k + 7, len(tree))) if tree[h].lemma in SUMS), i)
        return i

    def _behind_giver(self, s: int, i: int) -> tuple[frozenset[str], list[int]]:
        """Of whom, where the giver comes first: "la libération par les autorités de 5.000 insurgés"."""
        tree = self.cast.trees[s]
        if tree.lows[i + 1 : i + 2] != ["par"]:
            return frozenset(), []
        for k, head in self._phrases_after(tree, i + 2, PREPOSITIONS["de"], min(len(tree), i + 12)):
            if found := self.cast.resolve(s, head):
                return found, [k, head]
        return frozenset(), []

    def _demands(self, s: int, i: int) -> Iterator[Candidate]:
        """A list of demands: "leurs revendications : A, B et C", "parmi les revendications des syndicats, A, B"."""
        tree = self.cast.trees[s]
        mark = next((k for k in range(i + 1, min(i + 9, len(tree))) if tree.lows[k] in {":", ","}), None)
        if mark is None or any(tree[k].is_verb for k in range(i + 1, mark)):
            return
        if tree.lows[mark] == "," and "parmi" not in tree.lows[max(0, i - 3) : i]:
            return
        receiver = self._parties_of(s, i, "belonging", subject=None, objects=[])[0]
        if not receiver and tree.lows[i - 1] in {"leurs", "ses", "les", "principales", "principale"}:
            above = next((g for g in tree.governors(i) if tree[g].is_verb), None)
            receiver = self.cast.resolve(s, self._roles(tree, above)[0]) if above is not None else frozenset()
            receiver = receiver or (self.cast.subject_of(s - 1) if s else frozenset())
        frame = Frame("noun", frozenset({tree[i].lemma}), "belonging", "list", "sought", 0.7, things="open")
        k = mark + 1
        while receiver and k < len(tree):
            if tree.lows[k] in {"de", "d'"} or tree.lows[k] == "(":
                k = next((h + 1 for h in range(k, len(tree)) if tree.lows[h] in {",", ";", "et", ")"}), len(tree))
                continue
            head = next((h for h in range(k, min(k + 6, len(tree))) if tree[h].tag == "NOUN"), None)
            if head is None or any(tree[h].tag in {"VFIN", "AFIN"} for h in range(k, head)):
                return
            phrase = self._rendered(s, [head], set())
            if self._accepts(s, head, frame):
                reading = Reading(Status.SOUGHT, [tree[i].text])
                yield from self._emit(s, i, head, frame, receiver, frozenset(), phrase, reading)
            k = next(
                (
                    h + 1
                    for h in range(max(phrase.end, head + 1), len(tree))
                    if tree.lows[h] in {",", ";", "et", "(", "mais"}
                ),
                len(tree),
            )
