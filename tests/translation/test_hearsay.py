"""What the French press has from others and does not vouch for is said to be so in English."""

import pytest

from enjeu.translation.hearsay import as_hearsay


@pytest.mark.parametrize(
    ("french", "english", "hearsay"),
    [
        ("Il aurait quitté sa femme.", "He would have left his wife.", "He is said to have left his wife."),
        ("Ils auraient été arrêtés.", "They would have been arrested.", "They are said to have been arrested."),
        (
            "La mère serait arrivée peu après.",
            "The mother would have arrived soon after.",
            "The mother is said to have arrived soon after.",
        ),
        (
            "Le maire n'aurait pas payé l'amende.",
            "The mayor would not have paid the fine.",
            "The mayor is said not to have paid the fine.",
        ),
        (
            "Le chef de l'État aurait également visé le maire.",
            "The head of state would also have targeted the mayor.",
            "The head of state is also said to have targeted the mayor.",
        ),
    ],
)
def test_hearsay_is_no_condition(french: str, english: str, hearsay: str) -> None:
    assert as_hearsay(french, english) == hearsay


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("S'il avait payé, il aurait gagné.", "If he had paid, he would have won."),
        ("Il aurait dû payer.", "He would have had to pay."),
        ("Il n'aurait pas dû payer.", "He would not have had to pay."),
        ("Sans cette aide, le pays aurait perdu.", "Without this help, the country would have lost."),
        ("En cas de défaite, il aurait perdu.", "In case of defeat, he would have lost."),
        ("Qui aurait cru cela ?", "Who would have believed that?"),
        ("Personne n'aurait payé.", "No one would have paid."),
        ("Il aurait droit à une aide.", "He would have a right to help."),
        ('Ils auraient payé", a dit le maire.', 'They would have paid," the mayor said.'),
        ('"J\'aurais payé et il aurait payé", dit-il.', '"I would have paid and he would have paid," he said.'),
        ("Il pense que le maire aurait payé.", "He thinks that the mayor would have paid."),
        ("Le maire aurait reportedly payé.", "The mayor would reportedly have paid."),
        ("Il y aurait des blessés.", "There would have been injured."),
        ("La mesure serait inefficace.", "The measure would be ineffective."),
        ("Le maire a payé.", "The mayor would have paid."),
    ],
)
def test_what_would_be_stays(french: str, english: str) -> None:
    assert as_hearsay(french, english) == english
