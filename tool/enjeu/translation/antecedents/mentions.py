"""Who and what an article speaks of: each noun and name of a sentence, and whether it is a man, a woman or a thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from enjeu.folding import fold
from enjeu.syntax import Tree
from enjeu.translation.forms import form
from enjeu.translation.gazetteer import gazetteer, sex_of_forename, sex_of_noun, word_list
from enjeu.translation.pronouns import Role, Who, french_pronouns


class Kind(StrEnum):
    """What a mention is."""

    PERSON = "person"  # a person's name
    NAME = "name"  # another name
    HUMAN = "human"  # a noun for a person
    BODY = "body"  # a country, or a noun for a body that acts: a party, a firm, a town
    THING = "thing"
    PRONOUN = "pronoun"


@dataclass
class Mention:
    """What a sentence mentions at word `index`.

    `sexes` are those that it may be of (none: a thing), `gender` is that of the French word, where it shows.
    """

    index: int
    kind: Kind
    key: str
    gender: Who | None
    sexes: tuple[Who, ...] = ()
    is_subject: bool = False
    is_quoted: bool = False
    chances: dict[Who, float] = field(default_factory=dict)  # of a pronoun, once it is read


_BOTH = (Who.HE, Who.SHE)
_SEXES = {"m": (Who.HE,), "f": (Who.SHE,), "e": _BOTH}
_MASCULINE = {"le", "un", "ce", "cet", "du", "au", "aucun", "tout", "certain", "mon", "ton"}
_FEMININE = {"la", "une", "cette", "aucune", "toute", "ma", "ta"}
_ARTICLES = {"le", "la", "l'", "un", "une", "ce", "cet", "cette"}
_FEMININE_ENDINGS = ("ienne", "elle", "euse", "ère", "ée", "ise", "ine", "aine", "ande", "ante", "ente", "ive", "iale")
_PLURAL = {
    "les", "des", "ces", "mes", "ses", "nos", "vos", "leurs", "plusieurs", "deux", "trois", "quatre", "aux", "quelques",
    "certains", "certaines",
}  # fmt: skip
OF_EITHER_SEX = {"personne", "victime", "star", "vedette", "recrue", "individu"}  # whatever their article
_PARTICLES = {"de", "du", "d'", "von", "van", "ben", "bin", "al", "el", "le", "la", "des", "da", "di"}
_LADY = re.compile(r"\b(?:Mme|Mlle|Madame|Mademoiselle|Lady)$")
_SIR = re.compile(r"(?:\bM\.|\bMonsieur|\bMgr|\bLord|\bSir)$")


def gender_of(tree: Tree, i: int) -> Who | None:
    """The gender that a noun's article or adjective shows."""
    before = [tree.lows[c] for c in tree.children[i] if c < i and tree[c].tag == "DET"]
    k = i - 1
    while k >= 0 and k > i - 4:
        before.append(tree.lows[k])
        if tree[k].tag not in {"ADJ", "NUM", "ADV"}:
            break
        k -= 1
    for low in before:
        if low in _MASCULINE:
            return Who.HE
        if low in _FEMININE:
            return Who.SHE
    beside = (tree[c] for c in tree.children[i] if abs(c - i) <= 2)
    described = any(w.tag in {"ADJ", "VPP"} and w.low.endswith(_FEMININE_ENDINGS) for w in beside)
    return Who.SHE if described else None


class People:
    """The people whom an article names, and of which sex they are."""

    def __init__(self, texts: Sequence[str], trees: Sequence[Tree]) -> None:
        self._sexes: dict[str, tuple[Who, ...]] = {}
        votes: defaultdict[str, Counter[tuple[Who, ...]]] = defaultdict(Counter)
        for text, tree in zip(texts, trees, strict=True):
            for start, end in _names(tree):
                last, first = tree[end - 1].text, tree[start].text
                if titled := _title(text, tree, start):
                    votes[last][titled] += 3
                if end - start == 1:
                    continue
                sexes = sex_of_forename(first)
                if sexes in {"m", "f"}:
                    votes[last][_SEXES[sexes]] += 2
                elif found := _sexes_beside(tree, start) or _described(tree, start, end):
                    votes[last][found] += 2 if len(found) == 1 else 0
                elif sexes:
                    votes[last][_BOTH] += 0
        for name, counted in votes.items():
            self._sexes[name] = counted.most_common(1)[0][0]

    def sexes(self, text: str, tree: Tree, start: int, end: int) -> tuple[Who, ...]:
        """Those that the bearer of the name [start, end) may be of; none where it is nobody's."""
        words = [w.text for w in tree.words[start:end]]
        first, last, several = words[0], words[-1], len(words) > 1
        forename = sex_of_forename(first)
        if several and forename in {"m", "f"}:
            return _SEXES[forename]
        if last in self._sexes:
            return self._sexes[last]
        if titled := _title(text, tree, start):
            return titled
        if forename and (start or several):
            return _SEXES[forename]
        before = tree.lows[start - 1] if start else ""
        if not several:
            is_people = before in _ARTICLES and gazetteer().demonyms.get(form(first)) is not None
            gender = Who.HE if before in _MASCULINE else Who.SHE if before in _FEMININE else None
            return ((gender,) if gender else _BOTH) if is_people else ()
        return ()


