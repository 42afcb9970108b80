"""Inputs that once broke reading, found by the fuzzer, and its seeds in short."""

from __future__ import annotations

import pytest

from tests.fuzz.target import SUFFIXES, read
from tests.hostile.inputs import PARAGRAPHS, attack_article, page

FOUND: dict[str, bytes] = {
    "nothing": b"",
    "attack": b"\x00" + attack_article("Un titre").encode(),
    "page": b"\x02" + page(PARAGRAPHS),
}


@pytest.mark.parametrize("data", FOUND.values(), ids=FOUND)
@pytest.mark.parametrize("suffix", range(len(SUFFIXES)), ids=SUFFIXES)
def test_what_was_found_is_mended(data: bytes, suffix: int) -> None:
    read(bytes([suffix]) + data[1:])
