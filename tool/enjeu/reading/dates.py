"""French dates and times of publication: told from other words, and read as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from enjeu.reading.wording import vocabulary

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
FRENCH_DATE = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({_MONTH})\.?\s+(\d{{4}})\b", re.IGNORECASE)
ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d|-\d)")
NUMERIC_DATE = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/])")
MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?\s+(\d{{4}})\b", re.IGNORECASE)
_AGENCY = re.compile(r"[–—-]?\s*\((?:AFP|Reuters|AP|Belga|ATS|EFE|Xinhua)\)\.?")
CLOCK = re.compile(r"\b\d{1,2}\s?(?:h|:)\s?(?:\d{2})?\b")
RELATIVE = re.compile(r"\bil y a \d+ (?:secondes?|min|mn|minutes?|heures?|h|jours?)\b", re.IGNORECASE)


def read_date(text: str) -> str | None:
    """The first date in the text as YYYY-MM-DD or YYYY-MM, day before month as the French write; None without one."""
    found: list[tuple[int, str]] = []
    for match in FRENCH_DATE.finditer(text):
        found += _valid(match.start(), int(match[3]), MONTHS[match[2].lower()], int(match[1]))
    for match in ISO_DATE.finditer(text):
        found += _valid(match.start(), int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    for match in NUMERIC_DATE.finditer(text):
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        found += _valid(match.start(), year, int(match[2]), int(match[1]))
    if not found:
        for match in MONTH_YEAR.finditer(text):
            found += _valid(match.start(), int(match[2]), MONTHS[match[1].lower()], None)
    return min(found)[1] if found else None


def _valid(position: int, year: int, month: int, day: int | None) -> list[tuple[int, str]]:
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return []
    if not 1900 <= year <= 2100:
        return []
    return [(position, whole.isoformat() if day else f"{year:04}-{month:02}")]


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
    tokens = {token.lower() for token in TOKEN.findall(text)}
    return bool(tokens & PUBLISHING or RELATIVE.search(text) or (CLOCK.search(text) and read_date(text)))
