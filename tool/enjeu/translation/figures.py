"""Figures: in the French as a model reads them best, in the English as English writes them.

The press writes "1,5 Md€", "18h" and "XIVe": in the pairs that models learn from they are rare.
"""

from __future__ import annotations

import re

from enjeu.numerals import FRENCH

_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[\s.,]\d{3})+(?:[.,]\d+)?(?!\d)|(?<![\w.,])\d+(?:[.,]\d+)?(?!\d)")
_TIME = r"(?:[01]?\d|2[0-3]) ?h(?: ?[0-5]\d)?(?!\w)"
_FORTY = re.compile(  # of the others, "une trentaine", the model knows that they are no quarantine
    r"(?P<than>\b(?:[Pp]lus|[Mm]oins|[Pp]rès|[Aa]utour) d)['’]une quarantaine d(?:e |['’])"
    r"|\b(?P<a>[Uu])ne quarantaine d(?:e |['’])"
)
_NOON = 12
# How long or how far it is: "à 2h de Paris", "après 22h en garde à vue".
_DURATION = re.compile(r"(?<![\d.,:h])(\d{1,3}) ?h(?= (?:de |d['’])(?!ce)| en (?:garde|cellule|prison|mer)\b)")
# A time of day, not "pendant 2h".
_CLOCK = re.compile(
    rf"\b(?:(?:de {_TIME} à|entre {_TIME} et|à|vers|dès|avant|après|depuis|jusqu['’]à"
    rf"|à partir de|aux (?:alentours|environs) de|au plus tard à) {_TIME}"
    rf"|de {_TIME} à (?:midi|minuit))",
    re.IGNORECASE,
)


def _of_day(match: re.Match[str]) -> str:
    """With a colon, as the model makes "20 am" of 20h and "the 9-h meeting" of "de 9h à 10h"; "à 9h" it knows."""
    hours = re.findall(r"(\d+) ?h", match[0], re.IGNORECASE)
    known = len(hours) == 1 and int(hours[0]) < _NOON and match[0].lower()[:2] != "de"
    return match[0] if known else re.sub(_TIME, _time, match[0], flags=re.IGNORECASE)


def _time(match: re.Match[str]) -> str:
    hour, minute = re.split(" ?h ?", match[0], flags=re.IGNORECASE)
    return f"{hour}:{minute or '00'}"


_SHORT_SUM = re.compile(
    r"(?<![\d.,])(?P<sum>(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?)"
    r"[ \u00a0\u202f]?(?P<unit>Mds?|M|k)(?:€| d['’]euros)(?!\w)"
)
_UNITS = {"M": "million", "k": "millier"}


def spelt_sums(french: str) -> str:
    """The French with "1,5 Md€" as "1,5 milliard d'euros"."""

    def spelt(match: re.Match[str]) -> str:
        many = float(plain_french(match["sum"]).replace(" ", "")) >= 2
        return f"{match['sum']} {_UNITS.get(match['unit'], 'milliard')}{'s' * many} d'euros"

    return _SHORT_SUM.sub(spelt, french)


