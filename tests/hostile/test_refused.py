"""What cannot become a brief costs one line that names it and says what to do, bounded time and memory, and no more."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from enjeu.errors import EnjeuError
from enjeu.reading import read_file
from enjeu.reading.article import read_bytes
from tests.hostile.inputs import ARTICLE, SENTENCE, BadInput, refused
from tests.hostile.process import PACKAGE, enjeu_process


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> list[BadInput]:
    return list(refused(tmp_path_factory.mktemp("refused")))


def test_each_bad_file_costs_one_line_and_the_good_one_among_them_is_done(bad: list[BadInput], tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ARTICLE)
    done = enjeu_process("brief", *(b.path for b in bad), good, "--json", "--outputs", tmp_path / "outputs")
    assert done.code == 1
    assert json.loads(done.out)["source"]["path"] == str(good)
    lines = done.err.decode().splitlines()
    assert len(lines) == len(bad)
    for (name, _, said), line in zip(bad, lines, strict=True):
        assert line.startswith("enjeu: /"), name
        assert said in line, (name, line)
        assert line.isprintable(), name
        assert "; " in line, f"{name}: {line} says nothing of what to do"
    assert done.seconds < 90
    assert done.megabytes < 1_000


def test_input_without_an_end_is_refused_at_the_limit() -> None:
    endless = subprocess.Popen(["yes", SENTENCE], stdout=subprocess.PIPE)
    run = subprocess.run(
        [sys.executable, "-m", "enjeu", "brief", "-"],
        stdin=endless.stdout,
        capture_output=True,
        env={"PYTHONPATH": PACKAGE},
        timeout=120,
        check=False,
    )
    endless.kill()
    endless.wait()
    assert run.returncode == 1
    assert run.stderr.decode() == "enjeu: stdin: has 50 MB, the limit is 50 MB; cut it into articles\n"


def test_a_file_that_changes_while_it_is_read_is_one_of_the_files_that_it_was(tmp_path: Path) -> None:
    path = tmp_path / "moving.txt"
    versions = [ARTICLE.replace("salaires", word) for word in ("salaires", "impôts")]
    path.write_text(versions[0])
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            for version in versions:
                beside = path.with_suffix(".new")
                beside.write_text(version)
                beside.replace(path)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        read = {read_file(path).text for _ in range(40)}
    finally:
        stop.set()
        writer.join()
    assert read <= set(versions)


# What patterns and parsers could go back over again and again.
ATOMS = (
    *(
        ".",
        "… ",
        '"',
        "« ",
        "(a. ",
        "• ",
        "- ",
        "A. ",
        "1. ",
        ".000",
        "aB",
        "finLa ",
        "5 mai 2023 ",
        "Photo ",
        "Nom / ",
    ),
    *("Un titre sans point\n\n", "Lire aussi ", "{'a': ", "<", "<a b=", "*", "[", "[a](", "![", "\n> ", "    ", "| a "),
)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_reading_takes_time_in_proportion_to_size(suffix: str) -> None:
    def cost(text: str) -> float:
        started = time.process_time()
        with suppress(EnjeuError):
            read_bytes(text.encode(), f"a{suffix}", force=True)
        return time.process_time() - started

    def is_in_proportion(atom: str) -> bool:
        small, large = (cost(ARTICLE + atom * (size // len(atom)) + ARTICLE) for size in (4_000, 40_000))
        return large < max(25 * small, 1)

    for atom in ATOMS:  # a machine that pauses once is not the reader's fault
        assert any(is_in_proportion(atom) for _ in range(3)), atom
