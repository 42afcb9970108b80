"""Who says so stands before the verb, as in English, and the verb of saying is one that the model knows."""

from collections.abc import Callable

import pytest

from enjeu.translation.reporting import in_order


@pytest.mark.parametrize(
    ("french", "read"),
    [
        ("C'est vrai, a indiqué le maire.", "C'est vrai, le maire a dit."),
        ("Le train est arrêté, a annoncé mardi la SNCF.", "Le train est arrêté, la SNCF a annoncé mardi."),
        ('"Non", a lancé à l\'AFP M. Petit.', '"Non", M. Petit a dit à l\'AFP.'),
        ("Il va bien, précise son avocat sur RTL.", "Il va bien, son avocat dit sur RTL."),
        ("Il va mal, estiment les médecins.", "Il va mal, les médecins disent."),
        ("Il est vendu, ont indiqué des élus lyonnais.", "Il est vendu, des élus lyonnais ont dit."),
        ("Il ira, a réagi Anna Petit (LR) sur France Inter.", "Il ira, Anna Petit (LR) a dit sur France Inter."),
        ("Il ira, a lancé Anna Petit, 25 ans.", "Il ira, a dit Anna Petit, 25 ans."),
        ('"Oui", a dit à l\'AFP Anna Petit, 25 ans.', '"Oui", Anna Petit, 25 ans, a dit à l\'AFP.'),
        ("Il ira, a ajouté le maire, promettant une aide.", "Il ira, le maire a ajouté, promettant une aide."),
        ("Il brûle, entre Agde et Sète, a indiqué l'élu.", "Il brûle, entre Agde et Sète, l'élu a dit."),
        (
            '"Le virus circule", s\'inquiète le professeur Martin.',
            '"Le virus circule", le professeur Martin avertit.',
        ),
        (
            '"Une victoire", s\'est félicitée la maire de Lyon mardi.',
            '"Une victoire", la maire de Lyon a dit avec satisfaction mardi.',
        ),
        (
            "On parle, estime la candidate de La République en marche Anne Petit.",
            "On parle, la candidate de La République en marche Anne Petit dit.",
        ),
        (
            "Il ira, a affirmé le secrétaire d'État au Numérique Cédric O.",
            "Il ira, le secrétaire d'État au Numérique Cédric O a dit.",
        ),
        ("Il ira, a prévenu la ministre déléguée à la Ville.", "Il ira, la ministre déléguée à la Ville a prévenu."),
        ("Il ira, a expliqué le ministre au Monde.", "Il ira, le ministre a expliqué au Monde."),
        ("Il ira, a précisé le porte-parole à la presse.", "Il ira, le porte-parole a dit à la presse."),
        ("Elle baisse, assure la compagnie à bas coûts Ryanair.", "Elle baisse, dit la compagnie à bas coûts Ryanair."),
        ("Il pleuvra, prévient Météo-France lundi.", "Il pleuvra, Météo-France prévient lundi."),
        ("Le stade fermera, a déploré le maire.", "Le stade fermera, le maire a dit."),
        (
            '"Magnifique", s\'enthousiasme Paul Petit, maire de Lyon.',
            '"Magnifique", dit Paul Petit, maire de Lyon.',
        ),
    ],
)
def test_the_speaker_is_set_before_the_verb(french: str, read: str) -> None:
    assert in_order(french) == read


@pytest.mark.parametrize(
    "french",
    [
        "La sénatrice du Minnesota, Amy Klobuchar, a salué le limogeage des policiers.",
        "Le maire, qui a démissionné, a annoncé la fermeture du stade.",
        "Le maire a indiqué que le stade fermera.",
        '"Oui", a-t-il ajouté.',
        '"C\'est vrai", a indiqué le maire.',
        '"Non", a lancé celui qui vient de gagner.',
        "Il a reçu les familles, a déploré les pertes et a salué les secours.",
        "Le ministre est venu, a assuré la sécurité du site.",
        "Il est armé, lance une grenade et fuit.",
        "Le pays a cédé, a soutenu des rebelles et a perdu.",
        "Le club de Lyon a indiqué sa décision.",
    ],
)
def test_who_acts_himself_is_left_where_he_is(french: str) -> None:
    assert in_order(french) == french


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il devrait être déféré dans l'après-midi, a indiqué son avocat.", "his lawyer said"),
        ('"Le décret va évoluer d\'ici à lundi", a lancé le ministre.', "the minister said"),
        ("Le trafic est interrompu, précise la préfecture.", "the prefecture says"),
    ],
)
def test_english_says_who_said_so(in_english: Callable[[str], str], french: str, english: str) -> None:
    assert english in in_english(french).lower().replace("préfecture", "prefecture")
