"""Sentence splitters on hard cases of French press prose: boundaries found, blocks exactly right, time.

    python benchmarks/splitting.py [--corpora ../shared/corpora] [--errors] [--write]

Compared with enjeu's rules: a regular expression, spaCy's sentencizer, pySBD and, with --corpora, what is trained on
its French lines: Punkt (where nltk is installed) and a learned boundary classifier. With --corpora, a last table has
the same splitters on newspaper and encyclopedia sentences of UD_French-Sequoia.
"""

from __future__ import annotations

import argparse
import lzma
import re
import tarfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pysbd
import spacy
from boundary_model import BoundaryModel

from enjeu.reading.sentences import sentences_of
from results import write_section

CASES = Path(__file__).with_name("data") / "splitting_fr.txt"
OURS = "enjeu rules"
TIMED_CHARACTERS = 60_000
Splitter = Callable[[str], Iterable[str]]


class Case(NamedTuple):
    """A block of text and the sentences it should be cut into."""

    held_out: bool
    category: str
    text: str
    sentences: tuple[str, ...]


class Score(NamedTuple):
    """Boundaries found in total, found and wanted, wanted, and blocks exactly right of all blocks."""

    found: int
    right: int
    wanted: int
    exact: int
    blocks: int

    def cells(self) -> list[str]:
        """Precision, recall, F1 and the share of exact blocks, in percent."""
        f1 = 2 * self.right / (self.found + self.wanted) if self.right else 0.0
        shares = (self.right / max(1, self.found), self.right / max(1, self.wanted), f1, self.exact / self.blocks)
        return [f"{100 * share:.1f}" for share in shares]


