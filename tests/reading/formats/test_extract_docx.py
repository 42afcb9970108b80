import io
import zipfile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
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


def saved(*paragraphs: str, notes: str = "") -> bytes:
    """A Word file of paragraphs in Word's XML, and one footnote."""
    document = Document()
    body = document.element.body
    for paragraph in paragraphs:
        body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{paragraph}</w:p>"))
    if notes:
        content = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>{notes}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, content.encode(), document.part.package)
        document.part.relate_to(part, RT.FOOTNOTES)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


HIGH = '<w:vertAlign w:val="superscript"/>'
BODY = "Le ministre a signé un accord avec la Grèce."


@pytest.mark.parametrize(
    ("paragraphs", "read"),
    [
        (
            ['<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>' + run("L"), run("e ministre a signé lundi.")],
            ["Le ministre a signé lundi."],
        ),
        (
            [
                f"<w:moveFrom>{run('Ankara proteste. ')}</w:moveFrom>" + run(BODY),
                f"<w:moveTo>{run('Ankara proteste.')}</w:moveTo>",
            ],
            [BODY, "Ankara proteste."],
        ),
        ([run("Ceci est caché. ", "<w:vanish/>") + run(BODY)], [BODY]),
        ([run(BODY[:-1], '<w:vanish w:val="0"/>') + run(".")], [BODY]),
        ([run(BODY[:-1]) + run("1", HIGH) + run(".") + run("23", HIGH) + run(" Il se tait.")], [BODY, "Il se tait."]),
        (
            [run("Elle a 120 km") + run("2", HIGH) + run(", selon le 1") + run("er", HIGH) + run(" ministre.")],
            ["Elle a 120 km2, selon le 1er ministre."],
        ),
        ([run("Le pre\u0301fet est la\u0300, dans l'a\ufb03\u00adche.")], ["Le préfet est là, dans l'affiche."]),
    ],
)
def test_a_text_is_read_as_word_shows_it(paragraphs: list[str], read: list[str]) -> None:
    article = read_bytes(saved(*paragraphs), "a.docx")
    assert [passage.fr for passage in article.passages] == read
    assert not article.set_aside


def test_footnotes_are_read_behind_the_text() -> None:
    article = read_bytes(saved(run(BODY), notes="Selon Athènes, le contrat vaut trois milliards d'euros."), "a.docx")
    assert [passage.fr for passage in article.passages] == [
        BODY,
        "Selon Athènes, le contrat vaut trois milliards d'euros.",
    ]


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
