"""Distances of groups from a person: each face's to the person's faces nearest to it.

Squared L2. A person who changed over the years, or was photographed in two ways, has several
clusters of faces; the mean of all their faces would be near to none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats

Rows = NDArray[np.intp]
NEAREST = 3
"""Nearest faces of a person that the distance of a face is averaged over."""
MOST_REPRESENTATIVES = 256
"""Faces that represent a person or group, evenly taken."""


def representatives(rows: Rows, most: int = MOST_REPRESENTATIVES) -> Rows:
    """At most so many of the rows, evenly taken."""
    return rows[np.linspace(0, len(rows) - 1, min(len(rows), most)).astype(np.intp)]


def unit_means(vectors: Floats, people: NDArray[np.int64], of: NDArray[np.int64]) -> Floats:
    """The mean directions of people: (m, d), of unit norm.

    vectors: unit embeddings (n, d). people: (n,), who each shows. of: (m,), each with a face.
    """
    means = np.stack([vectors[people == person].mean(axis=0) for person in of])
    unit: Floats = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return unit


def to_person(vectors: Floats, groups: Sequence[Rows], person: Rows) -> Floats:
    """The mean distance of each group's faces to the NEAREST faces of a person: (m,).

    vectors: unit embeddings (n, d). groups: m arrays of row numbers, none empty. person: the
    person's rows.
    """
    closest = _closest(vectors[np.concatenate(groups)], vectors[person])
    sizes = np.array([len(rows) for rows in groups])
    starts = np.cumsum(sizes) - sizes
    mean = np.add.reduceat(closest, starts) / sizes
    return np.asarray(np.clip(2 - 2 * mean, 0, 4), np.float32)


def to_mean(means: Floats, person: Floats) -> Floats:
    """The mean distance of groups to the NEAREST faces of a person by the groups' mean: (m,).

    Never below `to_person`, and the same for single faces. means: plain means of unit vectors
    (m, d). person: (k, d).
    """
    return np.asarray(2 - 2 * _closest(means, person), np.float32)


def _closest(vectors: Floats, person: Floats) -> Floats:
    count = min(NEAREST, len(person))
    likeness = vectors @ person.T
    part = np.partition(likeness, len(person) - count, axis=1)[:, -count:]
    return np.asarray(part.mean(axis=1), np.float32)
