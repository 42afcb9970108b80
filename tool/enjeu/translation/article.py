"""From the passages of an article to its English sentences: nothing is lost, everything doubtful is named."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from enjeu.folding import fold
from enjeu.records import Article, Coverage, Flag, Kind, Passage, Record, Sentence, Term
from enjeu.translation.addresses import lost_addresses
from enjeu.translation.antecedents import in_context
from enjeu.translation.casing import is_capitals, known_casing
from enjeu.translation.english import is_english
from enjeu.translation.gazetteer import acronyms
from enjeu.translation.guards import UNUSABLE, Fault, faults
from enjeu.translation.interface import STANDARD, Hypothesis, Translator, keeps_english
from enjeu.translation.known_words import WORD, made_up
from enjeu.translation.labels import label_in_english
from enjeu.translation.ladder import Work, climb, cut, fits, in_pieces
from enjeu.translation.second_looks import by_words, look_again, score
from enjeu.translation.surface import finished, source_of

if TYPE_CHECKING:
    from enjeu.translation.names import TermBook

# Of 416 sentences of the press that the carried model put into English, 13 % are below: 52 % of them had a grave error,
# 14 % of the others (benchmarks/judged.py). Other models were not read: they are unsure where they are improbable.
UNSURE_BELOW = 0.65
_CHUNK = 64  # sentences between two reports of progress; several articles together go in chunks of a few hundred


class Translation(Record):
    """An article's sentences in both languages and the account of them."""

    sentences: tuple[Sentence, ...]
    coverage: Coverage
    terms: tuple[Term, ...] = ()


def _finished(work: Work, applied: dict[int, list[int]], translator: Translator) -> Sentence:
    passage, flags, confidence = work.passage, list(work.flags), None
    if (label := label_in_english(passage.fr)) is not None:
        return Sentence(**passage.model_dump(), en=label, confidence=1.0)
    if Flag.ENGLISH in flags:
        return Sentence(**{**passage.model_dump(), "flags": (*passage.flags, *flags)}, en=passage.fr, confidence=1.0)
    if work.retried:
        flags.append(Flag.RETRIED)
    if work.best is None or work.wrong & UNUSABLE:
        flags.append(Flag.LEFT_IN_FRENCH)
        english = passage.fr
    else:
        english, used = finished(work.source, work.best.text, work.terms)
        known = keeps_english(translator)
        confidence = round(math.exp(min(0.0, score(work, work.best) if known else work.best.score)), 3)
        for term in used:
            applied[term].append(passage.id)
        if Fault.NUMBERS in work.wrong:
            now = faults(passage.fr, replace(work.best, text=english))  # a figure may have been put right
            flags += [Flag.NUMBERS] if Fault.NUMBERS in now else []
        doubtful = lost_addresses(passage.fr, english) or (known and confidence < UNSURE_BELOW)
        if doubtful or Fault.IMPROBABLE in work.wrong:
            flags.append(Flag.UNSURE)
    fields = passage.model_dump()
    fields["flags"] = (*passage.flags, *(f for f in dict.fromkeys(flags) if f not in passage.flags))
    return Sentence(**fields, en=english, confidence=confidence)


def translate_articles(
    articles: Sequence[tuple[Article, TermBook]],
    translator: Translator,
    advance: Callable[[int], None] = lambda n: None,
) -> list[Translation]:
    """Translate all passages of several articles, each with its own terms; `advance(n)` after n more are done.

    Each passage is translated on its own, and the engine's batches are filled from all articles. With a `steady`
    translator every article gets what it would get alone. Then each article's pronouns are put right by what they stand
    for in it. The coverage counts what reading had set aside.
    """
    chunk = _CHUNK if len(articles) == 1 else 8 * _CHUNK
    found = _together([(article.passages, terms) for article, terms in articles], translator, advance, chunk)
    return [
        t.model_copy(
            update={
                "sentences": tuple(in_context(t.sentences)),
                "coverage": t.coverage.model_copy(update={"set_aside": len(article.set_aside)}),
            }
        )
        for (article, _), t in zip(articles, found, strict=True)
    ]


def translate_article(
    article: Article,
    translator: Translator,
    terms: TermBook,
    advance: Callable[[int], None] = lambda n: None,
) -> Translation:
    """Translate all passages of one article."""
    return translate_articles([(article, terms)], translator, advance)[0]


