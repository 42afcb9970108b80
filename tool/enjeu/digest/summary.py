"""One summary of several papers: the sentences of their summaries that most papers bear out, none said twice."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from enjeu.digest.meetings import Meetings
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


def combined(reports: Sequence[Reported], everything: Sequence[Said], meetings: Meetings) -> tuple[DigestSentence, ...]:
    """The summary. Each sentence cites its own paper first, then the papers that say the same.

    What a sentence says of the event's topic counts once: the next is chosen for what it adds. What points back would
    here point to another paper's words, and comes only where nothing else does.
    """
    found = [c for report in reports for c in summary_of(report, everything)]
    candidates = [c for c in found if _stands_alone(c)] or found
    told = [_words(c) for c in candidates]
    topic = _sum([profile(report.brief).words for report in reports])
    index = Index(everything)
    fixed = [_merit(c, index) for c in candidates]
    chosen: list[int] = []
    had: Counter[str] = Counter()
    words = 0

    def repeats(one: Candidate, other: Candidate) -> bool:
        return cosine(one.vector, other.vector) >= REPEATED or meetings.is_one(one.sources[0], other.sources[0])

    def value(i: int) -> tuple[float, int]:
        return cosine(vector(told[i]), topic) * fixed[i] * _AGAIN ** had[candidates[i].sources[0].paper], -i

    while True:
        fitting = [
            i
            for i, c in enumerate(candidates)
            if words + count_words(c.text) <= WORDS * (1 if chosen else 2)
            and not any(repeats(c, candidates[j]) for j in chosen)
        ]
        if not fitting:
            break
        best = max(fitting, key=value)
        chosen.append(best)
        topic = {word: weight for word, weight in topic.items() if word not in told[best]}
        had[candidates[best].sources[0].paper] += 1
        words += count_words(candidates[best].text)
    return tuple(
        DigestSentence(text=c.text, evidence=_evidence(c, index, meetings)) for c in (candidates[i] for i in chosen)
    )


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
    return max(own, key=lambda c: (_stands_alone(c), cosine(vector(_words(c)), topic) * _merit(c, index)), default=None)


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


def _merit(candidate: Candidate, index: Index) -> float:
    """What it is worth beside its topic: more for what other papers come near to, and for English that reads well."""
    best: dict[str, float] = {}
    for one, near in index.near(candidate.vector):
        if one.paper != candidate.sources[0].paper:
            best[one.paper] = max(best.get(one.paper, 0.0), near)
    rough = sum(s.roughness for s in candidate.sources) / len(candidate.sources)
    return (1 + sum(best.values())) * math.exp(-rough)


def _words(candidate: Candidate) -> Counter[str]:
    return Counter(w for s in candidate.sources for w in content(s.sentence.fr))


def _evidence(candidate: Candidate, index: Index, meetings: Meetings) -> tuple[Cited, ...]:
    """The sentences that carry it, those that bear it out, and where another paper first tells of the same meeting."""
    own = candidate.sources[0].paper
    claimed = [f for s in candidate.sources for f in figures(s.sentence.fr, claims=True)]

    def agrees(one: Said) -> bool:
        theirs = figures(one.sentence.fr)
        return one.paper != own and all(any(figure.agrees(other) for other in theirs) for figure in claimed)

    near = [(one, likeness) for one, likeness in index.near(candidate.vector) if agrees(one)]
    same = [one for one, likeness in near if likeness >= SAME]
    told = {one.paper for one in same}
    for one, _ in near:
        if one.paper not in told and meetings.is_one(candidate.sources[0], one):
            same.append(one)
            told.add(one.paper)
    return cited([*candidate.sources, *same])
