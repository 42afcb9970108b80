"""From the translator to a model that says a French sentence in about half the English words.

    python -m training.condenser --work build/condenser --minutes 40

The start is the carried translator, the pairs are those that language models condensed (`training.press_pairs`). What
comes out runs as any translator does: `enjeu translate --lines --translator build/condenser/model`.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import sentencepiece
import torch

from training.press_pairs import condensed
from training.seq2seq.export import export, load_model
from training.seq2seq.options import add_options, taken
from training.seq2seq.peers import Peers
from training.seq2seq.train import Schedule, Trainer
from training.translator import shortlist
from training.translator.__main__ import packed_pairs
from training.translator.corpus import Pair


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.condenser", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="where all is kept; model/ is the result")
    parser.add_argument("--init", type=Path, default=Path("tool/enjeu/models/fr-en"), help="translator to start from")
    parser.add_argument("--limit", type=int, help="pairs, for a rehearsal")
    add_options(parser, Schedule)
    options = vars(parser.parse_args())
    schedule = taken(Schedule, options)
    work: Path = options["work"]
    init: Path = options["init"]

    torch.manual_seed(schedule.seed)
    peers = Peers(schedule.meet_every)
    pairs = [Pair(french, english, "condensed") for french, english in condensed()][: options["limit"]]
    processor = sentencepiece.SentencePieceProcessor(model_file=str(init / "source.spm"))
    model = load_model(init)
    trainer = Trainer(model, packed_pairs(pairs, processor), schedule, work, peers)

    def leave(weights: dict[str, torch.Tensor], folder: Path) -> None:
        export(weights, model.shape, init / "source.spm", folder, "fr", "en")
        shutil.copy(init / shortlist.FILE, folder)

    tallies = trainer.run(leave)
    print(f"done: {tallies}; model in {work / 'model'}")


if __name__ == "__main__":
    main()
