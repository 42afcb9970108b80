"""Denials without "pas" are denials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.denials import lost_denials, with_whole_denials


@pytest.mark.parametrize(
    ("french", "whole"),
    [
        ("Les prix n'ont cessé d'augmenter.", "Les prix n'ont pas cessé d'augmenter."),
        ("Le maire n'ose trancher.", "Le maire n'ose pas trancher."),
        ("Il n’osait se rendre à Paris.", "Il n’osait pas se rendre à Paris."),
        ("Les deux pays n'ont pas cessé de se parler.", None),
        ("Le maire n'ose plus trancher.", None),
        ("Ils ont cessé de se parler.", None),
    ],
)
def test_what_is_understood_is_written(french: str, whole: str | None) -> None:
    assert with_whole_denials(french) == (whole or french)


def test_what_never_stopped_has_not_stopped(in_english: Callable[[str], str]) -> None:
    assert in_english("Le nombre de cas n'a cessé de baisser.") == "The number of cases has not stopped falling."


@pytest.mark.parametrize(
    ("french", "english", "lost"),
    [
        ("Il a choisi de ne plus être en première ligne.", "He chose to be on the front line.", 1),
        ("Sans renier ses idées, il ne veut plus être là.", "Without denying his ideas, he wants to be there.", 0),
        ("Sans mentir, il a choisi de ne plus être là.", "Without lying, he chose to be there.", 1),
        ("Il a choisi de ne plus être en première ligne.", "He chose to be no longer on the front line.", 0),
        ("Il n'a rien dit à la police.", "He told the police.", 1),
        ("Il n'a rien dit à la police.", "He refused to talk to the police.", 0),
        ("Il n'a que dix ans et plus de dix amis.", "He is ten and has ten friends.", 0),
        (
            "Non seulement il ne pourra pas partir, mais il paiera.",
            "Not only will he be able to leave, he will pay.",
            1,
        ),
    ],
)
def test_denials_that_got_lost_are_counted(french: str, english: str, lost: int) -> None:
    assert lost_denials(french, english) == lost
