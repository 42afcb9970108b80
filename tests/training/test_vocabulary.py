"""The typography of the vocabulary: a word has the same pieces wherever it stands."""

from pathlib import Path

import pytest
import sentencepiece

from enjeu.translation.marks import closed_up
from training.translator.corpus import doubled
from training.translator.vocabulary import renormalise, train_vocabulary

SEEDS = Path(__file__).parent.parent.parent / "seeds"
TEXT = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vocabulary") / "spm.model"
    train_vocabulary(TEXT, 1000, path)
    return path


@pytest.fixture(scope="module")
def pieces(model: Path) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_file=str(model))


@pytest.mark.parametrize(
    "opened",
    ['"artillerie', "« artillerie", "«artillerie", "“artillerie", "l'artillerie", "d’artillerie", "la (artillerie"],
)
def test_a_word_behind_a_mark_or_an_elision_is_the_word_alone(
    pieces: sentencepiece.SentencePieceProcessor, opened: str
) -> None:
    alone = pieces.encode("artillerie", out_type=str)
    assert pieces.encode(f"Il dit {opened} et", out_type=str)[-len(alone) - 1 : -1] == alone


@pytest.mark.parametrize(
    "text",
    [
        'Il dit "une chose" et "une autre".',
        "L'essence qu'elle a, l'Ukraine (et l'artillerie)",
        "\"D'Angelo\" doesn't know the players' friends",
        "aujourd'hui, quelqu'un",
    ],
)
def test_what_is_read_is_written_again_as_it_stood(pieces: sentencepiece.SentencePieceProcessor, text: str) -> None:
    assert closed_up(pieces.decode(pieces.encode(text))) == text


def test_a_vocabulary_takes_the_rules_of_today_once(model: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.model"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT), model_prefix=str(old.with_suffix("")), vocab_size=150, minloglevel=2
    )
    before = sentencepiece.SentencePieceProcessor(model_file=str(old))
    assert renormalise(old)
    assert not renormalise(old)
    after = sentencepiece.SentencePieceProcessor(model_file=str(old))
    assert [after.id_to_piece(i) for i in range(len(after))] == [before.id_to_piece(i) for i in range(len(before))]
    assert after.encode("dit l'une", out_type=str) != before.encode("dit l'une", out_type=str)
    assert not renormalise(model)


def test_single_marks_become_double_where_the_french_quotes_as_often() -> None:
    assert doubled("Une « chose » et « l'autre »", "One 'thing' and 'the other'") == 'One "thing" and "the other"'
    assert doubled("Une « chose »", "The players' thing isn't 'it' or 'that'").count('"') == 0
    assert doubled("Une chose", "A 'thing'") == "A 'thing'"
