"""Whose a gain is, how far it has come and who says so. Sentences are made for the tests."""

import pytest

from enjeu.records import Status
from tests.gains.told import bullets, sides


@pytest.mark.parametrize(
    ("text", "side", "status"),
    [
        ("La ministre s'est prononcée pour une réouverture des lycées.", "Schools", Status.SOUGHT),
        ("Les mesures ont permis la réouverture des lycées.", "Schools", Status.REPORTED),
        ("Les mesures permettraient la réouverture des lycées.", "Schools", Status.POSSIBLE),
        ("L'idée est de verser une prime aux infirmières.", "Health workers", Status.SOUGHT),
        ("Les infirmières peuvent rester en poste.", "Health workers", Status.POSSIBLE),
        ("Les infirmières pourront rester en poste.", "Health workers", Status.PLANNED),
        ("Le texte a un objectif de santé et de soutien aux buralistes.", "Tobacconists", Status.SOUGHT),
        (
            "Si le retrait donne satisfaction à la CFDT, les cheminots ont voté la grève.",
            "Staff and unions",
            Status.REPORTED,
        ),
        (
            "Si le retrait donne satisfaction à la CFDT, les cheminots voteront la reprise.",
            "Staff and unions",
            Status.POSSIBLE,
        ),
        (
            "Si la direction accorde une prime aux infirmières, les syndicats ont promis de lever la grève.",
            "Health workers",
            Status.POSSIBLE,
        ),
        ("La CGT a demandé une prime, ce que la direction n'a pas voulu commenter.", "Staff and unions", Status.SOUGHT),
        ("La CGT a demandé une prime, ce que la direction refuse de confirmer.", "Staff and unions", Status.SOUGHT),
        ("La CGT a demandé une prime, ce que la direction pourrait refuser.", "Staff and unions", Status.SOUGHT),
        ("La CGT a demandé une prime, ce que la direction n'a pas voulu accepter.", "Staff and unions", Status.DENIED),
        ("La CGT a demandé une prime, ce que la direction refuse.", "Staff and unions", Status.DENIED),
        ("La CGT a demandé une prime, ce que la direction n'a pas accepté.", "Staff and unions", Status.DENIED),
        ("La CGT a demandé une prime, ce que la direction a accepté.", "Staff and unions", Status.SOUGHT),
    ],
)
def test_status_is_told_by_what_stands_over_a_gain(text: str, side: str, status: Status) -> None:
    assert {gain.status for gain in sides(text)[side].gains} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Un élu a accusé Paris et Berlin de vouloir avec le traité créer une armée.",
        "Anna Morel devrait devenir dimanche la première cheffe de gouvernement à comparaître.",
        "L'association SPA peut accueillir jusqu'à 72 animaux.",
        '"La mobilisation doit être maintenue", a déclaré la CGT Cheminots.',
        "L'ancienne ministre PS Delphine Morel a demandé un accès à la nature.",
        "En Île-de-France, le pass Navigo de décembre va être remboursé intégralement.",
    ],
)
def test_what_is_anothers_own_work_or_room_is_no_gain(text: str) -> None:
    assert not any(side.gains for side in sides(text).values()), sides(text)


def test_what_was_had_before_is_history() -> None:
    now = "Les élections ont lieu en 2019."
    assert not any(s.gains for s in sides("La région avait soutenu Paul Morel en 2016.", now).values())
    assert sides("La région a soutenu Paul Morel en 2018.", now)["Paul Morel"].gains


def test_who_led_a_body_gives_nothing_in_its_name() -> None:
    giver = [sides(f"L{who} apporte son soutien aux manifestants.")["Protesters"].gains[0].giver for who in _LEADERS]
    assert giver == ["Environmentalists", None]


_LEADERS = ("a patronne des Verts", "'ancienne patronne des Verts")


def test_who_is_named_behind_a_comma_does_not_give() -> None:
    found = sides("Des responsables ont apporté leur soutien à Anna Morel, à l'instar du président LR de la région.")
    assert [gain.giver for gain in found["Anna Morel"].gains] == [None]


def test_who_expresses_support_gives_it() -> None:
    found = sides("Paul Brun a exprimé son soutien à Anna Morel.")
    assert [gain.giver for gain in found["Anna Morel"].gains] == ["Paul Brun"]


def test_a_paper_is_not_the_country_of_its_town() -> None:
    assert "United States" not in sides("Le journal a acheté une plateforme au Washington Post.")


@pytest.mark.parametrize(
    ("text", "side", "speaker"),
    [
        ("Le patron du Medef a appelé l'Etat à soutenir les entreprises.", "Companies", "head of the Medef"),
        ("La ministre Anna Morel s'est prononcée pour une réouverture des lycées.", "Schools", "Anna Morel"),
        ("Les lycées demandent une réouverture des lycées.", "Schools", None),
    ],
)
def test_who_asks_for_what_others_get_says_so(text: str, side: str, speaker: str | None) -> None:
    assert {gain.claimed_by for gain in sides(text)[side].gains} == {speaker}


def test_a_sentence_of_a_quotation_is_claimed_by_who_is_quoted() -> None:
    found = sides(
        '"Tout va mal.', "Anna Morel cherche le soutien du gouvernement.", 'Elle est coulée", a dit Paul Brun.'
    )
    assert [gain.claimed_by for gain in found["Anna Morel"].gains] == ["Paul Brun"]


