"""From the passages of an article to its English sentences: nothing is lost, everything doubtful is named."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from enjeu.folding import fold
from enjeu.records import Article, Coverage, Flag, Kind, Passage, Record, Sentence, Term
from enjeu.translation.announcing import announced, by_itself
from enjeu.translation.antecedents import in_context
from enjeu.translation.asked_words import as_english
from enjeu.translation.casing import is_capitals, known_casing
from enjeu.translation.copies import half_french
from enjeu.translation.denials import lost_denials
from enjeu.translation.english import is_english
from enjeu.translation.forms import with_english
from enjeu.translation.gazetteer import acronyms
from enjeu.translation.guards import UNUSABLE, Fault, faults, unpaired_marks
from enjeu.translation.interface import STANDARD, Decoding, Hypothesis, Translator, keeps_english
from enjeu.translation.known_words import WORD, invented, made_up
from enjeu.translation.labels import label_in_english
from enjeu.translation.rare_words import in_right_sense, lost_words
from enjeu.translation.stand_ins import Loan, put_back, with_stand_ins
from enjeu.translation.surface import Source, finished, source_of, with_figures_and_opening

if TYPE_CHECKING:
    from enjeu.translation.names import TermBook

LONGEST = 120  # pieces: carried models saw no longer sentence; what is longer is cut at a clause, never truncated
_CAREFUL = Decoding(beam=8, no_repeat_ngram=3)
_WIDE = Decoding(beam=8)  # of a second attempt, which is for a word: it may stand in a late candidate only
_WIDEST = Decoding(beam=24)  # of a third
_ALIKE = 0.02  # nats a token: less is no difference
_WORD = 0.1  # nats a token that a word is worth which a translation has and another lacks
# Of 416 sentences of the press that the carried model put into English, 13 % are below: 46 % of them had a grave error,
# 17 % of the others (benchmarks/judged.py). Other models were not read: they are unsure where they are improbable.
UNSURE_BELOW = 0.65
_CHUNK = 64  # sentences between two reports of progress; several articles together go in chunks of a few hundred
# Where a sentence may be cut, best first: after ; or :, before a conjunction or relative, after a comma, at a space.
_JOINTS = (
    r"(?<=[;:])\s+",
    r"(?<=[,»\"])\s+(?=(?:et|mais|ou|car|donc|tandis que|alors que|ce qui|qui|où|dont|après|avant|selon)\b)",
    r"(?<=,)\s+",
    r"\s+(?=(?:et|mais|ou|car|parce que|afin de|pour|avec|dans|sur|que|qui)\b)",
    r"\s+",
)


class Translation(Record):
    """An article's sentences in both languages and the account of them."""

    sentences: tuple[Sentence, ...]
    coverage: Coverage
    terms: tuple[Term, ...] = ()


@dataclass
class _Work:
    """One sentence on its way through the ladder."""

    passage: Passage
    source: Source
    terms: TermBook  # its article's
    best: Hypothesis | None = None
    wrong: frozenset[Fault] = frozenset()
    flags: list[Flag] = field(default_factory=list)
    retried: bool = False
    asked: list[tuple[int, int, str]] = field(default_factory=list)  # what it was read with in English: see `_ask`

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


def _in_pieces(works: Sequence[_Work], pieces: Sequence[list[str]], translator: Translator, how: Decoding) -> None:
    """Translate each work in its pieces and offer the joined result.

    A work with a piece that the model cannot take (a word that never ends) gets no offer.
    """
    kept = [(w, parts) for w, parts in zip(works, pieces, strict=True) if all(_fits(p, translator) for p in parts)]
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


def _fits(text: str, translator: Translator) -> bool:
    return translator.length(text) <= LONGEST


def _climb(works: Sequence[_Work], translator: Translator) -> None:
    """The retry ladder for what failed a guard: careful search, a closing stop for headlines, halves."""
    failed = [w for w in works if w.wrong]
    whole = [w for w in failed if _fits(w.text + ".", translator)]
    for work, candidates in zip(whole, translator.translate([w.text for w in whole], _CAREFUL), strict=True):
        work.offer(candidates)
    bare = [w for w in whole if w.wrong & UNUSABLE and re.search(r"\w$", w.text)]
    for work, candidates in zip(bare, translator.translate([w.text + "." for w in bare], _CAREFUL), strict=True):
        work.offer([Hypothesis(c.text.removesuffix("."), c.score) for c in candidates])
    halves = [w for w in failed if w.wrong and len(w.text.split()) > 7]
    shorter = [cut(w.text, _shorter_than(w.text, translator)) for w in halves]
    _in_pieces(halves, shorter, translator, _CAREFUL)


def _find_lost_terms(works: Sequence[_Work], translator: Translator) -> None:
    """Where a name or a glossary term got lost, try again with its English written into the French.

    Doing so from the start would hurt: models know most names better than a half-English sentence.
    """
    for work, best, found in _again(works, translator, lambda w, english: w.terms.prepare(w.text, lost_in=english)):
        before = _terms_in(work, best.text)
        ranked = _by_words(work, found) if keeps_english(translator) else found
        _offer_first(work, (c for c in ranked if _terms_in(work, c.text) > before))


