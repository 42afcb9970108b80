"""Who says so, in the order of English: "..., a indiqué mardi le maire" is read as "..., le maire a dit mardi".

French sets the verb of saying before whoever speaks, with words in between, and has some forty verbs for it. Where a
quotation ends right before it, the model knows; elsewhere it takes the speaker for an object ("indicated on Tuesday the
mayor") and the verb for another ("launched the mayor", "worries the mayor").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from enjeu.reading.dates import DAY_NAMES, MONTH_NAMES
from enjeu.syntax.tagging import Token, tag
from enjeu.translation.forms import CAPITAL, stem
from enjeu.translation.gazetteer import sex_of_noun, word_list

_WITHIN = {"DET", "NOUN", "PROPN", "ADJ", "NUM", "X"}  # what a speaker is named with
_LINKS = {"de", "d'", "du", "des", "et", "aux", "&", "chargé", "chargée"}
_DAYS = {*DAY_NAMES, "hier", "aujourd'hui"}
_MORE_DAYS = {*MONTH_NAMES, "matin", "midi", "soir", "après-midi", "dernier"}
_SUBORDINATING = {"qui", "que", "qu'", "dont", "où", "quand", "lorsque", "lorsqu'", "si", "alors", "après", "pendant"}
_TOWARDS = {"à", "au", "aux", "sur", "auprès", "devant", "dans", "chez"}  # whom and where it is said
_LONGEST = 9  # words of a description
_BEHIND = {"sur", "dans", "lors", "devant", "auprès", "avant", "après", "depuis", "pendant", "en", "chez", "via"}
_TO = {"à", "au", "aux"}
# Behind "à", whom and where it is said, not what the speaker is: "au Parisien", "à des journalistes", "au cours de".
_LISTENING = re.compile(
    r"(?:journalistes|reporters|presse|médias|micro|micros|antenne|radio|télévision|télé|agence|quotidien|chaîne"
    r"|hebdomadaire|magazine|journal|députés|sénateurs|élus|cours|lendemain|terme|sortie|issue|sujet|propos|téléphone"
    r"|barre|audience|tribune|avance|nouveau|distance)$"
)
_PAPERS = re.compile(
    r"(?:Monde|Parisien|Figaro|Point|Progrès|Télégramme|Dauphiné|JDD|Times|Guardian|AFP|[A-Z]{2,}\d*)$"
)
_OFFICE = re.compile(
    r"(?:(?:ex-|sous-|vice-|haut-|haute-)?(?:secrétaire|ministre|délégué|commissaire|adjoint|conseill[eè]re?|chargé"
    r"|représentant|procureur|ambassad(?:eur|rice)|candidat|rapporteur|envoyé|préfet|État|général|spécial)e?s?)$"
)
_SEVERAL = {"les", "des", "plusieurs", "ses", "leurs", "ces", "deux", "trois", "quatre", "mm."}
# Reflexive verbs of saying, which the model makes verbs of ("worries the professor"): what is said, and how.
_FEELING = {
    "inquiète": "avertit", "alarme": "avertit", "félicite": "dit avec satisfaction", "réjouit": "dit avec satisfaction",
    "enthousiasme": "dit avec enthousiasme", "indigne": "dit avec indignation", "offusque": "dit avec indignation",
    "insurge": "dit avec indignation", "scandalise": "dit avec indignation", "emporte": "dit avec colère",
    "énerve": "dit avec colère", "agace": "dit avec agacement", "étonne": "dit avec étonnement", "amuse": "plaisante",
    "interroge": "demande", "désole": "déplore", "lamente": "déplore", "défend": "se défend", "souvient": "se souvient",
    "exclame": "s'exclame",
}  # fmt: skip
_FELT = {
    "inquiété": "averti", "alarmé": "averti", "félicité": "dit avec satisfaction", "réjoui": "dit avec satisfaction",
    "enthousiasmé": "dit avec enthousiasme", "indigné": "dit avec indignation", "offusqué": "dit avec indignation",
    "insurgé": "dit avec indignation", "scandalisé": "dit avec indignation", "emporté": "dit avec colère",
    "énervé": "dit avec colère", "agacé": "dit avec agacement", "étonné": "dit avec étonnement", "amusé": "plaisanté",
    "interrogé": "demandé", "désolé": "déploré", "lamenté": "déploré",
}  # fmt: skip
_CLOSING = {'"', "”", "»"}
_OPENS = re.compile(
    rf"(?:[Ll][ae]s?|[Ll]['’]|une?|des|plusieurs|ce(?:tte|t)?|s(?:on|a|es)|M\.|MM\.|Mmes?|Me|{CAPITAL})"
)


@cache
def _verb() -> re.Pattern[str]:
    def any_of(*names: str) -> str:
        return "|".join(sorted(w for name in names for w in word_list(name)))

    return re.compile(
        r"(?P<opening>[,»\"”]\s+)"
        rf"(?:(?P<have>a|ont) (?P<also>(?:aussi|également|ensuite|notamment|ainsi|encore) )?"
        rf"(?P<said>{any_of('said', 'kept_said')})|(?P<says>{any_of('says', 'kept_says')})"
        rf"|(?:se |s['’])(?:(?P<feels>{'|'.join(_FEELING)})|est (?P<felt>{'|'.join(_FELT)})e?)) "
    )


def in_order(french: str) -> str:
    """The French with whoever speaks set before the verb that stands behind what he says, and the verb a plain one."""
    for match in _verb().finditer(french):
        before = french[: match.start()]
        quoted = match["opening"][0] != "," or before.rstrip()[-1:] in _CLOSING
        if not quoted and not _is_said(before):
            continue
        rest = french[match.end() :]
        tokens = tag(rest)
        first = _after_circumstances(tokens)
        last = _end_of_speaker(tokens, first)
        if quoted:
            if not (first or match["feels"] or match["felt"]):
                continue  # its own English is the better one
        elif not _can_say(tokens[first : max(last, first + 3)], match):
            continue
        before, verb = before + match["opening"], _said(match)
        described = last > first and last < len(tokens) and tokens[last].text == "," and not _goes_on(tokens, last + 1)
        end = last
        if described:  # "said Jean Petit, mayor of Lyon" is English too, but "said to AFP Jean Petit, ..." is not
            end = _end_of_description(tokens, last) if first else 0
        if end <= first:
            return f"{before}{verb.partition(' avec ')[0]} {rest}"  # "says Marie Petit, mayor of Lyon"
        speaker = rest[tokens[first].start : tokens[end - 1].end] + "," * described
        between, behind = rest[: tokens[first].start].strip(), rest[tokens[end - 1].end :]
        return " ".join(filter(None, [before.rstrip(), speaker, verb, between])) + " " * behind[:1].isalnum() + behind
    return french


def _said(match: re.Match[str]) -> str:
    """The verb, a plain one where English has but one."""
    if match["feels"]:
        return _FEELING[match["feels"]]
    if match["felt"]:
        return f"a {_FELT[match['felt']]}"
    if match["says"]:
        plain = "disent" if match["says"].endswith("nt") else "dit"
        return match["says"] if match["says"] in word_list("kept_says") else plain
    said = match["said"] if match["said"] in word_list("kept_said") else "dit"
    return f"{match['have']} {match['also'] or ''}{said}"


def _can_say(speaker: Sequence[Token], verb: re.Match[str]) -> bool:
    """Whether it is plain, where nothing is quoted, that somebody speaks, and not that something is lost or thrown.

    "Le stade fermera, a déploré le maire", but "le maire a reçu les familles, a déploré les pertes", "armé, lance une
    grenade".
    """
    several = bool(speaker) and (speaker[0].low in _SEVERAL or any(t.low == "et" for t in speaker))
    if several != (verb["have"] == "ont" or ((verb["says"] or "").endswith("ent") and verb["says"] != "prévient")):
        return False
    head = next((t for t in speaker if t.tag in {"NOUN", "PROPN", "X"} or t.text[0].isupper()), None)
    if head is None:
        return False
    named = head.text[0].isupper() or speaker[-1].text[0].isupper()
    return named or bool(sex_of_noun(head.low)) or stem(head.low) in _speakers()


@cache
def _speakers() -> frozenset[str]:
    """Nouns, without their plural mark, for bodies and papers that say something."""
    return frozenset(stem(noun) for noun in word_list("bodies") | word_list("papers"))


def _is_said(before: str) -> bool:
    """Whether a clause of its own ends there, and not what is set beside the subject of the verb.

    "Le train est arrêté, a annoncé la SNCF", but "la sénatrice du Minnesota, Amy Klobuchar, a annoncé la fermeture".
    """
    clause, end = tag(before), None
    while True:
        start = max((k + 1 for k, token in enumerate(clause[:end]) if token.text == ","), default=0)
        part = clause[start:end]
        if any(token.tag in {"VFIN", "AFIN"} for token in part):
            return part[0].low not in _SUBORDINATING
        if not part or not start or part[0].tag != "ADP":  # "entre Agde et Béziers" is beside no subject
            return False
        end = start - 1


def _after_circumstances(tokens: Sequence[Token]) -> int:
    """Where the speaker is named: behind the day, and behind whom or where it was said."""
    k = 0
    while k < len(tokens):
        if tokens[k].low in _DAYS:
            k += 1
            while k < len(tokens) and (tokens[k].tag == "NUM" or tokens[k].low in _MORE_DAYS):
                k += 1
        elif tokens[k].low in _TOWARDS and (end := _end_of_place(tokens, k + 1)):
            k = end
        else:
            break
    return k


def _end_of_place(tokens: Sequence[Token], k: int) -> int:
    """The end of "l'AFP", "France Inter", "un communiqué" from word `k` on, 0 where it is not plain where it ends."""
    if k < len(tokens) and tokens[k].low in {"l'", "la", "le", "les", "un", "une", "de", "son", "sa"}:
        return k + 2 if k + 2 < len(tokens) and tokens[k + 1].tag in {"NOUN", "PROPN", "X"} else 0
    named = k + 1 < len(tokens) and tokens[k].text[0].isupper()
    if not named:
        return 0
    return k + 2 if tokens[k].text in {"France", "Europe"} and k + 2 < len(tokens) else k + 1


def _end_of_speaker(tokens: Sequence[Token], first: int) -> int:
    """The end of the noun phrase at word `first`; `first` where there is none, or where more hangs on it."""
    if first >= len(tokens) or not _OPENS.match(tokens[first].text):
        return first
    k, named = first, False
    while k < len(tokens):
        token = tokens[k]
        if token.low in _DAYS:
            break
        party = token.low == "en" and [t.low for t in tokens[k + 1 : k + 2]] == ["marche"]
        if named and (_has_office(tokens, k) or token.low.startswith("délégué")):  # a participle, by its form
            k += 1
        elif token.tag in _WITHIN or token.text[0].isupper() or ((token.low in _LINKS or party) and named):
            named = named or token.tag in {"NOUN", "PROPN", "X"} or token.text[0].isupper()
            if named and k > first and token.tag == "DET" and tokens[k - 1].low not in _LINKS | {"à"}:
                return first  # "a dit le maire le plus jeune"
            k += 1
        else:
            break
    while k > first and tokens[k - 1].low in _LINKS:
        k -= 1
    if k < len(tokens) and tokens[k].text == "(":  # "Jean-Claude Gaudin (LR)"
        k = next((h + 1 for h in range(k, min(k + 6, len(tokens))) if tokens[h].text == ")"), k)
    return k if named and _ends_there(tokens, k) else first


def _has_office(tokens: Sequence[Token], k: int) -> bool:
    """Whether "à" at word `k` says what an office is for: "secrétaire au Numérique", not "au Monde", "à Lyon"."""
    if k + 2 > len(tokens) or tokens[k].low not in _TO or not _OFFICE.match(tokens[k - 1].text):
        return False
    bare = tokens[k].low == "à" and tokens[k + 1].tag != "DET"
    named = next((t.text for t in tokens[k + 1 : k + 3] if t.tag != "DET"), "")
    return not bare and not _PAPERS.match(named) and not _LISTENING.match(named)


def _ends_there(tokens: Sequence[Token], k: int) -> bool:
    """Whether nothing of the speaker stands from word `k` on: a mark, a day, or where and to whom it is said."""
    if k >= len(tokens) or tokens[k].low in _DAYS | _BEHIND:
        return True
    if tokens[k].low in _TO:
        heard = next((t for t in tokens[k + 1 : k + 3] if t.tag not in {"DET", "NUM"}), None)
        return heard is not None and (heard.text[0].isupper() or _LISTENING.match(heard.text) is not None)
    return tokens[k].tag == "PUNCT" and tokens[k].text != '"'


def _end_of_description(tokens: Sequence[Token], k: int) -> int:
    """The end of ", maire de Lyon" or ", 25 ans" from the comma `k` on; 0 where that is long or has a verb."""
    end = next((h for h in range(k + 1, len(tokens)) if tokens[h].text in {",", ".", ";", ":", '"'}), len(tokens))
    inside = tokens[k + 1 : end]
    plain = 0 < len(inside) <= _LONGEST and all(t.tag in _WITHIN | {"ADP", "CCONJ"} for t in inside)
    return end if plain and (end == len(tokens) or tokens[end].text in {",", "."}) else 0


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether what stands behind a comma is no more about the speaker: "..., ajoutant que", "..., avant de"."""
    return k < len(tokens) and (tokens[k].tag == "VPR" or tokens[k].low in {"avant", "après", "lors", "tout", "mais"})
