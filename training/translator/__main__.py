"""From the corpora to the carried model in one command: pack, start, train, export.

    python -m training.translator --corpora ../shared/corpora --work build/translator --minutes 110

Set glibc's allocator first (see README.md): a step on two cores is 2.5 times faster with it. What is done already
in `--work` (vocabulary, packed ids, vectors, checkpoint) is taken up, so the same command resumes a broken run.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from training.press_pairs import pairs as translated_pairs
from training.seq2seq.data import Pairs
from training.seq2seq.export import export, load_model
from training.seq2seq.grow import grow
from training.seq2seq.model import UNK, Shape, Transformer, lexical_start
from training.seq2seq.options import add_options, taken
from training.seq2seq.peers import Peers
from training.seq2seq.train import Schedule, Trainer
from training.translator import shortlist
from training.translator.corpus import NEWS, Pair, clean, news_sentences, pairs_of, read_pairs
from training.translator.lexical import lexical_vectors
from training.translator.mixing import mixed
from training.translator.pack import encode, pack
from training.translator.renaming import names_of, renamed
from training.translator.vocabulary import renormalise, train_vocabulary

VOCABULARY_SAMPLE = 150_000  # pairs
NEWS_SAMPLE = 200_000  # sentences a language
MADE_OVER = ("mixed", "renamed")
PRESS_IN_SHORTLIST = 0.35  # of what the shortlist is counted from: the press says what parliament does not
NAMES_SAMPLE = 400_000  # sentences of French news whose names are put into other pairs


def prepare(
    corpora: Path,
    work: Path,
    vocabulary: int,
    width: int,
    limit: int | None,
    news_weight: float,
    init: Path | None,
    press: bool,
) -> None:
    """Vocabulary and shortlist (those of `init` where there is one), packed ids and start vectors in `work`.

    Where the typography that goes with the vocabulary is another than that of `init`, the shortlist is made anew.

    `limit` lines of each corpus are read, for a rehearsal.
    """
    work.mkdir(parents=True, exist_ok=True)
    model, packed, vectors = work / "spm.model", work / "packed", work / "lexical.npy"
    if init and not model.exists():
        shutil.copy(init / "source.spm", model)
        same = not renormalise(model)
        if same and not press and (init / shortlist.FILE).exists():
            shutil.copy(init / shortlist.FILE, work)  # three minutes' work that is done already
    if not packed.exists():
        read = list(read_pairs(corpora, limit))
        news = NEWS_SAMPLE if limit is None else min(NEWS_SAMPLE, limit)
        french, english = news_sentences(corpora, "fr", news), news_sentences(corpora, "en", news)
        print(f"{len(read)} clean pairs", flush=True)
        if not model.exists():
            drawn = random.Random(1).sample(read, min(VOCABULARY_SAMPLE, len(read)))
            lines = [side for p in [*drawn, *(p for p in read if p.source == NEWS)] for side in (p.french, p.english)]
            train_vocabulary([*lines, *french, *english], vocabulary, model)
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
        pack(read, pieces, french, english, news_weight).save(packed)
    if not (work / shortlist.FILE).exists():
        processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
        pairs = Pairs.load(packed)
        if press:
            pairs = pairs.joined(packed_pairs(press_pairs(corpora), processor), PRESS_IN_SHORTLIST)
        shortlist.save(shortlist.make(pairs, processor), work)
    if not vectors.exists() and not init:
        np.save(vectors, lexical_vectors(Pairs.load(packed), vocabulary, width))


def press_pairs(corpora: Path) -> Iterator[Pair]:
    """The clean pairs of `training.press_pairs`."""
    return clean(Pair(french, english, "press") for french, english in translated_pairs(corpora))


def packed_pairs(pairs: Iterable[Pair], processor: sentencepiece.SentencePieceProcessor) -> Pairs:
    """The pieces of the pairs, each pair as likely as the next."""
    return encode(list(pairs), processor)[0]


def made_over(name: str, corpora: Path, limit: int | None, press: bool) -> Iterator[Pair]:
    """Pairs `mixed`, with rare words in English, or `renamed`, with names of the French press."""
    every = chain(press_pairs(corpora) if press else [], read_pairs(corpora, limit))
    if name == "mixed":
        return mixed(every)
    pairs = list(every)
    return renamed(pairs, names_of(news_sentences(corpora, "fr", NAMES_SAMPLE), pairs))


def prepare_made_over(name: str, corpora: Path, work: Path, limit: int | None, press: bool) -> None:
    """The pairs made over in the way of that name, packed in `work`."""
    if not (work / name).exists():
        processor = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
        packed_pairs(made_over(name, corpora, limit, press), processor).save(work / name)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.translator", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with fr-en/, news-en/ and summaries/")
    parser.add_argument(
        "--work", type=Path, required=True, help="where everything made here is kept; model/ is the result"
    )
    parser.add_argument(
        "--init", type=Path, help="go on from an exported model, which grows where a larger one is asked for"
    )
    parser.add_argument("--limit", type=int, help="lines of each corpus, for a rehearsal")
    parser.add_argument(
        "--news-weight", type=float, default=10.0, help="how often a news pair is drawn (default: %(default)s)"
    )
    parser.add_argument("--reverse", action="store_true", help="English to French, for training.backtranslation")
    parser.add_argument("--synthetic", type=Path, help="pairs that training.backtranslation has made")
    parser.add_argument("--synthetic-share", type=float, default=0.35, help="of what is drawn (default: %(default)s)")
    parser.add_argument(
        "--press-share", type=float, default=0.0, help="of what is drawn, pairs of training.press_pairs"
    )
    parser.add_argument("--own", type=Path, help="pairs that training.selftraining has made")
    parser.add_argument("--own-share", type=float, default=0.3, help="of what is drawn (default: %(default)s)")
    parser.add_argument(
        "--mixed-share", type=float, default=0.0, help="of what is drawn, French with rare words in English"
    )
    parser.add_argument(
        "--renamed-share", type=float, default=0.0, help="of what is drawn, pairs with names of the French press"
    )
    parser.add_argument("--dropout", type=float, default=0.0, help="of no use while an epoch is far")
    add_options(parser, Shape, vocabulary=16_000)
    add_options(parser, Schedule)
    options = vars(parser.parse_args())
    shape, schedule = taken(Shape, options), taken(Schedule, options)
    work: Path = options["work"]

    torch.manual_seed(schedule.seed)
    peers = Peers(schedule.meet_every)
    sources = (options["limit"], options["news_weight"], options["init"], options["press_share"] > 0)
    peers.after_first(lambda: prepare(options["corpora"], work, shape.vocabulary, shape.width, *sources))
    shares = {name: share for name in MADE_OVER if (share := options[f"{name}_share"])}
    for name in shares:
        peers.after_first(
            partial(prepare_made_over, name, options["corpora"], work, options["limit"], options["press_share"] > 0)
        )
    if options["init"]:
        model = grow(load_model(options["init"]), shape.feed_forward, shape.encoder_layers, shape.decoder_layers)
        shape = model.shape
    else:
        model = Transformer(shape, options["dropout"])
        lexical_start(model, np.load(work / "lexical.npy"))
    languages = ("en", "fr") if options["reverse"] else ("fr", "en")
    turned = Pairs.reversed if options["reverse"] else lambda pairs: pairs
    pairs = turned(Pairs.load(work / "packed"))
    processor = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
    if options["synthetic"]:
        synthetic = packed_pairs(pairs_of([options["synthetic"]]), processor)
        # Told apart by a piece that no text gives, it teaches the news without passing for good French
        # (Caswell et al. 2019, "Tagged back-translation").
        pairs = pairs.joined(turned(synthetic).marked(UNK), options["synthetic_share"])
    if options["press_share"]:
        press = packed_pairs(press_pairs(options["corpora"]), processor)
        pairs = pairs.joined(turned(press), options["press_share"])
    if options["own"]:
        pairs = pairs.joined(turned(packed_pairs(pairs_of([options["own"]]), processor)), options["own_share"])
    for name, share in shares.items():
        pairs = pairs.joined(turned(Pairs.load(work / name)), share)
    trainer = Trainer(model, pairs, schedule, work, peers)

    def leave(weights: dict[str, torch.Tensor], folder: Path) -> None:
        export(weights, shape, work / "spm.model", folder, *languages)
        if not options["reverse"]:  # it says what a French piece may become
            shutil.copy(work / shortlist.FILE, folder)

    tallies = trainer.run(leave)
    print(f"done: {tallies}; model in {work / 'model'}")


if __name__ == "__main__":
    main()
