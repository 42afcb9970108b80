import hashlib
from importlib.resources import files

import pytest

from enjeu.summary.salience import Article
from enjeu.summary.words import content
from enjeu.summary.worth import ANY, FRENCH, worth
from tests.summary.story import STORY

ENGLISH = [
    "The council voted on Monday to close the swimming pool.",
    "Swimmers had asked the council for years to repair the swimming pool.",
    "It was raining.",
]


def test_what_the_article_is_about_is_worth_more_than_what_it_mentions() -> None:
    found = worth(Article(STORY, None))
    assert max(found.sentences) == 1
    assert max(found.sentences[0], found.sentences[1]) == 1
    assert found.words["coree"] > found.words["port"]


def test_a_title_raises_its_words() -> None:
    word = content("munitions")[0]
    assert worth(Article(STORY, "Des munitions pour Moscou")).words[word] > worth(Article(STORY, None)).words[word]


def test_a_title_raises_sentences_that_are_about_it_in_other_words() -> None:
    story = [
        "Le festival a ouvert ses portes au public samedi.",
        "Les enseignants cesseront le travail jeudi dans les écoles du département.",
        "Le soleil brillait sur la place du marché.",
    ]

    def lead(title: str) -> float:
        found = worth(Article(story, title)).sentences
        return found[1] / found[0]

    assert lead("Une grève des professeurs se prépare") > lead("Un concert attire les spectateurs")


def test_an_article_in_another_language_is_weighed_by_what_needs_no_language() -> None:
    assert worth(Article(STORY, None)).tuning == FRENCH
    found = worth(Article(ENGLISH, None))
    assert found.tuning == ANY
    assert min(found.sentences) == found.sentences[2] < 1


def test_nothing_to_weigh_is_no_error() -> None:
    assert worth(Article(["... !"], None)).words == {}
    assert worth(Article(["Zzyzx qwrtz."], "Zzyzx")).sentences == [1.0]


@pytest.mark.parametrize("name", ["french.safetensors.xz", "any.json"])
def test_the_card_names_the_models_that_are_carried(name: str) -> None:
    data = files("enjeu.summary") / "data"
    carried_hash = hashlib.sha256((data / name).read_bytes()).hexdigest()
    assert f"| {name} | `{carried_hash}` |" in (data / "MODEL_CARD.md").read_text("utf-8")
