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
from photoclust.faces.networks.layers import EmbeddingLayer, EmbeddingNetwork
from photoclust.faces.registry import Embeddings
from photoclust.types import Detection, Image

BATCH = {"cpu": 16, "gpu": 512}
NATIVE = ("amx_bf16", "avx512_bf16")
"""What a processor that multiplies numbers of bfloat16 by itself has."""


class NetworkEmbedder:
    """The embedding network with its alignment: whichever the weights file holds.

    `description` says what the weights are. On a processor that has bfloat16 all layers but the
    last run in it: two to three times as fast, and alike to three digits.
    """

    def __init__(
        self,
        device: torch.device,
        *,
        path: Path | None = None,
        inner: torch.dtype | None = None,
    ) -> None:
        network, self.description = weights.load_embedding(path or weights.shipped("embedding"))
        self._type = inner or inner_type(device)
        network = in_precision(network, self._type).to(device)
        self._network: EmbeddingNetwork = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._device = device
        self._batch = BATCH["cpu" if device.type == "cpu" else "gpu"]
        self._template = np.array(self.description.template, np.float32)
        self._mean = torch.tensor(self.description.mean, device=device).view(1, 3, 1, 1)

    def chip(self, image: Image, detection: Detection) -> Image:
        """The aligned face, uint8, of the height and width that the network takes."""
        return align(image, detection.landmarks, self._template, self.description.input_size)

    def embed(self, chips: Sequence[Image]) -> Embeddings:
        """Embeddings of aligned faces."""
        if not len(chips):
            return Embeddings(np.zeros((0, DIMENSIONS), np.float32), np.zeros(0, np.float32))
        with torch.inference_mode():
            parts = [self._embedded(batch) for batch in self._batches(chips)]
            unscaled = torch.cat(parts).cpu()
            return Embeddings(F.normalize(unscaled).numpy(), unscaled.norm(dim=1).numpy())

    def _embedded(self, x: torch.Tensor) -> torch.Tensor:
        """Embeddings before they are scaled; of face and mirror image, the mean of both."""
        unscaled = self._network.unscaled(x).float()
        if not self.description.mirror:
            return unscaled
        mirrored = self._network.unscaled(x.flip(3)).float()
        return (F.normalize(unscaled) + F.normalize(mirrored)) / 2

    def _batches(self, chips: Sequence[Image]) -> Iterator[torch.Tensor]:
        for start in range(0, len(chips), self._batch):
            stacked = torch.from_numpy(np.stack(chips[start : start + self._batch]))
            x = stacked.to(self._device).permute(0, 3, 1, 2).float()
            yield ((x - self._mean) * self.description.scale).to(self._type)


def inner_type(device: torch.device) -> torch.dtype:
    """What the layers before the last run in: bfloat16 where a processor has it, else float32."""
    # Not in every version of torch that is supported; without it float32 is only slower.
    known: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    if device.type == "cpu" and any(known.get(name) for name in NATIVE):
        return torch.bfloat16
    return torch.float32


def in_precision(network: EmbeddingNetwork, kind: torch.dtype) -> EmbeddingNetwork:
    """A network whose layers hold numbers of a kind, except those that make embeddings."""
    network.to(kind)
    for module in network.modules():
        if isinstance(module, EmbeddingLayer):
            module.float()
    return network
