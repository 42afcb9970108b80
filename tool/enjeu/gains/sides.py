"""Which party a noun phrase or a pronoun stands for, where that is safe to say."""

from __future__ import annotations

from functools import cached_property

from enjeu.gains.dictionary import category_of
from enjeu.gains.gazetteer import demonyms
from enjeu.gains.history import History
from enjeu.gains.names import COMPANY_NOUNS, TITLES
from enjeu.gains.parties import AUTHORITIES, DEFINITE, OWNED, POINTING, STATE, Parties
from enjeu.gains.quotations import Quotations
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree

_COUNTS = words("counts")
_ROLES = words("roles")
_COUNTRY_NOUNS = {"pays", "régime", "royaume", "émirat", "capitale"}
_BOTH = words("both")
_NATIONAL = words("national")
# a name behind these is a brand, or of somebody else: "le soutien d'autres figures, dont X"
_BRANDED = {
    "arms", "technology", "food", "health", "energy", "support", "money", "rights", "relief", "legal",
}  # fmt: skip
_PRONOUNS = {
    "il", "elle", "ils", "elles", "-t-il", "-t-elle", "-il", "-elle", "celui-ci", "celle-ci", "ce-dernier",
    "lui", "leur",
}  # fmt: skip
_NOT_OF = {"par", "pour", "avec", "contre", "dans", "sur"}
_OF_ANY = (["de", "toute"], ["de", "chaque"], ["d'", "une"])


