"""What moves a terminal's cursor or colours its text."""

from __future__ import annotations

import re

# ECMA-48. A control string (OSC, DCS, SOS, PM, APC) ends in BEL or ST; one that does not end on its own line is taken
# for text and loses its introducer only, so that a stray byte can never swallow an article.
_ESCAPE = re.compile(
    r"""
      (?:\x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f]) [^\x07\x1b\x9c\x18\x1a\n\r]* (?:\x07 | \x1b\\ | \x9c)
    | (?:\x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f])
    | (?:\x1b\[ | \x9b) [\x30-\x3f]* [\x20-\x2f]* [\x40-\x7e]
    | \x1b\[
    | \x1b [\x20-\x2f]* [\x30-\x7e]
    """,
    re.VERBOSE,
)


def without_escapes(text: str) -> str:
    """`text` without escape sequences, payload and all."""
    return _ESCAPE.sub("", text)
