"""Denials without "pas" are denials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enjeu.translation.denials import with_whole_denials


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
