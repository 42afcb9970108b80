"""Second looks at what a first translation lost or garbled: names, words, senses, denials, openings.

Each asks the model again, with the English of what is wanted written into the French or with a wider search, and takes
a candidate only where it has what the best one lacks and loses nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from enjeu.translation.announcing import announced, by_itself
from enjeu.translation.asked_words import as_english
from enjeu.translation.copies import half_french
from enjeu.translation.denials import lost_denials
from enjeu.translation.forms import with_english
from enjeu.translation.guards import UNUSABLE, unpaired_marks
from enjeu.translation.interface import Decoding, Hypothesis, Translator, keeps_english
from enjeu.translation.known_words import WORD, invented, made_up
from enjeu.translation.ladder import Work, fits
from enjeu.translation.rare_words import in_right_sense, lost_words
from enjeu.translation.stand_ins import Loan, put_back, with_stand_ins

_WIDE = Decoding(beam=8)  # of a second attempt, which is for a word: it may stand in a late candidate only
_WIDEST = Decoding(beam=24)  # of a third
_ALIKE = 0.02  # nats a token: less is no difference
_WORD = 0.1  # nats a token that a word is worth which a translation has and another lacks


def look_again(works: Sequence[Work], translator: Translator) -> None:
    """Put right what the best translation of each sentence lost, as far as the model can be brought to it."""
    if keeps_english(translator):  # a better model has other right words than the dictionary, and may respell its words
        _find_plainly_wrong(works, translator)
        _find_lost_words(works, translator, _WIDE, otherwise=False)
        _find_lost_words(works, translator, _WIDEST, otherwise=True)
        _put_in_right_senses(works)
    _find_hidden_openings(works, translator)
    _find_announced(works, translator)
    _find_lost_terms(works, translator)
    _find_lost_names(works, translator)


def _find_lost_terms(works: Sequence[Work], translator: Translator) -> None:
    """Where a name or a glossary term got lost, try again with its English written into the French.

    Doing so from the start would hurt: models know most names better than a half-English sentence.
    """
    for work, best, found in _again(works, translator, lambda w, english: w.terms.prepare(w.text, lost_in=english)):
        before = _terms_in(work, best.text)
        ranked = by_words(work, found) if keeps_english(translator) else found
        _offer_first(work, (c for c in ranked if _terms_in(work, c.text) > before))


def _terms_in(work: Work, english: str) -> int:
    """How many names and glossary terms of its French an English sentence holds."""
    return work.terms.told(work.passage.fr, english)


def _find_lost_words(works: Sequence[Work], translator: Translator, how: Decoding, *, otherwise: bool) -> None:
    """The same for words and set phrases that the model mistook; no other word and no term may get lost by it.

    All of a sentence's at once, and where one of them got lost again, in other garbled English, each by itself.
    """

    def wanted(work: Work, english: str) -> list[tuple[int, int, str]]:
        return lost_words(work.text, english, work.terms.left_alone, work.terms.senses, otherwise=otherwise)

    usable = [(work, work.best) for work in works if work.best is not None and not work.wrong & UNUSABLE]
    lost = [(work, wanted(work, best.text)) for work, best in usable]
    _ask(lost, translator, how)
    several = [(work, asked) for work, asked in lost if len(asked) > 1 and not set(asked) <= set(work.asked)]
    _ask([(work, [one]) for work, asked in several for one in asked], translator, how)


def _ask(wanted: Sequence[tuple[Work, list[tuple[int, int, str]]]], translator: Translator, how: Decoding) -> None:
    """Ask for stretches of each work's text in English, and offer the best candidate that has all of them."""
    texts = [with_english(work.text, asked) for work, asked in wanted]
    fitting = [(w, asked, t) for (w, asked), t in zip(wanted, texts, strict=True) if asked and fits(t, translator)]
    for (work, asked, _), found in zip(fitting, translator.translate([t for _, _, t in fitting], how), strict=True):
        best = work.best
        if best is None:
            continue
        places, before, terms = {start for start, _, _ in asked}, _lost(work, best.text), _terms_in(work, best.text)
        if not places <= before:  # it came with another
            continue
        made_up, denials = len(invented(work.text, best.text)), lost_denials(work.text, best.text)
        phrases = [(work.text[start:end], english) for start, end, english in asked]
        _offer_first(
            work,
            (
                c
                for c in by_words(work, [replace(c, text=as_english(c.text, phrases)) for c in found])
                if c.score > best.score - _WORD
                and _lost(work, c.text) <= before - places
                and _terms_in(work, c.text) >= terms
                and len(invented(work.text, c.text)) <= made_up
                and lost_denials(work.text, c.text) <= denials
            ),
        )
        if work.best is not best:
            work.asked += asked


def _put_in_right_senses(works: Sequence[Work]) -> None:
    """Change single words where what the company of a word tells was asked for in vain."""
    for work in works:
        if work.best is not None and not work.wrong & UNUSABLE:
            text = in_right_sense(work.text, work.best.text, work.terms.left_alone, work.terms.senses)
            work.best = replace(work.best, text=text)


