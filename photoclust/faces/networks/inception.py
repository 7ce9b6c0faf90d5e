"""The Inception networks of FaceNet: NN2, NN3, NN4, NNS1 and NNS2.

Schroff, Kalenichenko, Philbin: FaceNet, CVPR 2015, section 3.3 and table 2, after Szegedy et
al.: Going Deeper with Convolutions, CVPR 2015. Parameters and multiply-adds for one face:

======  =========  =====================  =====================
        input      in the paper           here
======  =========  =====================  =====================
NN2     224 x 224  7.5 M, 1.6 G           7.5 M, 1.60 G
NN3     160 x 160  as NN2                 7.5 M, 0.81 G
NN4      96 x 96   6.6 M, 285 M           6.6 M, 285 M
NNS1    165 x 165  26 M, 220 M            26 M, 218 M
NNS2    140 x 116  4.3 M, 20 M            4.3 M, 20.1 M
======  =========  =====================  =====================

Of NN4 the paper says that it has no 5x5 convolutions "in the higher layers". Left out of 4e,
5a and 5b they make 6.60 M and 284.7 M, which are the paper's figures; left out of any other
of the last modules they do not.

NNS1 ("mini Inception") and NNS2 ("tiny Inception") are published by these figures alone;
their layers are ours. So many parameters for so few multiply-adds cannot lie in convolutions:
both end in a fully connected layer over the last, small map, which suits aligned faces, as
there a place in the map is a place in the face. NNS2's input is 140 rows of 116 columns:
the paper gives sizes as rows x columns, and faces are taller than wide.

All convolutions are padded to keep their size, or half of it, rounded up. See
:mod:`~photoclust.faces.networks.layers` for the normalisation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import torch
from torch import Tensor, nn

from photoclust.faces.networks.layers import (
    EmbeddingNetwork,
    L2Pool,
    convolution,
    embedding,
    halving,
    sides,
)


@dataclass(frozen=True)
class Stem:
    """The layers before the first module: kernel and channels of the first convolution, which
    halves, then the channels of a 1x1 and of a 3x3 convolution."""

    kernel: int
    first: int
    reduction: int
    second: int


@dataclass(frozen=True)
class InceptionRow:
    """A row of table 2: the channels of each path of an inception module.

    Nought leaves a path out; without a projection the pooled input goes on as it is.
    """

    one: int
    reduction3: int
    three: int
    reduction5: int
    five: int
    pool: Literal["max", "l2"]
    projection: int = 0
    stride: int = 1

    def channels(self, channels_in: int) -> int:
        """What comes out, all paths together."""
        return self.one + self.three + self.five + (self.projection or channels_in)


class Inception(nn.Module):
    """Paths of 1x1, 3x3 and 5x5 convolutions and of pooling, side by side."""

    def __init__(self, channels_in: int, row: InceptionRow) -> None:
        super().__init__()
        paths: list[nn.Module] = []
        if row.one:
            paths.append(convolution(channels_in, row.one, 1))
        for reduction, channels, kernel in (
            (row.reduction3, row.three, 3),
            (row.reduction5, row.five, 5),
        ):
            if channels:
                reduce = convolution(channels_in, reduction, 1)
                paths.append(
                    nn.Sequential(reduce, convolution(reduction, channels, kernel, row.stride))
                )
        pool: nn.Module = L2Pool() if row.pool == "l2" else nn.MaxPool2d(3, row.stride, padding=1)
        if row.projection:
            pool = nn.Sequential(pool, convolution(channels_in, row.projection, 1))
        self.paths = nn.ModuleList([*paths, pool])

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([path(x) for path in self.paths], dim=1)


class InceptionNetwork(EmbeddingNetwork):
    """A stem, inception modules, and the embedding of their mean over all places.

    With `hidden`, a fully connected layer of so many channels sees all places instead.
    """

    stem: ClassVar[Stem]
    rows: ClassVar[tuple[InceptionRow, ...]]
    hidden: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        stem = self.stem
        self.features = nn.Sequential(
            convolution(3, stem.first, stem.kernel, stride=2),
            halving(),
            convolution(stem.first, stem.reduction, 1),
            convolution(stem.reduction, stem.second, 3),
            halving(),
        )
        channels = stem.second
        for row in self.rows:
            self.features.append(Inception(channels, row))
            channels = row.channels(channels)
        self.gather = self._gather(channels)
        self.embedding = embedding(self.hidden or channels)

    def unscaled(self, x: Tensor) -> Tensor:
        embeddings: Tensor = self.embedding(self.gather(self.features(x)))
        return embeddings

    def _gather(self, channels: int) -> nn.Module:
        """From the last map to a vector."""
        if not self.hidden:
            return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
        height, width = sides(self.input_size)
        strided = sum(row.stride == 2 for row in self.rows)
        for _ in range(3 + strided):  # the stem halves three times
            height, width = (height + 1) // 2, (width + 1) // 2
        return nn.Sequential(
            nn.Flatten(),
            nn.Linear(channels * height * width, self.hidden),
            nn.ReLU(inplace=True),
        )


class NN2(InceptionNetwork):
    """Table 2 as it stands, 224 x 224."""

    input_size = 224
    stem = Stem(7, 64, 64, 192)
    rows: ClassVar[tuple[InceptionRow, ...]] = (
        InceptionRow(64, 96, 128, 16, 32, "max", 32),  # 3a
        InceptionRow(64, 96, 128, 32, 64, "l2", 64),
        InceptionRow(0, 128, 256, 32, 64, "max", stride=2),
        InceptionRow(256, 96, 192, 32, 64, "l2", 128),  # 4a
        InceptionRow(224, 112, 224, 32, 64, "l2", 128),
        InceptionRow(192, 128, 256, 32, 64, "l2", 128),
        InceptionRow(160, 144, 288, 32, 64, "l2", 128),
        InceptionRow(0, 160, 256, 64, 128, "max", stride=2),
        InceptionRow(384, 192, 384, 48, 128, "l2", 128),  # 5a
        InceptionRow(384, 192, 384, 48, 128, "max", 128),
    )


class NN3(NN2):
    """NN2 for faces of 160 x 160."""

    input_size = 160


class NN4(NN2):
    """NN2 for faces of 96 x 96, without the 5x5 convolutions of 4e, 5a and 5b."""

    input_size = 96
    rows = (*NN2.rows[:7], *(replace(row, reduction5=0, five=0) for row in NN2.rows[7:]))


class NNS1(InceptionNetwork):
    """Mini Inception, 165 x 165: half as wide as NN2 and seven modules deep."""

    input_size = 165
    stem = Stem(7, 32, 32, 80)
    rows = (
        InceptionRow(32, 48, 64, 8, 16, "max", 16),  # 3a
        InceptionRow(32, 48, 64, 16, 32, "l2", 32),
        InceptionRow(0, 64, 128, 16, 32, "max", stride=2),
        InceptionRow(128, 48, 96, 16, 32, "l2", 64),  # 4a
        InceptionRow(96, 64, 128, 16, 32, "l2", 64),
        InceptionRow(0, 80, 128, 32, 64, "max", stride=2),
        InceptionRow(192, 96, 192, 24, 64, "max", 64),  # 5a
    )
    hidden = 1344


class NNS2(InceptionNetwork):
    """Tiny Inception, 140 rows of 116 columns: the network to train on one machine."""

    input_size = (140, 116)
    stem = Stem(3, 16, 16, 24)
    rows = (
        InceptionRow(16, 16, 24, 4, 8, "max", 8),  # 3a
        InceptionRow(16, 16, 24, 8, 16, "l2", 16),
        InceptionRow(0, 24, 48, 8, 16, "max", stride=2),
        InceptionRow(48, 24, 48, 8, 16, "l2", 24),  # 4a
        InceptionRow(0, 32, 64, 12, 24, "max", stride=2),
        InceptionRow(96, 48, 96, 12, 32, "max", 32),  # 5a
    )
    hidden = 784


NETWORKS = {"nn2": NN2, "nn3": NN3, "nn4": NN4, "nns1": NNS1, "nns2": NNS2}
