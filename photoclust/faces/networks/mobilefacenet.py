"""MobileFaceNet: a million parameters for aligned faces, 128-d embeddings.

Chen, Liu, Gao, Han: MobileFaceNets: Efficient CNNs for Accurate Real-Time Face Verification on
Mobile Devices, CCBR 2018, with 64 channels in the first bottlenecks and one linear convolution more
before and behind them, as in the weights it can carry. Their batch normalisation is folded into the
convolutions, and linear layers that follow each other into one: so the last, which maps 512 pooled
channels to the embedding, is a single matrix.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from photoclust.faces.networks.layers import DIMENSIONS, EmbeddingLayer, EmbeddingNetwork

STEM = 64
STAGES = (
    ((128, 64, 2), *[(128, 64, 1)] * 4),
    ((256, 128, 2), *[(256, 128, 1)] * 6),
    ((512, 128, 2), *[(256, 128, 1)] * 2),
)
"""Each bottleneck's expanded channels, channels and stride, by stage."""
FEATURES = 512
LAST = 7
"""Rows and columns that the global depthwise convolution sees."""


class Convolution(nn.Conv2d):
    """A convolution that keeps rows and columns, or halves them for a stride of 2.

    Halving pads at the right and the bottom alone, as TensorFlow does for even sizes.
    """

    def __init__(
        self, channels_in: int, channels: int, kernel: int, stride: int = 1, groups: int = 1
    ) -> None:
        padding = kernel // 2 if stride == 1 else 0
        super().__init__(channels_in, channels, kernel, stride, padding, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        if self.stride[0] == 2:
            x = F.pad(x, (0, 1, 0, 1))
        return super().forward(x)


class Bottleneck(nn.Module):
    """Expansion, depthwise convolution, linear projection, beside a shortcut where shapes allow."""

    def __init__(self, channels_in: int, expanded: int, channels: int, stride: int) -> None:
        super().__init__()
        self.expansion = Convolution(channels_in, expanded, 1)
        self.expanded = nn.PReLU(expanded)
        self.depthwise = Convolution(expanded, expanded, 3, stride, groups=expanded)
        self.filtered = nn.PReLU(expanded)
        self.projection = Convolution(expanded, channels, 1)
        self.shortcut = stride == 1 and channels_in == channels

    def forward(self, x: Tensor) -> Tensor:
        y = self.expanded(self.expansion(x))
        y = self.filtered(self.depthwise(y))
        projected: Tensor = self.projection(y)
        return x + projected if self.shortcut else projected


class WeightedPooling(nn.Module):
    """One number for every channel: its own weighted sum over all rows and columns.

    What the paper calls a global depthwise convolution, as a sum, which is faster.
    """

    def __init__(self, channels: int, side: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((channels, side, side), 1 / side**2))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        return (x * self.weight).sum(dim=(2, 3)) + self.bias


class MobileFaceNet(EmbeddingNetwork):
    """Aligned faces (n, 3, 112, 112) to embeddings (n, 128) of unit norm."""

    input_size = 112

    def __init__(self) -> None:
        super().__init__()
        self.stem = Convolution(3, STEM, 3, 2)
        self.stemmed = nn.PReLU(STEM)
        self.depthwise = Convolution(STEM, STEM, 3, groups=STEM)
        self.filtered = nn.PReLU(STEM)
        # The linear convolution behind is part of the first bottleneck's expansion.
        blocks: list[nn.Module] = []
        channels_in = STEM
        for expanded, channels, stride in (block for stage in STAGES for block in stage):
            blocks.append(Bottleneck(channels_in, expanded, channels, stride))
            channels_in = channels
        self.blocks = nn.Sequential(*blocks)
        self.last = Convolution(channels_in, FEATURES, 1)
        self.lasted = nn.PReLU(FEATURES)
        self.pooling = WeightedPooling(FEATURES, LAST)
        self.embedding = EmbeddingLayer(FEATURES, DIMENSIONS)

    def unscaled(self, x: Tensor) -> Tensor:
        x = self.filtered(self.depthwise(self.stemmed(self.stem(x))))
        x = self.blocks(x)
        x = self.pooling(self.lasted(self.last(x)))
        embeddings: Tensor = self.embedding(x)
        return embeddings


NETWORKS = {"mobilefacenet": MobileFaceNet}
