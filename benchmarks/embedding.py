"""Aligned faces embedded per second, as the program does it.

    python -m benchmarks.embedding [WEIGHTS] [--faces N]

In the precision that the program takes on this processor, and in float32; with the mirror image if
the weights file says so. Chips of noise: the time does not depend on what they show.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from photoclust.faces import network_embedder, weights
from photoclust.faces.device import choose
from photoclust.faces.network_embedder import NetworkEmbedder, inner_type
from photoclust.faces.networks.layers import sides

REPEATED = 3
"""The best of so many runs, as other programs only ever slow one down."""


def rate(embedder: NetworkEmbedder, faces: int) -> float:
    """Faces per second."""
    height, width = sides(embedder.description.input_size)
    chips = list(np.random.default_rng(0).integers(0, 256, (faces, height, width, 3), np.uint8))
    embedder.embed(chips[: max(network_embedder.BATCH.values())])
    best = 0.0
    for _ in range(REPEATED):
        began = time.perf_counter()
        embedder.embed(chips)
        best = max(best, faces / (time.perf_counter() - began))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "weights", nargs="?", type=Path, default=weights.shipped("embedding"), help="(the shipped)"
    )
    parser.add_argument("--faces", type=int, default=512, help="(default: %(default)s)")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    arguments = parser.parse_args()
    device = choose(arguments.device)
    kinds = dict.fromkeys((inner_type(device), torch.float32))
    for kind in kinds:
        embedder = NetworkEmbedder(device, path=arguments.weights, inner=kind)
        print(
            f"{embedder.description.name}, {device}, {torch.get_num_threads()} threads,"
            f" {str(kind).removeprefix('torch.')}: {rate(embedder, arguments.faces):.0f} faces/s",
            flush=True,
        )


if __name__ == "__main__":
    main()
