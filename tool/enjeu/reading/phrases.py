"""The stock phrases that press sites leave around an article; phrases.toml lists them by family."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

from enjeu.reading.wording import ends_sentence, has_verb, is_names, single_spaced

OPENING_WORDS = 45
LONGEST_LINE = 600
TRIMMED = " \t.:!?…»›>→|•·-–—[]()\u00a0\u200b\ufeff"
# "Lire aussi" and a headline: a capital follows, as it does not in a sentence; some sites lose the space.
SEE_ALSO = re.compile(
    r"\W*(?:(?:Lire|Voir|Écouter|Revoir) (?:aussi|également) [A-ZÀ-ÖØ-Þ0-9«\"“]"
    r"|[ÀA] (?:lire|voir|écouter) (?:aussi|également)\s?[A-ZÀ-ÖØ-Þ0-9«\"“])"
)
GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
POINTS = re.compile(r"\b(?:re)?(?:lire|voir|[ée]couter)\b")
INVITES = re.compile(r"\w+ez\b")
ALLIANCE = re.compile(r"\b(?:accord|partenariat|contrat|fusion)\b", re.IGNORECASE)


class Reason(StrEnum):
    """Why a stretch of text is not the article."""

    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    RUBRIC = "rubric"
    NAVIGATION = "navigation"
    RELATED = "related article"
    SUBSCRIPTION = "subscription"
    NEWSLETTER = "newsletter"
    NOTIFICATION = "notification"
    SHARING = "sharing"
    COMMENTS = "comments"
    ADVERTISING = "advertising"
    COOKIES = "cookie notice"
    COPYRIGHT = "copyright"
    PLAYER = "media player"
    TAGS = "tags"
    AGENCY = "agency mark"
    PAGE = "page mark"
    DUPLICATE = "duplicate"
    CODE = "embedded code"
    MAIL = "mail header"
    OUTSIDE = "outside the article"


@cache
def _listings() -> dict[str, dict[str, str]]:
    listings: dict[str, dict[str, str]] = tomllib.loads(
        resources.files("enjeu.reading").joinpath("phrases.toml").read_text(encoding="utf-8")
    )
    return listings


@cache
def names(kind: str) -> str:
    """A regular expression for the names of one kind: network, agency, rubric or outlet."""
    return "(?:" + "|".join(_listings()["names"][kind].split("\n")[:-1]) + ")"


@cache
def _table(place: str) -> dict[Reason, re.Pattern[str]]:
    table = {}
    for reason, lines in _listings()[place].items():
        patterns = (f"(?:{line})" for line in lines.splitlines())
        joined = "|".join(patterns)
        for kind in ("network", "agency", "rubric"):
            joined = joined.replace(f"<{kind}>", names(kind))
        table[Reason(reason)] = re.compile(joined)
    return table


@cache
def _with_agency() -> re.Pattern[str]:
    agency = f"(?i:{names('agency')})"
    return re.compile(rf"([^.,;:!?]{{2,40}}) avec (?:l['’]|les )?(?:agences|{agency})(?: et {agency})*")


def _is_signed(line: str) -> bool:
    """Whether names wrote the line's article with an agency: "Le Figaro avec AFP", not "L'Italie rompt avec TASS"."""
    found = _with_agency().fullmatch(line.strip(TRIMMED))
    if found is None or ALLIANCE.search(found[1]):
        return False
    return (
        is_names(found[1]) or re.fullmatch(f"(?:la )?rédaction|{names('outlet')}", found[1], re.IGNORECASE) is not None
    )


def tells(text: str, start: int) -> bool:
    """Whether what stands behind a label is a sentence of the article: "Thèmes : les salaires sont au menu."."""
    said = text[start:].lstrip()
    return said[:1].islower() and ends_sentence(said) and has_verb(said) and not INVITES.match(said)


def stock_phrase(text: str, *, edge: bool = False) -> Reason | None:
    """The family of the stock phrase that the text is, or None; `edge` says that it stands outside the running text."""
    line = single_spaced(text)
    if len(line) > LONGEST_LINE:
        return None
    found = _match(line, edge)
    parted = GLUED.sub(" ", line)
    return found or (_match(parted, edge) if parted != line else None)


def _match(line: str, edge: bool) -> Reason | None:
    lowered = line.lower().replace("’", "'")
    bare = lowered.strip(TRIMMED)
    for place in ("whole", "edge") if edge else ("whole",):
        for reason, pattern in _table(place).items():
            if pattern.fullmatch(bare) or pattern.fullmatch(lowered):
                return reason
    if _is_signed(line):
        return Reason.BYLINE
    if line.count(" ") < OPENING_WORDS:
        for reason, pattern in _table("opening").items():
            found = pattern.match(lowered)
            if found and not (found[0].endswith(":") and not POINTS.search(found[0]) and tells(line, found.end())):
                return reason
        if SEE_ALSO.match(line):
            return Reason.RELATED
    return None
