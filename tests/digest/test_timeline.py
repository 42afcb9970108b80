"""Dates in French sentences, as they count from a paper's own."""

import pytest

from enjeu.digest.timeline import dates_in
from enjeu.folding import fold


@pytest.mark.parametrize(
    ("sentence", "own", "date"),
    [
        ("Le traité a été signé le 12 septembre 2023 à Niamey.", None, "2023-09-12"),
        ("Il est arrivé le 1er août.", "2023-09-05", "2023-08-01"),
        ("Le sommet se tiendra le 3 janvier.", "2023-12-20", "2024-01-03"),
        ("La rencontre a eu lieu en avril 2019.", None, "2019-04"),
        ("En juillet dernier, le ministre était en visite.", "2023-09-05", "2023-07"),
        ("En novembre dernier, le ministre était en visite.", "2023-09-05", "2022-11"),
        ("Lundi, le conseil a averti les alliés.", "2023-09-05", "2023-09-04"),
        ("Vendredi dernier, le gouvernement a nié.", "2023-09-15", "2023-09-08"),
        ("Le terminal rouvrira vendredi.", "2024-03-14", "2024-03-15"),
        ("Ils se verront mardi prochain.", "2024-03-14", "2024-03-19"),
        ("Le ministre a annoncé jeudi que la France livrera des obus.", "2026-11-30", "2026-11-26"),
        ("Les pourparlers ont repris mercredi ; ils dureront une semaine.", "2026-11-30", "2026-11-25"),
        ("Il chantait vendredi à l'opéra.", "2026-11-30", "2026-11-27"),
        ("La guerre s'est terminée en 1953.", None, "1953"),
        ("Le 30 février 2023 n'existe pas.", None, "2023-02"),
        ("Lundi, le conseil a averti les alliés.", "2023-09", None),
        ("Le 12 septembre, il est arrivé.", None, None),
        ("Moscou connaît ce plan depuis février 2022.", None, None),
        ("Le traité s'applique depuis 2019.", None, None),
        ("Quelque 1953 soldats sont arrivés.", None, None),
    ],
)
def test_dates(sentence: str, own: str | None, date: str | None) -> None:
    assert next(dates_in(fold(sentence), own, own), None) == date
