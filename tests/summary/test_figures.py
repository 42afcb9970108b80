import pytest

from enjeu.summary.figures import figures


def agree(english: str, french: str) -> bool:
    return all(any(e.agrees(f) for f in figures(french)) for e in figures(english))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("3.7 billion euros", "3,7 milliards d'euros"),
        ("€3.7bn", "3,7 milliards d'euros"),
        ("$90 million", "un projet de 90 M$"),
        ("$4.1 billion", "légèrement à 4,1 Md$"),
        ("1,500 euros", "1.500 euros"),
        ("1,234,567 people", "1 234 567 habitants"),
        ("10,000 cars", "10\u202f000 voitures"),
        ("70%", "70 % des salariés"),
        ("70 percent", "70 pour cent"),
        ("ninety-seven", "quatre-vingt-dix-sept"),
        ("71", "soixante et onze"),
        ("nineteen people", "dix-neuf personnes"),
        ("1,200 troops", "mille deux cents soldats"),
        ("two hundred and five", "205"),
        ("eighty soldiers", "quatre-vingts soldats"),
        ("a dozen", "une douzaine"),
        ("at 9.30pm", "vers 21h30"),
        ("the 1980s", "les années 80"),
        ("the 20th century", "le XXe siècle"),
        ("80km north", "à 80 km au nord"),
        ("fourth", "la quatrième"),
    ],
)
def test_the_same_figure_in_french_and_english_agrees(english: str, french: str) -> None:
    assert figures(english)
    assert agree(english, french)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("3.7 million euros", "3,7 milliards d'euros"),
        ("70 euros", "70 % des salariés"),
        ("5 million dollars", "5 millions d'euros"),
        ("340 jobs", "430 postes"),
        ("2019", "2020"),
        ("ninety", "quatre-vingts"),
    ],
)
def test_different_figures_do_not_agree(english: str, french: str) -> None:
    assert not agree(english, french)


def test_vague_words_are_evidence_but_not_claims() -> None:
    assert figures("one of the two leaders", claims=True) == []
    assert figures("one of the two leaders")
