"""The parties of a story: who they are, what they are called, and which words of a sentence stand for them.

Countries come with a gazetteer (names, capitals, seats of government, demonyms); persons and organisations are learned
from the article's own titles, appositions and abbreviations; groups ("les salariés") from a short list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from enjeu.gains.gazetteer import demonyms, fold, gazetteer, groups, leaders, names_of_places
from enjeu.gains.phrases import adjective_in_english, is_in_dictionary
from enjeu.gains.syntax import Tree

_TITLES = {
    "président", "présidente", "ministre", "dirigeant", "dirigeante", "chef", "cheffe", "leader", "chancelier",
    "chancelière", "roi", "reine", "prince", "émir", "sultan", "ayatollah", "guide", "patron", "patronne", "pdg",
    "directeur", "directrice", "secrétaire", "trésorier", "trésorière", "ambassadeur", "ambassadrice", "entraîneur",
    "homologue", "maire", "général", "porte-parole", "représentant", "négociateur", "fondateur", "fondatrice",
    "gouverneur", "président-directeur", "vice-président", "vice-ministre", "numéro", "conseiller", "responsable",
    "diplomate", "délégué", "déléguée", "député", "premier",
}  # fmt: skip
_AUTHORITIES = _TITLES | {
    "gouvernement", "régime", "pouvoir", "autorités", "autorité", "armée", "diplomatie", "exécutif", "forces",
    "parlement", "responsables", "dirigeants", "présidence", "militaires", "direction", "etat", "état", "industrie",
    "ministère", "troupes", "peuple", "population", "économie", "délégation", "chefs", "division", "milice",
    "brigade", "bataillon", "camp", "marine", "état-major", "côté", "partie",
}  # fmt: skip
_OWNED = _AUTHORITIES | {
    "groupe", "entreprise", "société", "club", "parti", "constructeur", "équipe", "firme", "banque", "compagnie",
    "géant", "actionnaires", "banques", "entreprises", "marque",
}  # fmt: skip
_NOT_PARTIES = {
    "afp", "reuters", "ap", "twitter", "facebook", "instagram", "youtube", "bbc", "cnn", "bfmtv", "bfm", "rtl",
    "franceinfo", "tass", "bloomberg", "covid", "covid-19", "internet", "google maps", "le monde", "new york times",
    "washington post", "le figaro", "libération", "europe 1", "france inter", "france info", "lci", "cnews",
    "le parisien", "wall street journal", "guardian", "noël", "pâques", "dieu", "image", "author", "role", "crédit",
    "légende", "getty", "getty images", "m.", "mme", "mm.", "tv", "ndlr", "cdi", "cdd", "rcc", "pib", "tva",
    "occident", "asie", "afrique", "amérique", "extrême-orient", "moyen-orient", "proche-orient", "europe de l'est",
    "orient", "états", "etats", "amérique centrale", "amérique latine", "océanie", "méditerranée", "atlantique",
    "pacifique", "seconde guerre", "assemblée", "conseil", "l1", "l2", "ligue 1", "ligue 2", "coupe", "paf", "icbm",
    "pac",
}  # fmt: skip
_PARTICLES = {"de", "du", "d'", "des", "ben", "bin", "al", "el", "van", "von", "der", "da", "dos", "le", "la", "di"}
_OFFICES = {
    "défense", "affaires", "économie", "finances", "transports", "travail", "santé", "intérieur", "justice",
    "culture", "sécurité", "etat", "état", "énergie", "agriculture", "éducation", "environnement", "ecologie",
    "écologie", "commerce", "industrie",
}  # fmt: skip
_DEFINITE = {"le", "la", "l'", "les", "ce", "cet", "cette", "ces", "du", "au", "des", "aux"}
_COMPANY_NOUNS = {
    "groupe", "entreprise", "société", "firme", "constructeur", "compagnie", "géant", "opérateur", "avionneur",
    "banque", "direction", "enseigne", "club", "parti", "fédération", "chaîne", "association", "institution",
    "autorité", "organisme", "ligue", "agence", "établissement", "région",
}  # fmt: skip
_COUNTRY_NOUNS = {"pays", "régime", "royaume", "émirat", "capitale"}
_BOTH = {
    "pays", "dirigeants", "parties", "camps", "groupes", "hommes", "capitales", "nations", "états", "etats",
    "voisins", "entreprises", "clubs", "partis", "partenaires", "puissances", "gouvernements", "constructeurs",
    "leaders", "présidents", "alliés", "équipes", "côtés", "rivaux", "dictateurs", "géants", "sociétés",
}  # fmt: skip


@dataclass
class Party:
    """A party in the making. `weight` grows with its mentions; `aliases` hold both languages."""

    name: str
    kind: str
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: float = 0
    acts: int = 0
    first: int = 10**6
    in_title: bool = False


class Mention(NamedTuple):
    """Words [start, end) of a sentence that name a party."""

    start: int
    end: int
    key: str


class Cast:
    """All parties of an article and the words that stand for them."""

    def __init__(self, trees: Sequence[Tree], title: Tree | None, named: Sequence[str] = ()) -> None:
        """Read the whole article once. `named` are sides given by the user, in either language."""
        self.trees = list(trees)
        self.parties: dict[str, Party] = {}
        self.mentions: list[list[Mention]] = [[] for _ in self.trees]
        self.titled = title
        self._acronyms = {
            w.text for t in self.trees for w in t.words if w.text.isupper() and 1 < len(w.text) < 7 and w.text.isalpha()
        }
        self._runs = [self._name_runs(t) for t in self.trees]
        self._alone = Counter(t.text(a, b) for t, runs in zip(self.trees, self._runs, strict=True) for a, b in runs)
        self._runs = [
            [piece for run in runs for piece in self._split(t, *run)]
            for t, runs in zip(self.trees, self._runs, strict=True)
        ]
        self._find_countries()
        self._find_names()
        self._find_groups()
        self._subjects: list[frozenset[str]] = []
        self._count(title)
        self.main: tuple[str, ...] = ()
        self.named = tuple(dict.fromkeys(filter(None, (self._match(n) for n in named))))

    # -- finding ------------------------------------------------------------------------------------------------------

    def _party(self, key: str, kind: str, aliases: Sequence[str] = ()) -> Party:
        party = self.parties.setdefault(key, Party(key, kind))
        for alias in aliases:
            party.aliases.setdefault(alias, None)
        return party

    def _country(self, name: str) -> Party:
        place = gazetteer()[name]
        kind = "institution" if name in {"United Nations", "European Union"} else "country"
        return self._party(name, kind, (name, *place.english, place.adjective))

    def _find_countries(self) -> None:
        names, people = names_of_places(), demonyms()
        longest = max(map(len, names))
        seen = Counter[str]()
        for s, tree in enumerate(self.trees):
            folded = [fold(w.text) for w in tree.words]
            pieces = [tuple(re.findall(r"[^\W_]+(?:[-'][^\W_]+)*'?", f)) for f in folded]
            i = 0
            while i < len(tree):
                if tree[i].text[0].isupper() and not self._inside_longer_name(s, i):
                    for size in range(min(longest, len(tree) - i), 0, -1):
                        if (
                            name := names.get(pieces[i] if size == 1 else tuple(folded[i : i + size]))
                        ) and self._case_fits(tree, i, size):
                            if name == "Congo" and seen["DR Congo"]:
                                name = "DR Congo"
                            self._country(name).aliases.setdefault(tree.text(i, i + size), None)
                            self.mentions[s].append(Mention(i, i + size, name))
                            seen[name] += 1
                            i += size - 1
                            break
                    else:
                        if (
                            tree[i].low in people
                            and i
                            and tree[i].tag in {"NOUN", "PROPN"}
                            and tree[i - 1].low in _DEFINITE
                        ):
                            self._country(people[tree[i].low]).aliases.setdefault(tree[i].text, None)
                            self.mentions[s].append(Mention(i, i + 1, people[tree[i].low]))
                i += 1
        for short, name in (("Nord", "North Korea"), ("Sud", "South Korea")):
            if name in self.parties and "North Korea" in self.parties:
                for s, tree in enumerate(self.trees):
                    for i in range(1, len(tree)):
                        follows = tree.lows[i + 1] if i + 1 < len(tree) else ""
                        if (
                            tree[i].text == short
                            and tree.lows[i - 1] in {"le", "du", "au"}
                            and follows not in {"de", "du"}
                            and tree.lows[i - 2] != "corée"
                        ):
                            self.mentions[s].append(Mention(i, i + 1, name))

    @staticmethod
    def _case_fits(tree: Tree, i: int, size: int) -> bool:
        text = tree.text(i, i + size)
        return not (
            size == 1 and len(text) <= 3 and not text.isupper() and text not in {"UE"} and tree[i].tag != "PROPN"
        )

    def _name_runs(self, tree: Tree) -> list[tuple[int, int]]:
        """Stretches of capitalised words: names of persons, companies and institutions."""
        runs = []
        i = 0
        while i < len(tree):
            if not self._is_name_word(tree, i):
                i += 1
                continue
            end = i + 1
            while end < len(tree):
                if self._is_name_word(tree, end) or (
                    tree[end].tag == "NUM" and tree[end].text.isdigit() and len(tree[end].text) == 1
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
                    and end - i == 1
                    and fold(tree[i].text) not in {n[0] for n in names_of_places() if len(n) == 1}
                    and not tree[i].text.isupper()
                ):
                    end += 2
                else:
                    break
            runs.append((i, self._spelt_out(tree, i, end)))
            i = runs[-1][1]
        return runs

    def _split(self, tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
        """An organisation and a person that follow each other: "le patron de Mediapro Jaume Roures"."""
        for cut in range(start + 1, end - 1):
            if self._alone[tree.text(start, cut)] > 1 and start and tree.lows[start - 1] in {"de", "d'", "chez", "du"}:
                return [(start, cut), (cut, end)]
        return [(start, end)]

    def _spelt_out(self, tree: Tree, i: int, end: int) -> int:
        """Where a name ends whose initials make an abbreviation of the article: "Rassemblement national" for "RN"."""
        initials = ""
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
        if not word.text[0].isupper() or word.text in {"M.", "MM.", "Mme", "Mgr", "Dr", "Me"}:
            return False
        starts = i == 0 or tree[i - 1].low in {'"', ".", ":", "-", "--", "(", "!", "?", "...", "–", "—"}
        if starts:
            return word.tag == "PROPN" or (
                word.text.isupper() and len(word.text) > 1 and word.tag in {"PROPN", "X", "NOUN"}
            )
        return word.tag in {"PROPN", "NOUN", "X", "ADJ"} or word.text.isupper()

    def _inside_longer_name(self, s: int, i: int) -> bool:
        """Whether a place name is but a part of another name, as in "Radio France"."""
        return any(
            start < i < end
            and i == end - 1
            and end - start == 2
            and self.trees[s][start].tag == "PROPN"
            and tuple([fold(self.trees[s][start].text)]) not in names_of_places()
            and self.trees[s].lows[start] not in _TITLES
            for start, end in self._runs[s]
        )

    def _find_names(self) -> None:
        full: Counter[tuple[str, ...]] = Counter()
        where: list[tuple[int, int, int]] = []
        for s, tree in enumerate(self.trees):
            taken = {k for m in self.mentions[s] for k in range(m.start, m.end)}
            for start, end in self._runs[s]:
                while start < end and (
                    tree.lows[start] in _TITLES | {"premier", "l'", "le", "la"}
                    or start in taken
                    or (end - start > 1 and tree[start].tag == "NOUN" and tree.lows[start] in _OFFICES)
                ):
                    start += 1
                while end > start and end - 1 in taken:
                    end -= 1
                if start >= end or any(k in taken for k in range(start, end)):
                    continue
                text = tree.text(start, end)
                if (
                    end == start + 1
                    and not text.isupper()
                    and (start == 0 or tree.lows[start - 1] in _DEFINITE)
                    and is_in_dictionary(text.lower())
                ):
                    continue
                if (
                    text.lower() in _NOT_PARTIES | _OFFICES
                    or (len(text) < 2)
                    or text.lower() in groups()
                    or re.fullmatch(
                        r"(?i:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
                        text,
                    )
                ):
                    continue
                full[tuple(text.split())] += 1
                where.append((s, start, end))
        canonical = self._canonical(full)
        owners: dict[str, Counter[str]] = {}
        persons: set[str] = set()
        for s, start, end in where:
            tree = self.trees[s]
            name = canonical[tuple(tree.text(start, end).split())]
            owner, titled = self._owner(s, start, end)
            if titled or (start and tree[start - 1].text in {"M.", "Mme", "MM."}):
                persons.add(name)
            if owner and owner != name:
                owners.setdefault(name, Counter())[owner] += 1
        for name in set(canonical.values()):
            if name not in owners and (country := leaders().get(fold(name))):
                owners[name] = Counter([country])
        links = {
            name: canonical.get(tuple(counts.most_common(1)[0][0].split()), counts.most_common(1)[0][0])
            for name, counts in owners.items()
        }
        for s, start, end in where:
            text = self.trees[s].text(start, end)
            name = canonical[tuple(text.split())]
            key = name
            for _ in range(2):
                key = links.get(key, key)
            if key == "Government":
                party = self._party(key, "group", groups()["gouvernement"][1])
            elif key in gazetteer():
                party = self._country(key)
            else:
                kind = "person" if key in persons and key == name else "organisation"
                party = self._party(key, kind, (key,))
            party.aliases.setdefault(text, None)
            party.aliases.setdefault(name, None)
            self.mentions[s].append(Mention(start, end, key))
        for row in self.mentions:
            row.sort()

    def _canonical(self, full: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
        """Each name's fullest form: "Netanyahu" -> "Benjamin Netanyahu", "RN" -> "Rassemblement national"."""
        out = {}
        for name in full:
            best = name
            if len(name) == 1:
                longer = [
                    o
                    for o in full
                    if len(o) > 1
                    and (
                        name[0] == o[-1]
                        or (name[0] == o[0] and len(o) == 3)
                        or (
                            len(name[0]) > 3
                            and name[0] == o[0]
                            and not name[0].isupper()
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
                            "".join(w[0] for w in o if w[0].isupper()),
                            "".join(fold(w[0]).upper() for w in o if w.lower() not in _PARTICLES),
                        }
                    ]
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
                    if before and tuple(tree.text(*before).split()) in out and (tree[i].text,) in out:
                        out[(tree[i].text,)] = out[tuple(tree.text(*before).split())]
        return out

    def _owner(self, s: int, start: int, end: int) -> tuple[str | None, bool]:
        """For whom the bearer of a name stands, by his title: "le patron de PSA", "le dirigeant nord-coréen"."""
        tree = self.trees[s]
        titled = False
        if (
            start
            and tree.lows[start - 1] in {"de", "d'", "du", "chez", "des"}
            and tree.lows[start - 2 : start - 1] != ["nommé"]
        ):
            return None, False
        for k in range(start - 1, max(-1, start - 10), -1):
            if tree.lows[k] in _TITLES:
                titled = True
                if self._is_former(tree, k):
                    return None, True
                return self._owner_in(s, k + 1, start) or (
                    "Government" if tree.lows[k] == "ministre" and tree.lows[k - 1] != "premier" else None
                ), True
            if (
                tree.lows[k] in {"division", "milice", "brigade", "bataillon", "groupe"}
                and k < start - 1
                and (tree.lows[start - 1] in demonyms())
            ):
                return demonyms()[tree.lows[start - 1]] if tree.lows[k] != "groupe" or "paramilitaire" in tree.lows[
                    k:start
                ] or "armé" in tree.lows[k:start] else None, False
            if (tree[k].is_verb and tree[k].tag != "VPP") or tree.lows[k] in {",", ";", ":", "et", "."}:
                break
        stop = end
        if end < len(tree) and tree.lows[end] in {",", "("}:
            first = end + 1
            while first < len(tree) and (
                tree.lows[first] in {"le", "la", "l'", "actuel", "actuelle"} or tree[first].tag == "ADV"
            ):
                first += 1
            if first < len(tree) and tree.lows[first] in _TITLES:
                stop = next(
                    (k for k in range(first, len(tree)) if tree.lows[k] in {",", ";", "."} or tree[k].tag == "VFIN"),
                    len(tree),
                )
                if not self._is_former(tree, first):
                    return self._owner_in(s, first + 1, stop), True
                return None, True
        return None, titled

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
                for a, b in self._runs[s]:
                    if a == k and tree.text(a, b).lower() not in _NOT_PARTIES:
                        return tree.text(a, b)
        return None

    def _find_groups(self) -> None:
        table = groups()
        for s, tree in enumerate(self.trees):
            taken = {k for m in self.mentions[s] for k in range(m.start, m.end)}
            for i, word in enumerate(tree.words):
                if i in taken or word.tag not in {"NOUN", "PROPN"}:
                    continue
                for size in (3, 2, 1):
                    text = " ".join(tree.lows[i : i + size])
                    if text not in table:
                        continue
                    name, english = table[text]
                    key = name
                    after = tree[i + size] if i + size < len(tree) else None
                    if (
                        name == "Government"
                        and after
                        and after.low not in demonyms()
                        and (
                            after.tag in {"VPP"}
                            or after.low in {"hébreu", "islamique", "membre", "paria", "isolé", "d'", "de"}
                        )
                    ):
                        break
                    if after and after.low in demonyms():
                        key = self._country(demonyms()[after.low]).name if name == "Government" else name
                    if name == "Companies":
                        if not (after and after.tag == "ADJ") or adjective_in_english(after.low) == after.low:
                            break

                        key = f"{adjective_in_english(after.low).capitalize()} companies"
                        english = (
                            key.lower(),
                            f"{key.split()[0].lower()} operators",
                            f"{key.split()[0].lower()} firms",
                        )
                        text = tree.text(i, i + size + 1)
                    if key not in gazetteer():
                        self._party(key, "group", (text, *english))
                    self.mentions[s].append(Mention(i, i + size, key))
                    break
            self.mentions[s].sort()

    def _count(self, title: Tree | None) -> None:
        for s, tree in enumerate(self.trees):
            for m in self.mentions[s]:
                party = self.parties[m.key]
                place = m.start and tree.lows[m.start - 1] in {"à", "en", "au", "dans"} and party.kind == "country"
                party.mentions += 0.3 if place else 1
                party.first = min(party.first, s)
                head = self.head_of(tree, m)
                if tree[head].label.startswith("nsubj") or tree[head].label == "obl:agent":
                    party.acts += 1
            for word in tree.words:
                if word.low in demonyms() and (name := demonyms()[word.low]) in self.parties and word.tag == "ADJ":
                    self.parties[name].mentions += 1
                    self.parties[name].aliases.setdefault(word.low, None)
        if title:
            text = f" {fold(title.text(0, len(title)))} "
            spans = sorted(
                (
                    (m.end() - m.start(), m.start(), m.end(), key)
                    for key, p in self.parties.items()
                    for a in p.aliases
                    if len(a) > 1
                    for m in re.finditer(rf"\b{re.escape(fold(a))}\b", text)
                ),
                reverse=True,
            )
            covered: set[int] = set()
            for _, start, end, key in spans:
                if not covered & set(range(start, end)) or self.parties[key].in_title:
                    covered |= set(range(start, end))
                    self.parties[key].in_title = True

    @staticmethod
    def head_of(tree: Tree, mention: Mention) -> int:
        """The word of a mention that governs the others."""
        return next(
            (k for k in range(mention.start, mention.end) if not mention.start <= tree[k].head < mention.end),
            mention.start,
        )

    def _match(self, named: str) -> str | None:
        """The party that the user means; a new one where the article has none of that name."""
        wanted = fold(named)
        for key, party in self.parties.items():
            if wanted in {fold(key), *(fold(a) for a in party.aliases)}:
                return key
        if country := demonyms().get(named.lower()) or names_of_places().get(tuple(wanted.split())):
            self._country(country)
            return country
        self._party(named, "organisation", (named,))
        for s, tree in enumerate(self.trees):
            words = [fold(w) for w in re.findall(r"[^\W_]+(?:[-'][^\W_]+)*'?", named)]
            for i in range(len(tree) - len(words) + 1):
                if [fold(w) for w in tree.lows[i : i + len(words)]] == words:
                    self.mentions[s].append(Mention(i, i + len(words), named))
                    self.parties[named].mentions += 1
        return named

    # -- reading ------------------------------------------------------------------------------------------------------

    def at(self, s: int, i: int) -> str | None:
        """The party that the word `i` of sentence `s` names, if it names one."""
        return next((m.key for m in self.mentions[s] if m.start <= i < m.end), None)

    def resolve(self, s: int, i: int | None, depth: int = 0) -> frozenset[str]:
        """The parties that the noun phrase or pronoun with head `i` stands for; empty where that is not safe."""
        if i is None or depth > 3:
            return frozenset()
        tree = self.trees[s]
        word = tree[i]
        if key := self.at(s, i):
            return frozenset({key} | self._coordinated(s, i))
        if word.low in {
            "il",
            "elle",
            "ils",
            "elles",
            "-t-il",
            "-t-elle",
            "-il",
            "-elle",
            "celui-ci",
            "celle-ci",
            "on",
            "ce-dernier",
        }:
            return self._pronoun(s, i)
        if word.low in {"lui", "leur"}:
            return self._pronoun(s, i)
        if not (word.is_noun or word.tag in {"ADJ", "NUM", "PRON"}):
            return frozenset()
        modifiers = [tree[c] for c in tree.children[i]]
        if (
            any(m.low == "deux" for m in modifiers)
            and word.low in _BOTH
            and any(m.low in {"les", "des", "aux", "ces"} for m in modifiers)
        ) or (word.low == "deux" and i and tree.lows[i - 1] in {"les", "aux", "des"}):
            return frozenset(self.main[:2])
        for c in tree.children[i]:
            child = tree[c]
            if (
                child.low in demonyms()
                and child.tag in {"ADJ", "NOUN"}
                and (word.low in _AUTHORITIES or word.lemma in _AUTHORITIES)
            ):
                return frozenset({demonyms()[child.low]}) if demonyms()[child.low] in self.parties else frozenset()
        if word.low in demonyms() and i and tree.lows[i - 1] in _DEFINITE and demonyms()[word.low] in self.parties:
            return frozenset({demonyms()[word.low]})
        for k in range(i + 1, min(i + 4, len(tree))):
            if tree.lows[k] in demonyms() and word.low in _AUTHORITIES and tree[k].tag == "ADJ":
                return (
                    frozenset({demonyms()[tree.lows[k]]}) if demonyms()[tree.lows[k]] in self.parties else frozenset()
                )
            if tree[k].tag not in {"ADJ", "PROPN", "ADV"}:
                break
        for c in tree.kids(i, "appos", "flat"):
            if key := self.at(s, c):
                return frozenset({key})
        if word.low in _OWNED or word.lemma in _OWNED:
            for c in tree.kids(i, "nmod"):
                if tree.preposition(c) == "de" and (key := self.at(s, c)):
                    return frozenset({key})
            for k in range(i + 1, min(i + 5, len(tree))):
                if (key := self.at(s, k)) and (k == i + 1 or tree.lows[k - 1] in {"de", "du", "d'", "l'", "la", "des"}):
                    return frozenset({key} | self._coordinated(s, k))
                if tree[k].is_verb or tree[k].tag == "PUNCT":
                    break
        determiner = tree.lows[i - 1] if i else ""
        if word.low in _COUNTRY_NOUNS or (
            word.low in {"etat", "état"} and i + 1 < len(tree) and tree[i + 1].tag in {"ADJ", "VPP"}
        ):
            return (
                self._last_of(s, i, "country") if determiner in {"le", "l'", "ce", "du", "au", "son"} else frozenset()
            )
        if word.low in _COMPANY_NOUNS and determiner in {"le", "la", "l'", "du", "au", "ce", "cette"}:
            return self._top_of("organisation")
        return frozenset()

    def _coordinated(self, s: int, i: int) -> set[str]:
        tree = self.trees[s]
        linked = (
            c for c in tree.kids(i, "conj") if not any(w.tag == "ADP" and w.low == "par" for w in tree.words[i:c])
        )
        return {key for c in linked if (key := self.at(s, c))}

    def _pronoun(self, s: int, i: int) -> frozenset[str]:
        tree = self.trees[s]
        plural = tree.lows[i] in {"ils", "elles", "leur"}
        before: list[str] = []
        for k in range(i):
            if (
                tree[k].label.startswith("nsubj")
                and (tree[k].is_noun or tree[k].tag == "ADJ")
                and len(found := self.resolve(s, k, 2)) == 1
            ):
                before.extend(found)
        if before and not plural:
            return frozenset({before[0] if tree.lows[i] == "lui" else before[-1]})
        if plural:
            together = {k for c in before for k in (c,)}
            return (
                frozenset(together)
                if len(together) > 1
                else frozenset(k for k in together if self.parties[k].kind == "group")
            )
        if s and tree.lows[i] != "on":
            return self.subject_of(s - 1)
        return frozenset()

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

    def _top_of(self, kind: str) -> frozenset[str]:
        chosen = [k for k in self.main if self.parties[k].kind == kind]
        if len(chosen) == 1:
            return frozenset(chosen)
        ranked = sorted((p for p in self.parties.values() if p.kind == kind), key=lambda p: -p.mentions)
        if ranked and (len(ranked) == 1 or ranked[0].mentions >= 2 * ranked[1].mentions):
            return frozenset({ranked[0].name})
        return frozenset()