def _terms_in(work: _Work, english: str) -> int:
    """How many names and glossary terms of its French an English sentence holds."""
    return work.terms.told(work.passage.fr, english)


def _find_lost_words(works: Sequence[_Work], translator: Translator, how: Decoding, *, otherwise: bool) -> None:
    """The same for words and set phrases that the model mistook; no other word and no term may get lost by it.

    All of a sentence's at once, and where one of them got lost again, in other garbled English, each by itself.
    """

    def wanted(work: _Work, english: str) -> list[tuple[int, int, str]]:
        return lost_words(work.text, english, work.terms.left_alone, work.terms.senses, otherwise=otherwise)

    usable = [(work, work.best) for work in works if work.best is not None and not work.wrong & UNUSABLE]
    lost = [(work, wanted(work, best.text)) for work, best in usable]
    _ask(lost, translator, how)
    several = [(work, asked) for work, asked in lost if len(asked) > 1 and not set(asked) <= set(work.asked)]
    _ask([(work, [one]) for work, asked in several for one in asked], translator, how)


def _ask(wanted: Sequence[tuple[_Work, list[tuple[int, int, str]]]], translator: Translator, how: Decoding) -> None:
    """Ask for stretches of each work's text in English, and offer the best candidate that has all of them."""
    texts = [with_english(work.text, asked) for work, asked in wanted]
    fitting = [(w, asked, t) for (w, asked), t in zip(wanted, texts, strict=True) if asked and _fits(t, translator)]
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
                for c in _by_words(work, [replace(c, text=as_english(c.text, phrases)) for c in found])
                if c.score > best.score - _WORD
                and _lost(work, c.text) <= before - places
                and _terms_in(work, c.text) >= terms
                and len(invented(work.text, c.text)) <= made_up
                and lost_denials(work.text, c.text) <= denials
            ),
        )
        if work.best is not best:
            work.asked += asked


def _put_in_right_senses(works: Sequence[_Work]) -> None:
    """Change single words where what the company of a word tells was asked for in vain."""
    for work in works:
        if work.best is not None and not work.wrong & UNUSABLE:
            text = in_right_sense(work.text, work.best.text, work.terms.left_alone, work.terms.senses)
            work.best = replace(work.best, text=text)


def _lost(work: _Work, english: str) -> set[int]:
    """Where listed words and phrases of its French stand of which the English shows no trace."""
    return {start for start, _, _ in lost_words(work.text, english, work.terms.left_alone, work.terms.senses)}


