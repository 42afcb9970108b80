"""The day of publication, among the other days that an article and its page name."""

import pytest

from enjeu.reading.article import read_bytes

TITLE = "Accord à Cholet sur les salaires"
FIRST = "Le travail reprendra lundi matin dans les deux ateliers du site. Le préfet a salué un accord équilibré."
SECOND = "La direction a signé mercredi soir avec trois syndicats sur quatre. Elle promet de garder le site."


def date(*lines: str) -> str | None:
    return read_bytes("\n\n".join(lines).encode(), "a.txt").source.date


@pytest.mark.parametrize(
    "line",
    [
        "Le Monde - vendredi 4 juillet 2025 - p. 12",
        "AFP le 04/07/2025 à 12:10",
        "4 juillet 2025, 12:45 | Économie",
        "Économie | 4 juillet 2025 | Jean Dupont",
        "LE MONDE / VENDREDI 4 JUILLET 2025",
        "Édition du 4 juillet 2025",
        "Article paru dans La Croix du 4 juillet 2025",
        "Jean Dupont 4 juillet 2025",
    ],
)
def test_a_line_of_names_over_the_article_dates_it(line: str) -> None:
    assert date(line, TITLE, FIRST, SECOND) == "2025-07-04"


@pytest.mark.parametrize(
    "title", ["Attentats du 13 novembre 2015", "Grève du 12 mars 2021 : ce que disent les archives"]
)
def test_a_day_that_the_title_is_about_is_not_that_of_the_article(title: str) -> None:
    assert date(title, FIRST, SECOND) is None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, FIRST, "Le 7 octobre 2023, à 6 h 30", SECOND),
        (TITLE, "Publié il y a 2 heures", FIRST, SECOND, "Publié le 12 mars 2021"),
        (TITLE, FIRST, SECOND, "Sur le même sujet", "Cholet : la grève de 2021", "12/03/2021 à 10h30"),
    ],
)
def test_the_day_of_an_event_or_of_another_article_does_not_count(lines: tuple[str, ...]) -> None:
    assert date(*lines) is None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, FIRST, "Par Jean Dupont", "4 juillet 2025 à 12h10", SECOND),
        (TITLE, FIRST, "Publié le 4 juillet 2025", SECOND),
        (TITLE, FIRST, SECOND, "Publié le 4 juillet 2025", "Sur le même sujet", "Cholet : la grève de 2021"),
    ],
)
def test_the_day_may_stand_behind_the_standfirst_or_the_article(lines: tuple[str, ...]) -> None:
    assert date(*lines) == "2025-07-04"
