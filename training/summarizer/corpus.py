"""Pairs of (one or two sentences of an article, the briefer sentence that a person wrote of them).

Nobody publishes such pairs for news, so they are found: a sentence of a human summary is paired with the sentences of
the article that hold its words, and dropped where they do not. What the model is never shown is a target that its
source does not carry, which is how writers learn to make things up.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from enjeu.reading.sentences import sentences_of, split_sentences
from enjeu.summary.figures import figures
from enjeu.summary.words import content, count_words, english_sentences
from training.records import read_jsonl

CARRIED = 0.7  # of a target's content words that its source must hold
SECOND = 0.15  # what a second sentence must add
LONGEST = 110  # words of a source
HUMAN = ("cnn_story_highlights_en", "guardian_dek_en", "gum_summaries")
# How often a pair is drawn. Headlines are many and drop articles and verbs; people's sentences are few.
WEIGHT = {"human": 10.0, "translated": 5.0, "headline": 1.0, "copy": 1.0}


class Pair(NamedTuple):
    """What goes in, with the mark of the length that is asked, what is to come out, and where it is from."""

    source: str
    target: str
    origin: str


def marked(source: str, target_words: int) -> str:
    """The source with the length asked for in front: tenths of its own words, 1 to 9."""
    tenths = round(10 * target_words / max(count_words(source), 1))
    return f"{min(max(tenths, 1), 9)}: {source}"


def carriers(target: str, sentences: Sequence[str]) -> list[str]:
    """The one or two sentences, in reading order, that hold the target's content words and figures; else none."""
    wanted = set(content(target))
    if len(wanted) < 3:
        return []
    bags = [wanted & set(content(s)) for s in sentences]
    first = max(range(len(bags)), key=lambda i: len(bags[i]))
    second = max(range(len(bags)), key=lambda i: len(bags[i] - bags[first]))
    chosen = [first, second] if len(bags[second] - bags[first]) >= SECOND * len(wanted) else [first]
    found = [sentences[i] for i in sorted(chosen)]
    held = figures(" ".join(found))
    if len(set().union(*(bags[i] for i in chosen))) < CARRIED * len(wanted):
        return []
    if not all(any(f.agrees(g) for g in held) for f in figures(target, claims=True)):
        return []
    words = sum(map(count_words, found))
    return found if count_words(target) < words <= LONGEST else []


def human_pairs(corpora: Path, limit: int | None) -> Iterator[Pair]:
    """From highlights, standfirsts and summaries in English."""
    for name in HUMAN:
        for record in islice(_training(corpora / f"summaries/{name}.jsonl.xz"), limit):
            sentences = [s for block in record["document"].splitlines() for s in english_sentences(block)]
            for target in english_sentences(record["summary"]):
                if found := carriers(target, sentences):
                    yield Pair(" ".join(found), target, "human")


def french_pairs(corpora: Path, limit: int) -> Iterator[tuple[list[str], str]]:
    """(one or two French sentences, the sentence of the standfirst that they carry), at most `limit`."""
    found = 0
    for record in _training(corpora / "summaries/orangesum_fr.jsonl.xz"):
        sentences = [s for block in record["document"].splitlines() for s in sentences_of(block)]
        for cut in split_sentences(record["summary"]):
            target = record["summary"][cut.start : cut.end]
            if sentences and (sources := carriers(target, sentences)):
                found += 1
                yield sources, target
                if found >= limit:
                    return


def headline_pairs(corpora: Path, limit: int | None) -> Iterator[Pair]:
    """The first sentence of an article and its headline, and now and then a sentence as it is."""
    draw = random.Random(0)
    for record in islice(read_jsonl(corpora / "news-en/articles.jsonl.xz"), limit):
        sentences = english_sentences(record["text"][:2000])[:3]
        title = " ".join(record.get("title", "").split())
        if not sentences:
            continue
        if count_words(title) >= 4 and carriers(title, sentences[:1]):
            yield Pair(sentences[0], title if title[-1] in ".?!" else title + ".", "headline")
        if (kept := draw.choice(sentences)) and 6 <= count_words(kept) <= LONGEST // 2:
            yield Pair(kept, kept, "copy")


def _training(path: Path) -> Iterator[dict[str, Any]]:
    return (record for record in read_jsonl(path) if record["split"] == "train")
