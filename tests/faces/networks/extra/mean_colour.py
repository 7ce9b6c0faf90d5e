"""The mean colour of a face, for tests."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from photoclust.faces.networks.layers import DIMENSIONS, EmbeddingNetwork


class MeanColour(EmbeddingNetwork):
    input_size = 8

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Linear(3, DIMENSIONS)

    def unscaled(self, x: Tensor) -> Tensor:
        embeddings: Tensor = self.embedding(torch.mean(x, dim=(2, 3)))
        return embeddings


NETWORKS = {"mean-colour": MeanColour}
