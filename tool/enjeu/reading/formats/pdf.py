"""PDF with a text layer: lines joined into paragraphs, hyphens at line ends undone, running heads set aside."""

from __future__ import annotations

import io
import logging
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from enjeu.errors import NoArticle, UnreadableInput
from enjeu.reading.boilerplate import is_masthead
from enjeu.reading.encoding import plain
from enjeu.reading.formats.page import BROKEN, MARKED, Extract, Page
from enjeu.reading.formats.typeset import Line, is_small, paragraphs, text_size
from enjeu.reading.hyphens import WORD, keeps_hyphen, words_in
from enjeu.reading.limits import FORM_COST, MAX_FORMS, MAX_OPERATIONS, MAX_PAGES, check, check_length
from enjeu.reading.phrases import Reason
from enjeu.reading.wording import ends_sentence, words

HYPHEN = re.compile(r"(?P<first>[^\W\d_]+(?:['’][^\W\d_]+)?)[-‐]$")
PRINTERS_HYPHEN = re.compile(r"\u00ad(?=\s*$)", re.MULTILINE)
BOLD = re.compile(r"bold|black|heavy|cmbx", re.IGNORECASE)
LONGEST_NAME = 100
# In points; no letter of a page is larger and none farther from its corner, whatever a damaged file says.
LARGEST = 1_000.0
FARTHEST = 1_000_000.0
RAISED_SIZE = 0.9
RAISED = 0.1
LONGEST_MARK = 3  # letters set high or low beside a word
LONGEST_WORD = 40
CURRENCY = "€$£"  # behind it the cents are set high
ORDINAL = re.compile("er|re|e|ème|nd|nde")
# What browsers print around a page: its address and the number of the sheet, the day and the hour.
ADDRESS = re.compile(r"\w+://\S+(?:\s+\d{1,3}/\d{1,3})?")
SHEET = re.compile(r"\d{1,3}/\d{1,3}")
PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}\b.*")
PAGE_NUMBER = re.compile(r"[^\w.,;:!?]*\d{1,4}[^\w.,;:!?]*")  # "2028." ends a sentence
EDGE_LINES = 2
HEAD_WORDS = 8
LETTERS_PER_PAGE = 5


class _Piece(NamedTuple):
    """Text in one font and size, and where it begins."""

    text: str
    size: float
    bold: bool
    x: float
    y: float


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
    letters = sum(character.isalpha() for lines in pages for line in lines for character in line.text)
    if letters < LETTERS_PER_PAGE * max(1, len(pages)):
        raise NoArticle(f"{name}: is a PDF without text, it seems scanned; run it through text recognition (OCR) first")
    body, running = _without_running_heads(pages)
    page = Page()
    known = {word for lines in body for line in lines for word in words_in(line.text)}
    for paragraph in paragraphs(body):
        page.add(_join(paragraph.lines, known), heading=paragraph.heading)
    for line in running:
        page.add(line, aside=Reason.PAGE)
    return Extract(page.text, tuple(page.blocks), "pdf", title=title if title and page.holds(title) else None)


def _read_pages(pages: Iterable[Any], name: str) -> list[list[Line]]:
    """The lines of each page, counted as they come: a small file can draw the same text without end."""
    operations = forms = characters = 0
    pieces: list[_Piece] = []

    def count(operator: bytes, *_: object) -> None:
        nonlocal operations, forms
        drawn = operator == b"Do"
        operations += FORM_COST if drawn else 1
        forms += drawn
        check(operations, MAX_OPERATIONS, "drawing operations", name)
        check(forms, MAX_FORMS, "pictures and forms on a page", name)

    def take(text: str, page: Sequence[float], within: Sequence[float], font: Any, size: float) -> None:
        if text:
            pieces.append(_piece(text, page, within, font, size))

    found = []
    for page in pages:
        forms = 0
        pieces.clear()
        page.extract_text(visitor_operand_before=count, visitor_text=take)
        check(forms, MAX_FORMS, "pictures and forms on a page", name)  # raised inside a form it goes no further
        characters += sum(len(piece.text) for piece in pieces)
        check_length(characters, name)
        found.append([_line(line) for line in _lines(pieces)])
    return found


def _piece(text: str, page: Sequence[float], within: Sequence[float], font: Any, size: float) -> _Piece:
    """A piece of text as pypdf gives it, with the two matrices by which its place and size are scaled."""
    a, b, c, d, e, f = page
    height = abs(size) * math.hypot(within[2] * a + within[3] * c, within[2] * b + within[3] * d)
    return _Piece(
        text,
        height if height < LARGEST else 0.0,
        BOLD.search(str((font or {}).get("/BaseFont"))[:LONGEST_NAME]) is not None,
        _place(within[4] * a + within[5] * c + e),
        _place(within[4] * b + within[5] * d + f),
    )


def _place(points: float) -> float:
    return points if abs(points) < FARTHEST else 0.0


