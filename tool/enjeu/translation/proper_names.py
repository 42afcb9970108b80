"""The proper names of an article: found by their capitals, spellings of one name brought together, put into English."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.records import Passage
from enjeu.translation.forms import Match, Word, form, joined, splice, stem, words
from enjeu.translation.gazetteer import Entry, forenames, gazetteer, word_list
from enjeu.translation.transliteration import anglicised, similarity, skeleton

_ARTICLES = {"Le", "La"}  # of surnames
_OPENERS = "\"«“‘'(—–-[:;.!?…»”"


@dataclass(frozen=True)
class Spelling:
    """One French spelling of a name and the English that stands for it."""

    french: str
    english: str
    replaced: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Name:
    """A name with its spellings in the article, the fullest first. Each word of a `person`'s name is a name too."""

    spellings: tuple[Spelling, ...]
    person: bool

    @property
    def french(self) -> str:
        """The spelling that stands for the name in reports."""
        return self.spellings[0].french

    @property
    def english(self) -> str:
        """Its English."""
        return self.spellings[0].english

    @property
    def changes(self) -> bool:
        """Whether English writes the name otherwise, or the article writes it in several ways."""
        return any(s.french != s.english for s in self.spellings)


class _Run(NamedTuple):
    """A sequence of words that is a name: its text, its words, and whether an article stands before it."""

    text: str
    parts: tuple[str, ...]
    after_article: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(fold(p) for p in self.parts)


class _Found(NamedTuple):
    """What the passages hold: names that the gazetteer has whole, other runs of capitals, and surnames (by key)."""

    entries: list[tuple[str, Entry]]
    runs: list[_Run]
    surnames: set[str]


def _articled(spellings: Sequence[Spelling]) -> Iterable[Spelling]:
    """Surnames with an article by themselves: beside "Marine Le Pen" a headline's "Le Pen" is no pen."""
    for spelling in spellings:
        before, _, last = spelling.french.rpartition(" ")
        forename, _, article = before.rpartition(" ")
        if forename and article in _ARTICLES and spelling.french == spelling.english:
            yield Spelling(f"{article} {last}", f"{article} {last}", (f"The {last}", f"the {last}", last))


def opens_sentence(text: str, word: Word) -> bool:
    """Whether a word stands where any word has a capital: at the start, or after a full stop, a colon or a quote."""
    before = text[: word.start].rstrip()
    return not before or (before[-1] in _OPENERS and not (before[-1] in "-'’" and text[word.start - 1] == before[-1]))


def in_capitals(text: str) -> bool:
    """Whether most of a text's letters are capitals, so that they say nothing about names."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _name_like(word: Word) -> bool:
    spelt = word.text.isupper() and word.key in word_list("spelt_words")
    return word.text[0].isupper() and word.key not in word_list("not_names") and not spelt


def _runs(text: str, found: Sequence[Word], begins: Sequence[bool]) -> list[tuple[int, int]]:
    """Spans of words [first, last) that read as one name; `begins[n]` says whether a name may start at word n."""
    spans: list[tuple[int, int]] = []
    n = 0
    while n < len(found):
        if not begins[n]:
            n += 1
            continue
        last = n + 1
        while last < len(found) and joined(text, found[last - 1], found[last]):
            between = text[found[last - 1].end : found[last].start]
            word = found[last]
            if between in "'’":
                break
            if _name_like(word) or (between in "-‑‐" and word.text.isalpha() and word.key not in word_list("clitics")):
                last += 1
            elif (
                (word.key in word_list("particles") or (word.text in _ARTICLES and found[last - 1].text in forenames()))
                and last + 1 < len(found)
                and joined(text, word, found[last + 1])
                and _name_like(found[last + 1])
            ):
                last += 2
            else:
                break
        spans.append((n, last))
        n = last
    return spans


def _surnames(text: str, found: Sequence[Word]) -> set[str]:
    """The words that stand behind a forename: of "François Hollande" the second is no place, wherever it stands."""
    return {b.key for a, b in pairwise(found) if a.text in forenames() and _name_like(b) and joined(text, a, b)}


def _entries(text: str, found: Sequence[Word], surnames: Container[str]) -> list[Match[Entry]]:
    """Gazetteer entries in a text, but for places that are surnames or follow another capital: Laurent Vienne."""

    def fits(first: int, last: int, entry: Entry) -> bool:
        if entry.person or last - first > 1:
            return True
        if found[first].key in surnames and (not first or found[first - 1].key != "en"):
            return False
        if not first or not joined(text, found[first - 1], found[first]):
            return True
        before = found[first - 1]
        return before.text.isupper() or not _name_like(before)

    return gazetteer().entries.find(text, found, fits)


def _trimmed(found: Sequence[Word], first: int, last: int, articled: bool) -> int:
    """Where a person's name begins after an office or an outlet: "la Défense Sergueï Choïgou", "AFP Hazem Qassem"."""
    while last - first > 1 and found[first].text.isupper() and not found[first + 1].text.isupper():
        first += 1
    return first + 1 if articled and last - first > 2 else first


