"""What is given or got: nouns that fill the slot of the thing, listed, accepted or refused, put into English."""

from __future__ import annotations

import re

from enjeu.gains.frames import Frame
from enjeu.gains.phrases import Phrase, Renderer, category_of, is_known_plain
from enjeu.gains.roles import PREPOSITIONS, Roles
from enjeu.gains.syntax import Tree

_LISTING = {"notamment", "comme", "telles", "tels", "principalement", "dont"}
_EMPTY = {"chose", "besoin", "bien", "produit", "élément", "mesure", "moyen", "offre", "service"}
_LOSSES = {
    "facture", "amende", "sanction", "taxe", "impôt", "dette", "condamnation", "perte", "licenciement", "embargo",
    "interdiction", "menace", "blâme", "avertissement", "surtaxe", "pénalité", "restriction", "critique", "reproche",
}  # fmt: skip
_NOT_THINGS = {
    "fois", "temps", "lieu", "part", "compte", "raison", "sens", "occasion", "réponse", "exemple", "question",
    "preuve", "avis", "message", "lettre", "impression", "ton", "feu", "suite", "jour", "fin", "main", "coup",
    "cours", "mort", "critique", "naissance", "vie", "idée", "leçon", "signal", "signe", "peine", "sentiment",
    "place", "moment", "tour", "pas", "nom", "visite", "nouvelle", "appel", "mal", "tort", "heure", "année", "mois",
    "semaine", "an", "minute", "plainte", "parole", "voix", "image", "mise", "attention", "effet", "regard",
    "priorité", "rendez-vous", "cas", "interview", "entretien", "élection", "match", "point", "détail", "prévision",
    "avantage", "prix", "explication", "excuse", "balle", "blessure", "carton", "maladie", "virus", "traitement",
    "nombre", "président", "ministre", "directeur", "député", "gouvernement", "groupe", "société", "entreprise",
    "parti", "test", "patient", "version", "hommage", "bilan",
}  # fmt: skip
VESSELS = {
    "possibilité",
    "opportunité",
    "occasion",
    "moyen",
    "moyens",
    "capacité",
    "chance",
    "droit",
    "option",
    "promesse",
}
POSTS = re.compile(
    r"président|présidente|ministre|directeur|directrice|direction|chef|secrétaire|maire|député|pdg|patron|poste|gouverneur|chancelier|sénateur|commissaire|entraîneur|capitaine|tête|présidence|ambassadeur"
)


