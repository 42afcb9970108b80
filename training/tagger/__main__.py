"""Train the French tagger on UD treebanks.

    python -m training.tagger OUT.safetensors.xz TRAIN.conllu ... --test TEST.conllu

An averaged perceptron (Collins 2002) over surface tokens: a contraction such as "du" counts as a preposition. Accents
on capital letters are taken away in a tenth of the sentences, since the press writes "Etats-Unis" and "A Paris".
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from collections import defaultdict
from pathlib import Path

from enjeu.syntax.perceptron import Perceptron, pack
from enjeu.syntax.tagging import features

_FORMS = {"Fin": "FIN", "Inf": "INF"}


def read_treebank(path: Path) -> list[tuple[list[str], list[str]]]:
    """Sentences of a CoNLL-U file as (words, tags), one tag for each surface token."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words: list[str] = []
        tags: list[str] = []
        inside = 0
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if "-" in cells[0]:
                inside = int(cells[0].split("-")[1])
                words.append(cells[1])
                tags.append("ADP")
            elif cells[0].isdigit() and int(cells[0]) > inside:
                words.append(cells[1])
                tags.append(tag_of(cells[3], cells[5]))
        if words:
            sentences.append((words, tags))
    return sentences


def tag_of(upos: str, feats: str) -> str:
    """The tagger's tag for a UD part of speech and features."""
    if upos not in {"VERB", "AUX"}:
        return upos
    form = next((f.split("=")[1] for f in feats.split("|") if f.startswith("VerbForm=")), "Fin")
    kind = _FORMS.get(form) or ("PR" if "Tense=Pres" in feats else "PP")
    return ("V" if upos == "VERB" else "A") + kind


def roughen(words: list[str], rng: random.Random) -> list[str]:
    """The sentence as a careless newsroom would type it."""
    if rng.random() < 0.1:
        return [w if w.islower() else unicodedata.normalize("NFD", w[0])[0] + w[1:] for w in words]
    if rng.random() < 0.05:
        return [w[:1].lower() + w[1:] if i == 0 else w for i, w in enumerate(words)]
    return words


def train(sentences: list[tuple[list[str], list[str]]], epochs: int, rng: random.Random) -> dict[str, dict[str, float]]:
    """Averaged weights, feature -> tag -> weight."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    totals: dict[tuple[str, str], float] = defaultdict(float)
    stamps: dict[tuple[str, str], int] = defaultdict(int)
    clock = 0

    def move(feature: str, tag: str, step: float) -> None:
        key = (feature, tag)
        totals[key] += (clock - stamps[key]) * weights[feature][tag]
        stamps[key] = clock
        weights[feature][tag] += step

    for epoch in range(epochs):
        rng.shuffle(sentences)
        wrong = seen = 0
        for clean, tags in sentences:
            words = roughen(clean, rng)
            before = before2 = "<s>"
            for i, gold in enumerate(tags):
                clock += 1
                seen += 1
                active = list(features(words, i, before, before2))
                scores: dict[str, float] = defaultdict(float)
                for feature in active:
                    for tag, weight in weights[feature].items() if feature in weights else ():
                        scores[tag] += weight
                guess = max(scores, key=lambda t: (scores[t], t)) if scores else "NOUN"
                if guess != gold:
                    wrong += 1
                    for feature in active:
                        move(feature, gold, 1.0)
                        move(feature, guess, -1.0)
                before2, before = before, guess
        print(f"epoch {epoch}: {1 - wrong / seen:.4f}", flush=True)
    averaged: dict[str, dict[str, float]] = {}
    for feature, row in weights.items():
        mean = {
            tag: (totals[feature, tag] + (clock - stamps[feature, tag]) * weight) / clock for tag, weight in row.items()
        }
        averaged[feature] = mean
    return averaged


def main() -> None:
    """Train, pack, and print the accuracy of the packed weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threshold", type=float, default=0.15)
    args = parser.parse_args()
    sentences = [s for path in args.treebanks for s in read_treebank(path)]
    args.out.write_bytes(pack(train(sentences, args.epochs, random.Random(4)), args.threshold))

    from enjeu.syntax import tagging

    made = Perceptron.unpack(args.out.read_bytes())
    tagging._perceptron = lambda: made
    test = read_treebank(args.test)
    right = sum(g == t for words, tags in test for g, t in zip(tagging.tag_words(words), tags, strict=True))
    print(f"{args.test.name}: {right / sum(len(w) for w, _ in test):.4f}, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
