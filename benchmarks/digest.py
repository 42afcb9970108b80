"""Measure how articles of one event are grouped: `python benchmarks/digest.py --corpora FOLDER [--write]`.

`benchmarks/data/event_pairs.tsv` holds pairs of OrangeSum articles, drawn by the cosine of their words so that most are
hard, and judged by hand from title and standfirst: the same event (the same happening or what follows from it within
days) or another one; pairs that a reader could not decide on were left out. All their articles and the five seeds are
grouped at once, as one folder; counted are the judged pairs, the pairs of seeds, and each seed with each other article.
Every second judged pair set the weights and the threshold; the others were held out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from enjeu.digest.grouping import THRESHOLD, Pair, group, likenesses
from enjeu.digest.words import Profile, cosine
from enjeu.reading import read_file
from enjeu.reading.sentences import sentences_of
from enjeu.records import Kind

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "benchmarks" / "data" / "event_pairs.tsv"


def judged() -> list[tuple[str, str, bool]]:
    """Both ids of each pair, and whether they tell of one event."""
    rows = (line.split("\t") for line in PAIRS.read_text("utf-8").splitlines())
    return [(one, other, verdict == "same") for one, other, _, verdict in rows]


def articles(corpora: Path, wanted: Iterable[str]) -> dict[str, Profile]:
    """OrangeSum's articles by id, the standfirst as their first sentences."""
    ids = set(wanted)
    found = {}
    with lzma.open(corpora / "summaries" / "orangesum_fr.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in (r for r in map(json.loads, lines) if r["id"] in ids):
            blocks = f"{row['summary']}\n{row['document']}".splitlines()
            sentences = tuple(sentence for block in blocks for sentence in sentences_of(block))
            found[row["id"]] = Profile(row["title"] or "", sentences)
    return found


def seeds() -> dict[str, Profile]:
    """The five articles of one event that the tool is first for."""
    found = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        read = read_file(path)
        texts = tuple(p.fr for p in read.passages if p.kind is not Kind.TITLE)
        found[path.name] = Profile(read.source.title or "", texts)
    return found


def rates(found: list[list[int]], verdicts: Mapping[Pair, bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs."""
    place = {i: n for n, members in enumerate(found) for i in members}
    together = {pair for pair in verdicts if place[pair[0]] == place[pair[1]]}
    right = sum(verdicts[pair] for pair in together)
    precision, recall = right / max(len(together), 1), right / max(sum(verdicts.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def best_threshold(count: int, known: Mapping[Pair, float], verdicts: Mapping[Pair, bool]) -> float:
    """The threshold with the highest F1."""
    steps = [n / 100 for n in range(5, 96)]
    return max(steps, key=lambda t: rates(group(count, known, t), verdicts)[2])


def main() -> None:
    """Measure and print; with --write into RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()

    pairs = judged()
    named = articles(arguments.corpora, (i for one, other, _ in pairs for i in (one, other))) | seeds()
    place = {name: n for n, name in enumerate(named)}
    profiles = list(named.values())
    seed = [place[path.name] for path in sorted((ROOT / "seeds").glob("*.txt"))]

    def pair(one: int, other: int) -> Pair:
        return (min(one, other), max(one, other))

    verdicts = {pair(place[one], place[other]): same for one, other, same in pairs}
    tuned = dict(list(verdicts.items())[::2])
    held = dict(list(verdicts.items())[1::2])
    with_seeds = {pair(a, b): a in seed and b in seed for a in seed for b in range(len(profiles)) if a != b}

    for profile in profiles:  # read once, whatever compares them
        _ = profile.words, profile.lead, profile.names, profile.days
    started = time.perf_counter()
    known = likenesses(profiles, [None] * len(profiles))
    ours = group(len(profiles), known)
    seconds = time.perf_counter() - started
    every = list(combinations(range(len(profiles)), 2))
    started = time.perf_counter()
    plain = {p: cosine(profiles[p[0]].words, profiles[p[1]].words) for p in every}
    group(len(profiles), plain)
    ratio = seconds / (time.perf_counter() - started)
    systems = {
        "enjeu": (known, THRESHOLD),
        "cosine of words alone": (plain, None),
        "cosine of names alone": ({p: cosine(profiles[p[0]].names, profiles[p[1]].names) for p in every}, None),
    }
    rows = []
    for name, (values, fixed) in systems.items():
        threshold = fixed if fixed is not None else best_threshold(len(profiles), values, tuned)
        found = group(len(profiles), values, threshold)
        cells = [f"{100 * x:.0f}" for kind in (tuned, held, with_seeds) for x in rates(found, kind)]
        rows.append(f"| {name} | {threshold:.2f} | " + " | ".join(cells) + " |")
    same = sum(verdicts.values())
    body = "\n".join(
        [
            "## Digest: articles of one event",
            "",
            f"{len(verdicts)} judged pairs of OrangeSum articles ({same} of one event) and the five seeds, "
            f"{len(profiles)} articles grouped at once in {ratio:.1f} times the time that the cosine of words alone "
            "takes; precision, recall and F1 over pairs, in percent. The judged pairs are drawn to be hard: serials "
            "(storms, strikes, trials) of the same words on other days. The thresholds of the cosines are the best on "
            "the tuned half. The seeds' pairs are counted against every other article.",
            "",
            "| grouping | threshold | P, tuned | R | F1 | P, held out | R | F1 | P, seeds | R | F1 |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            f"`enjeu` makes {sum(len(g) > 1 for g in ours)} groups of more than one article and leaves "
            f"{sum(len(g) == 1 for g in ours)} alone.",
        ]
    )
    print(body)
    print("best threshold on the tuned half:", best_threshold(len(profiles), known, tuned))
    if arguments.write:
        from results import write_section  # beside this script; the recipe that imports it runs elsewhere

        write_section("digest", body)


if __name__ == "__main__":
    main()
