"""Passages of the press to be translated, and what came of them as pairs for the translator.

    python -m training.press_pairs choose fr --corpora ../shared/corpora --out build/press --files 450
    python -m training.press_pairs pack fr build/press

`choose` writes `source/NNNN.tsv`, some 150 lines `number<TAB>sentence` each, a blank line between passages. Whoever
translates, by `RULES.md`, writes `target/NNNN.tsv`, the same numbers with the translation. `pack` joins the two, and
adds them to the pairs that there are, but not what the translator is measured by. A translator needs the sentences
around to know whom a pronoun stands for, so neighbours stay together; of each article the passage is taken whose words
were seen least in those before, and when each has had its turn, of each French one another (from file 941 on), and a
third (from file 1444 on). `heads` are headlines, each with its standfirst. `short` are the passages of `fr` again, with
numbers for the sentences that are long enough to be condensed.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from enjeu.reading.sentences import sentences_of
from training.press_pairs import NEWS, PRESS, SHORT, english_articles, fingerprint, measured, rows_of
from training.records import read_jsonl

SENTENCES = {"fr": 7, "en": 5}  # of a passage; with fewer than `FEWEST` an article says too little
FEWEST = 4
BRIEFS_AN_ARTICLE = 8  # world events in a line or two, between the passages of articles of English news
SHORTEST, LONGEST = 4, 55  # words of a sentence
CONDENSED = 14  # words from which a sentence is to be condensed
RAREST = 3  # articles that a word must stand in to count: fewer are misspellings and names
FILE = 150  # sentences: one answer of a language model
PLACES = {"fr": PRESS, "heads": PRESS, "en": NEWS, "short": SHORT}
_WORD = re.compile(r"[^\W\d_]{3,}")


def _sentences(text: str) -> list[str]:
    return [" ".join(sentence.split()) for sentence in sentences_of(text)]


def _words(sentences: Sequence[str]) -> set[str]:
    return {word for sentence in sentences for word in _WORD.findall(sentence.lower())}


def passages(articles: Sequence[Sequence[str]], size: int, again: Sequence[Sequence[str]] = ()) -> Iterator[list[str]]:
    """Of each article (its sentences), then of each of `again`, the passage whose words those before it hold least."""
    met = Counter(word for article in articles for word in _words(article))
    seen, used = Counter[str](), set[str]()
    for article in chain(articles, again):
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


def chosen(corpora: Path, kind: str, seed: int) -> Iterator[list[str]]:
    """Passages of OrangeSum's training part (all but `en`), or of English news with world events between them."""
    draw = random.Random(seed)
    if kind != "en":
        records = list(read_jsonl(corpora / "summaries" / "orangesum_fr.jsonl.xz"))
        draw.shuffle(records)
        if kind == "heads":
            yield from ([" ".join(record["title"].split()), *_sentences(record["summary"])] for record in records)
            return
        texts = [record["document"] for record in records]
        with ProcessPoolExecutor() as pool:
            articles = list(pool.map(_sentences, texts, chunksize=200))
        kept_out = measured()
        again = [article for article in articles if kept_out.isdisjoint(article)]
        yield from passages(articles, SENTENCES["fr"], [*again, *again])
        return
    news, events = (list(english_articles(corpora, name)) for name in ("articles", "current_events"))
    draw.shuffle(news)
    draw.shuffle(events)
    briefs = iter(events)
    for passage in passages(news, SENTENCES["en"]):
        yield passage
        for _ in range(BRIEFS_AN_ARTICLE):
            yield [s for s in next(briefs, [])[:2] if SHORTEST <= len(s.split()) <= LONGEST]


def choose(found: Iterator[list[str]], out: Path, files: int, least: int = SHORTEST) -> int:
    """Write the first `files` files of passages; returns the number of sentences, which are those of `least` words."""
    folder = out / "source"
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for n in range(files):
        lines, number = [], 0
        for passage in found:
            for sentence in passage:
                wanted = len(sentence.split()) >= least
                number += wanted
                lines.append(f"{number if wanted else '-'}\t{sentence}")
            lines.append("")
            if number >= FILE:
                break
        (folder / f"{n:04}.tsv").write_text("\n".join(lines), "utf-8")
        total += number
    return total


def _numbered(path: Path) -> dict[str, str]:
    rows = (line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return {number.strip(): " ".join(text.split()) for number, text in rows if number.strip() != "-"}


def translated(work: Path) -> Iterator[tuple[str, str]]:
    """Each sentence of `source/` with its translation in `target/`; those without one, or with "-", are left out."""
    for path in sorted((work / "target").glob("*.tsv")):
        made = _numbered(path)
        for number, text in _numbered(work / "source" / path.name).items():
            if len(made.get(number, "")) > 1:
                yield text, made[number]


def pack(kind: str, work: Path, out: Path) -> int:
    """Add what was made of the sentences in `work` to the pairs in `out`, each sentence once; returns their number."""
    rows = dict(rows_of(out)) if out.exists() else {}
    kept_out = measured()
    for text, made in translated(work):
        if text not in kept_out:
            rows.setdefault(text if PLACES[kind] is PRESS else fingerprint(text), made)
    with lzma.open(out, "wt", encoding="utf-8", preset=9) as lines:
        lines.writelines(f"{first}\t{second}\n" for first, second in rows.items())
    return len(rows)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.press_pairs", description=(__doc__ or "").split("\n")[0])
    does = parser.add_subparsers(dest="what", required=True)
    choosing = does.add_parser("choose", help="passages to translate or to condense")
    packing = does.add_parser("pack", help="what was made of them, as pairs")
    for command in (choosing, packing):
        command.add_argument(
            "kind", choices=list(PLACES), help="the press, its headlines, English news, the press to condense"
        )
    choosing.add_argument("--corpora", type=Path, required=True, help="folder with summaries/ and news-en/")
    choosing.add_argument("--out", type=Path, required=True)
    choosing.add_argument("--files", type=int, default=450, help="(default: %(default)s)")
    choosing.add_argument("--seed", type=int, default=7, help="(default: %(default)s)")
    packing.add_argument("work", type=Path, help="folder with source/ and target/")
    packing.add_argument("--out", type=Path, help="(default: beside this file)")
    options = parser.parse_args()
    if options.what == "choose":
        found = chosen(options.corpora, options.kind, options.seed)
        least = CONDENSED if options.kind == "short" else SHORTEST
        print(f"{choose(found, options.out, options.files, least)} sentences in {options.out}")
    else:
        out: Path = options.out or PLACES[options.kind]
        print(f"{pack(options.kind, options.work, out)} pairs in {out}")


if __name__ == "__main__":
    main()
