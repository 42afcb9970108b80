"""What the press says otherwise than parliament, on both sides of the model: "EUR 20 billion" is "20 billion euros".

Most pairs that the carried model learned from are debates of the European Parliament, where sums stand behind the code
of their currency and a "député" sits in that house. (In the references of newstest2013 and 2014 "EUR" does not occur.)
"""

from __future__ import annotations

import re

from enjeu.translation.forms import CAPITAL

_CURRENCIES = {"EUR": "euro", "USD": "dollar", "GBP": "pound"}
_FIGURE = r"\d(?:[\d,.]*\d)?"
_SUM = re.compile(
    rf"(?P<article>\b[Aa]n? )?\b(?P<code>EUR|USD|GBP) "
    rf"(?P<sum>{_FIGURE}(?:(?:-| to | and | or ){_FIGURE})?(?: (?:thousand|million|billion|trillion))?)\b"
)
_OF_EUROPE = re.compile(r"europée|eurodéputé|bruxelles|strasbourg")  # none of them is the radio Europe 1
_AGE = re.compile(r"\b(?:a|avait|(?P<several>ont|avaient)) (?P<age>\d+) ans\b(?! (?:d['’]|de |pour |devant ))")
_FIRM = re.compile(r"(?<=\bprison) ferme\b")  # not suspended; a farm, too
_LAWYER = re.compile(rf"\bMe (?={CAPITAL})")  # "Me Daoud": English has no such title
_AGED = re.compile(r"(?:, |\()(\d{1,3}) ans(?=[,.)])")  # "Jean Petit, 25 ans, ..."
_AGENCY = re.compile(r"\b[Tt]he AFP\b(?! (?:news|agency|team|bureau|\w*ist\b|correspondent|photographer))")
# what French ministers are for: how the press calls them, and what parliament's English makes of it
_MINISTERS = {
    "de l'intérieur": ("Interior", r"(?:the Interior|Internal Affairs|Home Affairs)"),
    "des armées": ("Armed Forces", r"(?:the )?(?:Armed Forces|Armed|Armies|Army)"),
    "des comptes publics": ("Public Accounts", r"Public (?:Accounts?|Services)"),
    "de la transition écologique": ("Ecological Transition", r"(?:the )?(?:Environmental|Ecological) Transition"),
}
# "un maire LR": a party behind its people, whom English names behind it
_OF_PARTY = re.compile(
    r"\b(?:maire|député|élu|sénat|candidat|militant|conseill|ministre|dirigeant|eurodéputé)\w* ([A-Z]{2,5})\b"
)
_MEMBER_OF = (
    r"(?P<member>(?:MP|MEP|[Mm]ayor|[Ss]enator|[Cc]ouncillor|[Cc]andidate|[Aa]ctivist|[Mm]ilitant|[Mm]inister"
    r"|[Ll]eader)s?)"
)
_SPELT = re.compile(r"[FHLMNRSX][^AEIOU]*|LREM|EELV")  # letter by letter, the first with a vowel before: "an LR mayor"
_REPEATED = re.compile(r"\btou(?:te)?s les (?:\d+|deux|trois|quatre|cinq|six|dix|vingt) (?:an|jour|heure|min|mois|sem)")
_EACH_TIME = re.compile(
    r"\b(?P<all>[Aa]ll) (?:the )?(?=(?:\d+|two|three|four|five|six|ten|twenty) (?:year|day|hour|minute|month|week))"
)
# Arrows, dingbats, emoji and what joins them: of these a model of words makes words.
_SIGNS = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]+ ?")
_DASHES = re.compile(r" ?(?<!-)--(?!-) ?")  # news agencies set words off with two: "--que des experts"
_VOTES = re.compile(r"\b(\d[\d,]*) (?:voices?|votes?) (?:against|to|versus) (?=\d)")
_MEMBER = re.compile(r"\bMEP(s?)\b")
_HONOURABLE = re.compile(r"(?i)\bhonourable (?:Member|lady|gentleman)\b")
_OTHER_MEMBERS = re.compile(r"\b(?:membre|adhérent|militant)e?s\b")
_MEMBERS = re.compile(r"(?<![\w-])Members(?! of| State|\w)")


def _bare_age(match: re.Match[str]) -> str:
    return f"{' ' * match[0].startswith(',')}{match[1]}"


def _written_out(match: re.Match[str]) -> str:
    article, figure, name = match["article"] or "", match["sum"], _CURRENCIES[match["code"]]
    one = article or figure == "1"  # "a 3 billion dollar loan"
    return f"{article}{figure} {name}{'' if one else 's'}"


def as_english_has_it(french: str) -> str:
    """The French, as the model is to read it: without signs and a word that English lacks."""
    without = _DASHES.sub(" - ", _SIGNS.sub("", french)).strip()
    return _FIRM.sub("", without or french)


def in_press_style(french: str, english: str) -> str:
    """The English as the press writes it: sums, deputies, ministers, votes, the agency, and ages."""
    english = _AGENCY.sub("AFP", _SUM.sub(_written_out, english))
    if _LAWYER.search(french):
        english = _LAWYER.sub("", english)
    low = french.lower().replace("’", "'")
    for office, (english_office, called) in _MINISTERS.items():
        if f"ministre {office}" in low:
            english = re.sub(rf"\b[Mm]inister (?:of|for) {called}\b", f"{english_office} Minister", english)
    for match in _AGED.finditer(french):
        english = re.sub(rf"(?<=[,(]) ?{match[1]} years(?: old| ago)?(?=[,.)])", _bare_age(match), english)
    if "député" in low and not _OF_EUROPE.search(low):
        english = _HONOURABLE.sub("MP", _MEMBER.sub(r"MP\1", english))
        if "députés" in low and not _OTHER_MEMBERS.search(low):
            english = _MEMBERS.sub("MPs", english)
    for match in _OF_PARTY.finditer(french):
        english = re.sub(rf"\b{_MEMBER_OF} {match[1]}\b", rf"{match[1]} \g<member>", english)
        if _SPELT.fullmatch(match[1]):
            english = re.sub(rf"\b([Aa]) (?={match[1]}\b)", r"\1n ", english)
    if "voix contre" in low:
        english = _VOTES.sub(r"\1 votes to ", english)
    if _REPEATED.search(low):
        english = _EACH_TIME.sub(lambda m: "Every " if m["all"] == "All" else "every ", english)
    for match in _AGE.finditer(french):
        now, then = ("are", "were") if match["several"] else ("is", "was")
        years = rf"{match['age']} years\b(?: old)?(?! of\b| to\b)"
        english = re.sub(rf"\bha(?:s|ve) {years}", f"{now} {match['age']}", english)
        english = re.sub(rf"\bhad {years}", f"{then} {match['age']}", english)
    return english
