"""Slips of the pen, wrong in any English: "a united united front", "a oak", "did not missed", a comma written twice."""

from __future__ import annotations

import re

from enjeu.translation.known_words import known_words

_TWICE = re.compile(r"\b([^\W\d_]{2,})(?: \1\b)+")  # names may be double
_MAY_STAND = {"had", "that"}  # "if he had had time"
_PHRASE_TWICE = re.compile(r"(?<![\w-])(?P<said>(?:[\w'’%-]+ ){1,4}[\w'’%-]+|\([A-Z]{2,6}\)),? (?P=said)(?![\w-])")
_COMMAS = re.compile(r"(?<=[^\s,]) *,(?:\s*,)+| +,(?=\s)")
# By their sound: "a European", "a one-off", "a union", "a unanimous vote" and "a used car" are right, as is "an hour".
_NO_VOWEL = r"(?!eu|ewe|on(?:e|ce)\b|ouija|uni|unan|u[^nmplg])"
_ARTICLE = r"(?:\ba|(?:^|(?<=[.!?:\"“(‘] )|(?<=[\"“(‘]))A)"  # none is the "A" of "Serie A"
_A = re.compile(rf"({_ARTICLE}) (?={_NO_VOWEL}[aeiou][a-z])")
_AN_FIGURE = re.compile(r"\b([Aa])n (?=\d)(?!8|1[18]\b)")
_A_FIGURE = re.compile(r"(?<![Tt]he )\b([Aa]) (?=8|1[18]\b)")  # no motorway
_SUM = re.compile(  # "a 2 billion euros contract"
    r"(\b[Aa]n? \d[\d.,]*(?: (?:thousand|million|billion|trillion))? (?:euro|dollar|pound))s"
    r"(?= (?!(?:a|an|and|at|by|for|from|in|of|on|or|over|per|to|which|with)\b)[a-z]+)"
)
_AN = re.compile(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwz][a-z])")
_OBJECT = r"(?=(?: (?:an?|the|this|that|his|her|its|their|him|them|it|more|several|some|to|on|in|at|with|\d)\b|[,.]))"
_DONE = {  # "after announced a deal", "for posted a video"
    re.compile(r"\b[Aa]près (?:(?:les? |la |lui |leur |y |en |l['’])?avoir|(?:s['’])?être)\b"): re.compile(
        rf"\b([Aa]fter) (?=[a-z]{{2,}}ed\b{_OBJECT})"
    ),
    re.compile(r"\b[Pp]our (?:(?:les? |la |lui |leur |y |en |l['’])?avoir|(?:s['’])?être)\b"): re.compile(
        rf"\b([Ff]or) (?=[a-z]{{2,}}ed\b{_OBJECT})"
    ),
}
_INFORMATION = re.compile(r"\b([Tt])hese informations?\b")
_DID = re.compile(r"\b((?:[Dd]id|[Dd]oes|[Dd]o)(?: not|n['’]t)) ([a-z]{2,}ed)\b")


def without_slips(french: str, english: str) -> str:
    """The English without them; what the French itself has twice ("très très") is left."""

    def once(match: re.Match[str]) -> str:
        return match[1] if match[1].islower() and match[1] not in _MAY_STAND else match[0]

    if not _TWICE.search(french) and not _PHRASE_TWICE.search(french):
        english = _TWICE.sub(once, english)
        english = _PHRASE_TWICE.sub(r"\g<said>", english)
    if not _COMMAS.search(french):
        english = _COMMAS.sub(",", english)
    english = _INFORMATION.sub(r"\1his information", english)
    english = _AN.sub(r"\1 ", _A.sub(r"\1n ", _SUM.sub(r"\1", english)))
    for having, bare in _DONE.items():
        if having.search(french):
            english = bare.sub(r"\1 having ", english)
    english = _DID.sub(lambda m: f"{m[1]} {_infinitive(m[2])}", english)
    return _AN_FIGURE.sub(r"\1 ", _A_FIGURE.sub(r"\1n ", english))


def _infinitive(past: str) -> str:
    """The verb of a past form in "ed": "miss" of "missed", "use" of "used", "stop" of "stopped", "try" of "tried"."""
    if past in {"agreed", "disagreed", "freed", "guaranteed", "died", "lied", "tied"}:
        return past[:-1]
    if past.endswith("eed") or past == "shed":
        return past
    stem = past[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    once = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else ""
    first = (stem, once) if stem[-1:] in "sl" else (once, stem)
    return next((verb for verb in (*first, stem + "e") if len(verb) > 2 and verb in known_words("en")), past)
