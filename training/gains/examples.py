"""Examples for the learnt reader: annotated articles as the tool reads them, each gain at the word that names it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from enjeu.gains.extraction import Extractor, read_cast
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.gains.learned.features import Features
from enjeu.gains.sides import Cast
from enjeu.reading.sentences import sentences_of
from enjeu.syntax import Tree, analyse
from enjeu.syntax.tagging import normalise

_UNSURE = 0.3  # weight of a word that is part of an annotated phrase, or stands beside one that was not found


class Pair(NamedTuple):
    """A party that may get a thing, and whether it does."""

    features: list[str]
    gets: bool


class Example(NamedTuple):
    """A word that may name a gain: whether it does, how much that counts, its status, and who may get it."""

    features: list[str]
    meanings: tuple[str, str, str]
    gain: bool
    weight: float
    status: str
    pairs: list[Pair]


def read(text: str, title: str | None) -> tuple[list[Tree], Features]:
    """The trees of an article, and its features."""
    words, names = lexicon(), long_names()
    verbs = words.infinitives()
    trees = [analyse(sentence, verbs, names) for sentence in sentences_of(text) if sentence.strip()]
    extractor = Extractor(read_cast(trees, analyse(title, verbs, names) if title else None), words)
    return trees, Features(extractor, extractor.candidates())


def _squeezed(text: str) -> str:
    return " ".join(normalise(text).split())


def _named(tree: Tree, sentence: str, phrase: str) -> tuple[int | None, set[int]]:
    """The word of a sentence that heads a phrase of it, and all words of the phrase."""
    found = re.search(r"\s+".join(map(re.escape, normalise(phrase).split())), normalise(sentence))
    if not found:
        return None, set()
    span = [w.index for w in tree.words if w.start < found.end() and w.end > found.start()]
    highest = [i for i in span if tree[i].head not in span]
    tops = [i for i in highest if tree[i].is_noun or tree[i].tag == "NUM" or tree[i].is_verb]
    tops = tops or [i for i in span if tree[i].tag in {"NOUN", "VINF"}]
    nouns = [i for i in span if tree[i].tag == "NOUN"]
    if tops and nouns and tree[tops[0]].is_verb and tree[tops[0]].tag != "VINF" and tree[tops[0]].label != "ccomp":
        tops = nouns
    return (tops[0] if tops else None), set(span)


def _keys(cast: Cast, side: Mapping[str, Any]) -> set[str]:
    """The parties that are an annotated side, as the scorer would match them."""
    names = {n.lower() for n in (side["name"], *side.get("aliases_en", ()), *side["aliases_fr"])}
    return {k for k, p in cast.parties.items() if names & {p.name.lower(), *(a.lower() for a in p.aliases)}}


def examples(record: Mapping[str, Any]) -> list[Example]:
    """The examples of an annotated article (a line of `annotated.jsonl.xz`)."""
    sentences = [s for s in sentences_of(record["text"]) if s.strip()]
    trees, features = read(record["text"], record["title"])
    gains: dict[tuple[int, int], tuple[set[str], str]] = {}
    parts: set[tuple[int, int]] = set()
    unsure: set[int] = set()
    sides = {side["name"]: _keys(features.cast, side) for side in record["sides"]}
    for gain in record["gains"]:
        for s in _places(gain["evidence"], sentences):
            head, span = _named(trees[s], sentences[s], gain["thing_fr"])
            if head is None:
                unsure.add(s)
                continue
            gains.setdefault((s, head), (set(), gain["status"]))[0].update(sides.get(gain["side"], ()))
            parts.update((s, i) for i in span)
    out = []
    for s, tree in enumerate(trees):
        if tree.is_question:
            continue
        receivers = features.receivers(s)
        for thing in features.things(s):
            keys, status = gains.get((s, thing.at), (set[str](), ""))
            told = (s, thing.at) in gains
            weight = 1.0 if told or not ((s, thing.at) in parts or s in unsure) else _UNSURE
            pairs = [
                Pair(features.of_pair(s, thing, key, places), key in keys)
                for key, places in receivers.items()
                if features.cast.at(s, thing.at) != key and (told and keys)
            ]
            out.append(Example(thing.features, thing.meanings, told, weight, status, pairs))
    return out


def _places(evidence: Sequence[str], sentences: Sequence[str]) -> list[int]:
    """The sentences that evidence quotes."""
    quoted, texts = [_squeezed(e) for e in evidence], [_squeezed(t) for t in sentences]
    return [s for s, t in enumerate(texts) if any(t in e or e in t or (len(t) > 50 and t[:50] in e) for e in quoted)]
