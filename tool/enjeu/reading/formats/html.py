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
from enjeu.reading.formats.page import Extract, Page
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
INLINE = vocabulary("a abbr b bdi bdo cite code data em font i ins mark q s small span strong sub sup time u var wbr")
UNSEEN = vocabulary("button head iframe noscript object option script select style svg template textarea")
SENTENCE_WORDS = 5
# What sites call the lines between headline and text, in an element's class, id or itemprop.
STANDFIRST = vocabulary(
    "abstract accroche chapeau chapo dek desc description excerpt intro introduction lead lede soustitre standfirst"
    " subtitle summary"
)
LONGEST_STANDFIRST = 1500  # characters
NAME_PARTS = re.compile(r"[A-Z]?[a-zô]+")  # of "article__desc", "articleLead"
SHORT_PAGE, SHORT_PAGE_PIECES = 5, 200  # blocks found, pieces shown: of a longer page the blocks are right


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
        if root is not None:
            _drop_hidden(root)
        shown = _shown(root, name)
        headings, standfirsts = _headings(root), _standfirsts(root)
        document: Any = bare_extraction(
            root,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if document is not None and document.body is not None:
            _add_blocks(document.body, body)
    except UnreadableInput:
        raise
    except Exception as error:  # a parser that fails on hostile bytes must not end the run
        raise NoArticle(
            f"{name}: is HTML that cannot be parsed ({type(error).__name__}); save the page again"
        ) from error
    if not body.blocks:
        raise NoArticle(
            f"{name}: is HTML without an article in it; save the page once it has loaded, or paste it into a .txt"
        )
    outlet = document.sitename or None
    title = _bare_title(document.title, outlet)
    parted = _parted(body, shown, headings)
    page = Page()
    if title is not None and not parted.holds(title):
        page.add(title, heading=True)
    page.take(parted)
    named = standfirsts | {_letters(document.description or "")}
    page = page.opened_by(_lead(shown, headings, named, _letters(page.text)), after=title)
    taken = _letters(page.text)
    for line in shown:
        if ends_sentence(line) and len(words(line)) >= SENTENCE_WORDS and _letters(line) not in taken:
            page.add(line, aside=Reason.OUTSIDE)
    return Extract(
        page.text,
        tuple(page.blocks),
        decoded.encoding,
        title=title,
        date=document.date or None,
        outlet=outlet,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _drop_hidden(root: Any) -> None:
    """Take out of the page what browsers do not show by its markup alone."""
    hidden = ("template", "noscript")
    for element in [
        e for e in root.iter() if isinstance(e.tag, str) and (e.tag in hidden or e.get("hidden") is not None)
    ]:
        element.drop_tree()


def _without_long_tags(source: str) -> str:
    """The page, tags of no sensible length without their attributes: thousands of them, or a picture in base64."""
    pieces: list[str] = []
    position = 0
    for tag in TAG.finditer(source):
        if tag["name"] and tag.end() - tag.start() > MAX_TAG:
            pieces += [source[position : tag.start()], f"<{tag['name']}>"]
            position = tag.end()
    return "".join([*pieces, source[position:]])


def _add_blocks(element: Any, page: Page) -> None:
    """Every leaf block under the element, in document order; loose text between blocks is a block too."""
    if element.text:
        page.add(element.text)
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag in BLOCKS and not any(
            inner.tag in BLOCKS or inner.tag == "list" for inner in child.iterdescendants()
        ):
            page.add("".join(_texts(child)), heading=child.tag == "head")
        else:
            _add_blocks(child, page)
        if child.tail:
            page.add(child.tail)


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
    pieces = sorted(filter(None, map(_letters, shown)), key=len, reverse=True)
    for block in body.blocks:
        text = body.text[block.start : block.end]
        letters = _letters(text)
        ends = _borders(letters, pieces)
        if len(ends) < 2:
            page.add(text, heading=block.heading)
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


def _headings(root: Any) -> set[str]:
    """The letters of the page's headings."""
    found = [] if root is None else root.iter("h1", "h2", "h3", "h4", "h5", "h6")
    return {_letters("".join(heading.itertext())) for heading in found}


def _standfirsts(root: Any) -> set[str]:
    """The letters of what the page's markup calls a standfirst, or the like."""
    found = set()
    for element in () if root is None else root.iter():
        names = " ".join(element.get(key, "") for key in ("class", "id", "itemprop")) if len(element.attrib) else ""
        if not STANDFIRST.isdisjoint(part.lower() for part in NAME_PARTS.findall(names)):
            text = element.text_content()
            if len(text) <= LONGEST_STANDFIRST:
                found.add(_letters(text))
    return found


def _lead(shown: Sequence[str], headings: Set[str], named: Set[str], taken: str) -> list[str]:
    """The standfirst that was not `taken`: sentences between the last heading and the text that are `named` one.

    All but `shown` are letters alone (see `_letters`).
    """
    found: list[str] = []
    titled = False
    for line in shown:
        letters = _letters(line)
        sentence = len(words(line)) >= SENTENCE_WORDS and ends_sentence(line)
        if titled and sentence and letters not in taken:
            found += [line] if any(letters in text for text in named) else []
        elif letters in headings:
            titled = True
            found.clear()
        elif titled and sentence:
            return found
    return []


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


def _letters(text: str) -> str:
    """What two copies of a text have in common, whatever became of its spaces and marks."""
    return "".join(filter(str.isalnum, text.casefold()))


def _bare_title(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name that sites put behind it."""
    if not title:
        return None
    if outlet:
        title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
    return title.strip() or None
