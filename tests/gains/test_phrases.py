import pytest

from enjeu.gains.dictionary import plural
from enjeu.gains.frames import lexicon
from enjeu.gains.phrases import Renderer, compound_number, number_in_english
from enjeu.syntax import analyse


def rendered(sentence: str, head: str) -> str:
    tree = analyse(sentence, lexicon().infinitives())
    return Renderer(tree, {}).phrase(next(w.index for w in tree.words if w.text == head)).text


@pytest.mark.parametrize(
    ("sentence", "head", "english"),
    [
        ("Il veut de grandes quantités de munitions.", "quantités", "large quantities of ammunition"),
        ("Le pays a reçu des obus d'artillerie.", "obus", "artillery shells"),
        ("Il demande une aide alimentaire.", "aide", "food aid"),
        (
            "Elle obtient une avance remboursable de 1,1 à 1,4 milliard.",
            "avance",
            "repayable advance of 1.1 to 1.4 billion",
        ),
        ("Ils ont obtenu la levée des sanctions.", "levée", "lifting of sanctions"),
        ("Elle a signé un accord à l'amiable.", "accord", "amicable settlement"),
        ("Il veut des missiles balistiques intercontinentaux.", "missiles", "intercontinental ballistic missiles"),
        ("Il a promis un soutien total et inconditionnel.", "soutien", "total and unconditional support"),
        ("Elle réclame davantage de moyens.", "moyens", "more means"),
        ("La Russie a livré vingt-cinq missiles.", "missiles", "25 missiles"),
        ("Ils obtiennent une hausse du prix du lait.", "prix", "price of milk"),
        ("Il obtient le soutien du gouvernement.", "soutien", "support of the government"),
        ("Elle veut l'accès à l'interruption volontaire de grossesse.", "accès", "access to abortion"),
        ("Il veut changer la prochaine politique agricole commune.", "prochaine", "next common agricultural policy"),
        ("Ils demandent l'ouverture des grandes surfaces.", "ouverture", "opening of supermarkets"),
        ("Il paie les études d'élèves issus de quartiers pauvres.", "élèves", "pupils from poor neighbourhoods"),
        (
            "Elle veut des conditions de sérénité et de sécurité.",
            "conditions",
            "conditions of peace of mind and security",
        ),
        ("Ils ont obtenu des livraisons de foin et de paille.", "livraisons", "deliveries of hay and straw"),
        ("Elle réclame de meilleures conditions de travail.", "conditions", "better working conditions"),
        ("Les ouvriers veulent un retour au travail.", "retour", "return to work"),
        ("Le passage au vert est souhaité.", "passage", "passage to green"),
        ("Il faut renforcer les garanties offertes aux salariés.", "garanties", "guarantees"),
        ("Il veut appliquer le principe du casseur payeur.", "principe", '"rioters pay" principle'),
    ],
)
def test_noun_phrases_are_put_in_english_order(sentence: str, head: str, english: str) -> None:
    assert rendered(sentence, head) == english


def test_a_word_that_no_list_knows_makes_the_phrase_unsure() -> None:
    tree = analyse("Il a obtenu un zorglub.", lexicon().infinitives())
    assert Renderer(tree, {}).phrase(4).unsure


def test_figures_are_written_the_english_way() -> None:
    assert number_in_english("1.500.000") == "1,500,000"
    assert number_in_english("9,6") == "9.6"
    assert number_in_english("30 %") == "30%"


def test_plurals() -> None:
    assert [plural(w) for w in ("subsidy", "shell", "right of veto", "prime minister", "tax")] == [
        "subsidies", "shells", "rights of veto", "prime ministers", "taxes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("french", "digits"),
    [
        ("vingt-cinq", "25"), ("vingt-et-un", "21"), ("soixante-douze", "72"), ("quatre-vingts", "80"),
        ("quatre-vingt-dix-sept", "97"), ("dix-huit", "18"), ("vingt", None), ("va-et-vient", None),
    ],
)  # fmt: skip
def test_numbers_of_several_words_are_read(french: str, digits: str | None) -> None:
    assert compound_number(french) == digits
