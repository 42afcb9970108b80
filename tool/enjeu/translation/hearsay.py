"""What is not certain: "il aurait quitté sa femme" is "he is said to have left", not "he would have left".

The French press sets in the conditional what it has from others and does not vouch for. English has no such form, and
models take it for what would be if something else were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enjeu.syntax.tagging import Token, normalise, tag
from enjeu.translation.quoted import quoted

_HAVE, _BE = {"aurait", "auraient"}, {"serait", "seraient"}
_WITH_BE = ("mort", "décédé", "parti", "arrivé", "venu", "né", "entré", "sorti", "tombé", "allé", "rentré", "revenu",
            "survenu", "resté", "devenu", "passé")  # fmt: skip
_MIGHT = {"pu", "dû", "fallu", "voulu", "aimé", "préféré", "souhaité"}  # what did not come about
_ADVERBS = {"pas", "plus", "jamais", "en", "outre"}
# Where it may be what would be: behind a condition, of nobody, or asked.
_IF = re.compile(
    r"\b(?:si|s'ils?|sinon|sans|à défaut|faute de|à condition|autrement|en cas|d'autres circonstances|personne|nul"
    r"|aucune?|on n'|qui aurai(?:t|ent))\b|\?"
)
_THAT = re.compile(r"\b(?:que|qu')(?:[^,;:]{0,60})$")
_WOULD = re.compile(
    r"(?<!\bI )(?<![Ww]e )(?<![Yy]ou )\bwould(?P<how> \w+ly| thus| also| even| then)?(?P<no> not)? have\b"
)
_SAID = re.compile(r"\b(?:reported|reportedly|allegedly|apparently|supposedly|said to|believed to)\b")


def as_hearsay(french: str, english: str) -> str:
    """The English with "is said to have" for each "would have" that is French hearsay, where that is sure."""
    if " would" not in english or _SAID.search(english):
        return english
    plain = normalise(french)
    for start, end in quoted(plain):
        if not start:  # somebody's words, opened in a sentence before
            return english
        plain = plain[:start] + "_" * (end - start) + plain[end:]
    if _IF.search(plain.lower()):
        return english
    tokens = tag(plain)
    told = [k for k in range(len(tokens)) if _is_told(tokens, k) and not _THAT.search(plain[: tokens[k].start])]
    found = list(_WOULD.finditer(english))
    conditional = sum(word.low in _HAVE | _BE for word in tag(french))
    if not told or not len(found) == len(told) == conditional:
        return english
    for k, would in reversed(list(zip(told, found, strict=True))):
        be = "are" if tokens[k].low.endswith("ent") else "is"
        said = f"{be}{would['how'] or ''} said{would['no'] or ''} to have"
        english = english[: would.start()] + said + english[would.end() :]
    return english


def _is_told(tokens: Sequence[Token], k: int) -> bool:
    """Whether word `k` is "aurait" or "serait" with a participle that says what is over: "aurait été vu"."""
    if tokens[k].low not in _HAVE | _BE or (k and tokens[k - 1].low == "y"):
        return False
    verb = next((t for t in tokens[k + 1 :] if t.tag != "ADV" and t.low not in _ADVERBS), None)
    if verb is None or verb.tag not in {"VPP", "APP"} or verb.low in _MIGHT:
        return False
    return tokens[k].low in _HAVE or verb.low.startswith(_WITH_BE)
