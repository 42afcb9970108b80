"""What every form of a brief says in the same words: titles, bullet numbers, coverage, flags, who gives to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from enjeu.records import (
    Brief,
    Coverage,
    Flag,
    Gain,
    Kind,
    Sentence,
    SharedGain,
    SharedSide,
    Side,
    Status,
    Summary,
    Term,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LANGUAGES = {"fr": "French", "en": "English", "de": "German", "es": "Spanish", "it": "Italian", "nl": "Dutch"}

FLAG_WORDS = {
    Flag.LEFT_IN_FRENCH: "left in French",
    Flag.NUMBERS: "figures differ from the French",
    Flag.UNSURE: "translation unsure",
    Flag.RETRIED: "tried again",
    Flag.SPLIT: "translated in pieces",
    Flag.ENGLISH: "English in the source",
    Flag.GLUED: "cut unsure in the source",
    Flag.FRAGMENT: "perhaps incomplete in the source",
    Flag.CAPITALS: "all capitals in the source",
}
ORIGIN_WORDS = {"name": "names", "glossary": "glossary", "keep": "kept as it is"}
_NO_GAIN = "no gain found"  # how the note of a side begins that is named and gains nothing
SUMMARY_WORDS = {"abstractive": "written by a model", "extractive": "the article's own sentences"}

# Names that English gives an article: "from the United States", but "from Russia".
_WITH_ARTICLE = re.compile(
    r"(?:UN|US|UK|EU|USA|USSR|IMF|United (?:States|Kingdom|Nations|Arab Emirates)|(?:African|European|Soviet) Union"
    r"|European (?:Commission|Parliament)|(?:UN )?Security Council|Netherlands|Philippines|(?:Czech|Dominican) Republic"
    r"|Democratic Republic of .+|West|Kremlin|Pentagon|White House)"
)

_MONTH = "|".join(_MONTHS)
_TH = "(?:st|nd|rd|th)"
_SPACE = "[\u00a0\u202f ]"
# Words that do not belong to the figure before them, and what is counted: a plural, or one of those that have no "s".
_NEVER = (
    "about|across|after|against|also|always|among|and|are|as|at|because|before|between|but|by|during|for|from|ha[ds]|have|in"
    "|into|is|its|less|more|not|of|on|or|out|over|per|perhaps|plus|since|tha[nt]|the|their|this|thus|to|towards|under|until"
    "|versus|w[aehi][a-z]+"
)
_COUNTED = "people|men|women|children|dead|injured|wounded|missing|infected|cent|percent|euro|[a-z]{2,}s"
# What can be read by itself: a date, a time of day, an age, a figure with its unit or with what it counts.
_FIGURE = re.compile(
    rf"(?P<date>\b(?:\d{{1,2}}{_TH}? (?:of )?(?:{_MONTH})\b(?: \d{{4}}\b)?"
    rf"|(?:{_MONTH}) (?:\d{{1,2}}{_TH}?(?:,? \d{{4}})?|\d{{4}})(?![\d.,]\d|\d)))"
    rf"|(?P<time>\b\d{{1,2}}(?:(?:[.:h]\d\d)?{_SPACE}?[ap]\.?m\b|{_SPACE}?[:h]{_SPACE}?\d\d\b|{_SPACE}o['’]clock))"
    r"|(?P<told>\b(?:[Aa]ged|[Aa]rticle|[Cc]hapter|[Pp]age) \d+\b)"
    r"|(?<![\w.,-])(?P<sign>[$€£])?(?P<number>\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?)(?![\w.,]?\d)"
    rf"(?:(?P<unit>{_TH}{_SPACE}(?!(?:{_NEVER})\b)[a-z]{{3,}}|{_SPACE}?[%°€]"
    rf"|{_SPACE}?(?:km/h|[kcm]m[²2]?|[kmc]g|ha|[kMGT]Wh?)(?!\w)|(?:-[a-z]{{3,}})+)"
    rf"|(?P<scale>[\u00a0\u202f -](?:thousand|million|billion|trillion)\b)?"
    rf"(?P<counted>{_SPACE}(?:(?!(?:{_NEVER})\b)[A-Za-z-]{{3,}}{_SPACE})?(?!(?:{_NEVER})\b)(?:{_COUNTED})\b)?)"
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")


class Bullet(NamedTuple):
    """A gain with the number a reader calls it by: 1, 2, ... through all sides, in the brief's order."""

    number: int
    side: Side
    gain: Gain


class Flow(NamedTuple):
    """What one party gives another: the bullets that name both."""

    giver: str
    receiver: str
    bullets: tuple[Bullet, ...]