_ROMAN = {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_DISTRICT = re.compile(r"\b(X{0,2}(?:IX|IV|V?I{0,3}))(?=(?:e|ème|er)(?:, [XVI]+e)*(?: et [XVI]+e)? arrondissement)")


def _in_digits(match: re.Match[str]) -> str:
    return str(sum(_ROMAN[part] for part in re.findall("IX|IV|[XVI]", match[1]))) if match[1] else ""


def readable(french: str) -> str:
    """The French with sums spelt out, 18h as 18:00 or 18 heures, and "14e arrondissement" for "XIVe"."""
    french = _DISTRICT.sub(_in_digits, spelt_sums(french))
    french = _DURATION.sub(r"\1 heures", french)
    french = _FORTY.sub(
        lambda m: f"{m['than']}e 40 " if m["than"] else f"{'E' if m['a'] == 'U' else 'e'}nviron 40 ", french
    )
    return _CLOCK.sub(_of_day, french)


def plain_french(text: str) -> str:
    """A French text with its figures in plain notation: `1 200,5` and `1.200,5` -> `1200.5`."""
    text = re.sub(r"(?<=\d)[\s.](?=\d{3}(?!\d))", "", text)
    return re.sub(r"(?<=\d),(?=\d)", ".", text)


def plain_english(text: str) -> str:
    """An English text with its figures in plain notation: `1,200.5` -> `1200.5`."""
    return re.sub(r"(?<=\d)[,\s](?=\d{3}(?!\d))", "", text)


_SPELT = {str(n): word for n, word in FRENCH.items() if n >= 10}


def righted(french: str, english: str) -> str:
    """The English with the figure that the model garbled as the French has it: "à 111 ans" is not "at 11".

    Only where one figure of two digits or more is missing and one that looks like it is none of the French.
    """
    theirs = {plain_french(m[0]): m for m in _FIGURE.finditer(french) if not _HOUR.match(french, m.end())}
    ours: dict[str, list[re.Match[str]]] = {}
    for m in _FIGURE.finditer(english):
        if not _COUNTED.match(english, m.end()) and english[m.start() - 1 : m.start()] != ":":
            ours.setdefault(plain_english(m[0]), []).append(m)
    lost, made = ([value for value in some if value not in others] for some, others in ((theirs, ours), (ours, theirs)))
    if len(lost) != 1 or len(made) != 1 or not _alike(lost[0], made[0]):
        return english
    if made[0] in _SPELT and _SPELT[made[0]] in french.lower():
        return english
    whole, point, rest = lost[0].partition(".")
    written = lost[0] if theirs[lost[0]][0].isdigit() else f"{int(whole):,}{point}{rest}"
    for match in reversed(ours[made[0]]):
        english = english[: match.start()] + written + english[match.end() :]
    return english


_HOUR = re.compile(r" ?h(?:\d|\b)|:\d", re.IGNORECASE)
# Ordinals of Roman numbers, hours, and "5,000" as "5 thousand".
_COUNTED = re.compile(r"(?:st|nd|rd|th)\b|:\d| ?[ap]\.?m\b| (?:thousand|million|billion|trillion)\b|[KkMm]\b|bn\b")


def _alike(one: str, other: str) -> bool:
    """Whether two figures differ as slips do: the same beginning, and as many digits or some left out."""
    if min(len(one), len(other)) < 2 or one[0] != other[0] or not one.replace(".", "").isdigit():
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    digits = iter(longer)
    return all(digit in digits for digit in shorter)


_LONG_TIME = re.compile(r"\b((?:[01]?\d|2[0-3])):000\b")
_HALF_DAY = re.compile(r"\b((?:1[3-9]|2[0-3]):([0-5]\d))(?::\2| [ap]\.?m\b\.?)")  # "17:00 am", "19:30:30"
_AT = re.compile(r"(?<!jusqu['’])\bà (?:[01]?\d|2[0-3]):\d\d", re.IGNORECASE)
_TO = re.compile(r"\b(?:de|entre|report|avanc|prolong|ramen|fix)[^,;.]{0,40} à (?:[01]?\d|2[0-3]):\d\d", re.IGNORECASE)
_DOLLARS = re.compile(r"\bUS ?\$ ?(?=\d)")
_TH = re.compile(r"\b(\d*(?<!1)[123])th\b")
_ORDINAL = {"1": "st", "2": "nd", "3": "rd"}


def anglicised(french: str, english: str) -> str:
    """The English with the figures of the French in its own notation: "1.200,5", "1200,5" and "1 200.5" are "1,200.5".

    So is what models write for an hour, a sum and an ordinal: "19:000", "US$61 billion", "22th".
    What is one figure in neither notation is left as it is, and so are figures that the French writes without a mark.
    """
    wanted = {}
    for match in _FIGURE.finditer(french):
        value = plain_french(match[0])
        if not match[0].isdigit() and re.fullmatch(r"\d+(?:\.\d+)?", value):
            whole, point, rest = value.partition(".")
            wanted[value] = f"{int(whole):,}{point}{rest}"

    def written(match: re.Match[str]) -> str:
        values = plain_english(match[0]), plain_french(match[0])
        return next((wanted[v] for v in values if v in wanted), match[0])

    english = _DOLLARS.sub("$", _HALF_DAY.sub(r"\1", _LONG_TIME.sub(r"\1:00", english)))
    if _AT.search(french) and not _TO.search(french):
        english = re.sub(r"\b(?:to|in) (?=(?:[01]?\d|2[0-3]):[0-5]\d\b)", "at ", english)
    english = _TH.sub(lambda m: m[1] + _ORDINAL[m[1][-1]], english)
    return _FIGURE.sub(written, english) if wanted else english
