"""Title, date and outlet of an article, from what the file's format says and from what was set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enjeu.reading.boilerplate import Part
from enjeu.reading.dates import read_date
from enjeu.reading.phrases import Reason, names
from enjeu.records import Kind

SIGNING = frozenset(
    {
        Reason.BYLINE,
        Reason.COPYRIGHT,
        Reason.TIMESTAMP,
        Reason.AGENCY,
        Reason.SUBSCRIPTION,
        Reason.NEWSLETTER,
        Reason.SHARING,
        Reason.NOTIFICATION,
    }
)
ROLE = re.compile(r"R[oô]le\s*[,:]\s*(?P<outlet>[A-Z][\w’' -]{1,40}\b(?:News|Afrique|Monde|Info|Presse|TV|Radio)\b.*)$")
HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*[-–,]?\s*)?(?P<outlet>[A-ZÀ-Þ][\w’'.&-]*(?: (?!\d)[\w’'.&-]+){0,3})",
    re.IGNORECASE,
)
# "SÉOUL, 1 jan 2024 (AFP) - " stays with its sentence, and tells the date all the same.
DATELINE = re.compile(r"[A-ZÀ-Þ][^.()]{2,60}\((?:AFP|Reuters|Belga|ATS|AP)\)\s*[-–—]")
AGENCY_NAMES = frozenset({"afp", "reuters", "belga"})


def find_title(parts: Sequence[Part], given: str | None) -> str | None:
    """The title as the text has it, else as the format gives it; None for an article that begins with prose."""
    return next((part.text for part in parts if part.kind is Kind.TITLE and part.reason is None), given)


_PUBLISHED = re.compile(r"\bpubli", re.IGNORECASE)


def find_date(parts: Sequence[Part], given: str | None, guessed: str | None = None) -> str | None:
    """The ISO date of publication; dates in the article's own sentences do not count. Of two, the fuller one.

    What the file states goes before what is set aside, and that before what was `guessed`.
    """
    if given is not None and (read := read_date(given)) is not None:
        return read
    datelines = (DATELINE.match(part.text) for part in parts[:20] if part.reason is None)
    signs = [part.text for part in parts if part.reason in (Reason.TIMESTAMP, Reason.BYLINE)]
    signs += [found[0] for found in datelines if found is not None]
    first = [sign[published.start() :] for sign in signs if (published := _PUBLISHED.search(sign))]
    dates = [date for date in map(read_date, [*first, *signs]) if date is not None]  # not that of an update
    return max(dates, key=len, default=read_date(guessed) if guessed else None)


def find_outlet(parts: Sequence[Part], given: str | None) -> str | None:
    """The outlet: given by the format, else named where sites sign (bylines, copyright); papers before agencies."""
    if given:
        return given
    listed = names("outlet")
    outlet = re.compile(rf"(?<!\w)(?:{listed}|{listed.upper()})(?!\w)")
    named: list[str] = []
    for part in parts:
        if part.reason not in SIGNING and not (part.reason and outlet.fullmatch(part.text)):
            continue
        for pattern in (ROLE, outlet, HOLDER) if part.reason == Reason.COPYRIGHT else (ROLE, outlet):
            found = pattern.search(part.text.replace("’", "'"))
            if found is not None:
                named.append(found.groupdict().get("outlet") or found[0])
                break
    return next((name for name in named if name.lower() not in AGENCY_NAMES), named[0] if named else None)
