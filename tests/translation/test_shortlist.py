"""The shortlist: small enough to be worth it, wide enough not to be felt, and the same in both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from enjeu.translation import Translator, find_translator
from enjeu.translation.marian import TransformersTranslator, load_tokenizer
from enjeu.translation.shortlist import Shortlist

FIXED = (Path(__file__).parent / "fixed_sentences.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def shortlist() -> Shortlist:
    found = Shortlist.of(find_translator(None).folder)
    assert found is not None
    return found


def test_a_sentence_has_a_small_part_of_the_vocabulary_and_its_own_pieces(shortlist: Shortlist) -> None:
    tokenizer = load_tokenizer(find_translator(None).folder)
    for text in FIXED:
        pieces = tokenizer(text)["input_ids"]
        allowed = set(shortlist.allowed(pieces).tolist())
        assert len(allowed) < len(tokenizer) / 4
        assert set(pieces) - {tokenizer.unk_token_id} <= allowed  # names, figures and the end mark


def test_both_engines_keep_to_it(translator: Translator, shortlist: Shortlist) -> None:
    folder = find_translator(None).folder
    tokenizer = load_tokenizer(folder)
    for engine in (translator, TransformersTranslator(folder)):
        for text, candidates in zip(FIXED[:20], engine.translate(FIXED[:20]), strict=True):
            allowed = {
                tokenizer.convert_ids_to_tokens(i).strip("▁")
                for i in shortlist.allowed(tokenizer(text)["input_ids"]).tolist()
            }
            words = {piece for c in candidates for piece in c.text.split() if piece.isalpha()}
            whole = {word for word in words if tokenizer.convert_tokens_to_ids(f"▁{word}") != tokenizer.unk_token_id}
            # A word may also be spelled from smaller pieces, which only a rare one needs.
            assert len(whole - allowed) <= 1, text


def test_a_model_without_one_is_searched_whole(tmp_path: Path) -> None:
    assert Shortlist.of(tmp_path) is None
