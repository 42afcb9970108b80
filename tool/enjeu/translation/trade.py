"""Verbs of deals that the model reads by their first sense, put as ones that it knows: "céder une usine" is to sell it.

"Lever 50 millions" is no lifting, "s'entendre sur un embargo" no hearing, and who is "remercié" by his board has to go.
"""

from __future__ import annotations

import re
from functools import partial

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


def _forms(verb: str) -> dict[str, str]:
    """Each form of a verb -> that of the plain one."""
    (better, finite), (old, new) = _FORMS[verb], _PARTICIPLES[verb]
    participles = {old + end: new + end for end in ("", "e", "s", "es")}
    return {verb: better} | dict(pair.split() for pair in finite.split("|")) | participles


_PLAIN = {verb: _forms(verb) for verb in _FORMS}
_VERBS = {verb: re.compile(rf"\b({'|'.join(forms)}) {_OBJECTS[verb]}") for verb, forms in _PLAIN.items()}
_PARTED = re.compile(
    rf"\b(?:se |s['’])({'|'.join(_LEAVES)}) (?:de (?=(?:sa|son|ses|leurs?) )|d['’](?=une? ))"
    rf"(?={_THE}(?:(?P<staff>{_STAFF})|{_HOLDINGS})\b)"
)
_BOUGHT = re.compile(
    r"\bs['’](?:(?P<now>offre(?:nt)?|offrira|offriront)|(?P<be>est|sont) offert)"
    r"(?=[^,;:.!?]{3,80} pour \d[^,;:.!?]*(?:euros|dollars))"
)
_BUYING = {"offre": "achète", "offrent": "achètent", "offrira": "achètera", "offriront": "achèteront"}
_HAVE = {"est": "a", "sont": "ont"}
_AGREED = re.compile(r"\b(s(?:e sont|['’]est|e seraient|['’]étaient|['’]était)) entendue?s? (?=sur|pour)")
_AGREE = re.compile(r"\bs['’]entendent (?=sur|pour)")
_THANKED = re.compile(
    r"\b((?:a|ont|avait|avaient) été )remercié(?P<end>e?s?) "
    r"(?=par (?:le conseil|la direction|son club|le club|ses dirigeants|les actionnaires|sa direction))"
)


def with_plain_deals(french: str) -> str:
    """The French with verbs that say what is sold, raised, agreed on and won, and who is dismissed."""
    for verb, pattern in _VERBS.items():
        french = pattern.sub(partial(_plain, verb), french)
    french = _BOUGHT.sub(lambda m: _BUYING[m["now"]] if m["now"] else f"{_HAVE[m['be']]} acheté", french)
    french = _PARTED.sub(lambda m: f"{_LEAVES[m[1]][bool(m['staff'])]} ", french)
    french = _AGREE.sub("se mettent d'accord ", _AGREED.sub(r"\1 mis d'accord ", french))
    return _THANKED.sub(r"\1limogé\g<end> ", french)


def _plain(verb: str, match: re.Match[str]) -> str:
    return f"{_PLAIN[verb][match[1]]} "
