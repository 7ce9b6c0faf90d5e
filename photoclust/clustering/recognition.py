"""Recognition: the k nearest named faces, and probabilities from their distances.

`calibration` comes from the weights file: the same distance means different things to
different networks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.neighbours import squared_distances
from photoclust.faces.description import Calibration
from photoclust.types import Floats

NEIGHBOURS = 5
"""Nearest named faces that vote."""


@dataclass(frozen=True)
class Candidate:
    """A person that a face may show. `distance`: squared L2 to their nearest face among the
    neighbours; `votes`: how many of the neighbours are theirs; `probability`: 0 to 1."""

    person: int
    probability: float
    distance: float
    votes: int


def probability(distance: Floats | float, calibration: Calibration) -> Floats:
    """Of two faces at this squared distance being one person, 0 to 1, were both cases
    equally frequent."""
    exponent = calibration.slope * (np.asarray(distance, np.float64) - calibration.middle)
    return (1 / (1 + np.exp(np.clip(exponent, -50, 50)))).astype(np.float32)


def recognise(
    embedding: Floats,
    known: Floats,
    people: NDArray[np.int64],
    calibration: Calibration,
    neighbours: int = NEIGHBOURS,
) -> list[Candidate]:
    """The people a face may show, likeliest first; none when no known person is near enough.

    embedding: (128,). known: (n, 128), faces of `people`: (n,). Neighbours farther than the
    threshold do not vote. A person's probability is that of their mean distance among the
    neighbours, times their share of the weighted vote.
    """
    if not len(known):
        return []
    distances = squared_distances(embedding[None], known)[0]
    closest = np.argsort(distances, kind="stable")[:neighbours]
    closest = closest[distances[closest] < calibration.threshold]
    weights = probability(distances[closest], calibration)
    candidates = []
    for person in np.unique(people[closest]):
        own = people[closest] == person
        share = float(weights[own].sum() / weights.sum())
        mean = float(distances[closest][own].mean())
        candidates.append(
            Candidate(
                person=int(person),
                probability=share * float(probability(mean, calibration)),
                distance=float(distances[closest][own].min()),
                votes=int(own.sum()),
            )
        )
    return sorted(candidates, key=lambda c: -c.probability)
