"""The joint vocabulary: one sentencepiece model for both languages, with the typography folded inside it.

Whoever runs the model, through any tokenizer, gets the same normalisation: it travels in the model file. It is
NFKC, composed accents, and one sign for each use: ' for apostrophes, " for guillemets and curly quotes, - for
dashes, plain spaces; soft hyphens and zero-width signs vanish.
"""

from __future__ import annotations

import random
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

APOSTROPHES = "’‘ʼ`´‛′"
QUOTES = "“”„‟″"
DASHES = "–—‑−‐‒―"
SPACES = "\u00a0\u202f\u2009\u2007\u200a\u2002\u2003\u2008\u3000\t\n\r"
NOTHING = "\u00ad\u200b\ufeff\u200e\u200f\u2060\u200c\u200d"


def normalisation_rules() -> dict[str, str]:
    """What the normaliser rewrites, longest match first: text -> text."""
    rules: dict[str, str] = {}
    for code in range(0x20, sys.maxunicode + 1):
        char = chr(code)
        if 0xD800 <= code < 0xE000 or 0xAC00 <= code < 0xD7A4:
            continue
        if (folded := unicodedata.normalize("NFKC", char)) != char and "\x00" not in folded:
            rules[char] = folded
        decomposed = unicodedata.normalize("NFD", char)
        if decomposed != char and unicodedata.normalize("NFC", decomposed) == char and code < 0x2000:
            rules[decomposed] = char
    rules |= dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(DASHES, "-")
    rules |= dict.fromkeys(SPACES, " ") | dict.fromkeys(NOTHING, "")
    rules |= {chr(code): "" for code in [*range(1, 9), 11, 12, *range(14, 32), *range(127, 160)]}
    for mark in "«»":
        rules[mark] = '"'
    for space in " " + SPACES:
        rules["«" + space] = '"'
        rules[space + "»"] = '"'
    return rules


def _write_rules(path: Path) -> None:
    def codes(text: str) -> str:
        return " ".join(f"{ord(c):X}" for c in text)

    path.write_text("".join(f"{codes(k)}\t{codes(v)}\n" for k, v in sorted(normalisation_rules().items())), "utf-8")


def train_vocabulary(sentences: Sequence[str], size: int, model: Path, seed: int = 1) -> None:
    """Train `size` pieces on `sentences` and write the sentencepiece model file.

    Unigram pieces, every digit its own piece, bytes for what no piece covers; `<pad>` 0, `</s>` 1, `<unk>` 2.
    """
    lines = list(sentences)
    random.Random(seed).shuffle(lines)
    with tempfile.TemporaryDirectory() as folder:
        text, rules = Path(folder, "text"), Path(folder, "rules.tsv")
        text.write_text("\n".join(lines), "utf-8")
        _write_rules(rules)
        sentencepiece.SentencePieceTrainer.train(
            input=str(text),
            model_prefix=str(model.with_suffix("")),
            vocab_size=size,
            model_type="unigram",
            character_coverage=0.9998,
            normalization_rule_tsv=str(rules),
            required_chars="€£$¥%°§²³œŒæÆ½…+=&@#/[]()*",
            byte_fallback=True,
            split_digits=True,
            pad_id=0,
            eos_id=1,
            unk_id=2,
            bos_id=-1,
            seed_sentencepiece_size=300_000,
            num_threads=2,
            minloglevel=2,
        )
    model.with_suffix(".vocab").unlink(missing_ok=True)
