"""From aligned faces to points on the unit sphere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from photoclust.faces import weights
from photoclust.faces.alignment import align
from photoclust.faces.networks.layers import DIMENSIONS as DIMENSIONS
from photoclust.types import Detection, Floats, Image

BATCH = {"cpu": 32, "gpu": 512}


class NetworkEmbedder:
    """The embedding network with its alignment: whichever the weights file holds.

    `description` says what the weights are, `calibration` what their distances mean.
    """

    def __init__(self, device: torch.device, *, path: Path | None = None) -> None:
        network, self.description = weights.load_embedding(path or weights.shipped("embedding"))
        self._network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._device = device
        self._batch = BATCH["cpu" if device.type == "cpu" else "gpu"]
        self._template = np.array(self.description.template, np.float32)
        self._mean = torch.tensor(self.description.mean, device=device).view(1, 3, 1, 1)

    def chip(self, image: Image, detection: Detection) -> Image:
        """The aligned face, uint8, of the height and width that the network takes."""
        return align(image, detection.landmarks, self._template, self.description.input_size)

    def embed(self, chips: Sequence[Image]) -> Floats:
        """Embeddings (n, 128) of unit norm, float32, of aligned faces."""
        if not len(chips):
            return np.zeros((0, DIMENSIONS), np.float32)
        with torch.inference_mode():
            parts = [self._embedded(batch) for batch in self._batches(chips)]
        return torch.cat(parts).float().cpu().numpy()

    def _embedded(self, x: torch.Tensor) -> torch.Tensor:
        embeddings: torch.Tensor = self._network(x)
        if self.description.mirror:
            embeddings = F.normalize(embeddings + self._network(x.flip(3)))
        return embeddings

    def _batches(self, chips: Sequence[Image]) -> Iterator[torch.Tensor]:
        for start in range(0, len(chips), self._batch):
            stacked = torch.from_numpy(np.stack(chips[start : start + self._batch]))
            x = stacked.to(self._device).permute(0, 3, 1, 2).float()
            yield (x - self._mean) * self.description.scale
