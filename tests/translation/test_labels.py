"""Labels in capitals are put into English by a list; everything else goes to the model."""

from __future__ import annotations

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.labels import label_in_english
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
