"""The parties of a story: who they are, what they are called, and which words of a sentence name them.

Countries come with a gazetteer (names, capitals, seats of government, demonyms); persons and organisations are learned
from the article's own titles, appositions and abbreviations; groups ("les salariés") from a list and the dictionary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, cached_property

from enjeu.folding import fold
from enjeu.gains.dictionary import adjective_in_english, human_group, in_english, is_in_dictionary
from enjeu.gains.gazetteer import (
    demonyms,
    french_names,
    gazetteer,
    groups,
    leaders,
    names_of_places,
    organisations,
    places,
)
from enjeu.gains.names import COMPANY_NOUNS, NOT_PARTIES, OF, OFFICES, TITLES, Mention, Names, Party
from enjeu.gains.terms import Terms
from enjeu.gains.wordlists import words
from enjeu.reading.dates import DAY_NAMES, MONTH_NAMES
from enjeu.syntax import Tree, singular
from enjeu.translation.gazetteer import forenames

AUTHORITIES = TITLES | words("authorities")
OWNED = AUTHORITIES | words("owned")
_NAMELESS = words("nameless")
_SHORT, _OFTEN = 8, 3  # sentences of a short text; how often a longer one names the country abroad that it tells of
DEFINITE = words("definite")
_MARCHING = {"manifester", "défiler", "rassembler", "réunir"}
_ONE = {"le", "la", "l'", "du", "au"}
POINTING = {*_ONE, "ce", "cet", "cette"}
_NATIONAL = {"Government", "Army", "French people"}  # groups that stand for their country once it is said which
STATE = "French government"
_OUTLETS = words("outlets")
DEPARTEMENTS = words("departements")
_BROADCASTERS = tuple(f"{name} " for name in sorted(words("broadcasters")))
_NUMBERED = re.compile(r"[IVX]+e|[AND]\d{1,3}")  # "le Ve" arrondissement, the A7
_FEMININE = (("ière", "ier"), ("ienne", "ien"), ("euse", "eur"), ("trice", "teur"), ("ée", "é"), ("ante", "ant"))
# endings of common nouns that are the same in both languages: "l'Office", "la Nation"
_COGNATE = re.compile(r"(?:ion|ice|ent|[ae]nce|age|al|ble|ure|ise|ique|isme)$")
_PIECES = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*'?")


@cache
def _longest_place() -> int:
    return max(map(len, names_of_places()))


def _singular(word: str) -> str:
    """A compound in the singular, what it was before left out: "ex-salariés" is "salarié"."""
    return "-".join(map(singular, word.removeprefix("ex-").split("-")))


def _masculine(word: str) -> list[str]:
    """The masculine of a noun in the feminine, by its ending: "ouvrière" is "ouvrier"."""
    return [word.removesuffix(she) + he for she, he in _FEMININE if word.endswith(she)]


# what makes a broadcaster of "France" or "Europe"
_ON_AIR = {*"12345", "24", "inter", "info", "bleu", "culture", "musique", "télévisions", "tv"}


class Parties(Names):
    """All parties of an article and the words that name them."""

    def __init__(
        self,
        trees: Sequence[Tree],
        title: Tree | None,
        named: Sequence[str] = (),
        terms: Mapping[str, str] | None = None,
    ) -> None:
        """Read the whole article once.

        `named` are sides given by the user, in either language; `terms` are his own, French to English.
        """
        self.trees = list(trees)
        wanted = Terms(terms or {})
        for tree in self.trees:
            tree.terms = wanted.found(tree)
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
        self._find_called()
        self._find_groups()
        self._find_management()
        self._unite_government()
        self._name_in_english()
        self.titled_parties = self._find_titled()
        self._subjects: list[frozenset[str]] = []
        self._count(title)
        self._add_wordings()
        self.main: tuple[str, ...] = ()
        self.named = self._choose(named)

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
        """Countries by their places, peoples and officials; then whether the story is one of home affairs."""
        seen = Counter[str]()
        surnames = {  # "François Hollande" is no country
            t[b - 1].text
            for t, runs in zip(self.trees, self._runs, strict=True)
            for a, b in runs
            if b - a > 1 and t[a].text in forenames()
        }
        for s, tree in enumerate(self.trees):
            folded = [fold(w.text) for w in tree.words]
            i = 0
            while i < len(tree):
                if tree[i].text[0].isupper() and tree[i].text not in surnames and not self._inside_longer_name(s, i):
                    name, size = self._place_at(tree, i, folded)
                    if size:
                        name = "DR Congo" if name == "Congo" and seen["DR Congo"] else name
                        seen[name] += 1
                    elif name := self._people_at(tree, i):
                        size = 1
                    if name:
                        self._country(name).aliases.setdefault(tree.text(i, i + size), None)
                        self.mentions[s].append(Mention(i, i + size, name))
                        i += size - 1
                nation = demonyms().get(tree.lows[i], "France")
                if nation != "France" and i and tree.lows[i - 1] in TITLES:
                    self._country(nation)  # "le président ukrainien"
                i += 1
        self._find_halves()
        for tree in [*self.trees, *filter(None, [self.titled])]:
            nations = (demonyms().get(low, "") for low in tree.lows)
            seen.update(nation for nation in nations if nation in self.parties)
        self.domestic = not self._is_abroad(seen)
        self._land = self._told_land(seen)
        if self.domestic:  # then "Paris" is the city
            for s, row in enumerate(self.mentions):
                self.mentions[s] = [m for m in row if self.trees[s].text(m.start, m.end) != "Paris"]

    def _place_at(self, tree: Tree, i: int, folded: Sequence[str]) -> tuple[str, int]:
        """The country of the place named from word `i` on, and the words of its name; ("", 0) where there is none."""
        names = names_of_places()
        for size in range(min(_longest_place(), len(tree) - i), 0, -1):
            words = tuple(_PIECES.findall(folded[i])) if size == 1 else tuple(folded[i : i + size])
            name = names.get(words)
            if not name or not self._case_fits(tree, i, size):
                continue
            if tree.lows[i] in {"france", "europe"} and _ON_AIR & set(tree.lows[i + 1 : i + 2]):
                break  # "Europe 1"
            if name == "United Nations" and tree.lows[i + size : i + size + 1] == ["nationale"]:
                break  # "le Conseil de sécurité nationale" of some country
            if name == "Belgium" and tree.lows[i] == "bruxelles" and not self._tells_of_belgium:
                return "European Union", size
            if tree[i].text in forenames() and tree[min(i + size, len(tree) - 1)].text.istitle():
                break  # "Maurice Chevalier"
            return name, size
        return "", 0

    @cached_property
    def _tells_of_belgium(self) -> bool:
        """Whether Belgium or its people are named at all: else "Bruxelles" is the seat of the European Union."""
        return any(low.startswith("belg") for tree in self.trees for low in tree.lows)

    @staticmethod
    def _people_at(tree: Tree, i: int) -> str:
        """The country whose people word `i` names ("les Russes"), "" for none and for the French."""
        word, name = tree[i], demonyms().get(tree.lows[i], "France")
        if name == "France" or not i or word.tag not in {"NOUN", "PROPN"}:
            return ""
        counted = tree[i - 1].tag == "NUM" or tree.lows[i - 1] in {"d'", "de"}  # "trois Arméniens"
        if tree.lows[i - 1] not in DEFINITE and not (counted and word.text[0].isupper()):
            return ""
        person = i + 1 < len(tree) and tree[i + 1].text in forenames()  # "le Canadien Ben Smith"
        return "" if person else name

    def _find_halves(self) -> None:
        """ "Le Nord" and "le Sud", where Korea is meant."""
        for short, name in (("Nord", "North Korea"), ("Sud", "South Korea")):
            if name not in self.parties or "North Korea" not in self.parties:
                continue
            for s, tree in enumerate(self.trees):
                for i in range(1, len(tree)):
                    half = tree[i].text == short and tree.lows[i - 1] in {"le", "du", "au"}
                    whole = tree.lows[i - 2] == "corée" or tree.lows[i + 1 : i + 2] in (["de"], ["du"])
                    if half and not whole:
                        self.mentions[s].append(Mention(i, i + 1, name))

    def _is_abroad(self, seen: Counter[str]) -> bool:
        """Whether another country than France is in the title, or named more than France."""
        titled = fold(self.titled.text(0, len(self.titled))) if self.titled else ""
        often = _OFTEN if len(self.trees) > _SHORT else 1
        return any(
            n > (max(often, seen["France"]) if seen["France"] else 1)
            or any(fold(a) in titled for a in self.parties[k].aliases if len(a) > 3)
            for k, n in seen.items()
            if self.parties[k].kind == "country" and k != "France"
        )

    def _told_land(self, seen: Counter[str]) -> str | None:
        """The one foreign country that news from abroad tells of: named more than all others, without France."""
        lands = Counter({k: n for k, n in seen.items() if self.parties[k].kind == "country"})
        name, n = lands.most_common(1)[0] if lands else ("France", 0)
        return name if not lands["France"] and n > 2 and 2 * n > lands.total() else None

    def _unite_government(self) -> None:
        """The government and its seats are one side with the State at home, or with the one land that is told of.

        At home the president is of that side, too.
        """
        if "Government" not in self.parties:
            return
        if self.domestic:
            self._party(STATE, "institution", (STATE,))
            for key in ("Government", "France"):
                self._join(key, STATE)
            return
        government = self.parties["Government"]
        government.aliases = {alias: None for alias in government.aliases if not alias.startswith("French ")}
        if self._land:
            words = (
                t.text(m.start, m.end)
                for t, row in zip(self.trees, self.mentions, strict=True)
                for m in row
                if m.key == "Government"
            )
            government.aliases = dict.fromkeys(words)
            self._join("Government", self._land)

    def _join(self, key: str, whole: str) -> None:
        """Make a party, if there is one of that name, part of another."""
        if key not in self.parties:
            return
        for alias in self.parties.pop(key).aliases:
            self.parties[whole].aliases.setdefault(alias, None)
        for row in self.mentions:
            row[:] = [m._replace(key=whole) if m.key == key else m for m in row]

    @staticmethod
    def _case_fits(tree: Tree, i: int, size: int) -> bool:
        text = tree.text(i, i + size)
        return not (
            size == 1 and len(text) <= 3 and not text.isupper() and text not in {"UE"} and tree[i].tag != "PROPN"
        )

    def _find_names(self) -> None:
        """Persons and organisations: each under its longest name, or under the party whose member it is."""
        where = list(self._named_spans())
        canonical = self._canonical(Counter(tuple(self.trees[s].text(a, b).split()) for s, a, b in where))
        owners: dict[str, Counter[str]] = {}
        persons: set[str] = set()
        for s, start, end in where:
            name = canonical[tuple(self.trees[s].text(start, end).split())]
            owner, titled = self._owner(s, start, end)
            if titled or start in self.trees[s].titled:
                persons.add(name)
            if owner and owner != name:
                owners.setdefault(name, Counter())[owner] += 1
        for name in set(canonical.values()):
            if name not in owners and (country := leaders().get(fold(name))):
                owners[name] = Counter([country])
        links = {}
        for name, counts in owners.items():
            most = counts.most_common(1)[0][0]
            links[name] = canonical.get(tuple(most.split()), most)
        for s, start, end in where:
            text = self.trees[s].text(start, end)
            name = canonical[tuple(text.split())]
            key, party = self._party_called(name, links, persons)
            party.aliases.setdefault(text, None)
            party.aliases.setdefault(name, None)
            if start > 1 and self.trees[s][start - 1].text == "L'":  # capital in mid-sentence: "le groupe L'Oréal"
                party.aliases.setdefault(f"L'{text}", None)
                party.name = f"L'{text}" if key == text else party.name
            if text in self._plural_names and key == text:
                party.aliases.setdefault(f"Les {text}", None)
                party.name = f"Les {text}"
            self.mentions[s].append(Mention(start, end, key))
        for row in self.mentions:
            row.sort()

    def _named_spans(self) -> Iterator[tuple[int, int, int]]:
        """Sentence, first word and end of each name that may be a party's."""
        nameless = {  # "le village de X" and "X (Nord)": X is a place
            t.text(a, b)
            for t, runs in zip(self.trees, self._runs, strict=True)
            for a, b in runs
            if (a and t[a - 1].lemma in _NAMELESS) or _is_located(t, b)
        }
        for s, tree in enumerate(self.trees):
            taken = {k for m in self.mentions[s] for k in range(m.start, m.end)}
            for first, last in self._runs[s]:
                start, end = self._without_title(tree, first, last, taken)
                if start >= end or any(k in taken for k in range(start, end)):
                    continue
                text = tree.text(start, end)
                placed = (start and tree[start - 1].lemma in _NAMELESS) or text in nameless
                if not placed and not self._is_no_name(tree, start, end):
                    yield s, start, end

    @staticmethod
    def _without_title(tree: Tree, start: int, end: int, taken: Container[int]) -> tuple[int, int]:
        """The name without the office before it and without countries at its ends."""
        while start < end and (
            tree.lows[start] in TITLES | {"premier", "l'", "le", "la"}
            or start in taken
            or (end - start > 1 and tree[start].tag == "NOUN" and fold(tree.lows[start]) in OFFICES)
        ):
            start += 1
        while end > start and end - 1 in taken:
            end -= 1
        return start, end

    def _is_no_name(self, tree: Tree, start: int, end: int) -> bool:
        """Whether capitals stand for something else than a name: a group, an office, a day, a common noun."""
        text = tree.text(start, end)
        low = text.lower()
        return (
            len(text) < 2
            or text.endswith("'")  # "D'habitude", which the tagger may take for a name
            or " ".join(tree.lows[start : start + 2]) in groups()  # "Force ouvrière"
            or (end == start + 1 and self._is_common(tree, start) and text not in self._plural_names | self._bracketed)
            or ((low in NOT_PARTIES or _NUMBERED.fullmatch(text)) and not self._is_titled(text))
            or low.startswith(_BROADCASTERS)
            or fold(text) in OFFICES
            or low in groups()
            or low in {*DAY_NAMES, *MONTH_NAMES}
        )

    def _party_called(self, name: str, links: Mapping[str, str], persons: Container[str]) -> tuple[str, Party]:
        """The party of that name, or the one that it is linked to (a country, a group, a company), after its key."""
        key = name
        for _ in range(2):
            key = links.get(key, key)
        if key != name and key.lower() in groups():
            key = groups()[key.lower()][0]
        if (english := dict(groups().values()).get(key)) is not None:
            return key, self._party(key, "group", english)
        if key != name and key in gazetteer():  # a name of its own is none: "Michael Jordan"
            return key, self._country(key)
        forename = key.split()[0]
        named = " " in key and (forename in forenames() or forename.split("-")[0] in forenames())
        human = (key in persons and not key.isupper()) or named
        return key, self._party(key, "person" if human and key == name else "organisation", (key,))

    def _is_titled(self, name: str) -> bool:
        """Whether the title names the paper or platform: then it is no place where something was said."""
        if self.titled is None or name.lower() not in _OUTLETS:
            return False
        return f" {name} " in f" {' '.join(w.text for w in self.titled.words)} "

    @cached_property
    def _bracketed(self) -> set[str]:
        """Words with a capital that stand alone in brackets: "le Conseil économique (Cese)"."""
        return {
            t[i].text
            for t in self.trees
            for i in range(1, len(t) - 1)
            if t.lows[i - 1] == "(" and t.lows[i + 1] == ")" and t[i].text[0].isupper()
        }

    @cached_property
    def _plural_names(self) -> set[str]:
        """Plural nouns that the article always has with a capital, and once as a subject: "les Républicains ont"."""
        small = {w.low for t in self.trees for w in t.words if w.text == w.low}
        return {
            t[i].text
            for t in self.trees
            for i in range(1, len(t) - 1)
            if t.lows[i - 1] == "les" and t[i].text.istitle() and t[i + 1].tag in {"VFIN", "AFIN"}
            if t.lows[i] not in small and singular(t.lows[i]) != t.lows[i] and t.lows[i] not in demonyms()
        }

    @staticmethod
    def _is_common(tree: Tree, i: int) -> bool:
        """Whether a capitalised word is a common noun: at the head of the sentence or behind an article, and known."""
        text, low = tree[i].text, tree.lows[i]
        before, after = tree.lows[i - 1] if i else "", tree[min(i + 1, len(tree) - 1)]
        if text.isupper() or (i and before not in DEFINITE) or not is_in_dictionary(low):
            return False
        if fold(low) in places() or ("-" in text and text.istitle()):  # "la Corse", "la Croix-Rouge"
            return False
        if i == 0 and after.tag in {"VFIN", "AFIN"}:  # a noun would have its article
            return False
        if before in _ONE and singular(low) != low:  # "le Hamas"
            return False
        return in_english(low) != low or _COGNATE.search(low) is not None  # names are the same in English

    def _find_called(self) -> None:
        """Where "le restaurateur" is he who was introduced as "le restaurateur parisien Jean Petit"."""
        called: dict[str, set[str]] = {}
        for s, tree in enumerate(self.trees):
            for m in self.mentions[s]:
                k = m.start - 1
                while k > 0 and tree[k].tag == "ADJ":
                    k -= 1
                if k < 1 or tree[k].tag != "NOUN" or tree.lows[k - 1] not in DEFINITE:
                    continue
                kind = self.parties[m.key].kind
                if (kind == "person" and tree[k].lemma in groups()) or (
                    kind == "organisation" and tree[k].low in COMPANY_NOUNS
                ):
                    called.setdefault(tree[k].low, set()).add(m.key)
        for s, tree in enumerate(self.trees):
            for i in range(1, len(tree) - 1):
                word = tree[i]
                if word.low not in called or word.low in TITLES or tree.lows[i - 1] not in POINTING or self.at(s, i):
                    continue
                after = tree[i + 1]
                alone = after.low not in OF and not after.text[0].isupper() and after.tag not in {"ADJ", "NOUN"}
                if alone and (key := self._last_named(s, i, called[word.low])) is not None:
                    self.mentions[s].append(Mention(i, i + 1, key))
            self.mentions[s].sort()

    def _last_named(self, s: int, i: int, keys: set[str]) -> str | None:
        """Which of these was named last before a word; where there is but one, it may be named later."""
        before = [m.key for m in self.mentions[s] if m.end <= i and m.key in keys]
        for t in range(s - 1, -1, -1):
            if before:
                break
            before = [m.key for m in self.mentions[t] if m.key in keys]
        return before[-1] if before else next(iter(keys)) if len(keys) == 1 else None

    def _name_in_english(self) -> None:
        """Call bodies that have an English name by it: "Organisation mondiale de la santé"."""
        for party in self.parties.values():
            called = fold(party.name)
            english = organisations().get(called) or places().get(called) if party.kind == "organisation" else None
            if english:
                party.aliases.setdefault(english, None)
                party.name = english
        for mentions, tree in zip(self.mentions, self.trees, strict=True):
            for m in mentions:
                end, english = tree.terms.get(m.start, (0, ""))
                if end == m.end:
                    self.parties[m.key].aliases.setdefault(english, None)
                    self.parties[m.key].name = english

    def _find_titled(self) -> dict[str, str]:
        """What body an office alone stands for: "le secrétaire général" is the union whose only one was introduced."""
        bearers: dict[str, set[str]] = {}
        for s, row in enumerate(self.mentions):
            tree = self.trees[s]
            for m in row:
                before = range(m.start - 1, max(-1, m.start - 8), -1)
                near = [k for k in before if not any(tree[j].is_verb or tree.lows[j] == "," for j in range(k, m.start))]
                said = not m.start or tree.lows[m.start - 1] not in OF  # not "le patron de X"
                title = next((tree.lows[k] for k in near if tree.lows[k] in TITLES), "") if said else ""
                if not title and tree.lows[m.end : m.end + 1] == [","]:
                    behind = tree.lows[m.end + 1 : m.end + 4]
                    title = next((low for low in behind if low in TITLES), "")
                if title and tree[m.start].tag == "PROPN":
                    bearers.setdefault(title, set()).add(m.key)
        only = {title: next(iter(keys)) for title, keys in bearers.items() if len(keys) == 1}
        return {title: key for title, key in only.items() if self.parties[key].kind in {"organisation", "group"}}

    def _introduces(self, s: int, i: int, end: int) -> bool:
        """Whether the noun [i, end) in the singular says what the person or company named right behind it is."""
        tree = self.trees[s]
        first = end
        while first < len(tree) and tree[first].tag == "ADJ" and tree[first].text.islower():
            first += 1  # "le restaurateur parisien Jean Petit"
        behind = next((m for m in self.mentions[s] if m.start == first), None)
        single = tree[i].low == tree[i].lemma and bool(i) and tree.lows[i - 1] in POINTING
        kinds = {"person", "organisation"} if first == end else {"person"}
        return single and behind is not None and self.parties[behind.key].kind in kinds

    def _find_groups(self) -> None:
        table = groups()
        for s, tree in enumerate(self.trees):
            taken = {k for m in self.mentions[s] for k in range(m.start, m.end)}
            for i, word in enumerate(tree.words):
                if i in taken or word.tag not in {"NOUN", "PROPN"}:
                    continue
                for size in (4, 3, 2, 1):  # "forces de l'ordre" is of four words
                    said = tree.lows[i : i + size]
                    text, one = (" ".join(words).replace("' ", "'") for words in (said, map(_singular, said)))
                    known = next((form for form in (text, one, *_masculine(one)) if form in table), "")
                    if known not in table or word.low == "ministères" or tree.lows[i - 1 : i + 1] == ["en", "otage"]:
                        continue  # "ministères" are what a party gets, "pris en otage" is said of strikes
                    if word.text == "Parisien" and tree.lows[i - 1] in {"le", "du", "au"}:
                        break  # the paper
                    if text == "auteurs" and tree.lows[i + 1 : i + 2] in (["du"], ["des"], ["d'"]):
                        break  # "les auteurs des attentats"
                    if self._introduces(s, i, i + size):
                        break  # "le restaurateur Jean Petit" is one of them
                    name, english = table[known]
                    key = name
                    after = tree[i + size] if i + size < len(tree) else None
                    if (
                        name == "Government"
                        and after
                        and after.low not in demonyms()
                        and (
                            after.tag in {"VPP"}
                            or (after.tag == "ADJ" and fold(text) == "etat")  # "l'Etat hébreu", "un État isolé"
                            or after.low in {"membre", "paria"}
                            or (after.low in {"d'", "de"} and not _is_infinitive_at(tree, i + size + 1))
                        )
                    ):
                        break
                    if text in OWNED and after and after.low in {"de", "du", "d'"} and self.at(s, i + size + 1):
                        break
                    whose = singular(after.low) if after else ""
                    if name == "People" and _marches(tree, i):
                        key, (_, english) = "Protesters", groups()["manifestant"]
                    if name == "Prisoners" and after and (after.low in demonyms() or whose in table):
                        people = demonyms().get(after.low)
                        key = self._country(people).name if people else table[whose][0]
                        english = table[whose][1] if whose in table else english
                    if after and after.low in demonyms() and name in _NATIONAL:
                        key = self._country(demonyms()[after.low]).name
                    if name == "Companies":
                        kind = adjective_in_english(after.low) if after and after.tag == "ADJ" else ""
                        if after and kind and kind != after.low and after.low not in demonyms():
                            key = f"{kind.capitalize()} companies"
                            english = (f"{kind} companies", f"{kind} operators", f"{kind} firms")
                            text = tree.text(i, i + size + 1)
                    if key not in gazetteer():
                        self._party(key, "group", (text, *english, *self._described(tree, i, size)))
                    self.mentions[s].append(Mention(i, i + size, key))
                    break
                else:
                    if word.lemma in TITLES:
                        continue  # "les dirigeants de l'opposition" are the opposition
                    if (people := human_group(tree, i)) and i and tree[i - 1].tag in {"DET", "ADP", "NUM", "ADJ"}:
                        key = people.capitalize()
                        self._party(key, "group", (word.low, people))
                        self.mentions[s].append(Mention(i, i + 1, key))
            self.mentions[s].sort()
        self._narrow_groups()

    @staticmethod
    def _described(tree: Tree, i: int, size: int) -> tuple[str, ...]:
        """The group with the adjectives that say which one is meant: "petites entreprises afro-américaines"."""
        start, end = i, i + size
        while start > 0 and tree[start - 1].tag == "ADJ" and tree[start - 1].text.islower():
            start -= 1
        while end < len(tree) and tree[end].tag in {"ADJ", "VPP"} and tree[end].label in {"amod", "acl"}:
            end += 1
        return (tree.text(start, end),) if end - start > size else ()

    def _narrow_groups(self) -> None:
        """Take "les personnels" for the "personnels soignants" of the article, and the soldiers of a junta for it."""
        narrower = {}
        for key, party in self.parties.items():
            if party.kind == "group":
                narrower.update({a.split()[0]: key for a in party.aliases if " " in a})
        for s, row in enumerate(self.mentions):
            for k, m in enumerate(row):
                word = self.trees[s].text(m.start, m.end).lower()
                key = "Junta" if m.key == "Army" and "Junta" in self.parties else narrower.get(word, m.key)
                if self.parties[m.key].kind == "group" and key != m.key:
                    row[k] = m._replace(key=key)

    def _find_management(self) -> None:
        """Whom "la direction" stands for: the company of which it is said once, or else a side of its own."""
        if "Staff and unions" not in self.parties:
            return
        bare: list[tuple[int, int]] = []
        owners: Counter[str] = Counter()
        for s, tree in enumerate(self.trees):
            for i, word in enumerate(tree.words):
                if word.low != "direction" or not i or tree.lows[i - 1] not in DEFINITE or self.at(s, i):
                    continue
                after = tree[i + 1] if i + 1 < len(tree) else None
                if after is None or after.low not in OF:
                    if after is None or after.tag not in {"ADJ", "PROPN"}:
                        bare.append((s, i))
                elif owner := next((key for k in range(i + 2, min(i + 6, len(tree))) if (key := self.at(s, k))), None):
                    owners[owner] += self.parties[owner].kind == "organisation"
        if not bare:
            return
        name = owners.most_common(1)[0][0] if +owners else "Management"
        self._party(name, self.parties[name].kind if name in self.parties else "group", ("direction", "management"))
        for s, i in bare:
            self.mentions[s].append(Mention(i, i + 1, name))
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
                if word.tag == "ADJ" and (name := self.nation(word.low)):
                    self.parties[name].mentions += 1
                    self.parties[name].aliases.setdefault(word.low, None)
                    if word.index and tree.lows[word.index - 1] in AUTHORITIES:  # "autorités afghanes"
                        self.parties[name].aliases.setdefault(f"{tree.lows[word.index - 1]} {word.low}", None)
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

    def _add_wordings(self) -> None:
        """Groups and bodies are also called what the article calls them: "les usagers des TER", "l'association X"."""
        for s, tree in enumerate(self.trees):
            for m in self.mentions[s]:
                party = self.parties[m.key]
                if party.kind in {"group", "organisation", "institution"}:
                    for wording in _wordings(tree, m):
                        party.aliases.setdefault(wording, None)

    @staticmethod
    def head_of(tree: Tree, mention: Mention) -> int:
        """The word of a mention that governs the others."""
        return next(
            (k for k in range(mention.start, mention.end) if not mention.start <= tree[k].head < mention.end),
            mention.start,
        )

    def _choose(self, named: Sequence[str]) -> tuple[str, ...]:
        """The parties that the user names, each told by the name that was given; one named twice counts once."""
        chosen: dict[str, str] = {}
        for name in named:
            chosen.setdefault(self._match(name), name)
        for key, name in chosen.items():
            party = self.parties[key]
            if fold(name) not in {fold(a) for a in gazetteer()[key].names} if key in gazetteer() else True:
                party.aliases = dict.fromkeys([key, *party.aliases])
                party.name = name
        return tuple(chosen)

    def _match(self, named: str) -> str:
        """The party that the user means; a new one where the article has none of that name.

        A person stands for whom he stands for in the article: his country, his company, or himself.
        """
        for wanted in filter(None, (fold(named), fold(french_names().get(fold(named), "")))):
            for key, party in self.parties.items():
                if wanted in {fold(key), *(fold(a) for a in party.aliases)}:
                    return key
            for key, party in self.parties.items():
                if any(wanted in fold(a).split() for a in party.aliases if " " in a and party.kind != "group"):
                    return key
        wanted = fold(named)
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

    def nation(self, word: str) -> str | None:
        """The party that a demonym (lower case) stands for, where its country is in the article."""
        name = demonyms().get(word)
        if name == "France" and name not in self.parties:
            name = STATE
        return name if name in self.parties else None

    def at(self, s: int, i: int) -> str | None:
        """The party that the word `i` of sentence `s` names, if it names one."""
        return next((m.key for m in self.mentions[s] if m.start <= i < m.end), None)


