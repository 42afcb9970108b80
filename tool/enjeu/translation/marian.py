"""The reference engine: transformers' sequence-to-sequence models on PyTorch, Marian first among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from enjeu.models.quiet import quiet
from enjeu.translation.interface import STANDARD, Decoding, Hypothesis
from enjeu.translation.languages import direction, target_token
from enjeu.translation.marks import closed_up, opened_up, sets_off
from enjeu.translation.shortlist import Shortlist

_BATCH_PIECES = 2048  # padded source pieces a batch: bounds the memory of one call


def load_tokenizer(folder: Path) -> Any:
    """The tokenizer of a local model folder.

    `MarianTokenizer` would pass text through sacremoses where that happens to be installed; then the same model
    would translate differently on two machines. That step is taken out.
    """
    from transformers import AutoTokenizer

    with quiet():
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    if hasattr(tokenizer, "punc_normalizer"):
        tokenizer.punc_normalizer = _unchanged
    return tokenizer


def _unchanged(text: str) -> str:
    return text


class TransformersTranslator:
    """Runs the model in `folder` (configuration, safetensors, tokenizer files) in float32.

    `threads` 0 lets PyTorch choose.
    """

    steady = False  # shorter sentences are padded, and matrices of other sizes are summed in another order

    def __init__(self, folder: Path, threads: int = 0) -> None:
        import torch
        from transformers import AutoModelForSeq2SeqLM

        if threads:
            torch.set_num_threads(threads)

        self._tokenizer = load_tokenizer(folder)
        with quiet():
            self._model = AutoModelForSeq2SeqLM.from_pretrained(
                folder, local_files_only=True, trust_remote_code=False, use_safetensors=True
            )
        self._model = self._model.float().eval()
        self._opens = hasattr(self._tokenizer, "spm_source") and sets_off(self._tokenizer.spm_source)
        self._shortlist = Shortlist.of(folder)
        self.keeps_english = self._shortlist is not None  # both come from `training/translator`
        self._direction = direction(self._model.config.model_type, self._tokenizer)
        if self._direction.source:
            self._tokenizer.src_lang = self._direction.source

    def length(self, text: str) -> int:
        """Number of pieces, end mark included."""
        return len(self._encode(text))

    def _encode(self, text: str) -> list[int]:
        text = opened_up(text) if self._opens else text
        return list(self._tokenizer(self._direction.prefix + text)["input_ids"])

    def translate(self, texts: Sequence[str], decoding: Decoding = STANDARD) -> list[list[Hypothesis]]:
        """Candidates for each text, best first."""
        encoded = [self._encode(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
        out: list[list[Hypothesis]] = [[] for _ in texts]
        batch: list[int] = []
        for i in order:
            if batch and len(encoded[i]) * (len(batch) + 1) > _BATCH_PIECES:
                self._run(batch, encoded, decoding, out)
                batch = []
            batch.append(i)
        if batch:
            self._run(batch, encoded, decoding, out)
        return out

    def _restricted(self, allowed: Sequence[np.ndarray], beam: int) -> dict[str, Any]:
        """Arguments of `generate` under which sentence n is made of pieces in `allowed[n]` only."""
        import torch
        from transformers import LogitsProcessorList

        barred = torch.ones(len(allowed), self._model.config.vocab_size, dtype=torch.bool)
        for row, ids in zip(barred, allowed, strict=True):
            row[torch.from_numpy(ids)] = False
        barred = barred.repeat_interleave(beam, 0)

        def bar(sequences: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
            return scores.masked_fill(barred, -torch.inf)

        return {"logits_processor": LogitsProcessorList([bar]), "renormalize_logits": True}

    def _run(self, batch: list[int], encoded: list[list[int]], decoding: Decoding, out: list[list[Hypothesis]]) -> None:
        import torch

        padded = self._tokenizer.pad({"input_ids": [encoded[i] for i in batch]}, return_tensors="pt")
        extra: dict[str, Any] = {}
        token = ""
        if self._direction.target:
            token = target_token(self._tokenizer, self._direction.target)
            extra["forced_bos_token_id"] = self._tokenizer.convert_tokens_to_ids(token)
        if self._shortlist:
            extra |= self._restricted([self._shortlist.allowed(encoded[i]) for i in batch], decoding.beam)
        never = {self._tokenizer.pad_token_id, self._tokenizer.unk_token_id} - {None}
        with torch.inference_mode():
            result = self._model.generate(
                **padded,
                num_beams=decoding.beam,
                num_return_sequences=decoding.beam,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                max_length=None,
                max_new_tokens=decoding.max_tokens,
                length_penalty=1.0,
                early_stopping=True,  # as CTranslate2 does: done with `beam` finished candidates
                bad_words_ids=[[i] for i in sorted(never)],
                return_dict_in_generate=True,
                output_scores=decoding.beam > 1,
                **extra,
            )
        texts = self._tokenizer.batch_decode(result.sequences, skip_special_tokens=True)
        scores = result.sequences_scores.tolist() if decoding.beam > 1 else [0.0] * len(texts)
        for row, i in enumerate(batch):
            span = slice(row * decoding.beam, (row + 1) * decoding.beam)
            out[i] = [
                Hypothesis(closed_up(t.strip().removeprefix(token).strip()), s)
                for t, s in zip(texts[span], scores[span], strict=True)
            ]
