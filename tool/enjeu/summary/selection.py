"""Which sentences of an article say most of it.

Worth is read from the French (`worth.py`), which is clean; the English is a machine's and only counts against a
sentence where it is rough. Sentences are taken greedily for the words that they add, by gain for cost (Gillick and
Favre, 2009; Lin and Bilmes, 2010), which is what keeps the choice from repeating itself.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from enjeu.records import Flag, Kind, Sentence
from enjeu.summary.faithfulness import FACTS, is_repetitive, problems
from enjeu.summary.quotes import Quoted
from enjeu.summary.salience import Article, is_bare_date, is_dangling, is_entry, is_lone_clause, is_question
from enjeu.summary.words import count_words, tokens
from enjeu.syntax import has_finite_verb

if TYPE_CHECKING:
    from enjeu.summary.worth import Worth

# Set by hand: no corpus says how readers take these.
FLAG_PENALTY = {
    Flag.NUMBERS: 1.0,
    Flag.RETRIED: 0.4,
    Flag.SPLIT: 0.3,
    Flag.FRAGMENT: 0.8,
    Flag.GLUED: 0.3,
    Flag.CAPITALS: 0.3,
}
UNSURE_PENALTY = 1.0  # for each nat of log-probability that a piece of the English lacks
LEAST_CONFIDENCE = 0.01
REPETITION_PENALTY = 1.2
LENGTH_PENALTY = 0.8
PROBLEM_PENALTY = 0.5
UNTOLD = 0.3  # of a quotation without the sentence that says whose it is
QUESTION = 0.3
SECTION_REPEAT = 0.8  # each time a section has had its say
SECTION_SENTENCES = 20
# Sentences; no article was longer where the models learned. In a longer text each part has its own best sentence.
LONG_TEXT = 150
MIN_WORDS = 4
FRAGMENT = 12  # words; in a longer sentence without a verb the tagger has missed it
TOLERANCE = 1.12
MOST_OPENINGS = 8  # that are tried; in a chronology of thousands of entries each ends another choice of all


def sections(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Section number of each text sentence by its id: headings part sections, and so does a long run without one."""
    found: dict[int, int] = {}
    section = size = 0
    for s in sentences:
        if s.kind is not Kind.TEXT:
            section, size = section + (size > 0), 0
            continue
        if size >= SECTION_SENTENCES:
            section, size = section + 1, 0
        found[s.id] = section
        size += 1
    return found


def trusted(sentence: Sentence) -> float:
    """How much of a sentence's value its English leaves: 1 when nothing seems wrong, 0 for a fact of its own."""
    return math.exp(-roughness(sentence))


def roughness(sentence: Sentence) -> float:
    """How much to mistrust the English of a sentence: 0 when nothing seems wrong, 1 costs two thirds of its value.

    Without end where it has a figure, a date or a name that its French has not: it is then no part of a summary.
    """
    wrong = problems(sentence.en, [sentence])
    if any(p.kind in FACTS for p in wrong):
        return math.inf
    penalty = sum(FLAG_PENALTY.get(f, 0.0) for f in sentence.flags)
    if sentence.confidence is not None:
        penalty -= UNSURE_PENALTY * math.log(max(sentence.confidence, LEAST_CONFIDENCE))
    if is_repetitive(sentence.en):
        penalty += REPETITION_PENALTY
    if not 0.55 <= len(tokens(sentence.en)) / max(len(tokens(sentence.fr)), 1) <= 1.6:
        penalty += LENGTH_PENALTY
    return penalty + PROBLEM_PENALTY * len(wrong)


@lru_cache(maxsize=1 << 10)  # sentences are chosen twice
def is_fragment(french: str) -> bool:
    """Whether it is no sentence: a few words without a finite verb (a headline, a caption), a clause by itself."""
    return is_lone_clause(french) or (count_words(french) <= FRAGMENT and not has_finite_verb(french))


