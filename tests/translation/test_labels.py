"""Labels in capitals are put into English by a list; everything else goes to the model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.labels import label_in_english, without_label
from enjeu.translation.names import TermBook


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("VIDÉO.", "VIDEO."),
        ("POLITIQUE", "POLITICS"),
        ("ÉTAT DES LIEUX :", "STATE OF PLAY:"),
        ("EN IMAGES", "IN PICTURES"),
        ("SNCF.", None),
        ("Politique", None),
        ("VIDÉO. Le ministre part", None),
        ("", None),
    ],
)
def test_only_a_line_that_is_a_label_has_one(french: str, english: str | None) -> None:
    assert label_in_english(french) == english


def test_a_label_does_not_reach_the_model(translator: Translator) -> None:
    passages = passages_of(["VIDÉO.", "Le président est arrivé mardi."])
    found = translate_passages(passages, translator, TermBook.for_article(passages))
    assert found.sentences[0].en == "VIDEO."
    assert found.sentences[1].en.startswith("The president")
    assert (found.coverage.sentences, found.coverage.translated) == (2, 2)


@pytest.mark.parametrize(
    ("french", "label", "sentence"),
    [
        ("EN DIRECT - Guerre en Ukraine", "LIVE - ", "Guerre en Ukraine"),
        ("VIDÉO. Un homme sauvé", "VIDEO. ", "Un homme sauvé"),
        ("P. M. : L'Inde reçoit dix avions.", "P. M.: ", "L'Inde reçoit dix avions."),
        ("Q. Et ensuite ?", "Q. ", "Et ensuite ?"),
        ("R : Oui, sans doute.", "A: ", "Oui, sans doute."),
        ("R. Dupont est parti.", "", "R. Dupont est parti."),
        ("PSG : Neymar blessé", "", "PSG : Neymar blessé"),
        ("Direct : il parle", "", "Direct : il parle"),
    ],
)
def test_what_stands_before_a_sentence_is_no_part_of_it(french: str, label: str, sentence: str) -> None:
    assert without_label(french) == (label, sentence)


def test_a_label_is_put_back_before_the_english(in_english: Callable[[str], str]) -> None:
    army = "L'armée recule."
    assert in_english(f"EN DIRECT - {army}") == f"LIVE - {in_english(army)}"
    assert in_english("Q. Pensez-vous que l'armée recule ?").startswith("Q. Do you think")
