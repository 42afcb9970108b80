import io
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader, PdfWriter

from enjeu.errors import NoArticle
from enjeu.reading.article import read_bytes
from enjeu.records import Kind


class Typed(NamedTuple):
    """A line of text in some size and font ("F2" is bold), so far below the line before, or on its level."""

    text: str
    size: float = 11
    font: str = "F1"
    down: float = 14
    x: float = 50


def pdf(*pages: Sequence[str | Typed]) -> bytes:
    """A PDF with one line of text under the other, in Helvetica with the Windows code page."""
    objects: list[bytes] = []
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
    for i, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        content = _drawn(lines)
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


def _drawn(lines: Sequence[str | Typed]) -> bytes:
    drawn, y = b"BT", 794.0
    for line in lines:
        typed = Typed(line) if isinstance(line, str) else line
        y -= typed.down
        shown = typed.text.replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        drawn += f" /{typed.font} {typed.size} Tf 1 0 0 1 {typed.x} {y} Tm (".encode() + shown + b") Tj"
    return drawn + b" ET"


def passages(*pages: Sequence[str | Typed]) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.fr) for passage in read_bytes(pdf(*pages), "a.pdf").passages]


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
    def drawn(*_: object, visitor_text: Callable[..., None], **__: Any) -> None:
        whole = (1, 0, 0, 1, 0, 0)
        visitor_text("Les e\ufb00orts du ministre \ufb01niront en juin.", whole, whole, None, 11)

    monkeypatch.setattr("pypdf.PageObject.extract_text", drawn)
    article = read_bytes(pdf(["x"]), "a.pdf")
    assert article.text == "Les efforts du ministre finiront en juin."


BODY = [
    "L'Espagne et le Maroc ont signé mercredi à Rabat une feuille de route sur",
    "la pêche et les migrations. Madrid obtient la réouverture des douanes de",
    "Ceuta et de Melilla, fermées depuis 2018. Le Front Polisario a dénoncé une",
    "trahison, comme en 2022.",
]
READ = [
    ("text", "L'Espagne et le Maroc ont signé mercredi à Rabat une feuille de route sur la pêche et les migrations."),
    ("text", "Madrid obtient la réouverture des douanes de Ceuta et de Melilla, fermées depuis 2018."),
    ("text", "Le Front Polisario a dénoncé une trahison, comme en 2022."),
]
TITLE = [
    Typed("Pêche, migrations : Madrid et Rabat", 22, "F2"),
    Typed("Scellent leur réconciliation", 22, "F2", down=26),
]
TITLE_READ = ("title", "Pêche, migrations : Madrid et Rabat Scellent leur réconciliation")


def test_the_largest_lines_over_the_text_are_its_title_and_a_larger_standfirst_is_text() -> None:
    head = [Typed("Le sommet de Rabat en direct", 13), *TITLE, Typed("L'accord ouvre les douanes des deux villes", 14)]
    standfirst = ("text", "L'accord ouvre les douanes des deux villes Espagnoles, et divise l'opposition.")
    behind = Typed("Espagnoles, et divise l'opposition.", 14)
    assert passages([*head, behind, *BODY])[1:] == [TITLE_READ, standfirst, *READ]


@pytest.mark.parametrize("heading", [Typed("La colère d'Alger", 15), Typed("La colère d'Alger", 11, "F2")])
def test_a_heading_is_told_by_its_size_or_its_bold_type(heading: Typed) -> None:
    assert passages([*TITLE, *BODY, heading, *BODY[:1], "la pêche et les migrations."]) == [
        TITLE_READ,
        *READ,
        ("heading", "La colère d'Alger"),
        READ[0],
    ]


def test_bold_or_large_words_do_not_cut_their_sentence() -> None:
    bold: list[str | Typed] = [BODY[0], Typed(BODY[1], font="F2"), *BODY[2:]]
    assert passages([*TITLE, *bold]) == [TITLE_READ, *READ]
    assert passages([*TITLE, BODY[0], Typed(BODY[1], 12.5), *BODY[2:]]) == [TITLE_READ, *READ]
    first = Typed("Le Front Polisario, que soutient Alger depuis 1976, a dénoncé une", font="F2")
    assert passages([*TITLE, *BODY, first, "trahison, comme en 2022."])[-1] == (
        "text",
        "Le Front Polisario, que soutient Alger depuis 1976, a dénoncé une trahison, comme en 2022.",
    )


