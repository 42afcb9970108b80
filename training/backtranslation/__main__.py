"""News as French and English pairs, by a translator trained the other way, for the translator to learn from.

    python -m training.backtranslation --news fr --model tool/enjeu/models/fr-en --out build/fr.tsv.xz --corpora ...
    python -m training.translator --reverse --synthetic build/fr.tsv.xz --work build/en-fr --corpora ...
    python -m training.backtranslation --news en --model build/en-fr/model --out build/en.tsv.xz --corpora ...
    python -m training.translator --synthetic build/en.tsv.xz --work build/translator --corpora ...

French news teaches the reverse model, whose French of English news teaches the translator. Sources: Sennrich et al.
2016, "Improving neural machine translation models with monolingual data"; Hoang et al. 2018, "Iterative
back-translation for neural machine translation".
"""

from __future__ import annotations

import argparse
import lzma
from pathlib import Path

from enjeu.models import locate
from enjeu.translation import Engine, load_translator
from enjeu.translation.interface import Decoding
from training.backtranslation.corpus import in_french_notation, learnable, news, words_of_news


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m training.backtranslation", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder with news-en/, summaries/, fr-en-eval/")
    parser.add_argument("--news", choices=("en", "fr"), default="en", help="what is human (default: %(default)s)")
    parser.add_argument("--model", type=Path, required=True, help="a translator from that language to the other")
    parser.add_argument("--out", type=Path, required=True, help="pairs, .tsv.xz")
    parser.add_argument("--sentences", type=int, default=100_000, help="(default: %(default)s)")
    parser.add_argument("--beam", type=int, default=2, help="candidates searched (default: %(default)s)")
    options = parser.parse_args()

    human = news(options.corpora, options.news, options.sentences)
    translator = load_translator(locate(str(options.model), option="--model", offline=True), Engine.AUTO)
    best = [candidates[0] for candidates in translator.translate(human, Decoding(beam=options.beam, max_tokens=120))]
    known = words_of_news(options.corpora, "fr" if options.news == "en" else "en")
    count = 0
    with lzma.open(options.out, "wt", encoding="utf-8") as lines:
        for made, kept in learnable(human, [b.text for b in best], [b.score for b in best], known):
            french, english = (in_french_notation(made, kept), kept) if options.news == "en" else (kept, made)
            lines.write(f"{french}\t{english}\n")
            count += 1
    print(f"{len(human)} sentences, {count} pairs in {options.out}")


if __name__ == "__main__":
    main()
