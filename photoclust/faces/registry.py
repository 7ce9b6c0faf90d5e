"""Detectors and embedders, by the architecture that their weights files name.

A detector is a module of `photoclust.faces.detectors`, an embedding network one of
`photoclust.faces.networks`; nothing else has to be changed to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from photoclust.discovery import modules_in
from photoclust.faces.description import Description, describe, unknown_architecture
from photoclust.types import Detection, Floats, Image

if TYPE_CHECKING:
    import torch


class Detector(Protocol):
    """Finds faces and their landmarks. `device`: where its network runs."""

    description: Description
    device: torch.device

    def detect(
        self, images: Sequence[Image], min_score: float | None = None
    ) -> list[list[Detection]]:
        """The faces in each image, uint8 RGB (h, w, 3), surest first, in its own pixels.

        min_score: least score this time, 0 to 1; None: the one it was made with. Boxes end at the
        image's edges.
        """
        ...

    def mark(self, image: Image, detections: Sequence[Detection]) -> list[Detection]:
        """The same faces, their landmarks as they are seen in this image, in its pixels.

        image: the one they were found in at another size.
        """
        ...


class Embeddings(NamedTuple):
    """`vectors`: float32 (n, 128), of unit norm. `norms`: float32 (n,), their norms before they
    were scaled to that, which tell how far each can be trusted; see `Description.trust`."""

    vectors: Floats
    norms: Floats


class Embedder(Protocol):
    """Turns faces into points on the unit sphere."""

    description: Description

    def chip(self, image: Image, detection: Detection) -> Image:
        """The aligned face, uint8 RGB, of the height and width that `embed` takes."""
        ...

    def embed(self, chips: Sequence[Image]) -> Embeddings:
        """Embeddings of aligned faces."""
        ...


@dataclass(frozen=True)
class DetectionOptions:
    """What a detector is made with. `min_score`: least score, 0 to 1. `size`: the area
    of the picture that is searched, as the longer side of a 4:3 picture in pixels; larger ones are
    scaled down."""

    min_score: float = 0.85
    size: int = 1280


DetectorMaker = Callable[["Path", "torch.device", DetectionOptions], Detector]


def open_detector(
    path: Path, device: torch.device, options: DetectionOptions | None = None
) -> Detector:
    """The detector whose weights lie at `path`.

    Raises WeightsError when the file is damaged, or no detector is of its architecture.
    """
    description = describe(path)
    makers: dict[str, DetectorMaker] = {}
    for module in modules_in("photoclust.faces.detectors"):
        makers |= getattr(import_module(module), "DETECTORS", {})
    if description.architecture not in makers:
        raise unknown_architecture(path, description)
    return makers[description.architecture](path, device, options or DetectionOptions())


def open_embedder(path: Path, device: torch.device) -> Embedder:
    """The embedder whose weights lie at `path`.

    Raises WeightsError when the file is damaged, or no network is of its architecture.
    """
    from photoclust.faces.network_embedder import NetworkEmbedder

    return NetworkEmbedder(device, path=path)
