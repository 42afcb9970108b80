"""Fixtures that many test files share: the real carried model, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from enjeu.translation import Translator
    from tests.render import chromium

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five articles that the tool is first for."""
    return sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Page]:
    """A page of a real Chromium, as wide as a desk's; for tests that are skipped where there is none."""
    from tests.render import chromium

    with chromium.Page(tmp_path_factory.mktemp("profile"), 1300, 900) as page:
        yield page


@pytest.fixture(scope="session")
def translator() -> Translator:
    """The carried model in the default engine."""
    from enjeu.translation import find_translator, load_translator

    return load_translator(find_translator(None))


@pytest.fixture(scope="session")
def in_english(translator: Translator) -> Callable[[str], str]:
    """The English of one French sentence, by the carried model and all that mends its work."""
    from enjeu.translation import passages_of, translate_passages
    from enjeu.translation.names import TermBook

    def english_of(french: str) -> str:
        [sentence] = translate_passages(passages_of([french]), translator, TermBook.for_article([])).sentences
        return sentence.en

    return english_of
