import pytest

from enjeu.reading.bylines import is_byline


@pytest.mark.parametrize(
    "text",
    [
        "Par Claire Vasseur (Istanbul, correspondance)",
        "Par Jean Dupont et Marie Martin",
        "Par Jean Dupont Publié le 5 septembre 2023 à 17h59 Temps de lecture 3 min.",
        "Propos recueillis par Lise Morvan",
        "Author, George Wright et Jean Mackenzie",
        "Role, BBC News",
        "Texte : Paul Petit",
        "Par Jean Dupont | 2 janvier 2026 | 08h15",
        "Par Jean Dupont, publié le 2 janvier 2026",
        "Par Jean Dupont • 02/01/2026",
    ],
)
def test_bylines_are_known_anywhere(text: str) -> None:
    assert is_byline(text, edge=False)


@pytest.mark.parametrize(
    "text",
    [
        "Par ailleurs, la Russie livrera du blé",
        "Par Jean Dupont, tout est perdu",
        "Par Jean Dupont, le 2 janvier 2026 restera un jour noir",
        "Par peur de Moscou",
        "Par Toutatis",
        "Par ici la sortie",
        "Entretien avec le diable",
        "Entretien Macron-Poutine à Moscou",
    ],
)
def test_lines_that_begin_like_a_byline_are_kept(text: str) -> None:
    assert not is_byline(text, edge=False)