def _names(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where names stand: words with a capital in a row, a particle behind a forename among them."""
    i = 0
    while i < len(tree):
        word = tree[i]
        named = word.tag in {"PROPN", "X", "NOUN", "ADJ"} or sex_of_forename(word.text)
        if not (word.text[:1].isupper() and named):
            i += 1
            continue
        end = i + 1
        while end < len(tree):
            capital = tree[end].text[:1].isupper() and tree[end].tag != "PRON"
            joined = capital and tree[end].start - tree[end - 1].end <= 1
            particle = end == i + 1 and sex_of_forename(word.text) and tree.lows[end] in _PARTICLES
            if not joined and not (particle and end + 1 < len(tree) and tree[end + 1].text[:1].isupper()):
                break
            end += 1
        yield i, end
        i = end


def _title(text: str, tree: Tree, i: int) -> tuple[Who, ...]:
    before = text[: tree[i].start].rstrip()
    return (Who.SHE,) if _LADY.search(before) else (Who.HE,) if _SIR.search(before) else ()


def _sexes_of(tree: Tree, i: int) -> tuple[Who, ...]:
    """Those of whom the noun at word `i` denotes: by the word, or by its article ("la ministre")."""
    sexes = sex_of_noun(tree.lows[i])
    if sexes != "e" or tree.lows[i] in OF_EITHER_SEX:
        return _SEXES.get(sexes, ())
    gender = gender_of(tree, i)
    return (gender,) if gender else _BOTH


def _sexes_beside(tree: Tree, start: int) -> tuple[Who, ...]:
    """Those of the noun before a name: "la journaliste suédoise Kim Wall"."""
    for k in range(start - 1, max(-1, start - 4), -1):
        if found := _sexes_of(tree, k):
            return found
    return ()


def _described(tree: Tree, start: int, end: int) -> tuple[Who, ...]:
    """Those of a noun set beside a name: "le dirigeant de l'ONG, Gorden Isler", "Gorden Isler, dirigeant de l'ONG"."""
    if start > 1 and tree.lows[start - 1] == ",":
        for k in range(start - 2, max(-1, start - 8), -1):
            if tree[k].tag in {"VFIN", "PUNCT"}:
                break
            if tree[k].tag == "NOUN" and (found := _sexes_of(tree, k)):
                return found
    if end + 1 < len(tree) and tree.lows[end] == ",":
        k = end + 1 + (tree[end + 1].tag == "DET")
        return _sexes_of(tree, k) if k < len(tree) else ()
    return ()


def mentions_in(text: str, tree: Tree, people: People) -> list[Mention]:
    """What a sentence mentions in the singular, in its order."""
    found, taken = [], set[int]()
    for start, end in _names(tree):
        sexes = people.sexes(text, tree, start, end)
        head = next((k for k in range(start, end) if not start <= tree[k].head < end), start)
        taken.update(range(start, end))
        key = fold(tree[end - 1].text)
        if sexes:
            gender = sexes[0] if len(sexes) == 1 else None
            found.append((start, Mention(head, Kind.PERSON, key, gender, sexes)))
        else:
            place = gazetteer().entries.get(form(" ".join(w.text for w in tree.words[start:end])))
            is_body = place is not None or (start > 0 and tree.lows[start - 1] in word_list("bodies"))
            found.append((start, Mention(head, Kind.BODY if is_body else Kind.NAME, key, gender_of(tree, head))))
    for pronoun in french_pronouns(tree.words):
        if pronoun.role is Role.SUBJECT:
            taken.add(pronoun.word)
            key = tree.lows[pronoun.word]
            found.append((pronoun.word, Mention(pronoun.word, Kind.PRONOUN, key, pronoun.gender)))
    for word in tree.words:
        i = word.index
        is_noun = word.tag == "NOUN" or (word.tag == "ADJ" and _stands_for_noun(tree, i))
        if i not in taken and is_noun and not _is_plural(tree, i):
            sexes, gender = _sexes_of(tree, i), gender_of(tree, i)
            if len(sexes) == 1 and word.low not in OF_EITHER_SEX:
                gender = gender or sexes[0]
            kind = Kind.HUMAN if sexes else Kind.BODY if word.lemma in word_list("bodies") else Kind.THING
            found.append((i, Mention(i, kind, word.lemma, gender, sexes)))
    found.sort(key=lambda pair: pair[0])
    for (before, noun), (start, name) in pairwise(found):
        if noun.kind is Kind.HUMAN and name.kind is Kind.PERSON and start - before <= 3:  # "la ministre Claude X"
            if len(name.sexes) > 1 and len(noun.sexes) == 1:
                name.sexes = noun.sexes
            elif len(noun.sexes) > 1:
                noun.sexes = name.sexes
    for _, mention in found:
        mention.is_subject = tree[mention.index].label.startswith("nsubj")
    return [mention for _, mention in found]


def _stands_for_noun(tree: Tree, i: int) -> bool:
    return bool(sex_of_noun(tree.lows[i])) and i > 0 and tree.lows[i - 1] in _ARTICLES


def _is_plural(tree: Tree, i: int) -> bool:
    if any(c < i and tree.lows[c] in _PLURAL for c in tree.children[i]):
        return True
    word = tree[i]
    return word.tag == "NOUN" and word.low != word.lemma and word.low.endswith(("s", "x"))
