"""Word documents (.docx): paragraphs in order, with headings and captions by their style."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from enjeu.errors import NoArticle
from enjeu.reading.blocks import find_blocks
from enjeu.reading.formats.page import Extract, Page
from enjeu.reading.limits import MAX_UNPACKED, MAX_XML
from enjeu.reading.phrases import Reason

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
        for text, style_id in _paragraphs(document.element.body):
            style = names.get(style_id, "")
            aside = Reason.CAPTION if CAPTION.search(style) else None
            # A paragraph with line breaks in it was pasted from the web: its lines are paragraphs of their own.
            for block in find_blocks(text):
                page.add(text[block.start : block.end], heading=bool(HEADING.match(style)), aside=aside)
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


def _paragraphs(body: Any) -> list[tuple[str, str]]:
    """The text and the style of each paragraph, in the order in which they begin; a text box stands inside one.

    Inserted revisions are in the text, deleted ones are not. One walk over the tree: boxes within boxes cost no more.
    """
    from lxml.etree import iterwalk

    found: list[tuple[list[str], list[str]]] = []
    opened: list[tuple[list[str], list[str]]] = []
    walk = iterwalk(body, events=("start", "end"), tag=(f"{WORD}*", FALLBACK))
    for event, node in walk:
        tag = node.tag.removeprefix(WORD)
        if event == "end":
            if tag == "p" and opened:
                opened.pop()
        elif tag == FALLBACK:
            walk.skip_subtree()  # a second copy of a text box, for old versions of Word
        elif tag == "p":
            opened.append(([], []))
            found.append(opened[-1])
        elif opened:
            pieces, style = opened[-1]
            if tag == "pStyle":
                style.append(node.get(f"{WORD}val") or "")
            elif tag == "t":
                pieces.append(node.text or "")
            elif tag == "noBreakHyphen":
                pieces.append("-")
            elif tag in ("tab", "br", "cr") and node.getparent().tag == f"{WORD}r":
                pieces.append(" " if tag == "tab" else "\n")
    return [("".join(pieces), style[0] if style else "") for pieces, style in found]
