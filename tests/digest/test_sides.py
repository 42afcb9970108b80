"""One party under several names."""

import pytest

from enjeu.digest.gains import shared_sides
from enjeu.digest.papers import Reported, papers
from enjeu.digest.sides import Parties
from enjeu.records import Gain, Side, Status
from tests.digest.briefs import named


def reports(*papers_sides: tuple[Side, ...]) -> list[Reported]:
    """Papers A, B, ... with these sides."""
    held = named("garden", "dam_north", "strike_morning")
    return papers([b.model_copy(update={"sides": sides}) for b, sides in zip(held, papers_sides, strict=False)])


def gain(text: str, status: Status = Status.REPORTED, category: str = "arms", giver: str | None = None) -> Gain:
    return Gain(text=text, status=status, category=category, confidence=0.9, evidence=(1,), giver=giver)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Side(name="Sergueï Choïgou"), Side(name="Sergei Shoigu")),
        (Side(name="Choïgou"), Side(name="Sergei Shoigu")),
        (Side(name="Russia"), Side(name="Moscow")),
        (Side(name="Russia"), Side(name="Moscou")),
        (Side(name="Vladimir Poutine"), Side(name="Russia", aliases=("Moscou", "Vladimir Poutine"))),
        (Side(name="Kervalis"), Side(name="KERVALIS")),
    ],
)
def test_names_of_one_party_are_brought_together(one: Side, other: Side) -> None:
    assert len(Parties(reports((one,), (other,))).all) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Side(name="North Korea", aliases=("Corée du Nord",)), Side(name="South Korea", aliases=("Corée du Sud",))),
        (Side(name="Niger"), Side(name="Nigeria")),
        (Side(name="Jean Martin"), Side(name="Paul Martin")),
        (Side(name="Russia", aliases=("russe",)), Side(name="Ukraine", aliases=("ukrainien",))),
        (Side(name="Users"), Side(name="Passengers")),
        (Side(name="Toulouse"), Side(name="Mairie de Toulouse")),
    ],
)
def test_names_of_two_parties_are_kept_apart(one: Side, other: Side) -> None:
    assert len(Parties(reports((one,), (other,))).all) == 2


def test_two_sides_of_one_paper_are_two_whatever_their_names() -> None:
    farmers, ukraine = Side(name="Farmers", aliases=("Les agriculteurs", "Ukraine")), Side(name="Ukraine")
    assert len(Parties(reports((farmers, ukraine), (ukraine,))).all) == 2


def test_gains_of_one_kind_for_one_receiver_are_joined_and_count_each_paper_once() -> None:
    russia = Side(name="Russia", gains=(gain("weapons"), gain("artillery shells", Status.SOUGHT)))
    moscow = Side(name="Moscow", gains=(gain("ammunition", Status.SOUGHT, giver="Pyongyang"),))
    korea = Side(name="North Korea", aliases=("Pyongyang",), gains=(gain("tanks"),))
    sides = {s.name: s for s in shared_sides(Parties(reports((russia,), (moscow, korea))))}
    assert len(sides["Russia"].gains) == 1
    assert sides["Russia"].gains[0].papers == ("A", "B")
    assert sides["Russia"].gains[0].giver == "North Korea"
    assert sides["Russia"].gains[0].status is Status.SOUGHT
    assert sides["North Korea"].gains[0].papers == ("B",)


def test_gains_from_different_givers_are_not_joined() -> None:
    one = Side(name="Ukraine", gains=(gain("tanks", giver="Germany"),))
    other = Side(name="Ukraine", gains=(gain("tanks", giver="Poland"),))
    assert len(shared_sides(Parties(reports((one,), (other,))))[0].gains) == 2


def test_money_and_foreign_currency_are_one_kind_but_not_a_pay_rise_and_a_bonus() -> None:
    one = Side(name="North Korea", gains=(gain("money", category="money"), gain("pay rise", category="money")))
    other = Side(
        name="North Korea", gains=(gain("foreign currency", category="money"), gain("bonus", category="money"))
    )
    found = shared_sides(Parties(reports((one,), (other,))))[0].gains
    assert sorted(len(g.papers) for g in found) == [1, 1, 2]


def test_of_as_many_papers_the_status_nearer_to_fact_stands() -> None:
    one = Side(name="Russia", gains=(gain("weapons", Status.POSSIBLE),))
    other = Side(name="Russia", gains=(gain("weapons", Status.PLANNED),))
    assert shared_sides(Parties(reports((one,), (other,))))[0].gains[0].status is Status.PLANNED


def test_a_side_without_gains_says_so() -> None:
    side = shared_sides(Parties(reports((Side(name="China", note="no gain found in this article"),))))[0]
    assert side.gains == ()
    assert side.note == "no gain found in these articles"
