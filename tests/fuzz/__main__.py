"""Fuzz reading: `python -m tests.fuzz CORPUS [libFuzzer options]`, as `make fuzz` does. Needs atheris.

An input's first byte chooses the suffix of the file's name, the rest is the file. Found faults become test cases in
`test_found.py`. An empty CORPUS is filled with a small file of each format and kind.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["enjeu", "pypdf", "docx", "trafilatura", "htmldate", "markdown_it"]):
    from tests.fuzz.target import SUFFIXES, read

from tests.hostile import inputs

SMALL = 20_000


def fill(corpus: Path) -> None:
    """Put the small ones of the bad inputs, and an article in each format, into the corpus."""
    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    title = inputs.TITLE_ATTACKS[1]
    seeds = [
        ("article.txt", inputs.ARTICLE.encode()),
        ("attack.txt", inputs.attack_article(title).encode()),
        ("article.md", f"---\ntitle: {title}\n---\n# {title}\n\n{inputs.ARTICLE}".encode()),
        ("article.html", inputs.page(inputs.PARAGRAPHS)),
        ("article.docx", inputs.docx(f"<w:p><w:r><w:t>{inputs.SENTENCE}</w:t></w:r></w:p>")),
        ("article.pdf", inputs.pdf(b"BT /F1 11 Tf 50 780 Td (Le ministre a dit non.) Tj ET")),
        *((file, make()) for file, make, _ in inputs.REFUSED.values()),
        *((file, make()) for file, make in inputs.ACCEPTED.values()),
    ]
    for number, (file, data) in enumerate(seeds):
        if len(data) <= SMALL and file not in (
            "laughs.pdf",
            "draws.pdf",
        ):  # seconds each, where thousands of runs are wanted
            suffix = SUFFIXES.index(Path(file).suffix)
            (corpus / f"{number:02}-{file}").write_bytes(bytes([suffix]) + data)


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
