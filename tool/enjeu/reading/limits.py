"""What may be an article: the suffixes, and how large a file may be in each respect that costs time or memory.

Every limit is a count, never a clock, so that the same file is read or refused alike on every machine. All of them lie
far beyond a press article: the longest dossiers have some 100,000 characters, the heaviest pages some 10,000 elements.
"""

from __future__ import annotations

from enjeu.errors import UnreadableInput

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".pdf", ".docx"}
)
MAX_BYTES = 50_000_000
MAX_CHARACTERS = 500_000  # of text: some 80,000 words, a whole novel, and minutes of work for the stages that follow
MAX_ELEMENTS = 50_000  # of a web page
MAX_TAG = 20_000  # characters of one HTML tag; parsers take the square of the number of its attributes
MAX_PAGES = 1_000  # of a PDF
MAX_OPERATIONS = 1_000_000  # drawing operations of a PDF; a form costs as much as FORM_COST others
FORM_COST = 100
MAX_FORMS = 4_000  # drawn on one page of a PDF; pypdf passes over those beyond 5,000 without a word
MAX_UNPACKED = 200_000_000  # bytes of a docx, its pictures included
MAX_XML = 30_000_000  # bytes of a docx's XML, which takes ten times that in memory


def check_size(size: int, name: str) -> None:
    """Refuse a file of MAX_BYTES or more."""
    if size >= MAX_BYTES:
        raise UnreadableInput(
            f"{name}: has {size / 1e6:.0f} MB, the limit is {MAX_BYTES // 1_000_000} MB; cut it into articles"
        )


def check_length(characters: int, name: str) -> None:
    """Refuse a text of more than MAX_CHARACTERS."""
    check(characters, MAX_CHARACTERS, "characters of text", name)


def check(count: int, limit: int, things: str, name: str) -> None:
    """Refuse a file that has more of something than an article can have; `things` is the plural of it."""
    if count > limit:
        raise UnreadableInput(
            f"{name}: has more than {limit:,} {things}, no article has; cut it up, or save the article alone as .txt"
        )