def _by_words(work: _Work, candidates: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Candidates in order of their probability and of the words that they lost or made up."""
    return sorted(candidates, key=lambda candidate: _score(work, candidate), reverse=True)


def _score(work: _Work, candidate: Hypothesis) -> float:
    """Its mean log-probability, less for listed words and denials lost, words that are no English, marks unpaired."""
    words = len(_lost(work, candidate.text)) + _plainly_wrong(work, candidate)
    return candidate.score - _WORD * (words + unpaired_marks(work.text, candidate.text))


def _find_lost_names(works: Sequence[_Work], translator: Translator) -> None:
    """The same for names that English spells as French does, by way of names that the model can write."""

    def lent(work: _Work, english: str) -> tuple[str, dict[str, Loan]]:
        text = with_english(work.text, work.asked)
        lost = work.terms.lost_names(text, english)
        return with_stand_ins(text, lost) if lost else (work.text, {})

    for work, best, found in _again(works, translator, lambda w, english: lent(w, english)[0]):
        loans, before = lent(work, best.text)[1], _terms_in(work, best.text)
        named = [replace(c, text=text) for c in found if (text := put_back(c.text, loans))]
        ranked = _by_words(work, named) if keeps_english(translator) else named
        most = max((_terms_in(work, c.text) for c in ranked), default=0)
        _offer_first(work, (c for c in ranked if _terms_in(work, c.text) == most > before))


def _find_plainly_wrong(works: Sequence[_Work], translator: Translator) -> None:
    """Look wider where the best candidate has a made-up word, a French one amid English, or lacks a denial."""
    fine = [w for w in works if not w.wrong & UNUSABLE and _fits(w.text, translator)]
    wrong = [(w, best) for w in fine if (best := w.best) and _plainly_wrong(w, best)]
    for (work, best), found in zip(wrong, translator.translate([w.text for w, _ in wrong], _WIDEST), strict=True):
        candidate = _by_words(work, found)[0]
        if _score(work, candidate) > _score(work, best) and _plainly_wrong(work, candidate) < _plainly_wrong(
            work, best
        ):
            work.offer_instead(candidate)


def _plainly_wrong(work: _Work, candidate: Hypothesis) -> int:
    """How many of its words are no English, and how many denials it lacks."""
    return _no_english(work, candidate) + lost_denials(work.text, candidate.text)


def _no_english(work: _Work, candidate: Hypothesis) -> int:
    """How many of its words are made up or left in French."""
    return len(invented(work.text, candidate.text)) + half_french(work.text, candidate.text)


def _find_hidden_openings(works: Sequence[_Work], translator: Translator) -> None:
    """The same for sentences whose first word the model may not know by its capital, if that is as probable.

    A capital hides from other guards what was made up: "Preuve que" is not "Preuve that", nor "Jugé vendredi" "Juged".
    """
    for work, best, found in _again(works, translator, _small_opening):
        candidate = _by_words(work, found)[0]
        opening = WORD.search(best.text)
        hidden = opening is not None and made_up(opening.group().lower())
        if _score(work, candidate) > _score(work, best) - (_WORD if hidden else _ALIKE):
            work.offer_instead(candidate)


def _small_opening(work: _Work, english: str) -> str:
    word = WORD.search(work.text)
    return work.text if word is None or word.group().lower() in work.terms.left_alone else work.source.small


def _find_announced(works: Sequence[_Work], translator: Translator) -> None:
    """The same for headlines whose clause the model took for one that goes on about the sentence before.

    What is shorter has lost its verb: "Ce que contient le plan" is not "What the plan".
    """
    for work, best, found in _again(works, translator, lambda w, english: announced(w.text, english)):
        clauses = (replace(c, text=by_itself(c.text) or "") for c in found)
        _offer_first(work, (c for c in clauses if len(c.text.split()) >= len(best.text.split())))


def _offer_first(work: _Work, candidates: Iterator[Hypothesis]) -> None:
    """Offer the most probable of those candidates that have what the best translation lacks."""
    if (candidate := next(candidates, None)) is not None:
        work.offer_instead(candidate)


def _again(
    works: Sequence[_Work], translator: Translator, written: Callable[[_Work, str], str], how: Decoding = _WIDE
) -> Iterator[tuple[_Work, Hypothesis, list[Hypothesis]]]:
    """Works that `written(work, English)` writes otherwise: each with what it has and what that translates to."""
    again = []
    for work in works:
        if work.best is not None and not work.wrong & UNUSABLE:
            text = written(work, work.best.text)
            if text != work.text and _fits(text, translator):
                again.append((work, work.best, text))
    results = translator.translate([text for _, _, text in again], how)
    for (work, best, _), candidates in zip(again, results, strict=True):
        yield work, best, candidates


def _shorter_than(text: str, translator: Translator) -> Callable[[str], bool]:
    return lambda piece: len(piece) < 0.8 * len(text) and _fits(piece, translator)


def _finished(work: _Work, applied: dict[int, list[int]], translator: Translator) -> Sentence:
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
        confidence = round(math.exp(min(0.0, _score(work, work.best) if known else work.best.score)), 3)
        for term in used:
            applied[term].append(passage.id)
        if Fault.NUMBERS in work.wrong:
            now = faults(passage.fr, replace(work.best, text=english))  # a figure may have been put right
            flags += [Flag.NUMBERS] if Fault.NUMBERS in now else []
        if Fault.IMPROBABLE in work.wrong or (known and confidence < UNSURE_BELOW):
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
    works: list[list[_Work]] = []
    for (passages, _), terms in zip(articles, books, strict=True):
        known = acronyms() | known_casing(p.fr for p in passages if p.kind is Kind.TEXT)
        works.append([_Work(p, source_of(p.fr, known, translator.length), terms) for p in passages])
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


def _translate(works: Sequence[_Work], translator: Translator) -> None:
    """From the model's first attempt to the last."""
    for work in works:
        if is_capitals(work.passage.fr):
            work.flags.append(Flag.CAPITALS)
    short = [w for w in works if _fits(w.text, translator)]
    for work, found in zip(short, translator.translate([w.text for w in short]), strict=True):
        candidates = _by_words(work, found) if keeps_english(translator) else found
        work.offer(candidates[:1])
        if work.wrong:
            work.retried = True
            work.offer(candidates[1:])
    long = [w for w in works if w.best is None]
    _in_pieces(long, [cut(w.text, lambda t: _fits(t, translator)) for w in long], translator, STANDARD)
    for work in long:
        work.retried = bool(work.wrong)
    _climb(works, translator)
    if keeps_english(translator):  # a better model has other right words than the dictionary, and may respell its words
        _find_plainly_wrong(works, translator)
        _find_lost_words(works, translator, _WIDE, otherwise=False)
        _find_lost_words(works, translator, _WIDEST, otherwise=True)
        _put_in_right_senses(works)
    _find_hidden_openings(works, translator)
    _find_announced(works, translator)
    _find_lost_terms(works, translator)
    _find_lost_names(works, translator)


def _account(works: Sequence[_Work], terms: TermBook, translator: Translator) -> Translation:
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
