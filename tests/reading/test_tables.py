"""What becomes of tables: rows stay rows, cells are no sentences, and no sentence is taken for a cell."""

import io
from itertools import groupby

import docx
import pytest

from enjeu.reading.article import read_bytes
from enjeu.records import Article, Kind

TITLE = "Le Maroc et l’Union européenne signent un accord de pêche"
FIRST = "L’Union européenne et le Maroc ont conclu jeudi un accord de pêche de cinq ans, ont annoncé les deux parties."
LAST = "Le texte entrera en vigueur le 1er juillet, a précisé la Commission devant la presse réunie à Bruxelles."
ROWS = [
    ("Espèce", "Tonnage", "Date"),
    ("Thon", "5 000 tonnes", "12 mars 2025"),
    ("Navires autorisés à pêcher par an", "128", "France"),
]


def _html(rows: list[tuple[str, ...]], before: str = f"<p>{FIRST}</p>", after: str = f"<p>{LAST}</p>") -> bytes:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = f"<html lang='fr'><head><meta charset='utf-8'><title>{TITLE}</title></head>"
    return (
        f"{head}<body><article><h1>{TITLE}</h1>{before}<table>{table}</table>{after}</article></body></html>".encode()
    )


def _markdown(rows: list[tuple[str, ...]]) -> bytes:
    table = [f"| {' | '.join(row)} |" for row in rows]
    table.insert(1, "|---" * len(rows[0]) + "|")
    return f"# {TITLE}\n\n{FIRST}\n\n{chr(10).join(table)}\n\n{LAST}\n".encode()


def _word(rows: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph(FIRST)
    table = document.add_table(len(rows), len(rows[0]))
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(place, column).text = cell
    document.add_paragraph(LAST)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rows(article: Article) -> list[tuple[str, ...]]:
    cells = [p for p in article.passages if p.kind is Kind.CELL]
    return [tuple(p.fr for p in row) for _, row in groupby(cells, key=lambda p: p.paragraph)]


FORMATS = pytest.mark.parametrize(
    ("name", "make"), [("a.html", _html), ("a.md", _markdown), ("a.docx", _word)], ids=["html", "markdown", "word"]
)


@FORMATS
def test_the_cells_of_a_row_are_one_paragraph_and_no_sentences(name, make) -> None:
    article = read_bytes(make(ROWS), name)
    assert _rows(article) == ROWS
    assert [p.fr for p in article.passages if p.kind is Kind.TEXT] == [FIRST, LAST]
    assert not article.set_aside


@FORMATS
def test_a_sentence_in_a_cell_stays_a_sentence(name, make) -> None:
    said = "Rabat a obtenu la formation de 200 marins."
    article = read_bytes(make([("Clause", "Contenu"), ("Formation", said)]), name)
    assert [p.fr for p in article.passages if p.kind is Kind.TEXT] == [FIRST, said, LAST]
    assert [p.fr for p in article.passages if p.kind is Kind.CELL] == ["Clause", "Contenu", "Formation"]


def test_a_table_behind_the_last_paragraph_loses_neither_figures_nor_days_nor_names() -> None:
    article = read_bytes(_html(ROWS, before=f"<p>{FIRST}</p><p>{LAST}</p>", after=""), "a.html")
    assert _rows(article) == ROWS
    assert not article.set_aside


def test_a_page_laid_out_in_a_table_is_an_article_and_its_menu_none() -> None:
    menu = '<a href="/">Accueil</a><br><a href="/afrique">Afrique</a>'
    text = f"<p>{FIRST}</p><p>Moscou n’a pas répondu.</p><p>« Jamais »</p><p>{LAST}</p><p>{FIRST} {LAST}</p>"
    article = read_bytes(_html([(menu, text)], before="", after=""), "a.html")
    assert not _rows(article)
    assert {"Moscou n’a pas répondu.", "« Jamais »", FIRST, LAST} <= {p.fr for p in article.passages}
    assert {p.text for p in article.set_aside} >= {"Accueil", "Afrique"}


def test_rows_of_one_cell_are_read_as_paragraphs() -> None:
    article = read_bytes(
        _html([("Une journée de négociations",), (FIRST + " " + LAST,)], before="", after=""), "a.html"
    )
    assert not _rows(article)
    assert {FIRST, LAST} <= {p.fr for p in article.passages}
