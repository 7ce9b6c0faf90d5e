"""Judge what tells a good face from a bad one, and write what the best of it means.

    photoclust-train quality DATA WEIGHTS [--held-out PART]

On the people held out of training: of all faces, the worst 5, 10 and 20 % by each candidate are
rejected, and VAL is measured over all pairs of the rest (error versus reject: Grother, Tabassi:
Performance of Biometric Quality Measures, PAMI 29, 2007). The norm of the embedding, which the
program uses, is then calibrated: the part of a face's pairs with the same person's other faces that
are accepted, by logistic regression, is written into the weights file.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from photoclust.cli.progress import displayed
from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.faces.alignment import similarity
from photoclust.faces.device import choose
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.faces.networks.layers import sides
from photoclust.faces.quality import laplacian
from photoclust.faces.weights import Description, Trust
from photoclust.job import Job
from photoclust.learning.metrics import Rows
from photoclust.types import Floats

from . import dataset
from .dataset import without_margin
from .model import default_cache, open_model
from .protocol import distance_blocks, of_all

REJECTED = (0.0, 0.05, 0.1, 0.2)
FARS = (1e-3, 1e-4)
Measures = NDArray[np.float64]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", type=Path, help="folder per person, or index.csv")
    parser.add_argument("weights", type=Path, help="the file to write the meaning of norms into")
    parser.add_argument("--held-out", type=float, default=0.1, help="part of the people held out")
    parser.add_argument("--seed", type=int, default=1, help="that training used (%(default)s)")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="for aligned faces")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command. Raises PhotoclustError; the file is then as it was."""
    if not 0 < arguments.held_out <= 1:
        raise TrainingError("held-out-out-of-range", value=arguments.held_out)
    device, job = choose(arguments.device), Job()
    model = open_model(arguments.weights, device)
    embedder = NetworkEmbedder(device, path=arguments.weights)
    samples = dataset.read_samples(arguments.data)
    with displayed(job):
        faces = dataset.load_faces(samples, model.description, arguments.cache, job, device)
        _, rows = faces.split(arguments.held_out, arguments.seed)
        chips = without_margin(np.asarray(faces.chips[rows]), *sides(model.description.input_size))
        vectors, norms = embedder.embed(list(chips))
    labels = faces.identities[rows], faces.namespaces[rows]
    candidates = {"norm of the embedding": norms.astype(np.float64)}
    candidates |= measured(chips, faces.landmarks[rows], model.description)
    print(f"VAL at FAR {' / '.join(f'{far:g}' for far in FARS)} without the worst faces by")
    for name, figures in candidates.items():
        print(f"  {name:<34}{error_versus_reject(figures, vectors, *labels)}")
    trust = calibrated(norms, vectors, *labels)
    weights.save(model.network, replace(model.description, trust=trust), arguments.weights)
    print(f"{arguments.weights}: slope {trust.slope:g}, middle {trust.middle:g}")
    return 0


def measured(
    chips: NDArray[np.uint8], landmarks: Floats, description: Description
) -> dict[str, Measures]:
    """Candidates that need no network, (n,) each, higher for better faces.

    chips: uint8 (n, h, w, 3). landmarks: (n, 5, 2), in pixels of the pictures.
    """
    template = np.array(description.template, np.float64)
    eyes = np.hypot(*(landmarks[:, 1] - landmarks[:, 0]).T).astype(np.float64)
    sharp = np.array([laplacian(chip) for chip in chips])
    front = np.array([frontality(points) for points in landmarks])
    fit = -np.array([misfit(points, template) for points in landmarks])
    product = np.minimum(1, eyes / 40) * np.minimum(1, sharp / 150) * front
    return {
        "distance between the eyes": eyes,
        "sharpness": sharp,
        "frontality": front,
        "size, sharpness and frontality": product,
        "fit of the landmarks": fit,
    }


def frontality(landmarks: Floats) -> float:
    """1 when the nose lies midway between the eyes along their line, 0 when it passes one."""
    left, right, nose = (p.astype(np.float64) for p in landmarks[:3])
    across = right - left
    place = float((nose - left) @ across) / max(float(across @ across), 1e-12)
    return float(np.clip(1 - abs(place - 0.5) * 2, 0, 1))


def misfit(landmarks: Floats, template: Measures) -> float:
    """Root mean square distance of aligned landmarks from the template, in the chip's pixels."""
    matrix = similarity(landmarks, template.astype(np.float32))
    apart = landmarks @ matrix[:, :2].T + matrix[:, 2] - template
    return float(np.sqrt((apart**2).sum(axis=1).mean()))


def error_versus_reject(
    figures: Measures, vectors: Floats, identities: Rows, namespaces: Rows
) -> str:
    """VAL over all pairs without the faces of the least figures, for each part of REJECTED."""
    order = np.argsort(figures, kind="stable")
    said = []
    for part in REJECTED:
        kept = np.sort(order[int(part * len(order)) :])
        pairs = of_all(vectors[kept], identities[kept], namespaces[kept])
        rates = " / ".join(f"{pairs.validation_rate(far)[0]:.1%}" for far in FARS)
        said.append(f"{part:.0%}: {rates}")
    return "   ".join(said)


def calibrated(norms: Floats, vectors: Floats, identities: Rows, namespaces: Rows) -> Trust:
    """What norms mean: fitted to the part of each face's own pairs that are accepted."""
    threshold = of_all(vectors, identities, namespaces).validation_rate(FARS[0])[1]
    accepted, own = np.zeros(len(norms)), np.zeros(len(norms))
    for start, distances in distance_blocks(vectors):
        rows = np.arange(start, start + len(distances))
        same = identities[rows, None] == identities
        same[rows - start, rows] = False
        own[rows] = same.sum(axis=1)
        accepted[rows] = (same & (distances < threshold)).sum(axis=1)
    known = own > 0
    part = accepted[known] / own[known]
    middle, scale = float(norms[known].mean()), float(norms[known].std()) or 1.0
    x = np.tile((norms[known] - middle) / scale, 2)[:, None]
    outcome = np.repeat([True, False], len(part))
    # Hardly regularised. Each face counts once, whatever the number of its pairs.
    curve = LogisticRegression(C=1e6).fit(
        x, outcome, sample_weight=np.concatenate([part, 1 - part])
    )
    slope = float(curve.coef_[0, 0]) / scale
    if not slope > 0:
        raise TrainingError("norms-say-nothing")
    return Trust(round(slope, 4), round(middle - float(curve.intercept_[0]) / slope, 5))
