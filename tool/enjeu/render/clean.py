"""Article text made safe to show: no escape sequence, no control, no invisible or direction-changing character.

The order matters. Whole escape sequences go first, because removing the ESC alone would leave its payload as text;
then what is left of the controls. What stays holds only printable characters, spaces and newlines.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

from enjeu.escapes import without_escapes
from enjeu.records import Record

R = TypeVar("R", bound=Record)

_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
# Looks like nothing or like a space, is neither: a braille blank.
_BLANK = re.compile("[\t\u2800]")
# Controls, surrogates, noncharacters, and every character that shows nothing (Unicode's Cf and Default_Ignorable):
# bidi controls, zero-width ones, soft hyphens, variation selectors, tags, Hangul fillers. ZWJ and ZWNJ go too: they
# can hide a difference between two names, terminals disagree on the width of what they join (which breaks a table's
# edges), and without them a joined emoji or a Persian word quoted in a French article is still legible.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_FOLD = re.compile(r"[ \n]+")


def clean(text: str) -> str:
    """`text` without anything that moves a cursor, changes direction or hides; newlines stay, tabs become spaces.

    Cleaning twice is cleaning once.
    """
    text = _LINE_END.sub("\n", without_escapes(text))
    return _UNSEEN.sub("", _BLANK.sub(" ", text))


def one_line(text: str) -> str:
    """`clean` text on one line, spaces folded; no-break spaces are kept, French typography lives on them."""
    return _FOLD.sub(" ", clean(text)).strip()


def escape_json(text: str) -> str:
    """JSON that means the same and is safe on a terminal: what `clean` would drop is written as escapes."""
    return _UNSEEN.sub(lambda unseen: json.dumps(unseen[0])[1:-1], text)


def clean_record(record: R) -> R:
    """`record` with every string in it cleaned: the one gate through which a brief enters a renderer."""
    return type(record).model_validate(_walk(record.model_dump(mode="json")))


def _walk(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): _walk(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_walk(item) for item in value]
    return value
