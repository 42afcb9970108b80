"""What the markup of a web page says of its parts, and the markup made such that its article can be found.

Class names, ids and itemprops are the sites' own; their parts ("article__desc": article, desc) are much the same
everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from enjeu.folding import fold
from enjeu.reading.wording import ends_sentence, vocabulary, words

SENTENCE_WORDS = 5
# What sites call the lines between headline and text.
STANDFIRSTS = vocabulary(
    "abstract accroche chapeau chapo dek desc description excerpt hat intro introduction lead lede preambule resume"
    " soustitre standfirst subheadline subtitle summary"
)
CAPTIONS = vocabulary("caption credit credits legend legende")
COMMENTS = vocabulary("comment comments commentaire commentaires disqus reactions")
BODIES = vocabulary("article articlebody body content contenu corps entry paragraph paragraphe post premium text texte")
FURNITURE = (
    CAPTIONS
    | COMMENTS
    | vocabulary(
        "aside audio author auteur card figure footer header image item list media menu meta nav newsletter photo"
        " picture promo related share sidebar tags teaser toc video"
    )
)
LONGEST = 1500  # characters of a standfirst or a caption
NAME_PARTS = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ]+|[A-ZÀ-Ý]+")
POINTER = re.compile(r"\b(?:re)?(?:lire|voir|revoir|écouter)\b|\b(?:dossier|enquête)\b", re.IGNORECASE)
POINTER_WORDS = 6
MOST = 0.5  # of a page's letters: a part that has more of them is the page
INLINE = vocabulary("a abbr b bdi bdo cite code data em font i ins mark q s small span strong sub sup time u var wbr")
FOOTNOTE = re.compile(r"[\[(]?\s*(?:\d{1,3}|\*)\s*[\])]?")


class Markup(NamedTuple):
    """Texts of a page by what its markup says of them, each by its letters (see `letters_of`).

    `titles` are first-level headings as they read, in order; `bold` what is set in bold, `linked` what leads elsewhere.
    """

    titles: tuple[str, ...]
    headings: frozenset[str]
    standfirsts: frozenset[str]
    captions: frozenset[str]
    bold: frozenset[str]
    linked: frozenset[str]


def letters_of(text: str) -> str:
    """What two copies of a text have in common, whatever became of its spaces and marks."""
    return "".join(filter(str.isalnum, text.casefold()))


def read_markup(root: Any) -> Markup:
    """What the page says of its parts."""
    found: dict[str, set[str]] = {"standfirsts": set(), "captions": set(), "bold": set(), "linked": set()}
    titles, headings = [], set()
    blocks: dict[Any, str] = {}  # texts of blocks with links, each taken once
    for element in _elements(root):
        names = _names(element)
        for kind, called in (("standfirsts", STANDFIRSTS), ("captions", CAPTIONS)):
            if names & called and (kind == "captions" or not names & FURNITURE):
                text = element.text_content()
                if len(text) <= LONGEST:
                    found[kind].add(letters_of(text))
        if element.tag in {"b", "strong"}:
            found["bold"].add(letters_of(element.text_content()))
        elif element.tag == "a" and (led := _leads_away(element, blocks)):
            found["linked"].add(led)
        elif re.fullmatch("h[1-6]", element.tag):
            text = " ".join(element.text_content().split())
            headings.add(letters_of(text))
            titles += [text] if element.tag == "h1" else []
    return Markup(tuple(titles), frozenset(headings), **{kind: frozenset(texts) for kind, texts in found.items()})


def make_plain(root: Any) -> None:
    """Change the page where its markup would hide its text: the words stay, in their order.

    A body in several boxes becomes one, since one is taken for the article; a word in `time` or `q` is a word of its
    sentence; what stands in two boxes is no one word. Readers' comments are taken out.
    """
    whole = len(root.text_content())
    for element in list(_elements(root)):
        if element.getparent() is None:
            continue
        if _names(element) & COMMENTS and element.tag not in {"html", "body", "article", "main"}:
            if len(element.text_content()) < MOST * whole:
                element.drop_tree()
        elif element.tag == "q":
            _quote(element)
        elif element.tag in {"time", "output"} or (element.tag == "code" and _has_words_beside(element)):
            element.drop_tag()
        elif element.tag == "sup" and _is_footnote(element):
            element.drop_tree()
        elif element.tag not in INLINE:
            element.tail = f" {element.tail or ''}"
    for element in list(_elements(root)):
        _join_bodies(element)


def drop_hidden(root: Any) -> None:
    """Take out of the page what browsers do not show by its markup alone.

    A page that scripts were to unfold is saved with its article hidden: what holds most of the text is shown.
    """
    whole = len(root.text_content())
    for element in list(_elements(root)):
        hidden = element.get("hidden") is not None and len(element.text_content()) < MOST * whole
        if hidden or element.tag in {"template", "noscript"}:
            element.drop_tree()


def is_sentence(text: str) -> bool:
    """Whether a stretch of a page reads like a sentence, and not like a label."""
    return len(words(text)) >= SENTENCE_WORDS and ends_sentence(text)


def _elements(root: Any) -> Iterator[Any]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _names(element: Any) -> frozenset[str]:
    """The parts of an element's names, and each two neighbours as one: "sous-titre" is "soustitre", too."""
    if not element.attrib:
        return frozenset()
    found: set[str] = set()
    for name in " ".join(element.get(key, "") for key in ("class", "id", "itemprop")).split():
        parts = [fold(part) for part in NAME_PARTS.findall(name)]
        found.update(parts, (first + second for first, second in pairwise(parts)))
    return frozenset(found)


