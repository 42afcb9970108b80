"""Score the gains stage on annotated articles, beside two baselines: `python benchmarks/gains.py [FOLDER ...]`.

- `enjeu`: the extractor as shipped, on the French text, without a translator (phrases come from the glossary alone).
- `sentences`: the same sides, every sentence that names a side as one bullet of it.
- `svo`: the same sides, only verbs whose subject gets their object; no nouns, no phrases, no other slot.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from enjeu.gains import find_sides
from enjeu.gains.extraction import Extractor
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.gains.merging import choose_sides, merge
from enjeu.gains.scoring import score, totals
from enjeu.gains.sides import Cast
from enjeu.gains.syntax import analyse
from enjeu.reading import read_file
from enjeu.records import Brief, Coverage, Gain, Sentence, Side, Signature, Status, Summary

ROOT = Path(__file__).parents[1]


def cast_of(sentences: Sequence[Sentence], title: str | None) -> Cast:
    """The parties of an article, main sides chosen."""
    words = lexicon()
    verbs, names = words.infinitives(), long_names()
    trees = [analyse(s.fr, verbs, names) for s in sentences]
    cast = Cast(trees, analyse(title, verbs, names) if title else None)
    cast.main = choose_sides(cast, Extractor(cast, words).candidates())
    return cast


def every_sentence(sentences: Sequence[Sentence], title: str | None) -> tuple[Side, ...]:
    """Baseline: whatever is said of a side is its gain."""
    cast = cast_of(sentences, title)
    sides = []
    for key in cast.main:
        naming = [s for s, found in zip(sentences, cast.mentions, strict=True) if any(m.key == key for m in found)]
        gains = tuple(
            Gain(text=s.en, status=Status.REPORTED, category="other", confidence=0.5, evidence=(s.id,)) for s in naming
        )
        sides.append(Side(name=key, aliases=tuple(cast.parties[key].aliases), gains=gains))
    return tuple(sides)


def subject_verb_object(sentences: Sequence[Sentence], title: str | None) -> tuple[Side, ...]:
    """Baseline: the subject of a verb of getting gets its object."""
    cast = cast_of(sentences, title)
    words = lexicon()
    verbs = {
        lemma: kept
        for lemma, frames in words.verbs.items()
        if (kept := tuple(f for f in frames if f.receiver == "subject" and f.thing == "object"))
    }
    plain = dataclasses.replace(words, verbs=verbs, nouns={}, lights={}, wishes=frozenset(), exchange=())
    return merge(cast.main, cast, Extractor(cast, plain).candidates(), sentences, None)


def annotated(folder: Path) -> list[tuple[dict[str, object], Path]]:
    """The gold of a folder with the article that each belongs to."""
    pairs = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt")
        pairs.append((gold, text if text.exists() else ROOT / "seeds" / str(gold["source"])))
    return pairs


def main() -> None:
    """Print one line of rates for each folder and system."""
    folders = [Path(a) for a in sys.argv[1:]] or [ROOT / "tests/gold/seeds", ROOT / "tests/gold/dev"]
    systems: dict[str, Callable[[Sequence[Sentence], str | None], tuple[Side, ...]]] = {
        "enjeu": find_sides,
        "sentences": every_sentence,
        "svo": subject_verb_object,
    }
    for folder in folders:
        for name, system in systems.items():
            counts = []
            spent = 0.0
            for gold, path in annotated(folder):
                article = read_file(path)
                sentences = tuple(Sentence(**p.model_dump(), en=p.fr) for p in article.passages)
                title = article.source.title or (None if path.parent.name == "seeds" else str(gold["title"]))
                start = time.perf_counter()
                sides = system(sentences, title)
                spent += time.perf_counter() - start
                brief = Brief(
                    source=article.source,
                    signature=Signature(enjeu="benchmark", stages={}),
                    coverage=Coverage(sentences=len(sentences), translated=0, retried=0),
                    sentences=sentences,
                    summary=Summary(text="", kind="extractive"),
                    sides=sides,
                )
                counts.append(score(gold, brief))
            rates = {k: v for k, v in totals(counts).items() if k != "counts"}
            print(f"{folder.name:6} {name:10} {spent:5.1f} s  " + "  ".join(f"{k} {v}" for k, v in rates.items()))


if __name__ == "__main__":
    main()
