"""Pairs that language models made: the French press in English, and in fewer English words; English news in French.

`press.tsv.xz` holds both sides of the first. `short.tsv.xz` has the English of the second and the start of the SHA-256
of its French, which `press.tsv.xz` has. The English of the third is not ours to give away: `news.tsv.xz` has the
French and the start of the SHA-256 of the English, by which `pairs` finds it in the corpora.
"""

from __future__ import annotations

import hashlib
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from training.records import read_jsonl

PRESS = Path(__file__).with_name("press.tsv.xz")
SHORT = Path(__file__).with_name("short.tsv.xz")
NEWS = Path(__file__).with_name("news.tsv.xz")
MEASURED = [Path(__file__).parents[2] / "benchmarks" / "data" / name for name in ("press.tsv", "heads.tsv")]
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[\"“‘A-Z0-9])|(?<=[.!?][\"”])\s+(?=[\"“‘A-Z0-9])|\n+")


def sentences_of_news(text: str) -> list[str]:
    """The sentences of an English text, roughly."""
    return [" ".join(sentence.split()) for sentence in _ENDS.split(text) if sentence.strip()]


def english_articles(corpora: Path, name: str) -> Iterator[list[str]]:
    """The sentences of each text of `news-en/<name>.jsonl.xz`."""
    for record in read_jsonl(corpora / "news-en" / f"{name}.jsonl.xz"):
        yield sentences_of_news(record["text"])


def fingerprint(sentence: str) -> str:
    """What stands for a sentence in `short.tsv.xz` and `news.tsv.xz`."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def pairs(corpora: Path) -> Iterator[tuple[str, str]]:
    """French and English of all pairs; of the news those whose English `corpora` have."""
    yield from rows_of(PRESS)
    french = dict(rows_of(NEWS))
    for name in ("articles", "current_events"):
        for sentences in english_articles(corpora, name):
            for sentence in sentences:
                if text := french.pop(fingerprint(sentence), None):
                    yield text, sentence.translate(_STRAIGHT)


def condensed() -> Iterator[tuple[str, str]]:
    """French sentences of the press, and each in fewer English words."""
    short = dict(rows_of(SHORT))
    for french, _ in rows_of(PRESS):
        if text := short.pop(fingerprint(french), None):
            yield french, text


def measured() -> set[str]:
    """French sentences by which the translator is measured, which it must not be trained on."""
    return {line.partition("\t")[0] for path in MEASURED for line in path.read_text("utf-8").splitlines()}


_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def rows_of(path: Path) -> Iterator[tuple[str, str]]:
    """The two sides of each line of a packed file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            first, _, second = line.rstrip("\n").partition("\t")
            yield first, second
