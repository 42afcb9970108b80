"""The header of a mail at the top of a text: who wrote to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Sequence

# French and English mail programs, with their spellings.
_FIELD = re.compile(
    r"(?:De|Expéditeur|À|A|Pour|Destinataires?|Cci?|Objet|Sujet|Date|Envoyé(?: le)?|Répondre à|From|To|Subject|Sent"
    r"|Reply-To)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:Objet|Sujet|Subject)\s*:\s+(?:(?:Re|Rép|Tr|Fwd?)\s*:\s*)*", re.IGNORECASE)
_LEAST = 3  # lines: "De : ..." and "Date : ..." stand over other texts too
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")


def header_lines(lines: Sequence[str]) -> int:
    """How many of the first lines are a mail's header; 0 where there is none."""
    count = 0
    while count < len(lines) and _FIELD.match(lines[count]):
        count += 1
    return count if count >= _LEAST and any(_ADDRESS.search(line) for line in lines[:count]) else 0


def subject_start(line: str) -> int | None:
    """Where the subject begins in a header's line that has it; what a mail is about is its title."""
    found = _SUBJECT.match(line)
    return found.end() if found else None
