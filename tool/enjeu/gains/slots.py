"""The slots of frames: which words of a sentence fill them, and which parties those are.

A frame names its slots ("subject", "object|object-holder", "à|pour|en faveur de"): the first that somebody fills
counts. What each is called is said at the head of `frames.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from enjeu.gains.roles import BIDS, HARMS, NATIONALS, PAY, POSSESSIVES, PREPOSITIONS, Roles
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree, singular

_ABOUT = {"sur", "dans", "pour", "contre", "à", "en"}
_ADJECTIVES_WITH_A = {
    "utile", "cher", "favorable", "propre", "hostile", "nécessaire", "indispensable", "nuisible", "contraire", "commun",
    "relatif", "conforme", "égal", "supérieur", "inférieur", "fidèle", "opposé", "lié",
}  # fmt: skip
_IMPOSING = {"infliger", "imposer"}
_DATIVE = words("dative")
_PAYING = words("paying")
PROTESTS = {"grève", "mouvement", "mobilisation", "manifestation", "action", "débrayage", "préavis"}
_FOR_THEM = words("for_them")
_OWED = {"dette", "million", "milliard"}
_US = {"nous", "me", "m'"}
_SPEAKERS = {"nous", "on", "je", "j'"}
_AGAINST = {"adversaire", "rival", "opposant", "concurrent", "ennemi", "détracteur"}  # whose support is not his
_DONE_TO = {"réforme", "privatisation", "fermeture", "dissolution"}  # of whom it is said, for whom it is not
_HARMING = words("harming")
STAFF = "Staff and unions"


class Filler(NamedTuple):
    """Who fills a slot: the parties, the words that mark where that phrase stands, and the word that names them."""

    parties: frozenset[str] = frozenset()
    words: tuple[int, ...] = ()
    head: int | None = None


NOBODY = Filler()


class Place(NamedTuple):
    """The predicate whose slots are read: word `i` of sentence `s`, with its deep subject and objects."""

    s: int
    i: int
    subject: int | None
    objects: Sequence[int]


class Slots(Roles):
    """Finds who fills a slot of a predicate."""

    def _parties_of(
        self, s: int, i: int, spec: str, *, subject: int | None = None, objects: Sequence[int] = ()
    ) -> Filler:
        """Who fills the first of the slots `spec` of the predicate at `i` that anybody fills."""
        place = Place(s, i, subject, objects)
        for slot in spec.split("|"):
            reader = self._readers.get(slot)
            filler = reader(place) if reader else self._behind(place, slot)
            if filler is not None:
                return filler
        return NOBODY

    @cached_property
    def _readers(self) -> dict[str, Callable[[Place], Filler | None]]:
        """How the slots are read that are no preposition. A reader that gives None leaves it to the next slot."""
        return {
            "subject": self._subject,
            "object": self._object,
            "object-holder": self._object_holder,
            "genitive": self._genitive,
            "belonging": self._belonging,
            "before": self._before,
            "harmed": self._harmed,
            "staff": self._staff,
            "counterpart": self._counterpart,
            "speaker": lambda place: Filler(self.sayer(place.s, place.i)),
            "predicated": lambda place: None,
            "other": lambda place: None,
        }

    def _subject(self, place: Place) -> Filler | None:
        s, i, subject, _ = place
        tree = self.cast.trees[s]
        found = self.cast.resolve(s, subject) or self._asker(s, i)
        if not found and subject is not None and tree[subject].lemma in self.lexicon.modality["sought_nouns"]:
            found = self._aiming(s, i, subject)
        if not found and subject is not None and tree[subject].lemma in PROTESTS:
            found = frozenset({STAFF} & set(self.cast.main))  # "la grève vise à obtenir ..."
        anybody = subject and tree.lows[subject] == "on" and tree.lows[subject - 1] in {"quand", "si", "lorsqu'"}
        if not found and not anybody and subject is not None and tree.lows[subject] in _SPEAKERS:
            found = self.sayer(s, i)  # "nous demandons ...", says a party
        return Filler(found, (), subject) if found else None

    def _aiming(self, s: int, i: int, aim: int) -> frozenset[str]:
        """Whose aim it is, where that is the subject: "leur objectif est d'obtenir X", "notre objectif ...", says X."""
        tree = self.cast.trees[s]
        if tree[i].mood != "inf":
            return frozenset()
        owner = tree.lows[aim - 1] if aim else ""
        if owner in {"notre", "mon"}:
            return self.sayer(s, i)
        if owner in POSSESSIVES:
            return self.cast.subject_of(s - 1) if s else frozenset()
        return self._parties_of(s, aim, "belonging").parties

    def _object(self, place: Place) -> Filler | None:
        s, i, _, objects = place
        tree = self.cast.trees[s]
        for o in objects:
            if found := self.cast.resolve(s, o) or self._nationals(s, o):
                return Filler(found, (), o)
        for k in range(max(0, i - 3), i):
            pronoun = tree.lows[k] in {"lui", "leur", "l'"} and tree[k].tag == "PRON" and tree[k].head == i
            if pronoun and (found := self.cast.resolve(s, k)):
                return Filler(found, (), k)
        return None

    def _object_holder(self, place: Place) -> Filler | None:
        """Whose the object is."""
        s, i, _, objects = place
        tree = self.cast.trees[s]
        for o in (o for o in objects if tree[o].lemma not in _AGAINST | _DONE_TO):
            if tree[i].lemma in _PAYING:
                found = self._parties_of(s, o, "belonging").parties
            else:
                acts = tree[o].lemma in BIDS | _OWED  # if only here: who makes a bid, who owes
                found = frozenset(k for k in self._holder(s, o) if acts or not self._is_still(k))
            if found:
                return Filler(found, (), o)
        return None

    def _genitive(self, place: Place) -> Filler | None:
        """Of whom, or of which nation: "de X", "russe"."""
        s, i, _, _ = place
        tree = self.cast.trees[s]
        for k, head in self._phrases_after(tree, i, PREPOSITIONS["de"], min(len(tree), i + 9)):
            if any(tree[j].tag in {"VFIN", "AFIN"} or tree.lows[j] == "," for j in range(i + 1, k)):
                break  # "ses partisans rassemblent des personnes", "leur soutien à X, à l'instar du maire"
            if found := self.cast.resolve(s, head):
                return Filler(found, (k, head), head)
            if tree[k].head != i and tree[head].head != i:
                break
        for c in tree.kids(i, "amod", "nmod"):
            if nation := self.cast.nation(tree.lows[c]):
                return Filler(frozenset({nation}), (), c)
        return None

    def _belonging(self, place: Place) -> Filler | None:
        """Of whom, in the same noun phrase."""
        s, i, _, _ = place
        tree = self.cast.trees[s]
        if (dont := next((c for c in tree.children[i] if tree.lows[c] == "dont"), None)) is not None:
            noun = next((k for k in range(dont - 1, -1, -1) if tree[k].is_noun), None)
            found = self.cast.resolve(s, noun)
            return Filler(found, (), noun) if found else None  # "les salariés, dont le salaire augmentera"
        for k, head in self._phrases_after(tree, i, PREPOSITIONS["de"], min(tree.clause_end(i), i + 11)):
            if any(w in {",", ";", "(", "par", "au", "aux", "sur"} for w in tree.lows[i:k]) or any(
                tree.lows[m] in {"un", "une", "le", "la", "les"} and tree[m - 1].is_noun for m in range(i + 1, k)
            ):
                break
            if found := self.cast.resolve(s, head):
                return Filler(found, (k, head), head)
        return None

    def _before(self, place: Place) -> Filler | None:
        """What the noun hangs on: "X, bénéficiaire de ..."."""
        s, i, _, _ = place
        tree = self.cast.trees[s]
        holder = tree[i].head
        if holder < 0 or tree[holder].label == "obj" or tree[holder].is_verb:
            return None
        found = self.cast.resolve(s, holder)
        return Filler(found, (), holder) if found else None

    def _staff(self, place: Place) -> Filler | None:
        return Filler(frozenset({STAFF})) if STAFF in self.cast.parties else None

    def _counterpart(self, place: Place) -> Filler:
        """The other main side than the one that acts; the staff, where its management does."""
        s, _, subject, _ = place
        doer = self.cast.resolve(s, subject)
        managed = subject is not None and self.cast.trees[s][subject].lemma == "direction"
        if managed and STAFF in self.cast.main:
            return Filler(frozenset({STAFF}) - doer)
        return Filler(self.cast.other_main(doer) if doer else frozenset())

    def _behind(self, place: Place, slot: str) -> Filler | None:
        """Who stands behind a preposition, or behind a phrase that does its work: "au profit de"."""
        if slot == "à" and (filler := self._clitic(place) or self._relative(place)):
            return filler
        if slot == "clitic":
            return self._clitic(place)
        return self._behind_preposition(place, slot) if slot in PREPOSITIONS else self._behind_phrase(place, slot)

    def _clitic(self, place: Place) -> Filler | None:
        """To whom, in one word: "lui donne", "leur a promis"."""
        s, i, subject, _ = place
        tree = self.cast.trees[s]
        for k in range(max(0, i - 3), i):
            spoken = tree.lows[k] in _US and tree[k].tag == "PRON" and tree[k].head == i
            if spoken and not tree[k].label.startswith("nsubj") and (said := self.sayer(s, i)):
                return Filler(said, (), k)  # "l'Etat nous a promis deux millions", a dit X
            if tree.lows[k] not in {"lui", "leur"} or tree[k].tag != "PRON":
                continue
            if any(tree[j].tag[0] == "V" and tree[j].is_verb for j in range(k + 1, i)):
                continue
            if k and tree[i].mood == "pp" and k - 1 in tree.kids(i, "aux", "aux:pass"):
                continue  # "a lui aussi demandé": himself
            if (named := self._addressed(tree, i)) is not None:
                return Filler(self.cast.resolve(s, named), (), k)
            doer = self.cast.resolve(s, subject)
            if found := self._other_than(s, k, doer) if doer else self.cast.resolve(s, k):
                return Filler(found, (), k)
        return None

    @staticmethod
    def _before_pronoun(tree: Tree, i: int) -> int:
        """The noun before an "à qui" that the verb `i` follows, where the parser hung the verb elsewhere; or -1."""
        for k in range(i - 1, max(1, i - 7), -1):
            pronoun = tree.lows[k] in {"auquel", "auxquels", "auxquelles"}
            if pronoun or (tree.lows[k - 1] == "à" and tree.lows[k] in {"qui", "laquelle"}):
                return next((noun for noun in range(k - 1, max(-1, k - 6), -1) if tree[noun].is_noun), -1)
        return -1

    def _relative(self, place: Place) -> Filler | None:
        """To whom, where that is what a relative clause is about: "l'Ukraine, à qui l'Union a promis des fonds"."""
        tree, i = self.cast.trees[place.s], place.i
        noun = tree[i].head if tree[i].label.startswith("acl") else self._before_pronoun(tree, i)
        between = tree.lows[noun + 1 : i] if noun >= 0 else []
        to_whom = {"auquel", "auxquels", "auxquelles"} & set(between)
        if not to_whom and not any(pair in {("à", "qui"), ("à", "laquelle")} for pair in pairwise(between)):
            return None
        found = self.cast.resolve(place.s, noun)
        return Filler(found, (), noun) if found else None

    def _behind_preposition(self, place: Place, slot: str) -> Filler | None:
        s, i, _, _ = place
        tree = self.cast.trees[s]
        end = tree.clause_end(i)
        phrases = list(self._phrases_after(tree, i, PREPOSITIONS[slot], end if slot != "de" else min(end, i + 9)))
        for k, head in phrases:
            if slot == "de" and k > i + 1 and self.cast.at(s, head) is None:
                continue
            if slot == "par" and any(tree[j].tag == "VPP" for j in range(i + 1, k)):
                continue  # "un soutien à X, agressé par Y"
            if slot == "à" and tree.lows[k - 1] in {"face", "accès"}:
                continue  # "face à X": against X; "un accès à X" is not X's
            of_another = tree[k - 1].mood == "pp" and tree[k - 1].label == "acl" and tree.lows[k - 1] != "vert"
            if of_another and k - 1 > i and tree[k - 1].head > i:
                continue  # theirs is another thing: "à hauteur des primes accordées aux policiers"
            above = tree[head].head
            if k > i + 1 and slot == "à" and tree[k - 1].lemma in _ADJECTIVES_WITH_A:
                continue  # "une dérogation utile aux viticulteurs"
            if slot == "de" and above > i and tree[above].is_noun and tree.preposition(above) in _ABOUT:
                continue  # "des avancées sur les plannings des contrôleurs"
            may_be_place = slot == "à" and tree.lows[k] == "à" and (tree[i].lemma not in _DATIVE or phrases[-1][0] > k)
            if may_be_place and (self._is_town(s, head, k) or self._gives_way(s, head, phrases[-1])):
                continue  # "reversés à Calais à trois associations"
            heads = [head, *tree.kids(head, "conj")]
            if found := next((f for h in heads if (f := self.cast.resolve(s, h))), frozenset()):
                return Filler(found, (k,), head)
            theirs = PAY if slot == "pour" else _FOR_THEM if slot == "à" else set[str]()
            if tree[head].lemma in theirs and (found := self._holder(s, head)):
                return Filler(found, (k,), head)  # "pour les salaires des soignants", "au soutien des entreprises"
        return None

    def _behind_phrase(self, place: Place, slot: str) -> Filler | None:
        s, i, _, _ = place
        tree = self.cast.trees[s]
        size, end = len(slot.split()), tree.clause_end(i)
        for k in range(i + 1, end):
            if tree.lows[k] != slot.split()[0] or not " ".join(tree.lows[k : k + size]).startswith(slot[:-1]):
                continue
            head = next((h for h in range(k + size, min(k + 9, end)) if tree[h].is_noun), -1)
            if head > 0 and (found := self.cast.resolve(s, head)):
                return Filler(found, (k,), head)
        return None

    def _harmed(self, place: Place) -> Filler | None:
        """Against whom goes the sanction, resolution or the like that follows."""
        s, i, _, _ = place
        tree = self.cast.trees[s]
        end = next(
            (
                k
                for k in range(i + 1, len(tree))
                if tree.lows[k] in {";", "."} or (tree[k].tag in {"VFIN", "AFIN"} and k > i + 2)
            ),
            len(tree),
        )
        if not any(singular(w) in HARMS for w in tree.lows[i + 1 : min(end, i + 8)]):
            return None
        for forms, verbs in (({"contre"}, {"condamner", "sanctionner", "viser"}), (_HARMING, frozenset[str]())):
            for k in range(i + 1, end):
                if (
                    tree.lows[k] in forms
                    or tree[k].lemma in verbs
                    or (verbs and tree.lows[k] in {"condamnant", "visant"})
                    or (tree[k].lemma in _IMPOSING and tree.lows[k + 1 : k + 2] in (["à"], ["au"], ["aux"]))
                ):
                    h = next((h for h in range(k + 1, end) if tree[h].is_noun), None)
                    if h is not None and (
                        found := self.cast.resolve(s, h)
                        or (self._holder(s, h) if tree[h].lemma not in HARMS else frozenset())
                    ):
                        return Filler(found)
        return None

    def _asker(self, s: int, i: int) -> frozenset[str]:
        """Who asks, where the parser joined the verb to another that has no party for a subject.

        "Le secrétaire estime que cette prime ne suffit pas et demande une hausse": what asks is a party.
        """
        tree = self.cast.trees[s]
        if tree[i].label != "conj" or tree[i].lemma not in self.lexicon.modality["sought"] or tree[i].tag != "VFIN":
            return frozenset()
        verbs = (g for g in tree.governors(i) if tree[g].is_verb and tree.kids(g, "nsubj"))
        return next(filter(None, (self.cast.resolve(s, tree.subject(g)) for g in verbs)), frozenset())

    @staticmethod
    def _addressed(tree: Tree, i: int) -> int | None:
        """Whom "lui" and "leur" point back to in "contacter les autorités pour leur donner ..."."""
        above = tree[i].head
        if tree[i].mood != "inf" or above < 0 or not tree[above].is_verb or "pour" not in tree.lows[max(0, i - 3) : i]:
            return None
        return next((o for o in tree.objects(above) if above < o < i and tree[o].is_noun), None)

    def _other_than(self, s: int, k: int, giver: frozenset[str]) -> frozenset[str]:
        """Whom "lui" stands for when the subject gives: the party named before that is not the giver."""
        tree = self.cast.trees[s]
        many = frozenset(key for key in self.cast.resolve(s, k) - giver if self.cast.parties[key].kind == "group")
        if tree.lows[k] == "leur" and many:
            return many
        if other := self.cast.other_main(giver):
            return other
        before = [m.key for m in self.cast.mentions[s] if m.end <= k and m.key not in giver]
        subjects = [
            m.key
            for m in self.cast.mentions[s]
            if m.end <= k and m.key not in giver and tree[self.cast.head_of(tree, m)].label.startswith("nsubj")
        ]
        if subjects:
            return frozenset({subjects[-1]})
        if before and len(set(before)) == 1:
            return frozenset(before[:1])
        return self.cast.subject_of(s - 1) - giver if s and not before else frozenset()

    def _nationals(self, s: int, i: int) -> frozenset[str]:
        """The country of people who are named by it: "deux ressortissants britanniques"."""
        tree = self.cast.trees[s]
        if tree[i].lemma not in NATIONALS:
            return frozenset()
        return frozenset(filter(None, (self.cast.nation(tree.lows[c]) for c in tree.kids(i, "amod", "nmod"))))

    def _gives_way(self, s: int, head: int, last: tuple[int, int]) -> bool:
        """Whether a bare name that may be a town stands before another that gets the thing: "à Calais à X"."""
        key = self.cast.at(s, head)
        return (
            key is not None
            and self.cast.parties[key].kind == "organisation"
            and last[1] != head
            and bool(self.cast.resolve(s, last[1]))
        )