def _read(passages: Iterable[Passage]) -> _Found:
    """Every occurrence of every name, in reading order."""
    tables = gazetteer()
    texts = [p.fr for p in passages]
    split = [words(t) for t in texts]
    inside, lower = set[str](), set[str]()
    for text, found in zip(texts, split, strict=True):
        for word in found if not in_capitals(text) else ():
            if word.text[0].islower():
                lower.add(stem(word.key))
            elif not opens_sentence(text, word):
                inside.add(word.key)
    surnames = set[str]().union(*map(_surnames, texts, split))
    result = _Found([], [], surnames)
    for text, found in zip(texts, split, strict=True):
        covered = bytearray(len(found))
        for match in _entries(text, found, surnames):
            if match.last - match.first > 1 or not match.value.person:
                covered[match.first : match.last] = b"\1" * (match.last - match.first)
                result.entries.append((text[found[match.first].start : found[match.last - 1].end], match.value))
        if in_capitals(text):
            continue
        for people in tables.demonyms.find(text, found):
            covered[people.first : people.last] = b"\1" * (people.last - people.first)

        def articled(n: int, text: str = text, found: list[Word] = found) -> bool:
            return n > 0 and found[n - 1].text.lower() in word_list("articles") and joined(text, found[n - 1], found[n])

        begins = []
        for n, word in enumerate(found):
            sure = word.key in inside or word.key in tables.parts or not opens_sentence(text, word)
            if not sure and n + 1 < len(found) and joined(text, word, found[n + 1]):
                sure = _name_like(found[n + 1]) and not covered[n + 1] and stem(word.key) not in lower
            begins.append(sure and _name_like(word) and not covered[n] and len(word.text) > 1)
        for first, last in _runs(text, found, begins):
            first = _trimmed(found, first, last, articled(first))
            if not any(covered[first:last]) and last - first <= 6:
                parts = tuple(w.text for w in found[first:last])
                whole = text[found[first].start : found[last - 1].end]
                result.runs.append(_Run(whole, parts, articled(first)))
    return result


def _rebuilt(french: str, parts: Sequence[str]) -> str:
    """`french` with its words replaced one by one; what joins them stays."""
    return splice(french, [(w.start, w.end, new) for w, new in zip(words(french), parts, strict=True)])


