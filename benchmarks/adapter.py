"""The gain of an adapter on libraries made of labelled faces.

    python -m benchmarks.adapter DATA [--part pubfig] [--people 20] [--libraries 4]

DATA holds `train_faces`. A library is some of the people of one part of it, with half of each
one's faces confirmed; an adapter is fitted to these. It is measured on faces that it did not see:
the other halves, and 25 people who are not in the library. For both, the pairs of one person found
at 1 false in 1,000 and the pairs judged wrongly at the threshold of each; and for all together,
grouped by the program with the confirmed faces in place, the BCubed F of what was not confirmed.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.arrivals import face_set
from photoclust.cli.progress import displayed
from photoclust.clustering.clusterer import cluster
from photoclust.faces import weights
from photoclust.faces.weights import Calibration
from photoclust.job import Job
from photoclust.learning import metrics
from photoclust.learning.adapter_fit import fit
from photoclust.messages import ENGLISH
from photoclust.types import Floats
from training import dataset
from training.model import default_cache, open_model

FAR = 1e-3
STRANGERS = 25
MOST = 60
"""Faces of one person."""
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", nargs="?", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--part", default="pubfig", help="folder in train_faces (%(default)s)")
    parser.add_argument("--people", type=int, default=20, help="in a library (%(default)s)")
    parser.add_argument("--libraries", type=int, default=4, help="how many (%(default)s)")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="for aligned faces")
    arguments = parser.parse_args()
    embeddings, people, name, base = embedded(arguments)
    kept = 0
    for seed in range(arguments.libraries):
        kept += one_library(embeddings, people, name, base, arguments.people, seed)
    print(f"{kept} of {arguments.libraries} adapters were kept")


def embedded(arguments: argparse.Namespace) -> tuple[Floats, Rows, str, Calibration]:
    """The faces of a part, whose they are, and the model that embedded them."""
    model = open_model(arguments.weights, torch.device("cpu"))
    samples = dataset.read_samples(arguments.data / "train_faces")
    chosen: list[dataset.Sample] = []
    counts: dict[str, int] = {}
    for sample in samples:
        if arguments.part in sample.path.parts and counts.get(sample.identity, 0) < MOST:
            counts[sample.identity] = counts.get(sample.identity, 0) + 1
            chosen.append(sample)
    job = Job()
    with displayed(job):
        faces = dataset.load_faces(chosen, model.description, arguments.cache, job)
        embeddings = model.embed(faces.chips, job)
    calibration = model.description.calibration
    if calibration is None:
        raise SystemExit(f"{arguments.weights} is not calibrated")
    return embeddings, faces.identities, model.description.name, calibration


def one_library(
    embeddings: Floats, people: Rows, name: str, base: Calibration, count: int, seed: int
) -> bool:
    """Fit to a library, and print how it does; whether the adapter was kept."""
    random = np.random.default_rng(seed)
    everybody = random.permutation(np.unique(people))
    known = np.isin(people, everybody[:count])
    strange = np.isin(people, everybody[count : count + STRANGERS])
    confirmed = known & (random.random(len(people)) < 0.5)
    began = time.perf_counter()
    fitted = fit(embeddings[confirmed], people[confirmed], base=name, calibration=base, seed=seed)
    print(f"\nlibrary {seed}, {time.perf_counter() - began:.1f} s: {fitted.reason}")
    print("\n".join(map(ENGLISH.text, fitted.summary)))
    if fitted.adapter is None:
        return False
    adapted = fitted.adapter.apply(embeddings)
    sides = (("base", embeddings, base), ("adapted", adapted, fitted.adapter.calibration))
    rest = known & ~confirmed
    for title, vectors, calibration in sides:
        figures = [
            f"{what}: {verification(vectors[rows], people[rows], calibration)}"
            for what, rows in (("the rest", rest), ("strangers", strange))
        ]
        score = grouped(vectors, people, confirmed, known | strange, calibration)
        print(f"  {title:<8}{'; '.join(figures)}; grouping F {score:.1%}")
    return True


def verification(vectors: Floats, people: Rows, calibration: Calibration) -> str:
    """VAL, and errors at the threshold."""
    left, right = np.triu_indices(len(people), 1)
    distances = (2 - 2 * vectors @ vectors.T)[left, right]
    same = people[left] == people[right]
    found, _ = metrics.validation_rate(distances, same, FAR)
    accepted = distances < calibration.threshold
    return (
        f"VAL {found:.1%}, missed {1 - accepted[same].mean():.1%},"
        f" false {accepted[~same].mean():.2%}"
    )


def grouped(
    vectors: Floats, people: Rows, confirmed: Mask, there: Mask, calibration: Calibration
) -> float:
    """BCubed F of the faces that are there and not confirmed, all of them on different photos."""
    rows = np.flatnonzero(there)
    known = confirmed[rows]
    faces = face_set(vectors[rows], np.where(known, people[rows] + 1, 0), known)
    persons = cluster(faces, (), calibration).people
    found = [int(p) if p else None for p in persons[~known]]
    return metrics.bcubed(found, people[rows][~known].tolist())[2]


if __name__ == "__main__":
    main()
