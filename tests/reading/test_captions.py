import pytest

from enjeu.reading.captions import caption_reason
from enjeu.reading.phrases import Reason


@pytest.mark.parametrize(
    "text",
    [
        "Crédit photo, Getty Images Légende image, Le pays cherche à moins dépendre de son voisin.",
        "Le ministre turc à Ankara, le 10 octobre 2023. NURI KAYA / AFP",
        "Le président et son hôte se serrent la main.PAUL MARTINAP",
        "Des manifestants à Niamey, le 13 avril 2024. © AFP - Salif Noma",
        "Gare de Lyon, à Paris, vendredi. (Odile Marchal/Libération)",
        "Un champ de blé près d’Odessa (Photo Oleh Bondar)",
        "Le port du Conquet (Finistère). | OUEST-FRANCE",
        "Le Premier ministre (à gauche) et le roi",
        "Légende : la place vue du ciel",
        "La foule à Nice vendredi Jean Petit / AFP",
        "Des salariés devant l'usine, le 3 juillet 2025. JEAN PETIT POUR « LE MONDE »",
        "Des salariés devant l'usine, le 3 juillet 2025. REUTERS - ANNE MARTIN",
        "Des salariés devant l'usine. (Jean Petit, AFP)",
        "Des salariés devant l'usine. [Jean Petit - AFP]",
        "Une usine à Toulouse. Jean Petit via Getty Images",
        "Des salariés devant l'usine. LP/Jean Petit",
        "Cholet, le 3 juillet 2025 LP / Jean Petit",
        "Une usine à Brest. SO/Claude Petit",
    ],
)
def test_captions_are_told_by_label_credit_or_place(text: str) -> None:
    assert caption_reason(text) is Reason.CAPTION


@pytest.mark.parametrize(
    "text", ["Crédit : Marie Dupont", "© Reuters", "Photo Jean Dupont/AFP", "AFP / Paul Martin", "LP/Jean Petit"]
)
def test_a_credit_alone_is_a_credit(text: str) -> None:
    assert caption_reason(text) in (Reason.CREDIT, Reason.CAPTION)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre l’a confirmé à l’AFP.",
        "L’accord a été signé par l’OTAN et par l’ONU",
        "Selon une photo de l’agence Reuters, le navire a brûlé.",
        "Le texte (voir l’image satellite) montre dix navires.",
        "Il a reçu le prix Crédit agricole, à Paris, lundi.",
        "La photo de famille du sommet a été annulée, faute d’accord.",
        "Trump / Biden : le duel de trop ?",
        "Duel PS/Les Républicains",
        "Trump recule encore dans le sondage Reuters/Ipsos",
        "Bruxelles autorise la fusion Getty/Shutterstock",
        "Le groupe rachète Photo Service pour 3 millions d'euros",
        "Illustration : à Lyon, le prix du ticket passe à 2 euros, ce qui rapportera 12 millions à la régie.",
        "Photo : la loi interdit désormais aux magasins de filmer leurs salariés.",
        "Les images sont claires, selon Kiev : l’usine a été touchée.",
    ],
)
def test_sentences_about_pictures_and_agencies_are_kept(text: str) -> None:
    assert caption_reason(text) is None
