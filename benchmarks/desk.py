"""Articles for the benchmarks of batches: short ones, made by recombining sentences of real ones."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from enjeu.reading.sentences import split_sentences
from jsonl import read_jsonl

SENTENCES = (8, 12)  # of an article, least and most
WORDS = (6, 40)  # of a sentence


def make_articles(corpora: Path, folder: Path, count: int) -> None:
    """Write `count` articles of French news sentences, each with a real title, into a new folder. Always the same."""
    titles: list[str] = []
    sentences: list[str] = []
    for record in read_jsonl(corpora / "summaries" / "orangesum_fr.jsonl.xz"):
        titles.append(record["title"])
        text = record["document"]
        found = (" ".join(text[cut.start : cut.end].split()) for cut in split_sentences(text))
        sentences += [sentence for sentence in found if WORDS[0] <= len(sentence.split()) <= WORDS[1]]
        if len(sentences) > SENTENCES[1] * count and len(titles) >= count:
            break
    chance = random.Random(1)
    chance.shuffle(sentences)
    folder.mkdir(parents=True)
    for number in range(count):
        body = [sentences.pop() for _ in range(chance.randint(*SENTENCES))]
        paragraphs = [" ".join(body[at : at + 3]) for at in range(0, len(body), 3)]
        (folder / f"{number:05d}.txt").write_text("\n\n".join([titles[number], *paragraphs]) + "\n", "utf-8")


def enjeu(*arguments: object) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "enjeu", *map(str, arguments)]


def run(*arguments: object) -> None:
    """The program, to its end. Raises CalledProcessError where it fails."""
    subprocess.run(enjeu(*arguments), check=True, capture_output=True)


def briefs(folder: Path) -> dict[str, bytes]:
    """The JSON briefs in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.glob("*.json")}


def descendants(process: int) -> list[int]:
    """The processes below one, as Linux shows them."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        parents.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found, new = [], [process]
    while new:
        new = [child for parent in new for child in parents.get(parent, [])]
        found += new
    return found


def memory(process: int) -> int:
    """Bytes that a process and those below it hold, what they share counted once."""
    total = 0
    for each in (process, *descendants(process)):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0))