def _lines(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces of each line; one with line breaks in it is parted."""
    line: list[_Piece] = []
    for piece in pieces:
        for part in piece.text.splitlines(keepends=True):
            content = part.splitlines()[0]
            line.append(piece._replace(text=content))
            if content != part:
                yield line
                line = []
    if line:
        yield line


def _line(pieces: Sequence[_Piece]) -> Line:
    """The line of the pieces, without the marks of notes; a hyphen at its end is seen, whichever sign it is."""
    filled = [piece for piece in pieces if piece.text.strip()] or list(pieces)
    sizes: Counter[float] = Counter()
    for piece in filled:
        sizes[piece.size] += len(piece.text.strip())
    size = sizes.most_common(1)[0][0]
    others = tuple(other for other, count in sizes.items() if other != size and count > LONGEST_MARK)
    base = next(piece.y for piece in filled if piece.size == size)
    text = ""
    for piece in pieces:
        shown = piece.text
        if piece.size < RAISED_SIZE * size and RAISED * size < piece.y - base < size:
            if shown.strip().isdecimal() and MARKED.search(text[-LONGEST_WORD:]) and text[-1] not in CURRENCY:
                continue
            if ORDINAL.fullmatch(shown.strip()) and text.rstrip()[-1:].isdecimal():
                text, shown = text.rstrip(), shown.lstrip()  # "1" and, set high behind it, "er"
        text += shown
    text = BROKEN.sub("\ufffd", plain(PRINTERS_HYPHEN.sub("-", text))).rstrip()
    return Line(text, size, all(piece.bold for piece in filled), filled[0].x, filled[0].y, others)


def _without_running_heads(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page, and apart from them the heads and feet: what recurs, page numbers, name and date.

    A paragraph goes on across a page break, so no page's lines begin or end in a blank one.
    """
    edges = [_edges(lines) for lines in pages]
    # Left pages may have another head than right ones.
    recurring = [_recurring(edges) | _recurring(edges[side::2]) for side in (0, 1)]
    size = text_size([line for lines in pages for line in lines])
    offsets = _page_numbers(edges, size)
    body: list[list[Line]] = []
    running: list[str] = []
    for number, lines in enumerate(pages):
        kept = []
        printed = _printed(edges[number], size)
        for i, line in enumerate(lines):
            text = line.text.strip()
            if i in edges[number] and (
                PAGE_NUMBER.fullmatch(text)
                or _shape(text) in recurring[number % 2]
                or any(numbered - number in offsets for numbered in _numbered(text))
                or is_masthead(text)
                or i in printed
            ):
                running.append(line.text)
            else:
                kept.append(line if text else Line(""))
        while kept and not kept[0].text:
            kept.pop(0)
        while kept and not kept[-1].text:
            kept.pop()
        body.append(kept)
    return body, running


def _edges(lines: Sequence[Line]) -> dict[int, Line]:
    """The first and last lines of a page by their index, and the highest and lowest, whenever they are drawn."""
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    levels = sorted({round(lines[i].y) for i in filled})
    outer = {*levels[:EDGE_LINES], *levels[-EDGE_LINES:]} if len(levels) > 2 * EDGE_LINES else set()
    ends = {*filled[:EDGE_LINES], *filled[-EDGE_LINES:]}
    return {i: lines[i] for i in filled if i in ends or round(lines[i].y) in outer}


def _printed(edges: dict[int, Line], size: float | None) -> set[int]:
    """The indices of the lines in small type that a browser prints around a page, told by an address and an hour."""
    small = {i: line.text.strip() for i, line in edges.items() if is_small(line, size)}
    found = [{i for i, text in small.items() if sign.fullmatch(text)} for sign in (PRINTED, ADDRESS, SHEET)]
    return set().union(*found) if found[0] and found[1] else set()


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()))


def _recurring(edges: Sequence[dict[int, Line]]) -> set[str]:
    """The shapes of the lines at the edge of more than half of the pages."""
    counts = Counter(shape for lines in edges for shape in {_shape(line.text) for line in lines.values()})
    return {shape for shape, count in counts.items() if count > max(1, len(edges) // 2)}


def _page_numbers(edges: Sequence[dict[int, Line]], size: float | None) -> set[int]:
    """What is added to the index of a page to have its number, where numbers in the edge lines rise with the pages.

    Two pages tell it where these lines are set smaller than the text, else three.
    """
    seen: Counter[int] = Counter()
    small: Counter[int] = Counter()
    for index, lines in enumerate(edges):
        seen.update({number - index for line in lines.values() for number in _numbered(line.text)})
        smaller = [line for line in lines.values() if is_small(line, size)]
        small.update({number - index for line in smaller for number in _numbered(line.text)})
    return {offset for offset, count in seen.items() if count > 2 or small[offset] > 1}


def _numbered(text: str) -> set[int]:
    """The numbers with which a short line that is no sentence begins and ends."""
    found = re.findall(r"^\d{1,4}(?=\s+\D)|(?<=\D\s)\d{1,4}$", text.strip())
    return {int(number) for number in found} if len(words(text)) <= HEAD_WORDS and not ends_sentence(text) else set()


def _join(lines: Sequence[str], known: set[str]) -> str:
    """The lines as one; `known` holds the words of the whole text, by which a hyphen is judged."""
    joined = lines[0].strip()
    for line in lines[1:]:
        line = line.strip()
        hyphen = HYPHEN.search(joined)
        following = WORD.match(line)
        if hyphen is None or following is None:
            joined += " " + line
        elif "-" in joined.split()[-1][:-1] or keeps_hyphen(hyphen["first"], following[0], known):
            joined += line
        else:
            joined = joined[:-1] + line
    return joined
