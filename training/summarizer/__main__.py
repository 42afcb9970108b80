"""From the corpora to a model that shortens and joins sentences, in one command: find pairs, translate, train, export.

    python -m training.summarizer --corpora ../shared/corpora --work build/summarizer --minutes 45

The start is a translator into English that the package can run: its decoder writes English and, both languages
sharing one vocabulary, its encoder reads English well enough to copy it. What is done already in `--work` is taken up.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from enjeu.models import locate
from enjeu.translation import Engine, load_translator
from training.seq2seq.data import Pairs
from training.seq2seq.export import export, load_model
from training.seq2seq.model import EOS
from training.seq2seq.options import add_options, taken
from training.seq2seq.peers import Peers
from training.seq2seq.train import Schedule, Trainer
from training.summarizer.corpus import WEIGHT, Pair, french_pairs, headline_pairs, human_pairs, marked

LONGEST = 200  # pieces a side


def translated_pairs(corpora: Path, init: Path, count: int) -> list[Pair]:
    """OrangeSum's pairs in the English of our own translator, which is what the model will be given."""
    if not count:
        return []
    french = list(french_pairs(corpora, count))
    translator = load_translator(locate(str(init), option="--init", offline=True), Engine.AUTO)
    flat = [text for sources, target in french for text in (*sources, target)]
    english = iter([candidates[0].text for candidates in translator.translate(flat)])
    return [Pair(" ".join(next(english) for _ in sources), next(english), "translated") for sources, _ in french]


def prepare(corpora: Path, init: Path, work: Path, limit: int | None, translated: int) -> None:
    """Vocabulary, pairs as text and as packed ids in `work`."""
    work.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(init / "source.spm", work / "spm.model")
    if (work / "packed").exists():
        return
    pairs = [*human_pairs(corpora, limit), *headline_pairs(corpora, limit)]
    pairs += translated_pairs(corpora, init, translated)
    print(json.dumps(Counter(p.origin for p in pairs)), flush=True)
    with (work / "pairs.jsonl").open("w", encoding="utf-8") as f:
        f.writelines(json.dumps(p._asdict(), ensure_ascii=False) + "\n" for p in pairs)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
    sources = processor.encode([marked(p.source, len(p.target.split())) for p in pairs])
    targets = processor.encode([p.target for p in pairs])
    kept = [i for i in range(len(pairs)) if 0 < len(sources[i]) < LONGEST and 0 < len(targets[i]) < LONGEST]
    ids = ([np.array([*side[i], EOS], np.uint16) for i in kept] for side in (sources, targets))
    Pairs.of(*ids, np.array([WEIGHT[pairs[i].origin] for i in kept])).save(work / "packed")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.summarizer", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with news-en/ and summaries/")
    parser.add_argument("--work", type=Path, required=True, help="where all is kept; model/ is the result")
    parser.add_argument("--init", type=Path, default=Path("tool/enjeu/models/fr-en"), help="translator to start from")
    parser.add_argument("--translated", type=int, default=2000, help="pairs of OrangeSum to translate")
    parser.add_argument("--limit", type=int, help="articles of each corpus, for a rehearsal")
    add_options(parser, Schedule)
    options = vars(parser.parse_args())
    schedule = taken(Schedule, options)
    work: Path = options["work"]

    torch.manual_seed(schedule.seed)
    peers = Peers(schedule.meet_every)
    sources = (options["init"], work, options["limit"], options["translated"])
    peers.after_first(lambda: prepare(options["corpora"], *sources))
    model = load_model(options["init"])
    trainer = Trainer(model, Pairs.load(work / "packed"), schedule, work, peers)
    tallies = trainer.run(lambda weights, folder: export(weights, model.shape, work / "spm.model", folder, "en", "en"))
    print(f"done: {tallies}; model in {work / 'model'}")


if __name__ == "__main__":
    main()
