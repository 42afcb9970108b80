import io

import pytest
from pypdf import PdfReader, PdfWriter

from enjeu.errors import NoArticle
from enjeu.reading.article import read_bytes
from enjeu.records import Kind


def pdf(*pages: list[str]) -> bytes:
    """A PDF with one line of text under the other, in Helvetica with the Windows code page."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for i, lines in enumerate(pages):
        shown = b" ".join(
            b"(" + line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj 0 -14 Td"
            for line in lines
        )
        content = b"BT /F1 11 Tf 50 780 Td " + shown + b" ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length " + str(len(content)).encode() + b" >>\nstream\n" + content + b"\nendstream")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    return out + head + table + trailer


FIRST = [
    "Le Quotidien - 4 juin 2024",
    "La Belgique livrera trente avions",
    "Le Premier ministre belge et le président ukrainien ont signé mardi un ac-",
    "cord de sécurité à Bruxelles. Le dirigeant nord-",
    "coréen l'a condamné. La Belgique livrera trente avions de combat avant la",
    "fin de 2028, selon le ministère. L'accord prévoit aussi la formation des",
]
SECOND = [
    "Le Quotidien - 4 juin 2024",
    "pilotes au Danemark et en Roumanie, où les attendent des instructeurs venus",
    "des pays alliés.",
    "2",
]
THIRD = [
    "Le Quotidien - 4 juin 2024",
    "L'Ukraine promet en échange de ne pas frapper le territoire russe avec eux.",
    "3",
]


def test_lines_are_joined_over_pages_and_hyphens_undone_where_they_are_the_printers() -> None:
    article = read_bytes(pdf(FIRST, SECOND, THIRD), "a.pdf")
    assert [passage.fr for passage in article.passages] == [
        "La Belgique livrera trente avions",
        "Le Premier ministre belge et le président ukrainien ont signé mardi un accord de sécurité à Bruxelles.",
        "Le dirigeant nord-coréen l'a condamné.",
        "La Belgique livrera trente avions de combat avant la fin de 2028, selon le ministère.",
        "L'accord prévoit aussi la formation des pilotes au Danemark et en Roumanie, où les attendent des instructeurs "
        "venus des pays alliés.",
        "L'Ukraine promet en échange de ne pas frapper le territoire russe avec eux.",
    ]
    assert article.passages[0].kind is Kind.TITLE
    assert article.source.encoding == "pdf"


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    article = read_bytes(pdf(FIRST, SECOND, THIRD), "a.pdf")
    assert [line.text for line in article.set_aside] == [FIRST[0], FIRST[0], "2", FIRST[0], "3"]
    assert {line.reason for line in article.set_aside} == {"page mark"}


def test_a_pdf_without_text_is_said_to_be_scanned() -> None:
    with pytest.raises(NoArticle, match=r"^a\.pdf: is a PDF without text, it seems scanned; .*OCR"):
        read_bytes(pdf([], []), "a.pdf")


def test_a_pdf_with_a_password_is_told() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(NoArticle, match="is a PDF with a password"):
        read_bytes(stream.getvalue(), "a.pdf")


def test_a_damaged_pdf_and_a_false_one_are_told() -> None:
    with pytest.raises(NoArticle, match=r"^a\.pdf: is a damaged PDF"):
        read_bytes(b"%PDF-1.4\nnothing here", "a.pdf")
    with pytest.raises(NoArticle, match=r"^a\.pdf: is no PDF file"):
        read_bytes(b"Bonjour, ceci n'est pas un PDF.", "a.pdf")


def test_a_pdf_on_standard_input_is_told_by_its_first_bytes() -> None:
    assert read_bytes(pdf(FIRST, SECOND, THIRD), "-").source.title == "La Belgique livrera trente avions"


def test_a_letter_that_stands_for_several_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "pypdf.PageObject.extract_text", lambda *_, **__: "Les e\ufb00orts du ministre \ufb01niront en juin."
    )
    article = read_bytes(pdf(["x"]), "a.pdf")
    assert article.text == "Les efforts du ministre finiront en juin."
