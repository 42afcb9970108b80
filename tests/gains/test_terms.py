"""The user's terms hold in the table of gains."""

from enjeu.gains import find_sides
from tests.gains.told import sentences

TEXT = "La Corée du Nord fournira à la Russie des munitions d'artillerie."


def test_sides_and_gains_are_called_as_the_user_wants() -> None:
    terms = {"Corée du Nord": "DPRK", "munition": "rounds"}
    found = {side.name: side for side in find_sides(sentences(TEXT), None, terms=terms)}
    (gain,) = found["Russia"].gains
    assert (gain.text, gain.giver) == ("artillery rounds", "DPRK")
    assert "North Korea" not in found


def test_without_terms_they_are_called_as_usual() -> None:
    found = {side.name: side for side in find_sides(sentences(TEXT), None)}
    assert found["Russia"].gains[0].giver == "North Korea"
