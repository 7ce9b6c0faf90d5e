"""A weights file, ready to embed a data set's aligned faces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from platformdirs import user_cache_path
from torch import nn

from photoclust.faces import weights
from photoclust.faces.weights import Description
from photoclust.job import Job
from photoclust.types import Floats, Image

from .teacher import embed_views


@dataclass(frozen=True)
class Model:
    """A network and the description in its file. `mirror`: whether the mirror image is embedded
    too. `precision`: "float32", or "bfloat16" for the layers before the last, as the program runs
    on processors that have it."""

    path: Path
    network: nn.Module
    description: Description
    mirror: bool
    device: torch.device
    precision: str = "float32"

    def embed(self, chips: Image, job: Job | None = None) -> Floats:
        """Embeddings (n, 128), unit norm, of chips uint8 (n, h, w, 3) with a data set's margin."""
        asked = 0, self.mirror, job, self.device, self.precision
        return embed_views(self.network, chips, self.description, *asked)


def open_model(
    path: Path, device: torch.device, mirror: bool | None = None, precision: str = "float32"
) -> Model:
    """The model in a weights file; `mirror` None means as the file says.

    Raises WeightsError when the file is missing, damaged, or holds no embedding.
    """
    network, description = weights.load_embedding(path)
    # Figures that are compared come from full single precision, on every device.
    torch.backends.cudnn.allow_tf32 = False
    network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    mirror = description.mirror if mirror is None else mirror
    return Model(path, network, description, mirror, device, precision)


def default_cache() -> Path:
    """The default folder of the cache of aligned faces."""
    return Path(user_cache_path("photoclust", appauthor=False)) / "aligned"
