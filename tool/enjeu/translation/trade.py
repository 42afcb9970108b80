"""Verbs of deals that the model reads by their first sense, put as ones that it knows: "céder une usine" is to sell it.

"Lever 50 millions" is no lifting, "s'entendre sur un embargo" no hearing, and who is "remercié" by his board has to go.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FORMS = {
    "céder": ("vendre", "cède vend|cèdent vendent|cédait vendait|cédaient vendaient|cédera vendra|céderont vendront"),
    "lever": ("obtenir", "lève obtient|lèvent obtiennent|levait obtenait|lèvera obtiendra|lèveront obtiendront"),
    "arracher": ("obtenir", "arrache obtient|arrachent obtiennent|arrachait obtenait|arrachera obtiendra"),
}
_PARTICIPLES = {"céder": ("cédé", "vendu"), "lever": ("levé", "obtenu"), "arracher": ("arraché", "obtenu")}
_THE = r"(?:(?:une?|la|les?|des|sa|son|ses|leurs?|\d[\d ]*|deux|trois) |l['’])(?:[^\W\d_]+ ){0,2}?"
_HOLDINGS = (
    r"(?:filiales?|branches?|participations?|parts?|activités?|usines?|hyper|super|magasins?|actifs|titres|actions|divisions?"
    r"|attaquant|défenseur|milieu|gardien|joueur|marques?|enseignes?|immeubles?|boutiques?|licences?)"
)
_OBJECTS = {
    "céder": rf"(?={_THE}{_HOLDINGS}|à [A-ZÉ][\w-]+ {_THE}{_HOLDINGS})",
    "lever": r"(?=\d[\d., ]*(?:millions?|milliards?) (?:d['’]euros|de dollars))",
    "arracher": (
        r"(?=(?:une? |l['’]|la |le )(?:hausse|augmentation|accord|concession|prime|compromis|sursis|report|retrait))"
    ),
}
_STAFF = r"(?:entraîneur|sélectionneur|directeur|directrice|PDG|patron|coach|président)"
_LEAVES = {"sépare": ("vend", "limoge"), "séparent": ("vendent", "limogent"), "sépareront": ("vendront", "limogeront")}
_LEAVES |= {"séparer": ("vendre", "limoger"), "séparera": ("vendra", "limogera"), "séparait": ("vendait", "limogeait")}


def _verbs() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    found: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = []
    for verb, (better, rest) in _FORMS.items():
        forms = dict(pair.split() for pair in rest.split("|")) | {verb: better}
        old, new = _PARTICIPLES[verb]
        forms |= {old + end: new + end for end in ("", "e", "s", "es")}
        pattern = re.compile(rf"\b({'|'.join(sorted(forms, key=len, reverse=True))}) {_OBJECTS[verb]}")
        found.append((pattern, lambda m, forms=forms: f"{forms[m[1]]} "))  # type: ignore[misc]
    return found


_VERBS = _verbs()
_PARTED = re.compile(
    rf"\b(?:se |s['’])({'|'.join(_LEAVES)}) (?:de (?=(?:sa|son|ses|leurs?) )|d['’](?=une? ))"
    rf"(?={_THE}(?:(?P<staff>{_STAFF})|{_HOLDINGS})\b)"
)
_AGREED = re.compile(r"\b(s(?:e sont|['’]est|e seraient|['’]étaient|['’]était)) entendue?s? (?=sur|pour)")
_AGREE = re.compile(r"\bs['’]entendent (?=sur|pour)")
_THANKED = re.compile(
    r"\b((?:a|ont|avait|avaient) été )remercié(?P<end>e?s?) "
    r"(?=par (?:le conseil|la direction|son club|le club|ses dirigeants|les actionnaires|sa direction))"
)


def with_plain_deals(french: str) -> str:
    """The French with verbs that say what is sold, raised, agreed on and won, and who is dismissed."""
    for pattern, better in _VERBS:
        french = pattern.sub(better, french)
    french = _PARTED.sub(lambda m: f"{_LEAVES[m[1]][bool(m['staff'])]} ", french)
    french = _AGREE.sub("se mettent d'accord ", _AGREED.sub(r"\1 mis d'accord ", french))
    return _THANKED.sub(r"\1limogé\g<end> ", french)