def test_a_line_with_words_of_the_texts_size_is_text() -> None:
    cited = [Typed("Ceuta", 10), Typed("et Melilla, où passe la route de la pêche,", 8, down=0, x=90)]
    behind = "rouvriront lundi. Le Front Polisario a dénoncé une trahison,"
    cut = ["L'Espagne et le Maroc ont signé mercredi un accord. Les postes de", *cited, behind, "comme en 2022."]
    body = [line if isinstance(line, Typed) else Typed(line, 10) for line in cut]
    assert [fr for _, fr in passages([*TITLE, *body])][1:] == [
        "L'Espagne et le Maroc ont signé mercredi un accord.",
        "Les postes de Ceuta et Melilla, où passe la route de la pêche, rouvriront lundi.",
        "Le Front Polisario a dénoncé une trahison, comme en 2022.",
    ]


def test_sizes_that_change_from_line_to_line_tell_nothing() -> None:
    scanned = [Typed(line, 10 + 0.7 * i) for i, line in enumerate(BODY)]
    assert passages(["Madrid et Rabat scellent leur réconciliation", "", *scanned])[1:] == READ


def test_a_caption_in_the_middle_of_a_sentence_comes_behind_the_paragraph() -> None:
    caption = [Typed("Les deux ministres des affaires étrangères se sont serré la main,", 8), Typed("Mercredi.", 8)]
    assert passages([*TITLE, *BODY[:2], *caption, *BODY[2:], *BODY[:1], "la pêche et les migrations."]) == [
        TITLE_READ,
        *READ,
        ("text", "Les deux ministres des affaires étrangères se sont serré la main, Mercredi."),
        READ[0],
    ]


@pytest.mark.parametrize(
    ("initial", "rest"),
    [
        ("L'", "Espagne et"),
        ("L", "'Espagne et"),
        ("À", "Rabat, l'Espagne et"),
        ("À", "la demande de Rabat, l'Espagne et"),
        ("A", "lger et"),
    ],
)
def test_a_drop_cap_is_put_before_the_lines_beside_it_wherever_it_is_drawn(initial: str, rest: str) -> None:
    cap = Typed(initial, 42, down=89)
    beside = [Typed(f"{rest} le Maroc ont signé mercredi à Rabat une feuille de route sur", x=90), Typed(BODY[1], x=90)]
    lines: list[str | Typed] = [cap, TITLE[0]._replace(down=-75), TITLE[1], *beside, *BODY[2:]]
    first = initial + (" " if initial == "À" else "") + rest
    read = f"{first} le Maroc ont signé mercredi à Rabat une feuille de route sur la pêche et les migrations."
    assert passages(lines) == [TITLE_READ, ("text", read), *READ[1:]]


def test_heads_that_alternate_are_set_aside() -> None:
    heads = ["Politique étrangère - mai", "La réconciliation hispano-marocaine"]
    article = read_bytes(pdf(*([heads[i % 2], line] for i, line in enumerate(BODY))), "a.pdf")
    assert [line.text for line in article.set_aside] == [heads[0], heads[1], heads[0], heads[1]]
    assert [passage.fr for passage in article.passages] == [fr for _, fr in READ]


def test_a_small_line_with_a_number_that_rises_from_page_to_page_is_a_head() -> None:
    numbered = [Typed("Politique étrangère 112", 8), Typed("Hélène Robert 113", 8)]
    article = read_bytes(pdf([numbered[0], *TITLE, *BODY[:2]], [numbered[1], *BODY[2:]]), "a.pdf")
    assert [(passage.kind.value, passage.fr) for passage in article.passages] == [TITLE_READ, *READ]
    assert [line.text for line in article.set_aside] == [line.text for line in numbered]


def test_a_year_at_the_end_of_two_pages_is_no_page_number() -> None:
    pages = [[*BODY[:2], "L'accord vaut jusqu'en 2025"], [*BODY[2:], "Il sera revu en 2026"]]
    assert read_bytes(pdf(*pages), "a.pdf").set_aside == ()


