"""What is told as one gain and what as two, and what became of what was asked for. Sentences are made for the tests."""

import pytest

from enjeu.gains import find_sides
from enjeu.records import Gain, Side, Status
from tests.gains.told import sentences, sides


def gains(side: Side) -> dict[str, Gain]:
    return {g.text: g for g in side.gains}


def test_arms_that_came_are_not_those_that_are_hoped_for() -> None:
    told = gains(
        sides(
            "La Pologne a livré trente chars à l'Ukraine.",
            "L'Ukraine réclame des missiles Taurus.",
            "L'Ukraine espère recevoir des avions de chasse.",
        )["Ukraine"]
    )
    assert {text: gain.status for text, gain in told.items()} == {
        "thirty tanks": Status.REPORTED,
        "missiles and fighter jets": Status.SOUGHT,
    }
    assert told["thirty tanks"].giver == "Poland"
    assert told["missiles and fighter jets"].giver is None


def test_two_sums_are_two_gains() -> None:
    told = gains(
        sides("Les salariés de Verdier obtiennent une prime de 500 euros et reçoivent un chèque de 300 euros.")[
            "Staff and unions"
        ]
    )
    assert list(told) == ["bonus of 500 euros", "payment of 300 euros"]


def test_a_sum_in_words_is_not_one_in_figures() -> None:
    told = gains(
        sides(
            "La commune de Brest a reçu une aide d'un million d'euros de l'Etat.",
            "La région a proposé à Brest une aide de 20 millions d'euros.",
        )["Brest"]
    )
    assert [gain.status for gain in told.values()] == [Status.REPORTED, Status.PLANNED]


def test_what_was_got_is_not_told_with_the_sum_that_was_asked_for_nor_as_denied() -> None:
    (bonus,) = sides(
        "Les salariés de Verdier ont obtenu une prime après dix jours de grève.",
        "Ils réclamaient une prime de 800 euros.",
        "La direction a rejeté leur demande.",
    )["Staff and unions"].gains
    assert (bonus.text, bonus.status) == ("bonus", Status.REPORTED)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("Ils l'ont obtenue mardi.", Status.REPORTED),
        ("Ils ne l'ont pas obtenue.", Status.DENIED),
        ("Ils n'ont rien obtenu.", Status.DENIED),
        ("Ils l'attendent encore.", Status.SOUGHT),
    ],
)
def test_the_next_sentence_tells_what_became_of_it(outcome: str, status: Status) -> None:
    (cut,) = sides("Les agriculteurs réclamaient une baisse de la taxe.", outcome)["Farmers"].gains
    assert cut.status is status


def test_a_denied_bullet_does_not_claim_that_nobody_refused() -> None:
    (support,) = sides("Les agriculteurs réclamaient un soutien, que l'Etat leur a refusé.")["Farmers"].gains
    assert support.status is Status.DENIED
    last = support.why[-1]
    assert "denied: refusé" in last.cues
    assert "not negated or refused" not in last.guards


def test_the_second_participle_is_as_uncertain_as_the_first() -> None:
    told = find_sides(
        sentences("Selon Le Monde, Verdier aurait obtenu une subvention de l'Etat et reçu trois avions."), "Verdier"
    )
    (verdier,) = (side for side in told if side.name == "Verdier")
    assert {gain.status for gain in verdier.gains} == {Status.POSSIBLE}


def test_who_sells_gets_the_price() -> None:
    told = sides("Lens a vendu Ousmane Keïta à Brighton pour 28 millions d'euros.", title="Lens et Brighton")
    assert [(gain.text, gain.giver) for gain in told["Lens"].gains] == [("28 million euros", "Brighton")]


def test_prisoners_that_are_handed_over_are_got() -> None:
    told = sides("L'Arménie a rendu onze prisonniers à l'Azerbaïdjan.")
    assert [(gain.text, gain.giver) for gain in told["Azerbaijan"].gains] == [("eleven prisoners", "Armenia")]


@pytest.mark.parametrize(
    ("text", "side", "sum_"),
    [
        ("Les actionnaires de Brunel recevront 48 euros par action.", "Shareholders", "48 euros a share"),
        ("Les locataires économiseront 340 euros par an.", "Tenants", "340 euros a year"),
    ],
)
def test_a_sum_is_told_at_its_rate(text: str, side: str, sum_: str) -> None:
    assert list(gains(sides(text)[side])) == [sum_]


def test_people_that_are_counted_are_their_country() -> None:
    assert list(gains(sides("Trois Arméniens ont reçu une aide de la Suisse.")["Armenia"])) == ["aid"]
