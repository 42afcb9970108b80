"""What may be an article, before anything of it is read: the suffixes, and the size."""

from __future__ import annotations

from enjeu.errors import UnreadableInput

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
MAX_BYTES = 50_000_000


def check_size(size: int, name: str) -> None:
    """Refuse a file of MAX_BYTES or more."""
    if size >= MAX_BYTES:
        raise UnreadableInput(
            f"{name}: has {size / 1e6:.0f} MB, the limit is {MAX_BYTES // 1_000_000} MB; cut it into articles"
        )
