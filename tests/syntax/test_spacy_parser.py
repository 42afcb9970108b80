"""The carried parser replaced by a real spaCy pipeline, trained when the tests run."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from enjeu.cli.app import app
from enjeu.errors import ModelError
from enjeu.gains.frames import lexicon
from enjeu.gains.gazetteer import long_names
from enjeu.syntax import analyse
from enjeu.syntax.spacy_parser import SpacyParser, find_pipeline

ARTICLE = (
    "La Russie a livré du pétrole à la Corée du Nord, selon Washington. "
    "En échange, la Corée du Nord fournit des obus à la Russie.\n"
)


def test_the_tree_is_that_of_spacy_on_our_words(spacy_pipeline: Path) -> None:
    parser = SpacyParser(find_pipeline(str(spacy_pipeline)))
    sentence = "La Corée du Nord a livré des obus à la Russie."
    own = analyse(sentence, lexicon().infinitives(), long_names())
    tree = analyse(sentence, lexicon().infinitives(), long_names(), parser)
    assert [(w.text, w.start, w.end) for w in tree.words] == [(w.text, w.start, w.end) for w in own.words]
    verb = next(w for w in tree.words if w.text == "livré")
    assert (verb.lemma, verb.mood, verb.head) == ("livrer", "pp", -1)
    assert sum(w.head < 0 for w in tree.words) == 1
    subject = tree.subject(verb.index)
    assert subject is not None
    assert tree[subject].text == "Corée du Nord"


def test_gains_come_from_it_and_the_signature_names_it(spacy_pipeline: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, "utf-8")
    command = ["brief", str(article), "--json", "--outputs", str(tmp_path / "out"), "--force"]
    briefs = []
    for options in ([], ["--parser", str(spacy_pipeline)]):
        result = CliRunner().invoke(app, [*command, *options])
        assert result.exit_code == 0, result.output
        briefs.append(json.loads(result.stdout))
    own, other = (brief["signature"]["stages"]["gains"] for brief in briefs)
    assert own["parser"] == "carried"
    assert other["parser"] == "fr_pipeline 0.0.0"
    assert other["weights"]
    gains = {(side["name"], gain["text"].split()[-1]) for side in briefs[1]["sides"] for gain in side["gains"]}
    assert ("Russia", "shells") in gains


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda folder: (folder / "config.cfg").unlink(), "holds no spaCy pipeline"),
        (lambda folder: (folder / "meta.json").write_text("{", "utf-8"), "meta.json cannot be read"),
        (lambda folder: _set(folder, "lang", "en"), "is a pipeline for 'en'"),
        (lambda folder: (folder / "config.cfg").write_text("[nlp", "utf-8"), "spaCy cannot load it"),
        (lambda folder: shutil.rmtree(folder / "parser"), "spaCy cannot load it"),
    ],
)
def test_what_is_no_pipeline_is_named(spacy_pipeline: Path, tmp_path: Path, change, said: str) -> None:
    folder = tmp_path / "pipeline"
    shutil.copytree(spacy_pipeline, folder)
    change(folder)
    with pytest.raises(ModelError, match=said):
        SpacyParser(find_pipeline(str(folder)))


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("fr").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="gives no dependencies"):
        SpacyParser(find_pipeline(str(tmp_path / "blank")))


@pytest.mark.parametrize("spec", ["fr_core_news_nowhere", "../nowhere", "json.tool", "os", "json"])
def test_a_name_of_nothing_is_one_line(spec: str) -> None:
    with pytest.raises(ModelError, match=f"--parser {spec}: (no such folder|holds no spaCy pipeline)"):
        find_pipeline(spec)


def _set(folder: Path, key: str, value: str) -> None:
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    (folder / "meta.json").write_text(json.dumps({**meta, key: value}), "utf-8")
