from pathlib import Path

import pytest

from enjeu.errors import ModelError
from enjeu.records import Sentence
from enjeu.summary import Length, summarise
from enjeu.summary.seq2seq import Seq2SeqWriter, finished

TEXT = [
    "Russia is looking for munitions for its war in Ukraine.",
    "North Korea has shells that Moscow wants to buy in September.",
    "In exchange, Pyongyang asks for food, oil and help for its satellites.",
    "The Kremlin has not confirmed the visit of the leader.",
]


@pytest.fixture(scope="module", params=["bart", "t5"])
def checkpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with random weights and a tokenizer trained on the text: nonsense out, but by the real path."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
    from tokenizers.decoders import Metaspace
    from transformers import (
        BartConfig,
        BartForConditionalGeneration,
        PreTrainedTokenizerFast,
        T5Config,
        T5ForConditionalGeneration,
    )

    raw = Tokenizer(models.BPE(unk_token="<unk>"))
    raw.pre_tokenizer = pre_tokenizers.Metaspace()
    raw.decoder = Metaspace()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    raw.train_from_iterator(TEXT, trainers.BpeTrainer(vocab_size=200, special_tokens=special))
    raw.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", raw.token_to_id("<s>")), ("</s>", raw.token_to_id("</s>"))]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=raw,
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=64,
    )
    torch.manual_seed(0)
    marks = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    if request.param == "bart":
        model = BartForConditionalGeneration(
            BartConfig(
                vocab_size=len(tokenizer), d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
                decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=64,
                forced_eos_token_id=2, **marks,
            )
        )  # fmt: skip
    else:
        model = T5ForConditionalGeneration(
            T5Config(vocab_size=len(tokenizer), d_model=32, d_kv=16, d_ff=64, num_layers=1, num_heads=2, **marks)
        )
    folder = tmp_path_factory.mktemp(request.param)
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def test_every_sentence_reaches_the_model_in_chunks_that_fit_it(checkpoint: Path) -> None:
    writer = Seq2SeqWriter(checkpoint)
    texts = [*TEXT * 5, " ".join(TEXT * 4), "x" * 500]
    chunks = writer.chunks(texts)
    assert len(chunks) > 5
    assert "".join("".join(c) for c in chunks).replace(" ", "") == "".join(texts).replace(" ", "")
    for chunk in chunks:
        assert len(writer._tokenizer(writer._prefix + " ".join(chunk))["input_ids"]) <= 64


def test_the_length_follows_the_request(checkpoint: Path) -> None:
    writer = Seq2SeqWriter(checkpoint, beams=2)
    short, long = (len(" ".join(writer.write(TEXT, words))) for words in (5, 25))
    assert 0 < short < long


def test_a_long_text_is_written_in_rounds(checkpoint: Path) -> None:
    writer = Seq2SeqWriter(checkpoint, beams=1)
    story = TEXT * 8
    assert len(writer.chunks(story)) > 3
    written = " ".join(writer.write(story, 20))
    assert 0 < len(written) < len(" ".join(story)) / 2


def test_what_a_model_makes_up_never_reaches_the_summary(checkpoint: Path) -> None:
    story = [Sentence(id=i, start=0, end=0, fr=t, en=t, paragraph=0) for i, t in enumerate(TEXT * 3)]
    summary = summarise(story, None, Length.SHORT, Seq2SeqWriter(checkpoint, beams=1))
    assert summary.kind == "extractive"
    assert all(s.supported for s in summary.sentences)


def test_a_checkpoint_that_cannot_be_loaded_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Seq2SeqWriter(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_weights_that_are_not_safetensors_are_refused(checkpoint: Path, tmp_path: Path) -> None:
    import shutil

    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "pickled"
    shutil.copytree(checkpoint, folder)
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="safetensors"):
        Seq2SeqWriter(folder)


def test_a_last_sentence_that_was_broken_off_is_dropped() -> None:
    assert finished(["All is said.", "And then the"]) == ["All is said."]
    assert finished(["Only this"]) == ["Only this"]
