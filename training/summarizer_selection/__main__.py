"""Print the weights: `python -m training.summarizer_selection CORPORA`.

CORPORA holds `summaries/` (OrangeSum, CNN highlights, Guardian standfirsts). A linear score is fitted so that its
softmax over the sentences of an article follows how much of the summary each sentence holds (mean of ROUGE-1 and
ROUGE-2 F1; the list-wise loss of ListNet, Cao et al., 2007). Two of three articles are French. OrangeSum's articles
lack their lead paragraph, which is the summary; the English articles, which have theirs, correct what it says of the
first sentence. A minute on one core; the same input gives the same weights.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.rouge import rouge
from enjeu.reading.sentences import split_sentences
from enjeu.summary.selection import FEATURES, features
from enjeu.summary.words import english_sentences

SHARES = (("orangesum_fr.jsonl.xz", 2400), ("cnn_story_highlights_en.jsonl.xz", 900), ("guardian_dek_en.jsonl.xz", 300))
SHARPNESS = 30.0
RIDGE = 1e-3


def articles(folder: Path) -> Iterator[tuple[list[str], str, str | None]]:
    """Sentences, summary and title of each article used."""
    for name, count in SHARES:
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in islice((x for x in map(json.loads, lines) if x["split"] == "train"), count):
                sentences = []
                for block in line["document"].splitlines():
                    cuts = split_sentences(block) if "_fr" in name else None
                    sentences += (
                        [block[c.start : c.end] for c in cuts] if cuts is not None else english_sentences(block)
                    )
                if 5 <= len(sentences) <= 120:
                    yield sentences, line["summary"], line.get("title")


def main() -> None:
    """Fit and print."""
    lists = []
    for sentences, summary, title in articles(Path(sys.argv[1]) / "summaries"):
        scores = [rouge(s, summary) for s in sentences]
        gains = np.array([(r.one + r.two) / 2 for r in scores]) * SHARPNESS
        target = np.exp(gains - gains.max())
        lists.append((np.array(features(sentences, title)), target / target.sum()))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = 0.0, np.zeros_like(weights)
        for x, target in lists:
            z = x @ weights
            z -= z.max()
            log_p = z - np.log(np.exp(z).sum())
            total -= float(target @ log_p)
            gradient += x.T @ (np.exp(log_p) - target)
        return total / len(lists) + RIDGE * float(weights @ weights), gradient / len(lists) + 2 * RIDGE * weights

    fitted = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B")
    print(f"{len(lists)} articles, loss {fitted.fun:.4f}")
    for name, weight in zip(FEATURES, fitted.x, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
