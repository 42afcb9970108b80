"""Exports of press archives as plain text: fields that begin with a code (Factiva), and several articles in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enjeu.reading.blocks import Block, find_blocks
from enjeu.reading.formats.page import Extract
from enjeu.reading.phrases import Reason

FIELD = re.compile(
    r"^(?P<code>SE|CLM|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|RF|CT|CO|IN|NS|RE|IPD|IPC|PUB|AN)"
    r"(?:\t[ \t]*|[ \t]{2,}|[ \t]*$)",
    re.MULTILINE,
)
TITLE, DATE, OUTLET = "HD", "PD", "SN"
TEXTS = ("LP", "TD")
REASONS = {"BY": Reason.BYLINE, DATE: Reason.TIMESTAMP, "CY": Reason.COPYRIGHT}
LEAST_FIELDS = 5
# The number that an archive gives each article is its last line.
NUMBER = re.compile(
    r"^(?:AN\s+)?Document [a-z]{2,10}0*20\d{6}\w{4,12}[ \t]*$|^\w+·20\d{6}·\w+·\S+[ \t]*$", re.MULTILINE | re.IGNORECASE
)


def extract_fields(text: str, encoding: str) -> Extract | None:
    """The article of a text in coded fields, with its title, date and outlet; None for any other text."""
    found = list(FIELD.finditer(text.replace("\r", "\n")))
    codes = {field["code"] for field in found}
    if len(codes) < LEAST_FIELDS or TITLE not in codes or codes.isdisjoint(TEXTS):
        return None
    values: dict[str, str] = {}
    blocks = list(_shifted(text, 0, found[0].start(), Reason.OUTSIDE))
    for i, field in enumerate(found):
        code = field["code"]
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        values.setdefault(code, " ".join(text[field.end() : end].split()))
        if code == TITLE or code in TEXTS:
            blocks.append(Block(*field.span("code"), aside=Reason.OUTSIDE))
            blocks += _shifted(text, field.end(), end, None, heading=code == TITLE)
        else:
            blocks += _shifted(text, field.start(), end, REASONS.get(code, Reason.OUTSIDE))
    title, date, outlet = (values.get(code) or None for code in (TITLE, DATE, OUTLET))
    return Extract(text, tuple(blocks), encoding, title=title, date=date, outlet=outlet)


def _shifted(text: str, start: int, end: int, aside: Reason | None, *, heading: bool = False) -> Iterator[Block]:
    for block in find_blocks(text[start:end]):
        yield Block(start + block.start, start + block.end, heading, aside)


def first_article(extracted: Extract) -> Extract:
    """The first of the articles that an archive put into a file; the others are set aside, with a warning."""
    numbers = list(NUMBER.finditer(extracted.text.replace("\r", "\n")))
    if len(numbers) < 2:
        return extracted
    end = numbers[0].end()
    blocks = tuple(block if block.start < end else block._replace(aside=Reason.OUTSIDE) for block in extracted.blocks)
    warning = f"holds {len(numbers)} articles of an archive, only the first is read; put each into a file of its own"
    return extracted._replace(blocks=blocks, warnings=(*extracted.warnings, warning))
