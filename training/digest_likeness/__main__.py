"""Write the table of words, print the weights: `python -m training.digest_likeness CORPORA`.

CORPORA holds `summaries/orangesum_fr.jsonl.xz`. The table says in how many of its articles each stem stands (five at
least) and goes to `tool/enjeu/digest/data/stems.tsv.xz`: counts, no text. The weights are those of a logistic
regression on every second judged pair of `benchmarks/data/event_pairs.tsv`, the others being held out for
`benchmarks/digest.py`; the threshold is the best for the groups of those same pairs. Two minutes on one core; the same
input gives the same table and weights.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.digest import articles, best_threshold, judged
from enjeu.digest.grouping import FEATURES, features, likenesses
from enjeu.summary.words import content
from training.records import read_jsonl

TABLE = Path(__file__).parents[2] / "tool" / "enjeu" / "digest" / "data" / "stems.tsv.xz"
RAREST = 5  # articles; a word met less often is as rare as a new one
RIDGE = 2e-3


def count_words(corpora: Path) -> None:
    """Write the table."""
    holders: Counter[str] = Counter()
    total = 0
    for row in read_jsonl(corpora / "summaries" / "orangesum_fr.jsonl.xz"):
        holders.update(set(content(f"{row['title'] or ''} . {row['document']}")))
        total += 1
    rows = sorted((word, n) for word, n in holders.items() if n >= RAREST)
    text = f"articles\t{total}\n" + "".join(f"{word}\t{n}\n" for word, n in rows)
    TABLE.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} stems of {total} articles, {TABLE.stat().st_size} bytes")


def learn(corpora: Path) -> None:
    """Fit on the first half of the judged pairs and print."""
    tuned = judged()[::2]
    named = articles(corpora, (i for one, other, _ in tuned for i in (one, other)))
    x = np.array([(*features(named[one], named[other]), 1.0) for one, other, _ in tuned])
    sign = np.array([1.0 if same else -1.0 for *_, same in tuned])

    def loss(weights: np.ndarray) -> float:
        return float(np.logaddexp(0, -sign * (x @ weights)).mean() + RIDGE * (weights[:-1] ** 2).sum())

    *weights, bias = minimize(loss, np.zeros(x.shape[1])).x
    print({name: round(float(w), 2) for name, w in zip(FEATURES, weights, strict=True)}, "bias", round(float(bias), 2))
    place = {name: n for n, name in enumerate(named)}
    verdicts = {tuple(sorted((place[one], place[other]))): same for one, other, same in tuned}
    known = likenesses(list(named.values()), [None] * len(named))
    print("threshold, with the weights that the package has now:", best_threshold(len(named), known, verdicts))


if __name__ == "__main__":
    count_words(Path(sys.argv[1]))
    learn(Path(sys.argv[1]))
