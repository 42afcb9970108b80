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
    IMPLIED = "implied"  # "dit avoir vu" is "says that he saw"
    IMPERSONAL = "impersonal"  # "il faut"
    POSSESSIVE = "possessive"
    OTHER = "other"  # "lui", "l'", him
    REFLEXIVE = "reflexive"
    NEUTRAL = "neutral"  # English "it", which may be a subject or an object


class French(NamedTuple):
    """A French pronoun: its place among the words, its offset, what it does, and its gender where it shows one."""

    word: int
    start: int
    role: Role
    gender: Who | None = None


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


_SUBJECTS = {"il": Who.HE, "-t-il": Who.HE, "-il": Who.HE, "elle": Who.SHE, "-t-elle": Who.SHE, "-elle": Who.SHE}
_OBJECTS = {"le": Who.HE, "la": Who.SHE, "l'": None}
_THEMSELVES = {"lui-même": Who.HE, "elle-même": Who.SHE}
_OWNED = {"son", "sa", "ses"}
# Verbs before an infinitive that have the same subject and tell of nothing said.
_MODAL = re.compile(
    r"(?:peu[tvx]|pou[vr]|pu\b|doi[tv]|dev[aor]|dû|sembl|para|va\b|vont|all|fau|fai|lais|vien|veu|voul|ose)"
)
# What "il" is nobody before, bare or behind a verb ("faut-il"); with "se" before; and where more has to follow.
_HAPPENS = (
    r"fau(?:t|dra|drait)|fallait|faille|(?:a|avait|aurait) fallu|va falloir|pleu(?:t|vait|vra)|neige(?:ait|ra)?|importe"
    r"|convien(?:t|drait)|suffi(?:t|ra|rait)|vau(?:t|drait) mieux|existe(?:rait)?|manque (?:des?|encore|\d|une?|deux"
    r"|trois|quatre|cinq|six|dix|vingt|cent)"
)
_CLITICS = r"(?:ne |n'|lui |leur |me |te |nous |vous |m'|t'|en |y |l'|se )*"
_MODIFIED = (
    r"(?: (?:pas|plus|donc|aussi|très|trop|alors|encore|désormais|toutefois|également|ainsi|même|peu|bien|assez))*"
)
# What one can be only of oneself: "il est accusé de", "il est convaincu que".
_PERSONAL = (
    r"(?:accus|soupçonn|charg|oblig|contraint|convainc|convaincu|persuad|conscient|certain|sûr|capable|incapable|content"
    r"|fier|mort|n[ée]\b|décéd|originaire|membre|coupable|victime|responsable|proche|issu|suspect|menac|empêch|forc|libre"
    r"|condamn|autoris|vu\b|là\b|ce\b|que\b|parvenu|plus|moins|venu|parti|sort|arriv|passé|marié|diplôm|âgé|ravi"
    r"|heureux|déçu|prêt|digne|loin|seul|déterminé)"
)
_IMPERSONAL = re.compile(
    rf"{_CLITICS}(?:{_HAPPENS})\b|(?:ne )?s'(?:agi(?:t|ssait|ra|rait|sse)|est agi|est passé|avère|avérait)\b"
    rf"|{_CLITICS}(?:sembl(?:e|ait|erait)|para[iî]t|paraissait|apparaît|arrive|arrivait|se peut|se trouve|se passe"
    r"|appartient) (?:qu|de |d')"
    rf"|{_CLITICS}sembl(?:e|ait){_MODIFIED} \w+ (?:qu[e']|de |d')|reste (?:qu|à|un|une|des|encore)"
    r"|(?:n')?y (?:a|ait|avait|aura|aurait|eut|en a)\b"
    rf"|(?:n')?(?:est|était|sera|serait|soit|a été|avait été|devient|paraît|fut){_MODIFIED} (?!{_PERSONAL})[\w-]+"
    r"(?: [\w-]+ment)?(?: pour [\w' ]{2,25})? (?:qu[e']|d'\w+(?:er|ir|re)\b|de (?:ne |se |le |la |les |lui |leur |nous "
    r"|vous |s'|l'|n')*\w+(?:er|ir|re)\b|à (?:noter|craindre|prévoir|espérer|souhaiter)\b)"
    r"|(?:est|était) (?:midi|minuit|\d|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|tard|tôt)\b"
    r"|(?:est|était) (?:temps|question)\b"
    r"|(?:n')?(?:est|était) (?:pas question|sans (?:doute|précédent))|fai(?:t|sait) (?:\d|beau|chaud|froid|nuit|jour)"
)
_TURNED = re.compile(rf".*\b(?:{_HAPPENS}|y a(?:vait|ura)?|s'agi(?:t|ssait|ra)|sembl(?:e|ait)|paraît|reste)$")


def french_pronouns(words: Sequence[Tagged]) -> list[French]:
    """The pronouns of a French sentence for which English has he, she or it."""
    found = []
    for i, word in enumerate(words):
        low, is_pronoun = word.low, word.tag == "PRON"
        stressed = i > 0 and words[i - 1].tag == "ADP"
        role, gender = None, None
        if low == "elle" and stressed:
            role, gender = Role.OTHER, Who.SHE
        elif low in _SUBJECTS and is_pronoun:
            if not _repeats_subject(words, i):
                role, gender = Role.IMPERSONAL if _is_impersonal(words, i) else Role.SUBJECT, _SUBJECTS[low]
        elif low in _OWNED and word.tag == "DET":
            role = Role.POSSESSIVE
        elif low == "lui":
            role, gender = Role.OTHER, Who.HE if stressed else None
        elif low in _THEMSELVES:
            role, gender = Role.OTHER, _THEMSELVES[low]
        elif low in _OBJECTS and is_pronoun:
            role, gender = Role.OTHER, _OBJECTS[low]
        elif low in {"avoir", "être"} and _is_told(words, i):
            role = Role.IMPLIED
        if role:
            found.append(French(i, word.start, role, gender))
    return found


