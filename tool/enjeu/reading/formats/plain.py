"""Plain text: the decoded file is the text."""

from __future__ import annotations

from enjeu.reading.blocks import find_blocks
from enjeu.reading.encoding import decode
from enjeu.reading.formats.page import Extract
from enjeu.reading.limits import check_length


def extract_plain(data: bytes, name: str) -> Extract:
    """The file decoded, nothing changed, so that offsets are those of the file in characters."""
    decoded = decode(data, name)
    check_length(len(decoded.text), name)
    warnings = (decoded.warning,) if decoded.warning else ()
    return Extract(decoded.text, tuple(find_blocks(decoded.text)), decoded.encoding, warnings=warnings)