def translate_passages(passages: Sequence[Passage], translator: Translator, terms: TermBook) -> Translation:
    """Translate passages that belong together."""
    return _together([(passages, terms)], translator, lambda n: None, _CHUNK)[0]


def passages_of(texts: Sequence[str]) -> list[Passage]:
    """Texts that stand each for itself, as passages that bear their places in the list as ids."""
    return [Passage(id=n, start=0, end=len(text), fr=text, paragraph=n) for n, text in enumerate(texts)]


def translate_phrases(texts: Sequence[str], translator: Translator, terms: TermBook) -> list[str]:
    """French phrases and shortened sentences of an article in English, with the article's terms and the same guards.

    Empty where no attempt passed the guards.
    """
    found = translate_passages(passages_of(texts), translator, terms).sentences
    return ["" if Flag.LEFT_IN_FRENCH in sentence.flags else sentence.en for sentence in found]


def _together(
    articles: Sequence[tuple[Sequence[Passage], TermBook]],
    translator: Translator,
    advance: Callable[[int], None],
    chunk: int,
) -> list[Translation]:
    books = _with_unknown_terms([terms for _, terms in articles], translator)
    works: list[list[Work]] = []
    for (passages, _), terms in zip(articles, books, strict=True):
        known = acronyms() | known_casing(p.fr for p in passages if p.kind is Kind.TEXT)
        works.append([Work(p, source_of(p.fr, known, translator.length), terms) for p in passages])
    every = [work for of_one in works for work in of_one]
    for work in every:
        if is_english(work.passage.fr):
            work.flags.append(Flag.ENGLISH)
    flat = [w for w in every if Flag.ENGLISH not in w.flags and label_in_english(w.passage.fr) is None]
    advance(len(every) - len(flat))
    for begin in range(0, len(flat), chunk):
        part = flat[begin : begin + chunk]
        _translate(part, translator)
        advance(len(part))
    return [_account(of_one, terms, translator) for of_one, terms in zip(works, books, strict=True)]


def _with_unknown_terms(books: Sequence[TermBook], translator: Translator) -> list[TermBook]:
    """The books, with the model's English for the terms whose English nothing else knows."""
    unknown = [book.untranslated() for book in books]
    english = iter(translator.translate([term for terms in unknown for term in terms]))
    return [
        book.with_translations({term: _in_english(term, next(english)) for term in terms}) if terms else book
        for book, terms in zip(books, unknown, strict=True)
    ]


def _in_english(term: str, candidates: Sequence[Hypothesis]) -> str:
    """What the model makes of a term by itself: of a lone word the best candidate is often no English at all."""
    texts = [re.sub(r"^(?:the|an?) ", "", c.text.strip(" .!?\"'"), flags=re.IGNORECASE) for c in candidates]
    words = (t for t in texts if fold(t) != fold(term) and not any(made_up(word) for word in WORD.findall(t)))
    return next(words, texts[0])


def _translate(works: Sequence[Work], translator: Translator) -> None:
    """From the model's first attempt to the last."""
    for work in works:
        if is_capitals(work.passage.fr):
            work.flags.append(Flag.CAPITALS)
    short = [w for w in works if fits(w.text, translator)]
    for work, found in zip(short, translator.translate([w.text for w in short]), strict=True):
        candidates = by_words(work, found) if keeps_english(translator) else found
        work.offer(candidates[:1])
        if work.wrong:
            work.retried = True
            work.offer(candidates[1:])
    long = [w for w in works if w.best is None]
    in_pieces(long, [cut(w.text, lambda t: fits(t, translator)) for w in long], translator, STANDARD)
    for work in long:
        work.retried = bool(work.wrong)
    climb(works, translator)
    look_again(works, translator)


def _account(works: Sequence[Work], terms: TermBook, translator: Translator) -> Translation:
    """One article's sentences, and what became of them."""
    applied: dict[int, list[int]] = defaultdict(list)
    sentences = tuple(_finished(work, applied, translator) for work in works)
    left = tuple(s.id for s in sentences if Flag.LEFT_IN_FRENCH in s.flags)
    coverage = Coverage(
        sentences=len(sentences),
        translated=len(sentences) - len(left),
        retried=sum(Flag.RETRIED in s.flags for s in sentences),
        left_in_french=left,
    )
    return Translation(
        sentences=sentences, coverage=coverage, terms=terms.report(applied, {s.id: s.en for s in sentences})
    )
