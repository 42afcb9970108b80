"""Articles as press archives export them."""

import pytest

from enjeu.reading.article import read_bytes
from enjeu.records import Article, Kind

TITLE = "Un constructeur entre au capital d'une compagnie"
FIRST = "Le groupe obtient 24,2 % du capital pour 410 millions d'euros, a-t-il annoncé lundi."
SECOND = "Les syndicats de pilotes demandent des garanties sur l'emploi."
CODED = f"""SE   Entreprises
HD   {TITLE}
BY   Anne Martin
WC   389 mots
PD   4 juin 2024
ET   18:02
SN   Le Quotidien
LA   Français
CY   Copyright 2024 Le Quotidien Tous droits réservés
LP

{FIRST}

TD

{SECOND}

CO   lufths : Lufthansa AG
PUB  Le Quotidien SA
AN   Document QUOT000020240604ek640001e
"""
LINES = f"""Le Quotidien
Économie & Entreprise, mercredi 5 juin 2024 612 mots, p. 14

Aussi paru dans
4 juin 2024 - Le Quotidien (site web)

{TITLE}

{FIRST}

{SECOND}

Note(s) :

Certificat émis le 6 juin 2024 à UNIVERSITÉ-LYON-2 à des fins de visualisation personnelle et temporaire.

news·20240605·LQ·2024_06_05_0014_01
"""
PLAIN = f"""{TITLE}

Anne Martin
389 mots
4 juin 2024
Le Quotidien

{FIRST}

{SECOND}

Document QUOT000020240604ek640001e
"""


def told(article: Article) -> list[str]:
    return [passage.fr for passage in article.passages]


@pytest.mark.parametrize(
    ("export", "date"), [(CODED, "2024-06-04"), (CODED.replace("\n", "\r\n"), "2024-06-04"), (LINES, "2024-06-05")]
)
def test_an_export_is_its_title_and_its_sentences(export: str, date: str) -> None:
    article = read_bytes(export.encode(), "a.txt")
    assert told(article) == [TITLE, FIRST, SECOND]
    assert article.passages[0].kind is Kind.TITLE
    assert (article.source.title, article.source.date) == (TITLE, date)


def test_the_outlet_of_coded_fields_is_read() -> None:
    assert read_bytes(CODED.encode(), "a.txt").source.outlet == "Le Quotidien"


def test_count_of_words_and_number_of_an_export_are_set_aside() -> None:
    article = read_bytes(PLAIN.encode(), "a.txt")
    assert told(article) == [TITLE, FIRST, SECOND]
    assert article.source.date == "2024-06-04"


@pytest.mark.parametrize("export", [CODED, LINES, PLAIN])
def test_of_several_articles_the_first_is_read_and_the_reader_is_told(export: str) -> None:
    other = "Le ministre a reçu hier les pilotes."
    article = read_bytes(f"{export}\n{export.replace(SECOND, other)}".encode(), "a.txt")
    assert told(article) == [TITLE, FIRST, SECOND]
    assert any(other in line.text for line in article.set_aside)
    [warning] = article.warnings
    assert warning.startswith("holds 2 articles of an archive, only the first is read")


def test_words_in_capitals_at_the_head_of_lines_are_no_fields() -> None:
    text = f"{TITLE}\n\nLA France a signé.\n\nET après ?\n\nRE bonjour.\n\nIN fine.\n\n{FIRST}\n\n{SECOND}\n"
    assert read_bytes(text.encode(), "a.txt").text == text
    assert {"LA France a signé.", "IN fine."} <= set(told(read_bytes(text.encode(), "a.txt")))
