"""Whole articles through the ladder: nothing lost, everything doubtful named."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from enjeu.records import Article, Flag, Kind, Passage, Source
from enjeu.translation import (
    Decoding,
    Hypothesis,
    Translator,
    passages_of,
    translate_article,
    translate_passages,
    translate_phrases,
)
from enjeu.translation.glossary import Glossary
from enjeu.translation.interface import STANDARD
from enjeu.translation.ladder import LONGEST, cut
from enjeu.translation.names import TermBook


def passages(*texts: str) -> list[Passage]:
    return passages_of(texts)


def translated(translator: Translator, *texts: str):
    ps = passages(*texts)
    return translate_passages(ps, translator, TermBook.for_article(ps))


def test_every_sentence_is_accounted_for(translator: Translator) -> None:
    result = translated(
        translator,
        "Le président russe a rencontré le dirigeant nord-coréen.",
        "Qsdf zlkj wxcv qsdfg mlkj hgfd poiu.",
        "VLADIMIR POUTINE ATTENDU À SÉOUL",
        "…",
        "Il a promis 1 200 tonnes de blé en 2019.",
    )
    c = result.coverage
    assert [s.id for s in result.sentences] == [0, 1, 2, 3, 4]
    assert c.sentences == 5 == c.translated + len(c.left_in_french)
    for s in result.sentences:
        assert s.en.strip()
        assert (s.id in c.left_in_french) == (Flag.LEFT_IN_FRENCH in s.flags)
        if Flag.LEFT_IN_FRENCH in s.flags:
            assert s.en == s.fr
    assert Flag.CAPITALS in result.sentences[2].flags


def test_a_sentence_beyond_the_model_is_cut_and_its_end_is_not_lost(translator: Translator) -> None:
    clauses = (
        "Le ministre de l'Agriculture a déclaré que les agriculteurs recevraient une aide cette année",
        "les syndicats ont répondu que cette aide ne serait pas suffisante pour les jeunes",
        "le Parlement européen a demandé un rapport sur la situation des marchés agricoles dans toutes les régions",
        "la Commission a promis de présenter une proposition avant la fin de l'année",
        "plusieurs pays ont déjà annoncé qu'ils voteraient contre cette proposition",
        "le président du Conseil a rappelé que la décision devait être prise par tous les membres",
        "la Chine a condamné les nouvelles mesures contre ses entreprises",
        "et le gouvernement de la Russie a refusé de participer à la réunion.",
    )
    text = " ; ".join(clauses)
    assert translator.length(text) > LONGEST
    (sentence,) = translated(translator, text).sentences
    assert Flag.SPLIT in sentence.flags or Flag.LEFT_IN_FRENCH in sentence.flags
    assert Flag.LEFT_IN_FRENCH not in sentence.flags
    assert "Russia" in sentence.en
    assert "China" in sentence.en


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3000,
        "Poutine " + "blabla qsdf " * 400,
        "Le ministre Sergueï Choïgou a dit non " * 60,
    ],
    ids=["a word without end", "noise", "a refrain with a name"],
)
def test_text_far_beyond_the_model_never_reaches_it_whole(translator: Translator, text: str) -> None:
    result = translated(translator, "Il est venu.", text, "Il est parti.")
    assert [s.id for s in result.sentences] == [0, 1, 2]
    assert result.sentences[1].en.strip()
    assert result.coverage.translated + len(result.coverage.left_in_french) == 3
    if " " not in text:
        assert result.coverage.left_in_french == (1,)
        assert result.sentences[1].en == text


@pytest.mark.parametrize("limit", [10, 25, 60])
def test_cutting_loses_no_word(limit: int) -> None:
    text = "Il a parlé, puis il est parti ; mais les autres, qui attendaient depuis l'aube, sont restés sans rien dire."
    pieces = cut(text, lambda piece: len(piece) <= limit)
    assert " ".join(pieces).split() == text.split()
    assert all(len(piece) <= limit or " " not in piece for piece in pieces)


class Faulty:
    """An engine whose first answers are bad in a chosen way; it records how it was asked again."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), []

    def length(self, text: str) -> int:
        return len(text.split())

    def translate(self, texts: Sequence[str], decoding: Decoding = STANDARD) -> list[list[Hypothesis]]:
        out = []
        for text in texts:
            self.asked.append((text, decoding))
            out.append([Hypothesis(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0], -0.5)])
        return out


def test_a_loop_is_retried_without_repetition_and_flagged() -> None:
    engine = Faulty("the rest of the world the rest of the world the rest of the world", "He spoke of the whole world.")
    (sentence,) = translated(engine, "Il a parlé du reste du monde entier.").sentences
    assert sentence.en == "He spoke of the whole world."
    assert Flag.RETRIED in sentence.flags
    assert engine.asked[1][1].no_repeat_ngram > 0


def test_french_is_kept_and_flagged_when_nothing_passes() -> None:
    engine = Faulty("")
    result = translated(engine, "Il a parlé du reste du monde entier.")
    (sentence,) = result.sentences
    assert sentence.en == sentence.fr
    assert sentence.confidence is None
    assert Flag.LEFT_IN_FRENCH in sentence.flags
    assert result.coverage.left_in_french == (0,)


