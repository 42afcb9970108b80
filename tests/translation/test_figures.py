"""Figures of the press, whatever marks it puts into them."""

from __future__ import annotations

import re

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.figures import anglicised, readable, righted, spelt_sums
from enjeu.translation.names import TermBook


@pytest.mark.parametrize(
    ("french", "read"),
    [
        (
            "les VIIIe et XIXe arrondissements, le Ier arrondissement",
            "les 8e et 19e arrondissements, le 1er arrondissement",
        ),
        ("au XIXe siècle", "au XIXe siècle"),
        ("Une quarantaine de cas, près d'une quarantaine d'élus", "Environ 40 cas, près de 40 élus"),
        ("la quarantaine de Pékin, une quarantaine stricte", "la quarantaine de Pékin, une quarantaine stricte"),
    ],
)
def test_what_the_model_misreads_is_read_in_digits(french: str, read: str) -> None:
    assert readable(french) == read


@pytest.mark.parametrize(
    ("french", "read"),
    [
        ("Mardi à 18h, de 9h à 10h30, entre 8 h et 9 h", "Mardi à 18:00, de 9:00 à 10:30, entre 8:00 et 9:00"),
        ("Ouvert jusqu’à 19h", "Ouvert jusqu’à 19:00"),
        ("à partir de 22h, aux alentours de 18h30", "à partir de 22:00, aux alentours de 18:30"),
        ("Vers 2h du matin, de 13h à minuit", "Vers 2h du matin, de 13:00 à minuit"),
        ("à 2h de Paris, pendant 24h, 2h30 de trajet", "à 2 heures de Paris, pendant 24h, 2h30 de trajet"),
        ("Après 22h en garde à vue, à 20h30 en direct", "Après 22 heures en garde à vue, à 20:30 en direct"),
        ("à 18 heures, à 30h, à 18hectares", "à 18 heures, à 30h, à 18hectares"),
    ],
)
def test_times_of_day_are_read_with_a_colon(french: str, read: str) -> None:
    assert readable(french) == read


def test_figures_keep_their_size(translator: Translator) -> None:
    texts = [
        "La police a interpellé une cinquantaine de manifestants.",
        "La police a interpellé près d'une quarantaine de manifestants.",
        "La police a interpellé 10.000 manifestants.",
        "Plus de 1.200.000 personnes sont venues.",
        "Le vote aura lieu mardi à 18h30.",
    ]
    passages = passages_of(texts)
    found = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    told = [re.findall(r"fifty|forty|[\d,]*\d", s.en) for s in found]
    assert told == [["fifty"], ["40"], ["10,000"], ["1,200,000"], ["18", "30"]]


@pytest.mark.parametrize(
    ("french", "english", "written"),
    [
        ("plus de 10 000 policiers", "more than 10000 police", "more than 10,000 police"),
        ("à 10:15", "in 10:15", "at 10:15"),
        ("190.000 euros", "EUR 190 000", "EUR 190,000"),
        ("4.368.000 personnes", "4.368.000 people", "4,368,000 people"),
        ("24,7°C en 2019", "24,7°C in 2019", "24.7°C in 2019"),
        ("1 200,5 mètres", "1200.5 metres", "1,200.5 metres"),
        ("en 2019, 30000 euros", "in 2019, 30000 euros", "in 2019, 30000 euros"),
        ("le vote à 17:00 mardi", "the vote to 17:00 am on Tuesday", "the vote at 17:00 on Tuesday"),
        ("de 8:30 à 19:30", "from 8:30 to 19:30:30", "from 8:30 to 19:30"),
        ("jusqu'à 19:30", "open to 19:30", "open to 19:30"),
        ("à 8:30", "at 8:30 am", "at 8:30 am"),
        ("à 19:00 mardi", "at 19:000 on Tuesday", "at 19:00 on Tuesday"),
        ("61 milliards de dollars", "US$61 billion", "$61 billion"),
        ("la 22e et la 11e", "the 22th and the 11th", "the 22nd and the 11th"),
        ("12.000 et 300", "12 000, 300 and 400 000", "12,000, 300 and 400 000"),
    ],
)
def test_english_figures_are_written_the_english_way(french: str, english: str, written: str) -> None:
    assert anglicised(french, english) == written
    assert anglicised(french, written) == written


@pytest.mark.parametrize(
    ("french", "spelt"),
    [
        ("Un prêt de 1,5 Md€.", "Un prêt de 1,5 milliard d'euros."),
        ("Un prêt de 20 Mds€ et 3 M€", "Un prêt de 20 milliards d'euros et 3 millions d'euros"),
        ("Il gagne 40 k€.", "Il gagne 40 milliers d'euros."),
        ("2 Mds d'euros", "2 milliards d'euros"),
        ("Le 3 M 20 €", "Le 3 M 20 €"),
        ("En 2022, 15 M€ ont été versés.", "En 2022, 15 millions d'euros ont été versés."),
        ("Le 12.03.2024, 1.200 M€, 25\u202f2 M€", "Le 12.03.2024, 1.200 millions d'euros, 25\u202f2 millions d'euros"),
    ],
)
def test_short_sums_are_spelt(french: str, spelt: str) -> None:
    assert spelt_sums(french) == spelt


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Elle rêvait, à 111 ans, de la mer.", "She dreamed, at 11, of the sea.", "She dreamed, at 111, of the sea."),
        ("Dix étages pour 5 500 mètres.", "Ten floors for 5,000 metres.", "Ten floors for 5,500 metres."),
        ("Au Mont-Dore, 5 500 mètres.", "In Mont-Dore, 5,000 metres.", "In Mont-Dore, 5,500 metres."),
        ("Il est élu en 2022.", "He was elected in 2002.", "He was elected in 2022."),
        ("Une hausse de 2,5 %.", "A rise of 2.6%.", "A rise of 2.5%."),
        ("Perdu 5000 dons, 5000 de plus.", "Lost 500 donations, 500 more.", "Lost 5000 donations, 5000 more."),
    ],
)
def test_a_garbled_figure_is_that_of_the_french(french: str, english: str, right: str) -> None:
    assert righted(french, english) == right


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Rendez-vous à 18 h.", "Meet at 6 pm."),
        ("Quinze hommes de 18 ans.", "15 men."),
        ("Le XVe arrondissement, 14 rues.", "The 15th district, its streets."),
        ("Il a 4 enfants et trois chiens.", "He has four children and 3 dogs."),
        ("De 10 à 12 ans.", "From 11 to 13 years."),
        ("Il a 20 ans.", "He is 20."),
    ],
)
def test_figures_that_may_be_others_are_left(french: str, english: str) -> None:
    assert righted(french, english) == english
