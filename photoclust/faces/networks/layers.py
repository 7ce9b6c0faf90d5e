"""What the networks of FaceNet are made of.

Schroff, Kalenichenko, Philbin: FaceNet: A Unified Embedding for Face Recognition and
Clustering, CVPR 2015. One thing differs from it throughout: every convolution is followed by
batch normalisation, and the two layers of local response normalisation are left out. Ioffe
and Szegedy (Batch Normalization, ICML 2015, section 4.2.1) found the latter needless beside
the former; without it networks this deep hardly leave their random start on the data and in
the time that one machine has. It adds two numbers per channel, less than a part in a
hundred, and no multiplications, as it can be folded into the convolutions.
"""

from __future__ import annotations

from typing import ClassVar

import torch.nn.functional as F
from torch import Tensor, nn

DIMENSIONS = 128
"""Of every embedding."""


class EmbeddingNetwork(nn.Module):
    """Aligned faces (n, 3, height, width), float32, to embeddings (n, 128) of unit norm.

    `input_size`: what it is made for, the side of a square or (height, width).
    """

    input_size: ClassVar[int | tuple[int, int]]


class L2Pool(nn.Module):
    """The root of the sum of squares in 3x3 windows, one at every place."""

    def forward(self, x: Tensor) -> Tensor:
        squares = F.avg_pool2d(x * x, 3, stride=1, padding=1, divisor_override=1)
        # The root's slope at nought is infinite, and after a ReLU many windows are all nought.
        return (squares + 1e-12).sqrt()


def convolution(channels_in: int, channels: int, kernel: int, stride: int = 1) -> nn.Sequential:
    """Convolution, batch normalisation and ReLU; a stride of 1 keeps rows and columns."""
    return nn.Sequential(
        nn.Conv2d(channels_in, channels, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(channels),
        nn.ReLU(inplace=True),
    )


def halving() -> nn.MaxPool2d:
    """The maximum of 3x3 windows, one for every two rows and columns, rounded up."""
    return nn.MaxPool2d(3, stride=2, padding=1)


def sides(size: int | tuple[int, int]) -> tuple[int, int]:
    """Height and width of an input given as the side of a square or as (height, width)."""
    return (size, size) if isinstance(size, int) else size
