"""Title, date and outlet of an article, from what the file's format says and from what was set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enjeu.reading.boilerplate import Part
from enjeu.reading.dates import RELATIVE, labels_publishing, masthead_date, publication_prefix, read_date
from enjeu.reading.phrases import Reason, names
from enjeu.reading.wording import ends_sentence, is_prose
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

    What the file states goes before what is set aside, that before a line over the article that names a paper, an
    author or a section and the day, and that before what was `guessed`.
    """
    if given is not None and (read := read_date(given)) is not None:
        return read
    datelines = (DATELINE.match(part.text) for part in parts[:20] if part.reason is None)
    signs = [*_signs(parts), *(found[0] for found in datelines if found is not None)]
    first = [sign[published.start() :] for sign in signs if (published := _PUBLISHED.search(sign))]
    dates = [date for date in map(read_date, [*first, *signs]) if date is not None]  # not that of an update
    dates = dates or [date for part in parts[: _prose(parts).start] if (date := masthead_date(part.text))]
    return max(dates, key=len, default=read_date(guessed) if guessed else None)


def _signs(parts: Sequence[Part]) -> list[str]:
    """The lines that say when the article was published, in order.

    Behind its first paragraph a bare date may be a heading of a chronology: it counts beside another line set aside.
    Not behind a link to another article, of which it would be the date; and nowhere when the head counts from now.
    """
    prose = _prose(parts)
    signs: list[str] = []
    linked = False
    for i, part in enumerate(parts):
        if i == prose.start and any(RELATIVE.search(sign) for sign in signs):
            break
        linked = i >= prose.start and (part.reason == Reason.RELATED or (linked and not _is_paragraph(part)))
        if linked or part.reason not in (Reason.TIMESTAMP, Reason.BYLINE) or _is_note(part):
            continue
        beside = [*parts[max(i - 1, 0) : i], *parts[i + 1 : i + 2]]
        if i not in prose or labels_publishing(part.text) or any(near.reason is not None for near in beside):
            signs.append(part.text)
    return signs


def _prose(parts: Sequence[Part]) -> range:
    """The parts from the first paragraph of the article to the last."""
    paragraphs = [i for i, part in enumerate(parts) if _is_paragraph(part)]
    return range(paragraphs[0], paragraphs[-1] + 1) if paragraphs else range(len(parts), len(parts))


def _is_paragraph(part: Part) -> bool:
    return part.reason is None and part.kind is Kind.TEXT and is_prose(part.text)


def _is_note(part: Part) -> bool:
    """Whether the part, for all its date, is a sentence of who forwards the mail."""
    return ends_sentence(part.text) and part.reason == Reason.TIMESTAMP and not publication_prefix(part.text)


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
