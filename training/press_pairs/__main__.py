"""Passages of the press to be translated, and what came of them as pairs for the translator.

    python -m training.press_pairs choose fr --corpora ../shared/corpora --out build/press --files 450
    python -m training.press_pairs pack fr build/press

`choose` writes `source/NNNN.tsv`, some 150 lines `number<TAB>sentence` each, a blank line between passages. Whoever
translates, by `RULES.md`, writes `target/NNNN.tsv`, the same numbers with the translation. `pack` joins the two. A
translator needs the sentences around to know whom a pronoun stands for, so neighbours stay together; of each article
the passage is taken whose words were seen least in those before.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from enjeu.reading.sentences import sentences_of
from training.press_pairs import NEWS, PRESS, english_articles, fingerprint
from training.records import read_jsonl

SENTENCES = {"fr": 7, "en": 5}  # of a passage; with fewer than `FEWEST` an article says too little
FEWEST = 4
BRIEFS_AN_ARTICLE = 2  # world events in a line or two, between the passages of articles of English news
SHORTEST, LONGEST = 4, 55  # words of a sentence
RAREST = 3  # articles that a word must stand in to count: fewer are misspellings and names
FILE = 150  # sentences: one answer of a language model
_WORD = re.compile(r"[^\W\d_]{3,}")


def _sentences(text: str) -> list[str]:
    return [" ".join(sentence.split()) for sentence in sentences_of(text)]


def _words(sentences: Sequence[str]) -> set[str]:
    return {word for sentence in sentences for word in _WORD.findall(sentence.lower())}


def passages(articles: Sequence[Sequence[str]], size: int) -> Iterator[list[str]]:
    """Of each article (its sentences) the passage whose words the passages before it hold least."""
    met = Counter(word for article in articles for word in _words(article))
    seen, used = Counter[str](), set[str]()
    for article in articles:
        best: tuple[float, list[str]] = (-1.0, [])
        for start in range(max(1, len(article) - size + 1)):
            passage = [
                s for s in article[start : start + size] if SHORTEST <= len(s.split()) <= LONGEST and s not in used
            ]
            if len(passage) < FEWEST:
                continue
            new = sum(1 / (1 + seen[word]) for word in _words(passage) if met[word] >= RAREST)
            best = max(best, (new / (sum(len(s.split()) for s in passage) + 20), passage), key=lambda of: of[0])
        if best[1]:
            used.update(best[1])
            seen.update(_words(best[1]))
            yield best[1]


def chosen(corpora: Path, language: str, seed: int) -> Iterator[list[str]]:
    """Passages of OrangeSum's training part, or of English news with world events between them."""
    draw = random.Random(seed)
    if language == "fr":
        texts = [record["document"] for record in read_jsonl(corpora / "summaries" / "orangesum_fr.jsonl.xz")]
        draw.shuffle(texts)
        with ProcessPoolExecutor() as pool:
            yield from passages(list(pool.map(_sentences, texts, chunksize=200)), SENTENCES["fr"])
        return
    articles, events = (list(english_articles(corpora, name)) for name in ("articles", "current_events"))
    draw.shuffle(articles)
    draw.shuffle(events)
    briefs = iter(events)
    for passage in passages(articles, SENTENCES["en"]):
        yield passage
        for _ in range(BRIEFS_AN_ARTICLE):
            yield [s for s in next(briefs, [])[:2] if SHORTEST <= len(s.split()) <= LONGEST]


def choose(found: Iterator[list[str]], out: Path, files: int) -> int:
    """Write the first `files` files of passages; returns the number of sentences."""
    folder = out / "source"
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for n in range(files):
        lines, number = [], 0
        for passage in found:
            for sentence in passage:
                number += 1
                lines.append(f"{number}\t{sentence}")
            lines.append("")
            if number >= FILE:
                break
        (folder / f"{n:04}.tsv").write_text("\n".join(lines), "utf-8")
        total += number
    return total


def _numbered(path: Path) -> dict[str, str]:
    rows = (line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return {number.strip(): " ".join(text.split()) for number, text in rows}


def translated(work: Path) -> Iterator[tuple[str, str]]:
    """Each sentence of `source/` with its translation in `target/`; those without one, or with "-", are left out."""
    for path in sorted((work / "target").glob("*.tsv")):
        made = _numbered(path)
        for number, text in _numbered(work / "source" / path.name).items():
            if len(made.get(number, "")) > 1:
                yield text, made[number]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.press_pairs", description=(__doc__ or "").split("\n")[0])
    does = parser.add_subparsers(dest="what", required=True)
    choosing = does.add_parser("choose", help="passages to translate")
    choosing.add_argument("language", choices=["fr", "en"], help="the language that they are in")
    choosing.add_argument("--corpora", type=Path, required=True, help="folder with summaries/ and news-en/")
    choosing.add_argument("--out", type=Path, required=True)
    choosing.add_argument("--files", type=int, default=450, help="(default: %(default)s)")
    choosing.add_argument("--seed", type=int, default=7, help="(default: %(default)s)")
    packing = does.add_parser("pack", help="what was translated, as pairs")
    packing.add_argument("language", choices=["fr", "en"], help="the language that was translated")
    packing.add_argument("work", type=Path, help="folder with source/ and target/")
    packing.add_argument("--out", type=Path, help="(default: beside this file)")
    options = parser.parse_args()
    if options.what == "choose":
        found = chosen(options.corpora, options.language, options.seed)
        print(f"{choose(found, options.out, options.files)} sentences in {options.out}")
        return
    press = options.language == "fr"
    out: Path = options.out or (PRESS if press else NEWS)
    rows = [(text if press else fingerprint(text), made) for text, made in translated(options.work)]
    with lzma.open(out, "wt", encoding="utf-8", preset=9) as lines:
        lines.writelines(f"{first}\t{second}\n" for first, second in rows)
    print(f"{len(rows)} pairs in {out}")


if __name__ == "__main__":
    main()
