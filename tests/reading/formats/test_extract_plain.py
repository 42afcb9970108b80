"""Plain text: what printers and copying leave in its lines."""

import pytest

from enjeu.reading.article import read_bytes

TITLE = "Accord à Cholet sur les salaires"
SENTENCES = [
    "Le travail reprendra lundi matin dans les deux ateliers du site, selon la métallurgie.",
    "Le préfet a salué un accord équilibré entre la direction et trois syndicats sur quatre.",
]


def read(text: str) -> list[str]:
    return [passage.fr for passage in read_bytes(text.encode(), "a.txt").passages]


@pytest.mark.parametrize("hyphen", ["-", "‐", "¬"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_words_parted_at_line_ends_are_whole(hyphen: str, line_end: str) -> None:
    lines = [
        TITLE,
        "",
        f"Le travail reprendra lundi matin dans les deux ate{hyphen}",
        f"liers du site, selon la métal{hyphen}",
        "lurgie.",
        "Le préfet a salué un accord équilibré entre la direc" + hyphen,
        "tion et trois syndicats sur quatre.",
    ]
    assert read(line_end.join(lines)) == [TITLE, *SENTENCES]


def test_what_no_list_knows_stays_in_two() -> None:
    text = f"{TITLE}\n\nLe ministre a reçu hier à Paris monsieur Xar-\nbul et tous les autres délégués.\n"
    assert "Xar- bul" in read(text)[-1]


@pytest.mark.parametrize("line_end", ["\n\n", "\r\n\r\n", "\r\r\n\r\r\n"])
def test_a_blank_line_behind_every_wrapped_line_parts_nothing(line_end: str) -> None:
    lines = [
        TITLE,
        "Le travail reprendra lundi matin dans les deux",
        "ateliers du site, selon la métallurgie. Le pré-",
        "fet a salué un accord équilibré entre la direction",
        "et trois syndicats sur quatre.",
    ]
    assert read(line_end.join(lines)) == [TITLE, *SENTENCES]


def test_paragraphs_and_items_between_blank_lines_stay_apart() -> None:
    items = ["Les salariés obtiennent :", "une prime de 500 euros", "deux jours de congé", "un local syndical"]
    assert read("\n\n".join([TITLE, *SENTENCES, *items])) == [TITLE, *SENTENCES, *items]


def test_two_carriage_returns_before_a_line_feed_end_one_line() -> None:
    lines = [TITLE, "", "Le travail reprendra lundi matin dans les deux", "ateliers du site, selon la métallurgie."]
    assert read("\r\r\n".join(lines)) == [TITLE, SENTENCES[0]]
