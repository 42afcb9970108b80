"""Frames of nouns ("la livraison d'obus à X") and lists of demands."""

from __future__ import annotations

from collections.abc import Iterator

from enjeu.gains.candidates import Candidate, Emitter
from enjeu.gains.dictionary import category_of, is_human, lookup, plural
from enjeu.gains.factuality import Reading, read
from enjeu.gains.frames import Frame
from enjeu.gains.names import TITLES
from enjeu.gains.parties import STATE
from enjeu.gains.phrases import Phrase, Renderer
from enjeu.gains.roles import HARMS, PREPOSITIONS
from enjeu.gains.slots import NOBODY, Filler
from enjeu.gains.things import BURDENS, FACILITIES, SUMS
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree, singular

_SITING = words("siting")
_CUTTING = words("cutting")
_CHARGES = words("burdens")
_WORN = words("worn")
_GOODS = {"arms", "food", "energy", "money", "support", "relief"}  # which go to a country, where others are in it
_ROUND = {"100", "1.000", "1000", "10.000", "10000", "100.000", "100000", "1 000", "10 000", "100 000", "mille", "cent"}
_HEADS = {"chef", "cheffe", "directeur", "directrice", "responsable"}
_WORK = {"emploi", "poste", "travail", "entrée", "étude", "formation", "stage", "cours"}
_PLACES = {"hôpital", "école", "lycée", "collège", "université", "clinique", "musée", "commissariat"}
_FORCES = {"opération", "équipe", "armée", "front", "mouvement"}
_OF_ARMIES = {"exercice", "patrouille", "manoeuvre", "manœuvre"}
_SHARED = {"between", "mutual"}  # what both get from each other
_COMMON = {"conjoint", "conjoints", "conjointe", "conjointes", "commun", "communs", "commune", "communes", "avec"}


