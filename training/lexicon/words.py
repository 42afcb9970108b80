"""Which words there are in French and in English: those that the corpora write with a small letter, not as a slip,
and French ones with a capital that are translated.

    python -m training.lexicon.words --corpora ../shared/corpora --out tool/enjeu/translation/data

The tool asks whether a translation made a word up, and whether a French capital is a name or could be any word.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from enjeu.translation.known_words import WORD, file_name
from training.records import read_jsonl
from training.translator.corpus import SOURCE_WEIGHT, Pair, read_pairs, written_alike

SEEN = 2  # texts with the word in small letters: once may be a slip
SMALL = 0.05  # of the texts with the word that must have it in small letters: "macron" is a slip however often
TRANSLATED = (3, 0.5)  # pairs with a capitalised word, share of them that have it in English: fewer, and it is no name
NEWS = {
    "fr": ("document", ["summaries/orangesum_fr"]),
    "en": ("text", [f"news-en/{name}" for name in ("articles", "current_events", "bbc", "worldwide_newswire")]),
}


def seen(texts: Iterable[str]) -> set[str]:
    """The words that the texts hold in small letters."""
    small, all_cases = Counter[str](), Counter[str]()
    for text in texts:
        words = set(WORD.findall(text))
        small.update(word for word in words if word.islower())
        all_cases.update({word.lower() for word in words})
    return {word for word, times in small.items() if times >= max(SEEN, SMALL * all_cases[word])}


def translated(pairs: Iterable[Pair]) -> set[str]:
    """French words with a capital ("Parlement", "Londres") that English writes otherwise, in small letters."""
    met, alike = written_alike(pairs, lambda french: (w for w in WORD.findall(french) if not w.islower()))
    least, share = TRANSLATED
    return {word.lower() for word, times in met.items() if times >= least and alike[word] < share * times}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m training.lexicon.words", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder with fr-en/, news-en/ and summaries/")
    parser.add_argument("--out", type=Path, required=True, help="folder")
    options = parser.parse_args()
    pairs = [p for p in read_pairs(options.corpora) if p.source not in SOURCE_WEIGHT]  # manuals are full of code
    for language, (field, names) in NEWS.items():
        news = (record[field] for name in names for record in read_jsonl(options.corpora / f"{name}.jsonl.xz"))
        found = seen(chain(news, (p.french if language == "fr" else p.english for p in pairs)))
        if language == "fr":
            found |= translated(pairs)
        place = options.out / file_name(language)
        place.write_bytes(lzma.compress("\n".join(sorted(found)).encode(), preset=9 | lzma.PRESET_EXTREME))
        print(f"{len(found):,} words, {place.stat().st_size:,} bytes in {place}")


if __name__ == "__main__":
    main()
