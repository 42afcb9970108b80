"""Names that French writes by its own sound rules (Prigojine, Loukachenko), in the letters that English uses.

Only names that show where they come from are touched: by a Slavic or Georgian ending, by letter groups that neither
French nor English names have, by a Russian forename beside them, or by an Arabic `al-`. All else stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from enjeu.folding import fold
from enjeu.translation.forms import cased_like
from enjeu.translation.gazetteer import word_list

_SLAVIC_ENDING = re.compile(
    r"(?:..[oe]va?|[ïi]eva?|enk[oa]|tchouk|[iï]ouk|[oei]vitch|[aeo]ïa|chvili|dzé|dze|tchine|[dlrsbkn]jine|ïkine|chkine)$"
)
_SLAVIC_CLUSTER = re.compile(r"(?:[bcdfgkps]|[aeiou]l)tch|chk|chtch|^tch[eiou]|^jd|^iou|^khr|ï[aeo]|[rlnmv]iou")
# Spelt the English or the scholarly way already, or not Slavic at all.
_FOREIGN = re.compile(r"sh|zh|oo|ee|[wqxàâêîôûäöüçëéè]|(?<![ck])h|(?<!o)(?<!g)u|gu(?![eiïy])")
_CHVILI = re.compile(r"(?:chvili|dzé|dze)$")
# "ch" is French spelling for "sh" only in company: Ouchakov, but Marchenko may be English already.
_FRENCH_SPELT = re.compile(r"ou|tch|j|ï|gu[eiy]|[^aeiouy]ine$|chvili|khr")


def _slavic(word: str, company: str, beside_forename: bool) -> bool:
    """Whether a word of the name `company` is to be read by Slavic rules."""
    low = word.lower()
    if len(low) < 4 or not word[1:].islower() or (_FOREIGN.search(low) and not _CHVILI.search(low)):
        return False
    if re.search(r"(?<!t)ch", low) and not _FRENCH_SPELT.search(company.lower()):
        return False
    if beside_forename or _SLAVIC_ENDING.search(low):
        return True
    return bool(_SLAVIC_CLUSTER.search(low) and re.search(r"(?:ine|ski|ky|ev|ov|[tv]i|ko|ou|a|st|sk)$", low))


def _marked(word: str) -> bool:
    return len(word) > 3 and bool(_FRENCH_SPELT.search(word.lower()))


_SLAVIC_RULES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"chtch", "S"),  # capitals stand for sounds that are done, until the end
        (r"tch", "C"),
        (r"ch", "H"),
        (r"dj", "J"),
        (r"j", "Z"),
        (r"gu(?=[eiïy])", "g"),
        (r"^iou", "yu"),
        (r"^i(?=[ae])", "y"),
        (r"(?<=[^aeiouy])iou(?=[^aeiouy]|$)", "yu"),
        (r"(?<=[bdklmnprst])ia(?=[^aeiouyn])", "ya"),
        (r"[iï]ou", "yu"),
        (r"ï(?=[aeo])", "y"),
        (r"ou", "u"),
        (r"(?<=[aeiouy])ss(?=[aeiouy])", "s"),
        (r"oï$", "oy"),
        (r"ï", "i"),
        (r"é", "e"),
        (r"(?<=[^aeiouy])ine$", "in"),
        (r"S", "shch"),
        (r"C", "ch"),
        (r"H", "sh"),
        (r"J", "j"),
        (r"Z", "zh"),
    )
)
_ARABIC_RULES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"aou(?=[aeiïy])", "aw"),
        (r"tch|ch", "sh"),
        (r"dj", "j"),
        (r"ï", "i"),
        (r"é", "e"),
        (r"(?<=[^aeiouy])ane$", "an"),
    )
)


def _rewritten(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    low = word.lower()
    for pattern, new in rules:
        low = pattern.sub(new, low)
    return cased_like(word, low)


def anglicised(name: Sequence[str]) -> list[str]:
    """The words of a name, each in its English spelling where the name shows its origin; the rest unchanged."""
    keys = [fold(word) for word in name]
    if any(key in word_list("french_forenames") for key in keys[:-1]):
        return list(name)
    arabic = "al" in name or "al" in keys[1:]
    forename = any(key in word_list("slavic_forenames") for key in keys[:-1])
    company = " ".join(name)
    sure = any(_SLAVIC_ENDING.search(w.lower()) and _slavic(w, company, False) for w in name[1:])
    result: list[str] = []
    for n, word in enumerate(name):
        beside = forename and n > 0 and keys[n] not in word_list("slavic_forenames")
        if arabic:
            particle = {"ben": "bin", "Abou": "Abu", "abou": "abu"}.get(word)
            result.append(particle or (_rewritten(word, _ARABIC_RULES) if word[0].isupper() else word))
        elif keys[n] == "alexandre" and any(_SLAVIC_ENDING.search(w.lower()) for w in name[n + 1 :]):
            result.append("Alexander")
        elif word[0].isupper() and _slavic(word, company, beside or (sure and _marked(word))):
            english = _rewritten(word, _SLAVIC_RULES)
            result.append(re.sub(r"(?<=[sc]k)i$", "y", english) if beside or english != word else english)
        elif re.search(r"[aeo]ï$", word) and len(word) > 4:
            result.append(word[:-1] + "i")
        else:
            result.append(word)
    return result


_SKELETON_RULES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"shch|chtch|stch|tsch|tch|sch|sh|cz", "ch"),
        (r"zh|dzh|dj", "j"),
        (r"kh|ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"ph|v|w", "f"),
        (r"oo|ou", "u"),
        (r"gu(?=[eiy])", "g"),
        (r"(?<!c)h", ""),
        (r"y", "i"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"(?<=[a-z])e$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 13)
def skeleton(text: str) -> str:
    """What is left of a name when the spelling habits of French and English are gone: Choïgou, Shoigu -> choigu."""
    low = re.sub(r"[^a-z]", "", fold(text))
    for pattern, new in _SKELETON_RULES:
        low = pattern.sub(new, low)
    return low


@lru_cache(maxsize=1 << 13)
def similarity(one: str, other: str) -> float:
    """How near two names are to each other, 0 to 1: difflib's ratio on their skeletons, 0 on different initials."""
    a, b = sorted((skeleton(one), skeleton(other)))
    if not a or not b or a[0] != b[0]:
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
