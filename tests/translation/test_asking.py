"""Whom something is asked of is who is to give it, not where it is to go."""

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.asking import asked_from
from enjeu.translation.names import TermBook


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Le Mali demande une aide à la Chine.", "Mali calls for aid to China.", "Mali calls for aid from China."),
        (
            "Il réclame un million à l'Etat.",
            "He demands a million to the state.",
            "He demands a million from the state.",
        ),
        ("Il a demandé un prêt au FMI.", "He asked for a loan to the IMF.", "He asked for a loan from the IMF."),
        ("Il exige un mot à Anne Petit.", "He demands a word to Anne Petit.", "He demands a word from Anne Petit."),
    ],
)
def test_who_is_asked_is_asked_from(french: str, english: str, right: str) -> None:
    assert asked_from(french, english) == right


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Kiev réclame la livraison d'armes à l'Ukraine.", "Kyiv calls for the delivery of arms to Ukraine."),
        ("Il demande des policiers à Calais.", "He asks for police officers in Calais."),
        ("Arrêté à la demande de la France à Calpe.", "Arrested at the request of France in Calpe."),
        ("Le député réclame un colloque à l'Assemblée.", "The MP calls for a symposium in the Assembly."),
        ("Il a demandé l'asile aux Etats-Unis.", "He asked for asylum in the United States."),
    ],
)
def test_where_something_goes_or_takes_place_stays(french: str, english: str) -> None:
    assert asked_from(french, english) == english


def test_the_model_is_put_right(translator: Translator) -> None:
    told = passages_of(["La Pologne demande des garanties de sécurité aux Etats-Unis."])
    (sentence,) = translate_passages(told, translator, TermBook.for_article(told)).sentences
    assert "from the United States" in sentence.en
