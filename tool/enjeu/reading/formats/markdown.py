"""Markdown: its words without its marks, and its front matter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from enjeu.reading.encoding import decode
from enjeu.reading.formats.page import Extract, Page
from enjeu.reading.limits import check_length
from enjeu.reading.phrases import Reason

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
TOML_FRONT_MATTER = re.compile(r"\s*\+\+\+[ \t]*\r?\n(?P<fields>.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)", re.DOTALL)
FIELD = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]*"
    r"(?:[>|][+-]?[ \t]*(?P<lines>(?:\r?\n[ \t]+\S.*)+)|(?P<value>\S.*?))[ \t]*\r?$",
    re.MULTILINE,
)
# What no plain text has: a heading, a link, strong words at the head of a line.
MARK = re.compile(r"^#{1,6}[ \t]+\S|\]\(https?://[^\s()]+\)|^\*\*[^\s*][^*\r\n]*\*\*", re.MULTILINE)
TITLE_KEYS = ("title", "titre")
DATE_KEYS = ("date", "published", "datepublished", "publié", "pubdate", "created")
OUTLET_KEYS = ("outlet", "site", "site_name", "sitename", "publisher", "journal", "source", "média", "media")
STANDFIRST_KEYS = ("description", "subtitle", "sous-titre", "chapô", "summary", "excerpt")
TAG = re.compile(r"<[^<>]*>")
NUMBER_OF_A_LIST = 31
FIGURE = re.compile(r"[*_]*\d[\d.,\s]*(?:%|€|euros?\b|points?\b)")  # "+ 2,4 %" is no item of a list
NOTE = re.compile(r"\[\^[^\]\s]+\](?::\s*)?")  # a footnote's mark, in the text and before the note


def is_markdown(data: bytes) -> bool:
    """Whether bytes of which no suffix tells the format are Markdown: front matter, or two marks of it and no less."""
    source = data.decode("utf-8", errors="replace")
    fields, _ = _without_front_matter(source)
    return any(key in fields for key in TITLE_KEYS) or len(MARK.findall(source)) > 1


def extract_markdown(data: bytes, name: str) -> Extract:
    """The words of a Markdown file: headings known as such, links by their text; descriptions of images are set aside.

    Offsets are into this text, without marks: emphasis inside a sentence would otherwise be part of the sentence.
    """
    from markdown_it import MarkdownIt

    decoded = decode(data, name)
    check_length(len(decoded.text), name)
    fields, source = _without_front_matter(decoded.text)
    page = Page()
    title = _first(fields, TITLE_KEYS)
    body = Page()
    _add_blocks(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source), body)
    if title is not None and not body.holds(title):
        page.add(title, heading=True)
    standfirst = _first(fields, STANDFIRST_KEYS)
    if standfirst is not None and not body.holds(standfirst):
        page.add(standfirst, aside=Reason.OUTSIDE)
    page.take(body)
    outlet = _first(fields, OUTLET_KEYS)
    return Extract(
        page.text,
        tuple(page.blocks),
        decoded.encoding,
        title=title,
        date=_first(fields, DATE_KEYS),
        outlet=None if outlet is None or "/" in outlet else outlet,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _without_front_matter(source: str) -> tuple[dict[str, str], str]:
    """The fields that stand before a text, by their names in lower case, and the text behind them."""
    front = FRONT_MATTER.match(source)
    if front is not None:
        fields = {found["key"].lower(): _scalar(found) for found in FIELD.finditer(front["fields"])}
        return fields, source[front.end() :]
    front = TOML_FRONT_MATTER.match(source)
    if front is not None:
        try:
            told = tomllib.loads(front["fields"].replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError:
            return {}, source
        return {key.lower(): str(value) for key, value in told.items()}, source[front.end() :]
    return {}, source


def _scalar(found: re.Match[str]) -> str:
    """A field's value as YAML reads it: of several lines, in quotation marks of either kind, or bare."""
    if found["value"] is None:
        return " ".join(found["lines"].split())
    value = found["value"]
    for quote, escaped in (("'", "''"), ('"', '\\"')):
        if len(value) > 1 and value[0] == value[-1] == quote:
            return value[1:-1].replace(escaped, quote)
    return value


def _first(fields: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((fields[key] for key in keys if fields.get(key)), None)


def _add_blocks(tokens: Sequence[Token], page: Page) -> None:
    heading = False
    number = ""
    row: int | None = None
    for i, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type in ("tr_open", "tr_close"):
            row = len(page.blocks) if token.type == "tr_open" else None
        elif token.type == "list_item_open":
            # "2023. Une année" is a sentence that begins with a year, whatever Markdown makes of it.
            number = f"{token.info}{token.markup} " if token.info and int(token.info) > NUMBER_OF_A_LIST else ""
            number = f"{token.markup} " if _is_sign(tokens, i) else number
        elif token.type == "inline":
            content, images, struck = _inline(token.children or ())
            page.add(number + content if content.strip() else "", heading=heading, row=row)
            number = ""
            for image in images:
                page.add(image, aside=Reason.CAPTION)
            for words_out in struck:
                page.add(words_out, aside=Reason.OUTSIDE)
        elif token.type == "fence":
            page.add(token.content, aside=Reason.CODE)
        elif token.type == "code_block":  # an indented paragraph, more often than code
            page.add(token.content)
        elif token.type == "html_block":
            page.add(TAG.sub(" ", token.content))


def _is_sign(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark of the item that opens at `i` is the sign of a figure: "+ 2,4 %".

    A minus stands alone: several "- 3 %", or one that a colon announces, are a list.
    """
    if tokens[i + 1].type != "paragraph_open" or not FIGURE.match(tokens[i + 2].content):
        return False
    lone = tokens[i - 1].type == "bullet_list_open" and tokens[i + 5].type == "bullet_list_close"
    announced = i > 2 and tokens[i - 3].content.endswith(":")
    return tokens[i].markup == "+" or (tokens[i].markup == "-" and lone and not announced)


def _inline(children: Sequence[Token]) -> tuple[str, list[str], list[str]]:
    """The text of an inline token without footnotes' marks, the descriptions of its images, and what is struck out."""
    text: list[str] = []
    images: list[str] = []
    struck: list[str] = []
    inside = False
    for child in children:
        if child.type in ("s_open", "s_close"):
            inside = child.type == "s_open"
        elif child.type in ("text", "code_inline"):
            (struck if inside else text).append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            text.append("\n")
        elif child.type == "image":
            images.append(child.content)
    return NOTE.sub("", "".join(text)), images, struck
