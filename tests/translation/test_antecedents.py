"""An article's pronouns are those of whom and what it speaks of."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import pytest

from enjeu.records import Flag, Sentence
from enjeu.translation.antecedents import in_context
from enjeu.translation.antecedents.mentions import Kind
from enjeu.translation.antecedents.ranking import Reading, carried, chances
from enjeu.translation.pronouns import Who, agreeing


def article(*pairs: tuple[str, str]) -> list[Sentence]:
    """Sentences of one article."""
    return [
        Sentence(id=n, start=0, end=len(french), fr=french, paragraph=n, en=english)
        for n, (french, english) in enumerate(pairs)
    ]


def english_of(*pairs: tuple[str, str]) -> list[str]:
    return [s.en for s in in_context(article(*pairs))]


@pytest.mark.parametrize(
    ("before", "sentence", "right"),
    [
        (
            ("Angelina Jolie est malade.", "Angelina Jolie is sick."),
            ("L'actrice a dit souffrir de son dos.", "The actress said it suffered from his back."),
            "The actress said it suffered from her back.",
        ),
        (
            ("Jérôme Cahuzac est condamné.", "Jérôme Cahuzac is convicted."),
            ("Jérôme Cahuzac a retiré son bracelet.", "Jérôme Cahuzac has removed its bracelet."),
            "Jérôme Cahuzac has removed his bracelet.",
        ),
        (
            ("La maire de Lyon démissionne.", "The mayor of Lyon resigns."),
            ('"Je suis fatiguée", a-t-elle expliqué.', '"I am tired," it explained.'),
            '"I am tired," she explained.',
        ),
        (
            ("Le projet de loi est contesté.", "The bill is contested."),
            ("Il a été voté lundi.", "He was voted on Monday."),
            "It was voted on Monday.",
        ),
        (
            ("Le ministère a publié un décret.", "The ministry has published a decree."),
            ("Le ministère l'a mis sur son site.", "The ministry put it on his website."),
            "The ministry put it on its website.",
        ),
        (
            ("Anne Hidalgo est maire de Paris.", "Anne Hidalgo is mayor of Paris."),
            ("La maire affirme avoir rencontré le préfet.", "The mayor says that he had met the prefect."),
            "The mayor says that she had met the prefect.",
        ),
        (
            ("Google a publié un rapport.", "Google has published a report."),
            ("L'entreprise dit avoir supprimé des vidéos.", "The company says he has deleted videos."),
            "The company says it has deleted videos.",
        ),
        (
            ("Anne Hidalgo est maire de Paris.", "Anne Hidalgo is mayor of Paris."),
            ("Elle s'est retrouvée seule.", "She then found himself alone."),
            "She then found herself alone.",
        ),
    ],
)
def test_pronouns_are_put_right(before: tuple[str, str], sentence: tuple[str, str], right: str) -> None:
    assert english_of(before, sentence)[1] == right


def test_what_is_right_stays() -> None:
    pairs = [
        ("Emmanuel Macron a reçu la ministre.", "Emmanuel Macron received the minister."),
        ("Il a dit que sa décision est prise.", "He said that his decision is made."),
        ("Il faut attendre.", "It is necessary to wait."),
        ("La société a vendu son usine.", "The company has sold its factory."),
    ]
    assert english_of(*pairs) == [english for _, english in pairs]


def test_nobody_is_it() -> None:
    assert english_of(("Il pleut sur Paris.", "He is raining on Paris.")) == ["It is raining on Paris."]


def test_whom_one_is_with_is_of_his_own_sex() -> None:
    pairs = [
        ("La ministre est venue.", "The minister came."),
        ("Elle est venue avec lui.", "She came with him."),
        ("La victime est un homme de 40 ans.", "The victim is a 40-year-old man."),
    ]
    assert english_of(*pairs) == [english for _, english in pairs]


def test_french_that_was_left_is_not_touched() -> None:
    pairs = [("La maire est malade.", "The mayor is ill."), ("Elle a dit sa joie.", "It said its joy.")]
    assert english_of(*pairs)[1] == "She said her joy."
    first, second = article(*pairs)
    left = second.model_copy(update={"flags": (Flag.LEFT_IN_FRENCH,)})
    assert in_context([first, left]) == [first, left]
    english = second.model_copy(update={"flags": (Flag.ENGLISH,)})
    assert in_context([first, english]) == [first, english]


@pytest.mark.parametrize(
    "english",
    ["She thinks he killed himself.", "It was himself who said it.", "She saw him hurt himself.", "He found himself."],
)
def test_who_does_it_to_himself_stays(english: str) -> None:
    assert agreeing(english) == english


def test_an_article_is_read_anew_each_time() -> None:
    reading = Reading(["La maire est malade.", "Elle a dit qu'elle va mieux.", "Son fils l'a vue."])

    def every() -> list[dict[Who, float]]:
        reading.read(carried(), {})
        return [
            chances(reading.candidates(s, pronoun, None), carried())
            for s in range(len(reading.texts))
            for pronoun in reading.pronouns(s)
        ]

    assert every() == every()


@pytest.mark.parametrize(
    ("text", "key", "sexes"),
    [
        ("Claude Dupont, la ministre, est venue.", "dupont", (Who.SHE,)),
        ("Mme Dupont est venue.", "dupont", (Who.SHE,)),
        ("La ministre Dominique Dupont est venue.", "dupont", (Who.SHE,)),
        ("M. Dupont est venu.", "dupont", (Who.HE,)),
        ("Un Sénégalais est venu.", "senegalais", (Who.HE,)),
        ("La victime est venue.", "victime", (Who.HE, Who.SHE)),
        ("La voiture est venue.", "voiture", ()),
        ("Le Parisien est paru.", "parisien", ()),
    ],
)
def test_who_may_be_he_or_she(text: str, key: str, sexes: tuple[Who, ...]) -> None:
    (found,) = (m for m in Reading([text]).mentions[0] if m.key == key)
    assert found.sexes == sexes
    assert (found.kind in {Kind.PERSON, Kind.HUMAN}) == bool(sexes)


def test_the_card_names_the_weights_that_are_carried() -> None:
    data = files("enjeu.translation") / "data"
    carried_hash = hashlib.sha256((data / "antecedents.tsv.xz").read_bytes()).hexdigest()
    assert f"| antecedents.tsv.xz | `{carried_hash}` |" in (data / "MODEL_CARD.md").read_text("utf-8")