def _words_in_english(runs: Sequence[_Run]) -> dict[str, str]:
    """English of single words of names, by key: from the tables, from the rules, from the article's own variants.

    A surname alone is written as beside its forename; of spellings that differ by accents the most frequent stays.
    """
    tables = gazetteer()
    english: dict[str, str] = {}
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for run in sorted(runs, key=lambda r: -len(r.parts)):
        for part, new in zip(run.parts, anglicised(run.parts), strict=True):
            key = fold(part)
            if not part.isupper():
                spelt[key][part] += 1
            if key in tables.parts:
                english[key] = tables.parts[key].english
            elif new != part and (len(run.parts) > 1 or key not in english):
                english.setdefault(key, new)
    for key, spellings in spelt.items():
        if key not in english and len(spellings) > 1 and key not in word_list("particles"):
            (best, most), (_, next_most) = spellings.most_common(2)
            if most >= 2 * next_most:
                english[key] = best
    # Two spellings of one surname: the same skeleton, and one of them already known in English or the same forename.
    by_skeleton: dict[str, list[str]] = defaultdict(list)
    for key in spelt:
        if len(skeleton(key)) >= 4 and key.isalpha():
            by_skeleton[skeleton(key)].append(key)
    companions: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for left, right in zip(run.keys, run.keys[1:], strict=False):
            companions[right].add(left)
    for group in by_skeleton.values():
        known = [k for k in group if k in english and fold(english[k]) != k]
        for key in group:
            if key in english or len(group) == 1:
                continue
            if known:
                english[key] = english[known[0]]
                continue
            times = {k: sum(spelt[k].values()) for k in group if companions[k] & companions[key]}
            best = max(times, key=lambda k: times[k], default=key)
            # A longer form may be another's: Noël and Noëlle, Américain and Américaine.
            if times and times[best] > times.get(key, 0) and not (best.startswith(key) or key.startswith(best)):
                english[key] = spelt[best].most_common(1)[0][0]
    return english


def _misspelt(run: _Run, counts: Counter[str]) -> str | None:
    """The far more frequent name of three words or more from which this one differs in an inner word only."""
    for other, times in counts.items():
        keys = tuple(w.key for w in words(other))
        if len(keys) != len(run.keys) or len(keys) < 3 or times < 3 * counts[run.text]:
            continue
        differing = [(a, b) for a, b in zip(keys, run.keys, strict=True) if a != b]
        if len(differing) == 1 and keys[0] == run.keys[0] and keys[-1] == run.keys[-1]:
            one, two = differing[0]
            if similarity(one, two) >= 0.6 or one[-2:] == two[-2:]:
                return other
    return None


def _key(english: str) -> str:
    return " ".join(w.key for w in words(english))


def find_names(passages: Sequence[Passage]) -> tuple[Name, ...]:
    """The proper names of an article with their English, in the order in which they were found."""
    tables = gazetteer()
    found = _read(passages)
    english = _words_in_english(found.runs)
    counts = Counter([text for text, _ in found.entries] + [run.text for run in found.runs])

    spellings: dict[str, Spelling] = {}
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    persons: set[str] = set()
    for text, entry in found.entries:
        spellings[text] = Spelling(text, entry.english, entry.replaced, entry.accepted)
        groups[_key(entry.english)][text] += 1
        if entry.person:
            persons.add(_key(entry.english))
    for run in found.runs:
        if run.text not in spellings:
            right = _misspelt(run, counts)
            single = tables.parts.get(run.keys[0]) if len(run.parts) == 1 else None
            place = tables.entries.get(form(run.text)) if run.keys[-1] in found.surnames else None
            spellings[run.text] = (
                replace(spellings[right], french=run.text)
                if right in spellings
                else Spelling(
                    run.text,
                    _rebuilt(run.text, [english.get(fold(p), p) for p in run.parts]),
                    single.replaced if single else (place.english,) if place else (),
                    single.accepted if single else (),
                )
            )
        key = _key(spellings[run.text].english)
        groups[key][run.text] += 1
        if (len(run.parts) > 1 and not run.after_article) or run.keys[-1] in tables.parts:
            persons.add(key)

    # A last name alone goes with the one full name that ends in it.
    ends: dict[str, list[str]] = defaultdict(list)
    for key in persons:
        if " " in key:
            ends[key.rpartition(" ")[2]].append(key)
    whole = {_key(entry.english) for _, entry in found.entries}
    alone = {end: full[0] for end, full in ends.items() if len(full) == 1 and end in groups and end not in whole}
    names: list[Name] = []
    for key, texts in groups.items():
        if key not in alone:
            surnames = Counter[str]()
            for end, full in alone.items():
                if full == key:
                    surnames += groups[end]
            listed = [t for t, _ in texts.most_common()] + [t for t, _ in surnames.most_common()]
            of_name = [spellings[t] for t in listed]
            names.append(Name((*of_name, *_articled(of_name)), key in persons))
    return tuple(names)
