"""Score the gains stage on annotated articles: `python benchmarks/gains.py [FOLDER ...] [--write]`.

- `enjeu`: the extractor as shipped, with the carried translator.
- phrase glossary only: the same without the translator, so that bullets do not depend on its English.
- every sentence: the same sides, every sentence that names a side as one bullet of it.
- subject-verb-object: the same sides, only verbs whose subject gets their object; no nouns, no phrases, no other slot.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from enjeu.gains import find_sides
from enjeu.gains.extraction import Extractor
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.gains.merging import choose_sides, merge
from enjeu.gains.scoring import Counts, score, totals
from enjeu.gains.sides import Cast
from enjeu.gains.syntax import analyse
from enjeu.reading import read_file
from enjeu.records import Brief, Coverage, Gain, Sentence, Side, Signature, Status, Summary
from enjeu.translation import find_translator, load_translator, translate_article
from enjeu.translation.names import TermBook
from results import write_section

ROOT = Path(__file__).parents[1]
SHOWN = (
    "core_recall",
    "recall",
    "precision",
    "f1",
    "status",
    "evidence",
    "abstention",
    "sides_found",
    "traps",
    "swaps",
)
System = Callable[[Sequence[Sentence], str | None], tuple[Side, ...]]


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


def briefs(folder: Path, system: System, sentences: dict[Path, tuple[Sentence, ...]]) -> tuple[list[Counts], float]:
    """Counts of each article of a folder under a system, and the seconds that the system took."""
    counts, spent = [], 0.0
    for gold, path in annotated(folder):
        article = read_file(path)
        title = article.source.title or (None if path.parent.name == "seeds" else str(gold["title"]))
        start = time.perf_counter()
        sides = system(sentences[path], title)
        spent += time.perf_counter() - start
        brief = Brief(
            source=article.source,
            signature=Signature(enjeu="benchmark", stages={}),
            coverage=Coverage(sentences=len(sentences[path]), translated=0, retried=0),
            sentences=sentences[path],
            summary=Summary(text="", kind="extractive"),
            sides=sides,
        )
        counts.append(score(gold, brief))
    return counts, spent


def main() -> None:
    """Print a table of rates for each folder and system."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests/gold/seeds", ROOT / "tests/gold/dev"])
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()

    translator = load_translator(find_translator(None))

    def phrases(texts: Sequence[str]) -> list[str]:
        return [candidates[0].text for candidates in translator.translate(texts)]

    def shipped(sentences: Sequence[Sentence], title: str | None) -> tuple[Side, ...]:
        return find_sides(sentences, title, translate=phrases)

    translated = {}
    for folder in options.folders:
        for _, path in annotated(folder):
            article = read_file(path)
            terms = TermBook.for_article(article.passages)
            translated[path] = translate_article(article, translator, terms).sentences
    systems: dict[str, System] = {
        "enjeu": shipped,
        "enjeu, phrase glossary only": find_sides,
        "every sentence that names a side": every_sentence,
        "subject-verb-object": subject_verb_object,
    }
    rows = [
        "## What each side gains",
        "",
        "Briefs by the carried models against the annotated articles of `tests/gold`. The extractor's rules were",
        "made with all fifteen in view: these are tuning figures, and new articles will score lower.",
        "",
        "| articles | system | " + " | ".join(SHOWN) + " | seconds |",
        "|---|---|" + "---|" * (len(SHOWN) + 1),
    ]
    for folder in options.folders:
        for name, system in systems.items():
            counts, spent = briefs(folder, system, translated)
            rates = totals(counts)
            rows.append(f"| {folder.name} | {name} | " + " | ".join(str(rates[k]) for k in SHOWN) + f" | {spent:.1f} |")
    body = "\n".join(rows)
    print(body)
    if options.write:
        write_section("gains", body)


if __name__ == "__main__":
    main()
