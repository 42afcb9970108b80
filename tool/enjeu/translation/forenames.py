"""Forenames stay as people write them: the model makes Édouard Philippe an Edward, as parliament does with kings."""

from __future__ import annotations

import re

from enjeu.folding import fold
from enjeu.translation.forms import CAPITAL

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
# A forename, maybe with a second one behind a hyphen, and what may be a family name; kings and popes have a number.
_PERSON = re.compile(rf"\b({CAPITAL}\w+)((?:-{CAPITAL}\w+)? (?!(?:[IVX]+|Ier)\b){CAPITAL}[\w-]{{2,}})")


def with_own_forenames(french: str, english: str) -> str:
    """The English with the forenames that the French gives its people, where an English one stands in their place."""
    for match in _PERSON.finditer(french):
        theirs, rest = _IN_ENGLISH.get(fold(match[1])), match[2]
        if theirs and match[0] not in english:
            follows = rest.replace("-", "[- ]") if rest.startswith("-") else re.escape(rest)
            english = re.sub(rf"\b{theirs}{follows}\b", match[0], english)
    return english
