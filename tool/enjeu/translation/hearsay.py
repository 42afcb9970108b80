"""What is not certain: "il aurait quitté sa femme" is "he is said to have left", not "he would have left".

The French press sets in the conditional what it has from others and does not vouch for. English has no such form, and
models take it for what would be if something else were.
"""

from __future__ import annotations

import re

_GONE = r"(?:mort|décédé|parti|arrivé|venu|né|entré|sorti|tombé|allé|rentré|revenu|survenu|resté|devenu|passé)e?s?"
_BETWEEN = (
    r"(?: (?:pas|plus|jamais|ainsi|donc|également|même|déjà|alors|ensuite|aussi|en outre|cependant|toutefois|pourtant"
    r"|\w+ment))*"
)
# no participles, or those of what might have been
_NONE = "pu|dû|fallu|voulu|aimé|préféré|souhaité|d[eu]s?|les|ses|plus|mieux|mais"
_PAST = re.compile(
    rf"(?<!\by )\b(?:(?P<has>aurait|auraient){_BETWEEN} (?!(?:{_NONE})\b)"
    rf"(?:été |\w+(?:é|i|u|t|s|ée|és|ées|ie|ies|ue|us|ues)\b)|(?P<is>serait|seraient){_BETWEEN} {_GONE}\b)"
)
# Where it may be what would be: behind a condition, in somebody's words, or as the future that was to come.
_IF = re.compile(r"\b(?:si|s['’]ils?|sinon|sans (?:qu|lui|elle|eux|cela|ça)|à défaut|faute de|à condition|autrement)\b")
_THAT = re.compile(r"\b(?:que|qu['’])(?:[^,;:]{0,60})$")
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]?")
_WOULD = re.compile(
    r"(?<!\bI )(?<![Ww]e )(?<![Yy]ou )\bwould(?P<how> \w+ly| thus| also| even| then)?(?P<no> not)? have\b"
)
_SAID = re.compile(r"\b(?:reported|reportedly|allegedly|apparently|supposedly|said to|believed to)\b")


def as_hearsay(french: str, english: str) -> str:
    """The English with "is said to have" for each "would have" that is French hearsay, where that is sure."""
    plain = _QUOTED.sub(lambda m: "_" * len(m[0]), french)
    if _IF.search(plain.lower()) or _SAID.search(english):
        return english
    told = [m for m in _PAST.finditer(plain) if not _THAT.search(plain[: m.start()])]
    found = list(_WOULD.finditer(english))
    if not told or len(found) != len(told) or len(re.findall(r"\b(?:aur|ser)ai(?:t|ent)\b", french)) != len(told):
        return english
    for heard, would in reversed(list(zip(told, found, strict=True))):
        be = "are" if (heard["has"] or heard["is"]).endswith("ent") else "is"
        said = f"{be}{would['how'] or ''} said{would['no'] or ''} to have"
        english = english[: would.start()] + said + english[would.end() :]
    return english
