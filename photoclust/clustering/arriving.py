"""A few faces that arrive in a large library, grouped without grouping all others anew.

They are grouped among themselves and with the faces nearby that are with nobody. What is near to a
group that is there, on average, joins it; then decisions are regarded as in `clusterer`. All other
faces stay where they are.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from photoclust.clustering.admission import Admission
from photoclust.clustering.anchors import are_anchors
from photoclust.clustering.clusterer import (
    ClusteringResult,
    Near,
    near_others,
    prepare_clusterer,
    probabilities,
)
from photoclust.clustering.cohesion import least_likeness
from photoclust.clustering.constraints import Persons, assign
from photoclust.clustering.copies import POSSIBLY, SameLook, never, originals
from photoclust.clustering.defaults import JOIN, MIN_SAMPLES, REACH, SPLIT
from photoclust.clustering.joining import WRONG_JOINS
from photoclust.clustering.methods import UNSORTED, Labels, groups
from photoclust.clustering.neighbours import unchecked
from photoclust.clustering.search import Check
from photoclust.clustering.similarity import representatives
from photoclust.faces.description import Calibration
from photoclust.types import Births, ClusteringMethod, FaceSet, Floats

LARGE = 1_000
"""Faces of a library from which those that arrive are grouped by themselves, so that the groups
that are there stay."""
FEW = 0.05
"""The share of a library's faces up to which those that arrive are few."""

Rows = NDArray[np.intp]


def are_few(arriving: int, faces: int) -> bool:
    """Whether so many of a library's faces are grouped by themselves."""
    return faces >= LARGE and 0 < arriving <= FEW * faces


def cluster_arriving(
    faces: FaceSet,
    arriving: Rows,
    exclusions: Collection[tuple[int, int]],
    calibration: Calibration,
    *,
    wrong_joins: float = WRONG_JOINS,
    same_look: SameLook = never,
    births: Births | None = None,
    check: Check = unchecked,
) -> tuple[Rows, ClusteringResult]:
    """Propose a person for each arriving face, and for those with nobody that are near to one.

    arriving: rows, (m,). wrong_joins, births: see `Admission`. Returns the rows (k,), and their
    persons and probabilities.
    """
    near = near_others(faces, arriving, check)
    loose = _loose(faces, arriving, near, calibration.threshold)
    parts = _parts(faces, loose, exclusions, calibration, same_look, check)
    linked = _linked(faces, arriving, near, loose, REACH * calibration.threshold)
    homes = _homes(faces, loose, parts, linked, calibration)
    check()
    around = _around(faces, arriving, near, homes, calibration.threshold)
    regarded = _Regarded.of(faces, loose, around)
    neighbours = _near_within(near, arriving, regarded.rows)
    stand_for = originals(regarded.decided, neighbours, calibration, same_look)
    anchors = are_anchors(faces, calibration)
    admission = Admission(faces, exclusions, calibration, anchors, wrong_joins, births)
    persons = assign(
        regarded.labels(homes, parts)[stand_for],
        regarded.decided,
        exclusions,
        JOIN * calibration.threshold,
        lambda persons: admission.is_granted(regarded.everybody(persons))[regarded.rows],
        regarded.drawing(anchors, stand_for),
        stand_for,
    )
    too_early = admission.is_too_early(regarded.everybody(persons))[regarded.rows]
    persons = np.where(too_early, 0, persons)
    likely = probabilities(persons, regarded.faces.embeddings, calibration)
    return loose, ClusteringResult(persons[regarded.place], likely[regarded.place])


@dataclass(frozen=True)
class _Regarded:
    """The faces that are regarded: the loose ones and those around them.

    rows: of the library, (n,), ascending. faces: those of these rows. place: of the loose ones
    among them, (k,). stays: which are with somebody and stay there, (n,).
    """

    library: FaceSet
    rows: Rows
    faces: FaceSet
    place: Rows
    stays: NDArray[np.bool_]

    @classmethod
    def of(cls, library: FaceSet, loose: Rows, around: Rows) -> _Regarded:
        rows = np.union1d(loose, around)
        faces, place = library.at(rows), np.searchsorted(rows, loose)
        stays = faces.people > 0
        stays[place] = False
        return cls(library, rows, faces, place, stays)

    @property
    def decided(self) -> FaceSet:
        """The same, those confirmed that stay where they are."""
        return replace(self.faces, confirmed=self.faces.confirmed | self.stays)

    def labels(self, homes: Persons, parts: Labels) -> Labels:
        """The group of each face, (n,): of a loose one its home, else its part, numbered beyond all
        people of the library."""
        labels = np.where(self.stays, self.faces.people, UNSORTED)
        beyond = int(self.library.people.max(initial=0)) + 1
        own = np.where(parts == UNSORTED, UNSORTED, beyond + parts)
        labels[self.place] = np.where(homes > 0, homes, own)
        return labels

    def drawing(self, anchors: NDArray[np.bool_], stand_for: Rows) -> NDArray[np.bool_]:
        """Which faces draw what arrives, (n,): anchors, and those of groups that no user has
        decided about; but no copy that is with the original. anchors: of the library."""
        people = self.faces.people
        by_user = np.isin(people, np.unique(self.library.people[self.library.confirmed]))
        copies = stand_for != np.arange(len(self.rows))
        with_original: NDArray[np.bool_] = copies & (people == people[stand_for])
        return (anchors[self.rows] | (self.stays & ~by_user)) & ~with_original

    def everybody(self, persons: Persons) -> Persons:
        """Persons of these for all faces of the library, 0 for the others: how near strangers come
        is told by all of it."""
        result = np.zeros(len(self.library.ids), np.int64)
        result[self.rows] = persons
        return result


