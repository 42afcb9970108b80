"""English news as French and English pairs, by a translator trained the other way, for the translator to learn from.

    python -m training.translator --reverse --corpora ../shared/corpora --work build/en-fr --minutes 40
    python -m training.backtranslation --corpora ../shared/corpora --model build/en-fr/model --out build/news.tsv.xz
    python -m training.translator --corpora ../shared/corpora --work build/translator --synthetic build/news.tsv.xz

Source: Sennrich et al. 2016, "Improving neural machine translation models with monolingual data".
"""

from __future__ import annotations

import argparse
import lzma
from pathlib import Path

from enjeu.models import locate
from enjeu.translation import Engine, load_translator
from enjeu.translation.interface import Decoding
from training.backtranslation.corpus import french_words, learnable, news


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m training.backtranslation", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder with news-en/ and fr-en-eval/")
    parser.add_argument("--model", type=Path, required=True, help="a translator from English to French")
    parser.add_argument("--out", type=Path, required=True, help="pairs, .tsv.xz")
    parser.add_argument("--sentences", type=int, default=100_000, help="(default: %(default)s)")
    parser.add_argument("--beam", type=int, default=2, help="candidates searched (default: %(default)s)")
    options = parser.parse_args()

    english = news(options.corpora, options.sentences)
    translator = load_translator(locate(str(options.model), option="--model", offline=True), Engine.AUTO)
    best = [candidates[0] for candidates in translator.translate(english, Decoding(beam=options.beam, max_tokens=120))]
    known = french_words(options.corpora)
    pairs = list(learnable(english, [b.text for b in best], [b.score for b in best], known))
    with lzma.open(options.out, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{french}\t{target}\n" for french, target in pairs)
    print(f"{len(english)} sentences, {len(pairs)} pairs in {options.out}")


if __name__ == "__main__":
    main()
