"""Articles of the French press with the English that the tool gives them, as pairs for the translator.

    python -m training.selftraining --corpora ... --reverse build/en-fr/model --out build/own.tsv.xz
    python -m training.translator --own build/own.tsv.xz --init tool/enjeu/models/fr-en ...

What the guards mend (names, figures, set phrases, rare words) the model learns to say by itself, of the texts that it
will be asked to read; and of its candidates it learns the one from which a reverse model would best get the French
back, which is the one that leaves least out. Source: Zhang and Zong 2016, "Exploiting source-side monolingual data in
neural machine translation"; Kim and Rush 2016, "Sequence-level knowledge distillation".
"""

from __future__ import annotations

import argparse
import lzma
import random
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from enjeu.reading.sentences import sentences_of
from enjeu.records import Sentence
from enjeu.translation import Translator, find_translator, load_translator, passages_of, translate_passages
from enjeu.translation.copies import copies
from enjeu.translation.known_words import invented
from enjeu.translation.names import TermBook
from enjeu.translation.rare_words import lost_words
from training.records import read_jsonl
from training.selftraining.reverse import Reranked, Reverse

LONGEST = 60  # words of a sentence
AT_ONCE = 20  # articles a process takes
WORST = 0.25  # of the pairs, by how well the French is got back, are left out
# What says that the English is not to be learnt from; a second attempt that passed ("retried") is.
_DOUBTFUL = frozenset({"glued", "fragment", "split", "numbers", "unsure", "left_in_french"})

_translator: list[Translator] = []


def _start(reverse: Path | None) -> None:
    translator = load_translator(find_translator(None), threads=1)
    _translator.append(Reranked(translator, Reverse(reverse)) if reverse else translator)


def sound(sentence: Sentence, terms: TermBook) -> bool:
    """Whether nothing is known against the English: no flag, name, figure or listed word lost, no word made up."""
    if _DOUBTFUL & set(sentence.flags) or not 2 < len(sentence.fr.split()) <= LONGEST:
        return False
    return not (
        terms.lost_names(sentence.fr, sentence.en)
        or copies(sentence.fr, sentence.en, terms.left_alone)
        or lost_words(sentence.fr, sentence.en)
        or invented(sentence.fr, sentence.en)
    )


def pairs_of_article(text: str) -> list[tuple[str, str, float]]:
    """French and English of the sound sentences of an article, and how well the one is got back from the other.

    Zero for all without a reverse model.
    """
    translator = _translator[0]
    passages = passages_of(sentences_of(text))
    terms = TermBook.for_article(passages)
    kept = [s for s in translate_passages(passages, translator, terms).sentences if sound(s, terms)]
    gotten = [0.0] * len(kept)
    if isinstance(translator, Reranked):
        gotten = translator.reverse.scores([s.en for s in kept], [s.fr for s in kept])
    return [(s.fr, s.en, score) for s, score in zip(kept, gotten, strict=True)]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.selftraining", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with summaries/")
    parser.add_argument("--reverse", type=Path, help="a model from English to French; without it all sound pairs stay")
    parser.add_argument("--out", type=Path, required=True, help="pairs, .tsv.xz")
    parser.add_argument("--articles", type=int, default=6_000, help="(default: %(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="(default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw of articles (default: %(default)s)")
    options = parser.parse_args()

    texts = [record["document"] for record in read_jsonl(options.corpora / "summaries" / "orangesum_fr.jsonl.xz")]
    drawn = random.Random(options.seed).sample(texts, min(options.articles, len(texts)))
    with ProcessPoolExecutor(options.processes, initializer=_start, initargs=(options.reverse,)) as pool:
        made = list(chain.from_iterable(pool.map(pairs_of_article, drawn, chunksize=AT_ONCE)))
    floor = sorted(score for _, _, score in made)[int(WORST * len(made))]
    kept = [(french, english) for french, english, score in made if score >= floor]
    with lzma.open(options.out, "wt", encoding="utf-8") as lines:
        for sides in kept:
            lines.write("\t".join(" ".join(side.split()) for side in sides) + "\n")
    print(f"{len(drawn)} articles, {len(kept)} pairs in {options.out}")


if __name__ == "__main__":
    main()