class Nouns(Emitter):
    """Reads gains off nouns."""

    def _noun(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        """What `frame` finds at the noun `i` of sentence `s`."""
        tree = self.cast.trees[s]
        if not self._may_be_gain(s, i, frame):
            return
        got = self._receiver(s, i, frame)
        receiver = got.parties
        if tree[i].lemma == "remboursement" and any(self.cast.parties[k].kind == "organisation" for k in receiver):
            return  # "le remboursement du Mediator"
        if frame.category == "post":
            nobody = {"country", "organisation"}  # "l'élection de la présidence de l'UMP"
            receiver = frozenset(k for k in receiver if self.cast.parties[k].kind not in nobody and k != STATE)
            if self._tells_office(s, i, got):
                return
        if not receiver or self._pays(s, i, receiver):
            return
        given = self._giver(s, i, frame, receiver)
        giver = given.parties
        if (frame.giver == "predicated" and not giver) or (giver & receiver and frame.receiver not in _SHARED):
            return
        reading = read(tree, i, frame.status, self.lexicon)
        if reading.speaker is None:
            reading.speaker = self._who_asks(s, i, receiver)
        if frame.thing == "averted":
            if not self._is_averted(tree, i):
                return
            reading.blocked = ""  # that it will not be is the gain
        if frame.needs == "plan" and reading.status is Status.REPORTED:
            return
        stop = {*got.words, *given.words}
        if frame.receiver == "mutual":
            stop |= {k for k in range(i, min(i + 9, len(tree))) if tree.lows[k] == "avec"}
        for head, phrase in self._named(s, i, frame, stop):
            yield from self._emit(s, i, head, frame, receiver, giver, phrase, reading)

    def _tells_office(self, s: int, i: int, got: Filler) -> bool:
        """Whether an election or appointment is told by its office: "l'élection du président".

        Or by another's: "la nomination des présidents des entreprises".
        """
        tree = self.cast.trees[s]
        end = got.words[0] if got.words else len(tree)
        if any(w.tag == "NOUN" for w in tree.words[i + 1 : end]):
            return True
        if got.head is None or tree[got.head].lemma not in TITLES or self.cast.at(s, got.head) is not None:
            return False
        return not any(m.start > got.head for m in self.cast.mentions[s])

    def _may_be_gain(self, s: int, i: int, frame: Frame) -> bool:
        """Whether the noun, where it stands, may name something that somebody gets."""
        tree = self.cast.trees[s]
        lemma = tree[i].lemma
        if frame.things == "good" and not self._is_good(tree, i, asked=False):
            return False
        if frame.things == "burden" and not any(w.lemma in BURDENS for w in tree.words[i + 1 : i + 7]):
            return False
        if any(m.start <= i < m.end and m.end - m.start > 1 for m in self.cast.mentions[s]):
            return False  # "les aides à domicile" are people
        if self._is_no_gift(tree, i) or self._is_cut(tree, i):
            return False
        if frame.thing != "averted" and self._is_averted(tree, i):
            return False  # "sans aucune manœuvre"
        if lemma == "relation" and not {"diplomatiques", "diplomatique"} & set(tree.lows[i : i + 3]):
            return False
        above = tree[tree[i].head].lemma if tree[i].label == "nmod" else ""
        if above in FACILITIES | _HEADS | _FORCES or (above in TITLES and tree.preposition(i) in {"à", "de"}):
            return False  # "un centre d'hébergement pour migrants", "une association d'aide aux parents": names
        if "*" not in frame.lemmas:
            return True
        if lemma in SUMS and tree[i].label == "nmod" and tree[tree[i].head].lemma in SUMS:
            return False  # the euros of "50 millions d'euros"
        if lemma == "réforme":
            return False  # "une réforme pour les salariés" may be either
        if any((found := lookup(tree, k)) and found[1] > i for k in range(max(0, i - 3), i)):
            return False  # the "loi" of a "proposition de loi"
        if lemma in _CHARGES:
            return False  # "les cotisations aux caisses" are paid
        return self._accepts(s, i, frame)

    def _receiver(self, s: int, i: int, frame: Frame) -> Filler:
        """Who gets what the noun names."""
        if frame.receiver == "between":
            return self._both(s, i)
        if frame.receiver == "mutual":
            tree, main = self.cast.trees[s], self.cast.main[:2]
            if tree[i].lemma in _OF_ARMIES and any(self.cast.parties[k].kind != "country" for k in main):
                return NOBODY  # "un exercice innovant"
            common = _COMMON & set(tree.lows[i + 1 : i + 9])
            return Filler(frozenset(main if common and any(m.key in main for m in self.cast.mentions[s]) else ()))
        for slot in frame.receiver.split("|"):
            filler = self._in_slot(s, i, frame, slot)
            if filler.parties:
                return filler
        return NOBODY

    def _both(self, s: int, i: int) -> Filler:
        """Between whom: "un accord entre X et Y"."""
        tree = self.cast.trees[s]
        pair = next(iter(self._phrases_after(tree, i, {"entre"}, min(i + 9, len(tree)))), None)
        if pair is None:
            return NOBODY
        heads = [pair[1], *tree.kids(pair[1], "conj")]
        return Filler(frozenset(key for h in heads for key in self.cast.resolve(s, h)), (pair[0],))

    def _in_slot(self, s: int, i: int, frame: Frame, slot: str) -> Filler:
        """Who fills one slot of the noun; right behind it, where any noun will do for the frame."""
        tree = self.cast.trees[s]
        at_work = tree[i].lemma in _WORK or ("*" in frame.lemmas and is_human(tree, i))  # "médecin à l'hôpital"
        if slot == "à" and (at_work or self._is_asked_for(tree, i)):
            return NOBODY
        if slot in PREPOSITIONS:
            filler = self._to_whom(s, i, frame, slot)
        else:
            filler = self._parties_of(s, i, slot)
            if not filler.parties and slot == "belonging" and frame.giver == "par":
                filler = self._behind_giver(s, i)
        between = tree.lows[i + 1 : filler.words[0]] if filler.words else []
        if slot == "genitive" and tree[i].lemma == "accès" and PREPOSITIONS["à"] & set(between):
            return NOBODY  # "l'accès au musée d'Orsay"
        if slot == "belonging" and tree[i].lemma in {"baisse", "réduction", "hausse", "augmentation"}:
            direct = bool(filler.words) and all(tree[k].tag in {"ADP", "DET"} for k in range(i + 1, filler.words[-1]))
            if direct and all(self.cast.parties[k].kind == "organisation" for k in filler.parties):
                return NOBODY  # "une réduction de la CVAE"
        if filler.parties and "*" in frame.lemmas:
            end = Renderer(tree, {}, filler.words).phrase(i, tail=False).end
            ends = {end, self._after_amount(tree, i) + 1}
            if tree.lows[end : end + 1] == ["et"]:
                ends.add(end + 2)  # "une annulation de cotisations et impôts pour X"
            return filler if filler.words[0] in ends else NOBODY
        return filler

    def _to_whom(self, s: int, i: int, frame: Frame, slot: str) -> Filler:
        """Who stands behind a preposition after the noun and the amount that may follow it."""
        tree = self.cast.trees[s]
        first = self._after_amount(tree, i)
        for k, head in self._phrases_after(tree, first, PREPOSITIONS[slot], min(tree.clause_end(i), first + 12)):
            between = tree.words[first + 1 : k]
            if any(w.lemma in _SITING or (w.is_verb and (w.tag != "VPP" or slot == "par")) for w in between):
                break
            if "*" in frame.lemmas and self._is_where(s, i, head, k, slot):
                continue
            if "," in tree.lows[first:k] and self._is_town(s, head, k):
                continue
            if slot == "à" and tree.lows[head] in _PLACES and category_of(tree, i) not in _GOODS:
                continue  # "son transfert à l'hôpital"
            if slot == "pour" and tree.lows[k + 1] in _ROUND and any(w.tag == "NUM" for w in tree.words[i - 1 : k]):
                continue  # "0,7 médecin pour 1.000 habitants"
            found = self.cast.resolve(s, head)
            if not found and "soutien" in frame.lemmas:
                found = self._holder(s, head)
            if found:
                return Filler(found, (k,))
        return NOBODY

    def _pays(self, s: int, i: int, parties: frozenset[str]) -> bool:
        """Whether these parties are the ones who give it: "X verse une prime à ses salariés"."""
        tree = self.cast.trees[s]
        verb = tree.verb_above(i)
        if verb is None or not any(f.giver == "subject" for f in self.lexicon.verbs.get(tree[verb].lemma, ())):
            return False
        return bool(self.cast.resolve(s, self._roles(tree, verb)[0]) & parties)

    def _giver(self, s: int, i: int, frame: Frame, receiver: frozenset[str]) -> Filler:
        """Who gives what the noun names: told beside it or by the verb above."""
        found = NOBODY
        if frame.giver and frame.giver not in {"predicated", "above"}:
            found = self._parties_of(s, i, frame.giver)
        if not found.parties and (frame.giver == "predicated" or self._gives_above(self.cast.trees[s], i)):
            return found._replace(parties=self._giver_above(s, i) - receiver)
        return found

    def _named(self, s: int, i: int, frame: Frame, stop: set[int]) -> Iterator[tuple[int, Phrase]]:
        """What the noun names, each with its head."""
        tree = self.cast.trees[s]
        if frame.thing == "averted":
            phrase = Renderer(tree, self._names(s)).phrase(i)
            said = phrase.text.removeprefix("no ")
            yield i, phrase._replace(text=f"{frame.english} {said if ' ' in said else plural(said)}")
        elif frame.thing == "self":
            yield i, self._rendered(s, [i], stop)
        elif frame.thing == "veto":
            harm = next((k for k in range(i + 1, len(tree)) if singular(tree.lows[k]) in HARMS), i)
            inner = Renderer(tree, self._names(s)).phrase(harm)
            yield i, inner._replace(text=f"veto on {inner.text}")
        elif frame.thing == "english":
            yield i, Phrase(frame.english, i, i + 1, frame.category, False)
        else:
            heads = [h for h in self._things(s, i, frame, None, [], stop) if self._accepts(s, h, frame)]
            for group in self._grouped(s, heads):
                phrase = self._rendered(s, group, stop)
                yield group[0], phrase._replace(text=f"{frame.english} {phrase.text}") if frame.english else phrase

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
        if tree.preposition(i) == "sur" and category_of(tree, i) == "money":
            return True  # "versée sur les crédits de l'agence"
        outer = i
        while tree[outer].label == "nmod" and tree[outer].head >= 0:
            outer = tree[outer].head
        if "sur" in tree.lows[max(0, outer - 2) : outer] and "embargo" in tree.lows[max(0, outer - 3) : outer]:
            return True
        at = next((c for c in tree.kids(i, "case") if tree.lows[c] == "à" and 0 < c < i), 0)
        if tree[i].lemma in SUMS and at and tree[at - 1].tag == "NOUN" and not category_of(tree, at - 1):
            return True  # "une pause café à 950 euros pour deux touristes"
        if tree[i].lemma == "aide" and tree.lows[i + 1 : i + 3] in (["à", "domicile"], ["ménagère", "à"]):
            return True  # who helps, not help
        if tree.lows[i : i + 4] == ["maintien", "de", "l'", "ordre"] or tree.lows[i - 1 : i + 1] == ["à", "caution"]:
            return True
        if tree.lows[i : i + 4] == ["droits", "de", "l'", "homme"] or tree.lows[i + 1 : i + 2] == ["humains"]:
            return True
        if tree.lows[i - 1 : i + 1] in (["par", "extension"], ["de", "retour"]):
            return True
        if tree.lows[i - 2 : i + 1] == ["à", "l'", "aide"] and tree.lows[i + 1 : i + 2] in (["de"], ["d'"]):
            return True  # "à l'aide d'un tracteur"
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

    def _behind_giver(self, s: int, i: int) -> Filler:
        """Of whom, where the giver comes first: "la libération par les autorités de 5.000 insurgés"."""
        tree = self.cast.trees[s]
        if tree.lows[i + 1 : i + 2] == ["par"]:
            for k, head in self._phrases_after(tree, i + 2, PREPOSITIONS["de"], min(len(tree), i + 12)):
                if found := self.cast.resolve(s, head):
                    return Filler(found, (k, head))
        return NOBODY

    def _demands(self, s: int, i: int) -> Iterator[Candidate]:
        """A list of demands: "leurs revendications : A, B et C", "parmi les revendications des syndicats, A, B"."""
        tree = self.cast.trees[s]
        mark = next((k for k in range(i + 1, min(i + 9, len(tree))) if tree.lows[k] in {":", ","}), None)
        if mark is None or any(tree[k].is_verb for k in range(i + 1, mark)):
            return
        if tree.lows[mark] == "," and "parmi" not in tree.lows[max(0, i - 3) : i]:
            return
        receiver = self._parties_of(s, i, "belonging").parties
        if not receiver and tree.lows[i - 1] in {"leurs", "ses", "les", "principales", "principale"}:
            above = tree.verb_above(i)
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
                    h
                    for h in range(max(phrase.end, head + 1), len(tree))
                    if tree.lows[h] in {",", ";", "et", "(", "mais"}
                ),
                len(tree),
            )
            if tree.lows[k : k + 1] == ["("]:  # an aside lists no demands
                k = next((h + 1 for h in range(k, len(tree)) if tree.lows[h] == ")"), len(tree))
            k += 1
