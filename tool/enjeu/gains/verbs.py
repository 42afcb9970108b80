"""Frames of verbs, matched where the verb stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enjeu.gains.asked import Asked
from enjeu.gains.candidates import Candidate
from enjeu.gains.dictionary import category_of, is_human
from enjeu.gains.factuality import Reading, read
from enjeu.gains.frames import Frame
from enjeu.gains.names import TITLES
from enjeu.gains.phrases import Phrase, Renderer
from enjeu.gains.roles import BIDS, HARMS, NATIONALS, PAY, POSSESSIVES, PREPOSITIONS
from enjeu.gains.slots import NOBODY, STAFF, Filler, Place
from enjeu.gains.things import POSTS, SUMS, VESSELS
from enjeu.gains.usage import is_other_use, undergoes
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree, singular

_EXPENSES = words("expenses")
_RAISING = {"augmenter", "revaloriser", "valoriser", "majorer", "couvrir"}
_FAVOURING = words("favouring")
_VERDICTS = words("verdicts")
_DECIDING = {"décider", "promettre", "choisir", "accepter", "engager", "préférer", "convenir"}
_ENDOWING = {"doter", "équiper", "pourvoir", "munir"}
_INSISTING = {"exiger", "réclamer", "revendiquer"}
_COUNTABLE = {"relief", "jobs", "money", "support"}
_LINKS = {"money": "for", "jobs": "for", "support": "for"}
_IN_NEED = words("in_need")
_RECOGNISED = words("recognised")
_RECOURSES = {"recours", "requête", "référé", "plainte", "pourvoi", "justice", "tribunal", "conseil", "cour"}
_SITED, _SITED_KINDS = words("sited"), {"jobs", "post"}  # what stands somewhere: "des embauches à l'hôpital"
_FIRST = {"premier", "première", "premiers", "premières", "seul", "seule", "dernier", "dernière"}
_DESCRIBING = {"acl", "amod", "appos", "nmod", "parataxis"}


class _Filled(NamedTuple):
    """A frame at a verb, with who fills its roles."""

    subject: int | None
    objects: list[int]
    receiver: frozenset[str]
    at: int | None  # the word that names the receiver
    giver: frozenset[str]
    stop: set[int]  # words of the receiver's and the giver's phrases, at which that of the thing ends


class Verbs(Asked):
    """Reads gains off full verbs."""

    def _verb(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        """What `frame` finds at the verb `i` of sentence `s`."""
        tree = self.cast.trees[s]
        if not self._has_form(tree, i, frame):
            return
        roles = self._filled(s, i, frame)
        if roles is None or not self._meets_needs(s, i, frame, roles) or self._is_business(s, i, frame, roles):
            return
        reading = self._read(tree, i, frame)
        if reading is None:
            return
        receiver, giver = roles.receiver, roles.giver
        if reading.speaker is None:
            reading.speaker = self._who_asks(s, i, receiver)
        if frame.thing == "object" and tree[i].lemma in {"obtenir", "arracher"} and tree.kids(i, "ccomp"):
            return  # "a obtenu des fabricants qu'il y ait un logo": asked of them
        clause = any(c > i and (tree[c].mood == "inf" or tree.kids(c, "mark")) for c in tree.kids(i, "xcomp", "ccomp"))
        if frame.thing == "object" and frame.status == "sought" and clause and not tree.kids(i, "obj"):
            return  # "attend que la loi soit votée par ceux qui ont confiance": the clause is what is wanted
        clauses = {
            "asked": self._asked_of,
            "duty": self._duties,
            "conceded": self._conceded,
            "deed": self._deeds_under,
        }
        if under := clauses.get("deed" if frame.needs == "deed" else frame.thing):
            yield from under(s, i, frame, receiver, giver, reading)
        elif frame.thing == "deed-self":
            if (giver or not frame.giver) and (deed := self._deed(s, i)):
                yield from self._emit(s, i, i, frame, receiver, giver, deed, reading)
        elif frame.thing in {"english", "nominal", "bid"}:
            if phrase := self._english(s, i, frame, receiver, roles.objects, roles.at):
                yield from self._emit(s, i, i, frame, receiver, giver, phrase, reading)
        elif frame.thing == "post":
            yield from self._post(s, i, frame, roles, reading)
        else:
            yield from self._given(s, i, frame, roles, reading)

    def _has_form(self, tree: Tree, i: int, frame: Frame) -> bool:
        """Whether the verb stands as the frame wants it, and tells something of its own."""
        word = tree[i]
        reflexive = any(tree.lows[k] in {"se", "s'"} for k in [*range(max(0, i - 2), i), *tree.children[i]])
        if frame.reflexive != (reflexive and not undergoes(tree, i)) and word.lemma not in {"opposer", "voir"}:
            return False
        if word.mood == "ppr" and (frame.thing == "subject" or word.lemma == "couvrir"):
            return False  # "une enquête concernant X", "un préavis couvrant tous les services"
        if word.lemma == "destiner" and word.label in _DESCRIBING:
            return False  # "les aliments destinés aux enfants": what kind they are
        if frame.things == "asset" and "devoir" in {tree[g].lemma for g in tree.governors(i)}:
            return False  # "devra acheter"
        if word.lemma in _ENDOWING and word.mood == "pp" and not reflexive and not self._comes_about(tree, i):
            return False  # "est doté de trois sites": it has them
        if frame.needs == "coming" and tree.mood(i) != "fut":
            return False  # "détient 5% de la banque"
        if frame.things == "tie" and word.mood == "inf" and word.label == "acl":
            return False  # "des signaux de nature à renouer le dialogue"
        if word.label == "parataxis" and frame.giver == "subject" and ":" not in tree.lows[word.head : i]:
            return False  # who says it, set after what is said: "a confié un proche"
        alone = word.mood == "inf" and word.label in {"parataxis", "root"} and not tree.kids(i, "cop")
        if alone and frame.status == "reported":
            return False  # "les consignes : s'équiper de masques, ..."
        if frame.thing == "english" and "moins" in tree.lows[max(0, i - 2) : i + 3]:
            return False  # "être rémunéré bien moins", "les moins bien rémunérés"
        only_described = frame.things == "money" and self._only_describes(tree, i)
        return not (frame.active and (only_described or tree.is_passive(i)))

    @staticmethod
    def _comes_about(tree: Tree, i: int) -> bool:
        """Whether a participle tells what happens, not what is: with "a", "sera", "a été" or with who does it."""
        helpers = {tree.lows[c] for c in tree.kids(i, "aux")}
        active = bool(helpers) and not tree.kids(i, "aux:pass")
        by_whom = bool(tree.kids(i, "obl:agent"))
        return by_whom or active or "été" in helpers or tree.mood(i) in {"fut", "cond"}

    def _filled(self, s: int, i: int, frame: Frame) -> _Filled | None:
        """Who fills the roles of the frame; None where nobody gets anything, or the giver does."""
        tree = self.cast.trees[s]
        subject, objects = self._roles(tree, i)
        if frame.status == "sought" and any(tree[c].mood == "inf" for c in tree.kids(i, "xcomp")):
            objects = [o for o in objects if o > i]  # "le concours que X souhaite préparer"
        got = self._parties_of(s, i, frame.receiver, subject=subject, objects=objects)
        gives = frame.giver == "subject"
        if gives and "à" in frame.receiver.split("|") and (favoured := self._favoured(s, i)):
            got, subject = Filler(favoured), self._agent(tree, i)
        receiver = got.parties or self._left_out(s, i, frame, subject)
        if not receiver and gives and frame.thing == "deed":  # "a promis de leur compenser la perte"
            told = (self._clitic(Place(s, c, subject, ())) for c in tree.kids(i, "xcomp") if tree[c].mood == "inf")
            receiver = next((filler.parties for filler in told if filler), receiver)
        if not receiver and gives and frame.thing == "object":
            receiver = self._helped(s, i)
        if receiver and frame.status == "sought" and frame.receiver == "subject" and frame.thing == "object":
            others = self._parties_of(s, i, "pour").parties
            receiver = frozenset(k for k in others if not self._is_still(k)) or receiver  # asked for others
        given = NOBODY
        if receiver and frame.giver:
            given = self._parties_of(s, i, frame.giver, subject=subject, objects=objects)
            given = NOBODY if self._says_where(s, i, given, objects) else given
        giver = given.parties
        if receiver and (asked := self._asked(s, i, subject)):
            receiver, giver = asked
        if giver & receiver:
            return None
        if frame.needs == "staff":  # "reprendre l'entreprise" is something else
            receiver &= {STAFF}
        if not receiver:
            return None
        return _Filled(subject, objects, receiver, got.head, giver, {*got.words, *given.words})

    def _says_where(self, s: int, i: int, given: Filler, objects: Sequence[int]) -> bool:
        """Whether the "à X" that a giver was read from says but where a thing is: "une place à l'ENA".

        Nor is he asked who stands behind another that is, or behind an infinitive: "demande à ses troupes d'aider un
        camarade à l'ENA".
        """
        tree, k = self.cast.trees[s], given.words[0] if given.words else 0
        if tree.lows[k] not in PREPOSITIONS["à"] or k < i:
            return False
        inside = any(tree[c].mood == "inf" and i < c < k for c in tree.kids(i, "xcomp", "obl", "advcl"))
        asked = any(tree.preposition(c) == "à" and i < c < k for c in tree.kids(i, "obl", "iobj"))
        nearest = next((o for o in range(k - 1, i, -1) if tree[o].is_noun), i)
        things = (o for o in (nearest, *objects) if i < o < k)
        return inside or asked or any(tree[o].lemma in _SITED or category_of(tree, o) in _SITED_KINDS for o in things)

    def _read(self, tree: Tree, i: int, frame: Frame) -> Reading | None:
        """How the verb is said to be so; None where the frame is of what is refused and this is not."""
        reading = read(tree, i, frame.status, self.lexicon)
        if not frame.only_refused:
            return reading
        decided = any(tree[g].lemma in _DECIDING and not tree.is_negated(g) for g in tree.governors(i))
        spared = tree.is_negated(i) and decided  # "a décidé de ne pas sanctionner X"
        refused = reading.refused and not reading.blocked.startswith(("not", "negated"))
        if reading.denied or not (spared or refused):
            return None
        reading.blocked = ""
        reading.status = Status.REPORTED
        return reading

    def _meets_needs(self, s: int, i: int, frame: Frame, roles: _Filled) -> bool:
        """Whether what the frame `needs` besides its roles is there."""
        tree, receiver = self.cast.trees[s], roles.receiver
        kinds = {self.cast.parties[k].kind for k in receiver}
        objects = {tree[o].lemma for o in roles.objects}
        match frame.needs:
            case "giver":
                return bool(roles.giver)
            case "nobody":  # "proposer une prime aux salariés" is theirs
                mine = self._proposes(s, receiver, roles.objects)
                mine = mine and not any(is_human(tree, o) for o in roles.objects)
                return mine and not self._parties_of(s, i, "à").parties - receiver
            case "more":  # not "payer les salariés"
                return bool({"davantage", "mieux", "plus"} & {*tree.lows[i - 1 : i], *tree.lows[i + 1 : i + 3]})
            case "harm":
                return bool(objects & (HARMS | _VERDICTS))
            case "recourse":
                return bool(objects & _RECOURSES)
            case "organisation":  # who collects money for others gets none
                return kinds == {"organisation"}
            case "need":  # to receive guests or passengers is business; what a camp holds, or a march, is no gift
                return bool(receiver & _IN_NEED) and tree.mood(i) not in {"pres", "imp"}
            case _:
                return True

    def _is_business(self, s: int, i: int, frame: Frame, roles: _Filled) -> bool:
        """Whether the verb tells what its parties do day by day, or only describes them."""
        tree, at = self.cast.trees[s], roles.at
        word, parties = tree[i], [self.cast.parties[k] for k in roles.receiver]
        groups = all(party.kind == "group" for party in parties)
        described = word.mood == "ppr" and word.label in _DESCRIBING and word.lemma not in _INSISTING
        if groups and described and frame.receiver.startswith("subject"):
            return True
        if word.lemma in _RAISING and at is not None and not {tree[o].lemma for o in roles.objects} & PAY:
            return True
        if frame.category == "support" and word.lemma in _FAVOURING and at is not None and self.cast.at(s, at) is None:
            return True
        if word.lemma == "rallier" and all(self._is_place(k) for k in roles.receiver):
            return True  # "un avion ralliant Karachi"
        if frame.receiver.startswith("subject") and undergoes(tree, i):
            return True
        objects, kinds = {tree[o].lemma for o in roles.objects}, {party.kind for party in parties}
        return is_other_use(tree, i, objects, kinds, bool(roles.giver))

    def _given(self, s: int, i: int, frame: Frame, roles: _Filled, reading: Reading) -> Iterator[Candidate]:
        """The things that the verb gives, each with what it is for."""
        tree, receiver, giver, stop = self.cast.trees[s], roles.receiver, roles.giver, roles.stop
        gets_it = frame.receiver.startswith("subject")
        things = [self._described(s, i, h) for h in self._things(s, i, frame, roles.subject, roles.objects, stop)]
        for group in self._grouped(s, [h for h in things if self._accepts(s, h, frame)]):
            gets, head = receiver, tree[group[0]].lemma
            if gets_it and head in _EXPENSES and self._parties_of(s, group[0], "à").parties - receiver:
                continue  # "reprendre les paiements aux opérateurs" is theirs
            phrase = self._rendered(s, group, stop)
            if gets_it and head in PAY:  # "obtenir une meilleure rémunération des producteurs"
                gets = self._parties_of(s, group[0], "belonging").parties or receiver
            deeds = self._purposes(s, group[-1], phrase.end)
            if deeds and phrase.category == "money" and head not in VESSELS:
                purpose = deeds[0]  # "une subvention pour couvrir les pertes" is one thing
                phrase = phrase._replace(
                    text=f"{phrase.text} for {purpose.text}", end=purpose.end, unsure=phrase.unsure or purpose.unsure
                )
                deeds = []
            for deed in deeds:
                yield from self._emit(s, i, deed.start, frame, gets, giver, deed, reading)
            if deeds and head in VESSELS:
                continue
            if frame.english:
                phrase = phrase._replace(text=f"{frame.english} {phrase.text}")
            yield from self._emit(s, i, group[0], frame, gets, giver, phrase, reading)

    def _proposes(self, s: int, receiver: frozenset[str], objects: list[int]) -> bool:
        """Whether what is proposed is wanted by who proposes it: a group does so, a seller or an employer does not."""
        tree = self.cast.trees[s]
        own = any(tree.lows[k] in POSSESSIVES for o in objects for k in tree.kids(o, "det"))
        return not own and all(
            self.cast.parties[k].kind in {"group", "country", "person"} and k != "Management" for k in receiver
        )

    def _described(self, s: int, i: int, thing: int) -> int:
        """The noun that a participle describes where the parser took the last: "dons de deux ONG destinés à X"."""
        tree = self.cast.trees[s]
        above = tree[thing].head
        inner = tree[i].label == "acl" and tree[i].mood == "pp" and tree[thing].label == "nmod" and above >= 0
        inner = inner and tree.preposition(thing) == "de"
        if inner and tree[above].is_noun and category_of(tree, above) and not category_of(tree, thing):
            return above
        return thing

    @staticmethod
    def _only_describes(tree: Tree, i: int) -> bool:
        """Whether the verb only says which ones are meant: "les salariés touchant moins de 1.000 euros"."""
        return tree[i].mood == "ppr" or tree[i].label == "acl:relcl"

    def _english(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], objects: list[int], at: int | None
    ) -> Phrase | None:
        """A phrase that the predicate itself gives: "support for the invasion of Ukraine", "lifting of sanctions"."""
        tree = self.cast.trees[s]
        if frame.thing == "bid":
            return self._bid(s, objects[0], frame) if objects else None
        at = None if frame.receiver == "subject" else at
        renderer = Renderer(tree, self._names(s))
        if frame.thing == "nominal":
            if not objects or not tree[objects[0]].is_noun:
                return None
            names = {
                "lever": "lifting of",
                "alléger": "easing of",
                "assouplir": "easing of",
                "suspendre": "suspension of",
                "annuler": "cancellation of",
                "geler": "freeze of",
                "abandonner": "abandonment of",
                "classer": "closing of",
                "reconnaître": "recognition of",
                "casser": "quashing of",
            }
            if tree[i].lemma == "reconnaître" and tree[objects[0]].lemma not in _RECOGNISED:
                return None
            inner = renderer.phrase(objects[0])
            return inner._replace(text=f"{names[tree[i].lemma]} {inner.text}", category=frame.category)
        if frame.only_refused:
            verb = {"condamner": "condemn", "sanctionner": "impose sanctions over"}[tree[i].lemma]
            target = next((o for o in objects if tree[o].is_noun), None)
            if target is None:
                return None
            inner = renderer.phrase(target)
            article = "" if target in self._names(s) else "the "
            return Phrase(f"{frame.english} {verb} {article}{inner.text}", i, inner.end, frame.category, inner.unsure)
        if frame.receiver == "harmed":
            harm = next((k for k in range(i + 1, len(tree)) if singular(tree.lows[k]) in HARMS), None)
            if harm is None:
                return None
            inner = renderer.phrase(harm)
            article = "" if tree.lows[harm].endswith("s") else "the "
            return Phrase(f"{frame.english} {article}{inner.text}", i, inner.end, frame.category, inner.unsure)
        if frame.needs == "giver":
            return Phrase(frame.english, i, i + 1, frame.category, False)
        national = at is not None and tree[at].lemma in NATIONALS
        named = at is not None and any(self.cast.at(s, c) in receiver for c in tree.kids(at, "appos", "flat", "nmod"))
        if at is not None and tree[at].is_noun and not national and not self.cast.resolve(s, at):
            inner = renderer.phrase(at)
            if tree[at].lemma in TITLES | {"partie", "idée", "thèse"}:
                return None
            if tree[at].lemma in SUMS:
                return Phrase(f"{frame.english} of {inner.text}", i, inner.end, frame.category, inner.unsure)
            link = "in" if tree[i].lemma in _RAISING else "for"
            return Phrase(f"{frame.english} {link} {_definite(inner.text)}", i, inner.end, frame.category, inner.unsure)
        person = any(self.cast.parties[key].kind == "person" for key in receiver)  # "la star a été libérée"
        unnamed = at is not None and not named and not person and self.cast.at(s, at) is None
        if not national and at is not None and unnamed and tree[at].tag == "NOUN":
            inner = renderer.phrase(at)
            return Phrase(f"{frame.english} for {_definite(inner.text)}", i, inner.end, frame.category, inner.unsure)
        whole = self._with_complement(s, i, Phrase(frame.english, i, i + 1, frame.category, False))
        if whole.text == frame.english and at is not None and tree[at].tag == "NOUN" and frame.category in _COUNTABLE:
            inner = (Renderer(tree, {}) if national else renderer).phrase(at)
            if len(inner.text.split()) > 1:  # "release of 400 Taliban prisoners"
                whole = whole._replace(text=f"{frame.english} {_LINKS.get(frame.category, 'of')} {inner.text}")
        return whole

    def _bid(self, s: int, i: int, frame: Frame) -> Phrase | None:
        """An offer that was taken, with what it is for: "acceptance of its offer for takeover of the group"."""
        tree = self.cast.trees[s]
        if tree[i].lemma not in BIDS:
            return None
        bid = Renderer(tree, self._names(s)).phrase(i, tail=False)
        text = f"acceptance of {bid.text}"
        purpose = next((k for k in range(i + 1, tree.clause_end(i)) if tree[k].mood == "inf"), None)
        if purpose is not None and tree.lows[purpose - 1] in {"pour", "de"} and (deed := self._deed(s, purpose)):
            return Phrase(f"{text} for {deed.text}", bid.start, deed.end, frame.category, bid.unsure or deed.unsure)
        return Phrase(text, bid.start, bid.end, frame.category, bid.unsure)

    def _post(self, s: int, i: int, frame: Frame, roles: _Filled, reading: Reading) -> Iterator[Candidate]:
        tree, receiver = self.cast.trees[s], roles.receiver
        if tree[i].lemma in {"diriger", "présider"} and reading.status is Status.REPORTED:
            return
        if self._is_first_to(tree, i):
            return
        for k in range(i + 1, min(i + 7, len(tree))):
            if (tree[k].tag in {"VFIN", "PUNCT"} and tree.lows[k] != "tête") or tree[k].low in {"que", "qui"}:
                return
            if k == roles.at and tree[i].lemma == "élire":
                return  # "élire les maires" makes nobody a mayor who is not yet one
            if tree[k].tag in {"NOUN", "ADJ", "VFIN"} and POSTS.search(tree.lows[k]):
                inner = Renderer(tree, self._names(s)).phrase(k)
                if tree.lows[k] == "ministre":
                    inner = inner._replace(
                        text="prime minister"
                        if tree.lows[k - 1] == "premier"
                        else inner.text.replace("ministerial post", "minister"),
                        unsure=False,
                    )
                text = inner.text if tree[k].lemma in {"poste", "direction", "présidence"} else f"post of {inner.text}"
                if tree[i].lemma == "reconduire":
                    text = "another term in office"
                text += self._duration(s, inner.end)
                yield from self._emit(
                    s, i, k, frame, receiver, frozenset(), inner._replace(text=text, category="post"), reading
                )
                return

    @staticmethod
    def _is_first_to(tree: Tree, i: int) -> bool:
        """Whether one becomes but the first to do something, not what follows: "le premier maire à démissionner"."""
        end = tree.clause_end(i)
        first = next((k for k in range(i + 1, min(i + 5, end)) if tree.lows[k] in _FIRST), None)
        if first is None or tree.lows[first + 1 : first + 2] == ["ministre"]:
            return False
        return any(tree.lows[k] == "à" and tree[k + 1].mood == "inf" for k in range(first + 1, min(end, len(tree) - 1)))


def _definite(text: str) -> str:
    """The phrase with "the", where it says not whose it is."""
    return text if text.startswith(("its ", "their ", "our ", "my ")) else f"the {text}"
