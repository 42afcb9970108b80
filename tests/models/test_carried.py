"""The carried models are what their cards say."""

import re
from pathlib import Path

import pytest

from enjeu.errors import ModelError
from enjeu.models import carried, carried_for, file_hash, locate


@pytest.mark.parametrize("model", carried(), ids=lambda m: m.id)
def test_files_match_the_manifest_and_the_card(model) -> None:
    assert model.damaged() == []
    on_card = dict(re.findall(r"\| (\S+) \| `([0-9a-f]{64})` \|", (model.path / "MODEL_CARD.md").read_text("utf-8")))
    assert on_card == {name: file_hash(model.path / name) for name in model.files}
    assert model.size < 60_000_000


def test_a_translator_is_carried() -> None:
    assert carried_for("translator") is not None


@pytest.mark.parametrize("spec", ["nowhere", "./nowhere", "a/b/c", "/no/such/folder"])
def test_a_model_that_is_nowhere_is_named_with_its_option(spec: str) -> None:
    with pytest.raises(ModelError, match=re.escape(f"--translator {spec}")):
        locate(spec, option="--translator", offline=True)


def test_a_hub_id_that_is_not_on_disk_says_so_offline() -> None:
    for spec in ("nobody/nothing-fr-en", "nobody/nothing-fr-en@refs/pr/12"):  # a revision may hold slashes
        with pytest.raises(ModelError, match="not on this disk"):
            locate(spec, option="--translator", offline=True)


def test_weights_that_are_not_safetensors_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="safetensors"):
        locate(str(tmp_path), option="--translator", offline=True)
