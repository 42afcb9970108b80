"""One module a format; which one reads a file is told by its first bytes, then by its suffix."""

from __future__ import annotations

import re
from pathlib import PurePath

from enjeu.errors import NoArticle
from enjeu.reading.formats.docx import extract_docx
from enjeu.reading.formats.eml import extract_eml, is_mail
from enjeu.reading.formats.html import extract_html
from enjeu.reading.formats.markdown import extract_markdown, is_markdown
from enjeu.reading.formats.mhtml import is_mhtml, page_of
from enjeu.reading.formats.page import Extract
from enjeu.reading.formats.pdf import extract_pdf
from enjeu.reading.formats.plain import extract_plain
from enjeu.reading.limits import check_length, check_size

__all__ = ["Extract", "extract"]

HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
FOREIGN = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document (.doc)"),
    (b"{\\rtf", "an RTF document"),
)


def extract(data: bytes, name: str) -> Extract:
    """The text of a file's bytes. Raises NoArticle or UnreadableInput with a line that names the file."""
    check_size(len(data), name)
    if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf\x00"):
        raise NoArticle(f"{name}: is empty; give a file that holds the article")
    for magic, kind in FOREIGN:
        if data.startswith(magic):
            raise NoArticle(f"{name}: is {kind}; save the article as txt, md, html, pdf or docx")
    suffix = PurePath(name).suffix.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        extracted = extract_pdf(data, name)
    elif data.startswith(b"PK\x03\x04"):
        extracted = extract_docx(data, name)
    elif suffix in {".pdf", ".docx"}:
        raise NoArticle(f"{name}: is no {suffix[1:].upper()} file, whatever its name says; download or export it again")
    elif is_mail(data):  # before web pages: one with pictures in it has their form
        extracted = extract_eml(data, name)
    elif is_mhtml(data):
        extracted = extract_html(page_of(data, name), name)
    elif suffix in {".html", ".htm", ".xhtml"} or HTML_START.match(data[:4096]):
        extracted = extract_html(data, name)
    elif suffix in {".md", ".markdown"} or (not suffix and is_markdown(data)):
        extracted = extract_markdown(data, name)
    else:
        extracted = extract_plain(data, name)
    check_length(len(extracted.text), name)
    if not extracted.blocks:
        raise NoArticle(f"{name}: is empty; give a file that holds the article")
    return extracted
