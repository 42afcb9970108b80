"""Whom something is asked of: "demander une aide à la Chine" is to ask China for it, not to ask for aid to China.

The model takes the last words for where the thing is to go, which turns round who is to give and who is to get.
"""

from __future__ import annotations

import re

from enjeu.translation.forms import form
from enjeu.translation.gazetteer import forenames, gazetteer

_BODIES = {
    "direction": "management", "gouvernement": "government", "etat": "state", "état": "state", "patronat": "employers",
    "ministre": "minister", "ministère": "ministry", "employeur": "employer", "exécutif": "executive",
    "président": "president", "préfet": "prefect", "maire": "mayor", "patron": "boss",
}  # fmt: skip
_A_THING = r"(?:un|une|des|du|de la|de l'|davantage d|plus d|le|la|les|l'|son|sa|ses|leurs?|deux|trois|quatre|\d)"
_NAME = r"(?-i:[A-ZÉÈÀ])[\w'-]+(?:[ -](?-i:[A-ZÉ])[\w'-]+)*"
_BODY = rf"(?:{'|'.join(_BODIES)})\b"
_NO_VERB = "".join(rf"(?<!\b{word} )" for word in ("la", "une", "les", "des", "ces", "ses", "de", "leur", "leurs"))
_ASKED = re.compile(
    rf"{_NO_VERB}\b(?:demand|réclam|exig|sollicit|quémand)\w+ (?P<thing>{_A_THING}[^,;:.!?«»\"“”()–—]{{2,70}}?) (?:"
    rf"(?:à la |à l'|aux )(?P<who>{_NAME}|{_BODY})"
    rf"|(?:au |à (?:son|sa|ses|leurs?) )(?P<body>(?-i:[A-Z]{{3,}})\b|{_BODY})"
    rf"|à (?P<one>{_NAME}))",
    re.IGNORECASE,
)
_WITHOUT_ARTICLE = {"Israël", "Cuba", "Taïwan"}  # countries; behind "à" alone other places are where something is
# What goes to somebody, who is then not asked for it ("la livraison d'armes à l'Ukraine"), or takes place with him.
_GOING = re.compile(
    r"\b(?:livraison|envoi|vente|fourniture|export|transfert|versement|remise|octroi|don\b|retour|restitution|cession|accès"
    r"|adhésion|entrée|droit|hommage|réponse|opposition|participation|contribution|visite|voyage|asile|rendez-vous|rencontre"
    r"|entretien|réunion|débat|colloque|vote|que\b|qui\b|qu')| -",
    re.IGNORECASE,
)
_ASKING = r"\b(?:(?:ask|call|plead|appeal|press)(?:s|ed|ing)? for|(?:demand|request|claim|seek)(?:s|ed|ing)?|sought)\b"


def asked_from(french: str, english: str) -> str:
    """The English with "from" before whom something is asked of, where it has another preposition there."""
    for asked in _ASKED.finditer(french.replace("’", "'")):
        name = asked["who"] or asked["body"] or asked["one"]
        if _GOING.search(asked["thing"]) or (asked["one"] and not _is_asked(name)):
            continue
        who = _BODIES.get(name.lower()) or _in_english(name)
        whom = rf"(?:the |its |his |her |their )?{re.escape(who)}\b(?!')"
        wrong = re.compile(rf"({_ASKING}[^,;:.!?\"]{{3,90}}?) (?:to|in|for|of|at) ({whom})", re.IGNORECASE)
        english = wrong.sub(r"\1 from \2", english, count=1)
    return english


def _is_asked(name: str) -> bool:
    """Whether a name behind "à" alone is somebody's, and no town's."""
    return name in _WITHOUT_ARTICLE or name.isupper() or (" " in name and name.split()[0] in forenames())


def _in_english(name: str) -> str:
    entry = gazetteer().entries.get(form(name))
    return entry.english if entry else name