def read_cases(path: Path = CASES) -> list[Case]:
    """The test set; the file's head says how it is written."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, category, marked = line.split("\t")
        marked = marked.replace("⏎", "\n")
        sentences = tuple(piece.strip() for piece in marked.split("¦"))
        cases.append(Case(part == "held-out", category, marked.replace("¦", ""), sentences))
    return cases


def sequoia_cases(corpora: Path, size: int = 5) -> list[Case]:
    """Blocks of `size` consecutive complete sentences from the newspaper and the encyclopedia of UD_French-Sequoia."""
    numbered: dict[str, list[tuple[int, str]]] = defaultdict(list)
    with tarfile.open(corpora / "treebank" / "UD_French-Sequoia.tar.xz") as archive:
        for member in archive.getmembers():
            handle = archive.extractfile(member) if member.name.endswith(".conllu") else None
            if handle is None:
                continue
            text = handle.read().decode("utf-8")
            pairs = re.findall(r"# sent_id = (annodis\.er|frwiki\S*)_(\d+)\n# text = (.+)\n", text)
            for source, number, sentence in pairs:
                numbered[source].append((int(number), sentence))
    cases = []
    for source, rows in sorted(numbered.items()):
        complete = [s.strip() for _, s in sorted(rows) if re.search(r"[.!?…][\s»\")]*$", s)]
        for i in range(0, len(complete), size):
            block = tuple(complete[i : i + size])
            cases.append(Case(True, "newspaper" if "annodis" in source else "encyclopedia", " ".join(block), block))
    return cases


def inner_starts(sentences: Iterable[str]) -> set[int]:
    """Boundaries as the number of visible characters before them, so that splitters may differ in white space."""
    starts, seen = set(), 0
    for sentence in sentences:
        visible = len("".join(sentence.split()))
        if visible and seen:
            starts.add(seen)
        seen += visible
    return starts


def score(split: Splitter, cases: Sequence[Case]) -> Score:
    """Micro-averaged counts over the blocks."""
    found = right = wanted = exact = 0
    for case in cases:
        predicted, gold = inner_starts(split(case.text)), inner_starts(case.sentences)
        found += len(predicted)
        right += len(predicted & gold)
        wanted += len(gold)
        exact += predicted == gold
    return Score(found, right, wanted, exact, len(cases))


def french_lines(corpora: Path) -> list[str]:
    """Lines of one sentence each: all of the news, then twice as many from the parliament."""
    lines: list[str] = []
    for name, limit in (("news_2008_2012", 15_000), ("europarl-00", 25_000)):
        with lzma.open(corpora / "fr-en" / f"{name}.tsv.xz", "rt", encoding="utf-8") as handle:
            lines += [line.partition("\t")[0].strip() for line in islice(handle, limit)]
    return [line for line in lines if line]


def splitters(corpora: Path | None) -> dict[str, Splitter]:
    """Every splitter that can run here, ours last."""
    found: dict[str, Splitter] = {"regular expression": lambda text: re.split(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«\"—–])", text)}
    blank = spacy.blank("fr")
    blank.add_pipe("sentencizer")
    found["spaCy sentencizer"] = lambda text: [sentence.text for sentence in blank(text).sents]
    found["pySBD"] = pysbd.Segmenter(language="fr", clean=False).segment
    if corpora is not None:
        lines = french_lines(corpora)
        if find_spec("nltk"):
            from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

            trainer = PunktTrainer()
            trainer.train(" ".join(lines), finalize=True)
            found["Punkt, trained here"] = PunktSentenceTokenizer(trainer.get_params()).tokenize
        model = BoundaryModel()
        model.fit(lines)
        found["character classifier, trained here"] = model.split
    found[OURS] = sentences_of
    return found


def seconds_per_megabyte(split: Splitter, cases: Sequence[Case]) -> float:
    """Time over the blocks, repeated up to TIMED_CHARACTERS, scaled to a million characters."""
    blocks, size = [], 0
    while size < TIMED_CHARACTERS:
        blocks.append(cases[len(blocks) % len(cases)].text)
        size += len(blocks[-1])
    begin = time.perf_counter()
    for block in blocks:
        list(split(block))
    return (time.perf_counter() - begin) * 1e6 / size


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, the first column to the left."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def report(corpora: Path | None) -> str:
    """All tables, as Markdown."""
    cases = read_cases()
    held_out = [case for case in cases if case.held_out]
    tuned = [case for case in cases if not case.held_out]
    by_category: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_category[case.category].append(case)
    found = splitters(corpora)
    speed = {name: seconds_per_megabyte(split, cases) for name, split in found.items()}

    rows = []
    for name, split in found.items():
        total, tuned_exact, held_exact = (
            score(split, cases).cells(),
            score(split, tuned).cells(),
            score(split, held_out),
        )
        rows.append([name, *total, tuned_exact[3], *held_exact.cells()[2:], f"{speed[name] / speed[OURS]:.1f}"])
    parts = [
        "## Sentence splitting",
        f"{len(cases)} hard blocks of French press prose (`benchmarks/data/splitting_fr.txt`), {len(held_out)} of them "
        "held out: not run until the rules were settled. Inner boundaries: precision, recall, F1; blocks cut exactly "
        "as wanted (all in percent); time for the same text, ours = 1 "
        f"({speed[OURS]:.2f} s for a million characters in small blocks). Both sets were written by the hand that "
        "wrote a first version of the rules before them, so they flatter these; the last table, on text of others, is "
        "the check.",
        table(
            ["splitter", "P", "R", "F1", "exact", "exact, tuned", "F1, held out", "exact, held out", "time"],
            rows,
        ),
        "Share of blocks exactly right, by what makes them hard:",
        table(
            ["category", "blocks", *found],
            [
                [category, str(len(group)), *(f"{score(split, group).cells()[3]}" for split in found.values())]
                for category, group in by_category.items()
            ],
        ),
    ]
    if corpora is not None:
        ordinary, kinds = sequoia_cases(corpora), ("newspaper", "encyclopedia")
        groups = [[case for case in ordinary if case.category == kind] for kind in kinds]
        parts += [
            "Ordinary prose: UD_French-Sequoia, complete sentences in blocks of five "
            f"({len(groups[0])} blocks of newspaper, {len(groups[1])} of encyclopedia). Two kinds of error seen here "
            "led to a rule each: small first letters, and J.-C. as a first name.",
            table(
                [
                    "splitter",
                    *(f"{kind} {name}" for kind in kinds for name in ("P", "R", "F1", "exact")),
                ],
                [[name, *(cell for g in groups for cell in score(split, g).cells())] for name, split in found.items()],
            ),
        ]
    return "\n\n".join(parts)


def errors(cases: Sequence[Case]) -> str:
    """Our cuts where they differ from the wanted ones."""
    lines = []
    for case in cases:
        ours = sentences_of(case.text)
        if inner_starts(ours) != inner_starts(case.sentences):
            lines.append(f"{case.category}\n  wanted {' ¦ '.join(case.sentences)}\n  got    {' ¦ '.join(ours)}")
    return "\n".join(lines)


def main() -> None:
    """Print the tables; with --write, put them into RESULTS.md too."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, help="the training corpora; without them no trained splitter")
    parser.add_argument("--errors", action="store_true", help="print our wrong blocks instead of the tables")
    parser.add_argument("--write", action="store_true", help="replace the section of benchmarks/RESULTS.md")
    options = parser.parse_args()
    if options.errors:
        print(errors(read_cases() + (sequoia_cases(options.corpora) if options.corpora else [])))
        return
    body = report(options.corpora)
    print(body)
    if options.write:
        write_section("splitting", body)


if __name__ == "__main__":
    main()
