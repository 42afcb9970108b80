"""How many sentences of the carried translator have errors, and whether its confidence tells which.

    python benchmarks/judged.py [--write]

`data/judged.tsv`: 416 sentences of 24 articles of OrangeSum's test part (CC BY-SA 4.0) with the tool's English and its
confidence, guards included, each labelled by a language model that saw the article's sentences in order: 0 no error
that matters, 1 an error, not a grave one, 2 a grave one (the reader is misled or cannot understand). Its first line
names the weights. New weights want new labels; the figures are of those that are named.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from enjeu.translation.article import UNSURE_BELOW
from results import write_section

DATA = Path(__file__).parent / "data" / "judged.tsv"


def auc(scores: list[float], graver: list[bool]) -> float:
    """How often a sentence with an error has the lower score of two, one with and one without."""
    bad = [s for s, g in zip(scores, graver, strict=True) if g]
    good = [s for s, g in zip(scores, graver, strict=True) if not g]
    return sum((b < g) + 0.5 * (b == g) for b in bad for g in good) / (len(bad) * len(good))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    first, *lines = DATA.read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    labels = [int(row["label"]) for row in rows]
    scores = [float(row["confidence"]) for row in rows]
    parts = {
        "all": labels,
        f'flagged "translation unsure" (confidence below {UNSURE_BELOW})': [
            n for n, s in zip(labels, scores, strict=True) if s < UNSURE_BELOW
        ],
        "the others": [n for n, s in zip(labels, scores, strict=True) if s >= UNSURE_BELOW],
    }
    out = ["## Errors, read by language models", "", f"{first.removeprefix('# ')}, guards included.", ""]
    out += ["| sentences | n | no error that matters | a slight one | a grave one |", "|---|---:|---:|---:|---:|"]
    for name, some in parts.items():
        shares = " | ".join(f"{some.count(kind) / len(some):.0%}" for kind in (0, 1, 2))
        out.append(f"| {name} | {len(some)} | {shares} |")
    grave = [n == 2 for n in labels]
    out += [
        "",
        f"Of two sentences, one with a grave error, the confidence of that one is lower in {auc(scores, grave):.0%}; "
        f"of two, one with any error, in {auc(scores, [n > 0 for n in labels]):.0%}.",
    ]
    body = "\n".join(out)
    print(body)
    if options.write:
        write_section("judged", body)


if __name__ == "__main__":
    main()
