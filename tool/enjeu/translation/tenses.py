"""What was done on a day was done: "has opened an inquiry on Monday" is "opened an inquiry on Monday".

French has one past for both; English has the perfect only where no past date is named.
"""

from __future__ import annotations

import re
from itertools import pairwise

from enjeu.syntax.tagging import tag

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_THEN = (
    rf"(?:[Oo]n (?:{_DAY}|\d{{1,2}} {_MONTH}|{_MONTH} \d)|[Ii]n (?:{_MONTH}|(?:19|20)\d\d)\b"
    rf"|[Ll]ast (?:week|month|year|{_DAY})|[Yy]esterday)"
)
_PAST = {
    "been": "", "become": "became", "begun": "began", "broken": "broke", "brought": "brought", "chosen": "chose",
    "come": "came", "cut": "cut", "done": "did", "driven": "drove", "fallen": "fell", "found": "found", "given": "gave",
    "gone": "went", "grown": "grew", "had": "had", "held": "held", "hit": "hit", "kept": "kept", "led": "led",
    "left": "left", "lost": "lost", "made": "made", "met": "met", "paid": "paid", "put": "put", "risen": "rose",
    "said": "said", "seen": "saw", "sent": "sent", "set": "set", "shown": "showed", "sold": "sold", "spent": "spent",
    "spoken": "spoke", "taken": "took", "told": "told", "undertaken": "undertook", "withdrawn": "withdrew",
    "won": "won",
    "written": "wrote",
}  # fmt: skip
_NOW = re.compile(r"\b(?:since|already|yet|ever|never|always|now|so far|recently)\b", re.IGNORECASE)
_PERFECT = (
    r"(?<!\bto )(?<!ould )(?<!\bmay )(?<!\bmight )(?<!\bmust )(?<!\bnot )(?<!\bwill )"
    rf"\b(?P<has>has|have) (?P<adverb>(?:also|then|thus) )?(?P<done>(?!need\b)[a-z]+ed|{'|'.join(_PAST)})\b"
)
_BEHIND = re.compile(rf"{_PERFECT}(?P<rest>(?:(?!\b(?:will|that|which|who)\b)[^,.;:\"“”()])*? {_THEN})")
_BEFORE = re.compile(rf"^(?P<rest>[\"“]?{_THEN}[^;:\"“”()]{{0,40}}?, [^,;:\"“”()]*?){_PERFECT}")


def in_simple_past(french: str, english: str) -> str:
    """The English with the past where it names a past day, month or year beside the perfect, as its French does."""
    if _NOW.search(english) or re.search(r"\bdepuis\b", french):
        return english
    simple = _BEFORE.sub(lambda m: m["rest"] + _simple(m), english)
    simple = _BEHIND.sub(lambda m: _simple(m) + m["rest"], simple)
    return simple if simple != english and _has_perfect(french) else english


def _has_perfect(french: str) -> bool:
    """Whether something was done there, and not "des ressources limitées" are had."""
    tags = [token.tag for token in tag(french) if token.tag != "ADV"]
    return any(one in {"AFIN", "VFIN", "APP"} and other in {"VPP", "APP"} for one, other in pairwise(tags))


def _simple(match: re.Match[str]) -> str:
    done, adverb = match["done"], match["adverb"] or ""
    if done == "been":
        return f"{'was' if match['has'] == 'has' else 'were'} {adverb}".rstrip()
    return adverb + _PAST.get(done, done)
