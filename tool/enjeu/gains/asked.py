"""What one asks another to do, wants, may do or is offered: gains told by an infinitive or a clause."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from enjeu.gains.candidates import Candidate, Emitter
from enjeu.gains.dictionary import category_of
from enjeu.gains.factuality import Reading, read
from enjeu.gains.frames import Frame
from enjeu.gains.roles import HARMS, POSSESSIVES, PREPOSITIONS
from enjeu.gains.slots import PROTESTS
from enjeu.gains.things import BURDENS
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree
from enjeu.syntax.tree import OBJECT_CONTROL

_EXPENSES = words("expenses")
_OWN_ACTS = words("own_acts")
_CONCEDING = words("conceding")
_HARMFUL = words("harmful")
_WANTING = {"vouloir", "souhaiter", "espérer"}
# what one asks with these, others are to do; "demander à" is said of oneself
_TO_OTHERS = {"appeler", "exhorter", "inviter", "presser", "sommer", "enjoindre", "supplier", "prier", "implorer"}
_FORMAL = {"valider", "approuver", "ratifier", "voter", "signer", "adopter", "juger", "confirmer", "examiner"}
_CALLING = {"appeler", "inviter", "exhorter", "insister"}
_DEMANDING = {"demander", "réclamer", "exiger"}
_ENDING = {"fermer", "licencier", "délocaliser", "expulser", "privatiser"}  # no gain to whom it is allowed
_PUTTING_OFF = {"reporter", "différer", "étaler", "suspendre"}
_COSTING = {"payer", "verser", "rembourser", "subir", "financer"}
_AT_LAST = {"enfin", "finalement", "nouveau", "gratuitement", "librement"}  # whatever they may do then is a gain
_MOVING = {"baisser", "diminuer", "augmenter", "progresser", "reculer", "doubler"}
_GIVING = {"donner", "accorder", "octroyer", "fournir", "livrer", "verser", "envoyer", "vendre"}
_THAT = {"cela", "ça", "ce", "c'"}
_GETTING = {"obtenir", "recevoir", "gagner", "remporter", "décrocher", "conserver", "garder", "récupérer", "retrouver"}
_VAGUE = {"ambiguïté", "doute", "voile", "malentendu"}  # "lever certaines ambiguïtés"
_OPENING, _TALKS = {"ouvrir", "reprendre"}, {"négociation", "discussion", "pourparlers", "dialogue", "concertation"}


class Asked(Emitter):
    """Reads the clauses under verbs of asking, allowing, offering and wanting."""

    def _wish(self, s: int, i: int) -> Iterator[Candidate]:
        """A party that wants to do what is a relief or a gain by itself: "cherche à moins dépendre de la Chine"."""
        tree = self.cast.trees[s]
        word = tree[i]
        if word.mood == "inf" and word.head >= 0 and tree[word.head].lemma == "pouvoir":
            yield from self._wished_for(s, i)
            return
        if (
            word.lemma not in self.lexicon.wishes
            or word.mood != "inf"
            or word.head < 0
            or tree.lows[i - 1] in {"pour", "faire"}
            or tree.is_passive(word.head)  # "sont invités à rester chez eux"
            or (word.lemma == "sortir" and tree.objects(i))  # "sortir le pays de l'impasse": others, not oneself
        ):
            return
        governor = tree[word.head]
        if governor.lemma in OBJECT_CONTROL and not any(tree.lows[m] == "à" for m in tree.kids(i, "mark")):
            return  # "demandent à la population de rester chez elle"
        if (
            governor.lemma not in self.lexicon.modality["sought"]
            and governor.lemma not in self.lexicon.modality["sought_nouns"]
        ):
            return
        subject = self._roles(tree, word.head)[0] if governor.is_verb else tree.subject(i)
        receiver = self.cast.resolve(s, subject)
        if (
            not receiver
            and subject is None
            and (root := next((w.index for w in tree.words if w.head < 0), None)) is not None
        ):
            receiver = self.cast.resolve(s, tree.subject(root))
        if receiver:
            yield from self._wanted(s, i, receiver, 0.7)

    def _wished_for(self, s: int, i: int) -> Iterator[Candidate]:
        """What one asks to be able to do: "réclament de pouvoir augmenter leurs réserves"."""
        tree = self.cast.trees[s]
        able = tree[i].head
        asking = tree[able].head
        if tree[able].mood != "inf" or asking < 0 or tree[asking].lemma not in _DEMANDING | _WANTING:
            return
        receiver = self.cast.resolve(s, self._roles(tree, asking)[0])
        costs = tree[i].lemma in _EXPENSES | _ENDING
        if receiver and not costs and tree[i].lemma in self.lexicon.deeds:
            yield from self._wanted(s, i, receiver, 0.65)

    def _wanted(self, s: int, i: int, receiver: frozenset[str], weight: float) -> Iterator[Candidate]:
        """The deed at word `i` as what the receiver wants."""
        tree = self.cast.trees[s]
        if phrase := self._deed(s, i):
            reading = read(tree, i, "sought", self.lexicon)
            lemmas = frozenset({tree[i].lemma})
            frame = Frame("wish", lemmas, "subject", "deed", "sought", weight, category=phrase.category)
            yield from self._emit(s, i, i, frame, receiver, frozenset(), phrase, reading)

    def _spared(self, s: int, i: int) -> Iterator[Candidate]:
        """What a party no longer has to do: "n'auront plus à payer cette taxe", "ne devront plus rembourser"."""
        tree = self.cast.trees[s]
        above = tree[i].head
        if tree[i].mood != "inf" or tree[i].lemma not in _COSTING or above < 0 or not tree.objects(i):
            return
        bound = tree[above].lemma == "devoir" or any(tree.lows[m] == "à" for m in tree.kids(i, "mark"))
        if tree[above].lemma not in {"avoir", "devoir"} or not bound or not tree.is_negated(above):
            return
        receiver = self.cast.resolve(s, tree.subject(above))
        phrase = self._deed(s, i)
        if receiver and phrase:
            reading = read(tree, above, "reported", self.lexicon)
            spared = phrase._replace(text=f"no {phrase.text}")
            yield from self._relieved(s, i, i, "subject", receiver, spared, reading)

    def _asked_of(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        """What one asks another to do: "demande à l'Etat de baisser la taxe", "réclame que la loi soit retirée"."""
        tree = self.cast.trees[s]
        for c in tree.kids(i, "xcomp", "ccomp", "obl", "advcl", "obj"):
            if c > i and tree[c].lemma == "avoir" and tree.lows[c - 1] == "y":  # "demande qu'il y ait une enquête"
                for thing in (o for o in tree.objects(c) if o > c and tree[o].tag == "NOUN"):
                    phrase = self._rendered(s, [thing], set())
                    if tree.is_negated(c):
                        phrase = phrase._replace(text=f"no {phrase.text}", category="relief")
                    yield from self._emit(s, i, thing, frame, receiver, giver, phrase, reading)
                continue
            if c < i or not tree[c].is_verb or tree.is_negated(c):
                continue
            public = any(self.cast.parties[k].kind == "group" for k in giver)
            public = public or any(tree.lows[k] == "vous" for k in tree.kids(i, "obj", "iobj"))
            if tree[i].lemma == "proposer" and (public or tree[c].lemma not in self.lexicon.deeds):
                continue  # "propose aux téléspectateurs de découvrir ..."
            if tree[i].lemma in _CALLING and public and tree[c].lemma not in self.lexicon.deeds:
                continue  # "appelle les Français à exprimer leur désaccord"
            if tree[i].lemma == "insister" and "pour" not in tree.lows[i:c]:
                continue  # "insiste sur la force que représente le parti"
            if tree[i].lemma in {"convaincre", "persuader"} and tree[c].label not in {"xcomp", "ccomp"}:
                continue  # "convainc par sa manière de gérer la crise"
            if (
                tree[c].mood == "pp"
                and tree.kids(c, "aux:pass")
                and tree[i].lemma in _WANTING
                and not tree.kids(c, "mark")
            ):
                yield from self._told(s, i, c, frame, receiver, giver, reading)  # "veulent être mieux payés"
                continue
            marks = {tree.lows[m] for m in tree.kids(c, "mark")}
            passive = tree[c].mood == "pp"
            if tree[c].mood == "inf" or (passive and marks & {"de", "d'", "à"}):
                if tree[c].lemma in _OWN_ACTS:
                    continue
                of_others = tree[i].lemma in _TO_OTHERS or (tree[i].lemma in _DEMANDING and marks & {"de", "d'"})
                own = not giver and not passive and not of_others and self.cast.resolve(s, tree.subject(c)) & receiver
                if own or not marks & {"de", "d'", "à"}:
                    continue
            elif not marks & {"que", "qu'"} or tree[c].lemma in frame.lemmas | {"annoncer"}:
                continue  # to ask somebody to ask
            if (doers := self.cast.resolve(s, self._roles(tree, c)[0])) & receiver and not passive:
                continue
            if doers and tree[c].lemma in _GETTING and not passive:
                continue  # "espère que Macron obtiendra une majorité": his, not who hopes it
            for d in _joined(tree, c):
                if tree[d].lemma not in self.lexicon.deeds and not tree.objects(d):
                    continue  # an unknown verb alone says nothing
                if not tree.objects(d) and any(tree.lows[k] in _THAT for k in tree.kids(d, "nsubj")):
                    continue  # nor does "veulent que cela cesse"
                yield from self._told(s, i, d, frame, receiver, giver or doers - receiver, reading)

    def _duties(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        """What one says that others must do: "Paris devrait lever la taxe", "il faut que la loi soit retirée"."""
        tree = self.cast.trees[s]
        for c in tree.kids(i, "xcomp", "ccomp"):
            if c < i or not tree[c].is_verb or tree[c].lemma not in self.lexicon.deeds or tree.is_negated(c):
                continue
            if tree[c].mood != "inf" and tree[i].lemma == "falloir" and not tree.kids(c, "mark"):
                continue  # "il faut une hausse, ils sont mal payés"
            if tree[c].lemma in _MOVING and not tree.objects(c) and not tree.is_passive(c):
                continue  # "le nombre de touristes devrait baisser"
            if tree[c].lemma in _GETTING:
                continue  # "il devait retrouver la liberté", says his lawyer
            passive = tree.is_passive(c)
            if passive and {tree[o].lemma for o in self._roles(tree, c)[1]} & PROTESTS:
                continue  # "la mobilisation doit être maintenue": what who says so does himself
            if passive and tree[c].lemma in _FORMAL:
                continue  # "l'accord doit encore être validé par deux juges"
            doers = self.cast.resolve(s, self._roles(tree, c)[0]) or (frozenset[str]() if passive else giver)
            if doers & receiver or not (doers or passive):
                continue
            yield from self._told(s, i, c, frame, receiver, doers, reading)

    def _conceded(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        """What one side offers to do and the other wanted: not with what is its own ("sa production")."""
        tree = self.cast.trees[s]
        first = tree.kids(i, "xcomp", "obl", "advcl", "ccomp")
        for c in (c for verb in first for c in _joined(tree, verb)):
            averted = tree.is_negated(c)
            if c < i or tree[c].mood != "inf" or tree[c].lemma not in (_HARMFUL if averted else _CONCEDING):
                continue
            objects = tree.objects(c)
            if tree[c].lemma in _OPENING and not {tree[o].lemma for o in objects} & _TALKS:
                continue
            lifted = all(tree[o].lemma in BURDENS | HARMS for o in objects)  # "lever ses droits de douane"
            if not lifted and any(tree.lows[k] in POSSESSIVES for o in objects for k in tree.kids(o, "det")):
                continue
            if any(self.cast.resolve(s, o) & giver or tree[o].lemma in _VAGUE for o in objects):
                continue
            yield from self._told(s, i, c, frame, receiver, giver, reading, averted=averted)

    def _deeds_under(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        first = [c for c in tree.kids(i, "xcomp", "obl", "advcl", "ccomp") if tree[c].mood == "inf" and c > i]
        if frame.needs == "permission":
            if not _AT_LAST & set(tree.lows[i + 1 : i + 4]):
                first = [c for c in first if tree[c].lemma in self.lexicon.permission and not _holds(tree, i, c)]
            if reading.status in {Status.REPORTED, Status.POSSIBLE} and tree.mood(i) not in {"pres", "fut"}:
                return
        for c in first:
            for d in _joined(tree, c):
                costs = tree[d].lemma in _EXPENSES or {tree[o].lemma for o in tree.objects(d)} & _EXPENSES
                if costs and tree[d].lemma not in _PUTTING_OFF and "promettre" not in frame.lemmas:
                    continue  # who may pay gains nothing; who is promised payment does
                if not tree.is_negated(d) and tree[d].lemma not in _ENDING:
                    yield from self._told(s, i, d, frame, receiver, giver, reading)

    def _is_for_others(self, s: int, deed: int, receiver: frozenset[str]) -> bool:
        """Whether what is to be given goes to another: "Kiev veut que Berlin livre des chars à Varsovie"."""
        tree = self.cast.trees[s]
        end = next((k for k in range(deed, len(tree)) if tree[k].text in {",", ";", ":"}), len(tree))
        to = [
            m.key for m in self.cast.mentions[s] if deed < m.start < end and tree.lows[m.start - 1] in PREPOSITIONS["à"]
        ]
        return bool(to) and not receiver & frozenset(to)

    def _told(
        self,
        s: int,
        i: int,
        deed: int,
        frame: Frame,
        receiver: frozenset[str],
        giver: frozenset[str],
        reading: Reading,
        *,
        averted: bool = False,
    ) -> Iterator[Candidate]:
        """The gain that the clause of verb `deed` tells, under the predicate `i`; `averted`: that it will not be."""
        tree = self.cast.trees[s]
        given = [o for o in tree.objects(deed) if tree[o].tag == "NOUN" and category_of(tree, o)]
        own = receiver & self.cast.resolve(s, self._roles(tree, deed)[0])  # "autorise Airbus à vendre des avions"
        gives = tree[deed].lemma in _GIVING and bool(given)
        if gives and self._is_for_others(s, deed, receiver):
            return
        plain = gives and not averted and not own  # "demande de lui livrer des obus"
        if phrase := self._rendered(s, given[:1], set()) if plain else self._deed(s, deed):
            if averted:
                phrase = phrase._replace(text=f"no {phrase.text.replace(' no ', ' ')}", category="relief")
            found = dataclasses.replace(frame, category=phrase.category)
            yield from self._emit(s, i, deed, found, receiver, giver, phrase, reading)


def _holds(tree: Tree, i: int, deed: int) -> bool:
    """Whether a verb of being able tells how much there is room for: "peut accueillir jusqu'à 72 personnes"."""
    return tree[deed].lemma == "accueillir" and tree.mood(i) == "pres"


def _joined(tree: Tree, i: int) -> list[int]:
    """A verb and those of its mood that "et" joins to it: "d'augmenter les salaires et d'embaucher"."""
    return [i, *(k for k in tree.kids(i, "conj") if tree[k].is_verb and tree[k].mood == tree[i].mood)]
