import pytest

from enjeu.summary.fusion import fuse


def test_two_sentences_about_one_subject_become_one() -> None:
    assert (
        fuse("North Korea has sent shells to Russia.", "North Korea has denied any sale.")
        == "North Korea has sent shells to Russia, and has denied any sale."
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("North Korea has sent shells to Russia.", "South Korea has protested."),
        ("The plan, he said, has failed.", "The plan, they said, has not."),
        ("The talks in Geneva collapsed.", "The talks were to last a week."),
        ("It has failed.", "It will fail again."),
        ('North Korea has said: "We deny it."', "North Korea has sent shells."),
        ("Russia has " + "very " * 40 + "big plans.", "Russia has money."),
    ],
)
def test_other_sentences_stay_two(first: str, second: str) -> None:
    assert fuse(first, second) is None
