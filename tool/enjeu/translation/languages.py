"""How each model family is told that the source is French and the target English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from enjeu.models import SEQ2SEQ

FAMILIES = frozenset(kind for kind, role in SEQ2SEQ.items() if "translator" in role)  # `model_type` in config.json


@dataclass(frozen=True)
class Direction:
    """`source` and `target` are the tokenizer's own language codes; None where a model knows one direction only."""

    source: str | None = None
    target: str | None = None
    prefix: str = ""


def direction(model_type: str, tokenizer: Any) -> Direction:
    """The direction French to English for a loaded tokenizer of a model of one of the `FAMILIES`."""
    if model_type == "marian":
        return Direction()
    if model_type == "m2m_100":
        nllb = "nllb" in type(tokenizer).__name__.lower()
        return Direction("fra_Latn", "eng_Latn") if nllb else Direction("fr", "en")
    if model_type == "mbart":
        return Direction("fr_XX", "en_XX")
    return Direction(prefix="translate French to English: ")


def target_token(tokenizer: Any, target: str) -> str:
    """The token that opens the translation: `__en__` (M2M100), `eng_Latn` (NLLB), `en_XX` (mBART)."""
    if hasattr(tokenizer, "get_lang_token"):
        return str(tokenizer.get_lang_token(target))
    return target
