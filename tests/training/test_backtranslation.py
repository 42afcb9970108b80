"""News pairs out of news in one language and a model into the other: what is taken, and what is not."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from training.backtranslation.corpus import in_french_notation, learnable, news
from training.seq2seq.data import Pairs
from training.translator.corpus import pairs_of

ROOT = Path(__file__).parent.parent.parent
KNOWN = "The president of the country has signed the treaty with its neighbour."
NEWS = [f"{KNOWN} A storm has hit the coast of the country and {n} houses are without power." for n in range(10, 40)]
FRENCH_NEWS = [
    f"""Une tempête a frappé la côte du pays et {n} maisons sont sans courant. "Nous avons eu peur cette nuit. """
    for n in range(10, 40)
]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    for name in ("news-en", "fr-en-eval", "summaries"):
        (folder / name).mkdir()
    for name in ("current_events", "worldwide_newswire", "bbc", "articles"):
        with lzma.open(folder / f"news-en/{name}.jsonl.xz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"text": text}) + "\n" for text in NEWS)
    with lzma.open(folder / "summaries/orangesum_fr.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"document": text}) + "\n" for text in FRENCH_NEWS)
    (folder / "fr-en-eval/test.tsv").write_text(f"Le président du pays a signé.\t{KNOWN}\n", encoding="utf-8")
    return folder


def test_sentences_are_taken_once_and_never_from_an_evaluation_set(corpora: Path) -> None:
    taken = news(corpora, "en", 1000)
    assert len(taken) == len(set(taken)) == len(NEWS)
    assert KNOWN not in taken


def test_french_sentences_are_whole_and_no_half_of_a_quotation(corpora: Path) -> None:
    taken = news(corpora, "fr", 1000)
    assert len(taken) == len(FRENCH_NEWS)
    assert all(sentence.endswith("sont sans courant.") for sentence in taken)


def test_pairs_that_would_teach_to_make_things_up_are_left_out() -> None:
    english = [
        "The storm has hit 30 houses in the north of the country.",
        "The storm has hit 40 houses in the north of the country.",
        "The storm has hit the village of Omsk in the north.",
        "The storm has hit the village of Karatchev in the north.",
        "The storm has hit the village with lightning in the north.",
        "The storm has hit the village again and again in the north.",
        "The storm has hit the village in the night of the feast.",
    ]
    french = [
        "La tempête a touché 30 maisons dans le nord du pays.",
        "La tempête a touché 50 maisons dans le nord du pays.",
        "La tempête a touché le village de l'ombre dans le nord.",
        "La tempête a touché le village de Karchev dans le nord.",
        "La tempête a touché le village avec des lightning dans le nord.",
        "La tempête a touché le village et et et dans le nord.",
        "La tempête a touché le village dans la nuit de la fête.",
    ]
    scores = [-0.2, -0.2, -0.2, -0.2, -0.2, -0.2, -3.0]
    put_right = french[3].replace("Karchev", "Karatchev")
    assert list(learnable(english, french, scores, {"village"})) == [(french[0], english[0]), (put_right, english[3])]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_recipe_gives_pairs_that_the_translator_takes(language: str, corpora: Path, tmp_path: Path) -> None:
    out = tmp_path / "news.tsv.xz"
    done = subprocess.run(
        [sys.executable, "-m", "training.backtranslation", "--corpora", str(corpora), "--sentences", "200",
         "--news", language, "--model", str(ROOT / "tool/enjeu/models/fr-en"), "--out", str(out)],
        capture_output=True, text=True, cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    human = news(corpora, language, 200)
    assert done.stdout.startswith(f"{len(human)} sentences")
    assert {pair.english if language == "en" else pair.french for pair in pairs_of([out])} <= set(human)
    if language == "fr":  # the carried model reads it
        assert list(pairs_of([out]))


def test_synthetic_pairs_are_drawn_as_often_as_their_share_says() -> None:
    def pairs(count: int) -> Pairs:
        return Pairs.of([np.array([5, 1], np.uint16)] * count, [np.array([6, 7, 1], np.uint16)] * count, np.ones(count))

    joined = pairs(900).joined(pairs(30), 0.25)
    assert joined.weight[900:].sum() / joined.weight.sum() == pytest.approx(0.25)
    assert pairs(2).marked(2).source.tolist() == [2, 5, 1, 2, 5, 1]
    assert joined.reversed().source[-3:].tolist() == [6, 7, 1]


def test_french_that_is_made_writes_thousands_as_french_does() -> None:
    made = in_french_notation(
        "Il y a 2,919 cas, 1,234,567 tests et 3,5 millions.", "There are 2,919 cases, 1,234,567 tests"
    )
    assert made == "Il y a 2 919 cas, 1 234 567 tests et 3,5 millions."
