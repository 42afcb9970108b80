"""The weights that tell he from she and it are learnt from annotated articles."""

import json
import lzma
from pathlib import Path

from enjeu.translation.antecedents.ranking import chances
from enjeu.translation.pronouns import Who
from training.pronouns.__main__ import articles, tally, train

WOMAN = ["La maire de Lyon est venue.", "Elle a dit sa joie."]
LAW = ["La loi de Lyon est votée.", "Elle a eu son heure."]


def write(path: Path, *records: tuple[list[str], list[tuple[int, int, str, str]]]) -> Path:
    lines = [json.dumps({"sentences": sentences, "pronouns": pronouns}) for sentences, pronouns in records]
    path.write_bytes(lzma.compress("\n".join(lines).encode("utf-8")))
    return path


def test_it_learns_that_persons_are_she_and_things_it(tmp_path: Path) -> None:
    woman = (WOMAN, [(1, 0, "she", "it"), (1, 11, "she", "it")])
    law = (LAW, [(1, 0, "it", "it"), (1, 10, "it", "it")])
    found = articles(write(tmp_path / "annotated.jsonl.xz", *[woman, law] * 4))
    assert [len(a.examples) for a in found] == [2] * 8
    weights = train(found)
    counts = tally(found, weights)
    assert (counts["right before"], counts["right after"], counts["put wrong"]) == (8, 16, 0)
    first, second = found[0], found[1]
    for article, who in ((first, Who.SHE), (second, Who.IT)):
        e = article.examples[0]
        known = chances(article.reading.candidates(e.sentence, e.pronoun, e.written), weights)
        assert max(known, key=lambda w: known[w]) is who


def test_what_is_no_pronoun_is_left_out(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "annotated.jsonl.xz", (WOMAN, [(0, 3, "she", "it"), (1, 0, "she", "it")])))
    assert [(e.sentence, e.pronoun.start) for e in article.examples] == [(1, 0)]
