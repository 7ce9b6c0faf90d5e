"""From faces to proposed people: cluster, then apply the user's decisions as constraints.

The distances of the cuts are in `defaults`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.admission import Admission
from photoclust.clustering.anchors import are_anchors
from photoclust.clustering.cohesion import cohering
from photoclust.clustering.constraints import (
    Persons,
    assign,
    conflicting_pairs,
    constrained_linkage,
)
from photoclust.clustering.copies import SameLook, never, originals
from photoclust.clustering.defaults import CUT, DEFAULT_METHOD, FINER, JOIN, SPLIT, STEP
from photoclust.clustering.founding import founded
from photoclust.clustering.joining import WRONG_JOINS
from photoclust.clustering.methods import (
    UNSORTED,
    Density,
    Forest,
    Labels,
    by_centres,
    by_linkage,
    cut,
    forest,
    groups,
    refined,
)
from photoclust.clustering.neighbours import (
    NEIGHBOURS,
    nearest,
    squared_distances,
    unchecked,
)
from photoclust.clustering.recognition import probability
from photoclust.clustering.search import Check
from photoclust.clustering.similarity import unit_means
from photoclust.errors import SettingError
from photoclust.faces.description import Calibration
from photoclust.types import Births, ClusteringMethod, FaceSet, Floats

Near = tuple[NDArray[np.int64], Floats]


@dataclass(frozen=True)
class ClusteringResult:
    """The result of clustering, face by face.

    `people`: int64 (n,), positive for those there are, negative for new ones, 0 unsorted.
    `probabilities`: float32 (n,), that a face is with the right one.
    """

    people: Persons
    probabilities: Floats

    def placed(self, ids: NDArray[np.int64]) -> tuple[tuple[int, int, float], ...]:
        """The same for an edit: faces by their numbers, (n,), each with the person and the
        probability."""
        likely = np.round(self.probabilities.astype(float), 4)
        return tuple(zip(ids.tolist(), self.people.tolist(), likely.tolist(), strict=True))


@dataclass(frozen=True)
class Clusterer:
    """The expensive part of a clustering, done once; `cluster` at any granularity is then quick.

    `anchors`: (n,), see `are_anchors`. `originals`: (n,), see `copies.originals`. `forest` is there
    for HDBSCAN, `labels` for k-means, both of the originals that are seen. `wrong_joins`: see
    `joining.are_sure`. `births`: nobody joins a person by a photo from before their birth.
    `library`: how many faces there are in all, where these are some of them.
    """

    faces: FaceSet
    exclusions: Collection[tuple[int, int]]
    calibration: Calibration
    anchors: NDArray[np.bool_]
    originals: NDArray[np.int64]
    forest: Forest | None = None
    labels: Labels | None = None
    wrong_joins: float = WRONG_JOINS
    births: Births | None = None
    library: int | None = None

    def cluster(self, granularity: float = 0.0, check: Check = unchecked) -> ClusteringResult:
        """Propose a person for every face that is not confirmed.

        granularity: -1 for fewer, larger groups, 0 as usual, 1 for more, smaller ones; every
        cut is STEP ** -granularity times as long. k-means knows the number of people and
        ignores it. Raises SettingError outside that range.
        """
        if not -1 <= granularity <= 1:
            raise SettingError("granularity-out-of-range", value=granularity)
        if len(self.faces.ids) == 0:
            return ClusteringResult(np.zeros(0, np.int64), np.zeros(0, np.float32))
        threshold = self.calibration.threshold * STEP**-granularity
        labels = self.grouped(threshold, check)
        check()
        persons = assign(
            labels,
            self.faces,
            self.exclusions,
            JOIN * threshold,
            self._admission.is_granted,
            self.anchors,
            self.originals,
        )
        # Near copies go where the face goes that they are copies of, whatever their own dates say.
        persons = np.where(self._admission.is_too_early(persons), 0, persons)
        check()
        return ClusteringResult(
            persons, probabilities(persons, self.faces.embeddings, self.calibration)
        )

    def grouped(self, threshold: float, check: Check = unchecked) -> Labels:
        """The groups before any decision is regarded: (n,), copies with what they are copies of."""
        labels = np.full(len(self.faces.ids), UNSORTED)
        if self._compared.any():
            labels[self._compared] = self._labels(threshold, check)
        return labels[self.originals]

    @property
    def _compared(self) -> NDArray[np.bool_]:
        return _compared(self.faces, self.originals)

    @property
    def _admission(self) -> Admission:
        return Admission(
            self.faces,
            self.exclusions,
            self.calibration,
            self.anchors,
            self.wrong_joins,
            self.births,
        )

    def _labels(self, threshold: float, check: Check) -> Labels:
        vectors = self.faces.embeddings[self._compared]
        if self.labels is not None:
            return self.labels
        if self.forest is None:
            labels = by_linkage(vectors, CUT * threshold, check)
        else:
            labels, _ = cut(self.forest, Density(), threshold)
            labels = refined(vectors, labels, SPLIT * threshold, JOIN * threshold, check)
        compared, stretch = self._compared, threshold / self.calibration.threshold
        count = self.library or len(vectors)
        labels = cohering(vectors, labels, count, self.calibration, stretch)
        return founded(labels, self.faces.quality[compared], self.faces.confirmed[compared])


def prepare_clusterer(
    faces: FaceSet,
    exclusions: Collection[tuple[int, int]],
    calibration: Calibration,
    *,
    method: str = DEFAULT_METHOD,
    people: int | None = None,
    wrong_joins: float = WRONG_JOINS,
    same_look: SameLook = never,
    births: Births | None = None,
    library: int | None = None,
    check: Check = unchecked,
) -> Clusterer:
    """Do the expensive part of a clustering. same_look: tells near copies, see `copies`. births: of
    the same faces. library: see `Clusterer`.

    Raises SettingError for an unknown method or a number of people that does not fit.
    """
    chosen = _checked(method, people)
    anchors = are_anchors(faces, calibration)
    near = near_others(faces, np.arange(len(faces.ids)), check)
    stand_for = originals(faces, near, calibration, same_look)
    # A person's anchors are different shots.
    copies = stand_for != np.arange(len(stand_for))
    anchors &= ~(copies & (faces.people == faces.people[stand_for]))
    clusterer = Clusterer(
        faces,
        exclusions,
        calibration,
        anchors,
        stand_for,
        wrong_joins=wrong_joins,
        births=births,
        library=library,
    )
    compared = _compared(faces, stand_for)
    vectors, threshold = faces.embeddings[compared], calibration.threshold
    if len(vectors) == 0:
        return clusterer
    if chosen is ClusteringMethod.KMEANS:
        centres = _known_centres(faces, anchors)
        return replace(clusterer, labels=by_centres(vectors, people or 0, threshold, centres))
    if chosen is ClusteringMethod.HDBSCAN:
        # Up to the cut of the coarsest granularity.
        known = near if compared.all() else None
        tree = forest(vectors, Density(), STEP * threshold, check, known)
        return replace(clusterer, forest=tree)
    return clusterer


def cluster(
    faces: FaceSet,
    exclusions: Collection[tuple[int, int]],
    calibration: Calibration,
    *,
    method: str = DEFAULT_METHOD,
    people: int | None = None,
    check: Check = unchecked,
) -> ClusteringResult:
    """Propose a person for every face that is not confirmed, at granularity 0."""
    clusterer = prepare_clusterer(
        faces, exclusions, calibration, method=method, people=people, check=check
    )
    return clusterer.cluster(0, check)


def divide(vectors: Floats, photos: NDArray[np.int64], calibration: Calibration) -> Labels:
    """Cluster one person's faces with a smaller cut: labels (n,), 0 for the largest part.

    vectors: (n, 128). photos: (n,); no part has two faces of one photo.
    """
    cut = FINER * SPLIT * calibration.threshold
    distances = squared_distances(vectors, vectors)
    parts = constrained_linkage(distances, conflicting_pairs(photos, distances, cut), cut)
    sizes = np.bincount(parts)
    return np.argsort(np.argsort(-sizes, kind="stable"))[parts].astype(np.int64)


def near_others(faces: FaceSet, rows: NDArray[np.intp], check: Check) -> Near:
    """The nearest others of some faces, and their distances: (m, k) each; of boxes without a face
    themselves, infinitely far."""
    seen = np.flatnonzero(faces.seen)
    asked = np.flatnonzero(faces.seen[rows])
    most = max(0, min(NEIGHBOURS, len(seen) - 1))
    others = np.repeat(rows[:, None], most, axis=1)
    distances = np.full((len(rows), most), np.inf, np.float32)
    if most and len(asked):
        some = np.searchsorted(seen, rows[asked])
        found, distances[asked] = nearest(faces.embeddings[seen], most, check, some)
        others[asked] = seen[found]
    return others, distances


def _compared(faces: FaceSet, originals: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The faces that are grouped: those that are seen, each shot once."""
    return np.asarray(faces.seen & (originals == np.arange(len(originals))))


