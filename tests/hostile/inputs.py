"""Every kind of bad input, made when it is needed: none is kept in the repository.

`refused(folder)` makes those of which no brief can be made, each with words that its one line of complaint must hold;
`accepted(folder)` makes those that look just as bad and hold an article all the same.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

SENTENCE = "Le gouvernement a signé lundi un accord avec les syndicats, et les salaires augmenteront de {} %. "
ARTICLE = "Un accord sur les salaires\n\n" + "".join(SENTENCE.format(number) for number in range(3, 9)).strip() + "\n"
ENGLISH = "The minister signed an agreement with the unions on Monday, and wages will rise by five percent. " * 5
ARABIC = "وقعت الحكومة يوم الاثنين اتفاقا مع النقابات وسوف ترتفع الأجور خلال السنة القادمة في جميع أنحاء البلاد. " * 5

TERMINAL_ATTACKS = (
    "\x1b[2J\x1b[H\x1b[31mrouge\x1b[0m",  # clear the screen, colours
    "\x1b]52;c;cm0gLXJmIH4=\x07",  # write to the clipboard
    "\x1b]0;titre\x1b\\",  # rename the window
    "\x1b]8;;https://evil.example\x1b\\lien\x1b]8;;\x1b\\",
    "\x1bP$q\x1b\\\x1b[6n\x1b[c",  # make the terminal answer, as if the user typed
    "\u009b31m\u009d52;c;cm0=\u009c",  # the same in 8-bit controls
    "\u202etxt.exe\u202c\u2066\u200b",  # backwards, and unseen
    "\x07\x08\x08\x7f",
)
MARKUP_ATTACKS = (
    "</script><script>alert(1)</script>",
    '<img src="https://evil.example/p.png" onerror="alert(1)">',
    "[lien](javascript:alert(1))",
    "![image](https://evil.example/p.png)",
    "<https://evil.example>",
    "`code` **gras** | cellule | $x$ {{ 7 * 7 }} {% raw %}",
    "[/red] [link=https://evil.example]rich[/link] [bold]",
    "&lt;script&gt;&#x3c;script&#x3e;",
    "[^s1] [^1]: note",
)
TITLE_ATTACKS = (
    'a: &a ["lol","lol"] b: &b [*a,*a] c: &c [*b,*b]',  # YAML's billion laughs
    'Moscou : "un accord" --- date: 1999',
    "!!python/object/apply:os.system ['id']",
    "%YAML 1.1 # ? [clé] : {valeur}",
    "--- # </title><script>alert(1)</script>",
)


def attack_article(title: str) -> str:
    """An article with this title and every attack on terminals and on markup inside a sentence of its own."""
    attacks = (*TERMINAL_ATTACKS, *MARKUP_ATTACKS)
    body = (
        f"Le ministre a signé {attack} avec les syndicats un accord de {i} ans." for i, attack in enumerate(attacks)
    )
    return f"{title}\n\n" + "\n\n".join(body) + "\n"


class BadInput(NamedTuple):
    """What it is, the file to give to the program, and words of what the program says of it."""

    name: str
    path: Path
    said: str


def _zip(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, entities: str = "") -> bytes:
    """A Word document with this XML in its body."""
    from docx import Document

    stream = io.BytesIO()
    Document().save(stream)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?>{entities}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(stream) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return _zip(**{**parts, "word/document.xml": xml.encode()})


def pdf(content: bytes, pages: int = 1, forms: tuple[bytes, ...] = ()) -> bytes:
    """A PDF whose pages all draw `content`; `forms` are /X0, /X1, ... that each may draw the others."""
    resources = 4
    names = b" ".join(b"/X%d %d 0 R" % (i, 6 + i) for i in range(len(forms)))
    kids = b" ".join(b"%d 0 R" % (6 + len(forms) + i) for i in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 3 0 R >> /XObject << %s >> >>" % names,
        _stream(b"", content),
        *(_stream(b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 4 0 R", form) for form in forms),
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %d 0 R /Contents 5 0 R >>" % resources
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate([*objects, *[page] * pages], start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(offsets) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        table,
        count,
        len(out),
    )


def _stream(fields: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (fields, len(packed), packed)


def _drawn(text: str) -> bytes:
    return b"BT /F1 11 Tf 50 780 Td (" + text.encode("cp1252") + b") Tj ET"


def _laughing_pdf() -> bytes:
    """Nine forms, each of which draws the next ten times: a thousand million drawings in two kilobytes."""
    forms = [b" ".join([b"/X%d Do" % (i + 1)] * 10) for i in range(9)]
    return pdf(b"/X0 Do", forms=(*forms, _drawn("Le ministre a dit non. ")))


def _locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(_drawn("Le ministre a dit non.")))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _laughing_docx() -> bytes:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    return docx("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f"<!DOCTYPE w:document [{laughs}]>")


def page(body: str) -> bytes:
    """A web page with an article."""
    return f"<html><head><title>Un accord</title></head><body><article>{body}</article></body></html>".encode()


PARAGRAPHS = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(3, 9))

# Each with what its line of complaint says. The big ones repeat few bytes, so that making them costs little.
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty file": ("empty.txt", lambda: b"", "is empty"),
    "white space alone": ("blank.txt", lambda: b" \n\t\r\n" * 1000, "is empty"),
    "byte order mark alone": ("mark.txt", lambda: b"\xef\xbb\xbf", "is empty"),
    "binary data": ("binary.txt", lambda: bytes(range(256)) * 400, "is not text but binary data"),
    "NULs between the letters": ("nul.txt", lambda: "\0".join(ARTICLE).encode(), "is not text but binary data"),
    "picture named .txt": ("picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), "is a PNG image"),
    "old Word document": ("old.doc.txt", lambda: b"\xd0\xcf\x11\xe0" + bytes(1000), "is an old Word"),
    "50 MB of text": ("large.txt", lambda: ARTICLE.encode() * 90_000, "the limit is 50 MB"),
    "20 MB on a single line": ("line.txt", lambda: SENTENCE.encode() * 200_000, "500,000 characters of text"),
    "20 MB without a space": ("letters.txt", lambda: b"a" * 20_000_000, "500,000 characters of text"),
    "100,000 sentences": ("book.txt", lambda: (ARTICLE * 16_667).encode(), "500,000 characters of text"),
    "100,000 sentences of Markdown": ("book.md", lambda: (ARTICLE * 16_667).encode(), "500,000 characters of text"),
    "English article": ("english.txt", ENGLISH.encode, "seems to be English"),
    "Arabic article": ("arabic.txt", ARABIC.encode, "seems to be Arabic"),
    "menus alone": (
        "menus.txt",
        lambda: b"Lire aussi : un titre\n\nTous droits r\xc3\xa9serv\xc3\xa9s\n",
        "holds no article",
    ),
    "HTML of 30 MB": ("page.html", lambda: page(PARAGRAPHS * 45_000), "50,000 HTML elements"),
    "HTML, 6 million elements deep": ("deep.html", lambda: page("<div>" * 6_000_000), "without an article"),
    "HTML made by a script": ("script.html", lambda: page("<script>draw()</script>"), "without an article"),
    "docx that unpacks to 300 MB": ("bomb.docx", lambda: _zip(**{"word/document.xml": bytes(300_000_000)}), "300 MB"),
    "docx with 60 MB of XML": ("xml.docx", lambda: docx("<w:p/>" * 10_000_000), "unpacks to 60 MB"),
    "docx of entities within entities": ("laughs.docx", _laughing_docx, "Word document"),
    "ZIP archive named .docx": ("archive.docx", lambda: _zip(**{"a.txt": b"a"}), "is a ZIP archive"),
    "docx cut short": ("cut.docx", lambda: docx("<w:p/>")[:5_000], "damaged Word document"),
    "PDF without text": ("scan.pdf", lambda: pdf(b"0 0 10 10 re f", pages=3), "it seems scanned"),
    "PDF with a password": ("locked.pdf", _locked_pdf, "with a password"),
    "PDF cut short": ("cut.pdf", lambda: pdf(_drawn("Bonjour"))[:150], "is a damaged PDF"),
    "PDF of 2,000 pages": ("pages.pdf", lambda: pdf(_drawn("Bonjour"), pages=2_000), "1,000 pages"),
    "PDF of forms within forms": ("laughs.pdf", _laughing_pdf, "forms on a page"),
    "PDF that draws without end": ("draws.pdf", lambda: pdf(b"q Q " * 400_000, pages=9), "drawing operations"),
    "text named .pdf": ("text.pdf", ARTICLE.encode, "is no PDF file"),
}


def refused(folder: Path) -> Iterator[BadInput]:
    """Make the inputs of which no brief can be made."""
    for name, (file, make, said) in REFUSED.items():
        path = folder / file
        path.write_bytes(make())
        yield BadInput(name, path, said)
    yield BadInput("missing file", folder / "missing.txt", "no such file")
    yield BadInput("missing file with escape sequences in its name", folder / "\x1b]0;x\x07\x1b[2J.txt", "no such file")
    yield BadInput("name too long", folder / ("x" * 300 + ".txt"), "File name too long")
    yield BadInput("folder", folder, "is a folder")
    pipe = folder / "pipe.txt"
    os.mkfifo(pipe)
    yield BadInput("pipe that nobody writes to", pipe, "is not a regular file")
    yield BadInput("device without end", Path("/dev/zero"), "is not a regular file")
    loop = folder / "loop.txt"
    loop.symlink_to(loop)
    yield BadInput("link to itself", loop, "leads back to itself")
    if os.geteuid() != 0:  # root may read everything
        closed = folder / "closed.txt"
        closed.write_text(ARTICLE)
        closed.chmod(0)
        yield BadInput("file without permission", closed, "may not be read")


ACCEPTED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "escape sequences, mark-up and injections": ("attack.txt", lambda: attack_article(TITLE_ATTACKS[0]).encode()),
    "one NUL in an article": ("nul.txt", lambda: (ARTICLE * 3).replace("lundi", "lun\0di", 1).encode()),
    "half a surrogate pair": ("pair.txt", lambda: ARTICLE.encode().replace(b"lundi", b"lun\xed\xa0\xbddi", 1)),
    "half a surrogate pair in HTML": ("pair.html", lambda: page(PARAGRAPHS.replace("lundi", "&#xD83D; lundi", 1))),
    "UTF-8 and cp1252 in one file": ("mixed.txt", lambda: ARTICLE.encode() + b"\n" + ARTICLE.encode("cp1252")),
    "UTF-16": ("utf16.txt", lambda: ARTICLE.encode("utf-16")),
    "all capitals": ("capitals.txt", ARTICLE.upper().encode),
    "one sentence of 600 words": ("long.txt", lambda: f"Le ministre a cité {'un accord, ' * 300}puis rien.".encode()),
    "HTML with a picture of 30 MB in it": (
        "picture.html",
        lambda: page(f'<img src="data:image/png;base64,{"QUJD" * 7_500_000}">{PARAGRAPHS}'),
    ),
    "HTML, a million attributes on one tag": (
        "attributes.html",
        lambda: page(f"<p {' '.join(f'a{i}' for i in range(1_000_000))}>{SENTENCE}</p>{PARAGRAPHS}"),
    ),
    "HTML, tags that never close": ("open.html", lambda: page(PARAGRAPHS + "<b>a" * 50_000)),
    "docx, text boxes in text boxes": (
        "boxes.docx",
        lambda: docx("<w:p><w:r><w:t>Le ministre a signé un accord.</w:t></w:r>" * 120 + "</w:p>" * 120),
    ),
}


def accepted(folder: Path) -> Iterator[tuple[str, Path]]:
    """Make the inputs that hold an article for all their looks."""
    for name, (file, make) in ACCEPTED.items():
        path = folder / file
        path.write_bytes(make())
        yield name, path
