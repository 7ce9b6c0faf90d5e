"""Verification on LFW View 1 with the shipped weights.

    python -m benchmarks.verification DATA [WEIGHTS]

DATA holds `lfw_view1`. The threshold is chosen on the 2,200 train pairs, accuracy measured on
the 1,000 test pairs; VAL at FAR 1e-3 on the test pairs, and on all 3,200, as with 500 pairs
of different people that rate allows none of them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from photoclust.faces import weights
from photoclust.faces.detection import Detector
from photoclust.faces.embedding import Embedder
from training import lfw, metrics

FAR = 1e-3


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", nargs="?", type=Path, default=weights.shipped("embedding"))
    arguments = parser.parse_args()
    device = torch.device("cpu")
    folder = arguments.data / "lfw_view1"
    images: dict[Path, int] = {}
    train = lfw.read_pairs(folder, "pairsDevTrain.txt", images)
    test = lfw.read_pairs(folder, "pairsDevTest.txt", images)
    embeddings, missed = lfw.embed(
        images, Detector(device), Embedder(device, path=arguments.weights)
    )
    train_distances, distances = train.distances(embeddings), test.distances(embeddings)
    threshold = metrics.best_threshold(train_distances, train.same)
    everything = np.concatenate([train_distances, distances])
    same = np.concatenate([train.same, test.same])
    print(f"{len(images)} images, no face found in {missed}")
    print(f"threshold {threshold:.4f} (squared L2), from {len(train.same)} train pairs")
    print(f"accuracy {metrics.accuracy(distances, test.same, threshold):.3%} on test pairs")
    print(f"accuracy {metrics.accuracy(train_distances, train.same, threshold):.3%} on train pairs")
    print(
        f"VAL {metrics.validation_rate(distances, test.same, FAR)[0]:.2%} at FAR {FAR}, test pairs"
    )
    print(f"VAL {metrics.validation_rate(everything, same, FAR)[0]:.2%} at FAR {FAR}, all pairs")


if __name__ == "__main__":
    main()