def _parts(
    faces: FaceSet,
    loose: Rows,
    exclusions: Collection[tuple[int, int]],
    calibration: Calibration,
    same_look: SameLook,
    check: Check,
) -> Labels:
    """The loose faces grouped among themselves: (k,)."""
    clusterer = prepare_clusterer(
        faces.at(loose),
        exclusions,
        calibration,
        method=ClusteringMethod.LINKAGE,
        same_look=same_look,
        library=int(faces.seen.sum()),
        check=check,
    )
    return clusterer.grouped(calibration.threshold, check)


def _loose(faces: FaceSet, arriving: Rows, near: Near, reach: float) -> Rows:
    """What arrives, and what is with nobody and near to it."""
    nearby = np.unique(near[0][near[1] <= reach])
    return np.union1d(arriving, nearby[(faces.people[nearby] == 0) & ~faces.confirmed[nearby]])


def _homes(
    faces: FaceSet, loose: Rows, parts: Labels, linked: Persons, calibration: Calibration
) -> Persons:
    """Of each loose face, the group that its part joins; 0 where there is none: (k,).

    It is the one whose faces are nearest on average, if nearer than groups are joined at, or than
    they are split at where the neighbours are of that group: see `_linked`; and if so large a
    library is not likely to have strangers as near to it, see `cohesion`.
    """
    homes = np.zeros(len(loose), np.int64)
    others = faces.seen & (faces.people > 0)
    others[loose] = False
    rows = np.flatnonzero(others)
    alone = np.flatnonzero((parts == UNSORTED) & faces.seen[loose])
    asked = groups(parts) + [np.array([row]) for row in alone]
    if not len(rows) or not asked:
        return homes
    people, means, sizes = _means(faces, rows)
    # The mean squared distance between unit vectors is 2 - 2 times the product of plain means.
    similarity = np.stack([faces.embeddings[loose[own]].mean(axis=0) for own in asked]) @ means.T
    library = int(faces.seen.sum())
    least = [least_likeness(size, library, calibration) for size in sizes.tolist()]
    surely = similarity / np.linalg.norm(means, axis=1) > least
    for number, (own, place) in enumerate(zip(asked, similarity.argmax(axis=1), strict=True)):
        best, near = people[place], similarity[number, place]
        cut = SPLIT if (linked[own] == best).all() else JOIN
        if 2 - 2 * near < cut * calibration.threshold and surely[number, place]:
            homes[own] = best
    return homes


def _means(faces: FaceSet, rows: Rows) -> tuple[Persons, Floats, NDArray[np.int64]]:
    """The people and groups of some faces, (p,), the plain means of these, (p, d), and how many
    there are of each, (p,)."""
    people, owner, counts = np.unique(faces.people[rows], return_inverse=True, return_counts=True)
    ones = np.ones(len(rows), np.float32)
    sums = csr_matrix((ones, (owner, np.arange(len(rows)))), (len(people), len(rows)))
    means = np.asarray(sums @ faces.embeddings[rows] / counts[:, None], np.float32)
    return people, means, counts


def _linked(faces: FaceSet, arriving: Rows, near: Near, loose: Rows, reach: float) -> Persons:
    """Of each loose face that arrives, the group of all its MIN_SAMPLES nearest others, where these
    are within reach and of one; else 0: (k,)."""
    linked = np.zeros(len(loose), np.int64)
    others, distances = (column[:, :MIN_SAMPLES] for column in near)
    people = faces.people[others]
    if people.shape[1]:
        one = (people == people[:, :1]).all(axis=1) & (distances <= reach).all(axis=1)
        linked[np.searchsorted(loose, arriving)] = np.where(one, people[:, 0], 0)
    return linked


def _around(faces: FaceSet, arriving: Rows, near: Near, homes: Persons, threshold: float) -> Rows:
    """Who else is regarded: possible copies, whoever is in the same photos, and of the people and
    groups that are near those that represent them."""
    copies = near[0][near[1] < POSSIBLY * threshold]
    beside = np.flatnonzero(np.isin(faces.photos, np.unique(faces.photos[arriving])))
    people = np.union1d(homes, faces.people[near[0][near[1] < JOIN * threshold]])
    theirs = np.flatnonzero(np.isin(faces.people, people[people > 0]))
    # Those that were confirmed first: they draw others.
    theirs = theirs[np.lexsort((~faces.confirmed[theirs], faces.people[theirs]))]
    ends = np.flatnonzero(np.diff(faces.people[theirs])) + 1
    members = [representatives(own) for own in np.split(theirs, ends) if len(own)]
    return np.unique(np.concatenate([copies, beside, *members]).astype(np.intp))


def _near_within(near: Near, arriving: Rows, rows: Rows) -> Near:
    """The neighbours of arriving faces among some rows, numbered by their places there."""
    others = np.repeat(np.arange(len(rows))[:, None], near[0].shape[1], axis=1)
    distances = np.full(others.shape, np.inf, np.float32)
    place = np.searchsorted(rows, arriving)
    inside = np.isin(near[0], rows)
    others[place] = np.where(inside, np.searchsorted(rows, near[0]), others[place])
    distances[place] = np.where(inside, near[1], np.inf)
    return others, distances
