"""Who fills the roles of a predicate: parties found by slot, and guards against taking a giver for a receiver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enjeu.gains.frames import Frame, Lexicon
from enjeu.gains.gazetteer import demonyms, fold, gazetteer
from enjeu.gains.phrases import Renderer
from enjeu.gains.sides import Cast
from enjeu.gains.syntax import Tree, singular

PREPOSITIONS = {
    "à": {"à", "au", "aux"},
    "de": {"de", "d'", "du", "des"},
    **{word: {word} for word in ("en", "pour", "par", "sur", "entre", "contre", "envers")},
}
HARMS = {
    "sanction", "embargo", "résolution", "restriction", "blocus", "interdiction", "poursuite", "condamnation",
    "enquête", "mesure", "droit", "taxe", "tarif", "gel", "effort", "plainte", "procédure", "surtaxe", "pénalité",
    "amende",
}  # fmt: skip
_HARMING = {
    "condamner",
    "condamnant",
    "sanctionner",
    "visant",
    "visent",
    "frappant",
    "contre",
    "touchant",
    "pesant",
    "sur",
    "envers",
}
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


class Roles:
    """Reads the roles of the predicates of an article whose parties are known."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        """`cast`: the parties and their mentions; `lexicon`: the frames."""
        self.cast = cast
        self.lexicon = lexicon
        years = [int(y) for tree in cast.trees for w in tree.words for y in YEAR.findall(w.text)]
        self.latest = max(years, default=0)

    def _names(self, s: int) -> dict[int, tuple[int, str]]:
        places = gazetteer()
        tree = self.cast.trees[s]
        names = {}
        for m in self.cast.mentions[s]:
            party = self.cast.parties[m.key]
            if party.kind == "group":
                continue
            text = tree.text(m.start, m.end)
            if party.kind in {"country", "institution"} and m.key in places:
                place = places[m.key]
                text = next((e for f, e in place.names.items() if fold(f) == fold(text)), place.name)
            names[m.start] = (m.end, text)
        return names

    def _phrases_after(self, tree: Tree, i: int, forms: set[str], end: int) -> Iterator[tuple[int, int]]:
        """(preposition, head) of the prepositional phrases after word `i`."""
        for k in range(i + 1, end):
            if (
                tree.lows[k] in forms
                and tree[k].tag in {"ADP", "DET"}
                and not (k + 1 < len(tree) and tree[k + 1].tag in {"VINF", "AINF"})
            ):
                head = tree[k].head
                if not (head > k and tree[head].tag in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"}) or head - k > 6:
                    head = next((h for h in range(k + 1, min(k + 6, end)) if tree[h].is_noun), -1)
                if head > k:
                    yield k, head

    def _parties_of(
        self, s: int, i: int, spec: str, *, subject: int | None, objects: list[int]
    ) -> tuple[frozenset[str], list[int], int | None]:
        """The parties that fill a slot of the predicate at `i`, the words where that phrase stands, and its head."""
        tree = self.cast.trees[s]
        for slot in spec.split("|"):
            if slot == "subject":
                found = self.cast.resolve(s, subject)
                if found:
                    return found, [], subject
            elif slot in {"object", "object-holder"}:
                for o in objects:
                    found = self.cast.resolve(s, o) if slot == "object" else self._holder(s, o)
                    if found:
                        return found, [], o
                if slot == "object":
                    for k in range(max(0, i - 3), i):
                        if (
                            tree.lows[k] in {"lui", "leur", "l'"}
                            and tree[k].tag == "PRON"
                            and tree[k].head == i
                            and (found := self.cast.resolve(s, k))
                        ):
                            return found, [], k
            elif slot == "genitive":
                for k, head in self._phrases_after(tree, i, PREPOSITIONS["de"], min(len(tree), i + 9)):
                    if found := self.cast.resolve(s, head):
                        return found, [k, head], head
                    if tree[k].head != i and tree[head].head != i:
                        break
                for c in tree.kids(i, "amod", "nmod"):
                    if tree.lows[c] in demonyms() and demonyms()[tree.lows[c]] in self.cast.parties:
                        return frozenset({demonyms()[tree.lows[c]]}), [], c
            elif slot == "harmed":
                found = self._harmed(s, i)
                if found:
                    return found, [], None
            elif slot == "before":
                holder = tree[i].head
                if (
                    holder >= 0
                    and tree[holder].label != "obj"
                    and not tree[holder].is_verb
                    and (found := self.cast.resolve(s, holder))
                ):
                    return found, [], holder
            elif slot == "staff":
                staff = frozenset(
                    k for k in self.cast.main if self.cast.parties[k].kind == "group" and k != "Government"
                )
                if len(staff) == 1:
                    return staff, [], None
            elif slot in {"predicated", "other"}:
                continue
            else:
                if slot in {"à", "à|clitic", "clitic"}:
                    for k in range(max(0, i - 3), i):
                        if (
                            tree.lows[k] in {"lui", "leur"}
                            and tree[k].tag == "PRON"
                            and not any(
                                tree[j].tag[0] == "V" and tree[j].is_verb
                                for j in range(k + 1, i)
                                if tree[j].tag != "AFIN"
                            )
                        ):
                            found = (
                                self.cast.resolve(s, k)
                                if subject is None or not self.cast.resolve(s, subject)
                                else self._other_than(s, k, self.cast.resolve(s, subject), i)
                            )
                            if found:
                                return found, [], k
                forms = PREPOSITIONS.get(slot)
                end = tree.clause_end(i)
                if forms is None:
                    first = slot.split()[0]
                    for k in range(i + 1, end):
                        if (
                            " ".join(tree.lows[k : k + len(slot.split())]).startswith(slot[:-1])
                            and tree.lows[k] == first
                        ):
                            head = next(
                                (h for h in range(k + len(slot.split()), min(k + 9, end)) if tree[h].is_noun), -1
                            )
                            if head > 0 and (found := self.cast.resolve(s, head)):
                                return found, [k], head
                    continue
                for k, head in self._phrases_after(tree, i, forms, end if slot != "de" else min(end, i + 9)):
                    if slot == "de" and k > i + 1 and self.cast.at(s, head) is None:
                        continue
                    if found := self.cast.resolve(s, head):
                        return found, [k], head
        return frozenset(), [], None

    def _other_than(self, s: int, k: int, giver: frozenset[str], verb: int) -> frozenset[str]:
        """Whom "lui" stands for when the subject gives: the party named before that is not the giver."""
        tree = self.cast.trees[s]
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

    def _holder(self, s: int, i: int) -> frozenset[str]:
        """Whose thing a noun is: "par X" before "de X" ("l'invasion de l'Ukraine par la Russie"), or a demonym."""
        tree = self.cast.trees[s]
        end = tree.clause_end(i)
        for preposition in ("par", "de"):
            for k, head in self._phrases_after(tree, i, PREPOSITIONS[preposition], min(end, i + 14)):
                if any(w in {",", ";"} for w in tree.lows[i:k]):
                    break
                if found := self.cast.resolve(s, head):
                    return found
        for k in range(i + 1, min(i + 4, len(tree))):
            if tree.lows[k] in demonyms() and demonyms()[tree.lows[k]] in self.cast.parties:
                return frozenset({demonyms()[tree.lows[k]]})
        return frozenset()

    def _harmed(self, s: int, i: int) -> frozenset[str]:
        """Against whom goes the sanction, resolution or the like that follows word `i`."""
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
            return frozenset()
        for forms, verbs in (({"contre"}, {"condamner", "sanctionner", "viser"}), (_HARMING, frozenset[str]())):
            for k in range(i + 1, end):
                if (
                    tree.lows[k] in forms
                    or tree[k].lemma in verbs
                    or (verbs and tree.lows[k] in {"condamnant", "visant"})
                ):
                    h = next((h for h in range(k + 1, end) if tree[h].is_noun), None)
                    if h is not None and (
                        found := self.cast.resolve(s, h)
                        or (self._holder(s, h) if tree[h].lemma not in HARMS else frozenset())
                    ):
                        return found
        return frozenset()

    def _roles(self, tree: Tree, i: int) -> tuple[int | None, list[int]]:
        """The deep subject and objects of a verb."""
        if tree[i].lemma == "mettre" and tree[i].mood == "pp" and not tree.kids(i, "aux:pass"):
            return tree.subject(i), tree.objects(i)
        if tree.is_passive(i):
            agent = next((c for c in tree.kids(i, "obl", "obl:agent") if tree.preposition(c) == "par"), None)
            surface = tree.subject(i)
            return agent, [surface] if surface is not None else []
        subject = tree.subject(i)
        first = min([i, *tree.kids(i, "aux")])
        if (
            tree[first].tag in {"VFIN", "AFIN"}
            and first
            and not tree.kids(i, "nsubj")
            and self._ends_name(tree, first - 1)
        ):
            return first - 1, tree.objects(i)
        if subject is None or (tree[subject].tag == "ADJ" and tree[subject].low not in demonyms()):
            near = next(
                (
                    k
                    for k in range(i - 1, max(-1, i - 4), -1)
                    if tree[k].is_noun or tree[k].tag in {"PUNCT", "VFIN", "VINF"}
                ),
                None,
            )
            if near is not None and tree[near].tag == "PROPN":
                return near, tree.objects(i)
            subject = (
                next(
                    (
                        w.index
                        for w in tree.words
                        if w.label.startswith("nsubj") and w.index < i and w.tag in {"NOUN", "PROPN", "PRON"}
                    ),
                    subject,
                )
                if tree[i].tag == "VFIN"
                else subject
            )
        return subject, tree.objects(i)

    @staticmethod
    def _ends_name(tree: Tree, k: int) -> bool:
        """Whether a name ends right before a finite verb that has no subject of its own: the parser missed it."""
        return tree[k].tag == "PROPN" and tree[k].label in {"nmod", "obl", "obj", "flat", "appos"}

    def _asked(self, s: int, i: int, subject: int | None) -> tuple[frozenset[str], frozenset[str]] | None:
        """Receiver and giver in "la demande que X fait à Y est de lui fournir ...": who asks is who gets.

        Empty where "lui" depends on a third party ("dépend de Z pour lui fournir ..."), None where neither holds.
        """
        tree = self.cast.trees[s]
        nouns = [k for k in range(i) if tree[k].lemma in {"demande", "requête", "exigence", "souhait"}]
        governor = next((tree[g] for g in tree.governors(i) if tree[g].lemma in {"dépendre", "compter"}), tree[i])
        clitic = any(tree.lows[k] in {"lui", "leur"} for k in range(max(0, i - 2), i))
        if tree[i].mood == "inf" and clitic and governor.lemma in {"dépendre", "compter"}:
            return frozenset(), frozenset()
        if (
            tree[i].mood != "inf"
            or not nouns
            or not any(tree.lows[k] in {"lui", "leur"} for k in range(max(0, i - 2), i))
        ):
            return None
        keys = [m.key for m in self.cast.mentions[s] if nouns[-1] < m.start < i]
        return (frozenset(keys[:1]), frozenset(keys[1:2])) if keys else None

    def _left_out(self, s: int, i: int, frame: Frame, subject: int | None) -> frozenset[str]:
        """The receiver that a verb of giving leaves out: the other main side, where no third party is named after."""
        tree = self.cast.trees[s]
        if (
            tree.lows[0] == "pour"
            and (frame.giver == "subject" or frame.receiver == "subject")
            and (topic := next((m for m in self.cast.mentions[s] if m.start <= 2), None))
        ):
            return frozenset({topic.key})
        if (
            frame.giver != "subject"
            or frame.weight < 0.7
            or not frame.lemmas & {"fournir", "payer"}
            or not {"à", "other"} & set(frame.receiver.split("|"))
            or frame.things == "any"
        ):
            return frozenset()
        giver = self.cast.resolve(s, subject)
        after = {m.key for m in self.cast.mentions[s] if m.start > i}
        other = self.cast.other_main(giver)
        return other if giver and not after - other - giver else frozenset()

    def _is_asked_for(self, tree: Tree, i: int) -> bool:
        """Whether a verb asks for or gets the noun, so that "à X" names the giver: "demander un soutien à X"."""
        for k in range(i - 1, max(-1, i - 8), -1):
            if tree[k].is_verb and tree[k].tag[0] == "V":
                return any("à" in f.giver.split("|") for f in self.lexicon.verbs.get(tree[k].lemma, ()))
        return False

    def _giver_above(self, s: int, i: int) -> frozenset[str]:
        """Who gives what a noun tells: the subject of the verb it hangs on ("Kim a promis un soutien à ...")."""
        tree = self.cast.trees[s]
        for g in tree.governors(i):
            if tree[g].is_verb:
                subject, _ = self._roles(tree, g)
                return self.cast.resolve(s, subject)
            if tree[g].is_noun and (tree[i].label == "root" or tree[g].head < 0):
                subject = next(iter(tree.kids(g, "nsubj")), None)
                return self.cast.resolve(s, subject)
        subject = next(iter(tree.kids(i, "nsubj")), None)
        return self.cast.resolve(s, subject)

    def _speaker(self, s: int, speaker: int | None, receiver: str) -> str | None:
        if speaker is None:
            return None
        tree = self.cast.trees[s]
        if speaker == -1:
            found = self.cast.subject_of(s - 1) if s else frozenset()
            return next(iter(found), None)
        if speaker >= len(tree):
            return None
        for m in self.cast.mentions[s]:
            if m.start <= speaker < m.end and self.cast.parties[m.key].kind != "group":
                return (
                    tree.text(m.start, m.end)
                    if self.cast.parties[m.key].kind != "country"
                    else self._names(s).get(m.start, (0, m.key))[1]
                )
        if tree[speaker].tag == "PROPN":
            end = speaker + 1
            while end < len(tree) and tree[end].tag == "PROPN":
                end += 1
            return tree.text(speaker, end)
        if tree[speaker].tag != "NOUN":
            return None
        for k in range(speaker + 1, min(speaker + 8, len(tree))):
            if tree[k].tag == "PROPN" and tree.lows[k - 1] not in {"de", "du", "d'", "l'", "la", "à"}:
                return self._speaker(s, k, receiver)
            if tree[k].tag == "PUNCT" or tree[k].is_verb:
                break
        phrase = Renderer(tree, self._names(s)).phrase(speaker, tail=False)
        return None if phrase.unsure else phrase.text