def bullets(brief: Brief) -> list[Bullet]:
    """Every gain of the brief, numbered as all forms of the brief number it."""
    pairs = [(side, gain) for side in brief.sides for gain in side.gains]
    return [Bullet(number, side, gain) for number, (side, gain) in enumerate(pairs, 1)]


def headline(brief: Brief) -> str | None:
    """The headline in English; in French where it was not translated; None where none was found."""
    return " ".join(s.en for s in brief.sentences if s.kind is Kind.TITLE) or brief.source.title


def english_title(brief: Brief) -> str:
    """The headline; the file's name where there is none."""
    return headline(brief) or PurePath(brief.source.path).stem or "Untitled"


def french_title(brief: Brief) -> str | None:
    """The headline as printed, or None where `english_title` already shows it."""
    title = brief.source.title or " ".join(s.fr for s in brief.sentences if s.kind is Kind.TITLE)
    return title if title and title != english_title(brief) else None


def day(date: str) -> str:
    """An ISO date as a reader writes it: 2023-09-05 is 5 September 2023. Anything else is returned as it is."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?", date)
    if not match:
        return date
    year, month, number = match.groups()
    return (f"{int(number)} " if number else "") + f"{_MONTHS[int(month) - 1]} {year}"


def facts(brief: Brief) -> list[str]:
    """Outlet, date, length and languages, those that are known; and that the headline is not, where it is not."""
    source = brief.source
    language = _LANGUAGES.get(source.language, source.language)
    known = [None if headline(brief) else "no headline found", source.outlet, day(source.date) if source.date else None]
    return [*filter(None, known), count(source.words, "word"), f"{language} → English"]


def count(number: int, noun: str) -> str:
    """1 line, 2 lines, 1,204 words."""
    return f"{number:,} {noun}" + "s" * (number != 1)


def coverage_parts(coverage: Coverage) -> list[str]:
    """What became of every sentence, in four short statements."""
    return [
        f"{coverage.translated:,} of {count(coverage.sentences, 'sentence')} translated",
        f"{len(coverage.left_in_french)} left in French",
        f"{coverage.retried} retried",
        f"{count(coverage.set_aside, 'line')} set aside",
    ]


def flagged(brief: Brief) -> list[tuple[str, tuple[int, ...]]]:
    """Each flag that occurs, in words, with the ids of its sentences; the gravest first."""
    found = [(words, tuple(s.id for s in brief.sentences if flag in s.flags)) for flag, words in FLAG_WORDS.items()]
    return [(words, ids) for words, ids in found if ids]


def left_in_french(brief: Brief) -> list[Sentence]:
    """The sentences whose English is missing."""
    return [s for s in brief.sentences if Flag.LEFT_IN_FRENCH in s.flags]


def cited(brief: Brief, ids: Iterable[int]) -> list[Sentence]:
    """The sentences with these ids, in the order of `ids`."""
    by_id = {s.id: s for s in brief.sentences}
    return [by_id[i] for i in ids if i in by_id]


def numbers(ids: Iterable[int]) -> str:
    """3, 7, 12."""
    return ", ".join(map(str, ids))


def attribution(gain: Gain) -> list[str]:
    """Who gives it and who says so, those that the article tells; a giver whom the bullet names is not named again."""
    giver, claimant = gain.giver, gain.claimed_by
    said = [f"from {with_article(giver)}"] if giver and not names_giver(gain) else []
    if claimant:
        said.append("by its own account" if said and claimant == giver else f"according to {with_article(claimant)}")
    return said


def names_giver(gain: Gain | SharedGain) -> bool:
    """Whether the bullet itself says from whom it is."""
    giver = re.escape(gain.giver or "")
    return bool(giver) and re.search(rf"\bfrom (?:the )?{giver}(?!\w)", gain.text, re.IGNORECASE) is not None


def with_article(name: str) -> str:
    """The name as it stands within a sentence: the United States, Russia."""
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name


def without_gain(sides: Sequence[Side | SharedSide]) -> list[str]:
    """The sides that have no bullet, in one line; one more for those that the user named and no article names."""
    found = "No gain found for" if any(side.gains for side in sides) else "No gain found for any side"
    named: dict[str, list[str]] = {}
    for side in sides:
        if not side.gains:
            note = side.note or _NO_GAIN
            head = found if note.startswith(_NO_GAIN) else note[:1].upper() + note[1:]
            named.setdefault(head, []).append(side.name or "–")
    return [f"{head}: {', '.join(names)}" for head, names in named.items()]


def summary_sentences(summary: Summary) -> list[tuple[str, tuple[int, ...], bool]]:
    """The summary as (text, ids of its evidence, supported); one uncited piece where it was not cut in sentences."""
    return [(s.text, s.evidence, s.supported) for s in summary.sentences] or [(summary.text, (), True)]


def summary_note(brief: Brief) -> str:
    """Whose words the summary is in, and the sentences among them whose English is to be read beside the French."""
    cited_ids = {i for sentence in brief.summary.sentences for i in sentence.evidence}
    unsure = [s.id for s in brief.sentences if s.id in cited_ids and Flag.UNSURE in s.flags]
    words = SUMMARY_WORDS[brief.summary.kind]
    which = f"sentence{'s' if len(unsure) > 1 else ''} {numbers(unsure)}"
    return f"{words}; {FLAG_WORDS[Flag.UNSURE]}: {which}" if unsure else words


def paragraphs(brief: Brief) -> list[list[Sentence]]:
    """The sentences by paragraph, and the cells of tables by row; headings and titles stand alone."""
    return [list(group) for _, group in groupby(brief.sentences, key=lambda s: (s.paragraph, s.kind))]


def between(paragraph: Sequence[Sentence]) -> str:
    """What stands between the sentences of a paragraph; the cells of a table's row have no stops."""
    return " · " if paragraph[0].kind is Kind.CELL else " "