@pytest.mark.parametrize(
    ("text", "side", "gain"),
    [
        ("Les usagers réclament davantage de trains.", "Users", "more trains"),
        ("Les viticulteurs réclament de pouvoir augmenter leurs réserves.", "Winegrowers", "increase"),
        ("L'association CLCV va déposer un recours pour faire annuler la hausse.", "CLCV", "cancellation"),
        ("Les parlementaires ont donné leur feu vert à Paul Morel.", "Paul Morel", "green light"),
        ("Anna Morel a décroché le rôle de Julie dans la série.", "Anna Morel", "role"),
        ("Paul Morel postule pour un poste de médecin.", "Paul Morel", "post of doctor"),
        ("L'Etat laisse un délai supplémentaire aux entreprises.", "Companies", "extra time"),
    ],
)
def test_plain_ways_to_ask_and_get(text: str, side: str, gain: str) -> None:
    assert gain in bullets(sides(text)[side])


def test_what_one_says_another_is_to_get_is_that_ones() -> None:
    found = sides("Kiev affirme que Berlin doit livrer des chars à Varsovie.", "La Pologne en a besoin, dit Kiev.")
    assert "tanks" in bullets(found["Poland"])
    assert "Ukraine" not in found or not found["Ukraine"].gains
    found = sides("Kiev affirme que Berlin doit lui livrer des chars.", "Berlin hésite, dit Kiev.")
    assert "tanks" in bullets(found["Ukraine"])


def test_in_a_short_text_a_capital_is_its_government() -> None:
    found = sides(
        "Paris livrera douze canons à l'Ukraine.",
        "La France a aussi promis de former des soldats ukrainiens.",
        "L'Ukraine réclame des missiles.",
    )
    assert "Paris" not in found
    assert {gain.giver for gain in found["Ukraine"].gains} == {"France", None}


@pytest.mark.parametrize(
    ("texts", "side", "gain"),
    [
        (("La Chine a rouvert son marché aux entreprises européennes.", "L'Union européenne salue Pékin."),
         "European Union", "market"),
        (("La Russie a rouvert son espace aérien aux compagnies japonaises.", "Tokyo remercie Moscou."),
         "Japan", "airspace"),
        (("Le Venezuela a libéré dix prisonniers américains.", "Les États-Unis saluent Caracas."),
         "United States", "release of ten American prisoners"),
        (("Le Hamas a libéré trois otages israéliens.", "Israël libère 90 prisonniers palestiniens en échange."),
         "Palestinians", "release of 90 Palestinian prisoners"),
    ],
)  # fmt: skip
def test_what_the_firms_and_people_of_a_country_get_is_that_countrys(
    texts: tuple[str, ...], side: str, gain: str
) -> None:
    assert gain in bullets(sides(*texts, title=texts[0].rstrip("."))[side])


def test_at_home_french_firms_are_not_the_country() -> None:
    found = sides("Le ministre verse une prime aux entreprises françaises.", "Les entreprises saluent ce geste.")
    assert "prime" in bullets(found["Companies"]) or "bonus" in bullets(found["Companies"])


@pytest.mark.parametrize(
    ("text", "gets"),
    [
        ("En échange, Washington a levé des sanctions pétrolières.", True),
        ("Washington a levé des sanctions pétrolières en échange.", True),
        ("Washington a levé des sanctions pétrolières en échange de pétrole.", False),
    ],
)
def test_what_is_done_in_return_is_done_for_the_other_side(text: str, gets: bool) -> None:
    found = sides(
        "Le Venezuela a libéré dix prisonniers américains.", text, title="Le Venezuela libère des prisonniers"
    )
    assert ("oil sanctions" in bullets(found["Venezuela"])) is gets


def test_places_have_their_english_name() -> None:
    found = sides("Londres veut réduire les traversées de la Manche.", "Le Royaume-Uni paiera la France.",
                  title="Le Royaume-Uni paiera la France")  # fmt: skip
    assert "English Channel" in bullets(found["United Kingdom"])
    found = sides("Washington reconnaît la souveraineté du Maroc sur le Sahara occidental.", "Rabat salue Washington.")
    assert "Western Sahara" in bullets(found["Morocco"])


def test_plurals_of_compounds() -> None:
    assert "two additional days off" in bullets(
        sides("Les salariés ont obtenu deux jours de congé supplémentaires.")["Staff and unions"]
    )


@pytest.mark.parametrize(
    ("texts", "side", "gain"),
    [
        (("L'Arménie cède quatre villages à l'Azerbaïdjan.", "Bakou promet une aide à Erevan."),
         "Azerbaijan", "four villages"),
        (("Le Sénégal et la Gambie signent un accord sur le bois.", "Banjul salue Dakar."),
         "Gambia", "agreement on wood"),
        (("Le Kosovo obtient l'exemption de visa pour l'espace Schengen.", "Pristina salue Bruxelles."),
         "Kosovo", "Schengen area"),
        (("Le Japon aide les Philippines.", "Manille recevra cinq patrouilleurs."),
         "Philippines", "five patrol boats"),
        (("Ryanair commande 100 avions à Boeing.", "La compagnie Ryanair a obtenu une forte remise."),
         "Ryanair", "strong discount"),
    ],
)  # fmt: skip
def test_what_deals_are_about_is_read(texts: tuple[str, ...], side: str, gain: str) -> None:
    assert gain in bullets(sides(*texts, title=texts[0].rstrip("."))[side])


def test_semiconductors_are_nobody() -> None:
    text = "Tokyo lève ses restrictions sur les exportations de semi-conducteurs vers la Corée du Sud."
    assert "Semiconductors" not in sides(text, "Le Japon salue Séoul.", title="Le Japon aide la Corée du Sud")
