"""From clean pairs to packed ids, with a sampling weight per pair that leans towards news."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import sentencepiece

from training.seq2seq.data import Pairs
from training.seq2seq.model import EOS
from training.translator.corpus import NEWS, SOURCE_WEIGHT, Pair
from training.translator.coverage import coverage

LONGEST = 100  # pieces a side
_NEWS_PULL = 1.5  # how hard the sampling leans towards news-like pairs; 0 is none
_CHUNK = 50_000


def _news_ratio(processor: sentencepiece.SentencePieceProcessor, news: Sequence[str], flat: np.ndarray) -> np.ndarray:
    """(vocabulary,) log of a piece's share in news over its share in the corpora (Moore & Lewis 2010, unigrams)."""
    size = processor.get_piece_size()
    in_news = np.bincount(
        np.concatenate([np.asarray(x) for x in processor.encode(list(news), num_threads=2)]), minlength=size
    )
    in_corpora = np.bincount(flat, minlength=size)
    return np.log((in_news + 5) / (in_news.sum() + 5 * size)) - np.log((in_corpora + 5) / (in_corpora.sum() + 5 * size))


def encode(pairs: Sequence[Pair], processor: sentencepiece.SentencePieceProcessor) -> tuple[Pairs, list[int]]:
    """The pieces of `pairs`, all of one weight, and which these are: those over `LONGEST` pieces are left out."""
    sources, targets, kept = [], [], []
    for begin in range(0, len(pairs), _CHUNK):
        chunk = pairs[begin : begin + _CHUNK]
        french = processor.encode([p.french for p in chunk], num_threads=2)
        english = processor.encode([p.english for p in chunk], num_threads=2)
        for n, (f, e) in enumerate(zip(french, english, strict=True)):
            if 0 < len(f) < LONGEST and 0 < len(e) < LONGEST:
                sources.append(np.array([*f, EOS], np.uint16))
                targets.append(np.array([*e, EOS], np.uint16))
                kept.append(begin + n)
    return Pairs.of(sources, targets, np.ones(len(kept))), kept


def pack(
    pairs: Sequence[Pair],
    processor: sentencepiece.SentencePieceProcessor,
    french_news: Sequence[str],
    english_news: Sequence[str],
    news_weight: float,
) -> Pairs:
    """Encode `pairs` and weigh them. News pairs are drawn `news_weight` times as often."""
    packed, kept = encode(pairs, processor)
    score = np.zeros(len(kept))
    for flat, lengths, news in (
        (packed.source, packed.source_lengths, french_news),
        (packed.target, packed.target_lengths, english_news),
    ):
        ratio = _news_ratio(processor, news, flat)
        ends = np.cumsum(lengths, dtype=np.int64)
        sums = np.add.reduceat(ratio[flat], ends - lengths)
        score += sums / lengths / 2
    score = (score - score.mean()) / score.std()
    pull = np.exp(_NEWS_PULL * np.clip(score, -1.5, 1.5))
    base = np.array([SOURCE_WEIGHT.get(pairs[i].source, 1.0) for i in kept])
    is_news = np.array([pairs[i].source == NEWS for i in kept])
    weight = np.where(is_news, news_weight * pull.mean(), base * pull)
    factor = coverage([pairs[i].french for i in kept], weight, french_news)
    packed.weight = np.where(is_news, weight, factor * weight).astype(np.float64)
    return packed