def test_what_the_model_is_at_home_in_is_confident_and_what_it_is_not_is_flagged_unsure(translator: Translator) -> None:
    plain = "Le président russe a rencontré son homologue chinois à Moscou mardi."
    slang = "Le keuf a chouravé le larfeuille du daron, et le reup a flippé sa race."
    known, unknown = translated(translator, plain, slang).sentences
    assert known.confidence is not None
    assert unknown.confidence is not None
    assert 1 >= known.confidence > unknown.confidence > 0
    assert Flag.UNSURE not in known.flags
    assert Flag.UNSURE in unknown.flags


def test_english_in_the_source_is_left_as_it_is_and_said_to_be(translator: Translator) -> None:
    english = "The president has promised aid of 3 million euros to the city of Lyon."
    result = translated(translator, "Le président a promis une aide à la ville.", english)
    assert result.sentences[1].en == english
    assert result.sentences[1].flags == (Flag.ENGLISH,)
    assert Flag.ENGLISH not in result.sentences[0].flags
    assert result.coverage.translated == 2


def test_a_common_word_to_keep_is_kept_though_the_model_knows_its_english(translator: Translator) -> None:
    told = passages("La Russie exporte son blé vers l'Egypte.", "Les prix du blé montent depuis mardi.")
    result = translate_passages(told, translator, TermBook.for_article(told, Glossary({}, ("blé",))))
    assert not [s.en for s in result.sentences if "blé" not in s.en or "wheat" in s.en]
    assert [term.sentences for term in result.terms if term.origin == "keep"] == [(0, 1)]


def test_a_listed_word_that_got_lost_costs_confidence() -> None:
    class Taught(Faulty):
        keeps_english = True

    french = "Il a parlé du brouillard de mardi."
    (kept,) = translated(Taught("He spoke of Tuesday's fog."), french).sentences
    (lost,) = translated(Taught("He spoke of Tuesday."), french).sentences
    assert kept.confidence is not None
    assert lost.confidence is not None
    assert kept.confidence > lost.confidence


def test_a_wrong_figure_that_no_retry_mends_is_shown_and_flagged() -> None:
    (sentence,) = translated(Faulty("There were 814 soldiers."), "Il y avait 841 soldats.").sentences
    assert sentence.en == "There were 814 soldiers."
    assert Flag.NUMBERS in sentence.flags


def test_a_phrase_gets_the_names_that_its_article_has(translator: Translator) -> None:
    terms = TermBook.for_article(passages("Sergueï Choïgou est arrivé mardi.", "Choïgou a remercié ses hôtes."))
    assert "Shoigu" in translate_phrases(["la visite de Choïgou"], translator, terms)[0]
    assert translate_phrases(["la visite de Choïgou"], Faulty(""), terms) == [""]


def test_paragraphs_and_kinds_pass_through(translator: Translator) -> None:
    ps = [
        Passage(id=0, start=0, end=5, fr="Titre", paragraph=0, kind=Kind.TITLE),
        Passage(id=1, start=6, end=20, fr="Il a parlé.", paragraph=1),
        Passage(id=2, start=21, end=40, fr="Il est parti.", paragraph=1),
    ]
    sentences = translate_passages(ps, translator, TermBook.for_article(ps)).sentences
    assert [(s.paragraph, s.kind, s.start, s.end) for s in sentences] == [
        (p.paragraph, p.kind, p.start, p.end) for p in ps
    ]


def test_the_payload_of_an_escape_sequence_is_not_translated(translator: Translator) -> None:
    french = "Le président \x1b]8;;http://evil.example\x1b\\a signé\x1b]8;;\x1b\\ l'accord \x1b[31mmardi\x1b[0m."
    (sentence,) = translated(translator, french).sentences
    assert not {"evil", "31m", "8;;"} & {part for part in ("evil", "31m", "8;;") if part in sentence.en}
    assert "agreement" in sentence.en


def test_an_article_says_she_of_a_woman_and_is_said_to_of_what_it_has_from_others() -> None:
    passages = tuple(passages_of(["La maire de Lyon démissionne.", "Elle aurait vendu sa maison."]))
    source = Source(path="a.txt", sha256="0", language="fr", encoding="utf-8", words=10)
    answers = Faulty("The mayor of Lyon resigns.", "It would have sold its house.")
    result = translate_article(Article(source=source, text="", passages=passages), answers, TermBook.for_article([]))
    assert [s.en for s in result.sentences] == ["The mayor of Lyon resigns.", "She is said to have sold her house."]


def test_english_that_begins_as_a_french_word_does_is_read_as_english(translator: Translator) -> None:
    text = "Vendredi soir, à bord de l'avion présidentiel, il a parlé du chemin du retour."
    passages = passages_of([text])
    english = translate_passages(passages, translator, TermBook.for_article(passages)).sentences[0].en
    assert "on board" in english or "aboard" in english  # "on" is French, too, and was "we"
    assert not re.search(r"\b[Ww]e\b", english)
