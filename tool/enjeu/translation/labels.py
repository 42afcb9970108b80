"""Labels in capitals that stand before a headline or a paragraph, or for themselves: "VIDÉO.", "POLITIQUE."

A model of sentences spells one word in capitals out, and makes "VIDEOO" and "POLITICAT" of these.
"""

from __future__ import annotations

import re

from enjeu.folding import fold

_ENGLISH = {
    "actualite": "news", "agenda": "diary", "analyse": "analysis", "animaux": "animals", "archives": "archive",
    "automobile": "motoring", "avis de recherche": "missing", "bilan": "review", "billet": "column", "carte": "map",
    "cartes": "maps", "chronique": "column", "chronologie": "timeline", "cinema": "film", "consommation": "consumers",
    "coulisses": "behind the scenes", "coup de gueule": "rant", "crime": "crime", "culture": "culture",
    "decouverte": "discovery", "decryptage": "analysis", "direct": "live", "disparition": "obituary",
    "document": "document", "dossier": "special report", "ecologie": "environment", "economie": "business",
    "edito": "editorial", "editorial": "editorial", "education": "education", "emploi": "jobs", "en direct": "live",
    "en images": "in pictures", "enquete": "investigation", "entretien": "interview", "environnement": "environment",
    "etat des lieux": "state of play", "exclusif": "exclusive", "exclusivite": "exclusive", "explications": "explainer",
    "fait divers": "news in brief", "faits divers": "news in brief", "football": "football", "france": "France",
    "gastronomie": "food", "histoire": "history", "hommage": "tribute", "humour": "humour", "immobilier": "property",
    "info": "news", "infographie": "infographic", "infographies": "infographics", "insolite": "odd news",
    "international": "world", "interview": "interview", "inventaire": "overview", "jeu": "game", "justice": "justice",
    "livre": "book", "livres": "books", "meteo": "weather", "monde": "world", "musique": "music",
    "necrologie": "obituary",
    "opinion": "opinion", "people": "celebrities", "philosophie": "philosophy", "photo": "photo", "photos": "photos",
    "podcast": "podcast", "point de vue": "opinion", "police": "police", "politique": "politics", "portrait": "profile",
    "quiz": "quiz", "recit": "story", "reportage": "report", "sante": "health", "science": "science",
    "sciences": "science", "societe": "society", "sondage": "poll", "sport": "sport", "technologie": "technology",
    "television": "television", "temoignage": "first-hand account", "temoignages": "first-hand accounts",
    "tendance": "trend", "theatre": "theatre", "transports": "transport", "tribune": "opinion", "verdict": "verdict",
    "vide-greniers": "jumble sales", "video": "video", "videos": "videos", "vrai ou faux": "fact check",
    "zoom": "focus",
}  # fmt: skip
_LABEL = re.compile(r"(?P<words>[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3})(?P<mark>\s?[.:!]?)")

_LEADING = re.compile(r"(?P<words>[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3})(?P<mark>\s?[.:]|\s[-–—|])\s+(?=\w)")
_SPEAKER = re.compile(r"(?P<who>[QR]|(?:[A-ZÀ-Þ]\. ?){2,3})(?P<mark>\s?:|(?<=Q)\.)\s+(?=\w)")


def label_in_english(french: str) -> str | None:
    """The English of a line that is nothing but a label in capitals, in capitals; None for any other line."""
    label = _LABEL.fullmatch(french.strip())
    if label is None or not label["words"].isupper():
        return None
    english = _ENGLISH.get(fold(label["words"]).replace("’", "'"))
    return None if english is None else english.upper() + label["mark"].strip()


def without_label(french: str) -> tuple[str, str]:
    """The English of what stands before a sentence and is none of it, and the sentence; "" where nothing does.

    "EN DIRECT - Guerre en Ukraine" begins with a label; "P. M. : L'Inde", "Q. Et ensuite ?" with who speaks.
    """
    if (label := _LEADING.match(french)) and label["words"].isupper():
        english = _ENGLISH.get(fold(label["words"]).replace("’", "'"))
        if english is not None:
            mark = label["mark"].strip()
            return f"{english.upper()}{mark if mark in '.:' else f' {mark}'} ", french[label.end() :]
    if speaker := _SPEAKER.match(french):
        asked = {"Q": "Q", "R": "A"}.get(speaker["who"], speaker["who"].strip())
        return f"{asked}{speaker['mark'].strip()} ", french[speaker.end() :]
    return "", french
