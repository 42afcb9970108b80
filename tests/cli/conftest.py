import os
import subprocess
import sys
from pathlib import Path

import pytest

import enjeu

SEEDS = Path(__file__).parents[2] / "seeds"
PACKAGE = str(Path(enjeu.__file__).parents[1])
KEPT = {name: value for name, value in os.environ.items() if not name.startswith(("ENJEU_", "COLUMNS", "PYTHON"))}
ENVIRONMENT = {**KEPT, "PYTHONPATH": PACKAGE}


def run_enjeu(*arguments, stdin=None, cwd=None, **environment):
    """The program in a process of its own, its output as bytes decoded strictly."""
    done = subprocess.run(
        [sys.executable, "-m", "enjeu", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**ENVIRONMENT, **environment},
        timeout=300,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    """The first paragraphs of three seeds: real text, and soon translated."""
    folder = tmp_path_factory.mktemp("articles")
    for place, seed in enumerate(sorted(SEEDS.glob("*.txt"))[:3]):
        text = seed.read_text("utf-8")
        (folder / f"article{place}.txt").write_text(text[: text.index(".", 500) + 1], "utf-8")
    return folder


@pytest.fixture(scope="session")
def outputs(tmp_path_factory):
    """One outputs folder for all tests, so that each article is translated once."""
    return tmp_path_factory.mktemp("outputs")


@pytest.fixture(scope="session")
def environment(outputs):
    """The environment of a run, for tests that start the program themselves."""
    return {**ENVIRONMENT, "ENJEU_OUTPUTS": str(outputs)}


@pytest.fixture(scope="session")
def enjeu_run(outputs):
    def run(*arguments, **keywords):
        return run_enjeu(*arguments, **{"ENJEU_OUTPUTS": str(outputs), **keywords})

    return run


@pytest.fixture(scope="session")
def batch_run(articles, outputs, enjeu_run, tmp_path_factory):
    """A batch over the articles and one broken file: what the process said, and where its briefs are."""
    folder = tmp_path_factory.mktemp("desk")
    for article in articles.iterdir():
        (folder / article.name).write_bytes(article.read_bytes())
    (folder / "broken.txt").write_bytes(b"")
    out = tmp_path_factory.mktemp("briefs")
    done = enjeu_run("batch", folder, "--out", out, "--format", "md,json", "--jobs", 2)
    return done, folder, out
