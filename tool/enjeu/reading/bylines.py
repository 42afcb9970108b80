"""Bylines: who wrote the article, in the forms that sites and agencies give it."""

from __future__ import annotations

import re

from enjeu.reading.dates import publication_prefix
from enjeu.reading.phrases import stock_phrase
from enjeu.reading.wording import ends_sentence, has_verb, vocabulary, words

# Screen-reader labels end in a comma; what follows them is never the article.
LABELLED = re.compile(r"(?:Author|Role|Auteure?|Autrice|Rôle|Fonction|Reporting from)\s*[,:]\s*\S")
INTRODUCED = re.compile(
    r"(?:(?:Propos )?[Rr]ecueillis? par|Traduite?(?: d[eu] (?:l[’'])?\w+)? par|(?:Rédigé|Écrit|Publié) par|[Pp]ar|By"
    r"|Textes?(?: et photos?)?|Auteure?s?|Autrices?|Reportage(?: de)?|Enquête de|Entretien(?=\s*:)|Un texte de)"
    r"\s*:?\s+(?=\S)"
)
TITLES = vocabulary(
    """
    et avec de du des la le les l d à a en au aux pour notre nos par correspondant correspondante correspondants
    correspondance envoyé envoyée envoyés spécial spéciale spéciaux journaliste journalistes rédaction rédacteur
    rédactrice chef service grand grande reporter agence agences chroniqueur chroniqueuse éditorialiste bureau pôle
    photos texte vidéo chercheur chercheuse professeur professeure directeur directrice adjoint adjointe
    """
)
PUBLISHED = re.compile(r"\b(?:[Pp]ublié|[Mm]is à jour|[Mm]odifié|[Ll]e \d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})")
_LONGEST = 200  # characters of a byline with a date
_APART = re.compile(r"\s+[|•·–—-]\s+|\s*,\s+")


def is_byline(text: str, *, edge: bool) -> bool:
    """Whether the folded text names authors and says nothing else. `edge`: it stands outside the running text."""
    text = without_publication(text)
    count = len(words(text))
    if LABELLED.match(text):
        return count <= 14 and not ends_sentence(text)
    intro = INTRODUCED.match(text)
    if intro is None or count > 40:
        return False
    rest = text[intro.end() :]
    published = PUBLISHED.search(rest)
    if published is not None:
        if not _only_published(rest[published.start() :]):
            return False
        rest = rest[: published.start()]
    names = words(rest.replace("’", "'").replace("'", " "))
    capitals = [name for name in names if name[0].isupper()]
    small = [name for name in names if not name[0].isupper()]
    if text[0].islower() and (small or len(capitals) < 2):
        return False
    if not capitals or len(names) > 18 or any(name not in TITLES for name in small):
        return False
    return edge or (len(capitals) > 1 and not has_verb(rest))


def without_publication(text: str) -> str:
    """What stands before a mark and a date of publication: "Par Jean Dupont" of "Par Jean Dupont | 2 janvier 2026"."""
    if len(text) > _LONGEST:
        return text
    for mark in _APART.finditer(text):
        if re.search(r"\d", text[mark.end() :]) and _only_published(text[mark.end() :]):
            return text[: mark.start()]
    return text


def _only_published(text: str) -> bool:
    """Whether the text is a publication date, with a reading time behind it at most."""
    date, _, reading = text.partition(" Temps de ")
    whole = publication_prefix(date) == len(date)
    return whole and (not reading or stock_phrase(f"Temps de {reading}") is not None)