def _checked(method: str, people: int | None) -> ClusteringMethod:
    try:
        chosen = ClusteringMethod(method)
    except ValueError as error:
        known = ", ".join(ClusteringMethod)
        raise SettingError("no-such-method", method=method, known=known) from error
    if chosen is ClusteringMethod.KMEANS and people is None:
        raise SettingError("people-needed")
    if chosen is not ClusteringMethod.KMEANS and people is not None:
        raise SettingError("people-not-needed", method=chosen)
    return chosen


def _known_centres(faces: FaceSet, sure: NDArray[np.bool_]) -> Floats:
    """Mean directions of the people who have anchors, most of them first; (m, 128)."""
    people, counts = np.unique(faces.people[sure], return_counts=True)
    if not len(people):
        return np.zeros((0, faces.embeddings.shape[1]), np.float32)
    largest = people[np.argsort(-counts, kind="stable")]
    return unit_means(faces.embeddings[sure], faces.people[sure], largest)


def probabilities(persons: Persons, vectors: Floats, calibration: Calibration) -> Floats:
    """Of each face, by its mean squared distance to the rest of its group; 0 when unsorted."""
    result = np.zeros(len(persons), np.float32)
    for own in groups(np.unique(persons, return_inverse=True)[1]):
        if persons[own[0]] == 0:
            continue
        if len(own) < 2:
            result[own] = 1.0
            continue
        total = vectors[own].sum(axis=0)
        # The mean over the other faces: the product of the face with itself, 1, is subtracted.
        similarity = (vectors[own] @ total - 1) / (len(own) - 1)
        result[own] = probability(np.asarray(2 - 2 * similarity, np.float32), calibration)
    return result
