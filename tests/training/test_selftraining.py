"""The press in the tool's own English: what is learnt from, and which candidate."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from enjeu.models import carried_for
from enjeu.records import Flag, Sentence
from enjeu.translation import Translator
from enjeu.translation.names import TermBook
from training.selftraining.__main__ import sound
from training.selftraining.reverse import Reranked, Reverse
from training.translator.corpus import pairs_of

ROOT = Path(__file__).parent.parent.parent
ARTICLE = (
    "Le ministre a parlé aux agriculteurs mardi. Les syndicats ont demandé une aide. Gérald Darmanin est venu à Lyon."
)


@pytest.fixture(scope="module")
def folder() -> Path:
    """The carried model: it stands for a reverse one, as its machinery is the same whichever way it was trained."""
    carried = carried_for("translator")
    assert carried is not None
    return carried.folder


def sentence(french: str, english: str, *flags: Flag) -> Sentence:
    return Sentence(id=0, start=0, end=len(french), fr=french, en=english, paragraph=0, flags=flags)


@pytest.mark.parametrize(
    ("made", "learnt"),
    [
        (sentence("Gérald Darmanin est venu mardi.", "Gérald Darmanin came on Tuesday."), True),
        (sentence("Gérald Darmanin est venu mardi.", "He came on Tuesday."), False),
        (sentence("Il a été placé en garde à vue mardi.", "He was taken into police custody on Tuesday."), True),
        (sentence("Il a été placé en garde à vue mardi.", "He was kept in view on Tuesday."), False),
        (sentence("La réunion a eu lieu mardi.", "The meetening took place on Tuesday."), False),
        (sentence("La réunion a eu lieu mardi.", "The meeting took place on Tuesday.", Flag.UNSURE), False),
        (sentence("La réunion a eu lieu mardi.", "The meeting took place on Tuesday.", Flag.RETRIED), True),
    ],
)
def test_only_english_without_a_known_fault_is_learnt_from(made: Sentence, learnt: bool) -> None:
    assert sound(made, TermBook.for_article([made])) is learnt


def test_a_text_is_got_back_better_from_its_translation_than_from_another(folder: Path) -> None:
    french = (
        "Les syndicats ont demandé une aide au gouvernement."  # the model goes from French: it gets the English back
    )
    right, wrong = "The unions asked the government for aid.", "The weather was fine on the coast."
    likely, unlikely = Reverse(folder).scores([french, french], [right, wrong])
    assert likely > unlikely
    assert Reverse(folder).scores([], []) == []


def test_reranking_keeps_all_candidates(folder: Path, translator: Translator) -> None:
    texts = ["Le ministre a parlé.", "Les syndicats ont demandé une aide au gouvernement."]
    plain, ranked = translator.translate(texts), Reranked(translator, Reverse(folder)).translate(texts)
    assert [{c.text for c in found} for found in ranked] == [{c.text for c in found} for found in plain]


def test_articles_become_pairs_that_the_translator_reads(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "summaries").mkdir()
    with lzma.open(tmp_path / "summaries/orangesum_fr.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"document": ARTICLE}) + "\n" for _ in range(3))
    out = tmp_path / "own.tsv.xz"
    command = ["training.selftraining", "--corpora", str(tmp_path), "--reverse", str(folder), "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", *command, "--processes", "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "3 articles" in done.stdout
    pairs = list(pairs_of([out]))
    assert pairs
    assert {p.french for p in pairs} <= set(ARTICLE.replace(". ", ".|").split("|"))
