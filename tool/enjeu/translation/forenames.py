"""Forenames stay as people write them: the model makes Édouard Philippe an Edward, and of Agnès Buzyn only Buzyn."""

from __future__ import annotations

import re

from enjeu.folding import fold
from enjeu.translation.forms import CAPITAL
from enjeu.translation.gazetteer import forenames

_IN_ENGLISH = {
    "alexandre": "Alexander", "andre": "Andrew", "antoine": "Anthony", "benoit": "Benedict",
    "christophe": "Christopher", "denis": "Dennis", "edouard": "Edward", "etienne": "Stephen", "francois": "Francis",
    "francoise": "Frances", "frederic": "Frederick", "georges": "George", "gilles": "Giles", "gregoire": "Gregory",
    "guillaume": "William", "helene": "Helen", "henri": "Henry", "hugues": "Hugh", "jacques": "James", "jean": "John",
    "jeanne": "Joan", "julien": "Julian", "laurent": "Lawrence", "louis": "Lewis", "luc": "Luke", "marc": "Mark",
    "marguerite": "Margaret", "marie": "Mary", "mathieu": "Matthew", "matthieu": "Matthew", "michel": "Michael",
    "nicolas": "Nicholas", "olivier": "Oliver", "philippe": "Philip", "pierre": "Peter", "sophie": "Sophy",
    "stephane": "Stephen", "therese": "Theresa", "thierry": "Terry", "veronique": "Veronica",
}  # fmt: skip
# What has a capital before a family name without being a name.
_MONTHS = {"May", "March", "April", "June", "August"}  # Theresa May, who stands in every date
_NO_NAMES = {
    "Minister", "President", "Secretary", "Senator", "Mayor", "MP", "MEP", "Prefect", "Judge", "Thus", "And", "But",
}  # fmt: skip
# A forename, maybe with a second one behind a hyphen, and what may be a family name; kings and popes have a number.
_PERSON = re.compile(rf"\b({CAPITAL}\w+)((?:-{CAPITAL}\w+)? (?!(?:[IVX]+|Ier)\b){CAPITAL}[\w-]{{2,}})")


def with_own_forenames(french: str, english: str) -> str:
    """The English with the forenames that the French gives its people, where an English one or none stands there."""
    for match in _PERSON.finditer(french):
        theirs, rest = _IN_ENGLISH.get(fold(match[1])), match[2]
        if theirs and match[0] not in english:
            follows = rest.replace("-", "[- ]") if rest.startswith("-") else re.escape(rest)
            english = re.sub(rf"\b{theirs}{follows}\b", match[0], english)
        forename, surname = match[0].rsplit(" ", 1)
        if match[1] in forenames() and surname not in _MONTHS and fold(match[1]) not in fold(english):
            english = _with_forename(english, forename, surname)
    return english


def _with_forename(english: str, forename: str, surname: str) -> str:
    """The English with a forename before the first mention of a family name, if no name or "Mrs" stands there."""
    named = re.search(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", english)
    if named is None:
        return english
    before = english[: named.start()].rstrip(" \\")
    word = re.search(r"[\w.'-]*$", before)
    initial = word is not None and word[0] == forename[0]
    if word and word[0][:1].isupper() and word[0] not in _NO_NAMES and not initial:
        return english
    if initial:
        before = before[:-1].rstrip()  # "M Schiappa": all that is left of Marlène
    space = " " if before and english[named.start() - 1].isspace() else ""
    return f"{before}{space}{forename} {english[named.start() :]}"