def _is_told(words: Sequence[Tagged], i: int) -> bool:
    """Whether the infinitive at `i` is of what somebody says that he did: "affirme l'avoir vu", no "doit avoir vu"."""
    behind = next((w for w in words[i + 1 :] if w.tag != "ADV"), None)
    before = next((w for w in reversed(words[:i]) if w.tag not in {"PRON", "ADV"}), None)
    if behind is None or before is None or behind.tag not in {"VPP", "APP"}:
        return False
    return before.tag in {"VFIN", "VPP"} and not _MODAL.match(before.low)


def _repeats_subject(words: Sequence[Tagged], i: int) -> bool:
    """Whether it only marks a question: "le parti va-t-il ...?"."""
    turned = words[i].low.startswith("-") and words[-1].low == "?"
    return turned and i > 1 and words[i - 2].tag in {"NOUN", "PROPN", "ADJ"}


def _is_impersonal(words: Sequence[Tagged], i: int) -> bool:
    """Whether "il" is nobody: "il faut", "reste-t-il"."""
    lows = [w.low for w in words]
    if _SUBJECTS[lows[i]] is Who.SHE:
        return False
    before, behind = (" ".join(part).replace("' ", "'") for part in (lows[max(0, i - 3) : i], lows[i + 1 : i + 12]))
    if lows[i] != "il":
        turned_back = f"{before.split()[-1]} {behind}" if before.endswith(("est", "était")) else ""
        return _TURNED.match(before) is not None or _IMPERSONAL.match(turned_back) is not None
    return _IMPERSONAL.match(behind) is not None


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
    "against", "there", "here", "yesterday", "today", "again", "how", "why", "what", "where", "yes", "no", "down",
    "back", "away", "dead", "alone", "alive", "cry", "go", "come", "leave", "do", "be", "say", "until", "since",
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
    (Role.SUBJECT, Role.IMPLIED): 0.7,
    (Role.NEUTRAL, Role.SUBJECT): 1.0,
    (Role.NEUTRAL, Role.IMPLIED): 0.6,
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


def rewritten(english: str, changes: Mapping[English, Who]) -> str:
    """The English with other pronouns in the place of some."""
    for pronoun in sorted(changes, reverse=True):
        who, role = changes[pronoun], pronoun.role
        if role is Role.NEUTRAL:
            role = Role.SUBJECT if _is_subject(english, pronoun) else Role.OTHER
        written, old = _FORMS[role][list(Who).index(who)], english[pronoun.start : pronoun.end]
        if old[0].isupper():
            written = written.upper() if len(old) > 1 and old.isupper() else written.capitalize()
        english = english[: pronoun.start] + written + english[pronoun.end :]
    return english


_OF_ITSELF = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|[Ii]t)"
    r"(?P<verb>(?: (?!(?:the|an?|that|who|which|his|her|its|and|but|he|she|it|him|them|they|you|i)\b)[a-z'’]+){1,4}) "
    r"(?P<self>himself|herself|itself)\b"
)


def agreeing(english: str) -> str:
    """The English with "She found herself" for "She found himself"."""

    def agreed(match: re.Match[str]) -> str:
        if match["who"].lower() == "it" and match["verb"] in {" is", " was", " has been", " had been"}:
            return match[0]  # "it was himself who said so"
        subject = [form.lower() for form in _FORMS[Role.SUBJECT]].index(match["who"].lower())
        return f"{match['who']}{match['verb']} {_FORMS[Role.REFLEXIVE][subject]}"

    return _OF_ITSELF.sub(agreed, english)


_FINITE = re.compile(
    r"(?: (?:\w+ly|also|already|still|never|always|now|then|even|just|only))*(?:['’](?:s|d|ll|ve)\b"
    r"| (?:is|was|has|had|will|would|can|could|may|might|shall|should|must|do|does|did|cannot|wo|ca|\w{3,}(?:s|ed))\b"
    r"| (?:took|made|came|went|gave|said|told|knew|got|held|left|found|saw|lost|won|met|put|set|cut|let|led|fell|felt"
    r"|kept|sent|spent|stood|began|became|thought|brought|bought|wrote|spoke|chose|rose|grew|ran|paid|sold|built)\b)"
)
_OPENS_CLAUSE = re.compile(
    r"(?:^|[\"“‘(,;:.!?—–-]|\b(?:and|but|or|that|if|when|because|as|while|where|how|why|what|which|whether|although|though"
    r"|since|until|before|after|once|than|said|says|so))\s*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:to|of|for|with|by|from|at|in|on|about|like|without|into|against|around|over)\s$")


def _is_subject(english: str, it: English) -> bool:
    """Whether an "it" would be he or she, not him or her."""
    before, behind = english[: it.start], english[it.end :]
    if _PREPOSITION.search(before):
        return False
    return _FINITE.match(behind) is not None or (_OPENS_CLAUSE.search(before) is not None and behind.startswith(" "))


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
            english, who = pronouns.get(pronoun), said.get(fitting[0])
            if english and who and who is not english.who and pronoun.role is not Role.IMPERSONAL:
                changes[english] = who
    return rewritten(part[1], changes)
