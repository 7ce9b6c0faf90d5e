"""Measure what distances mean, and write it into a weights file.

    python -m training.calibrate DATA [WEIGHTS]

DATA holds `lfw_view1`. The threshold is the most accurate one on the 2,200 pairs of
`pairsDevTrain.txt`, the curve from distance to probability a logistic regression on the same
pairs. The test pairs are not looked at.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from photoclust.faces import weights
from photoclust.faces.detection import Detector
from photoclust.faces.embedding import Embedder
from photoclust.faces.networks.residual import ResidualNetwork
from training import lfw, metrics


def calibrate(distances: metrics.Distances, same: metrics.Truth) -> weights.Calibration:
    """Threshold and curve from pairs (n,), of which about half show one person."""
    # Hardly regularised, once the distances are of the order of one.
    scale = float(np.std(distances))
    curve = LogisticRegression(C=1e6).fit(distances[:, None] / scale, same)
    slope = -float(curve.coef_[0, 0]) / scale
    return weights.Calibration(
        threshold=round(metrics.best_threshold(distances, same), 5),
        slope=round(slope, 3),
        middle=round(float(curve.intercept_[0]) / slope, 5),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", nargs="?", type=Path, default=weights.shipped("embedding"))
    arguments = parser.parse_args()
    device = torch.device("cpu")
    embedder = Embedder(device, path=arguments.weights)
    images: dict[Path, int] = {}
    pairs = lfw.read_pairs(arguments.data / "lfw_view1", "pairsDevTrain.txt", images)
    embeddings, _ = lfw.embed(images, Detector(device), embedder)
    calibration = calibrate(pairs.distances(embeddings), pairs.same)
    network, description = weights.load(arguments.weights, ResidualNetwork)
    weights.save(network, replace(description, calibration=calibration), arguments.weights)
    print(f"{arguments.weights}: {calibration}")


if __name__ == "__main__":
    main()
