"""Lines as press sites have them around an article, and sentences of articles that look like them."""

from __future__ import annotations

import pytest

from enjeu.reading.article import read_bytes
from enjeu.reading.blocks import find_blocks
from enjeu.reading.boilerplate import sort_out

BODY = (
    "\n\nLe gouvernement polonais a obtenu mardi 40 millions d’euros de l’Allemagne, selon le ministre.\n\n{}\n\n"
    "La Pologne ouvrira en échange ses ports aux bateaux allemands, a précisé le chef de la diplomatie.\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "Europe - Chine : le bras de fer des voitures",
        "Défense, le pari à 400 milliards",
        "France, Espagne et Portugal signent un pacte",
        "Santé, école, retraites : ce qui change",
        "Sommet Trump-Poutine en Alaska",
        "Accord Iran-Arabie Saoudite à Pékin",
        "Google signe un accord avec l’AFP",
        "Cartes : Visa et Mastercard cèdent aux commerçants",
        "Infographie : ce que gagnent les deux camps",
        "Copyright : OpenAI paiera les journaux allemands",
    ],
)
def test_a_title_that_begins_like_a_rubric_or_ends_like_a_byline_is_the_title(title: str) -> None:
    assert read_bytes((title + BODY.format("")).encode(), "a.txt").source.title == title


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Sénat a voté une rallonge de 3 milliards d’euros (crédits de paiement).",
        "La dette atteint 3 228 milliards d’euros (source : Insee/AFP).",
        "Le dollar s’échangeait à 0,92 euro mardi (Bloomberg/AFP).",
        "Le cortège s'est élancé de la place Vauban en début d'après-midi (photo AFP - Bertrand Guay).",
        "Crédits : la Chine prêtera 2 milliards de dollars au Pakistan.",
        "Toute utilisation des fonds sans autorisation du Parlement sera sanctionnée.",
        "Pour accéder à tous les marchés européens, Pékin a offert de baisser ses droits de douane.",
        "Google et ses partenaires ont utilisé des traceurs sans le consentement des internautes, selon la Cnil.",
        "Les informations publiées mardi par le ministère portent sur la propriété intellectuelle.",
        "Les commentaires sont modérés à Bruxelles.",
        "Chaque semaine, ils retrouvent leurs amis.",
    ],
)
def test_a_sentence_of_the_article_is_kept(sentence: str) -> None:
    article = read_bytes(("Un accord à Varsovie" + BODY.format(sentence)).encode(), "a.txt")
    assert sentence in [passage.fr for passage in article.passages]


@pytest.mark.parametrize(
    "line",
    [
        "P.D. avec AFP",
        "Jean Roux (avec AFP)",
        "(Source AFP)",
        "Avec les informations de La Presse canadienne",
        "(Version française Zhifan Liu, édité par Kate Entringer)",
        "Lire aussi | Article réservé à nos abonnés La Pologne avance",
        "Lire aussi le décryptage : Pourquoi la Pologne avance",
        "» LIRE AUSSI - La Pologne avance",
        "▶ Lire l’article : La Pologne avance",
        "— Nancy Faeser (@NancyFaeser) January 14, 2025",
        "Voir cette publication sur Instagram",
        "Pour afficher ce contenu X (anciennement Twitter), vous devez accepter les cookies de mesure",
        "Newsletter « International »",
        "Chaque matin, parcourez l’essentiel de l’actualité",
        "Débloquez tous les articles immédiatement.",
        "Ecouter l'article",
        "L'usine de Thales à Belfast, le 2 mars 2025. - AFP",
    ],
)
def test_a_line_of_the_site_is_set_aside_wherever_it_stands(line: str) -> None:
    text = "Un accord à Varsovie" + BODY.format(line)
    kept = " ".join(part.text for part in sort_out(text, find_blocks(text)) if part.reason is None)
    assert line.replace("’", "'")[:30] not in kept.replace("’", "'")


def test_after_a_pointer_that_names_its_article_a_heading_is_the_articles() -> None:
    text = "Un accord à Varsovie" + BODY.format("Lire aussi : La Pologne avance\n\n« Un bon accord pour tous »")
    assert "« Un bon accord pour tous »" in [p.fr for p in read_bytes(text.encode(), "a.txt").passages]
