"""enjeu from Python: what `from enjeu import brief` promises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import enjeu
from enjeu import Brief, EnjeuError, brief, to_html, to_markdown
from enjeu.errors import InputError, UsageError
from enjeu.render.schema import brief_schema

TEXT = "La Corée du Nord livre des obus à la Russie\n\nLa Corée du Nord a livré des obus à la Russie mardi.\n"


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_path_a_string_and_bytes_give_the_same_brief_but_for_the_name(article: Path) -> None:
    by_path = brief(article)
    assert isinstance(by_path, Brief)
    assert by_path.source.path == str(article)
    for text in (TEXT, TEXT.encode()):
        by_text = brief(text=text, name="article.txt")
        assert by_text.source.path == "article.txt"
        assert by_text.model_copy(update={"source": by_path.source}) == by_path
    assert brief(str(article)) == by_path


def test_the_brief_satisfies_the_contract_and_every_form_can_be_made_of_it(article: Path) -> None:
    made = brief(article)
    jsonschema.validate(json.loads(made.to_json()), brief_schema())
    assert "\n# " in to_markdown(made)
    assert "<h1>" in to_html(made)
    for sentence in made.sentences:
        assert sentence.fr in to_markdown(made)
        assert sentence.fr in to_html(made)


def test_the_command_line_gives_the_same_brief(article: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "enjeu", "brief", str(article), "--json", "--outputs", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    assert Brief.model_validate_json(said) == brief(article)


def test_a_name_says_what_the_bytes_are() -> None:
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()
    assert "<p>" not in "".join(s.fr for s in brief(text=page, name="page.html").sentences)


def test_sides_and_length_are_taken(article: Path) -> None:
    made = brief(article, sides=["Chine"], length="short")
    assert [side.name for side in made.sides] == ["China"]
    assert made.signature.stages["summary"]["length"] == "short"
    assert brief(article, sides="Chine").sides == made.sides


def test_a_glossary_that_changed_is_read_again(tmp_path: Path) -> None:
    glossary = tmp_path / "terms.tsv"
    for english in ("shells", "grenades"):
        glossary.write_text(f"obus\t{english}\n", "utf-8")
        assert english in brief(text=TEXT, glossary=glossary).sentences[1].en


def test_results_are_kept_where_a_cache_is_named_and_nowhere_else(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = brief(article)
    assert list(tmp_path.iterdir()) == []
    assert brief(article, cache="kept") == brief(article, cache=tmp_path / "kept") == first
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


def test_what_cannot_be_briefed_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt: no such file"):
        brief(tmp_path / "missing.txt")
    with pytest.raises(EnjeuError, match="German"):
        brief(text="Der Minister sprach gestern mit der Presse, und die zwei Länder schlossen einen Vertrag. " * 5)
    with pytest.raises(UsageError, match=r"missing\.tsv"):
        brief(text=TEXT, glossary=tmp_path / "missing.tsv")


def test_wrong_arguments_are_refused(article: Path) -> None:
    for arguments in ({}, {"path": article, "text": TEXT}):
        with pytest.raises(TypeError, match="one of them"):
            brief(**arguments)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="huge"):
        brief(article, length="huge")  # type: ignore[arg-type]


def test_importing_enjeu_loads_nothing_until_a_name_is_used() -> None:
    program = (
        "import sys, enjeu\n"
        "light = set(sys.modules)\n"
        "assert not {'pydantic', 'rich', 'enjeu.pipeline'} & light, light\n"
        "from enjeu import brief, Brief\n"
        "assert not {'torch', 'transformers', 'ctranslate2', 'numpy', 'rich', 'jinja2'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_every_public_name_is_there_and_others_are_not() -> None:
    for name in enjeu.__all__:
        assert getattr(enjeu, name) is not None
    assert dir(enjeu) == sorted(enjeu.__all__)
    with pytest.raises(AttributeError, match="no attribute 'breif'"):
        enjeu.breif  # noqa: B018


def test_sides_are_split_as_on_the_command_line_and_empty_ones_are_none() -> None:
    text = "La Norvège a promis mardi de livrer du gaz à la Pologne. La Pologne ouvrira ses ports aux pêcheurs."
    assert {side.name for side in enjeu.brief(text=text, sides="Poland, Norway", cache=None).sides} == {
        "Poland",
        "Norway",
    }
    assert enjeu.brief(text=text, sides=["", " "], cache=None).sides == enjeu.brief(text=text, cache=None).sides


def test_half_a_character_and_odd_threads() -> None:
    assert enjeu.brief(text="Le ministre a livr\ud800 des obus à la Pologne mardi.", cache=None).warnings
    with pytest.raises(ValueError, match="threads"):
        enjeu.brief(text="Oui.", threads=-1)
