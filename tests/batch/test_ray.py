"""Batches on a Ray cluster of two workers on this machine: real processes, killed for real."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ray = pytest.importorskip("ray")
pytestmark = [
    pytest.mark.ray,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds actors as Linux shows them"),
]
SEEDS = Path(__file__).parents[2] / "seeds"
PACKAGE = str(Path(__file__).parents[2] / "tool")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Parts of the seeds, and a file that is no article."""
    folder = tmp_path_factory.mktemp("desk")
    for seed in sorted(SEEDS.glob("*.txt")):
        text = seed.read_text("utf-8")
        for part in range(2):
            (folder / f"{seed.name[:3]}-{part}.txt").write_text(text[: text.index(".", 400 + 500 * part) + 1], "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def command(desk, work, *more):
    arguments = ["batch", desk, "--out", work / "out", "--outputs", work, "--jobs", 2, "--json", *more]
    return [sys.executable, "-m", "enjeu", *map(str, arguments)]


ENVIRONMENT = {**os.environ, "PYTHONPATH": PACKAGE}


@pytest.fixture(scope="module")
def local(desk, tmp_path_factory):
    """What a batch on this machine makes of the desk: each file's bytes."""
    work = tmp_path_factory.mktemp("local")
    done = subprocess.run(
        command(desk, work, "--format", "json,md,jsonl,parquet"), env=ENVIRONMENT, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    return {path.name: path.read_bytes() for path in (work / "out").iterdir()}


def actors(process):
    """The processes of the cluster that `process` started which hold the models."""
    parents, actors = {}, []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
            if b"ray::" in (said := (status.parent / "cmdline").read_bytes()) and b"_Actor" in said:
                actors.append(int(status.parent.name))
        except OSError:
            continue

    def below(pid):
        return pid == process or (pid in parents and below(parents[pid]))

    return [actor for actor in actors if below(actor)]


def test_two_workers_make_the_very_files_that_this_machine_makes_alone(desk, local, tmp_path):
    done = subprocess.run(
        command(desk, tmp_path, "--on", "ray", "--format", "json,md,jsonl,parquet"),
        env=ENVIRONMENT, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert len(report["done"]) == 10
    assert [Path(entry["file"]).name for entry in report["failed"]] == ["empty.txt"]
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == local
    rows = [json.loads(line) for line in (tmp_path / "out" / "briefs.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["error"] is None) for row in rows] == [
        (name, name != "empty.txt") for name in sorted(path.name for path in desk.iterdir())
    ]


def test_an_actor_that_is_killed_costs_no_article(desk, local, tmp_path):
    batch = subprocess.Popen(
        command(desk, tmp_path, "--on", "ray", "--format", "json"),
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    end = time.monotonic() + 240
    while not (found := actors(batch.pid)) or not list((tmp_path / "out").glob("*.json")):
        assert time.monotonic() < end
        assert batch.poll() is None, batch.communicate()
        time.sleep(0.05)
    os.kill(found[0], signal.SIGKILL)
    said, complained = batch.communicate(timeout=400)
    assert batch.returncode == 1, complained
    assert len(json.loads(said)["done"]) == 10
    for path in (tmp_path / "out").glob("*.json"):
        assert path.read_bytes() == local[path.name]


def test_a_cluster_that_is_not_there_is_named(desk, tmp_path):
    done = subprocess.run(
        command(desk, tmp_path, "--on", "ray", "--ray-address", "127.0.0.1:1"),
        env=ENVIRONMENT, capture_output=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert b"127.0.0.1:1" in done.stderr
