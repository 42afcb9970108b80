"""HTML: trafilatura finds the article; its title, date and outlet come from the page's metadata.

It takes the head of the page for decoration, and the standfirst with it: that is put back below the title. What else it
leaves out and reads like a sentence is set aside behind the article: one that it drops wrongly can be seen.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Any

from enjeu.errors import NoArticle, UnreadableInput
from enjeu.reading.encoding import decode
from enjeu.reading.formats.markup import (
    INLINE,
    SENTENCE_WORDS,
    Markup,
    drop_hidden,
    is_sentence,
    letters_of,
    make_plain,
    read_markup,
)
from enjeu.reading.formats.page import Extract, Page
from enjeu.reading.formats.web_metadata import WebMetadata, read_metadata
from enjeu.reading.limits import MAX_ELEMENTS, MAX_TAG, check, check_length
from enjeu.reading.phrases import Reason
from enjeu.reading.wording import ends_sentence, vocabulary, words

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# A tag as HTML5 reads it, in which a quoted value may hold ">". Scripts and comments come first: what looks like a tag
# there is none. Each alternative ends at the end of the file at the latest, so that no character is read twice.
TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\b|\Z)"
    r"|<(?P<name>/?[a-z][^\s/>]*+)(?:=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?|[^=>])*+>?",
    re.DOTALL | re.IGNORECASE,
)
BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code"})
UNSEEN = vocabulary("button head iframe noscript object option script select style svg template textarea")
SHORT_PAGE, SHORT_PAGE_PIECES = 5, 200  # blocks found, pieces shown: of a longer page the blocks are right
TITLE_REACH = 12  # blocks among which the title is looked for
LEAD_REACH = 60  # pieces of the page behind its headline among which the standfirst is looked for
ALIKE = 30  # letters by which a standfirst and a description cut short are one
NEXT = re.compile(r"[«“\"'’(\s]*[A-ZÀ-ÖØ-Þ]")


def extract_html(data: bytes, name: str) -> Extract:
    """The article of a web page. Its title, where the page has it in its metadata alone, becomes the first block."""
    from trafilatura import bare_extraction, load_html

    # Extraction that fails is told by the error below, in the words of this program.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    decoded = decode(data, name)
    source = _without_long_tags(XML_DECLARATION.sub("", decoded.text, count=1))
    body = Page()
    try:
        root = load_html(source)
        if root is None:
            raise ValueError("no element")
        drop_hidden(root)
        shown = _shown(root, name)
        markup = read_markup(root)
        told = read_metadata(root, markup.titles)
        make_plain(root)
        document: Any = bare_extraction(root, with_metadata=False, include_comments=False, include_tables=True)
        if document is not None and document.body is not None:
            _add_blocks(document.body, body, markup.bold)
    except UnreadableInput:
        raise
    except Exception as error:  # a parser that fails on hostile bytes must not end the run
        raise NoArticle(
            f"{name}: is HTML that cannot be parsed ({type(error).__name__}); save the page again"
        ) from error
    titles = {letters_of(title) for title in (*markup.titles, told.title or "")}
    if not any(len(words(text)) >= SENTENCE_WORDS and letters_of(text) not in titles for text, _ in body.pieces()):
        raise NoArticle(
            f"{name}: is HTML without an article in it; save the page once it has loaded, or paste it into a .txt"
        )
    page = _titled(_parted(body, shown, markup.headings), told, markup, shown, titles)
    taken = letters_of(page.text)
    for line in shown:
        if is_sentence(line) and letters_of(line) not in taken:
            page.add(line, aside=Reason.OUTSIDE)
    return Extract(
        page.text,
        tuple(page.blocks),
        decoded.encoding,
        title=told.title,
        date=told.date,
        guessed_date=told.guessed_date,
        outlet=told.outlet,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _titled(body: Page, told: WebMetadata, markup: Markup, shown: Sequence[str], titles: Set[str]) -> Page:
    """The article under its title and standfirst; captions and links to other articles set aside."""
    page = Page()
    pieces = list(body.pieces())
    at = next((n for n, (text, _) in enumerate(pieces[:TITLE_REACH]) if _is_title(text, told.title, titles)), None)
    lead = _lead(shown, markup, titles, letters_of(told.description), letters_of(body.text))
    if at is None:
        page.add(told.title or "", heading=True)
        _add_all(page, lead)
    for n, (text, block) in enumerate(pieces):
        letters = letters_of(text)
        if n == at:
            page.add(told.title or text, heading=True)
            _add_all(page, lead)
        elif letters in markup.captions:
            page.add(text, aside=Reason.CAPTION)
        elif letters in markup.linked and letters not in titles:
            page.add(text, aside=Reason.RELATED)
        else:
            page.add_again(text, block)
    return page


def _is_title(text: str, title: str | None, titles: Set[str]) -> bool:
    """Whether a block of the page is its title, or the heading that holds it."""
    letters = letters_of(text)
    return title is not None and (letters == letters_of(title) or (letters in titles and letters_of(title) in letters))


def _add_all(page: Page, texts: Sequence[str]) -> None:
    for text in texts:
        page.add(text)


def _lead(shown: Sequence[str], markup: Markup, titles: Set[str], description: str, taken: str) -> list[str]:
    """The standfirst that was not `taken`: lines between title and text that markup or description call one.

    All but `shown` and `markup` are letters alone (see `letters_of`).
    """
    found: list[str] = []
    left = 0
    for line in shown:
        letters = letters_of(line)
        left -= 1
        if letters in titles:
            left = LEAD_REACH
            found.clear()
        elif left > 0 and len(words(line)) >= SENTENCE_WORDS:
            if letters in taken:
                if is_sentence(line):
                    return found
            elif any(letters in text for text in markup.standfirsts) or (
                is_sentence(line) and (letters in description or description.startswith(letters[:ALIKE]))
            ):
                found.append(line)
    return []


def _without_long_tags(source: str) -> str:
    """The page, tags of no sensible length without their attributes: thousands of them, or a picture in base64."""
    pieces: list[str] = []
    position = 0
    for tag in TAG.finditer(source):
        if tag["name"] and tag.end() - tag.start() > MAX_TAG:
            pieces += [source[position : tag.start()], f"<{tag['name']}>"]
            position = tag.end()
    return "".join([*pieces, source[position:]])


def _add_blocks(element: Any, page: Page, bold: Set[str], row: int | None = None) -> None:
    """Every leaf block under the element, in document order; loose text between blocks is a block too."""
    if element.tag == "row":
        row = len(page.blocks) if len(element.findall("cell")) > 1 else row
    if element.text:
        page.add(element.text, row=row)
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag in BLOCKS and not any(
            inner.tag in BLOCKS or inner.tag == "list" for inner in child.iterdescendants()
        ):
            for text, heading in _lines(_texts(child), bold):
                page.add(text, heading=heading or child.tag == "head", solid=child.tag in {"head", "item"}, row=row)
        else:
            _add_blocks(child, page, bold, row)
        if child.tail:
            page.add(child.tail, row=row)


def _lines(texts: Sequence[str], bold: Set[str]) -> Iterator[tuple[str, bool]]:
    """The text of a block, parted at line breaks behind a sentence or a line in bold, which is a heading."""
    lines = "".join(texts).split("\n")
    run = lines[0]
    for line in lines[1:]:
        heading = letters_of(run) in bold and not run.rstrip().endswith((".", ",", ":", "-", "–", "—"))
        if run.strip() and NEXT.match(line) and (heading or ends_sentence(run)):
            yield run, heading
            run = line
        else:
            run = f"{run}\n{line}"
    yield run, False


def _texts(element: Any) -> list[str]:
    texts = [element.text or ""]
    for child in element:
        texts += ["\n"] if child.tag == "lb" else _texts(child)
        texts.append(child.tail or "")
    return texts


def _parted(body: Page, shown: Sequence[str], headings: Set[str]) -> Page:
    """The blocks of `body`; one that holds several pieces of the page, as shown, is cut into these.

    Of a short page trafilatura gives the whole text in one run: the headline, the hours, the paragraphs.
    """
    if len(body.blocks) > SHORT_PAGE or len(shown) > SHORT_PAGE_PIECES:
        return body
    page = Page()
    pieces = sorted(filter(None, map(letters_of, shown)), key=len, reverse=True)
    for text, block in body.pieces():
        letters = letters_of(text)
        ends = _borders(letters, pieces)
        if len(ends) < 2:
            page.add_again(text, block)
            continue
        places = [i for i, char in enumerate(text) for folded in char.casefold() if folded.isalnum()]
        start = 0
        for before, end in pairwise([0, *ends]):
            # What opens the next piece is left to it.
            stop = len(text[: places[end]].rstrip('«“"(‘ \n')) if end < len(places) else len(text)
            page.add(text[start:stop], heading=letters[before:end] in headings)
            start = stop
    return page


def _borders(letters: str, pieces: Sequence[str]) -> list[int]:
    """Where the pieces of which a text is made end in it, longest first; none where it is not made of such."""
    ends: list[int] = []
    at = 0
    while at < len(letters):
        found = next((piece for piece in pieces if letters.startswith(piece, at)), None)
        if found is None:
            return []
        at += len(found)
        ends.append(at)
    return ends


def _shown(root: Any, name: str) -> list[str]:
    """The text of a page as it is shown, a piece for each stretch between the edges of blocks, none twice.

    Raises UnreadableInput for a page of too many elements or characters.
    """
    check(0 if root is None else sum(1 for _ in root.iter()), MAX_ELEMENTS, "HTML elements", name)
    pieces = dict.fromkeys(_pieces(root))
    check_length(sum(map(len, pieces)), name)
    return list(pieces)


def _pieces(root: Any) -> Iterator[str]:
    run: list[str] = []
    waiting = [] if root is None else [(root, False)]
    while waiting:
        element, ended = waiting.pop()
        seen = isinstance(element.tag, str) and element.tag not in UNSEEN
        if seen and element.tag not in INLINE:
            yield " ".join("".join(run).split())
            run.clear()
        if ended:
            run.append(element.tail or "")
            continue
        waiting.append((element, True))
        if seen:
            run.append(element.text or "")
            waiting += [(child, False) for child in reversed(element)]
    yield " ".join("".join(run).split())
