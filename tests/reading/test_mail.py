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
