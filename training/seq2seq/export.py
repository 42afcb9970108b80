"""From training weights to a folder that `MarianMTModel` and `MarianTokenizer` load, and back.

OPUS-MT's vocabulary order is `</s>` 0, `<unk>` 1, ..., `<pad>` last, and CTranslate2's converter takes it for
granted; training has `<pad>` first. So ids move down by one, and `<pad>` goes to the end.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from torch import Tensor

from training.seq2seq.model import MAX_POSITIONS, Shape, Transformer

SHARD = "15MB"  # what a borrowed GPU machine sends back in one file is at most 16 MiB

_NAMES = {
    "attention.query_key_value": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "attention.out": ("self_attn.out_proj",),
    "attention_norm": ("self_attn_layer_norm",),
    "cross.query": ("encoder_attn.q_proj",),
    "cross.key_value": ("encoder_attn.k_proj", "encoder_attn.v_proj"),
    "cross.out": ("encoder_attn.out_proj",),
    "cross_norm": ("encoder_attn_layer_norm",),
    "inner": ("fc1",),
    "outer": ("fc2",),
    "final_norm": ("final_layer_norm",),
}


def _layers(shape: Shape) -> list[tuple[str, str]]:
    """(prefix here, prefix in transformers) of every layer."""
    counts = {"encoder": shape.encoder_layers, "decoder": shape.decoder_layers}
    return [(f"{side}.{i}.", f"model.{side}.layers.{i}.") for side, n in counts.items() for i in range(n)]


def to_marian(weights: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """The state of a `Transformer` under transformers' names."""
    out = {"model.shared.weight": weights["embedding.weight"].roll(-1, 0)}
    for here, there in _layers(shape):
        for name, parts in _NAMES.items():
            for kind in ("weight", "bias"):
                if (value := weights.get(f"{here}{name}.{kind}")) is not None:
                    for part, block in zip(parts, value.chunk(len(parts)), strict=True):
                        out[f"{there}{part}.{kind}"] = block
    return {k: v.detach().float().cpu().clone() for k, v in out.items()}


def from_marian(weights: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """The reverse of `to_marian`: go on training from a carried model."""
    out = {"embedding.weight": weights["model.shared.weight"].float().roll(1, 0)}
    for here, there in _layers(shape):
        for name, parts in _NAMES.items():
            for kind in ("weight", "bias"):
                blocks = [weights[k].float() for part in parts if (k := f"{there}{part}.{kind}") in weights]
                if blocks:
                    out[f"{here}{name}.{kind}"] = torch.cat(blocks)
    return out


def load_model(folder: Path) -> Transformer:
    """A `Transformer` with the weights of an exported folder."""
    from transformers import MarianMTModel

    source = MarianMTModel.from_pretrained(folder)
    c: Any = source.config
    shape = Shape(
        c.vocab_size, c.d_model, c.encoder_ffn_dim, c.encoder_layers, c.decoder_layers, c.encoder_attention_heads
    )
    model = Transformer(shape)
    model.load_state_dict(from_marian(source.state_dict(), shape))
    return model


def export(weights: dict[str, Tensor], shape: Shape, vocabulary: Path, folder: Path, source: str, target: str) -> None:
    """Write half-precision safetensors in shards, configuration and tokenizer files into `folder`."""
    from transformers import GenerationConfig, MarianConfig, MarianMTModel, MarianTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pad = shape.vocabulary - 1
    config = MarianConfig(
        vocab_size=shape.vocabulary,
        decoder_vocab_size=shape.vocabulary,
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        activation_function="relu",
        pad_token_id=pad,
        eos_token_id=0,
        decoder_start_token_id=pad,
        scale_embedding=True,
        max_position_embeddings=MAX_POSITIONS,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
    )
    model = MarianMTModel(config)
    result = model.load_state_dict(to_marian(weights, shape), strict=False)
    derived = ("embed_tokens", "embed_positions", "lm_head", "final_logits_bias")
    missing = [k for k in result.missing_keys if not any(name in k for name in derived)]
    if missing or result.unexpected_keys:
        raise ValueError(f"weights do not fit MarianMTModel: {missing} {result.unexpected_keys}")
    model.tie_weights()
    model.generation_config = GenerationConfig(
        pad_token_id=pad,
        eos_token_id=0,
        decoder_start_token_id=pad,
        forced_eos_token_id=0,
        bad_words_ids=[[pad]],
        num_beams=4,
        max_length=MAX_POSITIONS,
    )
    model.half().save_pretrained(folder, max_shard_size=SHARD)

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    size = pieces.get_piece_size()
    (folder / "vocab.json").write_text(
        json.dumps({pieces.id_to_piece(i): (i - 1) % size for i in range(size)}, ensure_ascii=False), "utf-8"
    )
    for name in ("source.spm", "target.spm"):
        shutil.copy(vocabulary, folder / name)
    MarianTokenizer(
        source_spm=str(folder / "source.spm"),
        target_spm=str(folder / "target.spm"),
        vocab=str(folder / "vocab.json"),
        source_lang=source,
        target_lang=target,
        unk_token="<unk>",
        eos_token="</s>",
        pad_token="<pad>",
        model_max_length=MAX_POSITIONS,
    ).save_pretrained(folder)
