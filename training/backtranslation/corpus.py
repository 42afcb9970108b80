"""Which English sentences are put into French, and which of the pairs that come out can be learnt from."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path

from enjeu.summary.words import english_sentences
from training.records import read_jsonl
from training.translator.corpus import acceptable, news_sentences, numbers

# Sentences of each source in 100: world news in a few lines most of all, as that is what a brief is read for.
SHARES = {"current_events": 45, "worldwide_newswire": 15, "bbc": 20, "articles": 20}
SHORTEST, LONGEST = 6, 55  # words of a sentence
WORST = 0.3  # of the translations, by the model's own score, are left out
COMMON = 0.0015  # occurrences a sentence that make a capitalised word one that French may spell otherwise ("Germany")
_SENTENCE = re.compile(r"""["“'(]?[A-Z].*[.!?]["”')]?$""")
_STUTTER = re.compile(r"(\w{2,})\1{2}|\b(\w+)(?: \2\b){2}")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
ALIKE = 0.5  # of a name's letters that a misspelling keeps ("Karchev" for "Karatchev")


def held_out(corpora: Path) -> set[str]:
    """The English lines of the evaluation sets, which are never learnt from."""
    lines = chain.from_iterable(p.read_text("utf-8").splitlines() for p in (corpora / "fr-en-eval").glob("*.tsv"))
    return {" ".join(side.split()).lower() for line in lines for side in line.split("\t")}


def news(corpora: Path, count: int, seed: int = 1) -> list[str]:
    """About `count` whole sentences of `news-en/`, each once, none of an evaluation set."""
    known = held_out(corpora)
    found: list[str] = []
    for name, share in SHARES.items():
        fresh = []
        for record in read_jsonl(corpora / "news-en" / f"{name}.jsonl.xz"):
            for sentence in chain.from_iterable(map(english_sentences, record["text"].splitlines())):
                key = sentence.lower()
                if key not in known and SHORTEST <= len(sentence.split()) <= LONGEST and _SENTENCE.match(sentence):
                    known.add(key)
                    fresh.append(sentence)
        found += random.Random(seed).sample(fresh, min(len(fresh), count * share // 100))
    return found


def french_words(corpora: Path, count: int = 100_000) -> set[str]:
    """The words of some sentences of French news."""
    return {word for text in news_sentences(corpora, "fr", count) for word in _WORD.findall(text)}


def respelled(french: str, english: str, names: Sequence[str]) -> str | None:
    """The French with each of the English `names` as the English spells it; None if it holds nothing like one."""
    loose = [word for word in dict.fromkeys(re.findall(r"\b[A-ZÀ-Ý][\w'-]{2,}", french)) if word not in english]
    for name in names:
        if name in french:
            continue
        alike = {w: SequenceMatcher(None, w, name).ratio() for w in loose if w[0] == name[0]}
        nearest = max(alike, key=lambda w: alike[w], default=None)
        if nearest is None or alike[nearest] < ALIKE:
            return None
        loose.remove(nearest)
        french = re.sub(rf"\b{re.escape(nearest)}\b", name, french)
    return french


def learnable(
    english: Sequence[str], french: Sequence[str], scores: Sequence[float], known: set[str]
) -> Iterator[tuple[str, str]]:
    """(French, English) of the pairs whose figures and rare names came through and of which the model was not unsure.

    The English is right whatever the French is. But a name that the French lacks would teach to make names up, and
    an English word in it (one that is not `known` in French) to leave words as they are. So a rare name that the
    model misspelt is put right.
    """
    floor = sorted(scores)[int(WORST * len(scores))]
    seldom = max(1, COMMON * len(english))
    counts = Counter(name for sentence in english for name in _NAME.findall(sentence))
    for source, target, score in zip(french, english, scores, strict=True):
        left = set(_WORD.findall(source)) & set(_WORD.findall(target)) - known
        if score < floor or left or _STUTTER.search(source) or numbers(source) != numbers(target):
            continue
        fixed = respelled(source, target, [name for name in _NAME.findall(target) if counts[name] <= seldom])
        if fixed is not None and acceptable(fixed, target):
            yield fixed, target
