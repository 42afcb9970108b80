from collections.abc import Sequence

import pytest

from enjeu.records import Flag, Kind, Sentence
from enjeu.summary import Length, summarise

STORY = [
    (
        "La Russie cherche des munitions pour sa guerre en Ukraine.",
        "Russia is looking for munitions for its war in Ukraine.",
    ),
    (
        "La Corée du Nord possède 3 000 obus que Moscou veut acheter en septembre, selon Washington.",
        "North Korea has 3,000 shells that Moscow wants to buy in September, according to Washington.",
    ),
    (
        "En échange, Pyongyang demande de la nourriture, du pétrole et une aide pour ses satellites.",
        "In exchange, Pyongyang asks for food, oil and help for its satellites.",
    ),
    ("Kim Jong Un se rendra à Vladivostok en train.", "Kim Jong Un will travel to Vladivostok by train."),
    ("Le Kremlin n'a pas confirmé la visite.", "The Kremlin has not confirmed the visit."),
    (
        "Les sanctions de l'ONU interdisent tout commerce d'armes avec la Corée du Nord depuis 2006.",
        "UN sanctions have banned all trade in arms with North Korea since 2006.",
    ),
    (
        "Les Etats-Unis ont menacé Pyongyang de nouvelles sanctions si des armes sont livrées à la Russie.",
        "The United States has threatened Pyongyang with new sanctions if arms are delivered to Russia.",
    ),
    ("Séoul suit la situation avec inquiétude.", "Seoul is following the situation with concern."),
]


def story() -> list[Sentence]:
    return [Sentence(id=10 + i, start=0, end=0, fr=fr, en=en, paragraph=i) for i, (fr, en) in enumerate(STORY)]


