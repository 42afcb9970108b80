"""What was asked for in English fits the English sentence that it stands in."""

from __future__ import annotations

import pytest

from enjeu.translation.asked_words import as_english


@pytest.mark.parametrize(
    ("english", "french", "asked", "right"),
    [
        ("Later, we board the plane, he spoke.", "à bord", "on board", "Later, on board the plane, he spoke."),
        ("Later,board the plane, he spoke.", "à bord", "on board", "Later, on board the plane, he spoke."),
        ("Later,board the plane, he spoke.", "à bord", "aboard the plane", "Later, aboard the plane, he spoke."),
        ("He spoke board the plane.", "à bord", "on board", "He spoke on board the plane."),
        ("On board the plane he spoke.", "à bord", "on board", "On board the plane he spoke."),
        ("He is accused of plagiarise it.", "plagier", "plagiarise", "He is accused of plagiarising it."),
        ("He decided to plagiarise it.", "plagier", "plagiarise", "He decided to plagiarise it."),
        ("Without stop the talks.", "interrompre", "stop", "Without stopping the talks."),
        ("Known for be late.", "être", "be", "Known for being late."),
        ("An end of raise.", "hausse", "raise", "An end of raise."),
    ],
)
def test_it_is_read_as_english(english: str, french: str, asked: str, right: str) -> None:
    assert as_english(english, [(french, asked)]) == right
