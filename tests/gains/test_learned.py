"""What the learnt reader adds to the frames: gains told by words that no frame has, and none that a side gives."""

import hashlib
from importlib.resources import files

from enjeu.gains.learned.candidates import LEAST
from enjeu.gains.learned.reader import carried
from tests.gains.told import bullets, sides


def test_a_gain_is_found_that_no_frame_tells_of() -> None:
    text = "Les infirmières plébiscitent une réouverture des urgences."
    found = sides(text, "Le gouvernement refuse.", title=text)
    gain = found["Health workers"].gains[0]
    assert gain.text.startswith("reopening")
    assert gain.status == "sought"
    assert all(any("annotated articles" in guard for guard in why.guards) for why in gain.why)


def test_what_is_to_be_done_is_told_not_only_to_what() -> None:
    for text, wanted in (
        ("Les commerçants souhaitent voir les loyers annulés pendant trois mois.", "cancellation of rents"),
        ("Les agriculteurs veulent que les contrôles soient allégés.", "easing of"),
    ):
        found = sides(text, "Le gouvernement a promis une réponse.", title=text)
        assert any(wanted in bullets(side) for side in found.values()), text


def test_what_a_side_gives_is_not_its_gain() -> None:
    text = "Le parti Renaissance doit rembourser 4,2 millions d'euros à la banque Delubac cette année."
    found = sides(text, title=text)
    assert "4.2" not in bullets(found["Renaissance"])


def test_the_parties_share_a_gain_between_them() -> None:
    reader = carried()
    shares = reader.whose([["role=subject obtenir", "there name"], ["role=out", "unnamed"], []])
    assert abs(sum(shares) - 1) < 1e-6
    assert shares[0] > shares[1]


def test_a_word_that_is_unknown_is_no_gain() -> None:
    assert carried().gain([], ["xyzzy", "", ""]) < LEAST


def test_the_card_names_the_weights_that_are_carried() -> None:
    data = files("enjeu.gains") / "data"
    carried_hash = hashlib.sha256((data / "reader.safetensors.xz").read_bytes()).hexdigest()
    assert f"| reader.safetensors.xz | `{carried_hash}` |" in (data / "MODEL_CARD.md").read_text("utf-8")


def test_who_loses_or_pays_gains_nothing() -> None:
    for text in (
        "Les départements perdent 1,2 milliard d'euros de recettes cette année.",
        "Les départements paieront 1,2 milliard d'euros cette année.",
    ):
        assert not any("1.2" in bullets(side) for side in sides(text, title=text).values()), text


def test_a_bullet_takes_its_words_from_frames_where_these_tell_it_too() -> None:
    found = sides(
        "La Russie cherche un approvisionnement régulier en munitions pour aider à contrer la contre-offensive.",
        "Le pays a augmenté sa propre production d’artillerie et devrait produire quelque 2,5 millions de cartouches "
        "cette année, mais cela reste un déficit important par rapport à ses besoins.",
        "La Russie discute avec la Corée du Nord.",
        title="Ce que la Russie attend de la Corée du Nord",
    )
    assert "ammunition" in bullets(found["Russia"])
    assert "2.5" not in bullets(found["Russia"])
