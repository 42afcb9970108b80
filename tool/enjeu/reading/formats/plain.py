"""Plain text: the decoded file is the text, but for what a mail or a printer put into its lines."""

from __future__ import annotations

import re

from enjeu.reading.blocks import find_blocks, without_doubled_line_ends
from enjeu.reading.encoding import decode
from enjeu.reading.formats.archive import extract_fields, first_article
from enjeu.reading.formats.page import Extract
from enjeu.reading.hyphens import rejoined, words_in
from enjeu.reading.limits import check_length
from enjeu.reading.mail import without_quote_marks

# A word parted at a line's end; "¬" is what some programs make of a soft hyphen.
PARTED = re.compile(
    r"(?<![\w'’-])(?P<first>(?:[^\W\d_]+['’])?[^\W\d_]{2,})[-‐¬](?P<line_end>\r{0,2}\n|\r)[ \t]*"
    r"(?P<second>[^\W\d_]{2,}(?:-[^\W\d_]+)*)(?P<rest>\S*)[ \t]*(?P<last>(?=[\r\n]|\Z))?"
)


def extract_plain(data: bytes, name: str) -> Extract:
    """The file decoded, but for the marks of a quoted mail, doubled line ends and words parted at a line's end.

    Offsets are those of the file in characters, where it has none of these.
    """
    decoded = decode(data, name)
    check_length(len(decoded.text), name)
    text = _with_whole_words(without_doubled_line_ends(without_quote_marks(decoded.text)))
    warnings = (decoded.warning,) if decoded.warning else ()
    extracted = extract_fields(text, decoded.encoding) or Extract(text, tuple(find_blocks(text)), decoded.encoding)
    return first_article(extracted._replace(warnings=warnings))


def _with_whole_words(text: str) -> str:
    """The text, each word that is surely parted at a line's end put whole at the end of the line."""
    known: set[str] = set()

    def whole(parted: re.Match[str]) -> str:
        if not known:
            known.update(words_in(text))
        word = rejoined(parted["first"], parted["second"], known)
        if word is None:
            return parted[0]
        return word + parted["rest"] + (parted["line_end"] if parted["last"] is None else "")

    return PARTED.sub(whole, text)
