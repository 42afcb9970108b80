"""An extract made an article: sorted, cut into passages, its language checked, its metadata found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from enjeu.errors import NoArticle, NotFrench
from enjeu.reading.boilerplate import Part, sort_out
from enjeu.reading.files import is_own
from enjeu.reading.formats import extract
from enjeu.reading.language import identify
from enjeu.reading.metadata import find_date, find_outlet, find_title
from enjeu.reading.sentences import split_sentences
from enjeu.reading.wording import single_spaced, words
from enjeu.records import Article, Flag, Kind, Passage, SetAside, Source


def read_bytes(data: bytes, name: str, *, force: bool = False) -> Article:
    """The article in the bytes of a file called `name` ("-" for standard input); the format is told by the bytes.

    Raises NoArticle, UnreadableInput, or, unless `force` is given, NotFrench.
    """
    if is_own(data) and not force:
        raise NoArticle(f"{name}: was written by enjeu; give the article that it was made from")
    extracted = extract(data, name)
    parts = sort_out(extracted.text, extracted.blocks, extracted.title)
    passages = tuple(_passages(extracted.text, parts))
    if not passages:
        raise NoArticle(
            f"{name}: holds no article, only menus and notices; save the whole article, not a page of links"
        )
    kept = " ".join(passage.fr for passage in passages)
    language = identify(kept)
    warnings = list(extracted.warnings)
    if language.code != "fr":
        if not force:
            raise NotFrench(f"{name}: seems to be {language.name}, not French; use --force to go on")
        warnings.append(f"seems to be {language.name}, not French")
    elif not language.sure:
        warnings.append("too short to tell its language; taken to be French")
    return Article(
        source=Source(
            path=name,
            sha256=hashlib.sha256(data).hexdigest(),
            title=find_title(parts, extracted.title),
            date=find_date(parts, extracted.date, extracted.guessed_date),
            outlet=find_outlet(parts, extracted.outlet),
            language=language.code,
            encoding=extracted.encoding,
            words=len(words(kept)),
        ),
        text=extracted.text,
        passages=passages,
        set_aside=tuple(
            SetAside(start=part.start, end=part.end, text=part.text, reason=str(part.reason))
            for part in parts
            if part.reason is not None
        ),
        warnings=tuple(warnings),
    )


def _passages(text: str, parts: Sequence[Part]) -> Iterator[Passage]:
    number = 0
    paragraph = -1
    row: int | None = None
    for part in parts:
        if part.reason is not None:
            continue
        if part.row is None or part.row != row:  # the cells of a row are one paragraph
            paragraph += 1
        row = part.row
        for cut in split_sentences(text[part.start : part.end]):
            flags = cut.flags
            if part.kind is not Kind.TEXT:
                # A headline is a fragment by nature; the flag would warn of nothing.
                flags = tuple(flag for flag in flags if flag is not Flag.FRAGMENT)
            start, end = part.start + cut.start, part.start + cut.end
            yield Passage(
                id=number,
                start=start,
                end=end,
                fr=single_spaced(text[start:end]),
                paragraph=paragraph,
                kind=part.kind,
                flags=flags,
            )
            number += 1
