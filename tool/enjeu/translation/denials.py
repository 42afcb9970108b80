"""Denials: those without "pas", which newspapers write ("n'a cessé d'augmenter"), and those that English lost.

Read as they stand, half of the first come out as what they deny ("has ceased to rise", "dares to decide").
"""

from __future__ import annotations

import re

_CEASED = re.compile(r"\b(n['’](?:a|ai|as|ont|avons|avez|avait|avaient|aura|auront|aurait|auraient)) (?=cessé d[e'’])")
_DARED = re.compile(r"\b(n['’]os(?:e|ent|ait|aient|era|eront)) (?=(?:se |s['’]|l['’])?[^\W\d_]+(?:er|ir|re)\b)")


def with_whole_denials(french: str) -> str:
    """The French with the "pas" that is understood."""
    return _DARED.sub(r"\1 pas ", _CEASED.sub(r"\1 pas ", french))


# "Plus" only behind "ne", and where no comparison follows; "ne ... que" denies nothing.
_DENIED = re.compile(
    r"\b(?:ne |n['’])(?:(?:[^\W\d_]+['’ -]){0,4}?(?:pas|jamais|rien|personne|aucune?|guère|nullement)\b"
    r"|plus [^\W\d_]+(?:er|ir|re)\b)|\bsans\b(?! doute)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot|nowhere|hardly|barely|unable|unlikely|unless|little"
    r"|(?:fail|refus|lack|absen|den[yi]|avoid|stop|prevent|ceas|reject|forb[ia]d|miss|declin|exclu|rul|quit|impossib)\w*"
    r"|un(?!t|d|i|l)\w{4,}|in(?:cap|adeq|suff|corr|val|abil)\w+|dis(?!cuss|trict|play|cover|tan|trib|ast|ease)\w{3,}|\w+less"
    r"|non-?\w+|instead|rather|far from|longer|any(?:one|body|thing|more|where)?|ever)\b|n['’]t\b",
    re.IGNORECASE,
)

_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)  # "non seulement" denies nothing


def lost_denials(french: str, english: str) -> int:
    """How many more denials the French has than the English: "ne plus être" is not "to be"."""
    return max(0, len(_DENIED.findall(french)) - len(_DENIAL.findall(_NOT_ONLY.sub("", english))))
