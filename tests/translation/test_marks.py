"""Marks stand at their words in the English, whatever spaces the model gave them."""

import re

import pytest
import sentencepiece

from enjeu.translation import Engine, find_translator, load_translator
from enjeu.translation.marks import closed_up, opened_up

QUOTED = [
    'Le ministre a parlé d\'une "bonne nouvelle" pour les "entreprises".',
    "« Nous avons besoin d'aide », a déclaré le maire.",
    "Le président (socialiste) de l'Assemblée a refusé.",
]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ('he said " yes madam" and " no".', 'he said "yes madam" and "no".'),
        ('" Yes", he said', '"Yes", he said'),
        ('" Yes "', '"Yes"'),
        ('he said " yes " and " no ", then left', 'he said "yes" and "no", then left'),
        ("an ( important) man", "an (important) man"),
        ("L' Oréal and the players' union", "L'Oréal and the players' union"),
        ('a 5" screen and a "good" one', 'a 5" screen and a "good" one'),
        ('"Already right," she said. "Very."', '"Already right," she said. "Very."'),
        ("I don't know it's D'Angelo's", "I don't know it's D'Angelo's"),
    ],
)
def test_marks_are_closed_up(given: str, written: str) -> None:
    assert closed_up(given) == written


@pytest.mark.parametrize("engine", [Engine.CTRANSLATE2, Engine.TORCH])
def test_no_mark_of_the_carried_model_stands_off_its_word(engine: Engine) -> None:
    english = [c[0].text for c in load_translator(find_translator(None), engine).translate(QUOTED)]
    assert [text.count('"') for text in english] == [4, 2, 0]
    assert not any(re.search(r'(?:^|\s)" \w|\( ', text) for text in english), english


def test_the_carried_model_reads_a_word_behind_a_mark_as_the_word_alone() -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(find_translator(None).folder / "source.spm"))
    alone = pieces.encode("artillerie", out_type=str)
    for opened in ('"artillerie', "« artillerie", "de l'artillerie"):
        assert pieces.encode(opened, out_type=str)[-len(alone) :] == alone


@pytest.mark.parametrize("engine", [Engine.CTRANSLATE2, Engine.TORCH])
def test_a_phrase_that_begins_with_an_elision_is_read_as_one_behind_a_space(engine: Engine) -> None:
    translator = load_translator(find_translator(None), engine)
    as_phrase, behind_space = translator.translate(["d'autres journaux", "d' autres journaux"])
    assert as_phrase[0].text == behind_space[0].text
    assert opened_up("aujourd'hui, l'armée") == "aujourd'hui, l'armée"
