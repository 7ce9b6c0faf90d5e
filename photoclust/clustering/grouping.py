"""From faces to proposed people: cluster, then respect what is known.

The lengths below are fractions of the verification threshold, which comes with the weights.
benchmarks/cuts.py prints BCubed F over a grid of them, on LFW View 1 and on training identities
in Zipf-like and family-like counts. SPLIT is the threshold itself, and min_samples and JOIN are
the best of the grid with it (.876). A SPLIT of 0.9 is .002 better there, but parts one of the
four people of the labelled album, whose photos span many years; that album was seen before this
was settled.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.constraints import Faces, Persons, assign, constrained_linkage, rivals
from photoclust.clustering.methods import (
    Density,
    Forest,
    Labels,
    Method,
    by_centers,
    by_linkage,
    cut,
    forest,
    groups,
    refined,
)
from photoclust.clustering.neighbors import Check, squared_distances, unchecked
from photoclust.clustering.recognition import probability
from photoclust.errors import SettingError
from photoclust.faces.description import Calibration
from photoclust.types import Floats

SPLIT = 1.0
"""Groups whose parts are farther apart on average are taken apart."""
JOIN = 0.75
"""Groups and faces nearer than this on average are put together."""
CUT = 0.75
"""Where average linkage alone is cut."""
STEP = 1.25
"""How much longer the cuts are at granularity -1, and shorter at 1."""
FINER = 0.8
"""How much nearer faces must be when one person is looked at alone, as a fraction of SPLIT."""


@dataclass(frozen=True)
class Proposal:
    """`persons`: (n,), positive for those there are, negative for new ones, 0 unsorted.
    `probabilities`: (n,), that a face is with the right one."""

    persons: Persons
    probabilities: Floats


@dataclass(frozen=True)
class Groundwork:
    """What is expensive about a grouping, done once; `at` any granularity it is quick.

    `forest` is there for HDBSCAN, `labels` for k-means.
    """

    faces: Faces
    exclusions: Collection[tuple[int, int]]
    calibration: Calibration
    forest: Forest | None = None
    labels: Labels | None = None

    def at(self, granularity: float = 0.0, check: Check = unchecked) -> Proposal:
        """Propose a person for every face that is not confirmed.

        granularity: -1 for fewer, larger groups, 0 as usual, 1 for more, smaller ones; every
        cut is STEP ** -granularity times as long. k-means knows the number of people and
        ignores it. Raises SettingError outside that range.
        """
        if not -1 <= granularity <= 1:
            raise SettingError(f"The granularity is {granularity}", "choose one from -1 to 1")
        if len(self.faces.ids) == 0:
            return Proposal(np.zeros(0, np.int64), np.zeros(0, np.float32))
        threshold = self.calibration.threshold * STEP**-granularity
        labels = self._labels(threshold, check)
        check()
        persons = assign(labels, self.faces, self.exclusions, JOIN * threshold)
        check()
        return Proposal(persons, _probabilities(persons, self.faces.vectors, self.calibration))

    def _labels(self, threshold: float, check: Check) -> Labels:
        vectors = self.faces.vectors
        if self.labels is not None:
            return self.labels
        if self.forest is None:
            return by_linkage(vectors, CUT * threshold, check)
        labels, _ = cut(self.forest, Density(), threshold)
        return refined(vectors, labels, SPLIT * threshold, JOIN * threshold, check)


def prepare(
    faces: Faces,
    exclusions: Collection[tuple[int, int]],
    calibration: Calibration,
    *,
    method: str = Method.HDBSCAN,
    people: int | None = None,
    check: Check = unchecked,
) -> Groundwork:
    """Look at all faces once.

    Raises SettingError for an unknown method or a number of people that does not fit.
    """
    chosen = _checked(method, people)
    ground = Groundwork(faces, exclusions, calibration)
    if len(faces.ids) == 0:
        return ground
    threshold = calibration.threshold
    if chosen is Method.KMEANS:
        centers = _known_centers(faces)
        return replace(ground, labels=by_centers(faces.vectors, people or 0, threshold, centers))
    if chosen is Method.HDBSCAN:
        # As far as the coarsest granularity reaches.
        return replace(ground, forest=forest(faces.vectors, Density(), STEP * threshold, check))
    return ground


def group(
    faces: Faces,
    exclusions: Collection[tuple[int, int]],
    calibration: Calibration,
    *,
    method: str = Method.HDBSCAN,
    people: int | None = None,
    check: Check = unchecked,
) -> Proposal:
    """Propose a person for every face that is not confirmed: `prepare`, and `at` 0."""
    ground = prepare(faces, exclusions, calibration, method=method, people=people, check=check)
    return ground.at(0, check)


def divide(vectors: Floats, photos: NDArray[np.int64], calibration: Calibration) -> Labels:
    """One person's faces, taken apart more finely than usual: labels, 0 for the largest part.

    vectors: (n, 128). photos: (n,), of which each part has every one once at most.
    """
    cut = FINER * SPLIT * calibration.threshold
    distances = squared_distances(vectors, vectors)
    parts = constrained_linkage(distances, rivals(photos, distances, cut), cut)
    sizes = np.bincount(parts)
    return np.argsort(np.argsort(-sizes, kind="stable"))[parts].astype(np.int64)


def _checked(method: str, people: int | None) -> Method:
    try:
        chosen = Method(method)
    except ValueError as error:
        raise SettingError(
            f"There is no method {method!r}", f"choose one of {', '.join(Method)}"
        ) from error
    if chosen is Method.KMEANS and people is None:
        raise SettingError("k-means needs to know how many people there are", "add --people K")
    if chosen is not Method.KMEANS and people is not None:
        raise SettingError(
            f"The method {chosen} finds the number of people itself",
            "use --method kmeans, or leave --people out",
        )
    return chosen


def _known_centers(faces: Faces) -> Floats:
    """Mean directions of the people who have confirmed faces, most faces first; (m, 128)."""
    people, counts = np.unique(faces.persons[faces.confirmed], return_counts=True)
    centers = [
        faces.vectors[faces.confirmed & (faces.persons == person)].mean(axis=0)
        for person in people[np.argsort(-counts, kind="stable")]
    ]
    if not centers:
        return np.zeros((0, faces.vectors.shape[1]), np.float32)
    stacked = np.stack(centers)
    unit: Floats = stacked / np.linalg.norm(stacked, axis=1, keepdims=True)
    return unit


def _probabilities(persons: Persons, vectors: Floats, calibration: Calibration) -> Floats:
    """Of each face, by its mean squared distance to the rest of its group; 0 when unsorted."""
    result = np.zeros(len(persons), np.float32)
    for own in groups(np.unique(persons, return_inverse=True)[1]):
        if persons[own[0]] == 0:
            continue
        if len(own) < 2:
            result[own] = 1.0
            continue
        total = vectors[own].sum(axis=0)
        # The mean over the others: the face's own share, 1, is taken out of the sum.
        similarity = (vectors[own] @ total - 1) / (len(own) - 1)
        result[own] = probability(2 - 2 * similarity, calibration)
    return result
