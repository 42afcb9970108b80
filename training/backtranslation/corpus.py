"""Which sentences of news are put into the other language, and which of the pairs that come out can be learnt from."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path

from enjeu.reading.sentences import sentences_of
from enjeu.summary.words import english_sentences
from training.records import read_jsonl
from training.translator.corpus import acceptable, news_sentences, numbers

# Sentences of each source in 100, as far as it has them: world news in a few lines most of all, as that is what a brief
# is read for.
SHARES = {
    "en": {
        "news-en/current_events": 45,
        "news-en/worldwide_newswire": 15,
        "news-en/bbc": 20,
        "news-en/articles": 20,
    },
    "fr": {"summaries/orangesum_fr": 100},
}
SHORTEST, LONGEST = 6, 55  # words of a sentence
WORST = 0.3  # of the translations, by the model's own score, are left out
COMMON = 0.0015  # occurrences a sentence that make a capitalised word one that French may spell otherwise ("Germany")
_SENTENCE = re.compile(r"""(?:["“'(]|« ?)?[A-ZÀ-Ý].*[.!?](?:["”')]| ?»)?$""")
_STUTTER = re.compile(r"(\w{2,})\1{2}|\b(\w+)(?: \2\b){2}")
_WORD = re.compile(r"\b[a-zà-ÿ]{4,}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
ALIKE = 0.5  # of a name's letters that a misspelling keeps ("Karchev" for "Karatchev")


def held_out(corpora: Path) -> set[str]:
    """The lines of the evaluation sets, both languages, which are never learnt from."""
    lines = chain.from_iterable(p.read_text("utf-8").splitlines() for p in (corpora / "fr-en-eval").glob("*.tsv"))
    return {" ".join(side.split()).lower() for line in lines for side in line.split("\t")}


def _whole(sentence: str) -> bool:
    """Whether it is neither a scrap nor a list, and no half of a quotation."""
    return (
        SHORTEST <= len(sentence.split()) <= LONGEST
        and sentence.count('"') % 2 == 0
        and _SENTENCE.match(sentence) is not None
    )


def news(corpora: Path, language: str, count: int, seed: int = 1) -> list[str]:
    """About `count` whole sentences of the news in `en` or `fr`, each once, none of an evaluation set.

    Where a source has fewer than its share, the last one makes up for it.
    """
    known = held_out(corpora)
    found: list[str] = []
    field, split = ("text", english_sentences) if language == "en" else ("document", sentences_of)
    *_, last = SHARES[language]
    for name, share in SHARES[language].items():
        fresh = []
        for record in read_jsonl(corpora / f"{name}.jsonl.xz"):
            for sentence in chain.from_iterable(map(split, record[field].splitlines())):
                key = sentence.lower()
                if key not in known and _whole(sentence):
                    known.add(key)
                    fresh.append(sentence)
        wanted = count - len(found) if name == last else count * share // 100
        found += random.Random(seed).sample(fresh, min(len(fresh), wanted))
    return found


def words_of_news(corpora: Path, language: str, count: int = 100_000) -> set[str]:
    """The words of some sentences of news in `fr` or `en`."""
    return {word for text in news_sentences(corpora, language, count) for word in _WORD.findall(text)}


def respelled(made: str, human: str, names: Sequence[str]) -> str | None:
    """What was `made` with each of the `names` as the `human` text spells it; None if it holds nothing like one."""
    loose = [word for word in dict.fromkeys(re.findall(r"\b[A-ZÀ-Ý][\w'-]{2,}", made)) if word not in human]
    for name in names:
        if name in made:
            continue
        alike = {w: SequenceMatcher(None, w, name).ratio() for w in loose if w[0] == name[0]}
        nearest = max(alike, key=lambda w: alike[w], default=None)
        if nearest is None or alike[nearest] < ALIKE:
            return None
        loose.remove(nearest)
        made = re.sub(rf"\b{re.escape(nearest)}\b", name, made)
    return made


def in_french_notation(made: str, english: str) -> str:
    """The French with its own space in the thousands that it has as the English writes them ("2,919")."""
    for figure in set(re.findall(r"\b\d{1,3}(?:,\d{3})+\b", english)):
        made = re.sub(rf"(?<![\d,]){figure}(?![\d,])", figure.replace(",", " "), made)
    return made


def learnable(
    human: Sequence[str], made: Sequence[str], scores: Sequence[float], known: set[str]
) -> Iterator[tuple[str, str]]:
    """(made, human) of the pairs whose figures and rare names came through and of which the model was not unsure.

    What is human is right whatever the other side is. But a name that the made side lacks would teach to make names
    up, and a foreign word in it (one that is not `known` in its language) to leave words as they are. So a rare name
    that the model misspelt is put right.
    """
    floor = sorted(scores)[int(WORST * len(scores))]
    seldom = max(1, COMMON * len(human))
    counts = Counter(name for sentence in human for name in _NAME.findall(sentence))
    for source, target, score in zip(made, human, scores, strict=True):
        left = set(_WORD.findall(source)) & set(_WORD.findall(target)) - known
        if score < floor or left or _STUTTER.search(source) or numbers(source) != numbers(target):
            continue
        fixed = respelled(source, target, [name for name in _NAME.findall(target) if counts[name] <= seldom])
        if fixed is not None and acceptable(fixed, target):
            yield fixed, target
