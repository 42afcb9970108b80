"""What is done as something gained: infinitives and clauses as English noun phrases, with what they are done to."""

from __future__ import annotations

import re
from typing import NamedTuple

from enjeu.gains.dictionary import category_of, in_english, is_human, is_time
from enjeu.gains.frames import Frame
from enjeu.gains.names import COMPANY_NOUNS
from enjeu.gains.phrases import Phrase, Renderer, idioms_of
from enjeu.gains.roles import PREPOSITIONS
from enjeu.gains.things import BLOCS, VESSELS, Things, joined
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree
from enjeu.translation.known_words import made_up

_CHANGING = {"relever", "augmenter", "porter", "baisser", "abaisser", "revaloriser", "plafonner", "limiter"}
# of oneself: "demande à Moscou de se retirer d'Ukraine"
_REFLEXIVE = {
    "opposer": "opposition to",
    "retirer": "withdrawal from",
    "excuser": "an apology",
    "abstenir": "abstention",
}
_JOINING = {"rejoindre", "intégrer"}
_LEFT = BLOCS | {"statut", "poste", "fonction", "logement", "domicile", "parti", "accord"}  # what one returns to
_BY_ITSELF = {"ouvrir", "rouvrir", "réouvrir"}  # what needs no object
_JOINTS = {"of", "for", "on", "to", "around", "in", "into"}
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # of one syllable that ends in one consonant
_TOO_COMMON = words("too_common")
_VERBS = {"pêcher": "fish"}  # what the mined list lacks