class Written:
    """A writer whose text is known."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = list(sentences)

    def write(self, texts: Sequence[str], words: int) -> list[str]:
        return self.sentences


@pytest.mark.parametrize(("length", "least", "most"), [(Length.SHORT, 20, 46), (Length.MEDIUM, 55, 92)])
def test_a_summary_is_about_as_long_as_asked_and_cites_each_sentence(length: Length, least: int, most: int) -> None:
    summary = summarise(story(), None, length)
    assert summary.kind == "extractive"
    assert least <= len(summary.text.split()) <= most
    assert summary.text == " ".join(s.text for s in summary.sentences)
    assert all(s.supported and len(s.evidence) == 1 for s in summary.sentences)


def test_a_short_text_comes_back_whole_and_is_never_written_anew() -> None:
    summary = summarise(story()[:3], None, Length.MEDIUM, Written("Something that nobody said."))
    assert summary.text == " ".join(en for _, en in STORY[:3])
    assert summary.kind == "extractive"


def test_a_single_sentence_comes_back_as_it_is() -> None:
    long = "However, " + "the plan is discussed by many people, " * 20 + "said Paul."
    one = [Sentence(id=0, start=0, end=0, fr=long, en=long, paragraph=0)]
    assert summarise(one, None, Length.SHORT).text == long


def test_titles_and_headings_are_no_part_of_a_summary() -> None:
    heading = Sentence(
        id=0, start=0, end=0, fr="Obus et munitions", en="SHELLS AND MUNITIONS", paragraph=0, kind=Kind.HEADING
    )
    assert "SHELLS" not in summarise([heading, *story()], None, Length.LONG).text


def test_french_left_untranslated_is_used_only_if_there_is_nothing_else() -> None:
    left = [s.model_copy(update={"en": s.fr, "flags": (Flag.LEFT_IN_FRENCH,)}) for s in story()]
    mixed = [*left[:2], *story()[2:]]
    assert not {10, 11} & {i for s in summarise(mixed, None, Length.MEDIUM).sentences for i in s.evidence}
    assert summarise(left, None, Length.SHORT).text


def test_nothing_to_summarise_gives_an_empty_summary() -> None:
    assert summarise([], None, Length.MEDIUM).text == ""


def test_an_english_figure_that_the_french_does_not_have_is_marked() -> None:
    wrong = [s.model_copy(update={"en": s.en.replace("3,000", "8,000")}) for s in story()[:3]]
    assert [s.supported for s in summarise(wrong, None, Length.MEDIUM).sentences] == [True, False, True]


def test_written_sentences_that_the_article_carries_are_kept_with_their_evidence() -> None:
    writer = Written("Moscow wants to buy 3,000 North Korean shells in September, according to Washington.")
    summary = summarise(story(), None, Length.SHORT, writer)
    assert summary.kind == "abstractive"
    assert summary.sentences[0].supported
    assert 11 in summary.sentences[0].evidence


def test_a_written_sentence_that_the_article_does_not_carry_is_replaced() -> None:
    writer = Written(
        "Moscow wants to buy 3,000 North Korean shells in September.",
        "Pyongyang asks for food, oil and 40 fighter jets.",
    )
    summary = summarise(story(), None, Length.MEDIUM, writer)
    assert summary.kind == "abstractive"
    assert "40" not in summary.text
    assert len(summary.sentences) == 2
    own = {en for _, en in STORY} | {"Pyongyang asks for food, oil and help for its satellites."}
    assert summary.sentences[1].text in own


def test_when_nothing_written_survives_the_summary_is_the_extract() -> None:
    assert summarise(story(), None, Length.MEDIUM, Written("Aliens landed in Paris.", "")) == summarise(
        story(), None, Length.MEDIUM
    )


FRENCH = "Le ministre de la Défense, qui revenait hier soir de Minsk, a promis 3 000 obus à la Russie."
ENGLISH = "The Minister of Defence, who was coming back from Minsk last night, has promised 3,000 shells to Russia."


def with_a_long_sentence() -> list[Sentence]:
    long = Sentence(id=30, start=0, end=0, fr=FRENCH, en=ENGLISH, paragraph=9)
    return [*story()[:3], long, *story()[3:]]


def test_a_shorter_sentence_is_translated_anew_in_one_call() -> None:
    calls: list[list[str]] = []

    def translate(texts: Sequence[str]) -> list[str]:
        calls.append(list(texts))
        return ["The Defence Minister has promised Russia 3,000 shells." for _ in texts]

    summary = summarise(with_a_long_sentence(), None, Length.MEDIUM, translate=translate)
    assert calls == [["Le ministre de la Défense a promis 3 000 obus à la Russie."]]
    (new,) = [s for s in summary.sentences if s.evidence == (30,)]
    assert new.text == "The Defence Minister has promised Russia 3,000 shells."
    assert new.supported


@pytest.mark.parametrize(
    "bad",
    ["The Defence Minister promised 8,000 shells.", "Shells shells shells for Russia.", "The Minister", "", FRENCH * 2],
)
def test_a_new_translation_that_is_worse_is_not_taken(bad: str) -> None:
    summary = summarise(with_a_long_sentence(), None, Length.MEDIUM, translate=lambda texts: [bad for _ in texts])
    (kept,) = [s for s in summary.sentences if s.evidence == (30,)]
    assert kept.text == ENGLISH


def test_a_new_translation_has_the_pronouns_of_the_old_one() -> None:
    french = "Le ministre de la Défense, qui revenait hier soir de Minsk, a promis ses 3 000 obus à la Russie."
    english = (
        "The Minister of Defence, who was coming back from Minsk last night, has promised her 3,000 shells to Russia."
    )
    long = with_a_long_sentence()[3].model_copy(update={"fr": french, "en": english})
    article = [*story()[:3], long, *story()[3:]]
    anew = ["The Defence Minister has promised Russia his 3,000 shells."]
    summary = summarise(article, None, Length.MEDIUM, translate=lambda texts: anew * len(texts))
    (new,) = [s for s in summary.sentences if s.evidence == (30,)]
    assert new.text == "The Defence Minister has promised Russia her 3,000 shells."


def test_a_summary_of_a_long_document_reaches_its_end() -> None:
    topics = ["fishing", "sailing", "forest", "snow", "train", "school", "harbour", "bridge"]
    texts = [
        f"The {t} file number {i} moves on and the {t} committee decides tomorrow on {'many ' * 8}questions."
        for t in topics
        for i in range(100)
    ]
    article = [Sentence(id=i, start=0, end=0, fr=t, en=t, paragraph=i // 5) for i, t in enumerate(texts)]
    assert sum(len(t.split()) for t in texts) > 15_000
    summary = summarise(article, None, Length.LONG)
    assert len({s.evidence[0] // 100 for s in summary.sentences}) >= 4
    assert max(s.evidence[0] for s in summary.sentences) > len(texts) / 2
    assert len(summary.text.split()) <= 170


def test_a_standfirst_without_a_full_stop_does_not_run_into_the_next_sentence() -> None:
    sentences = [s.model_copy(update={"en": s.en.rstrip(".")}) for s in story()]
    summary = summarise(sentences, "La Russie et la Corée du Nord", Length.MEDIUM)
    assert len(summary.sentences) > 1
    assert all(s.text.endswith(".") for s in summary.sentences)


def test_the_inside_of_a_quotation_stands_in_marks() -> None:
    article = story()[:3]
    article[0] = article[0].model_copy(update={"fr": f"Le ministre a dit : « {article[0].fr}"})
    article[2] = article[2].model_copy(update={"fr": f"{article[2].fr} »"})
    texts = [s.text for s in summarise(article, None, Length.MEDIUM).sentences]
    assert texts[1:] == [f'"{en}"' for _, en in STORY[1:3]]


@pytest.mark.parametrize("length", list(Length))
def test_no_sentence_of_a_summary_begins_with_the_mark_of_a_list_and_no_cell_of_a_table_is_one(length: Length) -> None:
    marked = [s.model_copy(update={"fr": f"– {s.fr}", "en": f"- {s.en}"}) for s in story()]
    total = {"fr": "Total livré à la Russie", "en": "Total delivered to Russia"}
    cell = story()[0].model_copy(update={**total, "id": 1, "kind": Kind.CELL})
    for sentences in ([cell, *marked], [cell, *marked[:2]]):
        summary = summarise(sentences, None, length)
        assert summary.sentences
        assert not [s.text for s in summary.sentences if s.text.startswith(("-", "–", "Total"))]
