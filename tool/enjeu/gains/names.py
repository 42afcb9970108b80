"""Names of persons and organisations: where they stand, which of them are one, and for whom their bearers stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.gains.dictionary import is_in_dictionary
from enjeu.gains.gazetteer import demonyms, names_of_places, organisations, places
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree
from enjeu.translation.gazetteer import forenames
from enjeu.translation.known_words import known_words

TITLES = words("titles")
NOT_PARTIES = words("not_parties")
_PARTICLES = words("particles")
_LONGEST_NAME = 8  # words
_BLOCS = words("blocs")
_BIG_PARTICLES = words("big_particles")
OFFICES = frozenset(map(fold, words("offices")))
COMPANY_NOUNS = words("company_nouns")
OF = {"de", "d'", "du", "des"}
_PLACES = {"région", "ville", "mairie", "commune", "département", "municipalité", "métropole", "capitale", "province"}


@dataclass
class Party:
    """A party in the making. `mentions` are weighted by where they stand; `aliases` hold both languages."""

    name: str
    kind: str
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: float = 0
    acts: int = 0
    first: int = 10**6
    in_title: bool = False


def _is_brand(name: Sequence[str]) -> bool:
    """Whether English words follow a name: "Microsoft Experience Centers" is not what Microsoft is called in full."""
    return any(len(word) > 3 and word.lower() in known_words("en") for word in name[1:])


_BEFORE_VERBS = {"s'", "se", "ne", "n'", "lui", "leur", ","}  # what may stand between a subject and its verb
_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z][A-Za-z]*")  # "beIN", "easyJet"
_ARTICLED = re.compile(r"(?:[ae][ldnrstz]|ach|ech|ben|bin|ibn)-[A-Z]\S+")  # the surname of "Karim al-Masri"


class Mention(NamedTuple):
    """Words [start, end) of a sentence that name a party."""

    start: int
    end: int
    key: str


_PAPERS = {"post", "times", "herald", "tribune", "match"}  # "Washington Post", "Paris Match"


class Names:
    """Reads the names of an article; what it needs of the article is set by `Parties`."""

    trees: list[Tree]
    mentions: list[list[Mention]]
    domestic: bool
    _acronyms: set[str]
    _runs: list[list[tuple[int, int]]]
    _alone: Counter[str]

    def _name_runs(self, tree: Tree) -> list[tuple[int, int]]:
        """Stretches of capitalised words: names of persons, companies and institutions."""
        runs = []
        i = 0
        while i < len(tree):
            if (end := self._organisation_at(tree, i)) is not None:
                runs.append((i, end))
                i = end
                continue
            if not self._is_name_word(tree, i):
                i += 1
                continue
            end = i + 1
            while end < len(tree) and end not in tree.titled:  # behind "M." another name begins
                particle = tree[end].text in _BIG_PARTICLES and tree[end - 1].text in forenames()
                if (particle or tree[end].text == "&") and end + 1 < len(tree) and tree[end + 1].text[0].isupper():
                    end += 2
                elif (
                    self._is_name_word(tree, end)
                    or _ARTICLED.fullmatch(tree[end].text)
                    or (tree[end].tag == "NUM" and tree[end].text.isdigit() and len(tree[end].text) == 1)
                ):
                    end += 1
                elif (
                    tree.lows[end] in _PARTICLES
                    and end + 1 < len(tree)
                    and self._is_name_word(tree, end + 1)
                    and end - i >= 1
                    and tree.lows[end] not in {"le", "la", "du", "des"}
                    and tree[i].tag == "PROPN"
                    and tree[end].low in {"de", "d'", "ben", "bin", "al", "el", "van", "von"}
                    and (end - i == 1 or self._has_two_surnames(tree, i, end))
                    and fold(tree[i].text) not in {n[0] for n in names_of_places() if len(n) == 1}
                    and not tree[i].text.isupper()
                ):
                    end += 2
                else:
                    break
            runs.append((i, self._spelt_out(tree, i, end)))
            i = runs[-1][1]
        return runs

    @staticmethod
    def _organisation_at(tree: Tree, i: int) -> int | None:
        """Where a body's known name ends that begins with the word and goes on in small letters: "Banque mondiale".

        What one may enter is a thing: "l'Organisation mondiale du commerce".
        """
        if not tree[i].text[0].isupper() or tree.lows[i] in _BLOCS:
            return None
        ends = range(min(len(tree), i + _LONGEST_NAME), i + 1, -1)
        return next((end for end in ends if fold(tree.text(i, end)) in organisations()), None)

    @staticmethod
    def _has_two_surnames(tree: Tree, start: int, end: int) -> bool:
        """Whether a particle between two surnames follows: "Geoffroy Roux de Bézieux", not "Jean Petit de Lille"."""
        after = tree[end + 1].text
        named = end - start == 2 and tree[start].text in forenames() and after.istitle()
        return named and (fold(after),) not in names_of_places() and fold(after) not in places()

    def _split(self, tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
        """An organisation and a person that follow each other: "le patron de Mediapro Jaume Roures"."""
        for cut in range(start + 1, end - 1):
            if self._alone[tree.text(start, cut)] > 1 and start and tree.lows[start - 1] in {"de", "d'", "chez", "du"}:
                return [(start, cut), (cut, end)]
            if tree[cut].text in forenames() and not any(tree[k].text in forenames() for k in range(start, cut)):
                return [(start, cut), (cut, end)]
        return [(start, end)]

    def _spelt_out(self, tree: Tree, i: int, end: int) -> int:
        """Where a name ends whose initials make an abbreviation of the article: "Rassemblement national" for "RN"."""
        initials = ""
        if tree[i].text.isupper() and len(tree[i].text) > 1:
            return end  # "le PS seul" is not spelt out
        for k in range(i, min(i + 9, len(tree))):
            if tree[k].tag in {"ADP", "DET", "CCONJ"}:
                continue
            if tree[k].tag not in {"NOUN", "ADJ", "PROPN", "X"}:
                break
            initials += fold(tree[k].text[0]).upper()
            if len(initials) > 1 and k + 1 > end and initials in self._acronyms:
                return k + 1
        return end

    @staticmethod
    def _is_name_word(tree: Tree, i: int) -> bool:
        word = tree[i]
        if _INNER_CAPITAL.fullmatch(word.text):
            return True
        if not word.text[0].isupper() or word.text in {"M.", "MM.", "Mme", "Mgr", "Dr", "Me"}:
            return False
        starts = i == 0 or tree[i - 1].low in {'"', ".", ":", "-", "--", "(", "!", "?", "...", "–", "—"}
        if starts:
            after = tree[i + 1] if i + 1 < len(tree) else word
            unknown = not is_in_dictionary(word.low)
            verb = after.tag in {"VFIN", "AFIN"} or (unknown and after.low in _BEFORE_VERBS)
            bare = i == 0 and verb and (word.text.istitle() or unknown)  # a noun would have its article
            return (
                word.tag == "PROPN"
                or (word.tag in {"X", "NOUN", "ADJ"} and (bare or word.text in forenames()))
                or (
                    after.tag == "PROPN" and after is not word and not is_in_dictionary(word.low) and word.tag == "NOUN"
                )
                or (word.text.isupper() and len(word.text) > 1 and word.tag in {"X", "NOUN"})
            )
        return word.tag in {"PROPN", "NOUN", "X", "ADJ"} or word.text.isupper()

    def _inside_longer_name(self, s: int, i: int) -> bool:
        """Whether a place name is but a part of another name, as in "Radio France" or "France Télévisions"."""
        tree = self.trees[s]
        if any(
            start == i < end - 1
            and tree[i + 1].text not in forenames()
            and (tree[i + 1].tag in {"PROPN", "NOUN"})
            and not tree[i + 1].text.isupper()
            for start, end in self._runs[s]
        ):
            return tree.lows[i] == "france" or bool(_PAPERS & set(tree.lows[i + 1 : i + 3]))
        if any(start < i < end - 1 and tree[i - 1].text in self._acronyms for start, end in self._runs[s]):
            return True  # "le SNPL France Alpa"
        return any(
            start < i < end
            and i == end - 1
            and end - start == 2
            and self.trees[s][start].tag == "PROPN"
            and tuple([fold(self.trees[s][start].text)]) not in names_of_places()
            and self.trees[s].lows[start] not in TITLES
            for start, end in self._runs[s]
        )

    def _canonical(self, full: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
        """Each name's fullest form: "Netanyahu" -> "Benjamin Netanyahu", "RN" -> "Rassemblement national"."""
        out = {}
        for name in full:
            best = name
            if len(name) == 1 and (fold(name[0]),) not in names_of_places():
                longer = [
                    o
                    for o in full
                    if len(o) > 1
                    and (
                        name[0] == o[-1]
                        or (name[0] == o[0] and len(o) == 3 and not _is_brand(o))
                        or (
                            len(name[0]) > 3
                            and name[0] == o[0]
                            and not name[0].isupper()
                            and not _is_brand(o)
                            and full[name] <= 3 * full[o]  # "Orange" is not its daughter "Orange Polska"
                            and sum(p[0] == o[0] for p in full if len(p) > 1) == 1
                        )
                    )
                ]
                if not longer and name[0].isupper():
                    longer = [
                        o
                        for o in full
                        if len(o) > 1
                        and name[0]
                        in {
                            "".join(c for w in o for c in w if c.isupper()),  # "DSK"
                            *_initials(o),
                        }
                    ]
                if not longer and name[0].isupper():  # "M5" for "M5-RFP"
                    longer = [o for o in full if len(o) == 1 and o[0].startswith(f"{name[0]}-")]
                if longer:
                    best = max(longer, key=lambda o: (full[o], len(o)))
            out[name] = " ".join(best)
        for s, tree in enumerate(self.trees):
            for i in range(1, len(tree) - 1):
                if (
                    tree.lows[i - 1] == "("
                    and tree[i].text.isupper()
                    and len(tree[i].text) > 1
                    and tree.lows[i + 1] == ")"
                ):
                    before = next((r for r in self._runs[s] if r[1] == i - 1), None)
                    if before and fold(tree[before[0]].text)[0].upper() != tree[i].text[0]:
                        continue  # "Hôpitaux de Paris (AP-HP)"
                    if before and tuple(tree.text(*before).split()) in out and (tree[i].text,) in out:
                        out[(tree[i].text,)] = out[tuple(tree.text(*before).split())]
        return out

    def _owner(self, s: int, start: int, end: int) -> tuple[str | None, bool]:
        """For whom the bearer of a name stands, by his title: "le patron de PSA", "le dirigeant nord-coréen"."""
        tree = self.trees[s]
        titled = False
        if (
            start
            and tree[start - 1].text in self._acronyms
            and tree.lows[start - 1] not in NOT_PARTIES
            and tree[start].text in forenames()
        ):
            return tree[start - 1].text, True  # "la maire PS Anne Hidalgo"
        if (
            start
            and tree.lows[start - 1] in {"de", "d'", "du", "chez", "des"}
            and tree.lows[start - 2 : start - 1] != ["nommé"]
        ):
            return None, False
        for k in range(start - 1, max(-1, start - 10), -1):
            if tree.lows[k] in TITLES and tree.lows[start - 1] not in COMPANY_NOUNS | _PLACES:
                titled = True
                if self._is_former(tree, k):
                    return None, True
                minister = "Government" if self._is_minister(tree, k) else None
                return self._owner_in(s, k + 1, start) or minister or self._camp(s, start, end), True
            if (
                tree.lows[k] in {"division", "milice", "brigade", "bataillon", "groupe"}
                and k < start - 1
                and (tree.lows[start - 1] in demonyms())
            ):
                return demonyms()[tree.lows[start - 1]] if tree.lows[k] != "groupe" or "paramilitaire" in tree.lows[
                    k:start
                ] or "armé" in tree.lows[k:start] else None, False
            if k == start - 1 and tree.lows[k] == ",":  # "la ministre du Travail, Muriel Pénicaud"
                continue
            if (tree[k].is_verb and tree[k].tag != "VPP") or tree.lows[k] in {",", ";", ":", "et", "."}:
                break
        stop = end
        if end < len(tree) and tree.lows[end] in {",", "("}:
            first = end + 1
            while first < len(tree) and (
                tree.lows[first] in {"le", "la", "l'", "actuel", "actuelle", "son", "sa", "un", "une"}
                or tree[first].tag == "ADV"
            ):
                first += 1
            if first + 1 < len(tree) and tree.lows[first] in _PLACES and tree.lows[first + 1] in demonyms():
                return demonyms()[tree.lows[first + 1]], False  # "Wuhan, la ville chinoise"
            if first < len(tree) and tree.lows[first] in TITLES:
                stop = next(
                    (k for k in range(first, len(tree)) if tree.lows[k] in {",", ";", "."} or tree[k].tag == "VFIN"),
                    len(tree),
                )
                if not self._is_former(tree, first):
                    return self._owner_in(s, first + 1, stop), True
                return None, True
        return self._camp(s, start, end), titled

    def _camp(self, s: int, start: int, end: int) -> str | None:
        """For whom a person speaks, said beside the name: "Laurent Berger, de la CFDT", "côté FO, Yves Veyrier"."""
        tree = self.trees[s]
        if tree.lows[end : end + 1] == [","] and tree.lows[end + 1 : end + 2] and tree.lows[end + 1] in OF:
            first = end + 2 + (tree.lows[end + 2 : end + 3] in (["la"], ["l'"]))
            return self._name_from(s, first)
        if tree.lows[end : end + 1] == ["("] and tree.lows[end + 2 : end + 3] == [")"] and " " in tree.text(start, end):
            acronym = tree[end + 1].text  # "Philippe Allard (CGT)"
            initials = "".join(w[0] for w in tree.text(start, end).split())
            return acronym if acronym in self._acronyms and acronym != initials else None
        opening = " ".join(tree.lows[:3])
        if (
            start > 2
            and tree.lows[start - 1] != "de"
            and opening.startswith(("du côté de", "du côté du", "côté ", "chez "))
        ):
            name = next((k for k in range(1, min(start, 6)) if tree[k].text[0].isupper()), None)
            if (
                name is not None
                and "," in tree.lows[name:start]
                and not any(tree[k].is_verb for k in range(name, start))
            ):
                return self._name_from(s, name)
        return None

    def _name_from(self, s: int, k: int) -> str | None:
        """The name that begins at word `k` of a sentence."""
        return next((self.trees[s].text(a, b) for a, b in self._runs[s] if a == k), None)

    def _is_minister(self, tree: Tree, k: int) -> bool:
        """Whether a title is one of the government, with no country said."""
        after = tree.lows[k + 1 : k + 4]
        if tree.lows[k] == "ministre":
            return self.domestic or tree.lows[k - 1] != "premier"
        return self.domestic and (
            tree.lows[k] in {"secrétaire", "porte-parole", "chef", "président"}
            and bool({"etat", "état", "gouvernement", "république", "l'etat"} & set(after))
        )

    @staticmethod
    def _is_former(tree: Tree, k: int) -> bool:
        return any(
            w.startswith(("ancien", "ex-", "ex", "futur", "feu"))
            and w in {"ancien", "ancienne", "ex", "futur", "future", "feu"}
            for w in tree.lows[max(0, k - 2) : k + 3]
        )

    def _owner_in(self, s: int, start: int, stop: int) -> str | None:
        tree = self.trees[s]
        for k in range(start, stop):
            if tree.lows[k] in demonyms() and tree[k].tag != "PROPN":
                return demonyms()[tree.lows[k]]
            for m in self.mentions[s]:
                if m.start == k and tree.lows[k - 1] in {
                    "de",
                    "du",
                    "d'",
                    "des",
                    "l'",
                    "la",
                    "les",
                    "région",
                    "groupe",
                    "parti",
                    "club",
                    "société",
                }:
                    return m.key
            if tree.lows[k - 1] in {
                "de",
                "d'",
                "du",
                "chez",
                "l'",
                "la",
                "région",
                "groupe",
                "parti",
                "club",
                "société",
            }:
                name = self._name_from(s, k)
                if name and fold(tree.lows[k]) not in OFFICES and name.lower() not in NOT_PARTIES:
                    return name
        return None


def _initials(name: Sequence[str]) -> tuple[str, str]:
    """What a name may be short for, without its article and with it: "FI" and "LFI" for "France insoumise"."""
    letters = "".join(fold(w[0]).upper() for w in name if w.lower() not in _PARTICLES)
    return letters, f"L{letters}"
