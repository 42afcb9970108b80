"""Bytes to text. The order is strict UTF-8 (a byte order mark looked at first), the declared encoding, cp1252.

Files pasted together hold two encodings. In a file that is mostly UTF-8, a stray byte that is a French letter or sign
in cp1252 is read as that; in one that is not, whatever is valid UTF-8 still is, for cp1252 French holds no such pairs.

Detectors by statistics are not used: they fail on short French. But UTF-16 without a mark shows by its NULs, and what
was UTF-8 and was taken for cp1252 on its way ("signÃ©") by pairs that no French has. Newlines are left as they are in
the file, so that offsets count them: "\\r\\n" is two characters. But a letter and its accent are made one character
(macOS writes two), ligatures ("ﬁ") letters again, and invisible characters are left out: no rule and no list would
know the words that hold them.
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
# Soft hyphens, spaces without width, joiners, marks of direction, and byte order marks within a text.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
LATIN_1 = frozenset({"iso8859-1", "ascii"})
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# Characters with a NUL between them are some other format; a NUL in a thousand is damage.
CHARACTERS_PER_NUL = 1000
# The cp1252 bytes above ASCII that French text holds.
ESCAPED = re.compile(r"[\udc80-\udcff]+")  # what Python makes of bytes that are no UTF-8
CUT_SHORT = b"\xe2\x80"  # the beginning of ’ “ … in UTF-8, and "â€" in cp1252
# UTF-8 read as cp1252 or Latin-1: the first byte of a letter or sign, and those that follow it.
_FOLLOWING = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore")) + "\x80-\xbf"
READ_TWICE = re.compile(rf"[ÂÃÄÅ][{_FOLLOWING}]|Ã(?= )|â[€‚\x80\x82][{_FOLLOWING}]")
SURELY_READ_TWICE = re.compile(rf"(?<=[a-z])Ã[{_FOLLOWING}]|Ã[{_FOLLOWING}](?=[a-z])|â[€‚\x80\x82][{_FOLLOWING}]")
UTF16_SAMPLE = 4096
OTHER_SYSTEMS = ("mac-roman", "cp850")  # of old Macs, and of DOS
ODD = re.compile("(?<=[a-z])[ŠŽ‚ƒ„†‡ˆ‰‹˜\ufffd]|ˆ")  # what cp1252 makes of their é, è, à, ç
COMMON = frozenset("àâçèéêëîïôùûœ")
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
    decoded = _read_once(_decode(data))
    text = plain(decoded.text)
    nuls = text.count("\x00")
    if nuls * CHARACTERS_PER_NUL > len(text) or len(CONTROLS.findall(text)) > max(4, len(text) // 50):
        raise NoArticle(f"{name}: is not text but binary data; give a txt, md, html, pdf or docx file")
    if nuls:
        text = text.replace("\x00", "\ufffd")
        return Decoded(text, decoded.encoding, _damage(text))
    return decoded._replace(text=text)


def plain(text: str) -> str:
    """The text with accents on their letters, without ligatures and invisible characters.

    Its offsets are others than those of `text`: it is for a text of which none were taken yet.
    """
    parted = LIGATURE.sub(lambda ligature: unicodedata.normalize("NFKC", ligature[0]), text)
    return unicodedata.normalize("NFC", INVISIBLE.sub("", parted))


def _read_once(decoded: Decoded) -> Decoded:
    """The text with those letters put right that were UTF-8 and had been read as cp1252 before the file was written."""
    if not SURELY_READ_TWICE.search(decoded.text):
        return decoded
    text, number = READ_TWICE.subn(_letter, decoded.text)
    said = f"{_count(number, 'character')} that had been read in a wrong encoding, put right"
    return decoded._replace(text=text, warning="; ".join(filter(None, (decoded.warning, said))))


def _letter(pair: re.Match[str]) -> str:
    if pair[0] == "Ã":
        return "à"  # its second byte, a no-break space, was made a common one
    return b"".join(_byte(character) for character in pair[0]).decode()


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:  # one that cp1252 lacks, as browsers read it
        return character.encode("latin-1")


def _decode(data: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                text = data.decode(encoding, errors="replace")
                return Decoded(text, encoding, _damage(text))
    if wide := _unmarked_utf16(data):
        text = data.decode(wide, errors="replace")
        return Decoded(text, wide, _damage(text) if "\ufffd" in text else None)
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
    if (other := _of_another_system(data)) is not None:
        return Decoded(data.decode(other), other)
    if mended.whole:
        return Decoded(mended.text, "cp1252", _damage(mended.text, mended.foreign))
    text = data.decode("cp1252", errors="replace")
    return Decoded(text, "cp1252", _damage(text) if "\ufffd" in text else None)


def _unmarked_utf16(data: bytes) -> str | None:
    """The UTF-16 that the bytes are by their NULs: nearly every second one is one in French, and no other."""
    sample = data[:UTF16_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    for wide, upper, lower in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(upper) > 1 and upper.count(0) > 0.8 * len(upper) and not lower.count(0):
            return wide
    return None


def _of_another_system(data: bytes) -> str | None:
    """The encoding of an old Mac or of DOS, where cp1252 makes of the bytes above ASCII mostly what no French has.

    In that one all of them are French, and more of them are common letters than in the other.
    """
    high = data.translate(None, bytes(range(0x80)))
    foreign = len(high.translate(None, bytes(FRENCH)))
    if 2 * foreign < len(high) or not ODD.search(data.decode("cp1252", errors="replace")):
        return None
    allowed = set(bytes(FRENCH).decode("cp1252"))
    read = {name: high.decode(name) for name in OTHER_SYSTEMS}
    common = {name: sum(letter in COMMON for letter in text) for name, text in read.items() if allowed.issuperset(text)}
    best = max(common.values(), default=0)
    fitting = [name for name, count in common.items() if count == best > 0]
    return fitting[0] if len(fitting) == 1 else None


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