def _lost(work: Work, english: str) -> set[int]:
    """Where listed words and phrases of its French stand of which the English shows no trace."""
    return {start for start, _, _ in lost_words(work.text, english, work.terms.left_alone, work.terms.senses)}


def by_words(work: Work, candidates: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Candidates in order of their probability and of the words that they lost or made up."""
    return sorted(candidates, key=lambda candidate: score(work, candidate), reverse=True)


def score(work: Work, candidate: Hypothesis) -> float:
    """Its mean log-probability, less for listed words and denials lost, words that are no English, marks unpaired."""
    words = len(_lost(work, candidate.text)) + _plainly_wrong(work, candidate)
    return candidate.score - _WORD * (words + unpaired_marks(work.text, candidate.text))


def _find_lost_names(works: Sequence[Work], translator: Translator) -> None:
    """The same for names that English spells as French does, by way of names that the model can write."""

    def lent(work: Work, english: str) -> tuple[str, dict[str, Loan]]:
        text = with_english(work.text, work.asked)
        lost = work.terms.lost_names(text, english)
        return with_stand_ins(text, lost) if lost else (work.text, {})

    for work, best, found in _again(works, translator, lambda w, english: lent(w, english)[0]):
        loans, before = lent(work, best.text)[1], _terms_in(work, best.text)
        named = [replace(c, text=text) for c in found if (text := put_back(c.text, loans))]
        ranked = by_words(work, named) if keeps_english(translator) else named
        most = max((_terms_in(work, c.text) for c in ranked), default=0)
        _offer_first(work, (c for c in ranked if _terms_in(work, c.text) == most > before))


def _find_plainly_wrong(works: Sequence[Work], translator: Translator) -> None:
    """Look wider where the best candidate has a made-up word, a French one amid English, or lacks a denial."""
    fine = [w for w in works if not w.wrong & UNUSABLE and fits(w.text, translator)]
    wrong = [(w, best) for w in fine if (best := w.best) and _plainly_wrong(w, best)]
    for (work, best), found in zip(wrong, translator.translate([w.text for w, _ in wrong], _WIDEST), strict=True):
        candidate = by_words(work, found)[0]
        if score(work, candidate) > score(work, best) and _plainly_wrong(work, candidate) < _plainly_wrong(work, best):
            work.offer_instead(candidate)


def _plainly_wrong(work: Work, candidate: Hypothesis) -> int:
    """How many of its words are no English, and how many denials it lacks."""
    return _no_english(work, candidate) + lost_denials(work.text, candidate.text)


def _no_english(work: Work, candidate: Hypothesis) -> int:
    """How many of its words are made up or left in French."""
    return len(invented(work.text, candidate.text)) + half_french(work.text, candidate.text)


def _find_hidden_openings(works: Sequence[Work], translator: Translator) -> None:
    """The same for sentences whose first word the model may not know by its capital, if that is as probable.

    A capital hides from other guards what was made up: "Preuve que" is not "Preuve that", nor "Jugé vendredi" "Juged".
    """
    for work, best, found in _again(works, translator, _small_opening):
        candidate = by_words(work, found)[0]
        opening = WORD.search(best.text)
        hidden = opening is not None and made_up(opening.group().lower())
        if score(work, candidate) > score(work, best) - (_WORD if hidden else _ALIKE):
            work.offer_instead(candidate)


def _small_opening(work: Work, english: str) -> str:
    word = WORD.search(work.text)
    return work.text if word is None or word.group().lower() in work.terms.left_alone else work.source.small


def _find_announced(works: Sequence[Work], translator: Translator) -> None:
    """The same for headlines whose clause the model took for one that goes on about the sentence before.

    What is shorter has lost its verb: "Ce que contient le plan" is not "What the plan".
    """
    for work, best, found in _again(works, translator, lambda w, english: announced(w.text, english)):
        clauses = (replace(c, text=by_itself(c.text) or "") for c in found)
        _offer_first(work, (c for c in clauses if len(c.text.split()) >= len(best.text.split())))


def _offer_first(work: Work, candidates: Iterator[Hypothesis]) -> None:
    """Offer the most probable of those candidates that have what the best translation lacks."""
    if (candidate := next(candidates, None)) is not None:
        work.offer_instead(candidate)


def _again(
    works: Sequence[Work], translator: Translator, written: Callable[[Work, str], str]
) -> Iterator[tuple[Work, Hypothesis, list[Hypothesis]]]:
    """Works that `written(work, English)` writes otherwise: each with what it has and what that translates to."""
    again = []
    for work in works:
        if work.best is not None and not work.wrong & UNUSABLE:
            text = written(work, work.best.text)
            if text != work.text and fits(text, translator):
                again.append((work, work.best, text))
    results = translator.translate([text for _, _, text in again], _WIDE)
    for (work, best, _), candidates in zip(again, results, strict=True):
        yield work, best, candidates
