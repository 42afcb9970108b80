"""A mail as programs save it (.eml, RFC 5322): the article is its HTML part or its text, its subject the title."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from enjeu.errors import NoArticle
from enjeu.reading.formats.html import extract_html
from enjeu.reading.formats.page import Extract, Page
from enjeu.reading.formats.plain import extract_plain
from enjeu.reading.mail import without_reply_marks

HEADERS = 65_536  # bytes in which a mail's own headers stand, signatures of servers among them
FIELDS = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
SENDER = re.compile(rb"^From:(?:[^\n]|\n[ \t])*@", re.IGNORECASE | re.MULTILINE)  # that of a saved page is a browser
MACHINE = re.compile(rb"^(?:MIME-Version|Message-ID|Content-Type):", re.IGNORECASE | re.MULTILINE)


def is_mail(data: bytes) -> bool:
    """Whether the bytes are a mail as it is sent; one copied from a window lacks the fields of machines."""
    fields = FIELDS.match(data[:HEADERS].replace(b"\r\n", b"\n"))
    return fields is not None and SENDER.search(fields[0]) is not None and MACHINE.search(fields[0]) is not None


def extract_eml(data: bytes, name: str) -> Extract:
    """The article of a mail; what is attached is not read. Raises NoArticle or UnreadableInput.

    The subject and the day of sending count only where the article itself says no other.
    """
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        html, plain = (_bytes_of(mail.get_body((kind,))) for kind in ("html", "plain"))
        subject, sent = _single_line(mail["Subject"]), _single_line(mail["Date"])
    except Exception as error:  # a parser that fails on hostile bytes must not end the run
        raise NoArticle(f"{name}: is a mail that cannot be parsed ({type(error).__name__}); save its text") from error
    body = _extract_body(html, plain, name)
    title = body.title or without_reply_marks(subject) or None
    page, text = Page(), Page()
    for block in body.blocks:
        text.add(body.text[block.start : block.end], heading=block.heading, aside=block.aside, solid=block.solid)
    if title is not None and not text.holds(title):
        page.add(title, heading=True)
    page.take(text)
    return body._replace(
        text=page.text, blocks=tuple(page.blocks), title=title, guessed_date=body.guessed_date or _day(sent)
    )


def _single_line(value: object) -> str:
    return " ".join(str(value or "").split())


def _bytes_of(part: MIMEPart | None) -> bytes | None:
    """The text of a part in UTF-8, or its bytes as they are where they are not in the encoding that it names."""
    payload = None if part is None else part.get_payload(decode=True)
    if part is None or not isinstance(payload, bytes):
        return None
    try:
        return payload.decode(part.get_content_charset("utf-8")).encode()
    except (LookupError, UnicodeError):
        return payload


def _extract_body(html: bytes | None, plain: bytes | None, name: str) -> Extract:
    if html is not None:
        try:
            return extract_html(html, name)
        except NoArticle:
            if plain is None:
                raise
    if plain is None:
        raise NoArticle(f"{name}: is a mail without text; save what is attached to it, and give that")
    return extract_plain(plain, name)


def _day(sent: str) -> str | None:
    try:
        return parsedate_to_datetime(sent).date().isoformat()
    except (ValueError, OverflowError):
        return None
