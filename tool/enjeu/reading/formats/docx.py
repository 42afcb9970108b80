"""Word documents (.docx): paragraphs in order, with headings and captions by their style."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from enjeu.errors import NoArticle
from enjeu.reading.formats.page import Extract, Page
from enjeu.reading.phrases import Reason

UNPACKED_LIMIT = 200_000_000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING = re.compile(r"heading|titre|title|subtitle", re.IGNORECASE)
CAPTION = re.compile(r"caption|légende|legende", re.IGNORECASE)


def extract_docx(data: bytes, name: str) -> Extract:
    """The paragraphs of a docx, those in tables, text boxes and content controls with them.

    The document's tree is read, not python-docx's lists of paragraphs, which leave those out without a word.
    """
    from docx import Document

    _check_size(data, name)
    page = Page()
    try:
        document = Document(io.BytesIO(data))
        names = {style.style_id: style.name or "" for style in document.styles}
        for paragraph in document.element.body.iter(f"{WORD}p"):
            if next(paragraph.iterancestors(FALLBACK), None) is not None:
                continue  # a second copy of a text box, for old versions of Word
            marked = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
            style = names.get(marked.get(f"{WORD}val"), "") if marked is not None else ""
            aside = Reason.CAPTION if CAPTION.search(style) else None
            page.add(_text(paragraph), heading=bool(HEADING.match(style)), aside=aside)
        title = (document.core_properties.title or "").strip()
    except Exception as error:  # a parser that fails on hostile bytes must not end the run
        raise NoArticle(
            f"{name}: is a damaged Word document ({type(error).__name__}); save it again as .docx"
        ) from error
    if not page.blocks:
        raise NoArticle(f"{name}: is a Word document without text; give one that holds the article")
    return Extract(page.text, tuple(page.blocks), "docx", title=title if title and page.holds(title) else None)


def _check_size(data: bytes, name: str) -> None:
    """Refuse what would unpack to more than UNPACKED_LIMIT bytes, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            total = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise NoArticle(f"{name}: is a damaged Word document or ZIP archive; save it again as .docx") from None
    if "word/document.xml" not in names:
        raise NoArticle(f"{name}: is a ZIP archive and no Word document; unpack it, or save the article as .docx")
    if total > UNPACKED_LIMIT:
        limit = UNPACKED_LIMIT // 1_000_000
        raise NoArticle(f"{name}: unpacks to {total // 1_000_000} MB, the limit is {limit} MB; save its text as .txt")


def _text(paragraph: Any) -> str:
    """The text of one paragraph, inserted revisions with it, deleted ones and nested text boxes without."""
    pieces: list[str] = []
    for node in paragraph.iter(*(f"{WORD}{tag}" for tag in ("t", "tab", "br", "cr", "noBreakHyphen"))):
        if next(node.iterancestors(f"{WORD}p")) is not paragraph:
            continue
        if node.tag == f"{WORD}t":
            pieces.append(node.text or "")
        elif node.tag == f"{WORD}noBreakHyphen":
            pieces.append("-")
        elif node.getparent().tag == f"{WORD}r":
            pieces.append("\n" if node.tag != f"{WORD}tab" else " ")
    return "".join(pieces)