def greedy(
    bags: Sequence[set[str]],
    worth: Worth,
    sizes: Sequence[int],
    budget: float,
    *,
    trust: Sequence[float] | None = None,
    section: Sequence[int] | None = None,
    dangling: Sequence[bool] | None = None,
    quotations: Mapping[int, Quoted] | None = None,
) -> list[int]:
    """Indices, in order, of sentences that fit `budget` words (within `TOLERANCE`): the best new words for their cost.

    `bags` are the content stems of each sentence, `sizes` its words as printed, `trust` a factor, `section` the part
    of the article; `dangling` ones point back to the sentence before; `quotations` are those of which another sentence
    says who speaks: without it one that has no mark of its own is worth nothing.
    """
    values = {word: math.pow(x, worth.tuning.word) for word, x in worth.words.items()}
    chosen: list[int] = []
    covered: set[str] = set()
    visits: Counter[int] = Counter()

    def value(i: int) -> float:
        gain = sum(values.get(word, 0.0) for word in bags[i] - covered) + 1e-6
        again = math.pow(SECTION_REPEAT, visits[section[i]]) if section else 1.0
        sure = trust[i] if trust else 1.0
        if dangling and dangling[i] and i - 1 not in chosen:
            sure *= worth.tuning.dangling
        quotation = quotations.get(i) if quotations else None
        if quotation and not set(quotation.told_in) & set(chosen):
            sure *= UNTOLD if quotation.marked else 0.0
        own, size = math.pow(worth.sentences[i], worth.tuning.worth), math.pow(sizes[i], worth.tuning.cost)
        return gain * own * sure * again / size

    while (used := sum(sizes[i] for i in chosen)) < budget * 0.9:
        room = budget * TOLERANCE - used
        fitting = [i for i, size in enumerate(sizes) if i not in chosen and MIN_WORDS <= size <= room]
        if not fitting:
            break
        best = max(fitting, key=value)
        if chosen and not value(best):
            break
        chosen.append(best)
        covered |= bags[best]
        visits[section[best] if section else 0] += 1
    return sorted(chosen)


def select(
    candidates: Sequence[Sentence],
    article: Article,
    value: Worth,
    trust: Sequence[float],
    section: dict[int, int],
    budget: float,
    texts: Sequence[str],
) -> list[int]:
    """Indices of the candidates that together fit `budget` words (within `TOLERANCE`), in the article's order.

    `article` is made of the candidates' French and `value` is its worth; `trust` is that in the English of each;
    `section` is that of each candidate's id; `texts` is the English of each as it would be printed. At least one index
    comes back for any candidates: the shortest, where none fits.
    """
    sizes = [count_words(t) for t in texts]
    dangling = [is_dangling(s.fr) for s in candidates]
    parts = [section[s.id] for s in candidates]
    if len(candidates) > LONG_TEXT:
        value = _by_part(value, parts)
    if (left := value.tuning.fragment) < 1:
        trust = [t * left if is_fragment(s.fr) else t for t, s in zip(trust, candidates, strict=True)]
    trust = [t * QUESTION if is_question(s.fr) else t for t, s in zip(trust, candidates, strict=True)]
    trust = [0.0 if is_bare_date(s.fr) else t for t, s in zip(trust, candidates, strict=True)]
    opens_ill = [is_entry(fr) or (i > 0 and dangling[i]) for i, fr in enumerate(article.texts)]
    take = partial(
        greedy, article.bags, value, sizes, budget, section=parts, dangling=dangling, quotations=article.quotations
    )
    sure = list(trust)
    whole = chosen = take(trust=sure)
    # A summary opens with a sentence that stands by itself, where enough others are left.
    for _ in range(MOST_OPENINGS):
        if not chosen or not opens_ill[chosen[0]] or not sure[chosen[0]]:
            break
        sure[chosen[0]] = 0.0
        chosen = take(trust=sure)
    if sum(sizes[i] for i in chosen) <= budget / 2 or opens_ill[chosen[0]]:
        chosen = whole
    return chosen or [min(range(len(candidates)), key=sizes.__getitem__)]


def _by_part(value: Worth, parts: Sequence[int]) -> Worth:
    best: dict[int, float] = {}
    for x, part in zip(value.sentences, parts, strict=True):
        best[part] = max(x, best.get(part, 0.0))
    return value._replace(sentences=[x / best[part] for x, part in zip(value.sentences, parts, strict=True)])
