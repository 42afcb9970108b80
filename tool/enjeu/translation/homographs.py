"""Verbs that the model reads as other words, put as verbs that it knows: "est partie vivre" is no party.

Parliament's French has "partie" for a party and "touché" for what is struck, and hardly ever for who leaves and what is
earned. What the model reads instead means the same: "elle est allée vivre".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from enjeu.translation.forms import CAPITAL

_IS = (
    r"\b(?:suis|est|sommes|êtes|sont|étai(?:s|t|ent)|étions|sera(?:it|ient)?|seront|soit|soient|fut|furent|été|être|étant)"
    r"(?: (?:déjà|donc|aussi|ensuite|alors|finalement|tous|toutes|pas|encore|jamais))?"
)
_PLACE = rf"(?:(?:de|à|en|vers|pour|chez) (?:l['’]|la )?|d['’]|au |aux ){CAPITAL}[a-zà-ÿ]"
_FROM = rf"(?:de |d['’]|du |des ){CAPITAL}[a-zà-ÿ]"


def _come(match: re.Match[str]) -> str:
    return f"{match[1]}{'V' if match[2] == 'P' else 'v'}enu{match[3] or ''}"


_PARTICIPLES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\b([Ff]eu|[Ii]ncendie)( est| était) parti(?= d)"), r"\1\2 venu"),
    (re.compile(rf"(^|, )([Pp])arti(es?|s)?(?= {_FROM})"), _come),  # in apposition: "Partis de Nice, ils"
    (re.compile(rf"({_IS}) parti(es?|s)?(?= [a-zà-ÿ]+(?:er|ir|re) )"), r"\1 allé\2"),
    (re.compile(rf"({_IS}) parti(es?)(?= {_PLACE})"), r"\1 allé\2"),  # of a man the model knows it
    (re.compile(rf"({_IS}) reparti(es?|s)?(?= {_PLACE})"), r"\1 retourné\2"),
    (re.compile(rf"({_IS}) monté(es?|s)?(?= (?:à bord|dans) )"), r"\1 entré\2"),
)
_PAID = re.compile(
    r"\b(?:touché|touche|touchent|toucher|touchera)(?= (?:environ |près de )?\d[\d., ]*(?:euros|dollars))"
)
_GETTING = {
    "touché": "reçu", "touche": "reçoit", "touchent": "reçoivent", "toucher": "recevoir", "touchera": "recevra",
}  # fmt: skip


def with_known_verbs(french: str) -> str:
    """The French with verbs that the model knows for those that it takes for nouns."""
    for pattern, known in _PARTICIPLES:
        french = pattern.sub(known, french)
    return _PAID.sub(lambda m: _GETTING[m[0]], french)
