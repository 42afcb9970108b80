"""A mail's header is not the article; its subject is the title."""

import pytest

from enjeu.reading.article import read_bytes

BODY = "Le gouvernement a annoncé mardi une aide de 40 millions d'euros aux éleveurs. Les syndicats en demandent plus."


@pytest.mark.parametrize(
    "header",
    [
        "De : a@journal.fr\nÀ : b@journal.fr\nObjet : Une aide pour les  éleveurs\nDate : mardi 3 mars 2026 08:15",
        "From: Le Journal <a@journal.fr>\nSent: 3 mars 2026 08:15\nTo: Anna\nSubject: TR: Une aide pour les éleveurs",
        "Expéditeur : a@journal.fr\n\nEnvoyé : 3 mars 2026\n\nObjet : Re: Fwd: Une aide pour les éleveurs",
    ],
)
def test_the_header_is_set_aside_and_the_subject_is_the_title(header: str) -> None:
    article = read_bytes(f"{header}\n\n{BODY}\n".encode(), "mail.txt")
    assert article.source.title == "Une aide pour les éleveurs"
    assert article.source.date == "2026-03-03"
    assert " ".join(p.fr for p in article.passages if p.kind == "text") == BODY
    assert not any("@" in p.fr for p in article.passages)
    for aside in article.set_aside:
        assert " ".join(article.text[aside.start : aside.end].split()) == aside.text
    for passage in article.passages:
        assert " ".join(article.text[passage.start : passage.end].split()) == passage.fr


@pytest.mark.parametrize(
    "opening",
    [
        "De : Jean Dupont\nDate : 3 mars 2026\n",
        "A : les prix.\nDe : des impôts.\nObjet : l'aide aux éleveurs.\n",
    ],
)
def test_other_lines_with_a_colon_are_no_header(opening: str) -> None:
    article = read_bytes(f"{opening}\n{BODY}\n".encode(), "a.txt")
    assert "mail header" not in {aside.reason for aside in article.set_aside}


FIELDS = (
    "De : Paul <paul@journal.fr>\nDate : mar. 3 mars 2026, 08:15\nObjet : Fwd: Une aide pour les éleveurs\nÀ : Anna"
)
LONG = f"{BODY} La ministre répondra jeudi, après avoir reçu les élus des régions où la maladie a frappé le plus fort."
NOTE = "Bonjour,\n\nVoici l'article, à lire avant notre réunion du 12 mars 2026.\n\nPaul"


@pytest.mark.parametrize(
    "above",
    ["---------- Message transféré ---------\n", f"{NOTE}\n\n---- Forwarded message ----\n", f"{NOTE}\n\n"],
)
def test_the_note_of_who_forwards_a_mail_is_set_aside_with_its_header(above: str) -> None:
    article = read_bytes(f"{above}{FIELDS}\n\n{LONG}\n".encode(), "mail.txt")
    assert article.source.title == "Une aide pour les éleveurs"
    assert article.source.date == "2026-03-03"
    assert " ".join(p.fr for p in article.passages) == f"Une aide pour les éleveurs {LONG}"


def test_an_article_above_the_mail_that_it_answers_is_no_note() -> None:
    article = read_bytes(f"{LONG}\n\n{FIELDS}\n\nEnvoie-moi l'article, merci.\n".encode(), "mail.txt")
    assert " ".join(p.fr for p in article.passages).startswith(LONG)


def test_marks_of_quoted_lines_are_taken_off() -> None:
    lines = BODY.replace("aide ", "aide\n").replace("Les ", "Les\n")
    quoted = f"Une aide pour les éleveurs\n\n{lines}".replace("\n", "\n> ")
    article = read_bytes(f"Le 3 mars, Paul <p@journal.fr> a écrit :\n\n> {quoted}\n".encode(), "mail.txt")
    assert article.source.title == "Une aide pour les éleveurs"
    assert " ".join(p.fr for p in article.passages if p.kind == "text") == BODY
