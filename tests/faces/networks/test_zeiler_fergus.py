from __future__ import annotations

import pytest
import torch
from torch import nn

from photoclust.faces.networks.zeiler_fergus import NN1, Maxout

TABLE = {
    "conv1": 9e3,
    "conv2a": 4e3,
    "conv2": 111e3,
    "conv3a": 37e3,
    "conv3": 664e3,
    "conv4a": 148e3,
    "conv4": 885e3,
    "conv5a": 66e3,
    "conv5": 590e3,
    "conv6a": 66e3,
    "conv6": 590e3,
    "fc1": 103e6,
    "fc2": 34e6,
    "fc7128": 524e3,
}
"""Parameters of the layers, as table 1 of the paper gives them."""


@pytest.fixture(scope="module")
def network() -> NN1:
    """Without values: it would take half a gigabyte."""
    with torch.device("meta"):
        return NN1()


def test_layers_are_those_of_the_table(network: NN1) -> None:
    layers = [m for m in network.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    counts = [layer.weight.numel() for layer in layers]
    assert counts == pytest.approx(list(TABLE.values()), rel=0.06)


def test_maps_are_those_of_the_table(network: NN1) -> None:
    shapes = []
    x = torch.empty(1, 3, 220, 220, device="meta")
    for layer in network.features:
        x = layer(x)
        shapes.append((x.shape[1], x.shape[2]))
    assert shapes == [
        (64, 110), (64, 55), (64, 55), (192, 55), (192, 28), (192, 28), (384, 28), (384, 14),
        (384, 14), (256, 14), (256, 14), (256, 14), (256, 14), (256, 14), (256, 7),
    ]  # fmt: skip
    assert x.shape[2] == x.shape[3]


def test_forward(network: NN1) -> None:
    assert network(torch.empty(5, 3, 220, 220, device="meta")).shape == (5, 128)


def test_maxout_is_the_larger_of_two_sums() -> None:
    layer = Maxout(3, 2)
    with torch.no_grad():
        layer.sums.weight.copy_(torch.tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0]]))
        layer.sums.bias.copy_(torch.tensor([0, 0, 0, 0.5]))
        y = layer(torch.tensor([[1.0, 2, 3], [4, 3, -9]]))
    assert y.tolist() == [[2, 3], [4, -3.5]]
