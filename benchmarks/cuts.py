"""The grid search behind the clustering's parameters, by BCubed F.

    python -m benchmarks.cuts DATA

Six libraries of known faces, none of them an album the program is judged by: the images of
LFW View 1; CelebA and PubFig training faces with Zipf-like counts (most people seen once or
twice) and with family-like counts (some people seen often, the rest once); and all of the
CelebA set. Faces are embedded by the program itself. Prints one line for each combination,
the best mean F first: `min_samples`, SPLIT, JOIN, the mean, then F for each library. Takes
about five minutes.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from photoclust.clustering.methods import UNSORTED, Density, by_density, refined
from photoclust.faces import weights
from photoclust.faces.analysis import detect_and_align
from photoclust.faces.detectors.two_stage import TwoStageDetector
from photoclust.faces.network_embedder import NetworkEmbedder
from photoclust.learning.metrics import bcubed
from photoclust.types import Floats
from training import lfw
from training.dataset import central, opened

Faces = tuple[Floats, NDArray[np.str_]]


def embedded(
    data: Path, subset: str, detector: TwoStageDetector, embedder: NetworkEmbedder
) -> Faces:
    """A folder of `train_faces`: embeddings (n, 128) and identities (n,).

    Images in which no face is found are left out: nor would a library hold anything of them.
    """
    with (data / "train_faces" / "index.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if Path(row["path"]).parts[1] == subset]
    vectors, people = [], []
    for start in range(0, len(rows), lfw.BATCH):
        batch = rows[start : start + lfw.BATCH]
        pictures = [opened(data / row["path"]) for row in batch]
        found = detect_and_align(pictures, detector, embedder.chip, central)
        chips = [face.chip for faces in found for face in faces]
        vectors.append(embedder.embed(chips).vectors)
        people += [row["identity"] for row, faces in zip(batch, found, strict=True) if faces]
    return np.concatenate(vectors), np.array(people)


def development(data: Path, detector: TwoStageDetector, embedder: NetworkEmbedder) -> Faces:
    """The images of LFW View 1."""
    images: dict[Path, int] = {}
    for name in ("pairsDevTrain.txt", "pairsDevTest.txt"):
        lfw.read_pairs(data / "lfw_view1", name, images)
    embeddings, _ = lfw.embed(images, detector, embedder)
    return embeddings, np.array([path.parent.name for path in images])


def drawn(faces: Faces, kind: str) -> Faces:
    """A sample whose numbers of faces per person resemble those of real libraries."""
    generator = np.random.default_rng(0)
    embeddings, people = faces
    kept: list[int] = []
    for person in np.unique(people):
        own = generator.permutation(np.flatnonzero(people == person))
        often = int(generator.integers(10, 60)) if generator.random() < 0.15 else 1
        count = int(generator.zipf(1.5)) if kind == "zipf" else often
        kept += own[:count].tolist()
    return embeddings[kept], people[kept]


def score(faces: Faces, labels: NDArray[np.int64]) -> float:
    """BCubed F of a grouping, single faces alone."""
    found = [None if label == UNSORTED else int(label) for label in labels]
    return bcubed(found, faces[1].tolist())[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    device = torch.device("cpu")
    detector, embedder = TwoStageDetector(device), NetworkEmbedder(device)
    calibration = weights.describe(weights.shipped("embedding")).calibration
    assert calibration is not None
    threshold = calibration.threshold
    celeba = embedded(data, "celeba_wild", detector, embedder)
    pubfig = embedded(data, "pubfig", detector, embedder)
    libraries = {
        "lfw": development(data, detector, embedder),
        "celeba-zipf": drawn(celeba, "zipf"),
        "celeba-family": drawn(celeba, "family"),
        "pubfig-zipf": drawn(pubfig, "zipf"),
        "pubfig-family": drawn(pubfig, "family"),
        "celeba": celeba,
    }
    print("min_samples SPLIT JOIN   mean  " + " ".join(libraries))
    lines = []
    for min_samples in (1, 2):
        dense = {
            name: by_density(vectors, Density(min_samples=min_samples), threshold)[0]
            for name, (vectors, _) in libraries.items()
        }
        for split in (0.8, 0.9, 1.0, 1.1):
            for join in (0.7, 0.75, 0.8):
                figures = [
                    score(
                        faces, refined(faces[0], dense[name], split * threshold, join * threshold)
                    )
                    for name, faces in libraries.items()
                ]
                shown = " ".join(f"{figure:.3f}" for figure in figures)
                lines.append((np.mean(figures), f"{min_samples} {split} {join}", shown))
    for mean, setting, shown in sorted(lines, reverse=True):
        print(f"{setting:<22} {mean:.4f}  {shown}")


if __name__ == "__main__":
    main()
