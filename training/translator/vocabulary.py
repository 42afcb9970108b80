"""The joint vocabulary: one sentencepiece model for both languages, with the typography folded inside it.

Whoever runs the model, through any tokenizer, gets the same normalisation: it travels in the model file. It is
NFKC, composed accents, and one sign for each use: ' for apostrophes, " for guillemets and curly quotes, - for
dashes, plain spaces; soft hyphens and zero-width signs vanish. A word behind an opening mark or an elision keeps the
space that words have before them, and with it its pieces: "Hausse" was cut in four behind a quotation mark and is two
elsewhere, and l'artillerie had nothing in common with une artillerie. `enjeu.translation.marks` takes these spaces out
again.
"""

from __future__ import annotations

import io
import random
import string
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import sentencepiece
from sentencepiece.sentencepiece_model_pb2 import ModelProto

APOSTROPHES = "’‘ʼ`´‛′"
QUOTES = "“”„‟″"
ELIDED = "ldjnscmt"  # the one-letter words of French that lose their vowel
ELIDED_QUE = ("qu", "lorsqu", "puisqu", "jusqu")
LETTERS = string.ascii_letters + "".join(c for c in map(chr, range(0xC0, 0x180)) if c.isalpha())
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
    rules |= {"«": '" ', "»": '"'} | {space + "»": '"' for space in " " + SPACES}
    for letter in LETTERS:
        rules[" (" + letter] = " ( " + rules.get(letter, letter)
    for letter in LETTERS + string.digits:
        rules |= {mark + letter: '" ' + rules.get(letter, letter) for mark in '"' + QUOTES}
    return rules | _elisions()


def _elisions() -> dict[str, str]:
    """A space behind "l'" and its like, told from English ("don't") by what stands before and behind."""
    vowels = [c for c in LETTERS if unicodedata.normalize("NFD", c)[0] in "aehiouyAEHIOUYœŒæÆ"]
    quoted = {mark + space: '" ' for mark in '"«“„' for space in ("", " ", "\u00a0", "\u202f")}
    before = {" ": " ", "\u00a0": " ", "(": "(", " (": " ( ", "-": "-"} | quoted
    small, large = [*ELIDED, *ELIDED_QUE], [*ELIDED.upper(), *(w.capitalize() for w in ELIDED_QUE)]
    words = [(start + word, end + word) for start, end in before.items() for word in small]
    words += [(start + word, end + word) for start, end in [("", ""), *quoted.items()] for word in large]
    return {f"{word}{sign}{v}": f"{new}' {v}" for word, new in words for sign in "'’" for v in vowels}


def _write_rules(path: Path) -> None:
    def codes(text: str) -> str:
        return " ".join(f"{ord(c):X}" for c in text)

    path.write_text("".join(f"{codes(k)}\t{codes(v)}\n" for k, v in sorted(normalisation_rules().items())), "utf-8")


def renormalise(model: Path) -> bool:
    """Give a sentencepiece model file the rules of today: its pieces stay. Returns whether it had others before."""
    smallest = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        _write_rules(rules := Path(folder, "rules.tsv"))
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([string.ascii_letters]),
            model_writer=smallest,
            vocab_size=60,
            model_type="char",
            hard_vocab_limit=False,
            normalization_rule_tsv=str(rules),
            minloglevel=2,
        )
    changed = ModelProto.FromString(model.read_bytes())
    spec = ModelProto.FromString(smallest.getvalue()).normalizer_spec
    if changed.normalizer_spec.precompiled_charsmap == spec.precompiled_charsmap:
        return False
    changed.normalizer_spec.precompiled_charsmap = spec.precompiled_charsmap
    model.write_bytes(changed.SerializeToString())
    return True


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
