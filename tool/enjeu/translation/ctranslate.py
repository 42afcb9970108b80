"""The default engine: CTranslate2 in 8-bit integers, on the same weights as the reference.

A model is converted once, into the user's cache folder, under a name that holds the hash of its weights. For Marian
models the pieces come straight from sentencepiece, so neither torch nor transformers is imported after that.

A sentence's translation depends on the sentence and the model alone. With a shortlist each sentence is a batch of its
own, as the engine weighs what the shortlists of a whole batch hold. Without one, sentences are batched with others of
exactly their length: a shorter one, padded, would be rounded otherwise, which 8-bit integers amplify (of 200 sentences
of OrangeSum, one in five got another best translation in company than alone; without padding none does).
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from enjeu.errors import ModelError
from enjeu.models import ELSEWHERE, cache_folder, file_hash
from enjeu.models.quiet import quiet
from enjeu.translation.interface import STANDARD, Decoding, Hypothesis
from enjeu.translation.languages import Direction, direction, target_token
from enjeu.translation.marks import closed_up, opened_up, sets_off
from enjeu.translation.shortlist import Shortlist

PRECISION = "int8"
# Products of 8-bit integers are added in pairs in 16 bits on processors without VNNI (most laptops before 2021, AMD
# before Zen 4), and what passes 32,767 is cut: 127 steps a weight lost 5 BLEU there. 255 x 64 x 2 never does.
STEPS = 64
HASHES = "files.json"  # of a converted model: each file with its SHA-256; touched each time that it is used
ORIGIN = "origin.txt"  # of a converted model: the folder that it was made from
SHOWN_WEIGHTS = 16  # digits of the weights' hash in its name
VOCABULARY_MAP = "vmap.txt"  # where CTranslate2 looks for a shortlist
_BATCH_PIECES = 2048
_MOST_THREADS = 4  # when nobody says how many

_log = logging.getLogger(__name__)


def conversions() -> Path:
    """Where all the CTranslate2 forms of models are."""
    return cache_folder() / "ctranslate2"


def conversion(weights: str, quantization: str = PRECISION) -> Path:
    """Where the CTranslate2 form of a model is or will be (see `is_whole`)."""
    form = f"{quantization}x{STEPS}" if quantization == PRECISION else quantization
    return conversions() / f"{weights[:SHOWN_WEIGHTS]}-{form}-ct{version('ctranslate2').rpartition('.')[0]}"


def _to_steps(spec: Any) -> None:
    """Coarsen the 8-bit weights of a converted model, in place, from 127 to `STEPS` steps either way."""
    variables = spec.variables()
    for name, variable in variables.items():
        if f"{name}_scale" in variables and getattr(variable, "dtype", "") == "int8":
            weights, scale = variable.numpy(), variables[f"{name}_scale"].numpy()
            weights[...] = (weights.astype("float32") * (STEPS / 127)).round()
            scale *= STEPS / 127


def _convert(folder: Path, out: Path, quantization: str) -> None:
    from ctranslate2.converters import TransformersConverter

    spec = TransformersConverter(str(folder))._load()
    spec.validate()
    spec.optimize(quantization=quantization)
    if quantization == PRECISION:
        _to_steps(spec)
    out.mkdir()
    spec.save(str(out))
    if shortlist := Shortlist.of(folder):
        ids = json.loads((folder / "vocab.json").read_text("utf-8"))
        lines = shortlist.vocabulary_map(sorted(ids, key=ids.__getitem__))
        (out / VOCABULARY_MAP).write_text("\n".join(lines) + "\n", "utf-8")
    (out / ORIGIN).write_text(str(folder.resolve()), "utf-8", "backslashreplace")
    files = {path.name: file_hash(path) for path in sorted(out.iterdir())}
    (out / HASHES).write_text(json.dumps(files, indent=1) + "\n", "utf-8")


def is_whole(place: Path) -> bool:
    """Whether a converted model is there, every file of it as it was written."""
    try:
        files = json.loads((place / HASHES).read_text("utf-8"))
        return bool(files) and all(file_hash(place / name) == wanted for name, wanted in files.items())
    except (OSError, ValueError, AttributeError):
        return False


def converted(folder: Path, weights: str, quantization: str = PRECISION) -> Path:
    """The CTranslate2 form of the model in `folder`, made on first use.

    Written beside its final place and renamed, so that a killed or parallel conversion leaves nothing half made.
    """
    place = conversion(weights, quantization)
    if is_whole(place):
        with suppress(OSError):  # the folder may be read-only
            (place / HASHES).touch()
        return place
    if place.exists():
        _log.warning("the prepared translation model in %s is damaged; it is made again", place)
        shutil.rmtree(place, ignore_errors=True)
    _log.info("preparing the translation model: once on this machine, some ten seconds")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        scratch_folder = tempfile.TemporaryDirectory(dir=place.parent)
    except OSError as error:
        raise ModelError(
            f"{cache_folder()}: cannot hold the prepared translation model ({error.strerror}); {ELSEWHERE}"
        ) from error
    try:
        with quiet(), scratch_folder as scratch:
            out = Path(scratch, "model")
            _convert(folder, out, quantization)
            try:
                out.rename(place)
            except OSError:  # another process was first
                if not is_whole(place):
                    shutil.rmtree(place, ignore_errors=True)
                    out.rename(place)
    except (OSError, ValueError, RuntimeError, AttributeError, LookupError) as error:
        raise ModelError(f"{folder}: cannot be converted for CTranslate2 ({error}); try --engine torch") from error
    return place


class SentencePieces:
    """Marian's own tokenization, from its two sentencepiece files and its vocabulary."""

    def __init__(self, folder: Path) -> None:
        import sentencepiece

        self._source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self._known = json.loads((folder / "vocab.json").read_text("utf-8")).keys()
        self._opens = sets_off(self._source)

    def encode(self, text: str) -> list[str]:
        """The pieces of a text of the source language, the end mark behind them."""
        pieces: list[str] = self._source.encode(opened_up(text) if self._opens else text, out_type=str)
        return [*(p if p in self._known else "<unk>" for p in pieces), "</s>"]

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of pieces of the target language, marks left out."""
        return str(self._target.decode([p for p in pieces if p not in {"<unk>", "<pad>", "</s>"}]))


class _HubPieces:
    """Any other family: the model's own tokenizer."""

    def __init__(self, tokenizer: Any, way: Direction) -> None:
        self._tokenizer, self._way = tokenizer, way
        if way.source:
            tokenizer.src_lang = way.source

    def encode(self, text: str) -> list[str]:
        ids = self._tokenizer(self._way.prefix + text)["input_ids"]
        return list(self._tokenizer.convert_ids_to_tokens(ids))

    def decode(self, pieces: Sequence[str]) -> str:
        ids = self._tokenizer.convert_tokens_to_ids(list(pieces))
        return str(self._tokenizer.decode(ids, skip_special_tokens=True))