def terms_found(brief: Brief) -> list[Term]:
    """Names and glossary entries that were put in."""
    return [term for term in brief.terms if term.sentences]


def tells_origins(terms: Iterable[Term]) -> bool:
    """Whether some terms are no names, so that a reader should be told where each is from."""
    return any(term.origin != "name" for term in terms)


def terms_missed(brief: Brief) -> list[Term]:
    """Glossary entries of which some sentences have the French and not the English."""
    return [term for term in brief.terms if term.missed]


def terms_missing(brief: Brief) -> list[Term]:
    """Glossary entries that the article does not hold."""
    return [term for term in brief.terms if not term.sentences and not term.missed]


def figures(brief: Brief) -> list[tuple[str, tuple[int, ...]]]:
    """The figures of the English text that can be read alone, each with the ids of its sentences, as they come."""
    found: dict[str, dict[int, None]] = {}
    for sentence in brief.sentences:
        for match in () if Flag.LEFT_IN_FRENCH in sentence.flags else _FIGURE.finditer(sentence.en):
            if _is_readable(match):
                found.setdefault(match.group(), {})[sentence.id] = None
    return [(figure, tuple(ids)) for figure, ids in found.items()]


def _is_readable(match: re.Match[str]) -> bool:
    """Whether a figure says something in a table: no time of day, no small number with nothing beside it."""
    number = match["number"]
    if number is None:
        return not match["time"]
    known = match["sign"] or match["unit"] or match["scale"] or match["counted"]
    return bool(known or not number.isdigit() or _YEAR.fullmatch(number))


def flows(brief: Brief) -> list[Flow]:
    """Who gives what to whom: gains with a known giver, denied ones left out, since nothing passes there."""
    known: dict[tuple[str, str], list[Bullet]] = {}
    for bullet in bullets(brief):
        giver = (bullet.gain.giver or "").strip()
        if giver and bullet.gain.status is not Status.DENIED:
            known.setdefault((giver, bullet.side.name), []).append(bullet)
    return [Flow(giver, receiver, tuple(group)) for (giver, receiver), group in known.items()]


def exchange_key(brief: Brief) -> str:
    """How to read the drawing of `flows`, and what is not in it."""
    drawn = sum(len(flow.bullets) for flow in flows(brief))
    denied = sum(bullet.gain.status is Status.DENIED for bullet in bullets(brief))
    unknown = len(bullets(brief)) - drawn - denied
    left_out = [f"{count(denied, 'gain')} denied"] if denied else []
    left_out += [f"{count(unknown, 'gain')} of which no giver is named"] if unknown else []
    key = "Solid: reported or planned. Dashed: sought or possible."
    return f"{key} Not drawn: {' and '.join(left_out)}." if left_out else key


def is_firm(status: Status) -> bool:
    """Drawn solid: the article reports it or says that it is decided. Otherwise dashed."""
    return status in (Status.REPORTED, Status.PLANNED)


def signature_line(brief: Brief) -> str:
    """The signature on one line: `enjeu 0.1.0; translation: model=..., weights=...; ...`."""
    stages = [
        f"{stage}: " + ", ".join(f"{key}={value}" for key, value in settings.items())
        for stage, settings in brief.signature.stages.items()
    ]
    return "; ".join([f"enjeu {brief.signature.enjeu}", *stages])
