import pytest

from enjeu.summary.words import unmarked


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("- Morocco will receive 52 million euros.", "Morocco will receive 52 million euros."),
        ("– The negotiations lasted two years.", "The negotiations lasted two years."),
        ("— “Never”, he said.", "“Never”, he said."),
        ('- "Never", he said.', '"Never", he said.'),
        ("• 300 technicians will be trained.", "300 technicians will be trained."),
        ("▪Rabat obtained the training.", "Rabat obtained the training."),
        ("• - Spanish trawlers may fish.", "Spanish trawlers may fish."),
        ("* The text comes into force.", "The text comes into force."),
    ],
)
def test_the_mark_of_a_list_or_a_dialogue_goes(marked: str, bare: str) -> None:
    assert unmarked(marked) == bare


@pytest.mark.parametrize(
    "text",
    [
        "- 3 % in March, after 2 % in February.",
        "-3 degrees were measured.",
        "The talks - two years of them - are over.",
        "Post-war Europe.",
        "-ism is a suffix.",
        "2. The second clause.",
        "… and he left.",
        "",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert unmarked(text) == text
