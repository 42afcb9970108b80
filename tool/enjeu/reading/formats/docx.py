"""Word documents (.docx): paragraphs in order, with headings and captions by their style."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from enjeu.errors import NoArticle
from enjeu.reading.blocks import find_blocks
from enjeu.reading.encoding import plain
from enjeu.reading.formats.page import MARKED, Extract, Page
from enjeu.reading.limits import MAX_UNPACKED, MAX_XML
from enjeu.reading.phrases import Reason

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING = re.compile(r"heading|titre|title|subtitle", re.IGNORECASE)
OFF = ("0", "false", "off")
NOTES = ("/footnotes", "/endnotes")
CAPTION = re.compile(r"caption|légende|legende", re.IGNORECASE)


class Paragraph(NamedTuple):
    """The text of a paragraph, the id of its style, and the number of the table's row that it stands in."""

    text: str
    style: str
    row: int | None


def extract_docx(data: bytes, name: str) -> Extract:
    """The paragraphs of a docx, those in tables, text boxes and content controls with them; its notes stand last.

    The document's tree is read, not python-docx's lists of paragraphs, which leave those out without a word.
    """
    from docx import Document

    _check_size(data, name)
    page = Page()
    try:
        document = Document(io.BytesIO(data))
        names = {style.style_id: style.name or "" for style in document.styles}
        for text, style_id, row in (*_paragraphs(document.element.body), *_notes(document)):
            style = names.get(style_id, "")
            aside = Reason.CAPTION if CAPTION.search(style) else None
            # A paragraph with line breaks in it was pasted from the web: its lines are paragraphs of their own.
            for block in find_blocks(text):
                page.add(text[block.start : block.end], heading=bool(HEADING.match(style)), aside=aside, row=row)
        title = (document.core_properties.title or "").strip()
    except Exception as error:  # a parser that fails on hostile bytes must not end the run
        raise NoArticle(
            f"{name}: is a damaged Word document ({type(error).__name__}); save it again as .docx"
        ) from error
    if not page.blocks:
        raise NoArticle(f"{name}: is a Word document without text; give one that holds the article")
    return Extract(page.text, tuple(page.blocks), "docx", title=title if title and page.holds(title) else None)


def _check_size(data: bytes, name: str) -> None:
    """Refuse what would unpack to more than an article can be, before anything is unpacked.

    The sizes are those that the archive declares; Python's zipfile unpacks no byte more than that.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except zipfile.BadZipFile:
        raise NoArticle(f"{name}: is a damaged Word document or ZIP archive; save it again as .docx") from None
    if "word/document.xml" not in sizes:
        raise NoArticle(f"{name}: is a ZIP archive and no Word document; unpack it, or save the article as .docx")
    markup = sum(size for entry, size in sizes.items() if entry.endswith((".xml", ".rels")))
    for size, limit in ((sum(sizes.values()), MAX_UNPACKED), (markup, MAX_XML)):
        if size > limit:
            unpacked, most = size // 1_000_000, limit // 1_000_000
            raise NoArticle(f"{name}: unpacks to {unpacked} MB, the limit is {most} MB; save its text as .txt")


def _notes(document: Any) -> Iterator[Paragraph]:
    """The paragraphs of the footnotes, then of the endnotes, which are files of their own in the archive."""
    from docx.oxml import parse_xml

    parts = [part for part in document.part.rels.values() if not part.is_external]
    for kind in NOTES:
        for part in parts:
            if part.reltype.endswith(kind):
                yield from _paragraphs(parse_xml(part.target_part.blob))


def _paragraphs(body: Any) -> list[Paragraph]:
    """Each paragraph, in the order in which they begin; a text box stands inside one.

    Inserted revisions are in the text; what was deleted, moved away or hidden is not, nor are the marks of notes. One
    walk over the tree: boxes within boxes cost no more.
    """
    from lxml.etree import iterwalk

    found: list[tuple[list[str], list[str], int | None]] = []
    rows: list[int | None] = []
    opened: list[tuple[list[str], list[str]]] = []
    initials: list[list[str]] = []
    walk = iterwalk(body, events=("start", "end"), tag=(f"{WORD}*", FALLBACK))
    for event, node in walk:
        tag = node.tag.removeprefix(WORD)
        if event == "end":
            if tag == "p" and opened:
                opened.pop()
            elif tag == "tr":
                rows.pop()
        elif tag in (FALLBACK, "moveFrom"):  # the first is a second copy of a text box, for old versions of Word
            walk.skip_subtree()
        elif tag == "tr":
            several = len(node.findall(f"{WORD}tc")) > 1
            rows.append(len(found) if several else rows[-1] if rows else None)
        elif tag == "p":
            opened.append(([], []))
            found.append((*opened[-1], rows[-1] if rows else None))
        elif opened:
            pieces, style = opened[-1]
            if tag == "r" and (_is_hidden(node) or _is_mark(node, "".join(pieces))):
                walk.skip_subtree()
            elif tag == "framePr" and node.get(f"{WORD}dropCap") in ("drop", "margin"):
                initials.append(pieces)
            elif tag == "pStyle":
                style.append(node.get(f"{WORD}val") or "")
            elif tag == "t":
                pieces.append(node.text or "")
            elif tag == "noBreakHyphen":
                pieces.append("-")
            elif tag in ("tab", "br", "cr") and node.getparent().tag == f"{WORD}r":
                pieces.append(" " if tag == "tab" else "\n")
    for (pieces, *_), (following, *_) in pairwise(found):
        if any(pieces is initial for initial in initials):
            following[:0] = pieces  # a drop cap is a paragraph of its own before that of which it is the first letter
            pieces.clear()
    return [Paragraph(plain("".join(pieces)), style[0] if style else "", row) for pieces, style, row in found]


def _is_hidden(run: Any) -> bool:
    sign = run.find(f"{WORD}rPr/{WORD}vanish")
    return sign is not None and sign.get(f"{WORD}val") not in OFF


def _is_mark(run: Any, before: str) -> bool:
    """Whether a run of text is the number of a note, set high behind `before`."""
    align = run.find(f"{WORD}rPr/{WORD}vertAlign")
    if align is None or align.get(f"{WORD}val") != "superscript":
        return False
    shown = "".join(node.text or "" for node in run.iterfind(f"{WORD}t")).strip()
    return shown.isdecimal() and MARKED.search(before) is not None
