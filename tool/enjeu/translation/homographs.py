"""Verbs that the model reads as other words, put as verbs that it knows: "est parti" is no party.

Parliament's French has "parti", "part" and "sort" for a party, a share and a fate, and hardly ever for somebody who
leaves; so the model has "he is a party for London". What it reads instead means the same: "il est allé à Londres".
"""

from __future__ import annotations

import re

from enjeu.syntax.tagging import Token, tag

_IS = (
    r"\b(?:suis|est|sommes|êtes|sont|étai(?:s|t|ent)|étions|sera(?:it|ient)?|seront|soit|soient|fut|furent|été|être|étant)"
    r"(?: (?:déjà|donc|aussi|ensuite|alors|finalement|tous|toutes|pas|encore|jamais))?"
)
# stakeholder, integral part, plaintiff and party to a treaty are the noun
_NOUN = (
    r"(?! (?:prenante|intégrante|civile|liée|d'un tout"
    r"|(?:à|au) (?:l['’]|la |cette |ce )?(?:accord|convention|traité|proc)))"
)
_PARTICIPLES = (
    (re.compile(r"\b([Tt]out|[Ff]eu|[Ii]ncendie)( est| était) parti(?= d)"), r"\1\2 venu"),
    (re.compile(rf"({_IS}) parti(es?|s)?\b(?!-){_NOUN}"), r"\1 allé\2"),
    (re.compile(rf"({_IS}) reparti(es?|s)?\b"), r"\1 retourné\2"),
    (re.compile(rf"({_IS}) monté(es?|s)?(?= (?:à bord|dans) )"), r"\1 entré\2"),
)
_IN_SMOKE = re.compile(r"\b(est|sont|était|étaient)(?: déjà)? parti(?:es?|s)? en fumée")
_HAVE = {"est": "a", "sont": "ont", "était": "avait", "étaient": "avaient"}
_PAID = re.compile(
    r"\b(?:touché|touche|touchent|toucher|touchera)(?= (?:environ |près de )?\d[\d., ]*(?:euros|dollars))"
)
_GETTING = {
    "touché": "reçu", "touche": "reçoit", "touchent": "reçoivent", "toucher": "recevoir", "touchera": "recevra",
}  # fmt: skip
_LEAVING = {
    "part": ("va", "quitte"), "partent": ("vont", "quittent"),
    "partait": ("allait", "quittait"), "partaient": ("allaient", "quittaient"),
    "sort": ("", "quitte"), "sortent": ("", "quittent"), "sortait": ("", "quittait"), "sortaient": ("", "quittaient"),
}  # fmt: skip
_CLIMBING = {"monte": "grimpe", "montent": "grimpent", "montait": "grimpait", "montaient": "grimpaient"}
_CANDIDATE = re.compile(rf"\b(?:{'|'.join([*_LEAVING, *_CLIMBING])})\b")
_WHERE = {"à", "au", "aux", "en", "dans", "sur", "vers", "pour", "jusqu'", ".", ","}
_OF = {"de": "", "d'": "", "du": "le ", "des": "les "}
_SHARES = {"nulle", "quelque", "autre", "fait", "faire"}  # "nulle part", "fait part"
_IDEAS = {"principe", "constat", "idée", "hypothèse", "zéro", "rien", "là", "ordinaire", "lot", "loin"}


def with_known_verbs(french: str) -> str:
    """The French with verbs that the model knows for those that it takes for nouns."""
    french = _IN_SMOKE.sub(lambda m: f"{_HAVE[m[1]]} brûlé", french)
    for pattern, known in _PARTICIPLES:
        french = pattern.sub(known, french)
    french = _PAID.sub(lambda m: _GETTING[m[0]], french)
    if not _CANDIDATE.search(french):
        return french  # tagging takes longer
    tokens = tag(french)
    for i in range(len(tokens) - 2, -1, -1):  # from the end, so that the places of those before it stay
        if tokens[i].tag == "VFIN" and (known := _known(tokens, i)):
            end = tokens[i + 2].start if known[-1] == " " else tokens[i].end
            french = french[: tokens[i].start] + known + french[end:]
    return french


def _known(tokens: list[Token], i: int) -> str:
    """What stands for verb `i`, with a space at its end for the "de" behind it too; "" where it is to stay."""
    low, after = tokens[i].low, tokens[i + 1].low
    if low in _CLIMBING:
        return _CLIMBING[low] if after in _WHERE and "créneau" not in {t.low for t in tokens[i + 1 : i + 4]} else ""
    if low not in _LEAVING or (i and tokens[i - 1].low in _SHARES):
        return ""
    going, leaving = _LEAVING[low]
    if after not in _OF or i + 2 == len(tokens):
        return going
    return "" if {t.low for t in tokens[i + 2 : i + 4]} & _IDEAS else f"{leaving} {_OF[after]}"
