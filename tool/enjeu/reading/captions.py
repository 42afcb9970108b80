"""Captions and photo credits: a label before them, a credit behind them, or a mark that only a picture needs."""

from __future__ import annotations

import re
from functools import cache

from enjeu.reading.phrases import Reason, names, tells
from enjeu.reading.wording import ends_sentence, has_verb, words

CAPTION_WORDS = 60
CAPTION_LENGTH = 600
LABEL = re.compile(
    r"(?:images?|photos?|légendes?|vidéos?|infographies?|illustrations?|cartes?|graphiques?|diaporama|crédits?"
    r"(?: photos?| images?)?|légende (?:de l['’])?(?:image|photo|vidéo)|source de l['’]image)\s*:",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"(?:(?:images?|photos?|légendes?|infographies?|illustrations?|cartes?|crédits?)\s*[:©]"
    r"|(?:crédits? (?:photos?|images?|vidéos?)|légende (?:de l['’])?(?:image|photo|vidéo)"
    r"|source (?:de l['’])?image)\s*[,:©])"
    r"\s*\S",
    re.IGNORECASE,
)
PLACES = re.compile(
    r"\((?:[gdc]\.?|à gauche|à droite|au centre|au milieu|gauche|droite|centre|de dos|[gd]\. à [gd]\.)\)"
)

# A label that is a word of the language, too: "Illustration : à Lyon, le ticket passera à 2 euros."
SUBJECT = re.compile(r"\w+\s*:")

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.\-]*"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.\-]+"
# "…se serrent la main.YURI KADO": a name in capitals after the end of the sentence, with no stop of its own.
GLUED = re.compile(rf"(?<=[a-zà-ÿ][.!?»])\s*{_CAPITALS}(?:\s+(?:/\s*)?{_CAPITALS}){{1,4}}$")


@cache
def _signed() -> re.Pattern[str]:
    """A credit at the end of a line: a sign or word for it, or a name beside that of an agency."""
    agency = rf"(?i:\b{names('agency')}\b)"
    # One name alone is a credit only where it stands apart: "Photo Service" and "Reuters/Ipsos" are names in headlines.
    apart = r"(?:^|(?<=[^\w\s'’\-])|(?<=[^\w\s'’\-]\s)|(?<=\d\s))"
    sign = (
        rf"(?:©|\([cC]\)|Crédits?(?: photos?)?\s*:|Photos?\s*:|{apart}Photos?(?=\s+[A-ZÀ-Þ])"
        rf"|\bPhotos?(?=\s+{agency})|\bPHOTOS?\b)"
    )
    people = rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
    behind = r"(?:\s*[/,]\s*[\w ]{2,30})*"
    forms = (
        rf"{sign}\s*{_NAME}[^.!?]{{0,60}}",
        rf"(?:(?<!\w){people}|{apart}{_NAME})\s*/\s*{agency}{behind}",
        rf"(?:{agency}\s*/\s*{people}|{apart}{agency}\s*/\s*{_NAME})(?:\s*/\s*[\w ]{{2,30}})?",
        rf"(?:{_NAME}\s+){{1,4}}via {agency}",
        r"\((?i:photos?|crédits?|image|illustration)(?:\s*[:©/]|\s+(?i:d['’]illustration|d['’]archives?)\b"
        r"|\s+(?:par |de |d['’])?(?=[A-ZÀ-Þ]))[^()]{0,60}\)",
        r"\((?i:illustration)\)\.?",
        r"\(©[^()]{1,60}\)\.?",
        rf"(?<=[.!?]\s)\((?:{_NAME}\s+){{1,4}}{_NAME}\s?/\s?{_NAME}(?:\s+{_NAME}){{0,3}}\)\.?",
        rf"(?<=[.!?»]\s)[A-ZÀ-Þ]{{2,4}}\s?/\s?{people}",  # a paper by its initials
        rf"(?<=[.)]\s)\|\s*{_NAME}(?:[\s/,]+{_NAME}){{0,5}}",
        rf"(?<=[.!?»]\s)\([^()]{{2,50}}/\s*{agency}\)\.?",
        rf"\([^()]{{2,50}}/\s*{agency}\)",  # before a full stop it names the source of the sentence
        rf"(?<=[.»])\s[–—-]\s{agency}",
        rf"(?<=[.!?»]\s){agency}\s[–—-]\s{people}",
        rf"(?<=[.!?»]\s)[(\[]{people}(?:,|\s[–—-])\s{agency}[)\]]\.?",
        rf"(?<=[.!?»]\s){_CAPITALS}(?:\s+{_CAPITALS}){{1,4}}\s+POUR\s+[«\"“][^«»\"“”]{{2,40}}[»\"”]",
    )
    return re.compile(rf"(?:{'|'.join(forms)})$")


def is_label(text: str) -> bool:
    """Whether the text is a label alone, such as "Image:", which announces a caption."""
    return LABEL.fullmatch(text) is not None


def caption_reason(text: str) -> Reason | None:
    """CAPTION or CREDIT for a folded text that shows itself to be one, None otherwise."""
    if len(text) > CAPTION_LENGTH or len(words(text)) > CAPTION_WORDS:
        return None
    if (label := LABELLED.match(text)) and not (SUBJECT.match(text) and tells(text, label.end() - 1)):
        return Reason.CAPTION
    signed = _signed().search(text) or GLUED.search(text)
    if signed is not None:
        return Reason.CAPTION if words(text[: signed.start()]) else Reason.CREDIT
    if PLACES.search(text) and not ends_sentence(text):
        return Reason.CAPTION
    return None


def follows_label(text: str, gap_lines: int) -> bool:
    """Whether the text after a label such as "Image:" is its caption.

    A caption has no full stop; where it has one, it is told from the next paragraph of the article by having no verb or
    by the wide gap (`gap_lines` line ends) that the picture left behind it.
    """
    if len(words(text)) > CAPTION_WORDS // 2 + 10:
        return False
    return not ends_sentence(text) or not has_verb(text) or gap_lines > 3
