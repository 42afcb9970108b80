"""The tables in `data/`: names of places, organisations, persons and peoples with their English, and lists of words."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from enjeu.folding import fold
from enjeu.tables import rows
from enjeu.translation.forms import FormIndex, form, words


@dataclass(frozen=True)
class Entry:
    """One row: French forms, the English one, other English forms to replace and others to leave as they are."""

    french: tuple[str, ...]
    english: str
    replaced: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    person: bool = False


@dataclass
class Gazetteer:
    """All tables. `entries` finds whole forms; `parts` has the persons' single words, for names made of several."""

    entries: FormIndex[Entry] = field(default_factory=FormIndex)
    parts: dict[str, Entry] = field(default_factory=dict)
    demonyms: FormIndex[tuple[str, str]] = field(default_factory=FormIndex)
    english_words: set[str] = field(default_factory=set)


def _rows(name: str) -> Iterator[list[str]]:
    for row in rows("translation", name):
        if row != [""] and not row[0].startswith("#"):
            yield [cell.strip() for cell in row]


def _cell(row: list[str], n: int) -> tuple[str, ...]:
    return tuple(part.strip() for part in row[n].split("|") if part.strip()) if n < len(row) else ()


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    text = resources.files("enjeu.translation").joinpath("data", "word_lists.toml").read_text("utf-8")
    return {name: frozenset(listed.split()) for name, listed in tomllib.loads(text).items()}


def word_list(name: str) -> frozenset[str]:
    """One of the closed lists of `word_lists.toml`."""
    return _word_lists()[name]


@lru_cache(maxsize=2)
def _sexes(table: str) -> dict[str, str]:
    """Word -> m, f or e (either), of a table with a row for each."""
    return {word: sex for sex, listed in _rows(table) for word in listed.split()}


def forenames() -> Container[str]:
    """Forenames of the press, as written, by which a name of two words is told to be a person's."""
    return _sexes("forenames.tsv")


def sex_of_forename(name: str) -> str:
    """Whether men bear a forename (m), women (f) or either (e); "" where it is none."""
    return _sexes("forenames.tsv").get(name, "")


def sex_of_noun(form: str) -> str:
    """Whether a form of a French noun is said of men (m), women (f) or either (e); "" where it is not of persons."""
    return _sexes("person_nouns.tsv").get(form, "")


@lru_cache(maxsize=1)
def acronyms() -> dict[str, str]:
    """Lower-case acronym -> as it is written, for lines in capitals, where nothing else tells ONU from a word."""
    forms = (text for row in _rows("organisations.tsv") for text in _cell(row, 0))
    return {text.lower(): text for text in forms if text.isupper() and text.isalpha()}


def entries(name: str) -> Iterator[Entry]:
    """The rows of one table of names, in its order."""
    for row in _rows(name):
        yield Entry(_cell(row, 0), row[1], _cell(row, 2), _cell(row, 3), person=name == "persons.tsv")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The tables, read once. Hand-made ones come first and so win over CLDR's."""
    result = Gazetteer()
    filed = set[tuple[tuple[str, ...], tuple[int, ...]]]()  # words and case: "Otan" besides "OTAN"
    for name in ("persons.tsv", "organisations.tsv", "places.tsv", "territories.tsv", "other_names.tsv"):
        for entry in entries(name):
            for text in entry.french:
                wanted = form(text)
                if (wanted.keys, wanted.cases) not in filed:
                    filed.add((wanted.keys, wanted.cases))
                    result.entries.add(wanted, entry)
                if entry.person and len(words(text)) == 1 and text[0].isupper():
                    result.parts.setdefault(fold(text), entry)
            if not entry.person and name != "other_names.tsv":
                result.english_words |= {w.key for w in words(entry.english)}
    for masculine, feminine, adjective, people in _rows("demonyms.tsv"):
        for text in dict.fromkeys((masculine, feminine)):
            plural = text if text[-1] in "sx" else text + "s"
            for lower in dict.fromkeys((text, plural)):
                result.demonyms.add(form(lower), (adjective, people if lower == plural else adjective))
        result.english_words |= {fold(adjective), fold(people)}
    return result
