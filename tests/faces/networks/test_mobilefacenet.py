from __future__ import annotations

import pytest
import torch
from torch import nn

from photoclust.faces.networks.mobilefacenet import Bottleneck, Convolution, MobileFaceNet


def test_embeddings_have_unit_norm_and_gradients_reach_every_layer() -> None:
    network = MobileFaceNet()
    embeddings = network(torch.randn(2, 3, 112, 112, generator=torch.Generator().manual_seed(0)))
    assert embeddings.shape == (2, 128)
    assert embeddings.norm(dim=1).tolist() == pytest.approx([1, 1], abs=1e-5)
    embeddings[:, 0].sum().backward()
    assert all(parameter.grad is not None for parameter in network.parameters())


def test_halving_sees_windows_that_begin_at_even_places() -> None:
    """As TensorFlow pads: at the right and the bottom alone."""
    convolution = Convolution(1, 1, 3, stride=2)
    with torch.no_grad():
        convolution.weight.zero_()
        convolution.weight[0, 0, 0, 0] = 1
        nn.init.zeros_(convolution.bias)  # type: ignore[arg-type]
    x = torch.arange(16.0).view(1, 1, 4, 4)
    assert convolution(x).tolist() == [[[[0.0, 2.0], [8.0, 10.0]]]]


def test_only_blocks_that_keep_their_shape_have_a_shortcut() -> None:
    blocks = list(MobileFaceNet().blocks)
    shortcuts = [isinstance(block, Bottleneck) and block.shortcut for block in blocks]
    assert shortcuts == [False] + [True] * 4 + [False] + [True] * 6 + [False] + [True] * 2
