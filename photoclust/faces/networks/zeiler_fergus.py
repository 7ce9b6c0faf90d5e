"""NN1, the network of FaceNet after Zeiler and Fergus.

Schroff, Kalenichenko, Philbin: FaceNet, CVPR 2015, table 1; Zeiler, Fergus: Visualizing and
Understanding Convolutional Networks, ECCV 2014; the 1x1 convolutions between the others
after Lin, Chen, Yan: Network in Network, ICLR 2014. 140 M parameters and 1.6 G multiply-adds
for one face, as the table says and as its rows add up to. 137 M of the parameters lie in the
three fully connected layers: those with maxout (Goodfellow et al., ICML 2013) compute two
values for each that they pass on, so that fc1 alone is 12544 x 8192.

See :mod:`~photoclust.faces.networks.layers` for the normalisation.
"""

from __future__ import annotations

from torch import Tensor, nn

from photoclust.faces.networks.layers import (
    EmbeddingNetwork,
    convolution,
    embedding,
    halving,
)


class Maxout(nn.Module):
    """Fully connected, (n, features_in) to (n, features): each the larger of two sums."""

    def __init__(self, features_in: int, features: int) -> None:
        super().__init__()
        self.sums = nn.Linear(features_in, 2 * features)

    def forward(self, x: Tensor) -> Tensor:
        sums: Tensor = self.sums(x)
        return sums.view(len(x), -1, 2).amax(dim=2)


class NN1(EmbeddingNetwork):
    """Table 1, 220 x 220."""

    input_size = 220

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            convolution(3, 64, 7, stride=2),
            halving(),
            convolution(64, 64, 1),
            convolution(64, 192, 3),
            halving(),
            convolution(192, 192, 1),
            convolution(192, 384, 3),
            halving(),
            convolution(384, 384, 1),
            convolution(384, 256, 3),
            convolution(256, 256, 1),
            convolution(256, 256, 3),
            convolution(256, 256, 1),
            convolution(256, 256, 3),
            halving(),
        )
        self.gather = nn.Sequential(nn.Flatten(), Maxout(256 * 7 * 7, 4096), Maxout(4096, 4096))
        self.embedding = embedding(4096)

    def unscaled(self, x: Tensor) -> Tensor:
        embeddings: Tensor = self.embedding(self.gather(self.features(x)))
        return embeddings


NETWORKS = {"nn1": NN1}