def test_notes_stand_last_and_their_marks_are_left_out() -> None:
    mark = Typed("1", 7, down=-4, x=175)
    line = [Typed("la pêche et les migrations"), mark, Typed(". Madrid obtient", down=4, x=179)]
    notes = [Typed("1. Entretien avec l'auteure, Rabat, 3 avril 2025.", 8), Typed("2 Voir la carte.", 8)]
    rest = "la réouverture des douanes de Ceuta et de Melilla, fermées depuis 2018. Le"
    behind = "Front Polisario a dénoncé une trahison, comme en 2022."
    assert passages([*TITLE, BODY[0], *line, *notes], [rest, behind]) == [
        TITLE_READ,
        *READ,
        ("text", "1. Entretien avec l'auteure, Rabat, 3 avril 2025."),
        ("text", "2 Voir la carte."),
    ]


def test_an_ordinal_set_high_belongs_to_its_number() -> None:
    line = [Typed("Le texte entrera en vigueur le 1"), Typed("er", 7, down=-4, x=204), Typed(" avril.", down=4, x=214)]
    assert passages([*TITLE, *BODY, *line])[-1] == ("text", "Le texte entrera en vigueur le 1er avril.")


def test_what_a_browser_prints_around_a_page_is_set_aside() -> None:
    above = Typed("09/04/2025 18:02 Pêche, migrations - Le Courrier", 8)
    below = Typed("https://www.courrier.example/peche.html 1/1", 8)
    article = read_bytes(pdf([above, *TITLE, "Publié le 09/04/2025 à 10:12", *BODY, below]), "a.pdf")
    assert [(line.reason, line.text) for line in article.set_aside] == [
        ("timestamp", "Publié le 09/04/2025 à 10:12"),
        ("page mark", above.text),
        ("page mark", below.text),
    ]


def test_room_between_lines_parts_what_ends_there() -> None:
    behind = Typed("news·20250115·LM·4512345", down=20)
    article = read_bytes(
        pdf([*TITLE, *BODY, Typed("© 2025 SA Le Monde. Tous droits réservés.", down=20), behind]), "a.pdf"
    )
    assert [(passage.kind.value, passage.fr) for passage in article.passages] == [TITLE_READ, *READ]
    assert [line.reason for line in article.set_aside] == ["copyright", "navigation"]


def test_heads_that_are_drawn_before_the_text_are_told_by_their_place() -> None:
    def page(*lines: str | Typed) -> list[str | Typed]:
        return [Typed("Le Courrier", 8), Typed("Édition du soir", 8, down=20), Typed("Rabat", 8, down=-10), *lines]

    third = ["Alger a rappelé son ambassadeur, et Madrid le", "regrette."]
    article = read_bytes(pdf(page(*TITLE, *BODY[:2]), page(*BODY[2:]), page(*third)), "a.pdf")
    assert [line.text for line in article.set_aside] == ["Le Courrier", "Édition du soir", "Rabat"] * 3


def test_a_year_that_ends_the_last_sentence_of_a_page_is_no_page_number() -> None:
    assert passages(
        [*TITLE, *BODY, "L'accord, qui doit encore être ratifié par les deux Parlements, vaut jusqu'à", "2028."]
    )[-1] == ("text", "L'accord, qui doit encore être ratifié par les deux Parlements, vaut jusqu'à 2028.")


def test_cents_that_are_set_high_are_no_mark_of_a_note() -> None:
    line = [Typed("Le kilo coûte 2\u20ac"), Typed("50", 7, down=-4, x=127), Typed("depuis lundi.", down=4, x=138)]
    assert passages([*TITLE, *BODY, *line])[-1] == ("text", "Le kilo coûte 2\u20ac50 depuis lundi.")


def test_a_place_or_size_that_is_no_number_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(*_: object, visitor_text: Callable[..., None], **__: Any) -> None:
        whole = (1, 0, 0, 1, 0, 0)
        visitor_text("Les efforts du ministre ", whole, (1, 0, 0, 1, float("inf"), float("nan")), None, 11)
        visitor_text("finiront en juin.", whole, whole, None, float("inf"))

    monkeypatch.setattr("pypdf.PageObject.extract_text", drawn)
    assert read_bytes(pdf(["x"]), "a.pdf").text == "Les efforts du ministre finiront en juin."
