"""Shared by the tests of clustering: points on the sphere, and slow reference implementations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from photoclust.errors import Cancelled
from photoclust.faces.weights import Calibration
from photoclust.types import FaceSet, Floats

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

CALIBRATION = Calibration(
    threshold=0.18, slope=80.0, middle=0.18, others_mean=0.8, others_spread=0.03
)
"""What it says of strangers is true of `people`."""
UNSORTED = -1


def unit(vectors: NDArray[np.floating]) -> Floats:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def spread(seed: int, count: int, dimensions: int, copies: float = 0.0) -> Floats:
    """Unit vectors in all directions; a fraction of them are copies of others."""
    rng = np.random.default_rng(seed)
    vectors = unit(rng.normal(size=(count, dimensions)))
    for row in range(1, count):
        if rng.random() < copies:
            vectors[row] = vectors[rng.integers(row)]
    return vectors


def face_set(
    ids: Ints, photos: Ints, embeddings: Floats, people: Ints, confirmed: Bools
) -> FaceSet:
    """Faces of one quality."""
    every = np.ones(len(ids), bool)
    quality = every.astype(np.float32)
    places, taken = nowhere(len(ids))
    return FaceSet(ids, photos, embeddings, people, confirmed, quality, every, every, places, taken)


def nowhere(count: int) -> tuple[Floats, NDArray[np.float64]]:
    """Places of which no two are the same, and no times."""
    left = np.arange(count, dtype=np.float32)
    box = [left, left, left + np.float32(0.1), left + np.float32(0.1), np.ones_like(left)]
    return np.stack(box, axis=1), np.full(count, np.nan)


def clouds(**counts: int) -> st.SearchStrategy[Floats]:
    """Unit vectors; `least` and `most` of them, some of them equal to others."""
    return st.builds(
        spread,
        st.integers(0, 2**32 - 1),
        st.integers(counts["least"], counts["most"]),
        st.integers(2, 8),
        st.sampled_from([0.0, 0.0, 0.4]),
    )


def people(sizes: Iterable[int], seed: int = 0, within: float = 0.06) -> tuple[Floats, Ints]:
    """Faces (n, 128) of people, in a cone as a real network's, and who each is, 0, 1, ….

    Two faces of one person are about `within` from each other in squared L2, those of two
    people about 0.4. Persons come one after the other.
    """
    rng = np.random.default_rng(seed)
    truth = np.repeat(np.arange(len(list(sizes))), list(sizes))
    middle = unit(rng.normal(size=(1, 128)))
    centres = unit(middle + 0.5 * unit(rng.normal(size=(len(list(sizes)), 128))))
    # Noise of length r puts two faces sqrt(2) r apart, or 2 r² squared.
    noise = unit(rng.normal(size=(len(truth), 128))) * np.sqrt(within / 2)
    return unit(centres[truth] + noise), truth.astype(np.int64)


def crowd(*sizes: int) -> Floats:
    """Faces of people as far apart as those of the network that ships, one after the other: two of
    one have a likeness of .7, of two of 0."""
    chance = np.random.default_rng(0)
    whose = np.repeat(np.arange(len(sizes)), sizes)
    centres = unit(chance.normal(size=(len(sizes), 128)))[whose]
    return unit(np.sqrt(0.7) * centres + np.sqrt(0.3) * unit(chance.normal(size=centres.shape)))


def exact(vectors: Floats) -> NDArray[np.float64]:
    """All squared distances, computed directly."""
    wide = vectors.astype(np.float64)
    return np.asarray(((wide[:, None] - wide) ** 2).sum(axis=2))


def partition(labels: Iterable[int]) -> set[frozenset[int]]:
    """Which rows are together, whatever the groups are called. UNSORTED rows are left out."""
    groups: dict[int, set[int]] = {}
    for row, label in enumerate(labels):
        if label != UNSORTED:
            groups.setdefault(int(label), set()).add(row)
    return {frozenset(rows) for rows in groups.values()}


def naive_linkage(
    distances: NDArray[np.float64], start: Iterable[int], cut: float, apart: Bools | None = None
) -> set[frozenset[int]]:
    """Average linkage as its definition says: the nearest pair again and again."""
    groups = [sorted(rows) for rows in partition(start)]
    while True:
        nearest: tuple[float, int, int] | None = None
        for one in range(len(groups)):
            for other in range(one):
                block = np.ix_(groups[one], groups[other])
                if apart is not None and apart[block].any():
                    continue
                mean = float(distances[block].mean())
                if mean < cut and (nearest is None or mean < nearest[0]):
                    nearest = mean, one, other
        if nearest is None:
            return {frozenset(group) for group in groups}
        _, one, other = nearest
        groups[other] += groups.pop(one)


def patience(calls: int) -> Callable[[], None]:
    """A check that raises after `calls` calls, for loops that may not end."""
    left = calls

    def check() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Cancelled

    return check
