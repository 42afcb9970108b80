"""`enjeu digest` and `enjeu batch --digest`, as processes of their own, with the carried model."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import enjeu
from tests.digest.briefs import ARTICLES

KEPT = {name: value for name, value in os.environ.items() if not name.startswith(("ENJEU_", "COLUMNS", "PYTHON"))}
ENVIRONMENT = {**KEPT, "PYTHONPATH": str(Path(enjeu.__file__).parents[1])}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose batch has run: `desk` holds the articles and a broken one, `out` the briefs and the digest."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copytree(ARTICLES, folder / "desk")
    (folder / "desk" / "broken.txt").write_bytes(b"")
    done = run(folder, "batch", "desk", "--out", "out", "--format", "md,html", "--digest", "--jobs", "1")
    assert done.returncode == 1
    (folder / "batch.log").write_text(done.stdout, "utf-8")
    return folder


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "enjeu", *arguments],
        capture_output=True,
        cwd=folder,
        env=ENVIRONMENT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_a_batch_tells_its_digest_and_leaves_it_in_every_format(work: Path) -> None:
    log = (work / "batch.log").read_text("utf-8")
    assert "2 events · 1 alone · 1 copy counted once · 1 not read" in log
    assert {"_digest.md", "_digest.html", "_digest.json"} <= {path.name for path in (work / "out").iterdir()}
    digest = json.loads((work / "out" / "_digest.json").read_text("utf-8"))
    assert [len(event["papers"]) for event in digest["events"]] == [2, 2]
    assert len(digest["missing"]) == 1
    assert "broken.txt" in digest["missing"][0]


def test_a_batch_without_the_option_makes_no_digest(work: Path) -> None:
    done = run(work, "batch", "desk", "--out", "plain", "--format", "md", "--jobs", "1")
    assert "events" not in done.stdout
    assert not list((work / "plain").glob("_digest*"))
    assert not list((work / "plain").glob("*.json"))


def test_a_retry_tells_of_the_whole_folder(work: Path) -> None:
    again = work / "again"
    shutil.copytree(work / "out", again)
    done = run(work, "batch", "desk", "--out", "again", "--format", "json", "--digest", "--retry-failed", "--json")
    told = json.loads(done.stdout)
    assert told["digest"] == ["_digest.json"]
    assert len(json.loads((again / "_digest.json").read_text("utf-8"))["events"]) == 2


def test_an_article_called_as_the_digest_is_not_overwritten(work: Path) -> None:
    (work / "named").mkdir()
    shutil.copy(ARTICLES / "garden.txt", work / "named" / "_digest.txt")
    run(work, "batch", "named", "--out", "named_out", "--format", "json", "--digest", "--jobs", "1")
    assert json.loads((work / "named_out" / "_digest.json").read_text("utf-8"))["schema"] == "enjeu.brief/1"
    assert json.loads((work / "named_out" / "_digest_.json").read_text("utf-8"))["schema"] == "enjeu.digest/1"


def test_briefs_a_folder_of_briefs_and_articles_give_the_same_events(work: Path) -> None:
    names = sorted(path.stem for path in ARTICLES.glob("*.txt"))
    briefs = run(work, "digest", *(f"out/{name}.json" for name in names), "--json")
    folder = run(work, "digest", "out", "--json")
    articles = run(work, "digest", *(f"desk/{name}.txt" for name in names), "--json")
    assert briefs.returncode == folder.returncode == articles.returncode == 0
    assert "out/_digest.json: is a digest itself; passed over" in folder.stderr
    events = [[event["papers"] for event in json.loads(done.stdout)["events"]] for done in (briefs, folder, articles)]
    assert events[0] == events[1] == events[2]
    assert len(events[0]) == 2


def test_several_briefs_one_a_line_in_one_file_are_read(work: Path) -> None:
    lines = run(work, "brief", "desk/dam_north.txt", "desk/dam_south.txt", "--json").stdout
    (work / "lines.json").write_text(lines, "utf-8")
    done = run(work, "digest", "lines.json", "--json")
    assert [event["papers"] for event in json.loads(done.stdout)["events"]] == [["A", "B"]]


@pytest.mark.parametrize("name", ["digest.md", "digest.html", "digest.json", "digest.txt"])
def test_the_form_follows_the_name_of_the_output(work: Path, name: str) -> None:
    done = run(work, "digest", "out/dam_north.json", "out/dam_south.json", "-o", name)
    assert (done.returncode, done.stdout) == (0, "")
    start = {"md": "---\n", "html": "<!DOCTYPE html>", "json": "{", "txt": "╭"}[name.rpartition(".")[2]]
    assert (work / name).read_text("utf-8").startswith(start)


def test_the_same_briefs_come_from_the_cache_as_the_same_digest(work: Path) -> None:
    first = run(work, "digest", "out/dam_north.json", "out/dam_south.json", "--outputs", "fresh")
    second = run(work, "digest", "out/dam_north.json", "out/dam_south.json", "--outputs", "fresh")
    assert "digest from cache" not in first.stdout
    assert "digest from cache" in second.stdout
    assert second.stdout.replace(" · digest from cache", "") == first.stdout


def test_a_damaged_brief_is_named_in_one_line_and_the_others_are_told(work: Path) -> None:
    (work / "damaged.json").write_bytes((work / "out" / "garden.json").read_bytes()[:900])
    done = run(work, "digest", "damaged.json", "out/dam_north.json", "out/dam_south.json", "--json")
    assert done.returncode == 1
    assert done.stderr.startswith("enjeu: damaged.json: not a brief of the form enjeu.brief/1; make one with:")
    assert len(done.stderr.splitlines()) == 1
    digest = json.loads(done.stdout)
    assert len(digest["events"]) == 1
    assert "damaged.json" in digest["missing"][0]


def test_a_damaged_brief_of_a_folder_does_not_hide_the_others(work: Path) -> None:
    folder = work / "some"
    folder.mkdir()
    for name in ("dam_north", "dam_south"):
        (folder / f"{name}.json").write_bytes((work / "out" / f"{name}.json").read_bytes())
    (folder / "dam_on.json").write_text("{}")
    done = run(work, "digest", "some", "--json")
    assert done.returncode == 1
    digest = json.loads(done.stdout)
    assert len(digest["events"]) == 1
    assert "dam_on.json" in digest["missing"][0]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.json"], 1, "missing.json: no such file"),
        (["other.json"], 1, "other.json: not a brief of the form enjeu.brief/1"),
        (["desk"], 1, "desk: no brief in it; to make some and tell them: enjeu batch desk --digest"),
        (["out/garden.json", "-o", "out/garden.json"], 2, "garden.json: is what is to be read; give --output another"),
        (["out/garden.json", "-o", "digest.pdf"], 2, "digest.pdf: end it in .md, .json, .html or .txt"),
        (["out/garden.json", "--json", "--format", "md"], 2, "contradict each other"),
        (["digest.json"], 1, "digest.json: no brief in it; give briefs in JSON, or articles"),
        ([], 2, "Missing argument"),
    ],
)
def test_wrong_input_gets_one_clear_line(work: Path, arguments: list[str], code: int, words: str) -> None:
    (work / "other.json").write_text('{"schema": "somebody.else/3"}')
    (work / "digest.json").write_text('{"schema": "enjeu.digest/1"}')
    done = run(work, "digest", *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_the_table_of_a_batch_is_told(work: Path) -> None:
    folder = work / "table"
    folder.mkdir()
    rows = [
        {"id": name, "name": name, "error": None, "brief": json.loads((work / "out" / f"{name}.json").read_bytes())}
        for name in ("dam_north", "dam_south")
    ]
    rows.append({"id": "none", "name": "none", "error": "none: no such file", "brief": None})
    (folder / "briefs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for given in ("table", "table/briefs.jsonl"):
        assert len(json.loads(run(work, "digest", given, "--json").stdout)["events"]) == 1


def test_one_article_is_alone(work: Path) -> None:
    done = run(work, "digest", "out/garden.json")
    assert done.returncode == 0
    assert "1 paper · 0 events · 1 alone" in done.stdout
