"""Verbs that the model reads as other words."""

from collections.abc import Callable

import pytest

from enjeu.translation.homographs import with_known_verbs


@pytest.mark.parametrize(
    ("french", "known"),
    [
        ("Elles sont déjà parties en Syrie.", "Elles sont déjà allées en Syrie."),
        ("La compagnie est partie de Toulouse.", "La compagnie est allée de Toulouse."),
        ("Ils étaient partis rejoindre l'armée.", "Ils étaient allés rejoindre l'armée."),
        ("L'incendie est parti d'un champ.", "L'incendie est venu d'un champ."),
        ("Partis de Nice, ils roulaient.", "Venus de Nice, ils roulaient."),
        ("Les coureurs, partis de Nice, arrivent.", "Les coureurs, venus de Nice, arrivent."),
        ("Le train est reparti vers Paris.", "Le train est retourné vers Paris."),
        ("Il est monté dans un bus.", "Il est entré dans un bus."),
        ("Elle a touché 20.000 euros.", "Elle a reçu 20.000 euros."),
    ],
)
def test_a_verb_that_is_read_as_a_noun_gives_way_to_one_that_means_the_same(french: str, known: str) -> None:
    assert with_known_verbs(french) == known


@pytest.mark.parametrize(
    "french",
    [
        "La France est partie à la convention.",
        "L'Arménie est partie au conflit.",
        "Elle est partie prenante du projet.",
        "Elle est partie sans payer.",
        "Les partis de France, partis de rien, débattent.",
        "Un coup de feu est parti pendant la bagarre.",
        "C'est parti pour la campagne.",
        "Il est parti du principe que tout va bien.",
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
        ("Il est parti sans payer.", "left without paying"),
        ("La jeune fille était partie vivre en Syrie.", "gone to live in Syria"),
        ("Il sort du bâtiment à 10H15.", "comes out of the building"),
        ("La tension monte à 91%.", "rises to 91%"),
    ],
)
def test_who_leaves_is_no_party(in_english: Callable[[str], str], french: str, english: str) -> None:
    assert english in in_english(french)
