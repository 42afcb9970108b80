"""What a format gives: a text, its blocks, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from enjeu.reading.blocks import Block

# Extractors hand on what a damaged font table or entity made: half a surrogate pair cannot be written anywhere.
BROKEN = re.compile(r"[\ud800-\udfff\x00]")
# A figure set high behind a word or a stop is the mark of a note, but for those of units ("120 km2").
MARKED = re.compile(r"(?<![^\W\d_])(?![kcdhm]?m$)[^\W\d_]+$|[^\w\s]$")


class Extract(NamedTuple):
    """`text` and its blocks; title, date and outlet only where the format holds them; warnings for the reader.

    `guessed_date` is taken where the file states none and its text neither.
    """

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    title: str | None = None
    date: str | None = None
    guessed_date: str | None = None
    outlet: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass
class Page:
    """Collects the blocks of a structured file into one text, an empty line between them."""

    blocks: list[Block] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    def add(
        self,
        content: str,
        *,
        heading: bool = False,
        aside: str | None = None,
        solid: bool = False,
        row: int | None = None,
    ) -> None:
        """Append a block, unless it holds white space alone."""
        content = BROKEN.sub("\ufffd", content).strip()
        if content:
            start = self._length
            self.blocks.append(Block(start, start + len(content), heading, aside, solid, row))
            self._pieces.append(content)
            self._length += len(content) + 2

    def add_again(self, content: str, block: Block) -> None:
        """Append what was a block of another page, as what it was there."""
        self.add(content, heading=block.heading, aside=block.aside, solid=block.solid, row=block.row)

    def take(self, other: Page) -> None:
        """Append every block of another page."""
        for piece, block in other.pieces():
            self.add_again(piece, block)

    def pieces(self) -> Iterator[tuple[str, Block]]:
        """Each block's text with the block."""
        yield from zip(self._pieces, self.blocks, strict=True)

    @property
    def text(self) -> str:
        """The blocks' text, of which their offsets are."""
        return "\n\n".join(self._pieces)

    def holds(self, content: str) -> bool:
        """Whether one of the first blocks is this very text, letter case and white space apart."""
        wanted = " ".join(content.casefold().split())
        return any(" ".join(piece.casefold().split()) == wanted for piece in self._pieces[:12])
