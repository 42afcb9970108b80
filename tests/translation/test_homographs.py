"""Verbs that the model reads as other words."""

from collections.abc import Callable

import pytest

from enjeu.translation.homographs import with_known_verbs


@pytest.mark.parametrize(
    ("french", "known"),
    [
        ("Le navire est parti samedi.", "Le navire est allé samedi."),
        ("Elles sont déjà parties en Syrie.", "Elles sont déjà allées en Syrie."),
        ("Tout est parti d'une vidéo.", "Tout est venu d'une vidéo."),
        ("Le train est reparti vers Paris.", "Le train est retourné vers Paris."),
        ("Deux hectares sont partis en fumée.", "Deux hectares ont brûlé."),
        ("Il est monté dans un bus.", "Il est entré dans un bus."),
        ("Il sort de l'hôpital samedi.", "Il quitte l'hôpital samedi."),
        ("Les touristes partent d'une gare.", "Les touristes quittent une gare."),
        ("Le cortège partait du port.", "Le cortège quittait le port."),
        ("Un taux qui monte à 91%.", "Un taux qui grimpe à 91%."),
        ("Elle a touché 20.000 euros.", "Elle a reçu 20.000 euros."),
    ],
)
def test_a_verb_that_is_read_as_a_noun_gives_way_to_one_that_means_the_same(french: str, known: str) -> None:
    assert with_known_verbs(french) == known


@pytest.mark.parametrize(
    "french",
    [
        "La France est partie à la convention.",
        "Elle est partie prenante du projet.",
        "Il a fait part de sa colère.",
        "Il part du principe que tout va bien.",
        "On ne le trouve nulle part ailleurs.",
        "Le sort de la France et la part du lion.",
        "Il monte une société.",
        "Le virus a touché 20.000 personnes.",
    ],
)
def test_the_noun_and_other_senses_stay(french: str) -> None:
    assert with_known_verbs(french) == french


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Après quelques années, il est parti au Maroc.", "went to Morocco"),
        ("Le président est parti en vacances.", "went on holiday"),
        ("Il sort du bâtiment à 10H15.", "leaves the building"),
    ],
)
def test_who_leaves_is_no_party(in_english: Callable[[str], str], french: str, english: str) -> None:
    assert english in in_english(french)
