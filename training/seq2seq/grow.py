"""A larger model that translates, before its first update, as the smaller one it is made from.

New units of a feed-forward product read at random and are not read yet: their columns in the second product are zero.
New layers stand on top of the old and add nothing yet; as the norms are behind the sums, theirs give back the scale
and offset that the old top layer had (but for what differs from token to token).
Sources: Chen et al. 2016, "Net2Net"; Gong et al. 2019, "Efficient training of BERT by progressively stacking".
"""

from __future__ import annotations

import torch
from torch import nn

from training.seq2seq.model import Layer, Shape, Transformer


@torch.no_grad()
def grow(model: Transformer, feed_forward: int, encoder_layers: int, decoder_layers: int) -> Transformer:
    """A copy of `model` with at least so many feed-forward units and layers."""
    old = model.shape
    shape = Shape(
        old.vocabulary,
        old.width,
        max(old.feed_forward, feed_forward),
        max(old.encoder_layers, encoder_layers),
        max(old.decoder_layers, decoder_layers),
        old.heads,
    )
    grown = Transformer(shape, model.dropout.p)
    grown.embedding.load_state_dict(model.embedding.state_dict())
    for side, before in ((grown.encoder, model.encoder), (grown.decoder, model.decoder)):
        for n, layer in enumerate(side):
            assert isinstance(layer, Layer)
            if n < len(before):
                _widen(layer, before[n].state_dict())
            else:
                _pass_through(layer, before[-1].get_submodule("final_norm"))
    return grown


def _widen(layer: Layer, held: dict[str, torch.Tensor]) -> None:
    """`held`, of a layer with fewer feed-forward units, in `layer`."""
    units = held["inner.bias"].shape[0]
    own = layer.state_dict()
    own["inner.weight"][:units] = held.pop("inner.weight")
    own["inner.bias"][:units] = held.pop("inner.bias")
    own["outer.weight"].zero_()[:, :units] = held.pop("outer.weight")
    layer.load_state_dict({**own, **held})


def _pass_through(layer: Layer, top: nn.Module) -> None:
    """Let `layer` add nothing to what the norm `top` gives, and keep its scale."""
    assert isinstance(top, nn.LayerNorm)
    scale = (top.weight.square().mean() + top.bias.var(correction=0)).sqrt()
    for module in layer.modules():
        if isinstance(module, nn.LayerNorm):
            module.weight.fill_(float(scale))
            module.bias.fill_(float(top.bias.mean()))
    outputs = [layer.attention.out, layer.outer, *([layer.cross.out] if layer.decoder else [])]
    for output in outputs:
        output.weight.zero_()
