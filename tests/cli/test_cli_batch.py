import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from enjeu.records import Brief


def test_every_article_has_a_file_in_every_format_and_the_broken_one_is_named(batch_run):
    done, _, out = batch_run
    assert done.returncode == 1
    assert sorted(path.name for path in out.iterdir()) == [
        *(f"article{place}.{suffix}" for place in range(3) for suffix in ("json", "md")),
        "failures.jsonl",
    ]
    assert "3 of 4 files done" in done.stdout
    assert "1 failed" in done.stdout
    assert "broken.txt" in done.stdout
    assert "--retry-failed" in done.stdout
    (failure,) = map(json.loads, (out / "failures.jsonl").read_text().splitlines())
    assert failure["file"] == "broken.txt"
    assert done.stderr == ""


def test_a_batch_and_a_single_brief_say_the_same(batch_run, enjeu_run):
    _, folder, out = batch_run
    alone = enjeu_run("brief", folder / "article0.txt", "--json").stdout
    assert (out / "article0.json").read_text("utf-8") == alone
    assert Brief.model_validate_json(alone).source.path == str(folder / "article0.txt")


def test_run_again_everything_comes_from_the_cache_and_no_file_is_touched(batch_run, enjeu_run):
    _, folder, out = batch_run
    before = {path: path.stat().st_mtime_ns for path in out.glob("article*")}
    done = enjeu_run("batch", folder, "--out", out, "--json")
    assert {path: path.stat().st_mtime_ns for path in out.glob("article*")} == before
    report = json.loads(done.stdout)
    assert [entry["cached"] for entry in report["done"]] == [True] * 3
    assert [(entry["id"], entry["file"]) for entry in report["failed"]] == [("broken.txt", str(folder / "broken.txt"))]


def test_retry_failed_does_only_those_and_forgets_them_when_they_succeed(batch_run, enjeu_run, tmp_path):
    _, folder, out = batch_run
    desk, briefs = tmp_path / "desk", tmp_path / "briefs"
    shutil.copytree(folder, desk)
    shutil.copytree(out, briefs)
    (desk / "broken.txt").write_bytes((desk / "article1.txt").read_bytes())
    done = enjeu_run("batch", desk, "--out", briefs, "--retry-failed", "--json")
    assert done.returncode == 0, done.stderr
    assert [entry["file"] for entry in json.loads(done.stdout)["done"]] == [str(desk / "broken.txt")]
    assert not (briefs / "failures.jsonl").exists()
    again = enjeu_run("batch", desk, "--out", briefs, "--retry-failed")
    assert again.returncode == 0
    assert "nothing failed" in again.stderr


