import json
import shutil

import pytest

GAIN = {
    "side": "North Korea",
    "from": "China",
    "gain": "rice",
    "keywords_en": [["rice"]],
    "status": "reported",
    "importance": "core",
    "evidence": ["La Chine a livré 10 000 tonnes de riz à la Corée du Nord."],
}
GOLD = {
    "id": "rice",
    "source": "riz.txt",
    "sides": [
        {"name": "North Korea", "aliases_en": ["Pyongyang"], "aliases_fr": ["Corée du Nord"]},
        {"name": "China", "aliases_en": ["Beijing"], "aliases_fr": ["Chine"]},
    ],
    "gains": [GAIN],
    "traps": [],
    "no_gain_sides": ["China"],
}


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "rice.json").write_text(json.dumps(GOLD))
    (folder / "riz.txt").write_text(
        "La Chine livre du riz\n\nLa Chine a livré 10 000 tonnes de riz à la Corée du Nord.\n", "utf-8"
    )
    return folder


def test_made_briefs_and_kept_ones_are_scored_alike(gold, enjeu_run, tmp_path):
    made = enjeu_run("evaluate", gold, "--json")
    assert made.returncode == 0, made.stderr
    report = json.loads(made.stdout)
    assert report["articles"]["rice"]["gold"] == report["counts"]["gold"] == 1
    enjeu_run("brief", gold / "riz.txt", "-o", tmp_path / "briefs" / "riz.json")
    kept = enjeu_run("evaluate", gold, "--briefs", tmp_path / "briefs", "--json")
    assert json.loads(kept.stdout) == report


def test_the_table_gives_every_measure_with_its_meaning(gold, enjeu_run):
    shown = enjeu_run("evaluate", gold, COLUMNS="80").stdout
    assert max(map(len, shown.splitlines())) <= 80
    for measure in ("core recall", "precision", "abstention", "swaps"):
        assert measure in shown


def test_texts_in_another_folder_are_found(gold, enjeu_run, tmp_path):
    shutil.move(gold / "riz.txt", tmp_path / "riz.txt")
    refused = enjeu_run("evaluate", gold)
    assert refused.returncode == 1
    assert "rice.txt or riz.txt" in refused.stderr
    assert enjeu_run("evaluate", gold, "--articles", tmp_path).returncode == 0


@pytest.mark.parametrize("option", ["--translator", "--articles"])
def test_options_for_making_briefs_do_not_go_with_finished_ones(gold, enjeu_run, option):
    done = enjeu_run("evaluate", gold, "--briefs", gold, option, gold)
    assert done.returncode == 2
    assert done.stderr.startswith(f"enjeu: {option}: ")


def test_a_folder_without_annotations_is_named(enjeu_run, tmp_path):
    done = enjeu_run("evaluate", tmp_path)
    assert done.returncode == 1
    assert tmp_path.name in done.stderr
    assert "no such folder" in enjeu_run("evaluate", tmp_path / "missing").stderr


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sides": 1, "gains": [], "traps": [], "no_gain_sides": []}, "'sides' is no list"),
        ({"sides": [], "gains": [{}], "traps": [], "no_gain_sides": []}, "number 1 of 'gains' lacks evidence"),
    ],
)
def test_an_annotation_of_another_form_is_named(enjeu_run, tmp_path, fields, words):
    (tmp_path / "odd.json").write_text(json.dumps(fields))
    done = enjeu_run("evaluate", tmp_path)
    assert done.returncode == 1
    assert "odd.json" in done.stderr
    assert words in " ".join(done.stderr.split())
