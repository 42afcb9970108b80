"""MHTML (.mhtml, .mht): a web page as Chrome and Edge save it in a single file, a mail with its pictures (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
import re

from enjeu.errors import NoArticle

START = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)
HEADERS = 8192  # bytes in which a file's own headers stand


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes are a mail whose parts belong together."""
    return START.match(data[:HEADERS].replace(b"\r\n", b"\n")) is not None


def page_of(data: bytes, name: str) -> bytes:
    """The page itself, the first part that is HTML. Raises NoArticle where there is none."""
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            return page
    raise NoArticle(f"{name}: is a saved page without a page in it; save it again as HTML")