def test_files_of_one_name_do_not_overwrite_each_other(articles, enjeu_run, tmp_path):
    for place, name in enumerate(("a/depeche.txt", "b/depeche.txt", "b/Depeche.md")):
        (tmp_path / "desk" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(articles / f"article{place}.txt", tmp_path / "desk" / name)
    done = enjeu_run("batch", tmp_path / "desk", "--out", tmp_path / "out", "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    briefs = [Brief.model_validate_json(path.read_bytes()) for path in (tmp_path / "out").iterdir()]
    assert len({brief.source.sha256 for brief in briefs}) == 3


def test_two_folders_of_one_name_do_not_share_their_default_place(articles, enjeu_run, tmp_path):
    desks = [tmp_path / side / "desk" for side in ("a", "b")]
    for place, desk in enumerate(desks):
        desk.mkdir(parents=True)
        shutil.copy(articles / f"article{place}.txt", desk / "depeche.txt")
    own = {"ENJEU_OUTPUTS": str(tmp_path / "kept")}
    runs = [enjeu_run("batch", desk, "--json", **own) for desk in (*desks, desks[0])]
    places = [json.loads(run.stdout)["out"] for run in runs]
    assert places[0] == str(tmp_path / "kept" / "desk")
    assert places[2] == places[0] != places[1]
    sources = [Brief.model_validate_json(Path(place, "depeche.json").read_bytes()).source.path for place in places[:2]]
    assert sources == [str(desk / "depeche.txt") for desk in desks]
    assert runs[0].stderr == ""
    assert places[1] in runs[1].stderr


def test_briefs_that_lie_among_the_articles_are_no_articles(articles, enjeu_run, tmp_path):
    shutil.copy(articles / "article0.txt", tmp_path / "article0.txt")
    for _ in range(2):
        done = enjeu_run("batch", tmp_path, "--out", tmp_path / "briefs", "--format", "md", "--json")
        assert len(json.loads(done.stdout)["done"]) == 1
    assert enjeu_run("batch", tmp_path, "--out", tmp_path).returncode == 2


def test_files_of_other_kinds_are_named_not_passed_over_in_silence(batch_run, enjeu_run, tmp_path):
    _, folder, _ = batch_run
    shutil.copytree(folder, tmp_path / "desk")
    (tmp_path / "desk" / "scan.tiff").write_bytes(b"II*")
    shown = enjeu_run("batch", tmp_path / "desk", "--out", tmp_path / "out").stdout
    assert "1 file of other kinds passed over: scan.tiff" in shown
    said = enjeu_run("batch", tmp_path / "desk", "--out", tmp_path / "out", "--json").stdout
    assert json.loads(said)["passed_over"] == ["scan.tiff"]


def test_a_table_of_the_same_articles_gives_the_same_briefs_and_a_row_for_every_row(batch_run, enjeu_run, tmp_path):
    _, folder, out = batch_run
    files = sorted(folder.iterdir())
    rows = [{"id": path.stem, "name": str(path), "text": path.read_text("utf-8")} for path in files]
    lines = [json.dumps(row) + "\n" for row in rows]
    (tmp_path / "desk.jsonl").write_text("".join(lines) + "{not JSON\n", "utf-8")
    place = f"file://{tmp_path}/out"  # any URL of fsspec
    done = enjeu_run("batch", tmp_path / "desk.jsonl", "--out", place, "--format", "json,jsonl,parquet", "--json")
    assert done.returncode == 1
    for number in range(3):
        name = f"article{number}.json"
        assert (tmp_path / "out" / name).read_bytes() == (out / name).read_bytes()
    table = [json.loads(line) for line in (tmp_path / "out" / "briefs.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in table] == ["article0", "article1", "article2", "broken", "line-5"]
    assert [row["brief"] is None for row in table] == [row["error"] is not None for row in table]
    assert "line 5" in table[4]["error"]
    assert Brief.model_validate(table[1]["brief"]) == Brief.model_validate_json((out / "article1.json").read_bytes())
    parquet = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "out" / "briefs.parquet").to_pylist()
    assert [row["id"] for row in parquet] == [row["id"] for row in table]
    assert json.loads(parquet[0]["brief"]) == table[0]["brief"]
    failed = (tmp_path / "out" / "failures.jsonl").read_text().splitlines()
    assert [json.loads(line)["file"] for line in failed] == ["broken", "line-5"]
    assert [path.name for path in (tmp_path / "out").glob(".*")] == []


def test_there_is_nothing_to_retry_where_there_was_no_run(articles, enjeu_run, tmp_path):
    done = enjeu_run("batch", articles, "--out", tmp_path / "none", "--retry-failed")
    assert done.returncode == 2
    assert "no run" in done.stderr


def test_a_folder_without_articles_is_named(enjeu_run, tmp_path):
    done = enjeu_run("batch", tmp_path / "missing", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "missing" in done.stderr
    (tmp_path / "empty").mkdir()
    done = enjeu_run("batch", tmp_path / "empty", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "empty" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_model_stops_the_batch_once(articles, enjeu_run, tmp_path):
    done = enjeu_run("batch", articles, "--out", tmp_path / "out", "--translator", "./none")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1


@pytest.fixture
def running(articles, environment, tmp_path):
    """A batch over copies of the articles with a cache of its own, in the background."""
    desk = tmp_path / "desk"
    desk.mkdir()
    for article in articles.iterdir():
        for copy in range(3):
            (desk / f"{article.stem}-{copy}.txt").write_bytes(article.read_bytes() + b"\n" * copy)
    command = [sys.executable, "-m", "enjeu", "batch", desk, "--out", tmp_path / "out", "--jobs", "1", "--json"]
    own = {**environment, "ENJEU_OUTPUTS": str(tmp_path / "kept")}

    def start():
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=own)

    return start, tmp_path / "out"


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def workers_of(process):
    """The processes that translate for `process`, as Linux knows them."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = status.read_text().rpartition(")")[2].split()
            if int(fields[1]) == process.pid and b"spawn_main" in (status.parent / "cmdline").read_bytes():
                found.append(int(status.parent.name))
    return found


def test_a_killed_batch_goes_on_where_it_was_with_the_same_result(running):
    start, out = running
    whole = start()
    assert whole.wait(300) == 0, whole.stderr.read()
    expected = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(expected) == 18

    shutil.rmtree(out)
    shutil.rmtree(out.parent / "kept")
    killed = start()
    wait_for(lambda: len(list(out.glob("*.json"))) >= 3)
    workers = workers_of(killed)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    wait_for(lambda: not any(Path(f"/proc/{worker}/fd").exists() for worker in workers))
    done_before = len(list(out.glob("*.json")))
    assert done_before < 9
    resumed = start()
    report = json.loads(resumed.communicate(timeout=300)[0])
    assert sum(entry["cached"] for entry in report["done"]) >= done_before
    assert {path.name: path.read_bytes() for path in out.iterdir()} == expected


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds workers as Linux shows them")


@linux
def test_a_worker_that_is_killed_costs_no_article(running):
    start, out = running
    batch = start()
    wait_for(lambda: len(list(out.glob("*.json"))) >= 1)
    os.kill(workers_of(batch)[0], signal.SIGKILL)
    report = json.loads(batch.communicate(timeout=300)[0])
    assert batch.returncode == 0
    assert len(report["done"]) == 9


@linux
def test_an_article_that_kills_its_worker_also_alone_fails_and_no_other(running):
    start, out = running
    batch = start()
    wait_for(lambda: len(list(out.glob("*.json"))) >= 1)
    first, (then,) = set(), workers_of(batch)
    while batch.poll() is None and len(first) < 2:  # the first one with its group, the next one with one of them alone
        with contextlib.suppress(ProcessLookupError):
            os.kill(then, signal.SIGKILL)
        first.add(then)
        wait_for(lambda: batch.poll() is not None or set(workers_of(batch)) - first)
        then = next(iter(set(workers_of(batch)) - first), None)
    report = json.loads(batch.communicate(timeout=300)[0])
    assert batch.returncode == 1
    (failed,) = report["failed"]
    assert "SIGKILL" in failed["error"]
    assert len(report["done"]) == 8
