"""He, she or it: the pronouns of a French sentence, those of its English, and which answer each other.

French pronouns have the gender of the word they stand for, things' too, and "son" that of what is owned: which English
pronoun is right, no sentence says by itself (`antecedents` reads the article for it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from enjeu.syntax.tagging import tag


class Who(StrEnum):
    """Whom or what a pronoun stands for; its value is the English one."""

    HE = "he"
    SHE = "she"
    IT = "it"


class Role(StrEnum):
    """What a pronoun does in its clause."""

    SUBJECT = "subject"
    IMPERSONAL = "impersonal"  # "il faut"
    POSSESSIVE = "possessive"
    OTHER = "other"  # "lui", "l'", him
    REFLEXIVE = "reflexive"
    NEUTRAL = "neutral"  # English "it", which may be a subject or an object


class French(NamedTuple):
    """A French pronoun: its place among the words, its offset in the sentence, and what it does."""

    word: int
    start: int
    role: Role


class English(NamedTuple):
    """An English pronoun: its offsets, what it does, and whom it stands for as it is written."""

    start: int
    end: int
    role: Role
    who: Who


class Tagged(Protocol):
    """A word as the tagger or the parser gives it."""

    @property
    def low(self) -> str:
        """In lower case."""

    @property
    def tag(self) -> str:
        """Its tag (see `enjeu.syntax.tagging`)."""

    @property
    def start(self) -> int:
        """Its offset."""


GENDERS = {"il": Who.HE, "-t-il": Who.HE, "-il": Who.HE, "elle": Who.SHE, "-t-elle": Who.SHE, "-elle": Who.SHE}
_OWNED = {"son", "sa", "ses"}
_STRESSED = {"lui", "lui-même", "elle-même"}
_OBJECTS = {"l'", "le", "la"}

_CLITICS = r"(?:ne |n'|lui |leur |me |te |nous |vous |m'|t'|en |y |l'|se |s')*"
_IMPERSONAL = re.compile(
    rf"{_CLITICS}(?:fau(?:t|dra|drait)|(?:a |avait |aurait )?fallu|fallait|faille|va falloir|agi(?:t|ssait|ra|rait|sse)"
    r"|s'est agi|pleu(?:t|vait|vra)|sembl(?:e|ait|erait)(?! [\w-]+e?r\b)|importe|convien(?:t|drait)|suffi(?:t|ra|rait)"
    r"|vau(?:t|drait) mieux|paraît que|arrive que|reste (?:que|à|un|une|des|encore)|existe|manque)\b"
    r"|(?:n')?y (?:a|ait|avait|aura|aurait|eut|en a)\b"
    r"|(?:n')?(?:est|était|sera|serait|soit|a été|avait été|paraît|semble|fut)"
    r"(?: (?:pas|plus|donc|aussi|très|trop|alors|encore|désormais|toutefois|également|ainsi|même|peu|bien|assez))*"
    r" [\w-]+(?: [\w-]+ment)? (?:qu[e']|d'|de [\w'-]+(?:er|ir|re)\b|de (?:ne|se|le|la|les|lui|leur|nous|vous|s'|l'|n')"
    r"|à \w+er\b)"
    r"|(?:est|était) (?:midi|minuit|\d|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze)\b"
    r"|(?:est|était) (?:tard|tôt|temps|question)\b"
    r"|(?:est|était) (?:pas question|sans (?:doute|précédent))|n'est pas question"
    r"|fai(?:t|sait) (?:\d|beau|chaud|froid|nuit|jour)"
)
_INVERTED = {"faut", "faudra", "faudrait", "semble", "semblerait", "paraît"}


def french_pronouns(words: Sequence[Tagged]) -> list[French]:
    """The pronouns of a French sentence for which English has he, she or it."""
    lows, found = [w.low for w in words], []
    for i, word in enumerate(words):
        role = None
        if word.low in GENDERS and word.tag == "PRON":
            if not _repeats_subject(words, i):
                role = Role.IMPERSONAL if _is_impersonal(lows, i) else Role.SUBJECT
        elif word.low in _OWNED and word.tag == "DET":
            role = Role.POSSESSIVE
        elif word.low in _STRESSED or word.low == "elle" or (word.low in _OBJECTS and word.tag == "PRON"):
            role = Role.OTHER
        if role:
            found.append(French(i, word.start, role))
    return found


def _repeats_subject(words: Sequence[Tagged], i: int) -> bool:
    """Whether it only marks a question: "le parti va-t-il ...?"."""
    turned = words[i].low.startswith("-") and words[-1].low == "?"
    return turned and i > 1 and words[i - 2].tag in {"NOUN", "PROPN", "ADJ"}


def _is_impersonal(lows: Sequence[str], i: int) -> bool:
    if GENDERS[lows[i]] is Who.SHE:
        return False
    if lows[i] != "il":
        return i > 0 and (lows[i - 1] in _INVERTED or (lows[i - 1] == "a" and i > 1 and lows[i - 2] == "y"))
    if list(lows[max(0, i - 2) : i]) == ["ce", "qu'"]:  # "ce qu'il s'est passé"
        return True
    return _IMPERSONAL.match(" ".join(lows[i + 1 : i + 10]).replace("' ", "'")) is not None


# Each row: one form for each of Who, in its order.
_FORMS = {
    Role.SUBJECT: ("he", "she", "it"),
    Role.OTHER: ("him", "her", "it"),
    Role.POSSESSIVE: ("his", "her", "its"),
    Role.REFLEXIVE: ("himself", "herself", "itself"),
}
_PRONOUN = re.compile(r"\b(?:he|she|it|him|her|his|its|himself|herself|itself)\b", re.IGNORECASE)
_AFTER_OBJECT = {
    "to", "in", "on", "at", "for", "with", "and", "or", "that", "as", "by", "when", "a", "the", "from", "of", "but",
    "if", "while", "who", "which", "during", "before", "after", "because", "is", "was", "will", "would", "has", "had",
    "about", "into", "out", "up", "over", "this", "not", "so", "than", "more", "he", "she", "they", "it", "very",
    "against",
}  # fmt: skip


def english_pronouns(english: str) -> list[English]:
    """The third-person pronouns in the singular of an English sentence."""
    found = []
    for match in _PRONOUN.finditer(english):
        word = match[0].lower()
        if match[0] == "IT":  # computers
            continue
        roles = [role for role, forms in _FORMS.items() if word in forms]
        role = Role.NEUTRAL if word == "it" else roles[0]
        if word == "her":
            follows = re.match(r" +[\"“']?([\w'-]+)", english[match.end() :])
            role = Role.POSSESSIVE if follows and follows[1].lower() not in _AFTER_OBJECT else Role.OTHER
        found.append(English(match.start(), match.end(), role, list(Who)[_FORMS[roles[0]].index(word)]))
    return found


# How well an English pronoun answers a French one.
_ANSWERS = {
    (Role.SUBJECT, Role.SUBJECT): 1.0,
    (Role.SUBJECT, Role.IMPERSONAL): 0.9,
    (Role.NEUTRAL, Role.SUBJECT): 1.0,
    (Role.NEUTRAL, Role.IMPERSONAL): 1.0,
    (Role.NEUTRAL, Role.OTHER): 0.6,
    (Role.POSSESSIVE, Role.POSSESSIVE): 1.0,
    (Role.OTHER, Role.OTHER): 1.0,
    (Role.OTHER, Role.SUBJECT): 0.2,
    (Role.REFLEXIVE, Role.OTHER): 0.8,
    (Role.REFLEXIVE, Role.SUBJECT): 0.1,
}
_FAR = 0.4  # of a sentence's length, between a pronoun and the one that answers it


def answered(words: Sequence[Tagged], sides: tuple[str, str]) -> dict[English, French]:
    """The French pronoun that each English one answers, where one does: both in order, by what they do and where.

    `words` are those of the French side.
    """
    french, english = french_pronouns(words), english_pronouns(sides[1])
    french_length, english_length = map(len, sides)
    rows, columns = len(english), len(french)
    best = [[(0.0, "") for _ in range(columns + 1)] for _ in range(rows + 1)]
    for e in range(rows + 1):
        for f in range(columns + 1):
            ways = []
            if e:
                ways.append((best[e - 1][f][0], "english"))
            if f:
                ways.append((best[e][f - 1][0], "french"))
            if e and f:
                way = _ANSWERS.get((english[e - 1].role, french[f - 1].role), 0.0)
                apart = abs(english[e - 1].start / english_length - french[f - 1].start / french_length)
                if way and apart < _FAR:
                    ways.append((best[e - 1][f - 1][0] + way * (1 - 1.5 * apart), "pair"))
            if ways:
                best[e][f] = max(ways)
    pairs, e, f = [], rows, columns
    while e or f:
        way_back = best[e][f][1]
        if way_back == "pair":
            pairs.append((english[e - 1], french[f - 1]))
        e -= way_back != "french"
        f -= way_back != "english"
    return dict(reversed(pairs))


def rewritten(english: str, changes: Mapping[English, tuple[Who, Role]]) -> str:
    """The English with other pronouns in the place of some; an "it" is what the French role says."""
    for pronoun in sorted(changes, reverse=True):
        who, role = changes[pronoun]
        if pronoun.role is not Role.NEUTRAL:
            role = pronoun.role
        written, old = _FORMS[role][list(Who).index(who)], english[pronoun.start : pronoun.end]
        written = written.capitalize() if old[0].isupper() else written
        english = english[: pronoun.start] + written + english[pronoun.end :]
    return english


def as_in_whole(part: tuple[str, str], whole: tuple[str, str]) -> str:
    """The English of a shortened sentence, with the pronouns that the whole sentence's English has.

    Both are (French, English); the French of the part is the whole's with words left out.
    """
    words, in_whole = tag(part[0]), tag(whole[0])
    pronouns = {p: e for e, p in answered(words, part).items()}
    said = {p: e.who for e, p in answered(in_whole, whole).items()}
    rest, changes = french_pronouns(in_whole), {}
    for pronoun in french_pronouns(words):
        same = [p for p in rest if in_whole[p.word].low == words[pronoun.word].low]
        follows = [w.low for w in words[pronoun.word + 1 : pronoun.word + 2]]
        fitting = [p for p in same if [w.low for w in in_whole[p.word + 1 : p.word + 2]] == follows] or same
        if fitting:
            rest = rest[rest.index(fitting[0]) + 1 :]
            english = pronouns.get(pronoun)
            who = said.get(fitting[0])
            if english and who and who is not english.who:
                changes[english] = (who, pronoun.role)
    return rewritten(part[1], changes)
