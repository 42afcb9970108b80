"""A model made larger goes on from what the smaller one knew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from enjeu.models import carried_for
from training.seq2seq.export import load_model
from training.seq2seq.grow import grow
from training.seq2seq.model import Transformer


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Two threads share a sum out by its length, and a longer one of the same terms comes out otherwise."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def carried() -> Transformer:
    model = carried_for("translator")
    assert model is not None
    return load_model(model.folder).eval()


@pytest.fixture(scope="module")
def ids() -> tuple[torch.Tensor, torch.Tensor]:
    draw = torch.Generator().manual_seed(1)
    return torch.randint(3, 16_000, (4, 20), generator=draw), torch.randint(3, 16_000, (4, 18), generator=draw)


def test_more_units_change_no_state(carried: Transformer, ids: tuple[torch.Tensor, torch.Tensor]) -> None:
    shape = carried.shape
    wider = grow(carried, shape.feed_forward + 512, shape.encoder_layers, shape.decoder_layers).eval()
    assert wider.shape.feed_forward == shape.feed_forward + 512
    torch.testing.assert_close(wider(*ids), carried(*ids))


def test_more_layers_hardly_change_a_state(carried: Transformer, ids: tuple[torch.Tensor, torch.Tensor]) -> None:
    shape = carried.shape
    deeper = grow(carried, shape.feed_forward, shape.encoder_layers + 2, shape.decoder_layers + 1).eval()
    before, after = carried(*ids), deeper(*ids)
    assert len(deeper.encoder) == shape.encoder_layers + 2
    assert torch.corrcoef(torch.stack([before.flatten(), after.flatten()]))[0, 1] > 0.97


def test_a_model_never_shrinks(carried: Transformer, ids: tuple[torch.Tensor, torch.Tensor]) -> None:
    same = grow(carried, 8, 1, 1).eval()
    assert same.shape == carried.shape
    torch.testing.assert_close(same(*ids), carried(*ids))


def test_what_is_new_learns(carried: Transformer, ids: tuple[torch.Tensor, torch.Tensor]) -> None:
    shape = carried.shape
    larger = grow(carried, shape.feed_forward + 8, shape.encoder_layers + 1, shape.decoder_layers)
    larger(*ids).square().sum().backward()
    for part in (larger.encoder[0].outer, larger.encoder[-1].outer, larger.encoder[-1].attention.out):
        assert part.weight.grad is not None
        assert part.weight.grad[:, -8:].abs().max() > 0
