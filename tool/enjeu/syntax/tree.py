"""A French sentence as a dependency tree, with the questions that the stages ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MOODS = {"FIN": {"pres", "imp", "fut", "cond", "past", "subj"}, "INF": {"inf"}, "PP": {"pp"}, "PR": {"ppr"}}
_NEGATIONS = {"pas", "plus", "jamais", "aucunement", "nullement", "guère"}
_NEGATED_BY_NE = {"pouvoir", "cesser", "oser"}  # "nous ne pouvons garantir": without "pas"
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"}


def is_verb_tag(tag: str) -> bool:
    """Whether a tag is that of a verb or an auxiliary in any form."""
    return tag[0] in "VA" and tag[1:] in MOODS


@dataclass(frozen=True)
class Word:
    """A word in its tree. `head` is the index of its governor, -1 for the root; `mood` is empty but for verbs."""

    index: int
    text: str
    low: str
    tag: str
    lemma: str
    mood: str
    head: int
    label: str
    start: int
    end: int

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb or an auxiliary in any form."""
        return is_verb_tag(self.tag)

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun or a name."""
        return self.tag in {"NOUN", "PROPN"}


class Tree:
    """A sentence as a dependency tree."""

    def __init__(self, words: list[Word], titled: frozenset[int] = frozenset(), marks: tuple[int, ...] = ()) -> None:
        """Take the words of one sentence, in order.

        `titled` are those that stood behind "M." or "Mme"; `marks` those before which a quotation mark stands, with
        the number of words for one at the end.
        """
        self.words = words
        self.titled = titled
        self.marks = marks
        self.terms: dict[int, tuple[int, str]] = {}  # of the user: first word -> the index after it, and the English
        self.children: list[list[int]] = [[] for _ in words]
        for word in words:
            if word.head >= 0:
                self.children[word.head].append(word.index)

    def __len__(self) -> int:
        """Number of words."""
        return len(self.words)

    def __getitem__(self, i: int) -> Word:
        """The word at an index."""
        return self.words[i]

    @cached_property
    def lows(self) -> list[str]:
        """The words in lower case."""
        return [w.low for w in self.words]

    def text(self, start: int, end: int) -> str:
        """The words [start, end) as typed, one space between."""
        out = ""
        for word in self.words[start:end]:
            glued = not out or out.endswith("'") or word.text in {",", ".", ")"}
            out += word.text if glued else " " + word.text
        return out

    def kids(self, i: int, *labels: str) -> list[int]:
        """The children of a word that bear one of the labels (with or without a subtype)."""
        return [
            c for c in self.children[i] if self.words[c].label in labels or self.words[c].label.split(":")[0] in labels
        ]

    def preposition(self, i: int) -> str:
        """The preposition before a noun, in full and without its article ("de", "à", "en échange de"), or ""."""
        cases = [c for c in self.kids(i, "case") if c < i]
        if not cases:
            return ""
        first = cases[0]
        words = [self.words[first].low]
        for c in range(first + 1, i):
            if c in cases or self.words[c].head in cases:
                words.append(self.words[c].low)
        return " ".join(_BARE.get(w, w) for w in words)

    @cached_property
    def line(self) -> tuple[str, dict[int, int]]:
        """All words as `text` has them, and the word that begins at each offset of it."""
        text, place, starts = self.text(0, len(self)), 0, {}
        for word in self.words:
            place = text.index(word.text, place)
            starts[place] = word.index
            place += len(word.text)
        return text, starts

    @cached_property
    def is_question(self) -> bool:
        """Whether the sentence ends with a question mark."""
        return "?" in self.lows[-3:]

    def subject_behind(self, i: int) -> int | None:
        """The subject of a verb that stands behind it: "..., a dit le maire"."""
        return next((c for c in self.kids(i, "nsubj") if c > i), None)

    def is_behind_quotation(self, i: int) -> bool:
        """Whether the verb at word `i` tells who said what stands before it: '"...", a réagi X', "..., plaide X".

        A comma, then the verb, then its subject: French turns them round for nothing else.
        """
        first = min([i, *(c for c in self.kids(i, "aux", "aux:pass", "aux:tense") if c < i)])
        while first and self.words[first - 1].tag in {"ADV", "PRON"}:  # "l'a", "lui a"
            first -= 1
        if not first or self.lows[first - 1] != ",":
            return False
        if self.subject_behind(i) is not None and self.words[first].tag in {"VFIN", "AFIN"}:
            return True
        closing = next((m for m in self.marks if m in {first - 1, first}), 0)
        if not closing or self.words[i].mood == "ppr":
            return False
        opening = max((m for m in self.marks if m < closing), default=0)
        return not any(c < opening for c in self.kids(i, "nsubj"))  # "l'élu, qui parle de \"crise\", espère ..."

    def is_negated(self, i: int) -> bool:
        """Whether a verb bears a negation of its own, or a negated subject or object ("aucun accord")."""
        for c in self.children[i]:
            word = self.words[c]
            if word.low == "sans" and c < i and self.words[i].mood == "inf":
                return True
            if word.low == "pas" and word.label == "advmod" and abs(c - i) <= 5:
                return True
            if word.label.startswith(("nsubj", "obj", "obl")) and any(
                self.words[k].low in {"aucun", "aucune", "ni"} for k in self.kids(c, "det", "cc")
            ):
                return True
        # Not where another verb stands between: "n'exclut pas de livrer".
        ne = next((k for k in range(i - 1, max(-1, i - 5), -1) if self.lows[k] in {"ne", "n'"}), None)
        if ne is None or any(self.words[k].tag == "VFIN" for k in range(ne + 1, i)):
            return False
        if self.words[i].lemma in _NEGATED_BY_NE and ne >= i - 2:
            return True
        return any(w in _NEGATIONS | {"aucun", "aucune", "ni"} for w in self.lows[max(0, i - 3) : i + 4])

    def is_passive(self, i: int) -> bool:
        """Whether a verb is in the passive: with être as its auxiliary, or a participle that follows its noun."""
        if self.words[i].mood != "pp" or any(self.words[c].low in {"se", "s'"} for c in self.children[i]):
            return False
        if self.words[i].lemma in _WITH_BE:
            return False
        aux = [self.words[c] for c in self.kids(i, "aux", "cop")]
        if any(a.lemma == "avoir" for a in aux):
            return any(a.low in {"été"} for a in aux)
        described = {"acl", "amod"} if self.kids(i, "aux") else {"acl", "amod", "advcl"}  # "Soutenu par X, ..."
        return bool(self.kids(i, "aux:pass")) or any(a.lemma == "être" for a in aux) or self.words[i].label in described

    def is_bare_participle(self, i: int) -> bool:
        """Whether a verb is a past participle without "avoir", which has no object after it."""
        return self.words[i].mood == "pp" and not any(self.words[c].lemma == "avoir" for c in self.kids(i, "aux"))

    def is_reflexive(self, i: int) -> bool:
        """Whether a verb has "se" before it."""
        return any(
            self.words[k].low in {"se", "s'"} for k in range(max(0, i - 3), i) if self.words[k].tag == "PRON"
        ) and not any(
            self.words[k].is_verb and self.words[k].tag[0] == "V"
            for k in range(max(0, i - 2), i)
            if self.words[k].low not in {"se", "s'"} and self.words[k].index > self._last_se(i)
        )

    def _last_se(self, i: int) -> int:
        return max((k for k in range(max(0, i - 3), i) if self.words[k].low in {"se", "s'"}), default=-1)

    def auxiliary(self, i: int) -> Word | None:
        """The first auxiliary of a verb."""
        found = self.kids(i, "aux", "cop")
        return self.words[found[0]] if found else None

    def mood(self, i: int) -> str:
        """The mood of a verb group, read on its auxiliary where it has one ("pp" alone means a compound past).

        A second participle has that of the first: "aurait obtenu une aide et reçu trois avions".
        """
        aux, word = self.auxiliary(i), self.words[i]
        if aux is None and word.label == "conj" and word.mood == self.words[word.head].mood == "pp":
            aux = self.auxiliary(word.head)
        if aux and aux.mood in {"fut", "cond", "subj", "imp"}:
            return aux.mood
        return self.words[i].mood

    def subject(self, i: int, depth: int = 0) -> int | None:
        """The surface subject of a verb, looked for in its governors where it has none of its own."""
        if depth > 6:
            return None
        own = [c for c in self.kids(i, "nsubj") if c != i]
        if own:
            return self._antecedent(own[0], i)
        verb = self.words[i]
        if verb.head < 0:
            return None
        if (served := self._purpose_of(i)) is not None:
            return self.subject(served, depth + 1)
        head = self.words[verb.head]
        if verb.label == "conj" and head.is_verb:
            return self._agreeing_subject(i, depth)
        if verb.label in {"acl", "amod"}:
            if verb.mood in {"pp", "ppr"} and head.tag in _NOMINAL:
                return verb.head
            if head.head < 0 and self.lows[i - 1] == "pour":
                # "X est en bonne place pour obtenir", "les salariés en étaient à leur huitième jour de grève, pour ..."
                return next(iter(self.kids(verb.head, "nsubj")), verb.head)
            return self._holder(verb.head, depth)
        if verb.label == "acl:relcl":
            relative = any(self.words[k].low == "qui" for k in range(verb.head + 1, i))
            return verb.head if relative else None
        if verb.label in {"xcomp", "ccomp", "obl", "obj", "advcl", "aux", "nmod", "csubj"} and verb.mood in {
            "inf",
            "ppr",
            "pp",
        }:
            if head.is_verb:
                controller = next(
                    (
                        c
                        for c in self.kids(verb.head, "obj", "iobj", "obl")
                        if head.lemma in OBJECT_CONTROL and c < i and self.preposition(c) in {"", "à"}
                    ),
                    None,
                )
                if verb.label != "advcl" and controller is not None and self.words[controller].low not in {"se", "s'"}:
                    return controller
                unnamed = head.lemma in _ADVISING or not self.kids(verb.head, "nsubj")
                if verb.label != "advcl" and head.lemma in OBJECT_CONTROL and unnamed:
                    return None
                return self.subject(verb.head, depth + 1)
            if head.is_noun:
                return self._holder(verb.head, depth)
        return None

    def _agreeing_subject(self, i: int, depth: int) -> int | None:
        """The subject that a verb joined by "et" shares: that of the nearest verb above it in whose number it is.

        The parser often joins it to a verb further in: "réclament que la direction renonce et rejettent ...".
        """
        above = self.words[i].head
        shared = self.subject(above, depth + 1)
        plural = self._is_plural(i)
        for verb in [above, *(g for g in self.governors(above) if self.words[g].is_verb)]:
            found = self.subject(verb, depth + 1)
            if found is not None and (plural is None or self._noun_is_plural(found) in {None, plural}):
                return found
        return shared

    def _is_plural(self, i: int) -> bool | None:
        """Whether a finite verb is in the plural; None where its form does not tell."""
        form = next((self.words[c] for c in (*self.kids(i, "aux"), i) if self.words[c].tag in {"VFIN", "AFIN"}), None)
        if form is None or (form.low.endswith(("ient", "sent", "ment")) and not form.low.endswith("aient")):
            return None
        return form.low.endswith("nt")

    def _noun_is_plural(self, i: int) -> bool | None:
        word = self.words[i]
        if self.kids(i, "conj") or not word.is_noun:
            return None
        if word.tag == "PROPN":
            return None if word.low.endswith(("s", "x")) else False
        return word.low != word.lemma

    def _purpose_of(self, i: int) -> int | None:
        """The verb that an infinitive with "pour" or "afin de" serves, where the parser hung it on a noun."""
        if self.words[i].mood != "inf" or not {"pour", "afin"} & set(self.lows[max(0, i - 3) : i]):
            return None
        if self.words[i].head >= 0 and self.words[self.words[i].head].is_verb:
            return None
        return next((g for g in self.governors(i) if self.words[g].is_verb), None)

    def _antecedent(self, subject: int, verb: int) -> int:
        if self.words[subject].low == "qui" and self.words[verb].label == "acl:relcl" and self.words[verb].head >= 0:
            return self.words[verb].head
        if self.words[subject].low == "qui":
            for k in range(subject - 1, -1, -1):
                if self.words[k].is_noun:
                    return k
        return subject

    def _holder(self, noun: int, depth: int) -> int | None:
        """Who holds a noun such as "capacité" or "intention": the subject of the verb whose object it is."""
        word = self.words[noun]
        if own := self.kids(noun, "nsubj"):
            return own[0]
        if word.head >= 0 and self.words[word.head].is_verb and word.label in {"obj", "obl", "nsubj", "xcomp"}:
            return self.subject(word.head, depth + 1)
        return next((c for c in self.kids(noun, "nmod") if self.preposition(c) == "de"), None)

    def objects(self, i: int) -> list[int]:
        """The direct objects of a verb, "que" replaced by its antecedent; the surface subject where it is passive."""
        found = [
            c
            for c in self.kids(i, "obj")
            if self.words[c].tag in _NOMINAL
            and not any(
                self.words[k].low in {"d'", "de", "à"} and self.words[k].tag == "ADP" for k in self.kids(c, "case")
            )
            and self.words[c].low not in {"se", "s'"}
            and not (self.words[i].lemma == "falloir" and c < i)  # "il nous faut": to us
        ]
        if not found and self.words[i].mood != "pp":
            found = [c for c in self.kids(i, "xcomp") if self.words[c].tag == "NOUN" and c > i]
        subjects = self.kids(i, "nsubj")
        if not found and len(subjects) > 1 and subjects[0] < i < subjects[-1] and not self.is_passive(i):
            found = [subjects[-1]]  # a name behind the verb, taken for its subject
        if not found and not self.is_bare_participle(i):  # "a retiré le Soudan de sa liste": taken for a circumstance
            bare = (c for c in self.kids(i, "obl") if self.words[c].tag == "PROPN" and not self.kids(c, "case"))
            found = [c for c in bare if i < c <= i + 2]
        if not found and self.words[i].lemma in _OF_GOODS and self.lows[i + 1 : i + 3] in (["de", "l'"], ["de", "la"]):
            found = [c for c in self.kids(i, "obl", "obj") if c == i + 3]  # "livrer de l'artillerie": some of it
        if not found:  # "près de 5.000 prisonniers"
            counts = [c for c in self.kids(i, "advmod") if c > i and self.words[c].low in {"près", "plus", "moins"}]
            found = [n for c in counts for n in self.kids(c, "obl", "nmod", "obj") if self.words[n].tag == "NOUN"][:1]
        out = []
        for c in found:
            if self.words[c].low in {"que", "qu'"} and self.words[i].label == "acl:relcl":
                out.append(self.words[i].head)
            else:
                out.append(c)
        if not out and self.words[i].label == "acl:relcl" and self.words[i].head >= 0:
            between = self.lows[self.words[i].head + 1 : i]
            if "que" in between or "qu'" in between:
                out.append(self.words[i].head)
        return out

    def clause_end(self, i: int) -> int:
        """The index after the last word of a clause: where the next finite verb's clause or a strong stop begins."""
        for k in range(i + 1, len(self.words)):
            word = self.words[k]
            if word.low in {
                ";",
                ":",
                "mais",
                "tandis",
                "alors",
                "lorsque",
                "bien",
                "parce",
                "puisque",
                "qui",
                "que",
                "qu'",
                "dont",
                "si",
                "où",
            }:
                return k
            if word.tag in {"VFIN", "AFIN"} and k > i + 1:
                return k
        return len(self.words)

    def verb_above(self, i: int) -> int | None:
        """The nearest verb above a word."""
        return next((g for g in self.governors(i) if self.words[g].is_verb), None)

    def governors(self, i: int) -> Iterator[int]:
        """The words above a word, nearest first."""
        seen = 0
        while (i := self.words[i].head) >= 0 and seen < 50:
            seen += 1
            yield i


_BARE = {"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "à l'": "à"}
# Verbs without a passive, whose perfect is made with "être".
_WITH_BE = {
    "convenir", "parvenir", "venir", "revenir", "devenir", "aller", "arriver", "partir", "intervenir", "survenir",
    "entrer", "rentrer", "rester", "naître", "mourir", "décéder", "tomber", "retourner",
}  # fmt: skip
_OF_GOODS = {"livrer", "vendre", "acheter", "fournir", "donner", "envoyer", "exporter", "importer", "distribuer"}
_ADVISING = {"conseiller", "recommander", "suggérer", "ordonner", "sommer", "enjoindre", "prier"}  # never oneself
OBJECT_CONTROL = {
    "aider", "permettre", "autoriser", "convaincre", "demander", "proposer", "forcer", "contraindre", "inviter",
    "appeler", "exhorter", "pousser", "encourager", "obliger", "empêcher", "persuader", "inciter", "presser",
    *_ADVISING,
}  # fmt: skip
