"""Fit the models of `enjeu.summary.worth` and write them into its `data/`.

    python -m training.summarizer_selection CORPORA [--out tool/enjeu/summary/data] [--folds 3]

CORPORA holds `summaries/` (OrangeSum, CNN highlights, Guardian standfirsts, GUM). The models for any language learn
from these: the sentence model's softmax over an article follows how much of the summary each sentence holds (mean of
ROUGE-1 and ROUGE-2 F1); the word model says which content stems of the article are in the summary. Each corpus weighs
the same but GUM, which is little news, half; every third article goes without its title, for the tool meets such.
Those for French learn from annotated articles (`points.py`). With `--folds` the articles of each fold are summarised
by models that did not see them, and the table says how the greedy choice fares beside the lead cut to its length, for
several tunings. Two minutes on two cores without the folds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean

import numpy as np

from benchmarks.rouge import rouge
from enjeu.arrays import pack
from enjeu.reading.sentences import sentences_of
from enjeu.summary.meaning import Vectors
from enjeu.summary.salience import FEATURES, WORD_FEATURES, Article, features
from enjeu.summary.selection import greedy
from enjeu.summary.words import content, count_words, english_sentences
from enjeu.summary.worth import ANY, FRENCH, Tuning, Worth
from training.records import read_jsonl
from training.summarizer_selection.fit import Example, fit_sentences, fit_words, word_rows, worths
from training.summarizer_selection.points import annotated, arrays_of, learnt

# Corpus, articles used, weight.
SHARES = (
    ("cnn_story_highlights_en.jsonl.xz", 965, 1.0),
    ("guardian_dek_en.jsonl.xz", 319, 1.0),
    ("gum_summaries.jsonl.xz", 207, 0.5),
    ("orangesum_fr.jsonl.xz", 1700, 1.0),
)
SHARPNESS = 30.0
TUNINGS = (ANY, ANY._replace(word=1.0), ANY._replace(word=2.0), FRENCH, FRENCH._replace(cost=0.6, worth=1.0))


def examples(folder: Path, limit: int | None) -> Iterator[Example]:
    """The articles used, at most `limit` of each corpus."""
    for name, count, weight in SHARES:
        found = []
        records = (x for x in read_jsonl(folder / name) if x["split"] == "train" or "orange" not in name)
        for n, record in enumerate(islice(records, min(count, limit or count))):
            sentences: list[str] = []
            paragraphs: list[int] = []
            for p, block in enumerate(record["document"].splitlines()):
                pieces = sentences_of(block) if "_fr" in name else english_sentences(block)
                sentences += pieces
                paragraphs += [p] * len(pieces)
            if 5 <= len(sentences) <= 150:
                article = Article(sentences, record.get("title") if n % 3 else None, paragraphs)
                scores = [rouge(s, record["summary"]) for s in sentences]
                gains = np.array([(r.one + r.two) / 2 for r in scores]) * SHARPNESS
                target = np.exp(gains - gains.max())
                rows = np.array(features(article))
                held = set(content(record["summary"]))
                found.append(Example(name, weight, article, record["summary"], rows, target / target.sum(), held))
        for example in found:
            example.weight /= len(found)
        yield from found


def cross_validate(used: Sequence[Example], folds: int, vectors: Vectors | None = None) -> str:
    """A table: corpus, tuning, and what is gained over the lead cut to the same length."""
    results: dict[tuple[str, int, Tuning], list[list[float]]] = {}
    for fold in range(folds):
        seen = [e for i, e in enumerate(used) if i % folds != fold]
        sentences = fit_sentences(seen)
        words = fit_words(seen, sentences, vectors)
        for e in (e for i, e in enumerate(used) if i % folds == fold):
            value = worths(sentences, e)
            names, rows = word_rows(e, value, vectors)
            chances = 1 / (1 + np.exp(-words.scores(rows)))
            found = Worth(list(value), dict(zip(names, map(float, chances), strict=True)))
            sizes = [count_words(t) for t in e.article.texts]
            for budget in (40, 80, 150):
                for tuning in TUNINGS:
                    chosen = greedy(e.article.bags, found._replace(tuning=tuning), sizes, budget)
                    ours = " ".join(e.article.texts[i] for i in chosen)
                    lead = " ".join(" ".join(e.article.texts).split()[: len(ours.split())])
                    row = [100 * (len(e.held & set(content(t))) / max(len(e.held), 1)) for t in (ours, lead)]
                    for t in (ours, lead):
                        r = rouge(t, e.summary)
                        row += [100 * r.one, 100 * r.two]
                    results.setdefault((e.corpus, budget, tuning), []).append(row)
    lines = [
        "| corpus | words | tuning | recall (over lead) | ROUGE-1 | ROUGE-2 |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for (corpus, budget, tuning), table in results.items():
        a, b, one, two, lead_one, lead_two = (mean(column) for column in zip(*table, strict=True))
        lines.append(
            f"| {corpus.split('.')[0]} | {budget} | {tuple(tuning)} | {a:.1f} ({a - b:+.1f}) "
            f"| {one:.1f} ({one - lead_one:+.1f}) | {two:.1f} ({two - lead_two:+.1f}) |"
        )
    return "\n".join(lines)


def main() -> None:
    """Fit, check, write."""
    parser = argparse.ArgumentParser(
        prog="python -m training.summarizer_selection", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=Path("tool/enjeu/summary/data"), help="folder of the models")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate first (slow)")
    parser.add_argument("--limit", type=int, help="articles of each corpus, for a rehearsal")
    options = parser.parse_args()
    folder = options.corpora / "summaries"
    used = list(examples(folder, options.limit))
    press = [r["document"] for r in read_jsonl(folder / "orangesum_fr.jsonl.xz") if r["split"] == "train"]
    stems = learnt(press)
    vectors = stems.vectors()
    french = list(annotated(vectors, options.limit))
    if options.folds:
        print(cross_validate(used, options.folds), cross_validate(french, options.folds, vectors), sep="\n", flush=True)
    sentences = fit_sentences(used)
    words = fit_words(used, sentences)
    models = {"sentence": sentences.as_json(FEATURES), "word": words.as_json(WORD_FEATURES)}
    (options.out / "any.json").write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")
    sentences = fit_sentences(french)
    words = fit_words(french, sentences, vectors)
    (options.out / "french.safetensors.xz").write_bytes(pack(arrays_of(stems, sentences, words)))
    print(f"{len(used)} articles, {len(french)} annotated; {len(stems.names)} stems; {options.out}")


if __name__ == "__main__":
    main()
