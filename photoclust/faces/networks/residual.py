"""The residual network that ships: 29 convolutions, 128-d embeddings.

He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, CVPR 2016, narrowed and
shortened as in dlib's face recognition network, whose weights it can carry. That network's
per-channel affine layers are folded into the convolutions before them.
"""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn

from photoclust.faces.networks.layers import DIMENSIONS, EmbeddingLayer, EmbeddingNetwork

STAGES = ((32, 3), (64, 4), (128, 3), (256, 3), (256, 1))
"""Channels and number of blocks of each stage."""


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions beside a shortcut.

    A strided block halves its input without padding; its shortcut is a 2x2 average, and
    whichever of the two comes out with fewer channels, rows or columns is filled up with
    zeros at the end.
    """

    def __init__(self, channels_in: int, channels: int, *, strided: bool) -> None:
        super().__init__()
        self.strided = strided
        stride, padding = (2, 0) if strided else (1, 1)
        self.first = nn.Conv2d(channels_in, channels, 3, stride, padding)
        self.second = nn.Conv2d(channels, channels, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        shortcut = F.avg_pool2d(x, 2) if self.strided else x
        y: Tensor = self.second(F.relu(self.first(x)))
        if y.shape != shortcut.shape:
            channels, rows, columns = (
                max(a, b) for a, b in zip(y.shape[1:], shortcut.shape[1:], strict=True)
            )
            y = _filled(y, channels, rows, columns)
            shortcut = _filled(shortcut, channels, rows, columns)
        return F.relu(y + shortcut)


class ResidualNetwork(EmbeddingNetwork):
    """Aligned faces (n, 3, 150, 150) to embeddings (n, 128) of unit norm."""

    input_size = 150

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, STAGES[0][0], 7, 2)
        blocks: list[nn.Module] = []
        channels_in = STAGES[0][0]
        for stage, (channels, count) in enumerate(STAGES):
            for index in range(count):
                blocks.append(
                    ResidualBlock(channels_in, channels, strided=stage > 0 and index == 0)
                )
                channels_in = channels
        self.blocks = nn.Sequential(*blocks)
        self.embedding = EmbeddingLayer(channels_in, DIMENSIONS, bias=False)

    def unscaled(self, x: Tensor) -> Tensor:
        x = F.max_pool2d(F.relu(self.stem(x)), 3, 2)
        x = self.blocks(x)
        x = x.mean(dim=(2, 3))
        embeddings: Tensor = self.embedding(x)
        return embeddings


def _filled(x: Tensor, channels: int, rows: int, columns: int) -> Tensor:
    missing = (columns - x.shape[3], rows - x.shape[2], channels - x.shape[1])
    if not any(missing):
        return x
    return F.pad(x, (0, missing[0], 0, missing[1], 0, missing[2]))


NETWORKS = {"residual": ResidualNetwork}
