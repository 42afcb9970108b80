"""Shorter sentences by leaving out what hangs loose.

What is left is grammatical because what goes is set off by its own punctuation: an opening connective, a bracket, a
pair of dashes; and, where it says little for its length, a clause between commas. Nothing that names a source, denies
or sets a condition is ever left out, nor is a quotation opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Literal

from enjeu.reading.blocks import ITEM
from enjeu.summary.figures import figures
from enjeu.summary.words import count_words, lexicon

LOOSE = 0.65  # of the sentence's own worth a word: a clause that is worth less than this goes
MIN_WORDS_LEFT = 8

_CONNECTIVE = re.compile(
    rf"(?:{'|'.join(lexicon()['connectives']['with_comma'].split(chr(10))).strip('|')}),\s+"
    # "But the talks ..." but neither "So far" nor "And then": the next word would change its sense.
    r"|(?:but|and|yet|so),?\s+(?!(?:then|yet|far|on|that|much|many|too|long)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_SHORT_NAME = re.compile(r"\b[A-ZÀ-Þ][\w.&]*[A-ZÀ-Þ]\w*")  # no "Seine-Saint-Denis"
_DASHES = re.compile(r"\s+(?P<dash>--|[–—-])\s+(?P<inside>[^–—.;:?!\"]{3,80}?)\s+(?P=dash)\s+(?=[a-zà-ÿ])")
_DATELINE = re.compile(  # "Seoul - Arms sales ...", not "Macron - the president - said"
    r"(?:[A-ZÀ-Þ][\w'’-]+)(?:[ -][A-ZÀ-Þ][\w'’-]+){0,2}(?:, [^–—.;:]{1,30})? [–—-] (?=\w)(?!.*\s[–—-]\s)", re.DOTALL
)
_COMMA = re.compile(r"(?<!\d),(?!\d)|(?<=\d),\s")
_KEEP = re.compile(rf"\b(?:{'|'.join(lexicon()['compression']['keep'])})\b|[\"«»“”?!:;]|n['’]t\b", re.IGNORECASE)


def without_connective(text: str) -> str:
    """The sentence without "However, " or "But " at its head: they point to a sentence that the summary may lack."""
    match = _CONNECTIVE.match(text)
    if not match or len(text.split()) - len(match.group().split()) < 4:
        return text
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def _bare(text: str) -> str:
    """The sentence without the mark of a list before it, or the place from which an agency sends it."""
    if mark := ITEM.match(text):
        return text[mark.end() :]
    place = _DATELINE.match(text)
    return text[place.end() : place.end() + 1].upper() + text[place.end() + 1 :] if place else text


def short_names(texts: Iterable[str]) -> frozenset[str]:
    """The abbreviations that the texts use outside brackets."""
    return frozenset(name for text in texts for name in _SHORT_NAME.findall(_BRACKET.sub("", text)))


def compress(text: str, used: Collection[str] = ()) -> str:
    """The sentence without list mark, dateline, opening connective, brackets and asides between dashes; never empty.

    A share or a sum in brackets is news and stays, and so does an abbreviation that is `used` elsewhere.
    """

    def drop(match: re.Match[str]) -> str:
        inside = match["inside"]
        if _KEEP.search(inside) or inside in used or any(figure.unit for figure in figures(inside)):
            return match.group()
        return " " if match.re is _DASHES else ""

    shorter = " ".join(_DASHES.sub(drop, _BRACKET.sub(drop, without_connective(_bare(text)))).split())
    return shorter if any(c.isalnum() for c in shorter) else text


def shorten(text: str, language: Literal["fr", "en"], value: Callable[[str], float], used: Collection[str] = ()) -> str:
    """The sentence without the clauses between commas that say little for their length.

    `value` is what a piece of text is worth, `used` as in `compress`. Relative clauses, participles and adverbial
    openings may go; a clause in the middle goes only if a verb takes up the sentence after it.
    """
    text = compress(text, used)
    pieces = _pieces(text)
    opening, middle, end, verb = _patterns(language)
    i = 0
    while i < len(pieces) and len(pieces) > 1:
        piece, rest = pieces[i].strip(), pieces[:i] + pieces[i + 1 :]
        last = i == len(pieces) - 1
        pattern = opening if i == 0 else end if last else middle
        resumed = last or i == 0 or verb.match(pieces[i + 1].strip())
        if (
            pattern.match(piece)
            and resumed
            and not is_kept(piece)
            and count_words(" ".join(rest)) >= MIN_WORDS_LEFT
            and is_whole("".join(rest))
            and value(piece) / max(count_words(piece), 1) < LOOSE * value(text) / max(count_words(text), 1)
        ):
            pieces = _joined(pieces, i)
        else:
            i += 1
    return ",".join(pieces).strip()


def is_kept(piece: str) -> bool:
    """Whether a piece of a sentence names a source, denies, sets a condition or opens a quotation."""
    return _KEEP.search(piece.rstrip(".!?")) is not None


def is_whole(text: str) -> bool:
    """Whether every quotation that opens closes."""
    return text.count("«") == text.count("»") and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _pieces(text: str) -> list[str]:
    edges = [m.start() for m in _COMMA.finditer(text)]
    return [text[a + (a > 0) : b] for a, b in zip([0, *edges], [*edges, len(text)], strict=True)]


def _joined(pieces: list[str], i: int) -> list[str]:
    """The pieces without the one at `i` and the commas that set it off."""
    if i == 0:
        first = pieces[1].lstrip()
        return [first[:1].upper() + first[1:], *pieces[2:]]
    if i == len(pieces) - 1:
        stop = pieces[i].rstrip()[-1:] if pieces[i].rstrip()[-1:] in ".!?…" else ""
        return [*pieces[: i - 1], pieces[i - 1].rstrip() + stop]
    return [*pieces[: i - 1], pieces[i - 1].rstrip() + " " + pieces[i + 1].lstrip(), *pieces[i + 2 :]]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """What may open, interrupt and close a sentence and be left out; and how a verb after an interruption begins."""
    rows = lexicon()["compression"][language]
    return tuple(re.compile(rf"(?:{'|'.join(rows[k])})", re.IGNORECASE) for k in ("opening", "middle", "end", "verb"))
