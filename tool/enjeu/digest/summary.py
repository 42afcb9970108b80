"""One summary of several papers: the sentences of their summaries that most papers bear out, none said twice."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from enjeu.digest.papers import Reported
from enjeu.digest.sentences import Index, Said, cited
from enjeu.digest.words import Vector, cosine, profile, vector
from enjeu.records import Cited, DigestSentence
from enjeu.summary.figures import figures
from enjeu.summary.salience import is_dangling, is_question
from enjeu.summary.words import content, count_words

WORDS = 110  # about how long it may become
SAME = 0.32  # cosine of two French sentences of which one bears the other out; set by eye, on the side of caution
REPEATED = 0.25  # of two sentences that a reader would not want both of
_AGAIN = 0.75  # what each sentence that a paper has had before costs its next


class Candidate(NamedTuple):
    """A sentence of a paper's summary with the sentences that carry it."""

    text: str
    sources: tuple[Said, ...]
    vector: Vector


def combined(reports: Sequence[Reported], everything: Sequence[Said]) -> tuple[DigestSentence, ...]:
    """The summary. Each sentence cites its own paper first, then the papers that say the same."""
    candidates = [c for report in reports for c in summary_of(report, everything)]
    topic = _sum([profile(report.brief).words for report in reports])
    index = Index(everything)
    worth = [_worth(c, topic, index) for c in candidates]
    chosen: list[int] = []
    had: Counter[str] = Counter()
    words = 0
    while True:
        fitting = [
            i
            for i, c in enumerate(candidates)
            if words + count_words(c.text) <= WORDS * (1 if chosen else 2)
            and all(cosine(c.vector, candidates[j].vector) < REPEATED for j in chosen)
        ]
        if not fitting:
            break
        best = max(fitting, key=lambda i: (worth[i] * _AGAIN ** had[candidates[i].sources[0].paper], -i))
        chosen.append(best)
        had[candidates[best].sources[0].paper] += 1
        words += count_words(candidates[best].text)
    return tuple(DigestSentence(text=candidates[i].text, evidence=_evidence(candidates[i], index)) for i in chosen)


def summary_of(report: Reported, everything: Sequence[Said]) -> list[Candidate]:
    """The supported sentences of a paper's own summary."""
    own = {s.sentence.id: s for s in everything if s.paper == report.paper.id}
    found = []
    for sentence in report.brief.summary.sentences:
        sources = tuple(own[i] for i in sentence.evidence if i in own)
        if sentence.supported and sources:
            found.append(Candidate(sentence.text, sources, _sum([s.vector for s in sources])))
    return found


def best_alone(report: Reported, everything: Sequence[Said]) -> Candidate | None:
    """The sentence of a paper's summary that best says by itself what it is about; None where there is no summary."""
    own = summary_of(report, everything)
    topic, index = profile(report.brief).words, Index(everything)
    return max(own, key=lambda c: (_stands_alone(c), _worth(c, topic, index)), default=None)


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a sentence neither points back nor asks."""
    french = candidate.sources[0].sentence.fr
    return not is_dangling(french) and not is_question(french)


def _sum(vectors: Sequence[Vector]) -> Vector:
    """The vector of several texts taken together, of length 1."""
    total: defaultdict[str, float] = defaultdict(float)
    for word, weight in (item for one in vectors for item in one.items()):
        total[word] += weight
    length = math.sqrt(sum(x * x for x in total.values())) or 1.0
    return {word: x / length for word, x in total.items()}


def as_sentence(candidate: Candidate) -> DigestSentence:
    """It alone, with its own sources."""
    return DigestSentence(text=candidate.text, evidence=cited(candidate.sources))


def _worth(candidate: Candidate, topic: Vector, index: Index) -> float:
    """More for what the whole event is about, for what other papers come near to, and for English that reads well."""
    words = vector(Counter(w for s in candidate.sources for w in content(s.sentence.fr)))
    best: dict[str, float] = {}
    for one, near in index.near(candidate.vector):
        if one.paper != candidate.sources[0].paper:
            best[one.paper] = max(best.get(one.paper, 0.0), near)
    rough = sum(s.roughness for s in candidate.sources) / len(candidate.sources)
    return cosine(words, topic) * (1 + sum(best.values())) * math.exp(-rough)


def _evidence(candidate: Candidate, index: Index) -> tuple[Cited, ...]:
    own = candidate.sources[0].paper
    claimed = [f for s in candidate.sources for f in figures(s.sentence.fr, claims=True)]

    def bears_out(one: Said, near: float) -> bool:
        if one.paper == own or near < SAME:
            return False
        theirs = figures(one.sentence.fr)
        return all(any(figure.agrees(other) for other in theirs) for figure in claimed)

    same = [one for one, near in index.near(candidate.vector) if bears_out(one, near)]
    return cited([*candidate.sources, *same])
