"""What the networks of FaceNet are made of.

Schroff, Kalenichenko, Philbin: FaceNet: A Unified Embedding for Face Recognition and Clustering,
CVPR 2015. The normalisation differs from it: every convolution is followed by group normalisation
(Wu, He: Group Normalization, ECCV 2018), and the two layers of local response normalisation are
left out. Without a normalisation, networks this deep hardly learn from random weights, on the data
and in the time that one machine has. Batch normalisation would do that too, and is what made local
response normalisation needless (Ioffe, Szegedy: Batch Normalization, ICML 2015, section 4.2.1).
But it makes an embedding depend on the other faces of the batch, which for triplets are mostly of
the same person, and this context is missing at inference. Group normalisation treats every face by
itself: batches may be split in any way, and training equals inference. It adds two numbers per
channel, less than a part in a hundred of the parameters. See also `embedding` below.
"""

from __future__ import annotations

from math import gcd
from typing import ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from photoclust.faces.description import DIMENSIONS as DIMENSIONS


class EmbeddingNetwork(nn.Module):
    """Aligned faces (n, 3, height, width), float32, to embeddings (n, 128) of unit norm.

    `input_size`: what it is made for, the side of a square or (height, width).
    """

    input_size: ClassVar[int | tuple[int, int]]

    def forward(self, x: Tensor) -> Tensor:
        return F.normalize(self.unscaled(x))

    def unscaled(self, x: Tensor) -> Tensor:
        """The embeddings before they are scaled to unit norm, which is never nought."""
        raise NotImplementedError


class EmbeddingLayer(nn.Linear):
    """A linear layer that keeps its own precision, whatever the layers before it run in."""

    def forward(self, x: Tensor) -> Tensor:
        x = x.to(self.weight.dtype)
        if not torch.amp.is_autocast_available(x.device.type):
            return super().forward(x)
        with torch.autocast(x.device.type, enabled=False):
            return super().forward(x)


class L2Pool(nn.Module):
    """The root of the sum of squares in 3x3 windows, one at every place."""

    def forward(self, x: Tensor) -> Tensor:
        squares = F.avg_pool2d(x * x, 3, stride=1, padding=1, divisor_override=1)
        # The root's slope at nought is infinite, and after a ReLU many windows are all nought.
        return (squares + 1e-12).sqrt()


def convolution(channels_in: int, channels: int, kernel: int, stride: int = 1) -> nn.Sequential:
    """Convolution, group normalisation and ReLU; a stride of 1 keeps rows and columns.

    Groups have eight channels, or four where eight do not go.
    """
    return nn.Sequential(
        nn.Conv2d(channels_in, channels, kernel, stride, kernel // 2, bias=False),
        nn.GroupNorm(channels // gcd(channels, 8), channels),
        nn.ReLU(inplace=True),
    )


def halving() -> nn.MaxPool2d:
    """The maximum of 3x3 windows, one for every two rows and columns, rounded up."""
    return nn.MaxPool2d(3, stride=2, padding=1)


def embedding(features: int) -> nn.Sequential:
    """The last layer, fully connected: (n, features) to (n, 128), not yet of unit norm.

    What comes out of a ReLU is never negative, so that random weights would send all faces to
    nearly one place, where triplets begin badly. Layer normalisation, without parameters,
    takes the mean off first; faces begin about twice as far apart.
    """
    return nn.Sequential(
        nn.LayerNorm(features, elementwise_affine=False), EmbeddingLayer(features, DIMENSIONS)
    )


def sides(size: int | tuple[int, int]) -> tuple[int, int]:
    """Height and width of an input given as the side of a square or as (height, width)."""
    return (size, size) if isinstance(size, int) else size
