"""YuNet, a face detector of one stage without anchors.

Wu, Peng, Yu: YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence Research 20
(2023). 53,104 parameters, with the batch normalisation folded in. Input is RGB from 0 to 255 as it
is, NCHW float32.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

STRIDES = (8, 16, 32)
"""Pixels between neighbouring cells of the three levels."""
_WIDTH = 64
"""Channels of the three levels."""
PARTS = (1, 1, 2, 2, 10)
"""Channels of a head: class, objectness, the box's middle and size, the landmarks."""


class Cells(NamedTuple):
    """What the network says of each of its k cells, of all levels, for n images.

    `scores`: (n, k), 0 to 1. `boxes`: (n, k, 4), left, top, right, bottom. `landmarks`: (n, k, 5,
    2), x and y in the order of `photoclust.types.Detection`. All in pixels.
    """

    scores: Tensor
    boxes: Tensor
    landmarks: Tensor


class SeparableConvolution(nn.Module):
    """A convolution over the channels, then one over the neighbourhood; with ReLU or without."""

    def __init__(self, before: int, after: int, *, rectified: bool = True) -> None:
        super().__init__()
        self.pointwise = nn.Conv2d(before, after, 1)
        self.depthwise = nn.Conv2d(after, after, 3, padding=1, groups=after)
        self._rectified = rectified

    def forward(self, x: Tensor) -> Tensor:
        """(n, before, h, w) to (n, after, h, w)."""
        y: Tensor = self.depthwise(self.pointwise(x))
        return y.relu_() if self._rectified else y


class Head(nn.Module):
    """What one level says of every cell: class, objectness, box and landmarks, in 16 channels."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = SeparableConvolution(_WIDTH, sum(PARTS), rectified=False)

    def forward(self, x: Tensor, stride: int) -> Cells:
        """(n, 64, h, w) to the level's h * w cells, row by row."""
        y, x_ = (torch.arange(side, device=x.device) for side in x.shape[2:])
        corners = torch.cartesian_prod(y, x_).flip(1).float()
        said = self.parts(x).flatten(2).transpose(1, 2).float()
        face, thing, middle, size, points = said.split(PARTS, 2)
        middle, half = corners + middle, size.exp() / 2
        marks = corners[:, None] + points.unflatten(2, (5, 2))
        return Cells(
            (face.sigmoid() * thing.sigmoid()).sqrt()[..., 0],
            torch.cat([middle - half, middle + half], -1) * stride,
            marks * stride,
        )


class YuNet(nn.Module):
    """The network: a backbone, a pyramid of three levels and a head for each."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3, stride=2, padding=1)
        self.fine = SeparableConvolution(16, 16)
        self.quarter = nn.Sequential(
            SeparableConvolution(16, 16),
            SeparableConvolution(16, 32),
            SeparableConvolution(32, 32),
            SeparableConvolution(32, _WIDTH),
        )
        self.levels = nn.ModuleList(
            nn.Sequential(
                SeparableConvolution(_WIDTH, _WIDTH), SeparableConvolution(_WIDTH, _WIDTH)
            )
            for _ in STRIDES
        )
        self.lateral = nn.ModuleList(SeparableConvolution(_WIDTH, _WIDTH) for _ in STRIDES)
        self.heads = nn.ModuleList(Head() for _ in STRIDES)

    def forward(self, x: Tensor) -> Cells:
        """The cells of images (n, 3, h, w) of any size; below and to the right black is added."""
        height, width = x.shape[2:]
        x = F.pad(x, (0, -width % STRIDES[-1], 0, -height % STRIDES[-1]))
        x = F.max_pool2d(self.fine(self.stem(x).relu_()), 2)
        x = self.quarter(x)
        maps = []
        for level in self.levels:
            x = level(F.max_pool2d(x, 2))
            maps.append(x)
        for index in reversed(range(len(maps))):
            if index + 1 < len(maps):
                maps[index] = maps[index] + F.interpolate(maps[index + 1], scale_factor=2)
            maps[index] = self.lateral[index](maps[index])
        parts = [
            head(map_, stride) for head, map_, stride in zip(self.heads, maps, STRIDES, strict=True)
        ]
        return Cells(*(torch.cat(values, 1) for values in zip(*parts, strict=True)))
