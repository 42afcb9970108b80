"""The words beside an ambiguous one tell its sense, in its sentence or in its article."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.names import TermBook
from enjeu.translation.rare_words import in_right_sense, lost_words
from enjeu.translation.senses import sense_of, told_in


@pytest.mark.parametrize(
    ("french", "word", "english"),
    [
        ("Les tableaux du peintre sont exposés au musée.", "tableaux", "paintings"),
        ("Les tableaux sont là.", "tableaux", None),
        ("Le contrôleur du train l'a verbalisé.", "contrôleur", "ticket inspector"),
        ("Le ministre est venu.", "ministre", None),
        ("Un foyer de grippe aviaire touche un élevage.", "foyer", "outbreak"),  # no verb, for all its ending
        ("Il livre un récit.", "livre", None),  # no book
    ],
)
def test_a_sense_is_told_by_company_alone(french: str, word: str, english: str | None) -> None:
    sense = sense_of(word, french)
    assert (sense and sense.english[0]) == english


def test_a_noun_has_the_sense_that_its_article_tells() -> None:
    article = ["L'Italie prête des tableaux au Louvre.", "Ces tableaux sont rares."]
    assert sense_of("tableaux", article[1]) is None
    sense = sense_of("tableaux", article[1], told_in(article))
    assert sense is not None
    assert sense.english[0] == "paintings"
    assert sense_of("tableaux", article[1], told_in(article[1:])) is None


def test_another_sense_does_not_pass_for_the_right_one() -> None:
    french = "Les tableaux sont rendus au Louvre."
    assert [english for _, _, english in lost_words(french, "The tables are returned to the Louvre.")] == ["paintings"]
    assert lost_words(french, "The pictures are returned to the Louvre.") == []


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Deux sacs de billets de banque.", "Two bags of bank tickets.", "Two bags of bank notes."),
        ("Deux billets, des billets de banque.", "Two tickets, bank tickets.", "Two tickets, bank tickets."),
        ("Un billet pour le concert.", "A ticket for the concert.", "A ticket for the concert."),
    ],
)
def test_a_word_of_the_wrong_sense_is_put_right(french: str, english: str, right: str) -> None:
    assert in_right_sense(french, english, frozenset(), frozenset()) == right


def test_the_translator_says_what_the_company_tells(translator: Translator) -> None:
    passages = passages_of(["Le musée du Louvre a reçu les tableaux du peintre italien."])
    english = translate_passages(passages, translator, TermBook.for_article(passages)).sentences[0].en
    assert re.search("painting|picture", english)


def test_every_line_of_the_list_can_be_read() -> None:
    lines = files("enjeu.translation").joinpath("data", "senses.tsv").read_text("utf-8").splitlines()
    for line in lines:
        forms, company, *others = line.split("\t")
        assert len(others) < 2
        for pair in forms.split("|"):
            french, english = pair.split("=")
            assert french == french.lower().strip()
            assert english.strip() == english != ""
        for word in company.split("|"):
            assert re.fullmatch(r"(?=...)[^\W\d_]+(?:-[^\W\d_]+)*\*?", word), line
