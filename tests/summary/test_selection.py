from itertools import count

import pytest

from enjeu.records import Flag, Kind, Sentence
from enjeu.summary.salience import Article
from enjeu.summary.selection import is_fragment, roughness, sections, select, trusted
from enjeu.summary.worth import worth
from tests.summary.story import STORY as TOLD


def sentences(*texts: str, kind: Kind = Kind.TEXT) -> list[Sentence]:
    return [Sentence(id=i, start=0, end=0, fr=t, en=t, paragraph=i, kind=kind) for i, t in enumerate(texts)]


STORY = sentences(*TOLD)


def chosen(story: list[Sentence], budget: int, title: str | None = None) -> list[int]:
    article = Article([s.fr for s in story], title, [s.paragraph for s in story])
    return select(
        story, article, worth(article), [trusted(s) for s in story], sections(story), budget, [s.en for s in story]
    )


def test_a_choice_keeps_to_the_budget_and_to_the_order_of_the_article() -> None:
    picks = chosen(STORY, 30)
    assert picks == sorted(picks)
    assert sum(len(STORY[i].en.split()) for i in picks) <= 30 * 1.12
    assert not {2, 4} & set(picks)


def test_two_sentences_that_say_the_same_are_not_both_taken() -> None:
    twice = [*STORY[:2], *sentences(STORY[1].fr), *STORY[3:]]
    twice = [s.model_copy(update={"id": i}) for i, s in enumerate(twice)]
    picks = chosen(twice, 40)
    assert not {1, 2} <= set(picks)


def test_a_sentence_whose_english_is_rough_gives_way() -> None:
    before = chosen(STORY, 16)
    assert before
    rough = [
        s.model_copy(update={"confidence": 0.3, "flags": (Flag.NUMBERS,)}) if i in before else s
        for i, s in enumerate(STORY)
    ]
    assert chosen(rough, 16) != before


def test_repeated_words_lost_figures_and_flags_make_english_rough() -> None:
    good = Sentence(
        id=0, start=0, end=0, fr="Le plan prévoit 340 départs.", en="The plan provides for 340 departures.", paragraph=0
    )
    assert roughness(good) == 0
    for en in ("The plan plan plan provides for 340 departures.", "The plan provides for 34 departures.", "Plan."):
        assert roughness(good.model_copy(update={"en": en})) > 0
    assert roughness(good.model_copy(update={"flags": (Flag.RETRIED,)})) > 0


def test_of_two_sentences_the_one_that_the_translator_was_surer_of_is_trusted_more() -> None:
    surer, less_sure = (STORY[0].model_copy(update={"confidence": x}) for x in (0.9, 0.5))
    assert 1 > trusted(surer) > trusted(less_sure) > trusted(STORY[0].model_copy(update={"confidence": 0.0})) > 0


def test_the_title_pulls_its_subject_in() -> None:
    assert 3 in chosen(STORY, 14, "La Corée du Nord demande nourriture et satellites en échange") or 5 in chosen(
        STORY, 14, "La Corée du Nord demande nourriture et satellites en échange"
    )


@pytest.mark.parametrize(("who", "budget"), [("7 octobre 2022 : Moscou", 20), ("Elle", 16)])
def test_a_summary_opens_with_a_sentence_that_stands_by_itself(who: str, budget: int) -> None:
    title = "La guerre en Ukraine : obus et munitions de la Corée du Nord"

    def story(subject: str) -> list[Sentence]:
        bought = f"{subject} achète à la Corée du Nord des obus et des munitions pour sa guerre en Ukraine."
        return sentences("Séoul est calme ce matin.", bought, *TOLD[2:])

    assert 1 in chosen(story("Moscou"), budget, title)
    assert 1 not in chosen(story(who), budget, title)


def test_a_date_by_itself_is_never_taken() -> None:
    story = sentences("Samedi 7 octobre 2023, à 6 h 30.", *TOLD)
    assert 0 not in chosen(story, 60)


def test_headings_part_sections_and_so_does_length() -> None:
    numbers = count()
    story = [
        s.model_copy(update={"id": next(numbers)})
        for block in (sentences("Un."), sentences("Titre", kind=Kind.HEADING), sentences("Deux.", "Trois."))
        for s in block
    ]
    assert sections(story) == {0: 0, 2: 1, 3: 1}
    assert len(set(sections(sentences(*["Une phrase."] * 100)).values())) == 5


def test_a_long_article_is_covered_to_its_end() -> None:
    topics = ["pêche", "voile", "forêt", "neige", "train", "école"]
    story = sentences(
        *(f"Le dossier {t} numéro {i} avance et la commission du {t} décide demain." for t in topics for i in range(20))
    )
    picks = chosen(story, 90)
    assert len({i // 20 for i in picks}) >= 5


def test_a_sentence_with_a_figure_of_the_translators_own_is_never_taken() -> None:
    for i in chosen(STORY, 30):
        wrong = [s.model_copy(update={"en": s.en + " Soit 340 obus."}) if s.id == i else s for s in STORY]
        assert i not in chosen(wrong, 30)


def test_a_headline_within_the_text_is_no_sentence() -> None:
    for text in ("Gilets jaunes : soutien en net recul", "Adjugé à 900.000 euros au marteau.", "Ni aux bénéfices."):
        assert is_fragment(text)
    assert not is_fragment("Les syndicats signent.")
    # Nor is a long sentence in which the tagger misses the verb.
    assert not is_fragment(
        "L'exécutif planche sur une nouvelle coupe dans les dépenses pour boucler son budget de l'an prochain."
    )


def test_a_headline_gives_way_to_a_sentence_that_says_the_same() -> None:
    headline = "Livraison d'obus de la Corée du Nord à la Russie"
    story = sentences(headline, "La Corée du Nord a livré des obus à la Russie.", *TOLD[2:])
    assert 0 not in chosen(story, 14)
    assert 1 in chosen(story, 14)


def test_a_sentence_that_leans_on_the_one_before_is_taken_with_it_or_gives_way() -> None:
    story = sentences(*TOLD[:2], "Celui-ci a livré des munitions et des obus à la Russie.", *TOLD[3:])
    picks = chosen(story, 18)
    assert 2 not in picks or 1 in picks


def test_a_question_gives_way() -> None:
    asked = sentences(*(f"{t.rstrip('.')} ?" if i == 3 else t for i, t in enumerate(TOLD)))
    assert 3 in chosen(STORY, 28)
    assert 3 not in chosen(asked, 28)


def test_a_quotation_gives_way_without_the_sentence_that_says_whose_it_is() -> None:
    said = [f"« {t} »" if i == 3 else t for i, t in enumerate(TOLD)]
    assert 3 in chosen(STORY, 28)
    assert 3 not in chosen(sentences(*said), 28)


def test_the_inside_of_a_quotation_is_taken_only_with_the_sentence_that_says_whose_it_is() -> None:
    rest = (TOLD[0], "Il faisait beau », a dit un passant.", *TOLD[3:])
    assert 1 in chosen(sentences("Moscou insiste.", *rest), 14)
    assert 1 not in chosen(sentences("« Moscou insiste.", *rest), 14)
    picks = chosen(sentences("« Moscou insiste.", *rest), 60)
    assert {1, 2} <= set(picks)
