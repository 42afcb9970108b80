"""Passages chosen for translation, what comes back, and the pairs that are kept."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from training import press_pairs
from training.press_pairs.__main__ import choose, chosen, pack, passages, translated
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
        "summaries/orangesum_fr": [
            {"document": " ".join(FRENCH), "title": "Santé : ce que  veut le ministre", "summary": " ".join(FRENCH[:2])}
        ],
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


def test_what_is_long_enough_is_numbered_to_be_condensed(corpora: Path) -> None:
    work = corpora / "work"
    choose(chosen(corpora, "short", seed=1), work, files=1, least=7)
    source = (work / "source" / "0000.tsv").read_text("utf-8").splitlines()
    assert source[:4] == [f"1\t{FRENCH[0]}", f"2\t{FRENCH[1]}", f"-\t{FRENCH[2]}", f"-\t{FRENCH[3]}"]


def test_a_headline_is_chosen_with_its_standfirst(corpora: Path) -> None:
    work = corpora / "work"
    choose(chosen(corpora, "heads", seed=1), work, files=1)
    source = (work / "source" / "0000.tsv").read_text("utf-8").splitlines()
    assert source[:3] == ["1\tSanté : ce que veut le ministre", f"2\t{FRENCH[0]}", f"3\t{FRENCH[1]}"]


def test_when_each_article_had_its_turn_another_passage_of_each_is_chosen() -> None:
    subjects, verbs = ["Le maire", "La ministre", "Un juge", "Une avocate"], ["parle", "écrit", "revient", "se tait"]
    articles = [[f"{who} {does} ce {day} soir." for who in subjects for does in verbs] for day in ("lundi", "mardi")]
    first = list(passages(articles, 7))
    both = list(passages(articles, 7, articles[1:]))
    assert both[:2] == first
    assert len(both) == 3
    assert set(both[2]) < set(articles[1]) - set(both[1])


def test_what_is_packed_is_added_but_nothing_twice_and_nothing_to_measure_by(tmp_path: Path) -> None:
    packed = tmp_path / "pairs.tsv.xz"
    for n, (french, english) in enumerate([(FRENCH[0], ENGLISH[0]), (FRENCH[1], ENGLISH[1]), (FRENCH[0], "other")]):
        work = tmp_path / str(n)
        for side, text in (("source", french), ("target", english)):
            (work / side).mkdir(parents=True)
            (work / side / "0000.tsv").write_text(f"1\t{text}\n", "utf-8")
        pack("fr", work, packed)
    kept_out = min(press_pairs.measured())
    (work / "source" / "0000.tsv").write_text(f"1\t{kept_out}\n", "utf-8")
    pack("fr", work, packed)
    lines = lzma.decompress(packed.read_bytes()).decode().splitlines()
    assert lines == [f"{FRENCH[0]}\t{ENGLISH[0]}", f"{FRENCH[1]}\t{ENGLISH[1]}"]


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


def test_condensed_sentences_are_shorter_than_their_translations() -> None:
    whole = dict(press_pairs.rows_of(press_pairs.PRESS))
    rows = list(press_pairs.condensed())
    assert len(rows) > 50_000
    shorter = sum(len(short.split()) < len(whole[french].split()) for french, short in rows)
    assert shorter > 0.97 * len(rows)


def test_no_pair_is_one_of_those_that_the_translator_is_measured_by() -> None:
    kept_out = press_pairs.measured()
    assert not kept_out & dict(press_pairs.rows_of(press_pairs.PRESS)).keys()
    assert len(kept_out) > 600
