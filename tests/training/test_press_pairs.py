"""Passages chosen for translation, what comes back, and the pairs that are kept."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from training import press_pairs
from training.press_pairs.__main__ import choose, chosen, translated
from training.translator.corpus import acceptable

FRENCH = [
    "Le ministre a parlé hier à Paris.",
    "Il a promis une aide aux hôpitaux.",
    "Les syndicats attendent des preuves écrites.",
    "La grève continue jusqu'à vendredi soir.",
]
ENGLISH = [
    "The minister spoke in Paris yesterday.",
    "He promised aid to the hospitals.",
    "“We are waiting for proof,” the unions said.",
    "The strike goes on until Friday evening.",
]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    records = {
        "summaries/orangesum_fr": [{"document": " ".join(FRENCH)}],
        "news-en/articles": [{"text": " ".join(ENGLISH)}],
        "news-en/current_events": [{"text": "An earthquake shakes the coast of Chile on Monday."}],
    }
    for name, rows in records.items():
        path = tmp_path / f"{name}.jsonl.xz"
        path.parent.mkdir(exist_ok=True)
        with lzma.open(path, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


@pytest.mark.parametrize(("language", "sentences"), [("fr", FRENCH), ("en", ENGLISH)])
def test_neighbours_are_chosen_together_and_joined_with_what_was_made_of_them(
    corpora: Path, language: str, sentences: list[str]
) -> None:
    work = corpora / "work"
    choose(chosen(corpora, language, seed=1), work, files=1)
    source = (work / "source" / "0000.tsv").read_text("utf-8")
    for number, sentence in enumerate(sentences, start=1):
        assert f"{number}\t{sentence}\n" in source
    (work / "target").mkdir()
    (work / "target" / "0000.tsv").write_text("1\tfirst  of all\n2\t-\n4\tlast", "utf-8")
    assert list(translated(work)) == [(sentences[0], "first of all"), (sentences[3], "last")]


def test_of_news_the_english_stays_in_the_corpora(corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, packed = corpora / "work", corpora / "news.tsv.xz"
    choose(chosen(corpora, "en", seed=1), work, files=1)
    (work / "target").mkdir()
    (work / "target" / "0000.tsv").write_text("3\t« Nous attendons des preuves », ont dit les syndicats.", "utf-8")
    command = [sys.executable, "-m", "training.press_pairs", "pack", "en", str(work), "--out", str(packed)]
    subprocess.run(command, check=True, cwd=Path(__file__).parent.parent.parent)
    assert b"unions" not in lzma.decompress(packed.read_bytes())
    monkeypatch.setattr(press_pairs, "NEWS", packed)
    monkeypatch.setattr(press_pairs, "PRESS", packed.with_name("none.tsv.xz"))
    with lzma.open(packed.with_name("none.tsv.xz"), "wt"):
        pass
    assert list(press_pairs.pairs(corpora)) == [
        ("« Nous attendons des preuves », ont dit les syndicats.", '"We are waiting for proof," the unions said.')
    ]


def test_pairs_of_the_press_are_whole() -> None:
    with lzma.open(press_pairs.PRESS, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    assert len(rows) > 60_000
    assert all(len(row) == 2 for row in rows)
    good = sum(acceptable(" ".join(french.split()), english) for french, english in rows)
    assert good > 0.97 * len(rows)
