from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from photoclust.faces.networks.layers import L2Pool, convolution, embedding, halving, sides


def test_l2_pool_is_the_norm_of_each_window() -> None:
    x = torch.randn(2, 3, 5, 4, generator=torch.Generator().manual_seed(1))
    pooled = L2Pool()(x)
    assert pooled.shape == x.shape
    framed = F.pad(x, (1, 1, 1, 1))
    for row in range(5):
        for column in range(4):
            window = framed[:, :, row : row + 3, column : column + 3]
            norm = window.flatten(2).norm(dim=2)
            torch.testing.assert_close(pooled[:, :, row, column], norm)


def test_l2_pool_of_nought_has_a_gradient() -> None:
    x = torch.zeros(1, 2, 4, 4, requires_grad=True)
    L2Pool()(x).sum().backward()
    assert x.grad is not None
    assert (x.grad == 0).all()


def test_l2_pool_keeps_small_gradients_bounded() -> None:
    x = torch.full((1, 1, 3, 3), 1e-9, requires_grad=True)
    L2Pool()(x).sum().backward()
    assert x.grad is not None
    assert x.grad.abs().max() <= 9


@pytest.mark.parametrize("kernel", [1, 3, 5, 7])
@pytest.mark.parametrize(("side", "halved"), [(220, 110), (83, 42), (5, 3)])
def test_sizes(kernel: int, side: int, halved: int) -> None:
    x = torch.empty(1, 3, side, side, device="meta")
    with torch.device("meta"):
        assert convolution(3, 4, kernel)(x).shape == (1, 4, side, side)
        assert convolution(3, 4, kernel, stride=2)(x).shape == (1, 4, halved, halved)
        assert halving()(x).shape == (1, 3, halved, halved)


@pytest.mark.parametrize(("channels", "groups"), [(4, 1), (8, 1), (12, 3), (64, 8), (80, 10)])
def test_groups_are_of_eight_channels_or_four(channels: int, groups: int) -> None:
    norm = convolution(3, channels, 1)[1]
    assert isinstance(norm, nn.GroupNorm)
    assert norm.num_groups == groups


def test_what_all_faces_share_does_not_count() -> None:
    torch.manual_seed(0)
    last, x = embedding(300).double(), torch.rand(2, 300).double()
    torch.testing.assert_close(last(x), last(5 * x + 3), rtol=0, atol=1e-3)


def test_sides() -> None:
    assert sides(96) == (96, 96)
    assert sides((140, 116)) == (140, 116)
