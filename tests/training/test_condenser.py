"""The recipe of the condenser, small: from the carried translator to a model that says less."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

from enjeu.models import locate
from enjeu.translation import Translator, load_translator
from training.press_pairs import condensed

ROOT = Path(__file__).parent.parent.parent
PAIRS = 24


def test_the_recipe_makes_a_translator_that_says_less(tmp_path: Path, translator: Translator) -> None:
    command = [
        sys.executable, "-m", "training.condenser", "--work", str(tmp_path), "--limit", str(PAIRS), "--minutes", "5",
        "--updates", "20", "--batch-tokens", "512", "--final-batch-tokens", "512", "--warmup-updates", "2",
        "--negatives", "500", "--log-every", "10",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert done.returncode == 0, done.stderr[-2000:]
    model = load_translator(locate(str(tmp_path / "model"), option="--translator", offline=True))
    french = [text for text, _ in islice(condensed(), PAIRS)]
    before, after = (
        sum(len(found[0].text.split()) for found in engine.translate(french)) for engine in (translator, model)
    )
    assert after < 0.8 * before
