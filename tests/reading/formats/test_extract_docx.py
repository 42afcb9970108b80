import io
import zipfile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from enjeu.errors import NoArticle
from enjeu.reading.article import read_bytes
from enjeu.records import Kind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word() -> bytes:
    document = Document()
    document.add_heading("Kiev obtient trente avions", level=0)
    document.add_paragraph("La Belgique livrera trente avions de combat, a annoncé le ministre.")
    document.styles.add_style("Légende", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Un avion sur la piste", style="Légende")
    document.add_heading("Ce que Kiev promet", level=1)
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Les avions ne survoleront pas la Russie."
    body = document.element.body
    inserted = parse_xml(
        f"<w:p {W}><w:r><w:t>Le texte </w:t></w:r><w:del><w:r><w:delText>ancien </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>est signé.</w:t></w:r></w:ins></w:p>"
    )
    controlled = parse_xml(
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Il vaut pour dix ans.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    body.insert(len(body) - 1, inserted)
    body.insert(len(body) - 1, controlled)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "-"])
def test_paragraphs_tables_revisions_and_controls_are_read_in_order(name: str) -> None:
    article = read_bytes(word(), name)
    assert [(passage.kind, passage.fr) for passage in article.passages] == [
        (Kind.TITLE, "Kiev obtient trente avions"),
        (Kind.TEXT, "La Belgique livrera trente avions de combat, a annoncé le ministre."),
        (Kind.HEADING, "Ce que Kiev promet"),
        (Kind.TEXT, "Les avions ne survoleront pas la Russie."),
        (Kind.TEXT, "Le texte est signé."),
        (Kind.TEXT, "Il vaut pour dix ans."),
    ]
    assert [(line.reason, line.text) for line in article.set_aside] == [("caption", "Un avion sur la piste")]


def archive(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("word/document.xml", b"")
        with target.open("word/media.bin", "w", force_zip64=True) as entry:
            for _ in range(210):
                entry.write(bytes(1_000_000))
    with pytest.raises(NoArticle, match=r"^a\.docx: unpacks to 210 MB, the limit is 200 MB"):
        read_bytes(stream.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive(**{"notes.txt": b"bonjour"}), "is a ZIP archive and no Word document"),
        (archive(**{"word/document.xml": b"<broken"}), "is a damaged Word document"),
        (b"PK\x03\x04 cut off", "is a damaged Word document or ZIP archive"),
        (b"Bonjour, ceci est du texte.", "is no DOCX file"),
    ],
)
def test_what_is_no_word_document_is_told_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(NoArticle) as caught:
        read_bytes(data, "a.docx")
    assert str(caught.value).startswith(f"a.docx: {message}")
    assert "\n" not in str(caught.value)


def test_an_empty_word_document_is_told() -> None:
    stream = io.BytesIO()
    Document().save(stream)
    with pytest.raises(NoArticle, match="is a Word document without text"):
        read_bytes(stream.getvalue(), "a.docx")
