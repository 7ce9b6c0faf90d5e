"""The protocols of verification and recognition: folds, curves, rates, nearest neighbours.

Pure arithmetic on distances, squared L2 between unit embeddings. Two faces are accepted as
one person when their distance is below a threshold. FAR is the part of the pairs of different
people that is accepted, VAL that of the pairs of one person (Schroff et al. 2015, 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoclust.errors import TrainingError
from photoclust.learning.metrics import Distances, Rows, Truth, accuracy, best_threshold
from photoclust.types import Floats

FOLDS = 10
FARTHEST = 4.0
"""The squared distance between opposite points of the unit sphere."""
BINS = 4000
"""Of the histogram of distances, each a thousandth wide."""
BLOCK = 512
"""Faces compared with all others at a time: 40 MB of distances among 20,000."""
CURVE_POINTS = 2000


@dataclass(frozen=True)
class Folded:
    """Accuracy of each fold at the threshold that was best on the others, (k,) both."""

    accuracies: NDArray[np.float64]
    thresholds: NDArray[np.float64]

    @property
    def mean(self) -> float:
        return float(self.accuracies.mean())

    @property
    def standard_error(self) -> float:
        """Of the mean: the folds' standard deviation over the root of their number."""
        return float(self.accuracies.std(ddof=1) / np.sqrt(len(self.accuracies)))


@dataclass(frozen=True)
class Roc:
    """Receiver operating characteristic: `far` and `val`, both (n,), from 0 to 1, rising."""

    far: NDArray[np.float64]
    val: NDArray[np.float64]

    @property
    def equal_error_rate(self) -> float:
        """Where as large a part is wrongly accepted as wrongly rejected, between two points
        in a straight line."""
        excess = self.far - (1 - self.val)
        after = int(np.argmax(excess >= 0))
        if after == 0:
            return float(self.far[0])
        share = excess[after - 1] / (excess[after - 1] - excess[after])
        return float(self.far[after - 1] + share * (self.far[after] - self.far[after - 1]))


@dataclass(frozen=True)
class PairDistances:
    """Distances of pairs, sorted: of one person all of them, of different people the nearest.

    same, same_rows: (m,) ascending, and (m, 2), the rows of the two faces. near, near_rows:
    the same for the k pairs of different people with the smallest distances. others: how many
    such pairs there are. histogram: int64 (BINS,), how many of all of those lie in each part
    of 0 to 4.
    """

    same: Floats
    same_rows: Rows
    near: Floats
    near_rows: Rows
    others: int
    histogram: NDArray[np.int64]

    def validation_rate(self, far: float) -> tuple[float, float]:
        """VAL at a false accept rate, and its threshold, as `metrics.validation_rate` has it.

        Raises ValueError for a rate that needs more of the pairs than are kept.
        """
        allowed = int(far * self.others)
        if allowed < len(self.near):
            threshold = float(self.near[allowed])
        elif allowed >= self.others:
            threshold = FARTHEST
        else:
            raise ValueError(f"only {len(self.near)} of {self.others} pairs are kept")
        return self._accepted(threshold), threshold

    def roc(self) -> Roc:
        """VAL and FAR: exact where FAR is small, beyond that in steps of the histogram."""
        some = np.linspace(0, len(self.near) - 1, min(len(self.near), CURVE_POINTS)).astype(int)
        edges = np.linspace(0, FARTHEST, BINS + 1)[1:]
        edges = edges[edges > self.near[-1]]
        exact = np.searchsorted(self.near, self.near[some])
        beyond = np.cumsum(self.histogram)[BINS - len(edges) :]
        val = np.searchsorted(self.same, np.concatenate([self.near[some], edges]))
        return Roc(
            np.concatenate([exact, beyond, [self.others]]) / self.others,
            np.concatenate([val, [len(self.same)]]) / len(self.same),
        )

    def false_accepts(self, count: int) -> list[tuple[int, int, float]]:
        """The nearest pairs of different people: two rows and their distance."""
        return _listed(self.near_rows[:count], self.near[:count])

    def false_rejects(self, count: int) -> list[tuple[int, int, float]]:
        """The farthest pairs of one person, farthest first."""
        return _listed(self.same_rows[::-1][:count], self.same[::-1][:count])

    def _accepted(self, threshold: float) -> float:
        return float(np.searchsorted(self.same, threshold) / len(self.same))


def folds(same: Truth, count: int = FOLDS, seed: int | None = None) -> Rows:
    """The fold of each pair, int64 (n,), 0 to count - 1, with equally many of each kind.

    In the order of the list, as LFW's own folds are, so that a person listed in a row stays in
    one fold; shuffled when there is a seed.
    """
    fold = np.zeros(len(same), np.int64)
    for kind in (True, False):
        rows = np.flatnonzero(same == kind)
        if seed is not None:
            rows = np.random.default_rng(seed).permutation(rows)
        fold[rows] = np.arange(len(rows)) * count // max(1, len(rows))
    return fold


def folded_accuracy(distances: Distances, same: Truth, fold: Rows) -> Folded:
    """Each fold judged at the threshold of greatest accuracy on all the others."""
    accuracies, thresholds = [], []
    for number in np.unique(fold):
        out = fold == number
        threshold = best_threshold(distances[~out], same[~out])
        accuracies.append(accuracy(distances[out], same[out], threshold))
        thresholds.append(threshold)
    return Folded(np.array(accuracies), np.array(thresholds))


def of_pairs(left: Rows, right: Rows, distances: Floats, same: Truth) -> PairDistances:
    """Distances of a list of pairs, (n,) each."""
    rows = np.stack([left, right], axis=1).astype(np.int64)
    own, other = np.flatnonzero(same), np.flatnonzero(~same)
    _check(len(own), len(other))
    own = own[np.argsort(distances[own], kind="stable")]
    other = other[np.argsort(distances[other], kind="stable")]
    return PairDistances(
        distances[own],
        rows[own],
        distances[other],
        rows[other],
        len(other),
        _histogram(distances[other]),
    )