def _leads_away(link: Any, blocks: dict[Any, str]) -> str | None:
    """The letters of the block that is but a link, a label before it apart; None where it is part of a sentence.

    `blocks` holds the texts of blocks that were looked at, and gets that of this one.
    """
    block = link
    while block.tag in INLINE and block.getparent() is not None:
        block = block.getparent()
    if block not in blocks:
        blocks[block] = " ".join(block.text_content().split())
    text = blocks[block]
    if link.get("href", "").startswith("#") or len(text) > LONGEST or ends_sentence(text) or not words(text):
        return None
    label = text.replace(" ".join(link.text_content().split()), "", 1)
    pointed = POINTER.search(label) and len(words(label)) <= POINTER_WORDS
    return letters_of(text) if not words(label) or pointed else None


def _quote(element: Any) -> None:
    """A `q` as words of its sentence, in the marks that a browser puts around it, unless it has its own."""
    if not re.search('[«»“”"]', element.text_content()):
        element.text = f"« {element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''} »"
        else:
            element.text += " »"
    element.drop_tag()


def _has_words_beside(element: Any) -> bool:
    parent = element.getparent()
    return parent.tag != "pre" and len(words(parent.text_content())) > len(words(element.text_content()))


def _is_footnote(sup: Any) -> bool:
    text = sup.text_content().strip()
    return bool(FOOTNOTE.fullmatch(text)) and (sup.find(".//a") is not None or not text.isdigit())


def _join_bodies(parent: Any) -> None:
    """Make boxes of running text side by side one, with what stands between them."""
    boxes = [child for child in parent if isinstance(child.tag, str) and _is_body(child)]
    if len(boxes) < 2:
        return
    first, last, inside = boxes[0], boxes[-1], False
    for child in list(parent):
        if inside:
            first.extend(list(child) if child in boxes else [child])
            if child in boxes:
                child.drop_tree()
        if child is last:
            return
        inside = inside or child is first


def _is_body(element: Any) -> bool:
    names = _names(element)
    if element.tag not in {"div", "section"} or not names & BODIES or names & FURNITURE:
        return False
    return any(child.tag == "p" and is_sentence(child.text_content()) for child in element)
