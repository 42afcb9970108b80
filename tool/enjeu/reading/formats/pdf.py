"""PDF with a text layer: lines joined into paragraphs, hyphens at line ends undone, running heads set aside."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from enjeu.errors import NoArticle, UnreadableInput
from enjeu.reading.blocks import group_lines
from enjeu.reading.boilerplate import is_masthead
from enjeu.reading.encoding import plain
from enjeu.reading.formats.page import BROKEN, Extract, Page
from enjeu.reading.hyphens import keeps_hyphen
from enjeu.reading.limits import FORM_COST, MAX_FORMS, MAX_OPERATIONS, MAX_PAGES, check, check_length
from enjeu.reading.phrases import Reason

HYPHEN = re.compile(r"(?P<first>[^\W\d_]+(?:['’][^\W\d_]+)?)[-‐]$")
PRINTERS_HYPHEN = re.compile(r"\u00ad(?=\s*$)", re.MULTILINE)
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
EDGE_LINES = 2
LETTERS_PER_PAGE = 5


def extract_pdf(data: bytes, name: str) -> Extract:
    """The text of a PDF, rebuilt as paragraphs. Raises NoArticle for scans, passwords and damaged files."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every oddity of a file that it can read
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        check(len(reader.pages), MAX_PAGES, "pages", name)
        pages = _read_pages(reader.pages, name)
        title = str((reader.metadata and reader.metadata.title) or "").strip()
    except FileNotDecryptedError:
        raise NoArticle(f"{name}: is a PDF with a password; save a copy without one") from None
    except UnreadableInput:
        raise
    except Exception as error:  # a parser that fails on hostile bytes must not end the run
        raise NoArticle(f"{name}: is a damaged PDF ({type(error).__name__}); download or export it again") from error
    letters = sum(character.isalpha() for lines in pages for line in lines for character in line)
    if letters < LETTERS_PER_PAGE * max(1, len(pages)):
        raise NoArticle(f"{name}: is a PDF without text, it seems scanned; run it through text recognition (OCR) first")
    body, running = _without_running_heads(pages)
    page = Page()
    known = {word.lower() for line in body for word in WORDS.findall(line)}
    for first, last in group_lines(body):
        page.add(_join(body[first : last + 1], known))
    for line in running:
        page.add(line, aside=Reason.PAGE)
    return Extract(page.text, tuple(page.blocks), "pdf", title=title if title and page.holds(title) else None)


def _read_pages(pages: Iterable[Any], name: str) -> list[list[str]]:
    """The lines of each page, counted as they come: a small file can draw the same text without end."""
    operations = forms = characters = 0

    def count(operator: bytes, *_: object) -> None:
        nonlocal operations, forms
        drawn = operator == b"Do"
        operations += FORM_COST if drawn else 1
        forms += drawn
        check(operations, MAX_OPERATIONS, "drawing operations", name)
        check(forms, MAX_FORMS, "pictures and forms on a page", name)

    found = []
    for page in pages:
        forms = 0
        content = page.extract_text(visitor_operand_before=count)
        check(forms, MAX_FORMS, "pictures and forms on a page", name)  # raised inside a form it goes no further
        characters += len(content)
        check_length(characters, name)
        found.append(_lines(content))
    return found


def _lines(content: str) -> list[str]:
    """The lines of a page; a hyphen at a line's end is seen, whichever sign it is."""
    return [BROKEN.sub("\ufffd", line).rstrip() for line in plain(PRINTERS_HYPHEN.sub("-", content)).splitlines()]


def _without_running_heads(pages: Sequence[list[str]]) -> tuple[list[str], list[str]]:
    """All lines in reading order, and apart from them the heads and feet: what recurs, page numbers, name and date.

    A paragraph goes on across a page break, so the pages' lines follow each other without a blank line between.
    """

    def shape(line: str) -> str:
        return re.sub(r"\d+", "0", " ".join(line.split()))

    def edges(lines: list[str]) -> set[int]:
        filled = [i for i, line in enumerate(lines) if line.strip()]
        return {*filled[:EDGE_LINES], *filled[-EDGE_LINES:]}

    counts = Counter(key for lines in pages for key in {shape(lines[i]) for i in edges(lines)})
    body: list[str] = []
    running: list[str] = []
    for lines in pages:
        numbered = edges(lines)
        kept = []
        for i, line in enumerate(lines):
            if i in numbered and (
                re.fullmatch(r"\W*\d{1,4}\W*", line)
                or counts[shape(line)] > max(1, len(pages) // 2)
                or is_masthead(line.strip())
            ):
                running.append(line)
            else:
                kept.append(line.strip() and line)
        while kept and not kept[0]:
            kept.pop(0)
        while kept and not kept[-1]:
            kept.pop()
        body += kept
    return body, running


def _join(lines: Sequence[str], known: set[str]) -> str:
    """The lines as one; `known` holds the words of the whole text, by which a hyphen is judged."""
    joined = lines[0].strip()
    for line in lines[1:]:
        line = line.strip()
        hyphen = HYPHEN.search(joined)
        following = WORDS.match(line)
        if hyphen is None or following is None:
            joined += " " + line
        elif "-" in joined.split()[-1][:-1] or keeps_hyphen(hyphen["first"], following[0], known):
            joined += line
        else:
            joined = joined[:-1] + line
    return joined
