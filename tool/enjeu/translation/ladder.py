"""One sentence on its way through the model: its best translation so far, and the ladder of attempts to get one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from enjeu.records import Flag, Passage
from enjeu.translation.guards import UNUSABLE, Fault, faults
from enjeu.translation.interface import Decoding, Hypothesis, Translator
from enjeu.translation.surface import Source, with_figures_and_opening

if TYPE_CHECKING:
    from enjeu.translation.names import TermBook

LONGEST = 120  # pieces: carried models saw no longer sentence; what is longer is cut at a clause, never truncated
_CAREFUL = Decoding(beam=8, no_repeat_ngram=3)
# Where a sentence may be cut, best first: after ; or :, before a conjunction or relative, after a comma, at a space.
_JOINTS = (
    r"(?<=[;:])\s+",
    r"(?<=[,»\"])\s+(?=(?:et|mais|ou|car|donc|tandis que|alors que|ce qui|qui|où|dont|après|avant|selon)\b)",
    r"(?<=,)\s+",
    r"\s+(?=(?:et|mais|ou|car|parce que|afin de|pour|avec|dans|sur|que|qui)\b)",
    r"\s+",
)


@dataclass
class Work:
    """One sentence on its way through the ladder."""

    passage: Passage
    source: Source
    terms: TermBook  # its article's
    best: Hypothesis | None = None
    wrong: frozenset[Fault] = frozenset()
    flags: list[Flag] = field(default_factory=list)
    retried: bool = False
    # What it was read with in English: see `second_looks`.
    asked: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the model is given."""
        return self.source.text

    def offer(self, candidates: Sequence[Hypothesis]) -> bool:
        """Take the first candidate with the mildest faults, if it is better than what is there. True when clean."""
        for candidate in map(self._written, candidates):
            wrong = faults(self.text, candidate)
            if self.best is None or _severity(wrong) < _severity(self.wrong):
                self.best, self.wrong = candidate, wrong
        return not self.wrong

    def offer_instead(self, candidate: Hypothesis) -> None:
        """Take a candidate that has something which the best one lacks, unless it has graver faults."""
        candidate = self._written(candidate)
        wrong = faults(self.text, candidate)
        if _severity(wrong) <= _severity(self.wrong):
            self.best, self.wrong = candidate, wrong

    def _written(self, candidate: Hypothesis) -> Hypothesis:
        return replace(candidate, text=with_figures_and_opening(self.source, candidate.text))


def _severity(wrong: frozenset[Fault]) -> tuple[int, int]:
    return len(wrong & UNUSABLE), len(wrong)


def cut(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` in pieces that fit, cut at the best joint nearest the middle; the pieces joined by spaces are the text."""
    if fits(text) or len(text.split()) < 2:
        return [text]
    middle = len(text) / 2
    for joint in _JOINTS:
        places = [m for m in re.finditer(joint, text) if 0.2 < m.start() / len(text) < 0.8]
        if places:
            place = min(places, key=lambda m: abs(m.start() - middle))
            return [*cut(text[: place.start()], fits), *cut(text[place.end() :], fits)]
    head, _, tail = text.partition(" ")
    return [head, *cut(tail, fits)] if tail else [text]


def _joined(parts: Sequence[Hypothesis]) -> Hypothesis:
    """Pieces of one sentence as one: a capital that only opened a piece is lowered, a stop inside is dropped."""
    texts = []
    for n, part in enumerate(parts):
        text = part.text
        if n + 1 < len(parts):
            text = re.sub(r"(?<!\.)\.$", "", text)
        if n and re.match(
            r"(The|A|An|And|But|Or|In|On|Of|To|For|With|By|At|From|Which|Who|That|As|After|Before|According)\b", text
        ):
            text = text[0].lower() + text[1:]
        texts.append(text)
    return Hypothesis(" ".join(texts), sum(p.score for p in parts) / len(parts))


def in_pieces(works: Sequence[Work], pieces: Sequence[list[str]], translator: Translator, how: Decoding) -> None:
    """Translate each work in its pieces and offer the joined result.

    A work with a piece that the model cannot take (a word that never ends) gets no offer.
    """
    kept = [(w, parts) for w, parts in zip(works, pieces, strict=True) if all(fits(p, translator) for p in parts)]
    works, pieces = [w for w, _ in kept], [parts for _, parts in kept]
    flat = [piece for parts in pieces for piece in parts]
    results = iter(translator.translate(flat, how))
    for work, parts in zip(works, pieces, strict=True):
        chosen = []
        for part in parts:
            candidates = next(results)
            chosen.append(min(candidates, key=lambda c: _severity(faults(part, c))))
        before = work.best
        work.offer([_joined(chosen)])
        if work.best is not before and len(parts) > 1:
            work.flags.append(Flag.SPLIT)


def fits(text: str, translator: Translator) -> bool:
    """Whether the model can take a text in one piece."""
    return translator.length(text) <= LONGEST


def climb(works: Sequence[Work], translator: Translator) -> None:
    """The retry ladder for what failed a guard: careful search, a closing stop for headlines, halves."""
    failed = [w for w in works if w.wrong]
    whole = [w for w in failed if fits(w.text + ".", translator)]
    for work, candidates in zip(whole, translator.translate([w.text for w in whole], _CAREFUL), strict=True):
        work.offer(candidates)
    bare = [w for w in whole if w.wrong & UNUSABLE and re.search(r"\w$", w.text)]
    for work, candidates in zip(bare, translator.translate([w.text + "." for w in bare], _CAREFUL), strict=True):
        work.offer([Hypothesis(c.text.removesuffix("."), c.score) for c in candidates])
    halves = [w for w in failed if w.wrong and len(w.text.split()) > 7]
    shorter = [cut(w.text, _shorter_than(w.text, translator)) for w in halves]
    in_pieces(halves, shorter, translator, _CAREFUL)


def _shorter_than(text: str, translator: Translator) -> Callable[[str], bool]:
    return lambda piece: len(piece) < 0.8 * len(text) and fits(piece, translator)
