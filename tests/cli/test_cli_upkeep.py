import json
import os
from pathlib import Path

import pytest

from enjeu import __version__
from enjeu.cli.cache import Stage, _made_by
from enjeu.pipeline import STAGE_VERSIONS, is_outdated


@pytest.fixture
def kept(enjeu_run, articles, tmp_path):
    """An outputs folder of its own that holds the results of one article; the models are those of the other tests."""
    done = enjeu_run("brief", articles / "article0.txt", "--outputs", tmp_path, "--no-markdown")
    assert done.returncode == 0, done.stderr
    return tmp_path


def test_the_cache_is_listed_shown_verified_pruned_and_cleared(enjeu_run, articles, kept):
    def run(*arguments):
        return enjeu_run("cache", *arguments, "--outputs", kept)

    entries = json.loads(run("list", "--json").stdout)
    assert {entry["stage"] for entry in entries} >= {"brief", "translation", "summary", "gains"}
    listed = " ".join(run("list").stdout.split())
    assert f"article0.txt {entries[0]['sha256'][:10]} {len(entries)} " in listed
    (shown,) = json.loads(run("show", entries[0]["sha256"][:8], "--stage", "brief").stdout)
    assert shown["value"]["schema"] == "enjeu.brief/1"
    assert json.loads(run("show", articles / "article0.txt", "--stage", "brief").stdout) == [shown]
    assert run("verify").returncode == 0

    damaged = Path(entries[0]["path"])
    damaged.write_bytes(damaged.read_bytes().replace(b"e", b"f", 1))
    found = run("verify", "--json")
    assert found.returncode == 1
    assert [Path(e["path"]) for e in json.loads(found.stdout) if e["state"] != "sound"] == [damaged]
    assert json.loads(run("prune", "--json").stdout)["files"] == 1
    assert run("verify").returncode == 0

    assert json.loads(run("prune", "--outdated", "--json").stdout)["files"] == 0
    model = shown["signature"]["translation"]["model"]
    assert json.loads(run("prune", "--made-by", "none/such", "--json").stdout)["files"] == 0
    left = json.loads(run("list", "--json").stdout)
    assert json.loads(run("prune", "--made-by", model, "--json").stdout)["files"] == sum(
        entry["stage"] != "reading" for entry in left
    )

    remaining = len(json.loads(run("list", "--json").stdout))
    assert json.loads(run("clear", "--json").stdout)["files"] == remaining
    assert json.loads(run("list", "--json").stdout) == []
    assert run("path").stdout == f"{kept}/cache\n"


@pytest.mark.parametrize("command", ["cache list", "cache prepared", "models list", "doctor"])
def test_on_a_narrow_terminal_no_word_of_a_list_is_broken(enjeu_run, kept, command):
    def said(columns):
        done = enjeu_run(*command.split(), ENJEU_OUTPUTS=str(kept), COLUMNS=columns)
        assert not [line for line in done.stdout.splitlines()[:-1] if line.endswith(" ")]
        return done.stdout

    narrow = said("40").split()
    short = {word for word in said("200").split() if len(word) < 24 and word[0].isalnum()}
    assert short - set(narrow) <= {"File", "Folder", "Model", "Part"}  # the first column needs no name


def test_an_unknown_stage_is_refused_with_those_there_are(enjeu_run):
    for command in ("clear", "show x"):
        done = enjeu_run("cache", *command.split(), "--stage", "translations")
        assert done.returncode == 2
        assert "translation" in done.stderr
        assert "gains" in done.stderr


