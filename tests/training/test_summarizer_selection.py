"""The recipe of the summary's selection, small: corpora in, what the package reads out."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors.numpy import load

from enjeu.summary.salience import FEATURES, WORD_FEATURES, Article
from enjeu.summary.words import content
from enjeu.summary.worth import French

ROOT = Path(__file__).parent.parent.parent
ENGLISH = [
    "North Korea has sent 3,000 artillery shells to Russia, which needs them for its war in Ukraine, officials say.",
    "The harbour was quiet on that day.",
    "In exchange Pyongyang asks for food, oil and help with its satellites, according to two diplomats in Seoul.",
    "The United States has threatened new sanctions against both countries.",
    "Nobody in Moscow wanted to comment on the report.",
]
SUMMARY = "North Korea has sent 3,000 shells to Russia. Pyongyang asks for food and oil in exchange."
FRENCH = [
    "La Corée du Nord a livré 3 000 obus d'artillerie à la Russie, qui en a besoin pour sa guerre en Ukraine.",
    "Le port était calme ce jour-là.",
    "En échange Pyongyang demande de la nourriture, du pétrole et de l'aide pour ses satellites.",
    "Les Etats-Unis menacent les deux pays de nouvelles sanctions.",
    "Personne à Moscou n'a voulu commenter.",
]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few articles in the layout of the real corpora."""
    folder = tmp_path_factory.mktemp("corpora")
    (folder / "summaries").mkdir()
    (folder / "news-en").mkdir()

    def write(name: str, record: dict[str, str], count: int) -> None:
        with lzma.open(folder / f"{name}.jsonl.xz", "wt", encoding="utf-8") as f:
            f.writelines(json.dumps(record) + "\n" for _ in range(count))

    english = {"split": "train", "title": "Shells for Russia", "document": "\n".join(ENGLISH), "summary": SUMMARY}
    french = {**english, "document": "\n".join(FRENCH), "summary": "La Corée du Nord a livré 3 000 obus à la Russie."}
    for name in ("cnn_story_highlights_en", "guardian_dek_en", "gum_summaries"):
        write(f"summaries/{name}", english, 4)
    write("summaries/orangesum_fr", french, 12)  # a stem has a vector from ten times on
    article = {"title": "North Korea has sent 3,000 artillery shells to Russia", "text": " ".join(ENGLISH)}
    write("news-en/articles", article, 8)
    return folder


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True, text=True, cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_selection_recipe_writes_a_weight_for_every_feature(corpora: Path, tmp_path: Path) -> None:
    run("training.summarizer_selection", str(corpora), "--out", str(tmp_path), "--limit", "12")
    models = json.loads((tmp_path / "any.json").read_text(encoding="utf-8"))
    assert set(models["sentence"]["features"]) == set(FEATURES)
    assert set(models["word"]["features"]) == set(WORD_FEATURES)
    # The sentence that the summary was made of stands first here.
    assert models["sentence"]["features"]["first"][1] > 0
    french = French(load(lzma.decompress((tmp_path / "french.safetensors.xz").read_bytes())))
    found = french.worth(Article(FRENCH, "Des obus pour la Russie"))
    assert max(found.sentences) == 1
    assert min(found.sentences) > 0
    assert set(found.words) == {stem for text in FRENCH for stem in content(text)}
