"""Lines in capitals and datelines reach the model in ordinary case."""

import pytest

from enjeu.translation.casing import is_capitals, known_casing, soften
from enjeu.translation.gazetteer import acronyms

KNOWN = acronyms() | known_casing(["Le président Vladimir Poutine s'est rendu à Séoul avec la SNCF."])


@pytest.mark.parametrize(
    ("line", "softened"),
    [
        ("VLADIMIR POUTINE ATTENDU À SÉOUL", "Vladimir Poutine attendu à Séoul"),
        ("GRÈVE : LA SNCF PRÉVOIT DES RETARDS", "Grève : la SNCF prévoit des retards"),
        ("LES PRIX DU GAZ EN HAUSSE", "Les prix du gaz en hausse"),
        ("L'ONU ET LE PSG SALUENT LA FIN DE LA CRISE", "L'ONU et le PSG saluent la fin de la crise"),
        (
            "SÉOUL — Les ventes d’armes devraient figurer en tête.",
            "Séoul — Les ventes d’armes devraient figurer en tête.",
        ),
        ("LE CAIRE, 4 mai — Le président a parlé.", "Le Caire, 4 mai — Le président a parlé."),
    ],
)
def test_capitals_are_put_into_sentence_case(line: str, softened: str) -> None:
    assert soften(line, KNOWN) == softened


@pytest.mark.parametrize(
    "line", ["Le PDG de la SNCF a parlé.", "ONU", "L'ONU et l'OTAN se sont réunies.", "Il dit : NON."]
)
def test_ordinary_text_with_acronyms_is_left_alone(line: str) -> None:
    assert not is_capitals(line)
    assert soften(line, KNOWN) == line