class Cast(Parties):
    """All parties of an article and the words that stand for them."""

    @cached_property
    def history(self) -> History:
        """What of the article is long past."""
        return History(self.trees)

    @cached_property
    def quotations(self) -> Quotations:
        """The quotations of the article and who says them."""
        return Quotations(self)

    def resolve(self, s: int, i: int | None, depth: int = 0) -> frozenset[str]:
        """The parties that the noun phrase or pronoun with head `i` stands for; empty where that is not safe."""
        if i is None or depth > 3:
            return frozenset()
        word = self.trees[s][i]
        if key := self.at(s, i):
            own = frozenset({key} | self.beside(s, i))
            if self.parties[key].kind != "group":
                return own
            return self._members(s, i, key) or self._of_main_country(s, i) or self._of_country(s, i) or own
        if word.low in _PRONOUNS:
            return self._pronoun(s, i, depth)
        if word.low in {"dernier", "dernière"} and i and self.trees[s].lows[i - 1] in {"ce", "cette"}:
            return self._named_last(s, i)
        if not (word.is_noun or word.tag in {"ADJ", "NUM", "PRON"}):
            return frozenset()
        if word.lemma in _COUNTS and (counted := self._counted(s, i)):
            return self.resolve(s, counted, depth + 1)
        readers = (
            self._those_of, self._two, self._nation_of, self._of_country,
            self._named_beside, self._owning, self._bearer,
        )  # fmt: skip
        for reader in readers:
            if (found := reader(s, i)) is not None:
                return found
        return self._pointed_to(s, i)

    def _of_main_country(self, s: int, i: int) -> frozenset[str]:
        """In news between countries the one that a group belongs to: "les entreprises américaines"."""
        pair = self.main[:2]
        if any(self.parties[k].kind != "country" for k in pair):
            return frozenset()
        tree = self.trees[s]
        named = (tree.lows[c] for c in tree.children[i] if tree[c].tag == "ADJ")
        return frozenset({nation for low in named if (nation := self.nation(low)) in pair})

    def _of_country(self, s: int, i: int) -> frozenset[str] | None:
        """In news from abroad the country of ships and firms: "les bateaux français"."""
        tree = self.trees[s]
        if self.domestic or not {tree[i].low, f"{tree[i].low}s"} & _NATIONAL:
            return None
        named = (self.nation(tree.lows[c]) for c in tree.children[i] if c > i and tree[c].tag == "ADJ")
        return next((frozenset({nation}) for nation in named if nation), None)

    def _members(self, s: int, i: int, key: str) -> frozenset[str]:
        """Who is named behind a group as belonging to it: "les grands clubs (A, B)", "les opérateurs, notamment A"."""
        tree = self.trees[s]
        k = i + 1
        while k < len(tree) and (tree[k].tag in {"ADJ", "NOUN"} or tree.lows[k] in {"de", "du", "des", "d'", "l'"}):
            k += 1
        if tree.lows[k : k + 1] == ["("]:
            end = next((h for h in range(k, len(tree)) if tree.lows[h] == ")"), k)
        elif tree.lows[k : k + 2] in ([",", "notamment"], [",", "dont"]):
            end = next((h for h in range(k + 2, len(tree)) if tree.lows[h] == "," or tree[h].is_verb), k)
        else:
            return frozenset()
        named = {m.key for m in self.mentions[s] if k < m.start < end} - {key}
        of_another = len(named) == 1 and any(w.tag == "NOUN" for w in tree.words[i + 1 : k])  # "élèves d'écoles (X)"
        if of_another or any(w.is_verb for w in tree.words[k:end]):
            return frozenset()
        known = any(self.parties[n].mentions > 1 for n in named)
        return frozenset(named) if known and all(self.parties[n].kind != "country" for n in named) else frozenset()

    def _counted(self, s: int, i: int) -> int | None:
        """The noun that is counted: "5 millions de salariés"."""
        tree = self.trees[s]
        of = next((k for k in range(i + 1, min(i + 4, len(tree))) if tree.lows[k] in {"de", "d'", "des"}), None)
        return None if of is None else next((h for h in range(of + 1, min(of + 4, len(tree))) if tree[h].is_noun), None)

    def _those_of(self, s: int, i: int) -> frozenset[str] | None:
        """Whose "ceux de X" are."""
        tree = self.trees[s]
        those = tree.lows[i] in {"ceux", "celles", "celui", "celle"}
        if not those or tree.lows[i + 1 : i + 2] not in (["de"], ["du"], ["d'"]):
            return None
        return frozenset({key} if i + 2 < len(tree) and (key := self.at(s, i + 2)) else ())

    def _two(self, s: int, i: int) -> frozenset[str] | None:
        """The two main sides: "les deux pays", "les deux dirigeants", "les deux"."""
        tree = self.trees[s]
        word, modifiers = tree[i], {tree.lows[c] for c in tree.children[i]}
        several = word.lemma != word.low and word.lemma in COMPANY_NOUNS | TITLES | _ROLES
        two = "deux" in modifiers and (word.low in _BOTH or several) and modifiers & {"les", "des", "aux", "ces"}
        if not two and not (word.low == "deux" and i and tree.lows[i - 1] in {"les", "aux", "des"}):
            return None
        pair = self._pair_of("organisation") if word.lemma in COMPANY_NOUNS | {"entreprise"} else ()
        return frozenset(pair or self.main[:2])

    def _nation_of(self, s: int, i: int) -> frozenset[str] | None:
        """The country of "les autorités russes" and of "les Russes"."""
        tree = self.trees[s]
        word = tree[i]

        def country(demonym: str) -> frozenset[str]:
            return frozenset({nation} if (nation := self.nation(demonym)) else ())

        if word.low in AUTHORITIES or word.lemma in AUTHORITIES:
            for c in tree.children[i]:
                if tree.lows[c] in demonyms() and tree[c].tag in {"ADJ", "NOUN"}:
                    return country(tree.lows[c])
        if i and tree.lows[i - 1] in DEFINITE and (found := country(word.low)):
            named = self.at(s, i + 1) if word.text[0].islower() and i + 1 < len(tree) else None
            return frozenset({named}) if named else found  # "le chinois Baowu" is Baowu
        for k in range(i + 1, min(i + 4, len(tree))):
            if tree.lows[k] in demonyms() and word.low in AUTHORITIES and tree[k].tag == "ADJ":
                return country(tree.lows[k])
            if tree[k].tag not in {"ADJ", "PROPN", "ADV"}:
                break
        return None

    def _named_beside(self, s: int, i: int) -> frozenset[str] | None:
        """Who is named in apposition or in brackets: "le groupe Renault", "la Communauté des Etats (Cédéao)"."""
        tree = self.trees[s]
        for c in tree.kids(i, "appos", "flat"):
            kind = category_of(tree, i) in _BRANDED or any(tree[k].tag == "NUM" for k in tree.kids(i, "nummod"))
            brand = kind and tree.lows[i] not in COMPANY_NOUNS  # "des chars Leopard", "trois batteries Patriot"
            if not brand and (key := self.at(s, c)):
                return frozenset({key})
        if tree[i].text[0].isupper() and (key := self._abbreviated(s, i)):
            return frozenset({key})
        return None

    def _owning(self, s: int, i: int) -> frozenset[str] | None:
        """Whose authority or property it is: "l'armée de X", "le fonds Elliott", "la députée Anne Brugnera"."""
        tree = self.trees[s]
        word = tree[i]
        if (word.low in OWNED or word.lemma in OWNED) and not _left_it(tree, i):
            for c in tree.kids(i, "nmod"):
                if tree.preposition(c) == "de" and (key := self.at(s, c)):
                    return frozenset({key})
            for k in range(i + 1, min(i + 5, len(tree))):
                if (key := self.at(s, k)) and (k == i + 1 or tree.lows[k - 1] in {"de", "du", "d'", "l'", "la", "des"}):
                    return frozenset({key} | self.beside(s, k))
                if tree[k].is_verb or tree[k].tag == "PUNCT" or tree.lows[k] in _NOT_OF:
                    break
        for c in tree.kids(i, "nmod"):  # not "l'investiture LREM"
            named = None if tree.kids(c, "case") else self.at(s, c)
            if named and (word.low in COMPANY_NOUNS or self.parties[named].kind == "person"):
                return frozenset({named})
        return None

    def _bearer(self, s: int, i: int) -> frozenset[str] | None:
        """Who bears the title: "le ministre de la Défense Boris Pistorius", "le président de la République"."""
        tree = self.trees[s]
        if tree[i].lemma in TITLES:
            found = []
            for k in range(i + 1, min(i + 10, len(tree))):
                if tree[k].tag in {"PUNCT", "VFIN", "AFIN", "VINF"} or tree.lows[k] in {"et", "qui", "à"}:
                    break
                if (
                    (key := self.at(s, k))
                    and self.parties[key].kind != "group"
                    and (k > i + 1 or tree[k].tag == "PROPN")
                    and tree.lows[k - 1] not in {"de", "du", "d'", "des", "l'", "la", "le"}
                ):
                    found.append(key)
            persons = [key for key in found if self.parties[key].kind == "person"]  # "le député LR Damien Abad"
            if found and not persons and _left_it(tree, i):
                return frozenset()
            if found:
                return frozenset((persons or found)[:1])
        of_state = tree.lows[i] == "président" and "république" in tree.lows[i + 1 : i + 4]
        in_office = self.domestic and tree.lows[i] == "ministre" and not self._is_former(tree, i)
        if (of_state or in_office) and STATE in self.parties:
            return frozenset({STATE})
        return None

    def _pointed_to(self, s: int, i: int) -> frozenset[str]:
        """Who was named before: "le pays", "le groupe", "ce dirigeant"."""
        tree = self.trees[s]
        word, determiner = tree[i], tree.lows[i - 1] if i else ""
        described = i + 1 < len(tree) and tree[i + 1].tag in {"ADJ", "VPP"}
        if word.low in _COUNTRY_NOUNS or (word.low in {"etat", "état"} and described):
            the = determiner in {"le", "l'", "ce", "du", "au", "son"}
            return self._last_of(s, i, "country") if the else frozenset()
        definite = determiner in POINTING or determiner in {"ancien", "ancienne", "jeune", "ex", "futur", "future"}
        if not definite or word.text.istitle() or word.low != word.lemma or self._is_qualified(s, i):
            return frozenset()
        noun = word.low.removeprefix("ex-")
        if (key := self.titled_parties.get(noun)) and determiner in POINTING and self.parties[key].first <= s:
            return frozenset({key})
        for nouns, kind in ((COMPANY_NOUNS, "organisation"), (TITLES | _ROLES, "person")):
            if noun in nouns:
                return self._recent(s, i, kind, 1) or self._top_of(kind) or self._recent(s, i, kind, 3)
        return frozenset()

    def _named_last(self, s: int, i: int) -> frozenset[str]:
        """Who was named last: "ce dernier"."""
        for t in (s, s - 1):
            named = [m.key for m in self.mentions[t] if t >= 0 and (t < s or m.end < i)]
            acting = [key for key in named if self.parties[key].kind != "group"]
            if acting:
                return frozenset(acting[-1:])
        return frozenset()

    def _named_first(self, s: int, i: int) -> frozenset[str]:
        """Who is named first in a sentence, before word `i`."""
        return frozenset(m.key for m in self.mentions[s][:1] if m.end < i)

    def _abbreviated(self, s: int, i: int) -> str | None:
        """The party whose abbreviation stands in brackets behind a name in full: "la Communauté des Etats ... (X)"."""
        tree = self.trees[s]
        for k in range(i + 1, min(i + 11, len(tree) - 1)):
            if tree.lows[k] == "(":
                return self.at(s, k + 1) if tree.lows[k + 2 : k + 3] == [")"] else None
            if tree[k].is_verb or tree[k].tag == "PUNCT":
                return None
        return None

    def _is_qualified(self, s: int, i: int) -> bool:
        """Whether "de X" or a name says which one is meant, so that the noun does not point back."""
        tree = self.trees[s]
        if tree.lows[i + 1 : i + 3] in _OF_ANY:
            return True  # "le maire de toute commune"
        for k in range(i + 1, min(i + 4, len(tree))):
            if tree[k].tag in {"PUNCT", "VFIN", "AFIN", "CCONJ"} or tree.lows[k] in _NOT_OF:
                return False
            if tree[k].tag == "PROPN" or (tree[k].tag == "ADP" and tree[i].low in COMPANY_NOUNS):
                return tree[k].tag == "PROPN" or any(w.text[0].isupper() for w in tree.words[k + 1 : k + 3])
        return False

    def _recent(self, s: int, i: int, kind: str, far: int) -> frozenset[str]:
        """The one party of a kind that was last the subject, or was last named, within `far` sentences."""
        for t in range(s, max(-1, s - far), -1):
            tree = self.trees[t]
            found = [
                m
                for m in self.mentions[t]
                if self.parties[m.key].kind == kind
                and (t < s or m.end <= i)
                and not (kind == "organisation" and m.start and tree.lows[m.start - 1] == "à")  # a place
            ]
            subjects = [m.key for m in found if tree[self.head_of(tree, m)].label.startswith("nsubj")]
            if subjects and (kind == "person" or t == s or len({m.key for m in found}) == 1):
                return frozenset(subjects[-1:])
            if found and kind != "person" and t < s:
                return frozenset(k for k in self.subject_of(t) if self.parties[k].kind == kind and t == s - 1)
            if len({m.key for m in found}) == 1 and self.parties[found[0].key].mentions > 1:
                return frozenset({found[0].key})
        return frozenset()

    def beside(self, s: int, i: int) -> set[str]:
        """The parties that are named beside the one at word `i`: "l'Arménie et l'Azerbaïdjan"."""
        tree = self.trees[s]
        linked = (
            c for c in tree.kids(i, "conj") if not any(w.tag == "ADP" and w.low == "par" for w in tree.words[i:c])
        )
        joined = (  # "l'Arménie et l'Azerbaïdjan ont": the parser may hang both on the verb
            c
            for c in tree.kids(tree[i].head, tree[i].label)
            if c > i + 1 and tree.lows[i + 1] == "et" and c == i + 2 + (tree[i + 2].tag == "DET")
        )
        return {key for c in (*linked, *joined) if (key := self.at(s, c))}

    def _pronoun(self, s: int, i: int, depth: int) -> frozenset[str]:
        tree = self.trees[s]
        if tree.lows[0] == "quant" and tree.lows[i - 1] == "," and (topic := self._named_first(s, i)):
            return topic  # "Quant à X, il espère ..."
        plural = tree.lows[i] in {"ils", "elles", "leur"}
        before: list[str] = []
        for k in range(i):
            if (
                tree[k].label.startswith("nsubj")
                and (tree[k].is_noun or tree[k].tag == "ADJ")
                and not (tree.lows[i] in {"lui", "leur"} and tree[k].head == tree[i].head)  # to another than the doer
                and len(found := self.resolve(s, k, max(depth, 1) + 1)) == 1
            ):
                before.extend(found)
        if before and not plural:
            return frozenset({before[0] if tree.lows[i] == "lui" else before[-1]})
        if plural:
            groups = [k for k in before if self.parties[k].kind == "group"]
            together = frozenset(groups[-1:]) or frozenset(before)
            if len(together) > 1:
                return together
            many = frozenset(k for k in together if self.parties[k].kind == "group")
            for t in range(s - 1, max(-1, s - 3), -1):
                if many or together:
                    break
                several = [m for m in self.mentions[t] if self.parties[m.key].kind == "group"]
                acting = [m for m in several if self.trees[t][self.head_of(self.trees[t], m)].label.startswith("nsubj")]
                named = [m.key for m in acting[-1:] or several]
                earlier = self.subject_of(t)
                many = earlier if any(self.parties[k].kind == "group" for k in earlier) else frozenset(named[:1])
            return many
        if s and tree.lows[i] != "on":
            before_it = self.subject_of(s - 1) or self.quotations.said_before(s - 1)
            return before_it or (self._top_of("person") if self._alone_person() else frozenset())
        return frozenset()

    def _alone_person(self) -> bool:
        """Whether the article has one person whom it keeps naming."""
        return sum(p.mentions >= 3 for p in self.parties.values() if p.kind == "person") == 1

    def subject_of(self, s: int) -> frozenset[str]:
        """The party that is the subject of a sentence's main clause."""
        while len(self._subjects) <= s:
            t = len(self._subjects)
            self._subjects.append(frozenset())
            tree = self.trees[t]
            root = next((w.index for w in tree.words if w.head < 0), None)
            if root is not None and (subject := tree.subject(root)) is not None:
                found = self.resolve(t, subject, 1)
                self._subjects[t] = found if len(found) == 1 else frozenset()
        return self._subjects[s]

    def other_main(self, keys: frozenset[str]) -> frozenset[str]:
        """The one of the two main sides that is not among `keys`, where exactly one of them is."""
        pair = self.main[:2]
        rest = [k for k in pair if k not in keys]
        return frozenset(rest) if len(pair) == 2 and len(rest) == 1 else frozenset()

    def _last_of(self, s: int, i: int, kind: str) -> frozenset[str]:
        for t in (s, s - 1, s - 2, s - 3):
            if t < 0:
                break
            found = [m for m in self.mentions[t] if self.parties[m.key].kind == kind and (t < s or m.end <= i)]
            if t == s:
                found = [m for m in found if self.trees[t][self.head_of(self.trees[t], m)].label.startswith("nsubj")]
            subjects = [m for m in found if self.trees[t][self.head_of(self.trees[t], m)].label.startswith("nsubj")]
            if subjects:
                return frozenset({subjects[-1].key})
            if t < s and (earlier := self.subject_of(t)):
                return earlier
            if found:
                return frozenset({found[-1].key}) if len({m.key for m in found}) == 1 else frozenset()
        return frozenset()

    def _pair_of(self, kind: str) -> tuple[str, ...]:
        """The two parties of a kind that are named more than the others of it; empty where there are no such two."""
        ranked = self._ranked(kind)
        mentions = [self.parties[key].mentions for key in ranked]
        far = len(ranked) == 2 or (len(ranked) > 2 and mentions[1] > mentions[2])
        return (ranked[0], ranked[1]) if far else ()

    def _ranked(self, kind: str) -> list[str]:
        """The keys of the parties of a kind, the most named first."""
        found = [key for key, party in self.parties.items() if party.kind == kind]
        return sorted(found, key=lambda key: -self.parties[key].mentions)

    def _top_of(self, kind: str) -> frozenset[str]:
        chosen = [k for k in self.main if self.parties[k].kind == kind]
        if len(chosen) == 1:
            return frozenset(chosen)
        ranked = self._ranked(kind)
        mentions = [self.parties[key].mentions for key in ranked]
        if ranked and (len(ranked) == 1 or mentions[0] >= 1.3 * mentions[1]):
            return frozenset(ranked[:1])
        return frozenset()


def _left_it(tree: Tree, i: int) -> bool:
    """Whether an office is no longer held, so that nobody stands for the body by it: "l'ancien patron des Verts"."""
    return tree.lows[i].startswith("ex-") or (i > 0 and tree.lows[i - 1] in {"ancien", "ancienne", "ex"})
