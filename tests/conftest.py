"""Fixtures that many test files share: the real carried model, loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from enjeu.translation import Translator

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five articles that the tool is first for."""
    return sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def translator() -> Translator:
    """The carried model in the default engine."""
    from enjeu.translation import find_translator, load_translator

    return load_translator(find_translator(None))
