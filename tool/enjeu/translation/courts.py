"""What courts decide: who is "condamné à" something is sentenced to it, fined or ordered to, not convicted of it.

French has one word for the guilt and for the penalty; the model nearly always has the English of the first.
"""

from __future__ import annotations

import re

from enjeu.numerals import ENGLISH, FRENCH

_NUMBER = rf"(?:\d[\d,.]*|an?|{'|'.join(ENGLISH.values())})"
_SEVERAL = "|".join(word for number, word in FRENCH.items() if number > 1)
_PENALTY = re.compile(
    rf"\bcondamn(?:é|er|ait|ant)?e?s?\b[^.;:]{{0,90}}? (?:à (?:\d|une?\b|{_SEVERAL}|la|mort|perpétuité"
    r"|(?:lui |leur )?[^\W\d_]+(?:er|ir|re)\b)|aux dépens)",
    re.IGNORECASE,
)
_DEEDS = {"paying": "pay", "compensating": "compensate", "repaying": "repay", "reimbursing": "reimburse"}
_TO_DO = re.compile(rf"\bconvicted of ({'|'.join(_DEEDS)})\b|\bsentenced to ({'|'.join(_DEEDS.values())})\b")
_FINE = re.compile(
    rf"\b(?:convicted of|sentenced to) (?:a fine of\b|(?P<sum>(?:{_NUMBER}[ -])+[a-z]+) (?:in|as) (?:a )?fines?\b)"
)
_TERM = re.compile(
    r"\b(?P<convicted>[Cc]onvict(?:ed|ion))(?P<of>(?: [^.;]{1,90}?)??)(?: (?:of|to|at|for|with|in|on))? "
    rf"(?P<term>(?:(?:{_NUMBER}[ -])+|an? )(?:(?:and a half|and \w+) )?(?:[a-z-]+ )?(?:years?|months?|days?)\b"
    r"(?! (?:ago|earlier|later|after|before|old|since))|a (?:[\w-]+ ){0,3}(?:sentence|term)\b|life (?:imprisonment|in))"
)
_SUSPENDED = re.compile(r"(?<=\bin prison),? with (?:a )?suspended\b(?! sentence| term)")
# "Deux ans de prison dont un ferme": not suspended, and no farm.
_FIRM = re.compile(r"\b(dont (?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)(?: ans?| mois)?) fermes?\b")


def with_plain_terms(french: str) -> str:
    """The French with prison that is not suspended as what is spent behind bars."""
    return _FIRM.sub(r"\1 derrière les barreaux", french)


def sentenced(french: str, english: str) -> str:
    """The English with the penalty where the French names one."""
    if not _PENALTY.search(french):
        return english
    english = _FINE.sub(lambda m: f"fined {m['sum']}" if m["sum"] else "fined", english)
    english = _TO_DO.sub(lambda m: f"ordered to {m[2] or _DEEDS[m[1]]}", english)
    return _SUSPENDED.sub(", suspended", _TERM.sub(_sentence, english))


def _sentence(match: re.Match[str]) -> str:
    convicted, of, term = match["convicted"], match["of"], match["term"]
    if convicted.endswith("ion"):
        return match[0]
    if of.startswith((" of ", " for ")):
        return f"{convicted}{of} and sentenced to {term}"
    return f"{'S' if convicted[0] == 'C' else 's'}entenced{of} to {term}"
