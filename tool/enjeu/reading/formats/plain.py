"""Plain text: the decoded file is the text."""

from __future__ import annotations

from enjeu.reading.blocks import find_blocks
from enjeu.reading.encoding import decode
from enjeu.reading.formats.page import Extract
from enjeu.reading.limits import check_length
from enjeu.reading.mail import without_quote_marks


def extract_plain(data: bytes, name: str) -> Extract:
    """The file decoded, but for the marks of a quoted mail, so that offsets are those of the file in characters."""
    decoded = decode(data, name)
    check_length(len(decoded.text), name)
    text = without_quote_marks(decoded.text)
    warnings = (decoded.warning,) if decoded.warning else ()
    return Extract(text, tuple(find_blocks(text)), decoded.encoding, warnings=warnings)
