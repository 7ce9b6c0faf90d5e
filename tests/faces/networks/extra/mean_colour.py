"""The mean colour of a face, for tests."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from photoclust.faces.networks.layers import DIMENSIONS, EmbeddingNetwork


class MeanColour(EmbeddingNetwork):
    input_size = 8

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Linear(3, DIMENSIONS)

    def forward(self, x: Tensor) -> Tensor:
        return F.normalize(self.embedding(torch.mean(x, dim=(2, 3))))


NETWORKS = {"mean-colour": MeanColour}