def of_all(
    embeddings: Floats, identities: Rows, namespaces: Rows, far: float = 1e-3, block: int = BLOCK
) -> PairDistances:
    """Distances of all pairs of labelled faces, without pairs of two namespaces.

    embeddings: (n, 128), unit norm. identities, namespaces: (n,). Of the pairs of different
    people so many are kept as FARs up to `far` need. Distances are made block by block.
    Raises TrainingError when all faces are of one person, or none are.
    """
    same_count, others = pair_counts(identities, namespaces)
    _check(same_count, others)
    keep = int(far * others) + 1
    own, near = _Pool(), _Pool(keep)
    histogram = np.zeros(BINS, np.int64)
    for start, distances in distance_blocks(embeddings, block):
        rows = np.arange(start, start + len(distances))
        later = np.arange(len(identities)) > rows[:, None]
        same = later & (identities[rows, None] == identities)
        other = later & ~same & (namespaces[rows, None] == namespaces)
        own.add(distances, same, start)
        histogram += _histogram(distances[other])
        near.add(distances, other & (distances <= near.reach), start)
    own_rows, own_distances = own.sorted()
    near_rows, near_distances = near.sorted()
    return PairDistances(own_distances, own_rows, near_distances, near_rows, others, histogram)


def recognition(
    embeddings: Floats, identities: Rows, namespaces: Rows, neighbours: Sequence[int] = (1, 5)
) -> dict[int, float]:
    """Leave-one-out accuracy of naming a face by its k nearest other faces, for each k.

    It is measured on the faces of people who have another one, among all faces of their namespace.
    The most frequent name wins, of equally frequent ones that of the nearest face.
    """
    faces = np.unique(identities, return_counts=True)[1]
    asked = int(faces[faces > 1].sum())
    most = min(max(neighbours), len(identities) - 1)
    right = dict.fromkeys(neighbours, 0)
    for start, distances in distance_blocks(embeddings):
        rows = np.arange(start, start + len(distances))
        distances[namespaces[rows, None] != namespaces] = np.inf
        distances[rows - start, rows] = np.inf
        nearest = np.argpartition(distances, most - 1, axis=1)[:, :most]
        reach = np.take_along_axis(distances, nearest, axis=1)
        order = np.argsort(reach, axis=1, kind="stable")
        nearest = np.take_along_axis(nearest, order, axis=1)
        reach = np.take_along_axis(reach, order, axis=1)
        for k in neighbours:
            named = _voted(identities[nearest[:, :k]], np.isfinite(reach[:, :k]))
            right[k] += int(np.count_nonzero(named == identities[rows]))
    return {k: count / max(1, asked) for k, count in right.items()}


def pair_counts(identities: Rows, namespaces: Rows) -> tuple[int, int]:
    """How many pairs of faces are of one person, and how many of two in one namespace."""
    people, faces = (
        np.unique(labels, return_counts=True)[1] for labels in (identities, namespaces)
    )
    same, near = (int((n * (n - 1) // 2).sum()) for n in (people, faces))
    return same, near - same


class _Pool:
    """Pairs with their distances, of which only the `keep` nearest are needed."""

    def __init__(self, keep: int | None = None) -> None:
        self._keep = keep
        self._rows = [np.zeros((0, 2), np.int64)]
        self._distances = [np.zeros(0, np.float32)]
        self._count = 0
        self.reach = FARTHEST
        """Larger distances than this are not needed."""

    def add(self, distances: Floats, chosen: Truth, start: int) -> None:
        """The chosen ones of a block, (b, n) both, whose first row is face `start`."""
        i, j = np.nonzero(chosen)
        self._rows.append(np.stack([i + start, j], axis=1))
        self._distances.append(distances[i, j])
        self._count += len(i)
        if self._keep is not None and self._count > 4 * self._keep:
            rows, kept = self.sorted()
            self._rows, self._distances, self._count = [rows], [kept], len(kept)
            self.reach = float(kept[-1])

    def sorted(self) -> tuple[Rows, Floats]:
        rows, distances = np.concatenate(self._rows), np.concatenate(self._distances)
        order = np.argsort(distances, kind="stable")[: self._keep]
        return rows[order], distances[order]


def distance_blocks(embeddings: Floats, block: int = BLOCK) -> Iterator[tuple[int, Floats]]:
    """Squared distances of some rows at a time to all: the first row's number, and (b, n)."""
    for start in range(0, len(embeddings), block):
        distances = 2 - 2 * embeddings[start : start + block] @ embeddings.T
        yield start, np.clip(distances, 0, FARTHEST, out=distances)


def _voted(names: Rows, valid: Truth) -> Rows:
    """The most frequent name in each row (n, k), the foremost of equals; -1 without any."""
    alike = (names[:, :, None] == names[:, None, :]) & valid[:, None, :] & valid[:, :, None]
    winner = np.argmax(alike.sum(axis=2), axis=1)
    first = np.arange(len(names))
    return np.where(valid[first, winner], names[first, winner], -1)


def _histogram(distances: Distances) -> NDArray[np.int64]:
    return np.histogram(distances, BINS, (0, FARTHEST))[0].astype(np.int64)


def _listed(rows: Rows, distances: Floats) -> list[tuple[int, int, float]]:
    return [
        (int(a), int(b), float(distance)) for (a, b), distance in zip(rows, distances, strict=True)
    ]


def _check(same: int, others: int) -> None:
    if not same:
        raise TrainingError("nobody-twice")
    if not others:
        raise TrainingError("faces-of-one-person")