class CTranslateTranslator:
    """Runs the model in `folder` through CTranslate2; `weights` is their hash; `threads` 0 means up to four.

    Each thread takes a batch of its own: matrices this small gain nothing from being shared by two.
    """

    steady = True

    def __init__(self, folder: Path, weights: str, *, quantization: str = PRECISION, threads: int = 0) -> None:
        import ctranslate2

        config = json.loads((folder / "config.json").read_text("utf-8"))
        self._prefix: list[str] | None = None
        self._pieces: SentencePieces | _HubPieces
        if config["model_type"] == "marian" and (folder / "source.spm").exists():
            self._pieces = SentencePieces(folder)
        else:
            from enjeu.translation.marian import load_tokenizer

            tokenizer = load_tokenizer(folder)
            way = direction(config["model_type"], tokenizer)
            self._pieces = _HubPieces(tokenizer, way)
            if way.target:
                self._prefix = [target_token(tokenizer, way.target)]
        form = converted(folder, weights, quantization)
        self._shortlist = self.keeps_english = (form / VOCABULARY_MAP).exists()  # both come from `training/translator`
        self._engine = ctranslate2.Translator(
            str(form),
            device="cpu",
            compute_type=quantization,
            intra_threads=1,
            inter_threads=threads or min(_MOST_THREADS, os.cpu_count() or 1),
        )

    def length(self, text: str) -> int:
        """Number of pieces, end mark included."""
        return len(self._pieces.encode(text))

    def translate(self, texts: Sequence[str], decoding: Decoding = STANDARD) -> list[list[Hypothesis]]:
        """Candidates for each text, best first."""
        encoded = [self._pieces.encode(text) for text in texts]
        pending = [
            (i, waited)
            for batch in self._batches(encoded)
            for i, waited in zip(batch, self._submit(batch, encoded, decoding), strict=True)
        ]
        skip = len(self._prefix or ())
        out: list[list[Hypothesis]] = [[] for _ in texts]
        for i, waited in pending:
            result = waited.result()
            out[i] = [
                Hypothesis(closed_up(self._pieces.decode(tokens[skip:]).strip()), score)
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            ]
        return out

    def _batches(self, encoded: Sequence[list[str]]) -> list[list[int]]:
        """What goes together; the longest first, so that no thread is left alone with one at the end."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, pieces in enumerate(encoded):
            by_length[len(pieces)].append(i)
        same = [by_length[length] for length in sorted(by_length, reverse=True)]
        return [[i] for batch in same for i in batch] if self._shortlist else same

    def _submit(self, batch: Sequence[int], encoded: Sequence[list[str]], decoding: Decoding) -> list[Any]:
        """Hand sentences of one length to the engine's threads; one result to wait for each."""
        submitted: list[Any] = self._engine.translate_batch(
            [encoded[i] for i in batch],
            target_prefix=[self._prefix] * len(batch) if self._prefix else None,
            beam_size=decoding.beam,
            num_hypotheses=decoding.beam,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_decoding_length=decoding.max_tokens,
            max_input_length=0,  # cut nothing: the caller splits what is too long
            length_penalty=1.0,
            disable_unk=True,
            return_scores=True,
            max_batch_size=_BATCH_PIECES,
            batch_type="tokens",
            use_vmap=self._shortlist,
            asynchronous=True,
        )
        return submitted