class Things(Roles):
    """Finds and renders the things of a predicate."""

    def _things(
        self, s: int, i: int, frame: Frame, subject: int | None, objects: list[int], stop: set[int]
    ) -> list[int]:
        tree = self.cast.trees[s]
        heads: list[int] = []
        for slot in frame.thing.split("|"):
            if slot == "object":
                heads = [o for o in objects if tree[o].is_noun or tree[o].tag in {"NUM", "X"}] or self._noun_after(
                    tree, i, stop
                )
            elif slot in {"de", "sur", "à", "en", "pour", "par", "genitive"}:
                forms = PREPOSITIONS["de" if slot == "genitive" else slot]
                end = tree.clause_end(i)
                for k, head in self._phrases_after(tree, i, forms, min(end, i + 12)):
                    if k not in stop and head not in stop and not self.cast.resolve(s, head):
                        heads = [head]
                        break
            if heads:
                break
        return [h for head in heads for h in self._list_from(s, head, stop)]

    def _noun_after(self, tree: Tree, i: int, stop: set[int]) -> list[int]:
        first = i + 1
        if first in stop:
            first += 1
            while first < len(tree) and (
                tree[first].tag in {"PROPN", "X"}
                or tree.lows[first] in {"la", "le", "l'", "les"}
                or (
                    tree[first].tag in {"NOUN", "ADJ"}
                    and tree.lows[first - 1] in {"la", "le", "l'", "les", "à", "au", "aux"}
                )
                or (tree[first].tag == "ADJ")
                or (
                    tree.lows[first] in {"du", "de", "des"}
                    and first + 1 < len(tree)
                    and tree[first + 1].text[0].isupper()
                )
                or (tree[first].text[0].isupper())
            ):
                first += 1
        for k in range(first, min(first + 6, len(tree))):
            word = tree[k]
            if word.low == "d'" and k + 1 < len(tree) and tree.lows[k + 1] in {"un", "une"}:
                return []
            if (
                k in stop
                or word.tag in {"VFIN", "VINF", "AFIN", "SCONJ"}
                or word.low in {"que", "qui", "à", "au", "aux", "par", "pour", "en", "dans", "sur", ".", ";", ","}
            ):
                return []
            if word.tag == "NOUN" or (word.tag == "NUM" and word.text.endswith("%")):
                return [k]
        return []

    def _list_from(self, s: int, head: int, stop: set[int]) -> list[int]:
        """The noun and those listed with it ("de nourriture et de devises", "des armes, notamment des obus")."""
        tree = self.cast.trees[s]
        heads = [head]
        renderer = Renderer(tree, self._names(s), stop)
        end = renderer.phrase(head, tail=False).end
        while end < len(tree):
            k = end
            jumped = False
            while k < len(tree) and (
                tree.lows[k]
                in _LISTING
                | {
                    "et",
                    "ou",
                    ",",
                    "ainsi",
                    "voire",
                    "puis",
                    "même",
                    "surtout",
                    "plus",
                    "que",
                    "qu'",
                    "encore",
                    "également",
                    "bien",
                    "y",
                    "compris",
                    "des",
                    "de",
                    "d'",
                    "du",
                    "la",
                    "le",
                    "les",
                    "l'",
                    "un",
                    "une",
                    "(",
                    "-",
                    "–",
                }
                or tree[k].tag in {"DET", "NUM"}
                or (tree[k].tag == "ADJ" and jumped)
            ):
                jumped = jumped or tree.lows[k] in _LISTING | {"et", "ou", ",", "ainsi", "voire", "–", "-"}
                k += 1
            if not jumped or k >= len(tree) or k in stop or tree[k].tag != "NOUN" or tree[k].label.startswith("nsubj"):
                break
            comma_only = not any(w in _LISTING | {"et", "ou", "ainsi", "voire"} for w in tree.lows[end:k])
            if comma_only and not any(w in {"et", "ou"} for w in tree.lows[k : min(len(tree), k + 12)]):
                break
            if comma_only and not tree[k].label.startswith(("conj", "appos", "obj", "nmod", "obl")):
                break
            if self.cast.resolve(s, k):
                break
            heads.append(k)
            end = max(renderer.phrase(k, tail=False).end, k + 1)
        if len(heads) > 1 and tree[head].lemma in _EMPTY:
            return heads[1:]
        return heads

    def _accepts(self, s: int, head: int, frame: Frame) -> bool:
        tree = self.cast.trees[s]
        word = tree[head]
        if word.lemma in _LOSSES:
            return False
        if word.lemma in _NOT_THINGS and frame.things != "post":
            return False
        if frame.things == "any":
            return True
        if frame.things == "post":
            return bool(POSTS.search(word.low))
        if self.cast.resolve(s, head):
            return False
        category = category_of(tree, head)
        if word.text.endswith("%") or word.tag == "NUM":
            after = next((h for h in range(head + 1, min(head + 4, len(tree))) if tree[h].is_noun), None)
            return (
                after is not None
                and tree[after].lemma not in _NOT_THINGS
                and (bool(category_of(tree, after)) or frame.things == "open")
            )
        if frame.things == "money":
            return (category == "money" and word.lemma not in {"prix", "million", "milliard"}) or (
                word.lemma in {"euro", "dollar", "million", "milliard"} and "euros" in tree.lows[head : head + 3]
            )
        if frame.things == "jobs":
            return (category == "jobs" and word.lemma not in {"départ", "effectif"}) or word.lemma in {
                "prime",
                "augmentation",
                "revalorisation",
            }
        if frame.things == "open":
            return bool(category) or (word.tag == "NOUN" and word.text.islower() and not is_known_plain(tree, head))
        if frame.things == "complement":
            follower = tree[head + 1] if head + 1 < len(tree) else word
            plain = {"historique", "final", "définitif"}
            return follower.low in {"de", "d'", "à", "pour", "sur"} or (
                follower.tag == "ADJ" and follower.low not in plain
            )
        return bool(category)

    def _grouped(self, s: int, heads: list[int]) -> list[list[int]]:
        """Listed things as bullets: arms together, other kinds each alone."""
        groups: list[list[int]] = []
        for head in heads:
            category = category_of(self.cast.trees[s], head)
            if (
                groups
                and category in {"arms", "technology"}
                and category_of(self.cast.trees[s], groups[-1][0]) == category
            ):
                groups[-1].append(head)
            else:
                groups.append([head])
        return groups

    def _rendered(self, s: int, heads: list[int], stop: set[int]) -> Phrase:
        renderer = Renderer(self.cast.trees[s], self._names(s), stop)
        parts = [renderer.phrase(h, tail=h == heads[-1]) for h in heads]
        parts[-1] = self._beyond(s, parts[-1], stop)
        return Phrase(
            _joined([p.text for p in parts]),
            parts[0].start,
            parts[-1].end,
            parts[0].category,
            any(p.unsure for p in parts),
        )

    def _beyond(self, s: int, phrase: Phrase, stop: set[int]) -> Phrase:
        """The phrase with what it is for behind the receiver: "un soutien à X au Conseil de sécurité"."""
        tree = self.cast.trees[s]
        if phrase.end not in stop:
            return phrase
        k = phrase.end + 1
        while k < len(tree) and (self.cast.at(s, k) or tree[k].tag == "DET"):
            k += 1
        if (
            k + 1 >= len(tree)
            or k == phrase.end + 1
            or tree.lows[k] not in {"au", "pour", "contre"}
            or tree[k + 1].mood == "inf"
        ):
            return phrase
        head = next((h for h in range(k + 1, min(k + 5, len(tree))) if tree[h].is_noun), None)
        if head is None:
            return phrase
        inner = Renderer(tree, self._names(s), stop).phrase(head)
        link = {"au": "at the", "pour": "for", "contre": "against"}[tree.lows[k]]
        article = (
            "the "
            if link != "at the" and tree.lows[k + 1] in {"la", "le", "l'"} and not inner.text[0].isupper()
            else ""
        )
        return phrase._replace(
            text=f"{phrase.text} {link} {article}{inner.text}", end=inner.end, unsure=phrase.unsure or inner.unsure
        )

    def _purposes(self, s: int, head: int, end: int, receiver: frozenset[str]) -> list[Phrase]:
        """What a support or a possibility is for: "des promesses de soutien pour nourrir sa population"."""
        tree = self.cast.trees[s]
        if (
            category_of(tree, head) not in {"support", "money", "knowledge", "rights", "diplomacy"}
            and tree[head].lemma not in VESSELS
        ):
            return []
        k = end
        while k < len(tree) and (tree.lows[k] in {"à", "au"} or self.cast.at(s, k)):
            k += 1
        if k + 1 >= len(tree) or tree.lows[k] not in {"pour", "de", "d'"} or tree[k + 1].mood != "inf":
            return []
        stop = tree.clause_end(k + 1)
        verbs = [
            j
            for j in range(k + 1, stop)
            if tree[j].mood == "inf" and (j == k + 1 or tree.lows[j - 1] in {",", "et", "ou", "de", "pour"})
        ]
        return [p for j in verbs if not tree.is_negated(j) and (p := self._deed(s, j))]

    def _needed(self, s: int, noun: int, frame: Frame) -> list[Phrase]:
        """What one needs to do: "a besoin de renforcer son armée"."""
        tree = self.cast.trees[s]
        if "besoin" not in frame.lemmas:
            return []
        verb = next((k for k in range(noun + 1, min(noun + 5, len(tree))) if tree[k].mood == "inf"), None)
        deed = self._deed(s, verb) if verb is not None and tree.lows[noun + 1 : verb] else None
        return [deed] if deed else []

    def _deed(self, s: int, i: int) -> Phrase | None:
        """An infinitive as an English noun phrase: "améliorer ses missiles" -> "improvement of its missiles"."""
        tree = self.cast.trees[s]
        deed = self.lexicon.deeds.get(tree[i].lemma)
        if deed is None:
            return None
        english, category = deed
        if tree[i].lemma == "dépendre" and "moins" not in tree.lows[max(0, i - 2) : i + 3]:
            return None
        renderer = Renderer(tree, self._names(s))
        if tree[i].lemma == "allier":
            return Phrase(english, i, i + 1, category, False)
        objects = [o for o in tree.objects(i) if o > i and tree[o].is_noun]
        if not objects and (
            other := next(
                (
                    k
                    for k in range(i + 1, min(i + 3, len(tree)))
                    if tree[k].mood == "inf" and tree.lows[k - 1] in {"et", "ou"}
                ),
                None,
            )
        ):
            objects = [o for o in tree.objects(other) if o > other and tree[o].is_noun]
        if objects:
            whole = [renderer.phrase(h) for h in self._list_from(s, objects[0], set())]
            text = _joined([p.text for p in whole])
            definite = tree.lows[whole[0].start] in {"le", "la", "l'"} and whole[0].start not in self._names(s)
            text = f"the {text}" if definite else text
            joint = english if english.split()[-1] in {"of", "for", "on", "to", "around"} else f"{english} in"
            return Phrase(f"{joint} {text}", i, whole[-1].end, category, any(p.unsure for p in whole))
        for slot, joint in (("sur", "to"), ("à", "to"), ("dans", "in"), ("de", "")):
            forms = PREPOSITIONS.get(slot, {slot})
            for k, head in self._phrases_after(tree, i, forms, min(tree.clause_end(i), i + 5)):
                whole_phrase = renderer.phrase(head)
                link = joint if english.split()[-1] not in {"of", "for", "on", "to", "around"} else ""
                article = "the" if tree.lows[k + 1] in {"la", "le", "l'"} and head not in self._names(s) else ""
                return Phrase(
                    " ".join(f"{english} {link} {article} {whole_phrase.text}".split()),
                    i,
                    whole_phrase.end,
                    category,
                    whole_phrase.unsure,
                )
        return None

    def _duration(self, s: int, i: int) -> str:
        tree = self.cast.trees[s]
        for k in range(i, min(i + 5, len(tree))):
            if tree.lows[k] in {"pendant", "pour"}:
                head = next(
                    (
                        h
                        for h in range(k + 1, min(k + 7, len(tree)))
                        if tree.lows[h] in {"mois", "an", "ans", "années", "semaines", "jours", "période"}
                    ),
                    None,
                )
                if head is not None:
                    return " for " + Renderer(tree, {}).phrase(head).text
        return ""


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
