"""Mails as programs save them."""

from email.message import EmailMessage

import pytest

from enjeu.errors import NoArticle
from enjeu.reading.article import read_bytes

TITLE = "Une aide pour les éleveurs"
BODY = "Le gouvernement a annoncé mardi une aide de 40 millions d'euros aux éleveurs. Les syndicats en demandent plus."
PAGE = f"<html><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>"


def mail(
    text: str | None, html: str | None = None, charset: str = "utf-8", encoding: str = "quoted-printable"
) -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "Le Journal <a@journal.fr>", "anna@example.org"
    made["Subject"], made["Date"] = f"TR: {TITLE}", "Tue, 03 Mar 2026 23:15:00 +0100"
    if text is not None:
        made.set_content(text, charset=charset, cte=encoding)
    if html is not None:
        made.add_alternative(html, subtype="html", cte="base64")
        made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    return made.as_bytes()


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "-"])
@pytest.mark.parametrize(
    "data",
    [
        mail(BODY),
        mail(BODY, charset="iso-8859-1"),
        mail(BODY, encoding="8bit").replace(b' charset="utf-8"', b""),
        mail(BODY).replace(b"\n", b"\r\n"),
        mail("Votre programme ne montre pas cette page.", PAGE),
        mail(BODY, "<html><body><img src='a.png'></body></html>"),
    ],
)
def test_the_words_of_a_mail_are_read_under_its_subject(data: bytes, name: str) -> None:
    article = read_bytes(data, name)
    assert article.source.title == TITLE
    assert article.source.date == "2026-03-03"
    assert " ".join(passage.fr for passage in article.passages) == f"{TITLE} {BODY}"


def test_the_day_of_the_article_goes_before_that_of_the_mail() -> None:
    assert read_bytes(mail(f"Publié le 1er mars 2026 à 8h\n\n{BODY}"), "a.eml").source.date == "2026-03-01"


def test_a_mail_of_pictures_alone_is_refused() -> None:
    picture = EmailMessage()
    picture["From"], picture["Subject"] = "a@journal.fr", TITLE
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(NoArticle, match=r"a\.eml: is a mail without text"):
        read_bytes(picture.as_bytes(), "a.eml")
