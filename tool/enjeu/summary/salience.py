"""What can be counted of an article's sentences and words, in any language, that says what they are worth to a summary.

The models that weigh it are in `worth.py`. Centrality is LexRank (Erkan and Radev, 2004: power iteration on tf-idf
cosine).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from enjeu.folding import fold
from enjeu.reading.dates import DAY_NAMES, FOLDED_MONTH
from enjeu.summary.quotes import Quoted, quoted
from enjeu.summary.words import content, lexicon, stem, tokens

FEATURES = (
    "first",
    "second",
    "third",
    "reciprocal_rank",
    "rank",
    "earliness",
    "last",
    "opens_paragraph",
    "centrality",
    "frequency",
    "shared",
    "like_lead",
    "like_previous",
    "like_next",
    "like_what_follows",
    "in_lead",
    "title",
    "brevity",
    "length",
    "density",
    "names",
    "figures",
    "quoted",
    "source",
    "question",
    "colon",
    "dangling",
    "first_person",
    "central_lead",
)
WORD_FEATURES = (
    "times",
    "spread",
    "reciprocal_rank",
    "in_first",
    "in_lead",
    "in_title",
    "title_known",
    "capital",
    "digit",
    "length",
    "best_sentence",
    "all_sentences",
    "once",
    "twice",
    "reach",
    "shortness",
    "title_times",
    "best_once",
)
LEAD = 2  # sentences

_QUOTED = re.compile(r"«[^»]*»?|\"[^\"]*\"?|“[^”]*”?|``.*?(?:''|$)")
_DANGLING = re.compile(
    r"(?:(?:mais|et|or|car|donc|ainsi|aussi|but|and|so|yet|then)\b,?\s*)?"
    rf"(?:(?:{'|'.join(lexicon()['dangling']['words'])})(?![\w-])"
    rf"|c'|(?:{'|'.join(lexicon()['dangling']['connectives'])})\b)"
)
_POINTING = re.compile(rf"\b(?:{'|'.join(lexicon()['dangling']['inside'])})")
_LONE_CLAUSE = re.compile(rf"(?:{'|'.join(lexicon()['dangling']['clauses'])})[^,]*$")
_DATE = (
    rf"(?:(?:le|{'|'.join(DAY_NAMES)}),? )*"
    rf"(?:\d{{1,2}}(?:er)? (?:{FOLDED_MONTH})(?: \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|(?:en )?(?:(?:{FOLDED_MONTH}) )?(?:19|20)\d\d)"
    r"(?:,? (?:a )?\d{1,2} ?[h:] ?(?:\d\d)?)?"
)
_BARE_DATE = re.compile(rf"{_DATE}\W*$")
_ENTRY = re.compile(rf"{_DATE} ?(?:[:–—]|- )")
_FIRST_PERSON = re.compile(
    r"\b(?:je|j['’]|nous|notre|nos|mon|ma|mes|moi|I|we|our|my|me|us|you|your|vous|votre|vos)(?!\w)"
)
_SOURCE = re.compile(r" (?:selon|a (?:declare|indique|affirme|annonce)|according to|said|told|announced)(?!\w)")


class Article:
    """The sentences of an article in its own language, with what both models count in them.

    `paragraphs` numbers the paragraph of each sentence; without it the article is one.
    """

    def __init__(self, texts: Sequence[str], title: str | None, paragraphs: Sequence[int] | None = None) -> None:
        self.texts = texts
        self.paragraphs = paragraphs or [0] * len(texts)
        self.stems = [content(t) for t in texts]
        self.bags = [set(s) for s in self.stems]
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        for i, bag in enumerate(self.bags):
            for word in sorted(bag):
                self.holders[word].append(i)
        self.title = set(content(title or ""))
        self.graph = similarities(self.stems)
        self.rank = centrality(self.graph)

    @cached_property
    def quotations(self) -> dict[int, Quoted]:
        """The sentences that are nothing but quotation, by index."""
        return quoted(self.texts)


def similarities(stems: Sequence[Sequence[str]]) -> list[dict[int, float]]:
    """Cosine of tf-idf vectors of each text with every other that shares a stem with it: `result[i][j]` in (0, 1]."""
    bags = [Counter(s) for s in stems]
    frequency = Counter(word for bag in bags for word in bag)
    vectors = [{w: n * math.log(1 + len(bags) / frequency[w]) for w, n in bag.items()} for bag in bags]
    norms = [math.sqrt(sum(x * x for x in v.values())) for v in vectors]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(i)
    result: list[dict[int, float]] = []
    for i, vector in enumerate(vectors):
        row: defaultdict[int, float] = defaultdict(float)
        for word, x in vector.items():
            for j in holders[word]:
                if j != i:
                    row[j] += x * vectors[j][word]
        result.append({j: dot / norms[i] / norms[j] for j, dot in row.items()})
    return result


def centrality(graph: Sequence[dict[int, float]], damping: float = 0.85, rounds: int = 30) -> list[float]:
    """LexRank of every node, scaled so that the mean is 1."""
    total = [sum(row.values()) for row in graph]
    rank = [1.0] * len(graph)
    for _ in range(rounds):
        rank = [
            1 - damping + damping * sum(x / total[j] * rank[j] for j, x in row.items()) if row else 1 - damping
            for row in graph
        ]
    return rank


def features(article: Article) -> list[tuple[float, ...]]:
    """One row of `FEATURES`, about between 0 and 1, for each sentence."""
    count = len(article.texts)
    lead = set().union(*article.bags[:LEAD])
    rows: list[tuple[float, ...]] = []
    for i, text in enumerate(article.texts):
        words, bag, near = tokens(text), article.bags[i], article.graph[i]
        n, size = max(len(words), 1), max(len(bag), 1)
        rank = min(article.rank[i], 3.0) / 3
        rows.append(
            (
                float(i == 0),
                float(i == 1),
                float(i == 2),
                1 / (1 + i),
                min(i, 30) / 30,
                1 - i / count,
                float(i == count - 1),
                float(i == 0 or article.paragraphs[i] != article.paragraphs[i - 1]),
                rank,
                sum(len(article.holders[w]) - 1 for w in article.stems[i])
                / max(len(article.stems[i]), 1) / count * 5,
                sum(len(article.holders[w]) > 1 for w in bag) / size,
                near.get(0, 0.0),
                near.get(i - 1, 0.0),
                near.get(i + 1, 0.0),
                min(1.0, sum(x for j, x in near.items() if j > i) / max(1, count - 1 - i) * 5),
                len(lead & bag) / size,
                len(article.title & bag) / len(article.title) if article.title else 0.0,
                max(0.0, 1 - n / 10),
                min(n, 40) / 40,
                len(bag) / n,
                min(1.0, sum(w[0].isupper() for w in words[1:]) / n * 3),
                float(any(w[0].isdigit() for w in words)),
                sum(len(m) for m in _QUOTED.findall(text)) / max(len(text), 1),
                float(bool(_SOURCE.search(fold(text)))),
                float(is_question(text)),
                float(text.rstrip("\"'»” ").endswith(":")),
                float(is_dangling(text)),
                float(bool(_FIRST_PERSON.search(text))),
                rank if i == 0 else 0.0,
            )
        )  # fmt: skip
    return rows


def word_features(article: Article, sentences: Sequence[float]) -> tuple[list[str], list[tuple[float, ...]]]:
    """The content stems of an article, in order of appearance, with a row of `WORD_FEATURES` for each.

    `sentences` is the worth of each sentence.
    """
    count = len(article.texts)
    times = Counter(w for stems in article.stems for w in stems)
    capitals = Counter(stem(t) for text in article.texts for t in tokens(text)[1:] if t[0].isupper())
    rows: list[tuple[float, ...]] = []
    for word, held in article.holders.items():
        best = max(sentences[i] for i in held)
        in_title, often = float(word in article.title), math.log(times[word])
        rows.append(
            (
                often,
                len(held) / count,
                1 / (1 + held[0]),
                float(held[0] == 0),
                float(held[0] <= LEAD),
                in_title,
                float(bool(article.title)),
                min(1.0, capitals[word] / times[word]),
                float(word[0].isdigit()),
                len(word) / 6,
                best,
                math.log(1 + sum(sentences[i] for i in held)),
                float(len(held) == 1),
                float(len(held) == 2),
                min(1.0, (held[-1] - held[0]) / count),
                1 / math.sqrt(count),
                in_title * often,
                best if len(held) == 1 else 0.0,
            )
        )
    return list(article.holders), rows


def is_dangling(text: str) -> bool:
    """Whether a sentence points back to another one."""
    folded = _folded(text)
    return bool(_DANGLING.match(folded) or _POINTING.search(folded))


def is_question(text: str) -> bool:
    """Whether a sentence asks something."""
    return text.rstrip("\"'»” ").endswith("?")


def is_lone_clause(text: str) -> bool:
    """Whether a sentence is but a clause that nothing governs: "Although the government denies it."."""
    return bool(_LONE_CLAUSE.match(_folded(text)))


def is_bare_date(text: str) -> bool:
    """Whether a sentence is but a date, such as heads an entry of a chronology: "Le 7 octobre 2023."."""
    return bool(_BARE_DATE.match(_folded(text)))


def is_entry(text: str) -> bool:
    """Whether a sentence is an entry of a chronology: "7 octobre 2023 : ..."."""
    return bool(_ENTRY.match(_folded(text)))


def _folded(text: str) -> str:
    return fold(text).replace("’", "'").lstrip("\"'«“ ")
