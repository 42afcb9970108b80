"""Names that need no introduction: countries, their capitals and peoples, heads of state, groups of people."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.gains.wordlists import words
from enjeu.tables import rows
from enjeu.translation.gazetteer import entries


class Place(NamedTuple):
    """A country of the gazetteer."""

    name: str
    demonyms: tuple[str, ...]
    adjective: str
    names: dict[str, str]
    english: tuple[str, ...]


@cache
def gazetteer() -> dict[str, Place]:
    """Countries by English name."""
    places = {}
    for name, demonyms, adjective, both, formal in rows("gains", "countries.tsv"):
        names = dict(pair.split("=") for pair in both.split("|"))
        english = tuple(filter(None, dict.fromkeys([name, formal, *names.values()])))
        places[name] = Place(name, tuple(filter(None, demonyms.split("|"))), adjective, names, english)
    return places


@cache
def names_of_places() -> dict[tuple[str, ...], str]:
    """Words of a place's French name, folded -> English name of the country."""
    return {
        tuple(fold(w) for w in re.findall(r"[^\W_]+(?:[-'][^\W_]+)*'?", alias)): place.name
        for place in gazetteer().values()
        for alias in place.names
        if not alias.startswith("le ")
    }


@cache
def long_names() -> frozenset[str]:
    """Names of countries, institutions and charities of more than one word, in lower case."""
    return frozenset(
        alias.lower()
        for place in gazetteer().values()
        for alias in place.names
        if " " in alias and not alias.startswith("le ")
    ) | words("long_names")


@cache
def demonyms() -> dict[str, str]:
    """French demonym (lower case) -> English name of the country."""
    return {form: place.name for place in gazetteer().values() for form in place.demonyms}


@cache
def french_names() -> dict[str, str]:
    """Folded English name of a person -> the French one, where the two languages spell it differently."""
    table: dict[str, str] = {}
    for entry in entries("persons.tsv"):
        table.setdefault(fold(entry.english), entry.french[0])
    return table


@cache
def organisations() -> dict[str, str]:
    """Folded French name of an organisation or institution -> the English one."""
    table: dict[str, str] = {}
    for entry in entries("organisations.tsv"):
        for name in entry.french:
            table.setdefault(fold(name), entry.english)
    return table


@cache
def places() -> dict[str, str]:
    """Folded French name of a place of any kind -> the English one."""
    tables = ("territories.tsv", "places.tsv")
    return {fold(name): entry.english for table in tables for entry in entries(table) for name in entry.french}


@cache
def leaders() -> dict[str, str]:
    """Folded name of a head of state or government that the press need not introduce -> English name of the country.

    Consulted only where the article's own titles and appositions say nothing.
    """
    return {fold(name): country for country, names in rows("gains", "leaders.tsv") for name in names.split("|")}


@cache
def groups() -> dict[str, tuple[str, tuple[str, ...]]]:
    """French name of a group (lower case) -> its English name and English aliases.

    A name that the file gives in the singular stands for its plural too; one given in the plural only for itself.
    """
    table = {}
    for name, french, english in rows("gains", "groups.tsv"):
        for alias in french.split("|"):
            table[alias.lower()] = (name, tuple(english.split("|")))
    return table
