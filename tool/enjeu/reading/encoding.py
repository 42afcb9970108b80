"""Bytes to text. The order is strict UTF-8 (a byte order mark looked at first), the declared encoding, cp1252.

Files pasted together hold two encodings. In a file that is mostly UTF-8, a stray byte that is a French letter or sign
in cp1252 is read as that; in one that is not, whatever is valid UTF-8 still is, for cp1252 French holds no such pairs.

Detectors by statistics are not used: they fail on short French. Newlines are left as they are in the file, so that
offsets count them: "\\r\\n" is two characters. But a letter and its accent are made one character (macOS writes two),
and soft hyphens are left out: no rule and no list would know the words that hold them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from enjeu.errors import NoArticle

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARATION = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# Of the codecs that Python knows, those that web pages and editors write; others (idna, unicode_escape) are no files'.
WRITTEN = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?\d{1,2}|latin-?\d|l[1-9]|windows-?125\d|cp125\d|mac(?:-?roman|intosh)|koi8-[ru]"
    r"|gb18030|gbk|gb2312|big5|shift[_-]?jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
SOFT_HYPHEN = "\u00ad"
LATIN_1 = frozenset({"iso8859-1", "ascii"})
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# Characters with a NUL between them are some other format; a NUL in a thousand is damage.
CHARACTERS_PER_NUL = 1000
# The cp1252 bytes above ASCII that French text holds.
ESCAPED = re.compile(r"[\udc80-\udcff]+")  # what Python makes of bytes that are no UTF-8
CUT_SHORT = b"\xe2\x80"  # the beginning of ’ “ … in UTF-8, and "â€" in cp1252
FRENCH = frozenset("àâäæçèéêëîïôöùûüœÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒ’‘“”«»–—…€°\u00a0".encode("cp1252"))


class Decoded(NamedTuple):
    """A text, the name of the encoding it was read in, and what a reader must know of that, if anything."""

    text: str
    encoding: str
    warning: str | None = None


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes; `name` is for errors.

    Raises NoArticle when the bytes are no text: NUL characters, or too many control characters.
    """
    decoded = _decode(data)
    text = plain(decoded.text)
    nuls = text.count("\x00")
    if nuls * CHARACTERS_PER_NUL > len(text) or len(CONTROLS.findall(text)) > max(4, len(text) // 50):
        raise NoArticle(f"{name}: is not text but binary data; give a txt, md, html, pdf or docx file")
    if nuls:
        text = text.replace("\x00", "\ufffd")
        return Decoded(text, decoded.encoding, _damage(text))
    return decoded._replace(text=text)


def plain(text: str) -> str:
    """The text with accents on their letters, without soft hyphens."""
    return unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))


def _decode(data: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                text = data.decode(encoding, errors="replace")
                return Decoded(text, encoding, _damage(text))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    mended = _mend(data)
    if mended.whole > mended.bad:
        return Decoded(mended.text, "utf-8", _damage(mended.text, mended.foreign))
    declared = declared_encoding(data)
    if declared is not None:
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    if mended.whole:
        return Decoded(mended.text, "cp1252", _damage(mended.text, mended.foreign))
    text = data.decode("cp1252", errors="replace")
    return Decoded(text, "cp1252", _damage(text) if "\ufffd" in text else None)


class _Mended(NamedTuple):
    """A text of two encodings; how many of its characters beyond ASCII were UTF-8, how many of its bytes were not, and
    how many of those were French in cp1252.
    """

    text: str
    whole: int
    bad: int
    foreign: int


def _mend(data: bytes) -> _Mended:
    bad = foreign = 0

    def read(escaped: re.Match[str]) -> str:
        nonlocal bad, foreign
        run = escaped[0].encode("ascii", errors="surrogateescape")
        bad += len(run)
        if CUT_SHORT in run or not FRENCH.issuperset(run):
            return "\ufffd" * len(run)
        foreign += len(run)
        return run.decode("cp1252")

    escaped = data.decode("utf-8", errors="surrogateescape")
    text = ESCAPED.sub(read, escaped)
    return _Mended(text, sum(character > "\x7f" for character in escaped) - bad, bad, foreign)


def _damage(text: str, foreign: int = 0) -> str:
    said = []
    if foreign:
        said.append(f"{_count(foreign, 'character')} in another encoding than the rest, read as cp1252")
    if damaged := text.count("\ufffd"):
        said.append(f"{_count(damaged, 'damaged character')} in the file, shown as \ufffd")
    return "; ".join(said)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + "s" * (number != 1)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration or an HTML meta tag in the first bytes names, or None.

    ISO-8859-1 and ASCII are read as cp1252, as browsers do: files that say so hold its quotation marks.
    """
    found = DECLARATION.search(data[:4096])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", errors="replace")
    if not WRITTEN.fullmatch(label):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return "cp1252" if name in LATIN_1 else name
