"""French dates and times of publication: told from other words, and read as ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.reading.wording import is_names, vocabulary, words

_WRITTEN = (
    "janvier janv jan",
    "février fevrier févr fevr fév fev",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août aout",
    "septembre sept sep",
    "octobre oct",
    "novembre nov",
    "décembre decembre déc dec",
)
MONTHS = {name: number for number, names in enumerate(_WRITTEN, start=1) for name in names.split()}
MONTH_NAMES = tuple(names.split()[0] for names in _WRITTEN)  # the months in full, from January on
FOLDED_MONTH = "|".join(sorted(map(fold, MONTHS), key=len, reverse=True))  # a pattern for text without accents
DAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DAYS = vocabulary(f"{' '.join(DAY_NAMES)} lun mar mer jeu ven sam dim")
PUBLISHING = vocabulary(
    """
    publié publiée publie mis mise modifié modifiée actualisé actualisée posté postée ajouté créé créée rédigé
    diffusé diffusée enregistré parution màj maj date published updated
    """
)
UNITS = vocabulary(
    """
    h min mn minute minutes heure heures sec secondes seconde jour jours gmt utc cet cest hne hae er
    """
)
CONNECTORS = vocabulary(
    """
    le la à a de du et il y dernière modification jour temps lecture lire environ hier aujourd hui article durée on
    at depuis heure ce cette t z
    """
)
TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
SEPARATORS = frozenset("-–—/.:,|•·()'’+@")

COMMAS = frozenset(",;:.")

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
FRENCH_DATE = re.compile(rf"\b(\d{{1,2}})(?:\s?er)?\s+({_MONTH})\.?\s+(\d{{4}})\b", re.IGNORECASE)
ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d|-\d)|(?<![\d/.-])(\d{4})/(\d{2})/(\d{2})(?![\d/])")
NUMERIC_DATE = re.compile(
    r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/])|(?<![\d/.-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d/-])"
)
MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?\s+(\d{{4}})\b", re.IGNORECASE)
_AGENCY = re.compile(r"[–—-]?\s*\((?:AFP|Reuters|AP|Belga|ATS|EFE|Xinhua)\)\.?")
CLOCK = re.compile(r"\b\d{1,2}\s?(?:h|:)\s?(?:\d{2})?\b")
RELATIVE = re.compile(r"\bil y a \d+ (?:secondes?|min|mn|minutes?|heures?|h|jours?)\b", re.IGNORECASE)

_BESIDE_A_DAY = re.compile(  # clock times, weekdays, pages
    rf"\b(?:à\s+)?\d{{1,2}}\s?(?:h|:)\s?(?:\d{{2}})?\b|\b(?:{'|'.join(DAY_NAMES)})\b|\bp(?:ages?|\.)\s?\d+\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"(?:(?:article\s+)?(?:paru|publié)\s+(?:dans|le)|édition|numéro)\b(?:\s+du$)?", re.IGNORECASE)
_OF_A_DAY = re.compile(r"\b(?:du|de|des|depuis|avant|après|au)$", re.IGNORECASE)
_SIGNS = " \t\u00a0\u202f-–—/|•·,"
_MOST_NAMES = 8  # words


def read_date(text: str) -> str | None:
    """The first date in the text as YYYY-MM-DD or YYYY-MM, day before month as the French write; None without one."""
    first = _first_date(text)
    return first.iso if first else None


class _Date(NamedTuple):
    start: int
    end: int
    iso: str


def _first_date(text: str) -> _Date | None:
    found: list[_Date] = []
    for match in FRENCH_DATE.finditer(text):
        found += _valid(match, int(match[3]), MONTHS[match[2].lower()], int(match[1]))
    for match in ISO_DATE.finditer(text):
        year, month, day = (match[1] or match[4], match[2] or match[5], match[3] or match[6])
        found += _valid(match, int(year), int(month), int(day) if day else None)
    for match in NUMERIC_DATE.finditer(text):
        day, month, year = (match[1] or match[4], match[2] or match[5], match[3] or match[6])
        found += _valid(match, int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day))
    if not found:
        for match in MONTH_YEAR.finditer(text):
            found += _valid(match, int(match[2]), MONTHS[match[1].lower()], None)
    return min(found, default=None)


def _valid(match: re.Match[str], year: int, month: int, day: int | None) -> list[_Date]:
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return []
    if not 1900 <= year <= 2100:
        return []
    return [_Date(*match.span(), whole.isoformat() if day else f"{year:04}-{month:02}")]


def publication_prefix(text: str) -> int:
    """How many characters at the start of the text are nothing but when it was published; 0 when none.

    "Publié le 5 mai 2023 à 17h59", "il y a 23 minutes" and a bare date count as a whole. At the head of other words
    the date must be labelled and what follows must begin anew: "Publié le 5 mai, le rapport accuse" is a sentence.
    """
    end = 0
    first = ""
    for token in TOKEN.finditer(text):
        word = token[0].lower()
        first = first or word
        if word.isdigit() or word in MONTHS or word in DAYS or word in UNITS or word in PUBLISHING:
            end = token.end()
        elif word not in CONNECTORS and word not in SEPARATORS:
            break
    if _AGENCY.fullmatch(text[end:].strip()):
        end = len(text)  # "4 novembre 2026 (AFP)"
    if first in COMMAS:
        return 0  # the end of a sentence, not the start of a line
    prefix, rest = text[:end], text[end:].strip(" .|•·-–—:)")
    timed = CLOCK.search(prefix) or RELATIVE.search(prefix)
    if not (timed or read_date(prefix) or (first in PUBLISHING and re.search(r"\d", prefix))):
        return 0
    if not rest:
        return len(text)
    return end if first in PUBLISHING and (rest[0].isupper() or rest[0] in '«"“') else 0


def says_publishing(text: str) -> bool:
    """Whether a date says that it is one of publication; a bare clock time may head an entry of a live report."""
    return labels_publishing(text) or bool(RELATIVE.search(text) or (CLOCK.search(text) and read_date(text)))


def labels_publishing(text: str) -> bool:
    """Whether the text has a word of publishing: "publié", "mis à jour"."""
    return bool({token.lower() for token in TOKEN.findall(text)} & PUBLISHING)


def masthead_date(text: str) -> str | None:
    """The day in a short line that holds else but names, as of a paper, a section, an author; None in others.

    "Le Monde - vendredi 4 juillet 2025 - p. 12" and "Édition du 4 juillet 2025" are such; "Attentat du 4 juillet 2025"
    is what an article is about.
    """
    found = _first_date(text)
    if found is None or len(found.iso) < len("2025-07-04"):
        return None
    before = _BESIDE_A_DAY.sub(" ", text[: found.start]).strip(_SIGNS)
    issued = _ISSUED.match(before)
    if issued is None and _OF_A_DAY.search(before):
        return None
    names = before[issued.end() :] if issued else before
    rest = f"{names} {_BESIDE_A_DAY.sub(' ', text[found.end :])}".strip(_SIGNS)
    return found.iso if not rest or (len(words(rest)) <= _MOST_NAMES and is_names(rest)) else None
