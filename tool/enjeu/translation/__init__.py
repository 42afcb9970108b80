"""French sentences into English ones: engines behind one interface, guards, names and glossary."""

from __future__ import annotations

import json
from enum import StrEnum
from importlib.util import find_spec

from enjeu.errors import ModelError
from enjeu.models import Located, carried_for, locate
from enjeu.translation.article import (
    Translation,
    passages_of,
    translate_article,
    translate_articles,
    translate_passages,
    translate_phrases,
)
from enjeu.translation.interface import Decoding, Hypothesis, Translator
from enjeu.translation.languages import FAMILIES

__all__ = [
    "Decoding",
    "Engine",
    "Hypothesis",
    "Translation",
    "Translator",
    "describe",
    "find_translator",
    "load_translator",
    "passages_of",
    "translate_article",
    "translate_articles",
    "translate_passages",
    "translate_phrases",
]


class Engine(StrEnum):
    """What runs the model. `auto` is CTranslate2 where it is installed and can convert the model, else PyTorch."""

    AUTO = "auto"
    CTRANSLATE2 = "ctranslate2"
    TORCH = "torch"


def find_translator(spec: str | None, *, offline: bool = False) -> Located:
    """The model to translate with: the carried one when `spec` is None, else a local folder or a Hub id."""
    if spec is not None:
        return locate(spec, option="--translator", offline=offline)
    if (found := carried_for("translator")) is None:
        raise ModelError("the package carries no translator; install it again, or give --translator a model")
    return found


def describe(model: Located, engine: Engine) -> dict[str, str]:
    """What identifies the translations of `model` under `engine`, known without loading either."""
    chosen = _choose(engine, model)
    precision = "int8" if chosen is Engine.CTRANSLATE2 else "float32"
    return {"model": model.id, "weights": model.weights, "engine": chosen.value, "precision": precision}


def load_translator(model: Located, engine: Engine = Engine.AUTO, threads: int = 0) -> Translator:
    """Load `model` into an engine; `threads` 0 lets the engine choose. Raises ModelError for damaged files."""
    model.check()
    try:
        kind = json.loads((model.folder / "config.json").read_text("utf-8")).get("model_type")
        if kind not in FAMILIES:
            raise ModelError(
                f"{model.folder}: {kind!r} is no translator; give a Marian, M2M100, NLLB, mBART or T5 model"
            )
        if _choose(engine, model) is Engine.TORCH:
            from enjeu.translation.marian import TransformersTranslator

            return TransformersTranslator(model.folder, threads)
        from enjeu.translation.ctranslate import CTranslateTranslator

        return CTranslateTranslator(model.folder, model.weights, threads=threads)
    except ModelError:
        raise
    except Exception as error:  # the libraries raise many kinds; every one of them means: not to be loaded
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelError(f"{model.folder}: cannot be loaded as a translator ({reason}); fetch it again") from error


def _choose(engine: Engine, model: Located) -> Engine:
    if engine is not Engine.AUTO:
        return engine
    # CTranslate2's converter asks M2M100's tokenizer for its language codes in a way that transformers 5 gave up.
    tokenizer = model.folder / "tokenizer_config.json"
    m2m100 = tokenizer.exists() and "M2M100Tokenizer" in tokenizer.read_text("utf-8")
    return Engine.CTRANSLATE2 if find_spec("ctranslate2") and not m2m100 else Engine.TORCH
