"""To whom it is given, where a capital stands for its government: "fournir des armes à Moscou" is no supply in Moscow.

A model that learned where meetings were held reads "à" before a city as the place.
"""

from __future__ import annotations

import re

# French name -> English, of capitals by which the press calls a government that deals with others.
_CAPITALS = {
    "Moscou": "Moscow", "Kiev": "Kyiv", "Washington": "Washington", "Pékin": "Beijing", "Téhéran": "Tehran",
    "Ankara": "Ankara", "Berlin": "Berlin", "Londres": "London", "Bruxelles": "Brussels", "Varsovie": "Warsaw",
    "Tokyo": "Tokyo", "Séoul": "Seoul", "Pyongyang": "Pyongyang", "Damas": "Damascus", "Riyad": "Riyadh",
    "Ryad": "Riyadh", "Caracas": "Caracas", "Alger": "Algiers", "Rabat": "Rabat", "Athènes": "Athens",
    "Minsk": "Minsk", "Bagdad": "Baghdad", "Kaboul": "Kabul", "Taipei": "Taipei", "New Delhi": "New Delhi",
    "Islamabad": "Islamabad", "Bakou": "Baku", "Erevan": "Yerevan", "Belgrade": "Belgrade", "Budapest": "Budapest",
    "Le Caire": "Cairo", "Doha": "Doha", "Bamako": "Bamako", "Niamey": "Niamey", "Kigali": "Kigali",
}  # fmt: skip
_GIVING = (
    r"(?:fourni\w*|livr(?:er\w*|ée?s?|ent|ait)|vend(?:re|ra|ent|u\w*|ait)|céd(?:er\w*|ée?s?|ait)|cède(?:nt)?"
    r"|prêt(?:er\w*|ée?s?|ent)(?! serment)|accord(?:er\w*|ée?s?|ent|ait)|octroy\w+|promet\w*|promis"
    r"|impos(?:er\w*|ée?s?|ent)|inflig\w+)"
)
_ELSEWHERE = r"(?:à|dans|en|chez|aux?|auprès|de|sommet|réunion|uniquement)\b"
_GIVEN = re.compile(
    rf"\b{_GIVING} (?:(?!{_ELSEWHERE})[\w'’\"-]+ |d(?:e |['’])(?![A-Z])){{0,7}}"
    rf"à (?P<capital>{'|'.join(_CAPITALS)})\b"
)
_ON = re.compile(r"impos|inflig")


def to_recipients(french: str, english: str) -> str:
    """The English with "to Moscow" for "in Moscow" where that is given something; "on" where it is imposed."""
    for given in _GIVEN.finditer(french):
        capital = given["capital"]
        place = re.compile(rf"\b[iI]n (?={_CAPITALS[capital]}\b)")
        if len(re.findall(rf"\b{capital}\b", french)) == len(place.findall(english)) == 1:
            towards = "on " if _ON.match(given[0]) else "to "
            english = place.sub(towards, english)
    return english
