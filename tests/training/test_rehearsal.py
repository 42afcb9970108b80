"""The whole recipe, small: corpora in, a model that the package can run out; stopped and resumed."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from enjeu.models import locate
from enjeu.translation import Engine, load_translator
from enjeu.translation.ctranslate import STEPS
from training.carry import carry
from training.seq2seq.data import Pairs
from training.seq2seq.export import load_model

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny world: sentences of one form, in the layout of the real corpora."""
    folder = tmp_path_factory.mktemp("corpora")
    words = {"chat": "cat", "chien": "dog", "roi": "king", "livre": "book", "train": "train", "pays": "country"}
    verbs = {"voit": "sees", "aime": "loves", "cherche": "seeks", "trouve": "finds"}
    rows = [
        (f"Le {a} {v} le {b} numéro {n}.", f"The {words[a]} {verbs[v]} the {words[b]} number {n}.")
        for a in words for b in words for v in verbs for n in range(10, 14)
    ]  # fmt: skip
    named = [(f"Le roi {name} voit le chat.", f"The king {name} sees the cat.") for name in ("Prodi", "Dalli")]
    press = [f"Le roi {name} voit le {a}." for name in ("Darmanin", "Sacha Darmanin") for a in ("chat", "chien")]
    (folder / "fr-en").mkdir()
    (folder / "news-en").mkdir()
    (folder / "summaries").mkdir()
    for name in ("europarl-00", "news_2008_2012"):
        with lzma.open(folder / f"fr-en/{name}.tsv.xz", "wt", encoding="utf-8") as f:
            f.writelines(f"{fr}\t{en}\n" for fr, en in ([*named, *rows] if name != "news_2008_2012" else rows[::7]))
    for name, field, side in (
        ("summaries/orangesum_fr", "document", 0),
        ("news-en/articles", "text", 1),
        ("news-en/current_events", "text", 1),
    ):
        with lzma.open(folder / f"{name}.jsonl.xz", "wt", encoding="utf-8") as f:
            f.writelines(json.dumps({field: row[side]}) + "\n" for row in rows)
            f.writelines(json.dumps({field: text}) + "\n" for text in press if side == 0)
    return folder


def rehearse(corpora: Path, work: Path, updates: int, *more: str, side_by_side: int = 1) -> str:
    several = ["-m", "torch.distributed.run", "--nproc-per-node", str(side_by_side)] if side_by_side > 1 else []
    command = [
        sys.executable, *several, "-m", "training.translator", "--corpora", str(corpora), "--work", str(work),
        "--limit", "600", "--vocabulary", "320", "--width", "64", "--feed-forward", "128", "--encoder-layers", "2",
        "--decoder-layers", "1", "--heads", "2", "--updates", str(updates), "--batch-tokens", "512",
        "--final-batch-tokens", "512", "--warmup-updates", "20", "--log-every", "10", "--negatives", "200", *more,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_recipe_runs_from_corpora_to_a_model_that_translates(corpora: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    first = rehearse(corpora, work, 300)
    losses = [json.loads(line)["nll"] for line in first.splitlines() if line.startswith("{")]
    assert losses[-1] < losses[0] / 2

    updates = json.loads([line for line in first.splitlines() if line.startswith("{")][-1])["updates"]
    again = rehearse(corpora, work, 60)
    resumed = [json.loads(line) for line in again.splitlines() if line.startswith("{")]
    assert resumed[0]["updates"] > updates - 10
    assert resumed[0]["nll"] < losses[0] / 2

    place = tmp_path / "carried"
    carry(work / "model", place, "test/model", "translator")
    model = locate(str(place), option="--translator", offline=True)
    for engine in (Engine.CTRANSLATE2, Engine.TORCH):
        english = load_translator(model, engine).translate(["Le chat voit le chien numéro 12."])[0][0].text
        assert "cat" in english
        assert "12" in english


def test_two_trainers_side_by_side_leave_one_model_on_the_grid_of_the_8_bit_engine(
    corpora: Path, tmp_path: Path
) -> None:
    rehearse(corpora, tmp_path, 40, "--grid", "--meet-every", "0.02", side_by_side=2)
    tallies = [(tmp_path / f"log-{rank}.jsonl").read_text("utf-8").splitlines() for rank in (0, 1)]
    assert [json.loads(lines[-1])["updates"] for lines in tallies] == [40, 40]
    assert tallies[0] != tallies[1]  # each has drawn its own batches
    model = load_model(tmp_path / "model")
    assert model.embedding.weight.abs().max() > 0.1
    for weight in (p for p in model.parameters() if p.dim() == 2):
        steps = weight / weight.abs().amax(1, keepdim=True).clamp_min(1e-12) * STEPS
        assert (steps - steps.round()).abs().max() < 0.1


def test_a_reverse_model_learns_from_made_pairs_and_from_pairs_with_names_of_the_press(
    corpora: Path, tmp_path: Path
) -> None:
    work, made = tmp_path / "work", tmp_path / "made.tsv.xz"
    with lzma.open(made, "wt", encoding="utf-8") as lines:
        lines.writelines(f"Le roi aime le livre {n}.\tThe king loves the book {n}.\n" for n in range(40))
    shares = ("--synthetic", str(made), "--synthetic-share", "0.2", "--renamed-share", "0.2")
    assert "model in" in rehearse(corpora, work, 20, "--reverse", *shares)
    config = json.loads((work / "model" / "tokenizer_config.json").read_text("utf-8"))
    assert (config["source_lang"], config["target_lang"]) == ("en", "fr")
    pieces = SentencePieceProcessor(model_file=str(work / "spm.model"))
    renamed = Pairs.load(work / "renamed")
    assert len(renamed) == 2
    for side in (renamed.source, renamed.target):
        assert pieces.decode(side.tolist()).count("Darmanin") == 2
