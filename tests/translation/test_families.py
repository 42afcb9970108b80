"""Models of other families run from a local folder, in both engines, told that French goes in and English comes out.

The models are tiny and untrained: what they say means nothing; that both engines say the same, in English, does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sentencepiece
import torch
from transformers import (
    BertConfig,
    BertModel,
    M2M100Config,
    M2M100ForConditionalGeneration,
    M2M100Tokenizer,
    MBartConfig,
    MBartForConditionalGeneration,
    MBartTokenizer,
    NllbTokenizer,
    PreTrainedModel,
)

from enjeu.errors import ModelError
from enjeu.models import locate
from enjeu.translation import Decoding, Engine, load_translator
from enjeu.translation.marian import TransformersTranslator

FRENCH = ["Le président a parlé.", "Les deux pays ont signé un accord.", "Oui."]
# fmt: off
SIZE = {"d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2,
        "decoder_attention_heads": 2, "encoder_ffn_dim": 48, "decoder_ffn_dim": 48, "max_position_embeddings": 128}
# fmt: on

# What the published checkpoints have in their config.json beside the defaults.
PUBLISHED = {
    "normalize_before": True,
    "add_final_layer_norm": True,
    "normalize_embedding": True,
    "static_position_embeddings": False,
}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentencepiece model of two dozen pieces."""
    folder = tmp_path_factory.mktemp("pieces")
    (folder / "text").write_text("\n".join(FRENCH * 40), "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(folder / "text"), model_prefix=str(folder / "spm"), vocab_size=28, minloglevel=2
    )
    return folder / "spm.model"


def _named(pieces: Path) -> list[str]:
    model = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    return [model.id_to_piece(i) for i in range(3, model.get_piece_size())]


def m2m100(pieces: Path, folder: Path) -> PreTrainedModel:
    vocabulary = {p: i for i, p in enumerate(["<s>", "<pad>", "</s>", "<unk>", *_named(pieces)])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(pieces))
    tokenizer.save_pretrained(folder)
    return M2M100ForConditionalGeneration(M2M100Config(vocab_size=len(vocabulary) + 200, **SIZE))


def nllb(pieces: Path, folder: Path) -> PreTrainedModel:
    letters = sorted({c for text in FRENCH for c in text if c != " "} | {"▁"})
    tokenizer = NllbTokenizer(vocab={p: i for i, p in enumerate(["<s>", "<pad>", "</s>", "<unk>", *letters])})
    tokenizer.save_pretrained(folder)
    return M2M100ForConditionalGeneration(M2M100Config(vocab_size=len(tokenizer), **SIZE))


def mbart(pieces: Path, folder: Path) -> PreTrainedModel:
    vocabulary = [(p, 0.0) for p in ["<s>", "<pad>", "</s>", "<unk>"]] + [(p, -3.0) for p in _named(pieces)]
    tokenizer = MBartTokenizer(vocab=vocabulary)
    tokenizer.save_pretrained(folder)
    return MBartForConditionalGeneration(MBartConfig(vocab_size=len(tokenizer), **PUBLISHED, **SIZE))


@pytest.mark.parametrize(
    ("make", "english"), [(m2m100, "__en__"), (nllb, "eng_Latn"), (mbart, "en_XX")], ids=["m2m100", "nllb", "mbart"]
)
def test_a_family_with_language_codes_is_steered_into_english(
    make: Callable[[Path, Path], PreTrainedModel], english: str, pieces: Path, tmp_path: Path
) -> None:
    torch.manual_seed(0)
    make(pieces, tmp_path).save_pretrained(tmp_path)
    located = locate(str(tmp_path), option="--translator", offline=True)
    how = Decoding(beam=2, max_tokens=12)
    reference = load_translator(located, Engine.TORCH)
    assert isinstance(reference, TransformersTranslator)
    said = reference.translate(FRENCH, how)
    again = load_translator(located, Engine.AUTO).translate(FRENCH, how)
    assert [len(candidates) for candidates in said] == [2, 2, 2] == [len(candidates) for candidates in again]
    assert not any(candidates[0].text.startswith(english) for candidates in said + again)
    source = reference._tokenizer(FRENCH[0])["input_ids"]
    french = {"__en__": "__fr__", "eng_Latn": "fra_Latn", "en_XX": "fr_XX"}[english]
    assert french in reference._tokenizer.convert_ids_to_tokens(source)


def test_a_model_that_does_not_translate_is_refused_by_its_kind(tmp_path: Path) -> None:
    shape = BertConfig(vocab_size=30, hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8)
    BertModel(shape).save_pretrained(tmp_path)
    located = locate(str(tmp_path), option="--translator", offline=True)
    for engine in (Engine.CTRANSLATE2, Engine.TORCH):
        with pytest.raises(ModelError, match=str(tmp_path)):
            load_translator(located, engine)
