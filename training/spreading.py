"""Spreading embeddings that sit in a cone over more of the sphere.

Embeddings trained with another loss may all lie on one side of the sphere: their common part does
not distinguish people, and takes part of their length. Subtracting a part of their mean spreads
them, and the last layer of a network can do that by itself, as far as the length of what goes into
it hardly varies.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from photoclust.faces.weights import Description
from photoclust.job import Job
from photoclust.types import Floats

from .teacher import embed_views

RIDGE = 1e-3
"""Regularisation of the least squares, in parts of the features' mean square."""


def spread_out(embeddings: Floats, rows: NDArray[np.int64], part: float) -> Floats:
    """Embeddings (n, 128) of unit norm, less `part` of the mean of `rows`; unit norm again."""
    moved = embeddings - part * embeddings[rows].mean(axis=0)
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), np.float32)


def refit(
    network: nn.Module,
    chips: NDArray[np.uint8],
    description: Description,
    targets: Floats,
    job: Job | None = None,
    device: torch.device | None = None,
) -> None:
    """Set a network's last layer so that it maps these chips to `targets`, (n, 128), as well
    as least squares can; each target counts with the length the layer gave before."""
    last = [module for module in network.modules() if isinstance(module, nn.Linear)][-1]
    features: list[Tensor] = []
    handle = last.register_forward_pre_hook(lambda _, inputs: features.append(inputs[0].cpu()))
    try:
        embed_views(network, chips, description, mirror=False, job=job, device=device)
    finally:
        handle.remove()
    x = torch.cat(features).double().numpy()
    weight = last.weight.detach().cpu().double().numpy()
    if last.bias is not None:
        x = np.column_stack([x, np.ones(len(x))])
        weight = np.column_stack([weight, last.bias.detach().cpu().double().numpy()])
    lengths = np.linalg.norm(x @ weight.T, axis=1, keepdims=True)
    square = x.T @ x / len(x)
    ridge = RIDGE * np.trace(square) / len(square) * np.eye(len(square))
    solved = np.linalg.solve(square + ridge, x.T @ (lengths * targets) / len(x))
    with torch.no_grad():
        last.weight.copy_(torch.from_numpy(solved.T[:, : last.in_features]))
        if last.bias is not None:
            last.bias.copy_(torch.from_numpy(solved.T[:, -1]))
