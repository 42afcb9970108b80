"""Briefs of real articles, made by the real stages but for the translation: their English is their French."""

from functools import cache
from pathlib import Path

from enjeu.gains import find_sides
from enjeu.reading import read_file
from enjeu.records import Brief, Coverage, Sentence, Signature
from enjeu.summary import Length, summarise

ARTICLES = Path(__file__).parent / "articles"
SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def brief(path: Path) -> Brief:
    """The brief of one article; gains and grouping rest on the French, so they are those that a user gets."""
    article = read_file(path)
    sentences = [Sentence(**passage.model_dump(), en=passage.fr) for passage in article.passages]
    return Brief(
        source=article.source,
        signature=Signature(enjeu="test", stages={}),
        coverage=Coverage(sentences=len(sentences), translated=len(sentences), retried=0),
        sentences=tuple(sentences),
        summary=summarise(sentences, article.source.title, Length.MEDIUM),
        sides=find_sides(sentences, article.source.title),
    )


def named(*names: str) -> list[Brief]:
    """The briefs of some of the articles in `articles/`."""
    return [brief(ARTICLES / f"{name}.txt") for name in names]


def seeds() -> list[Brief]:
    """The briefs of the five seeds."""
    return [brief(path) for path in sorted(SEEDS.glob("*.txt"))]
