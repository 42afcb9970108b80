"""What happened when: publication dates, and sentences with a date, those of several papers joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from enjeu.digest.meetings import Meetings
from enjeu.digest.papers import Reported
from enjeu.digest.sentences import Said, cited, grouped
from enjeu.digest.words import cosine
from enjeu.folding import fold
from enjeu.reading.dates import DAY_NAMES, MONTHS
from enjeu.records import Cited, Moment
from enjeu.summary.salience import is_dangling
from enjeu.summary.words import count_words, unmarked

LONGEST = 12  # moments; those of most papers, then the best dated
ONE_MOMENT = 0.2  # cosine of two sentences of one date that tell of one thing
SHORTEST = 6  # words; shorter sentences, and those that point back, say nothing by themselves
_YEAR_ALONE = 4  # characters; years that one paper mentions are its background
_FOLDED = {fold(name): number for name, number in MONTHS.items() if len(name) > 3 or name in ("mai",)}
_MONTH = "|".join(sorted(_FOLDED, key=len, reverse=True))
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH})(?: (?P<year>(?:19|20)\d\d))?\b")
# What has been so "depuis février 2022" is no event of that month.
_MONTH_YEAR = re.compile(rf"(?<!depuis )\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b")
_LAST_MONTH = re.compile(rf"\b(?P<month>{_MONTH}) dernier\b")
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(DAY_NAMES)})(?P<which> dernier| prochain)?\b")
_YEAR = re.compile(r"(?<!depuis )\b(?:en|fin|debut|des|l'annee) (?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_FUTURE = re.compile(r"\b\w{2,}(?:ra|ront)\b|\bdevrai(?:t|ent)\b|\bpourrai(?:t|ent)\b|\bva\b|\bvont\b")


_CLAUSE = re.compile(r"[,;:.!?]|\b(?:que|qui|dont|mais|alors|car|tandis|si)\b|\bqu'")
_PAST = re.compile(
    r"\b(?:a|ont|est|sont|ai|avons|avait|avaient|etait|etaient)(?: ete)? \w+(?:e|es|ee|ees|i|is|it|u|us|ert)\b"
)
_NO_FUTURE = {"opera", "cholera", "camera", "sahara", "ankara", "accra", "sierra", "zebra"}


class Dated(NamedTuple):
    """A sentence and its date."""

    date: str
    said: Said


def moments(reports: Sequence[Reported], everything: Sequence[Said], meetings: Meetings) -> tuple[Moment, ...]:
    """The moments of an event in order of time, `LONGEST` of them and the papers' own dates.

    Dates without a year count from the paper's own date; where that is not known, from the first one known in the
    event. A day of the week is read only in a paper of which the day is known.
    """
    published = {r.paper.id: _iso(r.brief.source.date) for r in reports}
    known = sorted(d for d in published.values() if d)
    by_date: defaultdict[str, list[Dated]] = defaultdict(list)
    for one in everything:
        if count_words(one.sentence.en) < SHORTEST or is_dangling(one.sentence.fr):
            continue
        own = published[one.paper]
        if found := next(dates_in(one.folded, own, own or (known[0] if known else None)), None):
            by_date[found].append(Dated(found, one))
    told = [m for dated in by_date.values() for m in _moments(dated, meetings)]
    told = [m for m in told if len(m.date) > _YEAR_ALONE or len(m.evidence) > 1]
    told.sort(key=lambda m: (-len(m.evidence), -len(m.date), m.date))
    reported = [
        Moment(date=day, text=f"Report: {r.paper.title}", evidence=(Cited(paper=r.paper.id, sentences=()),))
        for r in reports
        if (day := published[r.paper.id])
    ]
    return tuple(sorted([*told[:LONGEST], *reported], key=lambda m: m.date))


def _moments(dated: Sequence[Dated], meetings: Meetings) -> list[Moment]:
    """Sentences of one date, those that tell of one thing joined; the smoothest English speaks for them."""

    def belongs(one: Said, group: Sequence[Said]) -> bool:
        return any(cosine(one.vector, other.vector) >= ONE_MOMENT or meetings.is_one(one, other) for other in group)

    found = []
    for group in grouped((one for _, one in dated), belongs):
        best = min(group, key=lambda s: s.roughness)
        group.sort(key=lambda s: s is not best)
        found.append(Moment(date=dated[0].date, text=unmarked(best.sentence.en), evidence=cited(group)))
    return found


def _is_ahead(folded: str, at: int) -> bool:
    """Whether the clause around a day of the week tells of what is to come, whatever a clause below it tells."""
    borders = [0, *(border.start() for border in _CLAUSE.finditer(folded)), len(folded)]
    start = max(border for border in borders if border <= at)
    clause = folded[start : min(border for border in borders if border > at)]
    future = any(found[0] not in _NO_FUTURE for found in _FUTURE.finditer(clause))
    return future and not _PAST.search(clause)


def dates_in(folded: str, own: str | None, near: str | None) -> Iterator[str]:
    """The dates of a French sentence, the most exact first.

    `own` is the paper's date, `near` one to take years from.
    """
    for match in _DAY.finditer(folded):
        month, day = _FOLDED[match["month"]], int(match["day"])
        years = [int(match["year"])] if match["year"] else _years(near)
        yield from _valid(years, month, day, near)
    if (today := _whole(own)) is not None:
        for match in _WEEKDAY.finditer(folded):
            back = (today.weekday() - DAY_NAMES.index(match["name"])) % 7
            ahead = match["which"] == " prochain" or (not match["which"] and _is_ahead(folded, match.start()))
            if match["which"]:
                back = back or 7
            yield (today + timedelta(days=7 - back) if ahead and back else today - timedelta(days=back)).isoformat()
    for match in _MONTH_YEAR.finditer(folded):
        yield f"{match['year']}-{_FOLDED[match['month']]:02}"
    for match in _LAST_MONTH.finditer(folded):
        if near and len(near) >= 7:
            month = _FOLDED[match["month"]]
            year = int(near[:4]) - (month >= int(near[5:7]))
            yield f"{year}-{month:02}"
    for match in _YEAR.finditer(folded):
        yield match["year"]


def _iso(text: str | None) -> str | None:
    """A date as `Source` promises it; None for anything else that a brief made elsewhere may hold."""
    return text if text and _ISO.fullmatch(text) else None


def _whole(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _years(near: str | None) -> list[int]:
    return [int(near[:4]) + step for step in (0, -1, 1)] if near else []


def _valid(years: Sequence[int], month: int, day: int, near: str | None) -> Iterator[str]:
    """The day in the year that brings it nearest to `near`; nothing for a day that no calendar has."""
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        return
    middle = _whole(near) or _whole(f"{near}-15") or found[0]
    yield min(found, key=lambda d: abs((d - middle).days)).isoformat()
