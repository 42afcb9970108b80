"""The stages in order, and what is taken from the cache when something changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from enjeu.cache import Cache
from enjeu.errors import NoArticle, NotFrench, UsageError
from enjeu.pipeline import Options, Pipeline, Result, is_outdated
from enjeu.records import Brief, Flag
from enjeu.summary import Length

ARTICLE = """La Norvège livrera du gaz à la Pologne

Mis à jour mardi 5 septembre 2023 – 17h59

La Norvège a promis mardi de livrer 12 millions de mètres cubes de gaz à la Pologne. Varsovie cherche depuis des mois \
à moins dépendre de la Russie. En échange, la Pologne ouvrira ses ports aux bateaux de pêche norvégiens.

« Nous avons besoin de ce gaz avant l'hiver », a déclaré le ministre polonais de l'Énergie.
"""


class Heard:
    """Keeps what the pipeline tells of its progress."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.translated = 0

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append(name)

    def advance(self, n: int = 1) -> None:
        self.translated += n


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def run(article: Path, cache: Cache, **options) -> tuple[Result, Heard]:
    heard = Heard()
    return Pipeline(Options(**options), cache).brief(article, progress=heard), heard


def test_a_brief_accounts_for_every_sentence_and_names_its_making(article: Path, cache: Cache) -> None:
    result, heard = run(article, cache)
    brief = result.brief
    assert not result.cached
    assert heard.translated == len(brief.sentences) == brief.coverage.sentences >= 5
    assert brief.coverage.translated + len(brief.coverage.left_in_french) == brief.coverage.sentences
    for s in brief.sentences:
        assert s.fr == " ".join(ARTICLE[s.start : s.end].split())
        assert (s.en == s.fr) or Flag.LEFT_IN_FRENCH not in s.flags
    assert any("Mis à jour" in aside.text for aside in brief.set_aside)
    assert brief.source.date == "2023-09-05"
    assert brief.summary.text
    assert set(brief.signature.stages) == {"reading", "translation", "summary", "gains"}
    assert len(brief.signature.stages["translation"]["weights"]) == 64
    assert Brief.model_validate_json(brief.to_json()) == brief


def test_the_same_file_comes_whole_from_the_cache_whatever_its_name(article: Path, cache: Cache) -> None:
    first, _ = run(article, cache)
    second, heard = run(article, cache)
    assert second.cached
    assert second.brief == first.brief
    assert heard.stages == []
    copy = article.with_name("copy.txt")
    copy.write_bytes(article.read_bytes())
    third, _ = run(copy, cache)
    assert third.cached
    assert third.brief.source.path == str(copy)


def test_another_length_of_summary_does_not_translate_again(article: Path, cache: Cache) -> None:
    run(article, cache)
    longer, heard = run(article, cache, length=Length.LONG)
    assert not longer.cached
    assert heard.translated == 0


def test_a_glossary_translates_again_and_is_reported(article: Path, cache: Cache, tmp_path: Path) -> None:
    run(article, cache)
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("Varsovie\tWarsaw\nlicorne\tunicorn\n", "utf-8")
    result, heard = run(article, cache, glossary=glossary)
    assert heard.translated > 0
    terms = {t.french: t for t in result.brief.terms if t.origin == "glossary"}
    assert terms["licorne"].sentences == ()
    assert terms["Varsovie"].english == "Warsaw"


def test_articles_briefed_together_get_what_each_gets_alone(tmp_path: Path, seeds: list[Path]) -> None:
    bodies = [seed.read_text("utf-8")[:1500].rpartition(".")[0] + "." for seed in seeds[:3]]
    inputs = [
        ("a.txt", ARTICLE.encode()),
        ("empty.txt", b""),
        *((f"{n}.txt", b.encode()) for n, b in enumerate(bodies)),
    ]
    together = list(Pipeline(Options(), Cache(tmp_path / "one")).briefs(inputs))
    alone = Pipeline(Options(threads=1), Cache(None))
    assert isinstance(together[1], NoArticle)
    for (name, data), result in zip(inputs, together, strict=True):
        if name != "empty.txt":
            assert isinstance(result, Result)
            assert result.brief.to_json() == alone.brief(data=data, name=name).brief.to_json()
    again = list(Pipeline(Options(), Cache(tmp_path / "one")).briefs(inputs[::-1]))
    assert [result.cached for result in again if isinstance(result, Result)] == [True] * 4


def test_what_another_version_or_model_made_is_outdated(article: Path, cache: Cache) -> None:
    run(article, cache)
    signatures = [cache.load(entry)["signature"] for entry in cache.entries()]
    assert len(signatures) == 5
    assert not any(map(is_outdated, signatures))
    translated = next(s for s in signatures if set(s) == {"reading", "translation"})
    assert is_outdated({"enjeu": "0.0.1", **translated})
    assert is_outdated({**translated, "translation": {**translated["translation"], "weights": "0" * 64}})
    assert is_outdated({**translated, "reading": {**translated["reading"], "version": "0"}})
    assert is_outdated({"model": "before stages were named"})
    other = {**translated["translation"], "model": "Helsinki-NLP/opus-mt-fr-en", "weights": "main"}
    assert not is_outdated({**translated, "translation": other})


def test_a_damaged_cache_entry_is_made_again(article: Path, cache: Cache) -> None:
    first, _ = run(article, cache)
    assert cache.path is not None
    for entry in cache.path.rglob("*.json"):
        entry.write_bytes(entry.read_bytes()[:-40])
    second, heard = run(article, cache)
    assert not second.cached
    assert heard.translated == len(first.brief.sentences)
    assert second.brief == first.brief
    assert run(article, cache)[0].cached


def test_named_sides_are_the_sides(article: Path, cache: Cache) -> None:
    result, _ = run(article, cache, sides=("Poland", "Norway"))
    assert {side.name for side in result.brief.sides} == {"Poland", "Norway"}


def test_sides_of_another_name_are_not_those_of_the_cache(article: Path, cache: Cache) -> None:
    run(article, cache)
    assert not run(article, cache, sides=("found",))[0].cached
    run(article, cache, sides=("Poland, Norway",))
    assert not run(article, cache, sides=("Poland", "Norway"))[0].cached


def test_no_cache_folder_means_no_cache(article: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert not run(article, Cache(None))[0].cached
    assert not run(article, Cache(None))[0].cached
    assert set(tmp_path.rglob("*")) == before


def test_another_language_needs_force(tmp_path: Path, cache: Cache) -> None:
    path = tmp_path / "es.txt"
    path.write_text("El presidente del Gobierno anunció ayer una nueva ley sobre la vivienda en Madrid. " * 4, "utf-8")
    with pytest.raises(NotFrench, match="Spanish"):
        run(path, cache)
    forced, _ = run(path, cache, force=True)
    assert forced.brief.source.language == "es"
    assert any("Spanish" in warning for warning in forced.brief.warnings)


def test_a_glossary_that_is_missing_is_named(article: Path, cache: Cache, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.tsv"):
        run(article, cache, glossary=tmp_path / "none.tsv")


def test_sentences_are_translated_one_by_one_and_in_order() -> None:
    pipeline = Pipeline(Options(), Cache(None))
    english = pipeline.translate(["Le chat dort.", "", "Le président a parlé."])
    assert english[1] == ""
    assert "cat" in english[0].lower()
    assert "president" in english[2].lower()
