"""The teacher for distillation: the starting network's mean embedding over several views.

The normalised mean over the chip, its mirror image and a few slightly moved copies is more
accurate than the embedding of one view, and is the target of distillation (Hinton, Vinyals, Dean:
Distilling the Knowledge in a Neural Network, 2015, with embeddings for logits).
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from photoclust.faces import weights
from photoclust.faces.networks.layers import sides
from photoclust.faces.weights import Description
from photoclust.files import atomic_write
from photoclust.job import Job
from photoclust.types import Floats

from .augmentation import Augmentation, augment
from .dataset import without_margin

MOVES = replace(Augmentation.none(), shift=0.012, turn=2.5, zoom=0.025)
BATCH = 64


def embed_views(
    network: nn.Module,
    chips: NDArray[np.uint8],
    description: Description,
    jitters: int = 0,
    mirror: bool = True,
    job: Job | None = None,
    device: torch.device | None = None,
    precision: str = "float32",
) -> Floats:
    """Embeddings (n, 128) of unit norm, each the mean over all views of a chip.

    chips: uint8 (n, ...) with the data set's margin. The views are the chip itself and `jitters`
    moved copies, each mirrored too if `mirror`. The moves are the same for every call. precision:
    "float32", or "bfloat16" for the network's layers.
    """
    job = job or Job()
    job.begin("looking", len(chips))
    device = device or torch.device("cpu")
    height, width = sides(description.input_size)
    found = []
    for start in range(0, len(chips), BATCH):
        job.check()
        part = np.asarray(chips[start : start + BATCH])
        random = np.random.default_rng([start])
        views = [without_margin(part, height, width)]
        for _ in range(jitters):
            moved = [augment(chip, height, width, MOVES, random) for chip in part]
            views.append(np.stack(moved))
        total = torch.zeros(len(part), 128, device=device)
        with torch.inference_mode(), inner_precision(precision, device):
            for view in views:
                x = network_input(view, description, device)
                total += network(x).float()
                if mirror:
                    total += network(x.flip(3)).float()
        found.append(F.normalize(total).cpu().numpy())
        job.report(done=len(part))
    return np.concatenate(found)


def cached_views(
    folder: Path,
    network: nn.Module,
    chips: NDArray[np.uint8],
    description: Description,
    jitters: int,
    job: Job | None = None,
    device: torch.device | None = None,
    precision: str = "float32",
) -> Floats:
    """As `embed_views` with the mirror, cached in the data set's folder for each network."""
    digest = weights.tensor_checksum(network.state_dict())[:16]
    path = folder / f"teacher-{digest}-{jitters}-{precision}.npy"
    if path.is_file():
        return np.asarray(np.load(path), np.float32)
    found = embed_views(network, chips, description, jitters, True, job, device, precision)
    with atomic_write(path, replace=True) as partial, partial.open("wb") as file:
        np.save(file, found)
    return found


def network_input(
    chips: NDArray[np.uint8], description: Description, device: torch.device
) -> torch.Tensor:
    """Chips uint8 (n, h, w, 3) as the network sees them: (n, 3, h, w), channels last."""
    x = torch.from_numpy(np.ascontiguousarray(chips)).to(device).permute(0, 3, 1, 2).float()
    mean = torch.tensor(description.mean, device=device).view(1, 3, 1, 1)
    return (x - mean) * description.scale


def inner_precision(name: str, device: torch.device) -> AbstractContextManager[object]:
    """A context of mixed precision for "bfloat16"; results may have that type."""
    if name == "bfloat16":
        return torch.autocast(device.type, dtype=torch.bfloat16)
    return nullcontext()
