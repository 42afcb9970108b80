"""Sentence pairs from the corpora: read, cleaned, weighted."""

from __future__ import annotations

import lzma
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from training.records import read_jsonl

# How often a pair of a source is drawn, relative to 1. Law and manuals are formulaic.
SOURCE_WEIGHT = {
    "canada_laws": 0.15,
    "django_docs": 0.2,
    "python_docs": 0.2,
    "php_docs": 0.15,
    "debian_website": 0.3,
    "gnome_user_docs": 0.3,
    "mozilla_org": 0.5,
    "tor_project": 0.5,
}
NEWS = "news_2008_2012"  # the only news pairs, and few: how often they are drawn is the run's choice
LONGEST = 500  # characters a side; longer lines are mostly misaligned


@dataclass(frozen=True)
class Pair:
    """One French sentence and its English translation, with the name of the corpus it is from."""

    french: str
    english: str
    source: str


def numbers(text: str) -> set[str]:
    """The digit runs of a text, thousands and decimal marks removed."""
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[  .,](?=\d)", "", text)))


def acceptable(french: str, english: str) -> bool:
    """Whether the two sides can be translations of each other: length, ratio, identity and numbers."""
    f, e = len(french), len(english)
    if min(f, e) < 2 or max(f, e) > LONGEST or f > 2.5 * e + 10 or e > 2.2 * f + 10:
        return False
    if french == english and f > 12:
        return False
    return f <= 40 or len(numbers(french) ^ numbers(english)) <= 1


def written_alike(pairs: Iterable[Pair], words: Callable[[str], Iterable[str]]) -> tuple[Counter[str], Counter[str]]:
    """For each of the `words` of a French side: how many pairs have it, and in how many the English has it too."""
    met, alike = Counter[str](), Counter[str]()
    for pair in pairs:
        for word in set(words(pair.french)):
            met[word] += 1
            alike[word] += word in pair.english
    return met, alike


_MARK = re.compile(r'["“”„«»]')
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=\w)([^'‘’]{2,80})['’](?!\w)")


def doubled(french: str, english: str) -> str:
    """The English with "double" marks for 'single' ones, where the French quotes as often: the press writes these."""
    marks = len(_MARK.findall(french))
    if not marks or _MARK.search(english) or 2 * len(_SINGLE.findall(english)) != marks:
        return english
    return _SINGLE.sub(r'"\1"', english)


def read_pairs(corpora: Path, limit: int | None = None) -> Iterator[Pair]:
    """Clean pairs of `corpora/fr-en/*.tsv.xz`, duplicates once; at most `limit` lines of each file are read."""
    return pairs_of(sorted((corpora / "fr-en").glob("*.tsv.xz")), limit)


def pairs_of(files: Iterable[Path], limit: int | None = None) -> Iterator[Pair]:
    """Clean pairs of the .tsv.xz `files`, duplicates once; at most `limit` lines of each are read."""
    return clean(pair for path in files for pair in islice(_lines(path), limit))


def clean(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The acceptable pairs, single-spaced, duplicates once."""
    seen: set[int] = set()
    for pair in pairs:
        french, english = " ".join(pair.french.split()), " ".join(pair.english.split())
        if not acceptable(french, english):
            continue
        key = hash((french.lower(), english.lower()))
        if key not in seen:
            seen.add(key)
            yield Pair(french, doubled(french, english), pair.source)


def _lines(path: Path) -> Iterator[Pair]:
    source = path.name.removesuffix(".tsv.xz")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            french, english, *_ = [*line.rstrip("\n").split("\t"), ""]
            yield Pair(french, english, source)


def news_sentences(corpora: Path, language: str, count: int, seed: int = 1) -> list[str]:
    """About `count` sentences of news in `fr` or `en`, to lean the vocabulary and the sampling towards news."""
    files = {
        "fr": [("summaries/orangesum_fr", "document")],
        "en": [("news-en/articles", "text"), ("news-en/current_events", "text")],
    }[language]
    found: list[str] = []
    for name, field in files:
        sentences: list[str] = []
        for record in read_jsonl(corpora / f"{name}.jsonl.xz"):
            for text in re.split(r"(?<=[.!?])\s+|\n", record[field]):
                if 20 < len(text) < 400:
                    sentences.append(" ".join(text.split()))
            if len(sentences) > 4 * count:
                break
        share = count // len(files)
        found += random.Random(seed).sample(sentences, min(share, len(sentences)))
    return found
