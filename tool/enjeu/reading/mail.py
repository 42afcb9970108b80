"""The header of a mail in a text: who wrote to whom, when, about what; and the marks of quoted lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enjeu.reading.wording import words

# French and English mail programs, with their spellings.
_FIELD = re.compile(
    r"(?:De|Expéditeur|À|A|Pour|Destinataires?|Cci?|Objet|Sujet|Date|Envoyé(?: le)?|Répondre à|Importance|Priorité"
    r"|Pièces? jointes?|From|To|Subject|Sent|Reply-To|Attachments?)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_REPLY = r"(?:(?:Re|Rép|Tr|Fwd?)\s*:\s*)*"
_SUBJECT = re.compile(rf"(?:Objet|Sujet|Subject)\s*:\s+{_REPLY}", re.IGNORECASE)
_LEAST = 3  # lines: "De : ..." and "Date : ..." stand over other texts too
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_QUOTING = re.compile(r"(?:Le|On)\b.*@.*\b(?:a écrit|wrote)\s*:")
_NOTE = 50  # words of who forwards the mail at most; an article has more
_QUOTE_MARK = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)


def header_lines(lines: Sequence[str]) -> int:
    """How many of the first lines are a mail's header, with the note of who forwards it; 0 where there is none."""
    written = 0
    for start, line in enumerate(lines):
        end = _fields_end(lines, start)
        if end > start:
            return end if 2 * written <= sum(len(words(below)) for below in lines[end:]) else 0
        written += len(words(line))
        if written > _NOTE:
            break
    return 0


def _fields_end(lines: Sequence[str], start: int) -> int:
    """The line behind a mail's header that begins at `start`; `start` itself where none does."""
    if _QUOTING.fullmatch(lines[start]):
        return start + 1
    end = start
    while end < len(lines) and _FIELD.match(lines[end]):
        end += 1
    return end if end - start >= _LEAST and any(_ADDRESS.search(line) for line in lines[start:end]) else start


def subject_start(line: str) -> int | None:
    """Where the subject begins in a header's line that has it; what a mail is about is its title."""
    found = _SUBJECT.match(line)
    return found.end() if found else None


def without_reply_marks(subject: str) -> str:
    """A subject without what mail programs put before it: "Re:", "TR :"."""
    return re.sub(rf"^{_REPLY}", "", subject, flags=re.IGNORECASE)


def without_quote_marks(text: str) -> str:
    """The text without the ">" before its lines, where most of them have one: a mail that another quotes."""
    filled = [line for line in text.splitlines() if line.strip()]
    quoted = sum(line.startswith(">") for line in filled)
    return _QUOTE_MARK.sub("", text) if 2 * quoted > len(filled) else text
