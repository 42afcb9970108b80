"""A summary that says only what the article says, each sentence with the sentences that carry it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from enjeu.reading.wording import ends_sentence
from enjeu.records import Flag, Kind, Sentence, Summary, SummarySentence
from enjeu.summary.compression import compress, short_names, shorten, without_connective
from enjeu.summary.faithfulness import check, is_repetitive, problems
from enjeu.summary.pruning import prune
from enjeu.summary.quotes import closed
from enjeu.summary.salience import Article
from enjeu.summary.selection import roughness, sections, select, trusted
from enjeu.summary.words import content, count_words, unmarked
from enjeu.translation.pronouns import as_in_whole

if TYPE_CHECKING:
    from enjeu.summary.worth import Worth

SHORT_INPUT = 60  # words; below this there is nothing to leave out
OVERLONG = 1.4  # times the words asked for, and what a writer adds is left out
SHORTLIST = 2.0  # times the words asked for, looked at more closely
WORDS = {"short": 40, "medium": 80, "long": 150}


Translate = Callable[[Sequence[str]], list[str]]


class Length(StrEnum):
    """How long a summary is to be."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"

    @property
    def words(self) -> int:
        """About how many words that is."""
        return WORDS[self.value]


class Writer(Protocol):
    """Writes a summary in its own words."""

    def write(self, texts: Sequence[str], words: int) -> list[str]:
        """About `words` words of English on `texts` (English sentences in reading order), as sentences."""
        ...


def summarise(
    sentences: Sequence[Sentence],
    title: str | None,
    length: Length,
    writer: Writer | None = None,
    translate: Translate | None = None,
) -> Summary:
    """Summarise an article.

    `title` is French, as the source has it. Without a `writer`, or where the article carries nothing of what it
    wrote, the summary is made of the article's own sentences, less what hangs loose in them. With `translate` (French
    sentences to English ones) what hangs loose is left out of the French, and what is left is translated anew, in one
    call. A text of a few sentences comes back whole.
    """
    from enjeu.summary.worth import worth  # NumPy, which a brief out of the cache does without

    candidates = usable(sentences)
    if not candidates:
        return Summary(text="", kind="extractive")
    article = Article([s.fr for s in candidates], title, [s.paragraph for s in candidates])
    inside = [i in article.quotations for i in range(len(candidates))]
    whole = sum(count_words(s.en) for s in candidates)
    if len(candidates) == 1 or whole <= max(SHORT_INPUT, length.words):
        return _summary([_own(s, s.en, within) for s, within in zip(candidates, inside, strict=True)], "extractive")
    value = worth(article)
    trust = [trusted(s) for s in candidates]
    parts = sections(sentences)
    used = short_names([text for s in candidates for text in (s.fr, s.en)])
    texts = [compress(s.en, used) for s in candidates]
    # Twice the length: what is shortened makes room for what came next.
    near = select(candidates, article, value, trust, parts, SHORTLIST * length.words, texts)
    nearest, compressed = [candidates[i] for i in near], [texts[i] for i in near]
    shorter = _shortened(nearest, compressed, value, used, translate, tight=length is Length.SHORT)
    for i, text in zip(near, shorter, strict=True):
        texts[i] = text
    chosen = select(candidates, article, value, trust, parts, length.words, texts)
    extract = [_own(candidates[i], texts[i], inside[i]) for i in chosen]
    if writer is None:
        return _summary(extract, "extractive")
    written = writer.write([s.en for s in candidates], length.words)
    return _checked(written, candidates, extract, length.words * OVERLONG)


def _shortened(
    sentences: Sequence[Sentence],
    compressed: Sequence[str],
    value: Worth,
    used: Collection[str],
    translate: Translate | None,
    *,
    tight: bool,
) -> list[str]:
    """The `compressed` English of each without what says little: translated from shorter French, or cut in the English.

    `tight`: there is room for two sentences or so, and more goes. In a longer summary it would be missed.
    A new translation is taken only if it is shorter than the old one and says nothing that its French does not.
    """

    def of(text: str) -> float:
        return sum(value.words.get(word, 0.0) for word in set(content(text)))

    english = list(compressed)
    if translate is None:
        return [_if_sound(s, shorten(s.en, "en", of, used), text) for s, text in zip(sentences, english, strict=True)]
    french = [shorten(s.fr, "fr", of, used) for s in sentences]
    if tight:
        french = [prune(text, of) for text in french]
    wanted = [i for i, s in enumerate(sentences) if count_words(french[i]) < count_words(compress(s.fr, used))]
    for i, new in zip(wanted, translate([french[i] for i in wanted]) if wanted else [], strict=True):
        new = as_in_whole((french[i], new), (sentences[i].fr, sentences[i].en))
        source = sentences[i].model_copy(update={"fr": french[i], "en": new})
        if roughness(source) <= roughness(sentences[i]):
            english[i] = _if_sound(sentences[i], compress(new, used), english[i])
    return english


def _if_sound(sentence: Sentence, new: str, old: str) -> str:
    """The new wording of a sentence if it is shorter and the sentence, both sides of it, carries it; else the old."""
    better = 0 < count_words(new) < count_words(old) and new[-1:] in ".!?…\"'”’)»" and not is_repetitive(new)
    return new if better and not problems(new, [sentence]) else old


def usable(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Running text with English; sentences left in French only where there is nothing else."""
    text = [s for s in sentences if s.kind is Kind.TEXT and any(c.isalpha() for c in s.en)]
    return [s for s in text if Flag.LEFT_IN_FRENCH not in s.flags] or text


def _own(sentence: Sentence, text: str, inside: bool) -> SummarySentence:
    """A sentence of the article: it carries itself, if its English says what its French says.

    A standfirst often lacks its full stop; in running text it would run into the next sentence. A quotation that goes
    on in another sentence would run on, too; and the `inside` of one would be the summary's own word.
    """
    text = unmarked(text)
    text = closed(text if ends_sentence(text) else f"{text.rstrip(' ,;:')}.", sentence.fr, inside=inside)
    supported = Flag.LEFT_IN_FRENCH in sentence.flags or not problems(text, [sentence])
    return SummarySentence(text=text, evidence=(sentence.id,), supported=supported)


def _checked(
    written: Sequence[str], candidates: Sequence[Sentence], extract: Sequence[SummarySentence], most: float
) -> Summary:
    """What of the written the article carries, up to `most` words; else the nearest sentences of the extract."""
    left = list(extract)
    verbatim = {w for s in candidates for w in (s.en, compress(s.en), without_connective(s.en))}
    verbatim |= {s.text for s in extract}
    result: list[SummarySentence] = []
    abstractive = False
    for text in dict.fromkeys(" ".join(t.split()) for t in written):
        if result and sum(count_words(s.text) for s in result) + count_words(text) > most:
            break
        evidence, wrong = check(text, candidates)
        if content(text) and not wrong:
            result.append(SummarySentence(text=text, evidence=tuple(s.id for s in evidence), supported=True))
            left = [s for s in left if s.evidence[0] != evidence[0].id]
            abstractive = abstractive or text not in verbatim
        elif left:
            wanted = set(content(text))
            nearest = max(left, key=lambda s: len(wanted & set(content(s.text))))
            left.remove(nearest)
            result.append(nearest)
    if not abstractive:
        return _summary(extract, "extractive")
    return _summary(result, "abstractive")


def _summary(sentences: Sequence[SummarySentence], kind: str) -> Summary:
    return Summary.model_validate(
        {"text": " ".join(s.text for s in sentences), "kind": kind, "sentences": tuple(sentences)}
    )
