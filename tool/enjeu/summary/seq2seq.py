"""Writing a summary with any sequence-to-sequence checkpoint in a folder.

Long texts are cut into chunks at sentence borders, each chunk is written, and what was written is merged, in rounds
until one chunk holds it: every sentence is read, none is cut off. `transformers` 5 has no summarization pipeline, so
the tokenizer and the model are called directly.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from enjeu.errors import ModelError
from enjeu.summary.words import count_words, english_sentences

MAX_CHUNK = 1024  # tokens; longer windows cost more than they bring
RESERVE = 8  # tokens kept free for the prefix's and the model's own marks
SHORTER = 0.8  # a chunk is never asked for more than this share of its own words


class Seq2SeqWriter:
    """Summarises English with the checkpoint in `folder` (BART, Pegasus, T5, LED, Marian ...).

    Weights are read from safetensors only, no code from a checkpoint is ever run, no socket is opened. Raises
    `ModelError` when it cannot be loaded.
    """

    def __init__(self, folder: Path, *, beams: int = 4) -> None:
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

        options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, **options)
            self._model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder, use_safetensors=True, **options).eval()
        except Exception as error:  # the library raises many kinds; every one of them means: not to be loaded
            reason = " ".join(str(error).split())[:200]
            hint = "give a seq2seq checkpoint with safetensors weights"
            raise ModelError(f"{folder}: cannot be loaded as a summarizer ({reason}); {hint}") from error
        self._beams = beams
        config = self._model.config
        self._prefix: str = "summarize: " if config.model_type in ("t5", "mt5", "umt5", "longt5") else ""
        self._room = self._window(config) - RESERVE - self._count(self._prefix)

    def _window(self, config: Any) -> int:
        """Tokens that the encoder takes. T5 has relative positions and was trained on 512."""
        limits = [
            getattr(config, name, None)
            for name in ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions")
        ]
        known = [n for n in (*limits, self._tokenizer.model_max_length) if isinstance(n, int) and 0 < n < 10**6]
        return min([MAX_CHUNK, *known]) if known else 512

    def _count(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])

    def write(self, texts: Sequence[str], words: int) -> list[str]:
        """About `words` words of English on `texts` (sentences in reading order), as sentences."""
        chunks = self.chunks(texts)
        while len(chunks) > 1:
            # Each round halves the text at least, so that the rounds end.
            sizes = [sum(map(count_words, chunk)) for chunk in chunks]
            share = max(words, sum(sizes) // 4)
            shorter: list[str] = []
            for chunk, size in zip(chunks, sizes, strict=True):
                shorter += self._generate(chunk, min(max(round(share * size / sum(sizes)), 12), size // 2))
            merged = self.chunks(shorter)
            if len(merged) >= len(chunks):  # a model that does not shorten: more rounds would not end
                return shorter
            chunks = merged
        return self._generate(chunks[0], words) if chunks else []

    def chunks(self, texts: Sequence[str]) -> list[list[str]]:
        """The texts in runs that fit the model's window. A text longer than the window is itself cut at words."""
        found: list[list[str]] = []
        room = 0
        for text in texts:
            for piece in self._pieces(text):
                size = self._count(" " + piece)
                if not found or size > room:
                    found.append([])
                    room = self._room
                found[-1].append(piece)
                room -= size
        return found

    def _pieces(self, text: str) -> list[str]:
        if self._count(" " + text) <= self._room:
            return [text]
        words = text.split()
        if len(words) == 1:
            half = len(text) // 2
            return [*self._pieces(text[:half]), *self._pieces(text[half:])]
        half = len(words) // 2
        return [*self._pieces(" ".join(words[:half])), *self._pieces(" ".join(words[half:]))]

    def _generate(self, texts: Sequence[str], words: int) -> list[str]:
        import torch

        text = " ".join(texts)
        size = max(count_words(text), 1)
        target = min(words, round(size * SHORTER)) or 1
        batch = self._tokenizer(self._prefix + text, return_tensors="pt", verbose=False)
        per_word = batch["input_ids"].shape[1] / size
        settings: dict[str, Any] = {
            "num_beams": self._beams,
            "do_sample": False,
            "no_repeat_ngram_size": 3,
            "max_new_tokens": max(8, round(target * per_word * 1.25)),
            "min_new_tokens": round(target * per_word * 0.7),
            # The checkpoint's own limits were set for its training set, not for the length asked here.
            "max_length": None,
            "min_length": None,
        }
        if self._model.config.model_type == "led":
            attention = torch.zeros_like(batch["input_ids"])
            attention[:, 0] = 1
            settings["global_attention_mask"] = attention
        with torch.inference_mode():
            tokens = self._model.generate(
                input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], **settings
            )
        written = self._tokenizer.decode(tokens[0], skip_special_tokens=True).replace("<n>", " ")
        return finished(english_sentences(written))


def finished(sentences: Sequence[str]) -> list[str]:
    """Without a last sentence that the length limit broke off, unless it is all there is."""
    if len(sentences) > 1 and sentences[-1][-1] not in ".!?\"'”’)":
        return list(sentences[:-1])
    return list(sentences)