def _is_infinitive_at(tree: Tree, i: int) -> bool:
    """Whether an infinitive stands there: "demande au gouvernement d'ouvrir ..."."""
    return any(word.tag in {"VINF", "AINF"} for word in tree.words[i : i + 1])


def _is_located(tree: Tree, end: int) -> bool:
    """Whether a name that ends at a word is a town's, with its département in brackets: "à Tulle (Corrèze)"."""
    if tree.lows[end : end + 1] != ["("]:
        return False
    close = next((k for k in range(end + 1, min(end + 6, len(tree))) if tree.lows[k] == ")"), end)
    return tree.text(end + 1, close).lower() in DEPARTEMENTS


def _wordings(tree: Tree, mention: Mention) -> Iterator[str]:
    """A mention with the article before it, and with the adjectives and the owner behind it."""
    start, end = mention.start, mention.end
    article = start - 1 if start and tree.lows[start - 1] in DEFINITE & {"le", "la", "l'", "les"} else start
    ends = [end]
    while ends[-1] < len(tree) and tree[ends[-1]].tag in {"ADJ", "VPP"} and tree[ends[-1]].text.islower():
        ends.append(ends[-1] + 1)
    if tree[start].text.islower() and ends[-1] < len(tree) and tree.lows[ends[-1]] in OF:
        k = ends[-1] + 1
        while k < len(tree) and k < end + 6 and (tree[k].tag in {"DET", "PROPN", "NOUN", "ADJ"} or tree.lows[k] in OF):
            k += 1
            if tree[k - 1].is_noun:
                ends.append(k)
    for stop in ends:
        yield from dict.fromkeys((tree.text(start, stop), tree.text(article, stop)))


def _marches(tree: Tree, i: int) -> bool:
    """Whether people do what makes protesters of them: "des milliers de personnes ont manifesté"."""
    while tree[i].label == "nmod" and tree[i].head >= 0:
        i = tree[i].head
    verb = tree[i].head
    deeds = {tree[k].lemma for k in (verb, *tree.kids(verb, "advcl", "xcomp", "obl"))} if verb >= 0 else set[str]()
    return tree[i].label.startswith("nsubj") and bool(deeds & _MARCHING)
