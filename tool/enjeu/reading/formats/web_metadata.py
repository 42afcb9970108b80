"""Headline, date and outlet of a web page: what it shows, then what it says of itself, then trafilatura's guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from enjeu.reading.formats.markup import letters_of
from enjeu.reading.wording import words

HEADLINE_WORDS = 4
PUBLISHED = {
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date",
    "date_published", "parsely-pub-date", "sailthru.date",
}  # fmt: skip
DOMAIN = re.compile(r"\.(?:[a-z]{2}|com|net|org|info|news)$", re.IGNORECASE)
OUTLET_WORDS = 5


class WebMetadata(NamedTuple):
    """`date` is stated by the page; `guessed_date` found somewhere on it. `description` is for search engines."""

    title: str | None
    date: str | None
    guessed_date: str | None
    outlet: str | None
    description: str


def read_metadata(root: Any, titles: Sequence[str]) -> WebMetadata:
    """The metadata of a page whose first-level headings are `titles`."""
    from trafilatura.metadata import extract_metadata

    told = extract_metadata(root, date_config={"extensive_search": False, "original_date": True})
    metas = dict(_metas(root))
    date, publisher = _of_article(root, {letters_of(title) for title in (*titles, told.title or "")})
    outlet = metas.get("og:site_name")
    if publisher and (outlet is None or DOMAIN.search(outlet)):
        outlet = publisher
    if outlet is None and told.sitename and not _is_of_headline(told.sitename, titles):
        outlet = told.sitename
    return WebMetadata(
        _headline(told.title, titles, outlet, root.findtext(".//title")),
        date or next((metas[key] for key in metas if key in PUBLISHED), None),
        told.date,
        outlet,
        told.description or "",
    )


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    """Each name that the page gives a value, in lower case; of two values the first is the last here."""
    for element in reversed(list(root.iter("meta"))):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and element.get(key):
                yield element.get(key).lower(), content


def _of_article(root: Any, headlines: set[str]) -> tuple[str | None, str | None]:
    """The date and the publisher of the page's article, by its JSON-LD (https://schema.org/Article)."""
    things: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                things += _things(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    articles = [thing for thing in things if re.search(r"(?:Article|Posting)\b", str(thing.get("@type")))]
    own = [thing for thing in articles if letters_of(str(thing.get("headline", ""))) in headlines]
    article = next(iter(own or articles), {})
    publisher = article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = next((t for t in things if "name" in t and t.get("@id") == publisher.get("@id")), None)
    date, name = article.get("datePublished"), publisher.get("name") if isinstance(publisher, dict) else None
    return date if isinstance(date, str) else None, name if isinstance(name, str) else None


def _things(data: Any) -> list[dict[str, Any]]:
    """The things that a script describes, not those that they are made of."""
    if isinstance(data, list):
        return [thing for one in data for thing in _things(one)]
    if not isinstance(data, dict):
        return []
    return [data, *_things(data["@graph"])] if "@graph" in data else [data]


def _is_of_headline(outlet: str, titles: Sequence[str]) -> bool:
    """Whether what was taken for the outlet is a part of the headline, or too long for a name."""
    letters = letters_of(outlet)
    return len(words(outlet)) > OUTLET_WORDS or any(letters in letters_of(title) for title in titles)


def _headline(told: str | None, titles: Sequence[str], outlet: str | None, whole: str | None) -> str | None:
    """The headline as the page shows it: without the outlet, and without what else stands in its heading.

    `told` is that of the metadata, `whole` the one in the window's bar.
    """
    told = _bare_title(told, outlet)
    shown = [title for title in titles if letters_of(title) != letters_of(outlet or "") and words(title)]
    if told is None:
        return next((title for title in shown if len(words(title)) >= HEADLINE_WORDS), None)
    for title in shown:
        if letters_of(title) == letters_of(told):
            return told
        if _holds(told, title):
            return title
        if _holds(title, told):
            return title if _is_cut(told, title) else told
    long = [title for title in shown if len(words(title)) >= HEADLINE_WORDS]
    if len(long) == 1:
        return long[0]
    if whole and _is_cut(told, whole := " ".join(whole.split())):
        return _bare_title(re.sub(r"\s[|–—-]\s[^|–—-]*$", "", whole), outlet)
    return told


def _holds(longer: str, shorter: str) -> bool:
    """Whether the words of one headline are those of another, with more around them."""
    long, short = (f" {' '.join(words(text.casefold()))} " for text in (longer, shorter))
    return short in long


def _is_cut(told: str, whole: str) -> bool:
    """Whether a headline was cut at its colon or dash."""
    return whole.startswith(told) and re.match(r"\s*[:–—-]\s", whole[len(told) :]) is not None


def _bare_title(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name that sites put behind it."""
    if not title:
        return None
    if outlet:
        name = re.escape(DOMAIN.sub("", outlet))
        title = re.sub(rf"\s*[|–—-]\s*{name}(?:\.[a-z]{{2,5}})?\s*$", "", title, flags=re.IGNORECASE)
    return title.strip() or None