class Deeds(Things):
    """Puts deeds into English."""

    def _deed(self, s: int, i: int) -> Phrase | None:
        """An infinitive as an English noun phrase: "améliorer ses missiles" -> "improvement of its missiles".

        What has no noun in the lexicon becomes an English gerund where the dictionary knows the verb.
        """
        tree = self.cast.trees[s]
        verb = tree[i]
        if verb.lemma == "continuer":
            further = next((c for c in tree.kids(i, "xcomp") if tree[c].mood == "inf"), None)
            deed = self._deed(s, further) if further is not None else None
            return deed and deed._replace(text=f"continued {deed.text}")
        if verb.lemma == "pouvoir" and verb.mood == "inf":  # "réclament de pouvoir augmenter leurs réserves"
            able = next((c for c in tree.kids(i, "xcomp") if tree[c].mood == "inf"), None)
            return self._deed(s, able) if able is not None else None
        english, category = self._noun_of(tree, i)
        if not english or (verb.lemma == "dépendre" and "moins" not in tree.lows[max(0, i - 2) : i + 3]):
            return None
        if verb.lemma == "venir" and any(tree[c].mood == "inf" for c in tree.kids(i, "xcomp", "advcl", "obl")):
            return None  # "venir manifester" is no visit
        if verb.lemma == "revenir" and tree.lows[i + 1 : i + 2] == ["sur"]:
            return None  # "revenir sur le statut": to change it
        if verb.lemma == "aider" and tree.lows[i + 1 : i + 3] == ["à", "ce"]:
            return None  # "aider à ce que les règles soient les mêmes"
        if verb.lemma == "allier":
            return Phrase(english, i, i + 1, category, False)
        open_ended = english.split()[-1] in _JOINTS
        objects = self._done_to(s, i, open_ended)
        if not objects and verb.mood == "inf" and tree.is_reflexive(i) and verb.lemma not in _REFLEXIVE:
            return None  # "s'organiser" organises nothing
        if verb.lemma in _JOINING and not any(self._is_joined(s, o) for o in objects):
            return None
        itself = bool(objects) and verb.mood == "pp" and bool(self.cast.resolve(s, objects[0]))
        if verb.lemma == "arrêter" and objects and is_human(tree, objects[0]):
            english, category = "arrest of", "support"
        if verb.lemma == "réintégrer" and objects and tree[objects[0]].lemma in _LEFT:
            english = "return to"  # "réintégrer le statut"
        if objects and not itself:
            return self._deed_to(s, i, english, category, self._list_from(s, objects[0], set()))
        open_ended = open_ended or itself  # "demande à être indemnisé": the one who asks
        return self._deed_about(s, i, english, category, open_ended) or self._bare(
            tree, i, english, category, open_ended
        )

    def _noun_of(self, tree: Tree, i: int) -> tuple[str, str]:
        """The English noun or gerund of a verb, "" where it has none, and the category of the deed."""
        lemma, reflexive = tree[i].lemma, tree.is_reflexive(i)
        english, category = self.lexicon.deeds.get(lemma) or ("" if reflexive else _gerund(lemma), "other")
        return _REFLEXIVE.get(lemma, english) if reflexive else english, category

    def _done_to(self, s: int, i: int, open_ended: bool) -> list[int]:
        """What the deed is done to: objects, what happens by itself ("que l'usine rouvre"), what a second verb has."""
        tree = self.cast.trees[s]
        passive = tree[i].mood == "pp"
        found = [o for o in self._roles(tree, i)[1] if tree[o].is_noun and not is_time(tree, o) and (o > i or passive)]
        if not found and open_ended and tree[i].mood != "inf":
            own = tree.subject(i)
            found = [own] if own is not None and tree[own].tag == "NOUN" and not self.cast.resolve(s, own) else []
        if found:
            return found
        near = range(i + 1, min(i + 3, len(tree)))  # "améliorer et renforcer ses missiles"
        other = next((k for k in near if tree[k].mood == "inf" and tree.lows[k - 1] in {"et", "ou"}), None)
        return [o for o in tree.objects(other) if o > other and tree[o].is_noun] if other is not None else []

    def _deed_to(self, s: int, i: int, english: str, category: str, heads: list[int]) -> Phrase:
        """The deed with what it is done to: "increase in the bonus to 407 euros"."""
        tree = self.cast.trees[s]
        names = self._names(s)
        renderer = Renderer(tree, names)
        whole = [renderer.phrase(h) for h in heads]
        text = joined([p.text for p in whole])
        definite = tree.lows[whole[0].start] in {"le", "la", "l'"} and whole[0].start not in names
        joint = english if english.split()[-1] in _JOINTS or english.endswith("ing") else f"{english} in"
        level = self._amount(s, whole[-1].end, "à", "to") if tree[i].lemma in _CHANGING else ""
        text = f"{joint} the {text}{level}" if definite else f"{joint} {text}{level}"
        start, end = min(i, whole[0].start), max(i + 1, whole[-1].end)  # "que la taxe soit supprimée"
        if kept := _kept(tree, i, english):
            whose = "the " * definite
            text, end = (
                f"{english.removesuffix(' of')} {whose}{joined([p.text for p in whole])} {kept.english}",
                max(end, kept.end),
            )
        return Phrase(text, start, end, category, any(p.unsure for p in whole))

    def _deed_about(self, s: int, i: int, english: str, category: str, open_ended: bool) -> Phrase | None:
        """The deed with what a preposition joins to it: "participation in the talks"."""
        tree = self.cast.trees[s]
        end, names = min(tree.clause_end(i), i + 5), self._names(s)
        if kept := _kept(tree, i, english):
            return Phrase(f"{english.removesuffix(' of')} {kept.english}", i, kept.end, category, False)
        for slot, joint in (("sur", "on"), ("à", "to"), ("dans", "in"), ("de", ""), ("en", "in")):
            for k, head in self._phrases_after(tree, i, PREPOSITIONS[slot], end):
                if is_time(tree, head) or tree[head].lemma in {"condition", "délai"}:
                    continue
                inner = Renderer(tree, names).phrase(head)
                link = "" if open_ended else "in" if english == "participation" else joint
                article = "the" if tree.lows[k + 1] in {"la", "le", "l'"} and head not in names else ""
                text = f"{english} {link} {article} {inner.text}"
                if english.endswith(" of") and slot == "dans":  # "rouvrir dans plusieurs villes"
                    text = f"{english.removesuffix(' of')} in {inner.text}"
                return Phrase(" ".join(text.split()), i, inner.end, category, inner.unsure)
        return None

    @staticmethod
    def _bare(tree: Tree, i: int, english: str, category: str, open_ended: bool) -> Phrase | None:
        """The deed alone, where it says enough."""
        if open_ended and tree[i].mood == "inf":
            if english.split()[-1] in {"of", "on", "around", "to"} and tree[i].lemma not in _BY_ITSELF:
                return None
            return Phrase(re.sub(" (?:of|for)$", "", english), i, i + 1, category, False)
        return Phrase(" ".join(english.split()[:-1]) if open_ended else english, i, i + 1, category, False)

    def _is_joined(self, s: int, i: int) -> bool:
        """Whether one gains by joining it: a body, not a shore."""
        word = self.cast.trees[s][i]
        kinds = {self.cast.parties[k].kind for k in self.cast.resolve(s, i)}
        return word.lemma in COMPANY_NOUNS | BLOCS or bool(kinds & {"organisation", "institution"})

    def _amount(self, s: int, k: int, preposition: str, english: str) -> str:
        """What something is raised or cut to, or by, from word `k` on: "relever la prime à 407 euros"."""
        tree = self.cast.trees[s]
        if tree.lows[k : k + 1] != [preposition] or k + 2 >= len(tree) or tree[k + 1].tag != "NUM":
            return ""
        return f" {english} {Renderer(tree, self._names(s)).phrase(k + 2, tail=False).text}"

    def _purposes(self, s: int, head: int, end: int) -> list[Phrase]:
        """What a support or a possibility is for: "des promesses de soutien pour nourrir sa population"."""
        tree = self.cast.trees[s]
        if (
            category_of(tree, head) not in {"support", "money", "knowledge", "rights", "diplomacy"}
            and tree[head].lemma not in VESSELS
        ):
            return []
        k = end
        if tree.lows[k : k + 1] == ["pour"] and tree.lows[k + 1 : k + 2] and tree[k + 1].mood != "inf":
            party = k + 1 + (tree[k + 1].tag == "DET")  # "la possibilité pour les salariés de partir plus tôt"
            k = party if party < len(tree) and self.cast.at(s, party) else k
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
        return [
            p
            for j in verbs
            if tree[j].lemma in self.lexicon.deeds and not tree.is_negated(j) and (p := self._deed(s, j))
        ]

    def _rendered(self, s: int, heads: list[int], stop: set[int]) -> Phrase:
        """A possibility is told as what is possible: "la seule possibilité pour les élus de gagner du temps"."""
        phrase = super()._rendered(s, heads, stop)
        possible = len(heads) == 1 and self.cast.trees[s][heads[0]].lemma in VESSELS
        deeds = self._purposes(s, heads[0], phrase.end) if possible else []
        return phrase._replace(text=deeds[0].text, unsure=deeds[0].unsure) if deeds else phrase

    def _needed(self, s: int, noun: int, frame: Frame) -> list[Phrase]:
        """What one needs to do: "a besoin de renforcer son armée"."""
        tree = self.cast.trees[s]
        if "besoin" not in frame.lemmas:
            return []
        verb = next((k for k in range(noun + 1, min(noun + 5, len(tree))) if tree[k].mood == "inf"), None)
        known = verb is not None and tree[verb].lemma in self.lexicon.deeds  # not "besoin de digérer sa défaite"
        deed = self._deed(s, verb) if verb is not None and known and tree.lows[noun + 1 : verb] else None
        return [deed] if deed else []


class _Kept(NamedTuple):
    """How something is kept, in English, and the index after it."""

    end: int
    english: str


def _kept(tree: Tree, i: int, english: str) -> _Kept | None:
    """The set phrase behind a verb that tells how something is kept: "maintenir en vie" is "keeping alive"."""
    fixed = idioms_of(tree).get(i + 1) if tree.lows[i + 1 : i + 2] == ["en"] else None
    return _Kept(*fixed) if fixed and english.endswith(("ing", "ing of")) else None


def _gerund(infinitive: str) -> str:
    """The English gerund of a French infinitive, "" where the dictionary does not know it."""
    verb = "" if infinitive in _TOO_COMMON else _VERBS.get(infinitive) or in_english(infinitive)
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    forms = [f"{stem}ing", f"{stem}{verb[-1:]}ing"]
    if _SHORT.fullmatch(verb):
        forms.reverse()  # "win", "winning"
    return next((form for form in forms if verb and not made_up(form)), "")
