"""Two networks that err differently, joined under one embedding.

MobileFaceNet and the residual network look at one chip, each at the part and scale that it was
trained on; MobileFaceNet at its mirror image too. Their embeddings, each of unit norm, are mapped
together to 128 numbers.
"""

from __future__ import annotations

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from photoclust.faces.networks.layers import DIMENSIONS, EmbeddingLayer, EmbeddingNetwork
from photoclust.faces.networks.mobilefacenet import MobileFaceNet
from photoclust.faces.networks.residual import ResidualNetwork

MOBILE_SIDE = 170
"""MobileFaceNet sees the chip's upper square, resampled: that many pixels become its 112. The least
squares between both networks' templates say 170.7."""
RESIDUAL_TOP, RESIDUAL_LEFT = 32, 10
"""Where the residual network's 150x150 pixels begin, so that its template fits best."""
HEIGHT = RESIDUAL_TOP + ResidualNetwork.input_size


class JoinedNetwork(EmbeddingNetwork):
    """Aligned faces (n, 3, 182, 170) to embeddings (n, 128) of unit norm."""

    input_size = (HEIGHT, MOBILE_SIDE)

    def __init__(self) -> None:
        super().__init__()
        self.mobile = MobileFaceNet()
        self.residual = ResidualNetwork()
        self.embedding = EmbeddingLayer(2 * DIMENSIONS, DIMENSIONS)

    def unscaled(self, x: Tensor) -> Tensor:
        """Their norm is how far MobileFaceNet's embeddings of face and mirror image agree: the
        length of their mean, 0 to 1. It drops with the quality of the face."""
        seen, agreement = self.joined(x)
        return F.normalize(self.embedding(seen)) * agreement

    def joined(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Both embeddings, (n, 256), and the agreement, (n, 1)."""
        side = ResidualNetwork.input_size
        rows = slice(RESIDUAL_TOP, RESIDUAL_TOP + side)
        columns = slice(RESIDUAL_LEFT, RESIDUAL_LEFT + side)
        face = resampled(x[:, :, :MOBILE_SIDE], MobileFaceNet.input_size)
        mean = (self.mobile(face) + self.mobile(face.flip(3))) / 2
        other = self.residual(x[:, :, rows, columns])
        return torch.cat([F.normalize(mean), other], dim=1), mean.norm(dim=1, keepdim=True)


def resampled(x: Tensor, size: int) -> Tensor:
    """Square images (n, c, h, h) at another size, each new pixel the mean around its place,
    weighted by a triangle as wide as two new pixels or, if those are smaller, two old ones."""
    weights = _triangles(x.shape[3], size).to(x)
    # Two products, as `interpolate` has no such filter on every device.
    return (weights @ x @ weights.T).contiguous(memory_format=torch.channels_last)


@cache
def _triangles(before: int, after: int) -> Tensor:
    """The weight of each old pixel for each new one, (after, before); rows add up to one."""
    ratio = before / after
    with torch.device("cpu"):
        places = (torch.arange(after, dtype=torch.float64) + 0.5) * ratio - 0.5
        distances = (places[:, None] - torch.arange(before)).abs()
        weights = (1 - distances / max(1.0, ratio)).clamp(min=0)
        return weights / weights.sum(dim=1, keepdim=True)


NETWORKS = {"joined": JoinedNetwork}
