"""Second thoughts: how many wrongly confirmed faces are found, and how true the doubts are.

    python -m benchmarks.second_thoughts DATA [--weights FILE] [--least N]

DATA holds `lfw_view1` and `train_faces`. All faces of every person with N or more (4) are
confirmed, the rest are with nobody. Then some are confirmed wrongly: of all confirmed faces the
share that is printed, half of them faces of others who are confirmed, half of strangers, each given
to whom it is most like, as a tired user would. Prints how many of these are doubted, and of the
doubts, by their probability, how many there are, what is stated on average, and how many are wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.arrivals import embedded, embedded_wild, face_set
from photoclust.clustering.audit import LEAST, doubts
from photoclust.clustering.similarity import unit_means
from photoclust.faces import weights
from photoclust.faces.weights import Calibration
from photoclust.types import Doubt, Floats

SHARES = (0.0, 0.002, 0.01, 0.05)
STATED = (LEAST, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 1)
"""Ends of the ranges of probabilities."""
Numbers = NDArray[np.int64]


def confirmed_wrongly(
    embeddings: Floats, truth: Numbers, least: int, share: float
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Who each face is confirmed as, 0 for nobody, and whether that is wrong: (n,) and (n,)."""
    random = np.random.default_rng(0)
    persons, counts = np.unique(truth, return_counts=True)
    known = persons[counts >= least]
    homes = np.where(np.isin(truth, known), truth, 0)
    means = unit_means(embeddings, homes, known)
    half = round(share * int((homes > 0).sum()) / 2)
    wrong = np.zeros(len(truth), bool)
    for among in (homes > 0, homes == 0):
        rows = random.permutation(np.flatnonzero(among))[:half]
        likeness = embeddings[rows] @ means.T
        likeness[truth[rows][:, None] == known] = -1
        homes[rows] = known[likeness.argmax(axis=1)]
        wrong[rows] = True
    return homes, wrong


def reliability(
    found: list[Doubt], wrong: NDArray[np.bool_]
) -> Iterator[tuple[float, float, int, float, float]]:
    """Ranges of probabilities, with the doubts in each, the mean stated, and the share wrong."""
    stated = np.array([doubt.probability for doubt in found])
    right = wrong[np.array([doubt.face for doubt in found], np.int64) - 1]
    for low, high in pairwise(STATED):
        those = (stated >= low) & (stated < high if high < 1 else stated <= high)
        if those.any():
            yield (
                low,
                high,
                int(those.sum()),
                float(stated[those].mean()),
                float(right[those].mean()),
            )


def measure(name: str, faces: tuple[Floats, Numbers, Calibration], least: int) -> None:
    """Print the figures of one set of faces."""
    embeddings, truth, calibration = faces
    print(f"{name}: {len(truth)} faces")
    every: list[tuple[list[Doubt], NDArray[np.bool_]]] = []
    for share in SHARES:
        homes, wrong = confirmed_wrongly(embeddings, truth, least, share)
        library = face_set(embeddings, homes, homes > 0)
        people = np.unique(homes[homes > 0]).tolist()
        found = doubts(library, people, frozenset(), frozenset(), calibration)
        every.append((found, wrong))
        doubted = np.zeros(len(truth), bool)
        doubted[[doubt.face - 1 for doubt in found]] = True
        print(
            f"  {wrong.sum():>4} of {(homes > 0).sum():,} confirmed faces are wrong:"
            f" {len(found)} doubted, {(doubted & wrong).sum()} of the wrong ones"
        )
    print("  stated              doubts      mean stated    wrong")
    for share, (found, wrong) in zip(SHARES, every, strict=True):
        for low, high, count, stated, true in reliability(found, wrong):
            print(
                f"  {100 * share:>4.1f} %: {100 * low:>3.0f} to {100 * high:>3.0f} %"
                f" {count:>8,}   {100 * stated:>10.1f} % {100 * true:>10.1f} %"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=weights.shipped("embedding"))
    parser.add_argument("--least", type=int, default=4, metavar="N")
    arguments = parser.parse_args()
    for name, read in (("View 1", embedded), ("celeba_wild", embedded_wild)):
        measure(name, read(arguments.data, arguments.weights), arguments.least)


if __name__ == "__main__":
    main()