def test_a_cache_says_that_it_is_one(kept):
    assert (kept / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_an_unknown_hash_is_refused(enjeu_run):
    done = enjeu_run("cache", "show", "zzz")
    assert done.returncode == 2
    assert "zzz" in done.stderr


def test_the_carried_models_are_listed_and_sound(enjeu_run):
    models = json.loads(enjeu_run("models", "list", "--json").stdout)
    assert "translator" in {model["role"] for model in models}
    verified = enjeu_run("models", "verify", "--json")
    assert verified.returncode == 0
    assert all(model["damaged"] == [] for model in json.loads(verified.stdout))
    assert enjeu_run("models", "path", models[0]["id"]).stdout == models[0]["path"] + "\n"
    assert enjeu_run("models", "path", "none/such").returncode == 2


@pytest.fixture
def hub(tmp_path):
    """A cache of the Hub's client, as it lays it out, that holds a translator, a summarizer and a classifier."""
    for name, kind in {"opus-mt-fr-en": "marian", "bart-large-cnn": "bart", "camembert-base": "camembert"}.items():
        place = tmp_path / f"models--someone--{name}"
        snapshot = place / "snapshots" / (name[0] * 40)
        snapshot.mkdir(parents=True)
        (snapshot / "config.json").write_text(json.dumps({"model_type": kind}))
        (snapshot / "model.safetensors").write_bytes(b"0" * 1000)
        (place / "refs").mkdir()
        (place / "refs" / "main").write_text(name[0] * 40)
    return tmp_path


def test_pulled_models_that_enjeu_can_run_are_listed_and_found(enjeu_run, hub):
    listed = json.loads(enjeu_run("models", "list", "--json", HF_HUB_CACHE=str(hub)).stdout)
    pulled = {model["id"]: model for model in listed if not model["carried"]}
    assert {name: model["role"] for name, model in pulled.items()} == {
        "someone/bart-large-cnn": "summarizer",
        "someone/opus-mt-fr-en": "translator",
    }
    assert pulled["someone/opus-mt-fr-en"]["weights"] == "o" * 40
    shown = enjeu_run("models", "list", HF_HUB_CACHE=str(hub), COLUMNS="80").stdout
    assert "someone/opus-mt-fr-en translator Hub 1.0 kB" in " ".join(shown.split())
    place = enjeu_run("models", "path", "someone/opus-mt-fr-en", HF_HUB_CACHE=str(hub)).stdout.strip()
    assert place == pulled["someone/opus-mt-fr-en"]["path"]


def test_pulling_a_model_of_another_kind_is_said_to_be_of_no_use(enjeu_run, hub):
    here = {"HF_HUB_CACHE": str(hub), "HF_HUB_OFFLINE": "1"}
    useful = enjeu_run("models", "pull", "someone/opus-mt-fr-en", **here)
    assert useful.returncode == 0
    assert "of the kind" not in useful.stderr
    assert "of the kind camembert" in enjeu_run("models", "pull", "someone/camembert-base", **here).stderr


@pytest.mark.parametrize(
    "command",
    [
        "doctor",
        "models list",
        "models path",
        "models verify",
        "cache list",
        "cache verify",
        "cache path",
        "cache prepared",
        "cache prune",
    ],
)
def test_upkeep_speaks_json(enjeu_run, command, tmp_path):
    done = enjeu_run(*command.split(), "--json", ENJEU_OUTPUTS=str(tmp_path))
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


def test_doctor_finds_this_installation_well(enjeu_run):
    done = enjeu_run("doctor", "--json")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    assert {finding["part"] for finding in report["findings"]} >= {"model", "ctranslate2", "threads", "disk", "cache"}
    assert report["next"].startswith("enjeu ")
    assert "Next: enjeu" in enjeu_run("doctor").stdout


def test_doctor_says_what_to_do_about_a_damaged_cache(enjeu_run, tmp_path):
    place = tmp_path / "cache" / "brief" / "aa" / f"{'a' * 64}-{'b' * 32}.json"
    place.parent.mkdir(parents=True)
    place.write_text("{}")
    done = enjeu_run("doctor", "--outputs", tmp_path)
    assert done.returncode == 0
    assert "enjeu cache prune" in " ".join(done.stdout.split())


def test_every_stage_that_keeps_results_can_be_asked_for():
    assert {*Stage} == {*STAGE_VERSIONS, "brief"}


def test_doctor_says_where_briefs_cannot_go(enjeu_run, tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert "cannot be written" in " ".join(enjeu_run("doctor", "--outputs", tmp_path / "file").stdout.split())


def test_a_place_for_models_that_cannot_be_written_is_named(enjeu_run, articles, tmp_path):
    (tmp_path / "file").write_text("no folder")
    place = {"ENJEU_CACHE": str(tmp_path / "file")}
    done = enjeu_run("brief", articles / "article0.txt", "--no-cache", **place)
    assert done.returncode == 3
    assert str(tmp_path / "file") in done.stderr
    assert "set ENJEU_CACHE" in done.stderr
    found = enjeu_run("doctor", **place)
    assert found.returncode == 1
    assert "set ENJEU_CACHE" in " ".join(found.stdout.split())
    assert "pip install" not in found.stdout


def test_entries_of_a_summarizer_or_parser_are_found_by_its_id() -> None:
    signature = {"summary": {"model": "facebook/bart-large-cnn", "weights": "ab12"}, "gains": {"parser": "fr_core 1.0"}}
    assert _made_by("facebook/bart-large-cnn", signature)
    assert _made_by("fr_core 1.0", signature)
    assert not _made_by("carried", signature)


def test_digests_go_with_the_models_behind_their_briefs(enjeu_run, articles, kept):
    brief = kept / "article0.json"
    assert enjeu_run("brief", articles / "article0.txt", "-o", brief, "--outputs", kept).returncode == 0
    model = json.loads(brief.read_text("utf-8"))["signature"]["stages"]["translation"]["model"]

    def told():
        enjeu_run("digest", brief, "--outputs", kept)
        return [e["stage"] for e in json.loads(enjeu_run("cache", "list", "--json", "--outputs", kept).stdout)]

    def prune(*options):
        return json.loads(enjeu_run("cache", "prune", *options, "--json", "--outputs", kept).stdout)["files"]

    assert told().count("digest") == 1
    listed = enjeu_run("cache", "list", "--outputs", kept).stdout.splitlines()
    assert {"digest", "article0.txt"} <= {line.split()[0] for line in listed if line.strip()}
    assert prune("--made-by", "none/such") == prune("--outdated") == 0
    assert prune("--made-by", model) == 5
    assert told() == ["digest", "reading"]


def test_digests_of_before_their_models_were_known_are_outdated() -> None:
    digest = {"version": STAGE_VERSIONS["digest"], "models": []}
    assert not is_outdated({"enjeu": __version__, "digest": digest})
    assert is_outdated({"enjeu": __version__, "digest": {"version": STAGE_VERSIONS["digest"]}})


def test_prepared_models_are_listed_and_pruned_on_request(enjeu_run, tmp_path):
    old = tmp_path / "ctranslate2" / "0123456789abcdef-int8x64-ct1.0"
    old.mkdir(parents=True)
    (old / "model.bin").write_bytes(b"0" * 2000)
    os.utime(old, (1e9, 1e9))
    own = {"ENJEU_CACHE": str(tmp_path), "ENJEU_OUTPUTS": str(tmp_path / "outputs"), "COLUMNS": "80"}
    shown = enjeu_run("cache", "prepared", **own)
    assert shown.returncode == 0, shown.stderr
    assert "1 not needed, 2.0 kB" in shown.stdout
    assert [one["removable"] for one in json.loads(enjeu_run("cache", "prepared", "--json", **own).stdout)] == [True]
    enjeu_run("cache", "prune", **own)
    assert old.exists()
    assert json.loads(enjeu_run("cache", "prune", "--prepared", "--json", **own).stdout) == {"files": 1, "size": 2000}
    assert not old.exists()


def test_pulling_what_cannot_be_pulled_says_what_to_do(enjeu_run, tmp_path):
    refused = enjeu_run("models", "pull", tmp_path)
    assert refused.returncode == 2
    assert "a folder on this disk" in refused.stderr
    failed = enjeu_run("models", "pull", "nobody/none", HF_HUB_OFFLINE="1", HF_HOME=str(tmp_path))
    assert failed.returncode == 3
    assert "check its name" in failed.stderr
    assert "option" not in failed.stderr
