import pytest

from enjeu.reading.dates import publication_prefix, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mis à jour mardi 5 septembre 2023 – 17h59", "2023-09-05"),
        ("Publié le 1er août 2024", "2024-08-01"),
        ("date 2023-09", "2023-09"),
        ("2023-09-13T08:00:00+02:00", "2023-09-13"),
        ("05/09/2023", "2023-09-05"),
        ("05.09.23 à 10:00", "2023-09-05"),
        ("févr. 2022", "2022-02"),
        ("2025/04/03", "2025-04-03"),
        ("3-4-2025", "2025-04-03"),
        ("1 er avril 2025", "2025-04-01"),
        ("06-12-34-56-78", None),
        ("31/02/2023", None),
        ("il y a 23 minutes", None),
        ("tél. 01-2345-6789", None),
    ],
)
def test_french_dates_are_read_day_first(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 5 septembre 2023 à 17h59",
        "il y a 23 minutes",
        "Modifié le : 17/03/2024 - 11:40",
        "Mis à jour mardi 5 septembre 2023 – 17h59",
        "5 septembre 2023",
    ],
)
def test_a_line_that_only_dates_the_article_is_told_as_such(text: str) -> None:
    assert publication_prefix(text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 5 septembre 2023, le rapport accuse Moscou.",
        "Il y a 23 minutes, le ministre démissionnait.",
        "Le 5 septembre 2023 à 17h59, la terre a tremblé.",
        "Mise en service en 2023, la centrale est arrêtée.",
        "Publié",
        "Il y a 20 ans",
    ],
)
def test_a_date_in_a_sentence_is_left_in_its_sentence(text: str) -> None:
    assert publication_prefix(text) == 0


def test_a_labelled_date_is_parted_from_the_title_glued_to_it() -> None:
    text = "date 2023-09 Ce que les deux pays gagnent"
    assert text[publication_prefix(text) :] == " Ce que les deux pays gagnent"
