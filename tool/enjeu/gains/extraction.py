"""From trees to candidate gains: each frame matched where its predicate stands, its roles filled or refused.

The receiver must be a party; the thing must be something one can get; what is negated, refused, long past or the
receiver's own is left out. Every candidate keeps the record of why it is there.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from enjeu.gains.factuality import Reading, read
from enjeu.gains.frames import Frame
from enjeu.gains.parties import TITLES
from enjeu.gains.phrases import Phrase, Renderer, category_of
from enjeu.gains.roles import HARMS, PAY, PREPOSITIONS, YEAR
from enjeu.gains.things import POSTS, SUMS, VESSELS, Things
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree, singular

_COSTS = re.compile(
    r"\b(?:pertes?|coûts?|coût\w*|dégâts?|amendes?|dettes?|préjudices?|factures?|notes?|déficits?|impacts?|hausses?|trou)\b"
)
_WEAK = words("weak")
_GIVEN = words("given")
_EXPENSES = words("expenses")
_OWN_ACTS = words("own_acts")
_RAISING = {"augmenter", "revaloriser", "valoriser", "majorer", "couvrir"}
_FAVOURING = words("favouring")
_COUNTABLE = {"relief", "jobs", "money", "support"}
_LINKS = {"money": "for", "jobs": "for", "support": "for"}
_DEMANDS = {"revendication", "demande", "exigence", "réclamation", "doléance", "requête"}
_AGREEMENTS = {
    "accord": "agreement", "alliance": "alliance", "partenariat": "partnership", "compromis": "compromise",
    "coalition": "coalition", "pacte": "pact", "rapprochement": "rapprochement", "trêve": "truce",
}  # fmt: skip
_AGREEING = {
    "conclure", "signer", "trouver", "sceller", "passer", "nouer", "annoncer", "parvenir", "aboutir", "former",
    "négocier", "valider", "obtenir",
}  # fmt: skip
_BUYING = {"acheter", "réserver", "racheter"}
_RECOGNISED = words("recognised")
_HOLLOW = words("hollow")
_CONCEDING = words("conceding")
_HISTORY = re.compile(
    r"guerre froide|seconde guerre mondiale|première guerre|dans les années|à l'époque|au xixe|au xxe|siècle dernier"
    r"|de l'époque|autrefois|jadis|pendant des décennies|depuis des décennies",
    re.IGNORECASE,
)


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


class Extractor(Things):
    """Finds the candidate gains of an article whose parties are known."""

    def candidates(self) -> list[Candidate]:
        """All candidates of the article, in order of the text."""
        found: list[Candidate] = []
        for s, tree in enumerate(self.cast.trees):
            if "?" in tree.lows[-3:]:
                continue
            past = self._is_history(tree)
            for i, word in enumerate(tree.words):
                if past and (not word.is_verb or tree.mood(i) != "pres"):
                    continue  # the historic present is for what still counts
                if word.is_verb and word.tag[0] == "V":
                    for frame in self.lexicon.verbs.get(word.lemma, ()):
                        found.extend(self._verb(s, i, frame))
                    found.extend(self._wish(s, i))
                if word.is_verb:
                    for frame in self.lexicon.lights.get(word.lemma, ()):
                        found.extend(self._light(s, i, frame))
                if word.tag == "NOUN":
                    for frame in self.lexicon.nouns.get(word.lemma, ()):
                        found.extend(self._noun(s, i, frame))
                    if (
                        category_of(tree, i) in _GIVEN
                        and word.lemma not in self.lexicon.nouns
                        and not (word.lemma in SUMS and _COSTS.search(" ".join(tree.lows)))
                    ):
                        for frame in self.lexicon.nouns.get("*", ()):
                            found.extend(self._noun(s, i, frame))
                    if word.lemma in _DEMANDS:
                        found.extend(self._demands(s, i))
        found.extend(self._exchanges(found))
        found.extend(self._agreements(found))
        return found

    def _is_history(self, tree: Tree) -> bool:
        text = re.sub(r"\([^)]*\)", "", tree.text(0, len(tree)))
        years = [int(y) for y in YEAR.findall(text)]
        return bool(_HISTORY.search(text)) or bool(years and max(years) <= self.latest - 5)

    def _verb(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        reflexive = any(tree.lows[k] in {"se", "s'"} for k in range(max(0, i - 2), i)) or any(
            tree.lows[c] in {"se", "s'"} for c in tree.children[i]
        )
        if frame.reflexive != reflexive and tree[i].lemma not in {"opposer", "voir"}:
            return
        if (tree[i].mood == "ppr" and frame.thing == "subject") or (
            frame.things == "asset" and "devoir" in {tree[g].lemma for g in tree.governors(i)}
        ):  # "une enquête concernant X", "devra acheter"
            return
        if tree[i].label == "parataxis" and frame.giver == "subject":
            return  # who says it, set after what is said: "a confié un proche"
        if frame.active and (tree.is_passive(i) or (frame.things == "money" and self._only_describes(tree, i))):
            return
        subject, objects = self._roles(tree, i)
        receiver, used, at = self._parties_of(s, i, frame.receiver, subject=subject, objects=objects)
        if (favoured := self._favoured(s, i)) and frame.giver == "subject" and "à" in frame.receiver.split("|"):
            receiver, used, at, subject = favoured, [], None, self._agent(tree, i)
        if not receiver:
            receiver = self._left_out(s, i, frame, subject)
        if not receiver and frame.giver == "subject" and frame.thing == "object":
            receiver = self._helped(s, i)
        if receiver and frame.status == "sought" and frame.receiver == "subject" and frame.thing == "object":
            receiver = self._parties_of(s, i, "pour", subject=None, objects=[])[0] or receiver  # asked for others
        if not receiver or (
            tree[i].mood == "ppr"
            and tree[i].label in {"acl", "amod", "appos", "nmod", "parataxis"}
            and frame.receiver.startswith("subject")
            and all(self.cast.parties[k].kind == "group" for k in receiver)
        ):
            return
        reading = read(tree, i, frame.status, self.lexicon)
        if frame.only_refused:
            if not reading.refused or reading.denied or reading.blocked.startswith(("not", "negated")):
                return
            reading.blocked = ""
            reading.status = Status.REPORTED
        if tree[i].lemma in _RAISING and at is not None and not {tree[o].lemma for o in objects} & PAY:
            return
        if (
            frame.category == "support"
            and at is not None
            and tree[i].lemma in _FAVOURING
            and self.cast.at(s, at) is None
        ):
            return
        giver, more, _ = (
            self._parties_of(s, i, frame.giver, subject=subject, objects=objects)
            if frame.giver
            else (frozenset[str](), [], None)
        )
        if asked := self._asked(s, i, subject):
            receiver, giver = asked
        if not receiver:
            return
        if giver & receiver or (frame.needs == "giver" and not giver):
            return
        if frame.needs == "nobody" and not self._proposes(s, receiver, objects):
            return
        if tree[i].lemma in _BUYING and all(self.cast.parties[k].kind == "group" for k in receiver):
            return  # "les usagers achètent des billets"
        if tree[i].lemma == "encourager" and any(tree[c].mood == "inf" for c in tree.kids(i, "xcomp", "obl", "advcl")):
            return  # to urge somebody is not to support him
        if frame.needs == "nobody" and self._parties_of(s, i, "à", subject=None, objects=[])[0] - receiver:
            return  # "proposer une prime aux salariés" is theirs
        stop = set(used) | set(more)
        if frame.thing == "asked":
            yield from self._asked_of(s, i, frame, receiver, giver, reading)
            return
        if frame.thing == "conceded":
            yield from self._conceded(s, i, frame, receiver, giver, reading)
            return
        if frame.thing == "deed" or frame.needs == "deed":
            yield from self._deeds_under(s, i, frame, receiver, giver, reading)
            return
        if frame.thing == "deed-self":
            deed = self._deed(s, i)
            if deed and giver and not giver & receiver:
                yield from self._emit(s, i, i, frame, receiver, giver, deed, reading)
            return
        if frame.thing in {"english", "nominal"}:
            phrase = self._english(s, i, frame, receiver, objects, at)
            if phrase:
                yield from self._emit(s, i, i, frame, receiver, giver, phrase, reading)
            return
        if frame.thing == "post":
            yield from self._post(s, i, frame, receiver, reading)
            return
        things = [self._described(s, i, h) for h in self._things(s, i, frame, subject, objects, stop)]
        heads = [h for h in things if self._accepts(s, h, frame)]
        for group in self._grouped(s, heads):
            expense = frame.receiver.startswith("subject") and tree[group[0]].lemma in _EXPENSES
            if expense and self._parties_of(s, group[0], "à", subject=None, objects=[])[0] - receiver:
                continue  # "reprendre les paiements aux opérateurs" is theirs
            phrase = self._rendered(s, group, stop)
            if frame.receiver.startswith("subject") and tree[group[0]].lemma in PAY:
                owner = self._parties_of(s, group[0], "belonging", subject=None, objects=[])[0]
                receiver = owner or receiver  # "obtenir une meilleure rémunération des producteurs"
            deeds = self._purposes(s, group[-1], phrase.end, receiver)
            if deeds and phrase.category == "money" and tree[group[0]].lemma not in VESSELS:
                purpose = deeds[0]  # "une subvention pour couvrir les pertes" is one thing
                phrase = phrase._replace(
                    text=f"{phrase.text} for {purpose.text}", end=purpose.end, unsure=phrase.unsure or purpose.unsure
                )
                deeds = []
            for deed in deeds:
                yield from self._emit(s, i, deed.start, frame, receiver, giver, deed, reading)
            if deeds and tree[group[0]].lemma in VESSELS:
                continue
            if frame.english:
                phrase = phrase._replace(text=f"{frame.english} {phrase.text}")
            yield from self._emit(s, i, group[0], frame, receiver, giver, phrase, reading)

    def _proposes(self, s: int, receiver: frozenset[str], objects: list[int]) -> bool:
        """Whether what is proposed is wanted by who proposes it: a group does so, a seller or an employer does not."""
        tree = self.cast.trees[s]
        own = any(tree.lows[k] in {"sa", "son", "ses", "leurs"} for o in objects for k in tree.kids(o, "det"))
        return not own and all(
            self.cast.parties[k].kind in {"group", "country", "person"} and k != "Management" for k in receiver
        )

    def _described(self, s: int, i: int, thing: int) -> int:
        """The noun that a participle describes where the parser took the last: "dons de deux ONG destinés à X"."""
        tree = self.cast.trees[s]
        above = tree[thing].head
        inner = tree[i].label == "acl" and tree[i].mood == "pp" and tree[thing].label == "nmod" and above >= 0
        if inner and tree[above].is_noun and category_of(tree, above) and not category_of(tree, thing):
            return above
        return thing

    @staticmethod
    def _only_describes(tree: Tree, i: int) -> bool:
        """Whether the verb only says which ones are meant: "les salariés touchant moins de 1.000 euros"."""
        return tree[i].mood == "ppr" or tree[i].label == "acl:relcl"

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
        if not receiver:
            return
        reading = read(tree, verb, frame.status, self.lexicon)
        if frame.thing == "noun":
            counted = (
                noun - 2
                if tree.lows[noun - 1] in {"de", "d'"} and tree[noun - 2].lemma in {"million", "milliard"}
                else noun
            )
            heads = [counted] if self._accepts(s, noun, frame) else []
        elif frame.thing == "verb-object":
            objects = [h for h in self._roles(tree, verb)[1] if h != noun] or self._noun_after(tree, noun, set())
            heads = [h for h in objects if self._accepts(s, h, frame)]
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

    def _noun(self, s: int, i: int, frame: Frame) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        if (frame.things == "good" and not self._is_good(tree, i)) or (
            "*" in frame.lemmas and not self._accepts(s, i, frame)
        ):
            return
        receiver: frozenset[str] = frozenset()
        used: list[int] = []
        end = tree.clause_end(i)
        first = self._after_amount(tree, i)
        for slot in frame.receiver.split("|"):
            if slot in {"à", "aux"} and (
                self._is_asked_for(tree, i) or tree[i].lemma in {"emploi", "poste", "travail"}
            ):
                continue
            if slot in PREPOSITIONS:
                for k, head in self._phrases_after(tree, first, PREPOSITIONS[slot], min(end, first + 12)):
                    if any(tree[m].is_verb and tree[m].tag != "VPP" for m in range(first + 1, k)):
                        break
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
        stop = set(used) | set(more)
        if frame.receiver == "mutual":
            stop |= {k for k in range(i, min(i + 9, len(tree))) if tree.lows[k] == "avec"}
        if frame.thing == "self":
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
                yield from self._emit(s, i, group[0], frame, receiver, giver, self._rendered(s, group, stop), reading)

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

    def _wish(self, s: int, i: int) -> Iterator[Candidate]:
        """A party that wants to do what is a relief or a gain by itself: "cherche à moins dépendre de la Chine"."""
        tree = self.cast.trees[s]
        word = tree[i]
        if (
            word.lemma not in self.lexicon.wishes
            or word.mood != "inf"
            or word.head < 0
            or tree.lows[i - 1] in {"pour", "faire"}
        ):
            return
        governor = tree[word.head]
        if (
            governor.lemma not in self.lexicon.modality["sought"]
            and governor.lemma not in self.lexicon.modality["sought_nouns"]
        ):
            return
        subject = tree.subject(word.head) if governor.is_verb else tree.subject(i)
        receiver = self.cast.resolve(s, subject)
        if (
            not receiver
            and subject is None
            and (root := next((w.index for w in tree.words if w.head < 0), None)) is not None
        ):
            receiver = self.cast.resolve(s, tree.subject(root))
        if not receiver:
            return
        phrase = self._deed(s, i)
        if phrase:
            reading = read(tree, i, "sought", self.lexicon)
            frame = Frame("wish", frozenset({word.lemma}), "subject", "deed", "sought", 0.7, category=phrase.category)
            yield from self._emit(s, i, i, frame, receiver, frozenset(), phrase, reading)

    def _asked_of(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        """What one asks another to do: "demande à l'Etat de baisser la taxe", "réclame que la loi soit retirée"."""
        tree = self.cast.trees[s]
        for c in tree.kids(i, "xcomp", "ccomp", "obl", "advcl", "obj"):
            if c < i or not tree[c].is_verb or tree.is_negated(c):
                continue
            marks = {tree.lows[m] for m in tree.kids(c, "mark")}
            passive = tree[c].mood == "pp"
            if tree[c].mood == "inf" or (passive and marks & {"de", "d'", "à"}):
                if tree[c].lemma in _OWN_ACTS:
                    continue
                own = self.cast.resolve(s, tree.subject(c))
                if not marks & {"de", "d'", "à"} or (not giver and not passive and own & receiver):
                    continue
            elif not marks & {"que", "qu'"}:
                continue
            if (doers := self.cast.resolve(s, self._roles(tree, c)[0])) & receiver and not passive:
                continue
            for d in [c, *(k for k in tree.kids(c, "conj") if tree[k].is_verb and tree[k].mood == tree[c].mood)]:
                if tree[d].lemma not in self.lexicon.deeds and not tree.objects(d):
                    continue  # an unknown verb alone says nothing
                if phrase := self._deed(s, d):
                    found = dataclasses.replace(frame, category=phrase.category)
                    yield from self._emit(s, i, d, found, receiver, giver or doers - receiver, phrase, reading)

    def _conceded(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        """What one side offers to do and the other wanted: not with what is its own ("sa production")."""
        tree = self.cast.trees[s]
        for c in tree.kids(i, "xcomp", "obl", "advcl", "ccomp"):
            if c < i or tree[c].mood != "inf" or tree[c].lemma not in _CONCEDING or tree.is_negated(c):
                continue
            objects = tree.objects(c)
            if any(tree.lows[k] in {"sa", "son", "ses", "leur", "leurs"} for o in objects for k in tree.kids(o, "det")):
                continue
            if any(self.cast.resolve(s, o) & giver for o in objects):
                continue
            if phrase := self._deed(s, c):
                found = dataclasses.replace(frame, category=phrase.category)
                yield from self._emit(s, i, c, found, receiver, giver, phrase, reading)

    def _deeds_under(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], giver: frozenset[str], reading: Reading
    ) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        first = [c for c in tree.kids(i, "xcomp", "obl", "advcl", "ccomp") if tree[c].mood == "inf" and c > i]
        if frame.needs == "permission":
            first = [c for c in first if tree[c].lemma in self.lexicon.permission]
            if reading.status in {Status.REPORTED, Status.POSSIBLE} and tree.mood(i) not in {"pres", "fut"}:
                return
        for c in first:
            for d in [c, *(k for k in tree.kids(c, "conj") if tree[k].mood == "inf")]:
                if tree[d].lemma in _EXPENSES or {tree[o].lemma for o in tree.objects(d)} & _EXPENSES:
                    continue
                if (phrase := self._deed(s, d)) and not tree.is_negated(d):
                    found = dataclasses.replace(frame, category=phrase.category)
                    yield from self._emit(s, i, d, found, receiver, giver, phrase, reading)

    def _english(
        self, s: int, i: int, frame: Frame, receiver: frozenset[str], objects: list[int], at: int | None
    ) -> Phrase | None:
        """A phrase that the predicate itself gives: "support for the invasion of Ukraine", "lifting of sanctions"."""
        tree = self.cast.trees[s]
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
                "reconnaître": "recognition of",
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
        if at is not None and tree[at].is_noun and not self.cast.resolve(s, at):
            inner = renderer.phrase(at)
            if tree[at].lemma in TITLES | {"partie", "idée", "thèse"}:
                return None
            return Phrase(f"{frame.english} for the {inner.text}", i, inner.end, frame.category, inner.unsure)
        if at is not None and self.cast.at(s, at) is None and tree[at].is_noun and tree[at].tag == "NOUN":
            inner = renderer.phrase(at)
            return Phrase(f"{frame.english} for the {inner.text}", i, inner.end, frame.category, inner.unsure)
        whole = self._with_complement(s, i, Phrase(frame.english, i, i + 1, frame.category, False))
        if whole.text == frame.english and at is not None and tree[at].tag == "NOUN" and frame.category in _COUNTABLE:
            inner = renderer.phrase(at)
            if len(inner.text.split()) > 1:  # "release of 400 Taliban prisoners"
                whole = whole._replace(text=f"{frame.english} {_LINKS.get(frame.category, 'of')} {inner.text}")
        return whole

    def _post(self, s: int, i: int, frame: Frame, receiver: frozenset[str], reading: Reading) -> Iterator[Candidate]:
        tree = self.cast.trees[s]
        if tree[i].lemma in {"diriger", "présider"} and reading.status is Status.REPORTED:
            return
        for k in range(i + 1, min(i + 7, len(tree))):
            if tree[k].tag in {"VFIN", "PUNCT"} or tree[k].low in {"que", "qui"}:
                return
            if tree[k].tag in {"NOUN", "ADJ"} and POSTS.search(tree.lows[k]):
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
        phrase = phrase._replace(text=phrase.text.strip(" ,;:"))
        if reading.blocked or phrase.text in _HOLLOW or len(phrase.text) < 3 or len(phrase.text.split()) > 22:
            return
        giver = giver - receiver
        for key in sorted(receiver):
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
            roles["slots"] = ", ".join(f"{role}: {slot.replace('|', '/')}" for role, slot in slots.items() if slot)
            guards = ["not negated or refused", "not long past", f"a thing to be had ({category})"]
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
            )

    def _agreements(self, found: list[Candidate]) -> Iterator[Candidate]:
        """An agreement between parties of whom nothing else is told: to each, that with the others."""
        told = {c.receiver for c in found if c.status is not Status.DENIED}
        for s, tree in enumerate(self.cast.trees):
            for i, word in enumerate(tree.words):
                if word.tag != "NOUN" or word.lemma not in _AGREEMENTS:
                    continue
                parties = self._agreeing(s, i)
                reading = read(tree, i, "reported", self.lexicon)
                if len(parties) != 2 or parties & told or reading.blocked or reading.denied:
                    continue
                frame = Frame(
                    "noun", frozenset({word.lemma}), "agreeing", "self", "reported", 0.6, category="diplomacy"
                )
                for key in sorted(parties):
                    other = self.cast.parties[next(iter(parties - {key}))]
                    subject = next((h for _, h in self._phrases_after(tree, i, {"sur"}, tree.clause_end(i))), None)
                    inner = Renderer(tree, self._names(s)).phrase(subject) if subject is not None else None
                    text = f"{_AGREEMENTS[word.lemma]} with {other.name}" + (f" on {inner.text}" if inner else "")
                    phrase = Phrase(text, i, inner.end if inner else i + 1, "diplomacy", bool(inner and inner.unsure))
                    yield from self._emit(s, i, i, frame, frozenset({key}), parties - {key}, phrase, reading)

    def _agreeing(self, s: int, i: int) -> frozenset[str]:
        """The parties of an agreement: "entre A et B"; "avec B" and who concludes it; who conclude it together."""
        tree = self.cast.trees[s]
        between = next((k for k in range(i + 1, min(i + 6, len(tree))) if tree.lows[k] == "entre"), None)
        if between is not None:
            end = next(
                (k for k in range(between + 1, len(tree)) if tree[k].is_verb or tree[k].tag == "PUNCT"), len(tree)
            )
            return frozenset(key for k in range(between + 1, end) if (key := self.cast.at(s, k)))
        above = next((g for g in tree.governors(i) if tree[g].is_verb), None)
        if above is None or tree[above].lemma not in _AGREEING:
            return frozenset()
        doers = self.cast.resolve(s, self._roles(tree, above)[0])
        partner = next((h for _, h in self._phrases_after(tree, i, {"avec"}, tree.clause_end(i))), None)
        return doers | (self.cast.resolve(s, partner) if partner is not None else frozenset())

    def _exchanges(self, found: list[Candidate]) -> Iterator[Candidate]:
        """What comes back in "X demande A en échange de B": the giver of one is the receiver of the other."""
        for s, tree in enumerate(self.cast.trees):
            for k in range(len(tree)):
                size = next(
                    (
                        len(p.split())
                        for p in self.lexicon.exchange
                        if len(p.split()) > 1
                        and [w if w != "d'" else "de" for w in tree.lows[k : k + len(p.split())]] == p.split()
                    ),
                    0,
                )
                if not size:
                    continue
                head = next((h for h in range(k + size, min(k + size + 6, len(tree))) if tree[h].tag == "NOUN"), None)
                before = [c for c in found if c.sentence == s and c.at < k and c.givers]
                if head is None or not before:
                    continue
                other = before[-1]
                for h in self._list_from(s, head, set()):
                    if (
                        not category_of(tree, h)
                        or len(other.givers) != 1
                        or any(f.thing == "genitive" for f in self.lexicon.nouns.get(tree[h].lemma, ()))
                    ):
                        continue
                    phrase = self._rendered(s, [h], set())
                    giver = next(iter(other.givers))
                    yield Candidate(
                        giver,
                        frozenset({other.receiver}),
                        phrase,
                        tree[h].lemma,
                        other.status,
                        other.speaker,
                        phrase.category or "other",
                        0.7,
                        s,
                        "en échange de",
                        {"receiver": giver, "giver": other.receiver, "thing": tree.text(phrase.start, phrase.end)},
                        other.cues,
                        (),
                        h,
                    )
