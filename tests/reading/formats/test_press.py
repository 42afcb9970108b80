"""Whole press articles as readers save them: every sentence of the article is read, and nothing that is around it."""

from __future__ import annotations

import pytest

from enjeu.reading.article import read_bytes
from enjeu.records import Article, Kind
from tests.reading.formats import press

TEXTS = (*press.BODY, press.CLOSING)


def check(article: Article, *, standfirst: bool = False) -> None:
    """The article's own sentences, in order, each whole; its title; nothing else."""
    said = [passage.fr for passage in article.passages if passage.kind is not Kind.TITLE]
    wanted = " ".join((*[press.STANDFIRST] * standfirst, *press.BODY, press.HEADING, press.CLOSING))
    assert " ".join(said) == wanted
    assert len([text for text in said if text != press.HEADING]) == press.SENTENCES + standfirst
    assert article.source.title == press.TITLE
    assert all(not passage.flags for passage in article.passages)


def test_a_page_of_a_daily_is_freed_of_banner_menus_shares_captions_related_and_comments() -> None:
    article = read_bytes(press.daily(), "a.html")
    check(article, standfirst=True)
    assert (article.source.date, article.source.outlet) == ("2021-12-08", "Le Courrier des Ports")
    kinds = [passage.fr for passage in article.passages if passage.kind is Kind.HEADING]
    assert kinds == [press.HEADING]
    aside = " ".join(line.text for line in article.set_aside)
    assert all(sentence in aside for sentence in (*press.AROUND[:4], "Marc : encore un accord"))


def test_a_page_of_tables_in_latin_1_is_read_whole() -> None:
    article = read_bytes(press.old_site(), "a.html")
    check(article)
    assert (article.source.date, article.source.encoding) == ("2021-12-08", "cp1252")


def test_a_word_file_is_read_with_its_styles() -> None:
    article = read_bytes(press.word(), "a.docx")
    check(article)
    assert [(str(line.reason), line.text) for line in article.set_aside] == [
        ("byline", "Par Jeanne Martin"),
        ("caption", "Un chalutier au large de Granville"),
    ]


@pytest.mark.parametrize("columns", [1, 2])
def test_a_printed_page_is_read_column_by_column_without_head_number_and_hyphens(columns: int) -> None:
    article = read_bytes(press.printed(columns), "a.pdf")
    check(article)
    assert [line.text for line in article.set_aside] == ["Le Courrier des Ports - jeudi 9 décembre 2021", "1"]


def test_heads_and_numbers_of_several_pages_are_set_aside() -> None:
    article = read_bytes(press.printed(3, pages=8), "a.pdf")
    edges = [line.text for line in article.set_aside if line.reason == "page mark"]
    assert edges == [
        "Le Courrier des Ports - jeudi 9 décembre 2021",
        "1",
        "Le Courrier des Ports - jeudi 9 décembre 2021",
        "2",
    ]
    read = " ".join([*(p.fr for p in article.passages), *(line.text for line in article.set_aside)])
    assert all(read.count(sentence) == 8 for sentence in TEXTS)
