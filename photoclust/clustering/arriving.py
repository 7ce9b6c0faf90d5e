"""A few faces that arrive in a large library, grouped without grouping all others anew.

They are grouped among themselves and with the faces nearby that are with nobody. What is near to a
group that is there, on average, joins it; then decisions are regarded as in `clusterer`. All other
faces stay where they are.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

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
    clusterer = prepare_clusterer(
        faces.at(loose),
        exclusions,
        calibration,
        method=ClusteringMethod.LINKAGE,
        same_look=same_look,
        library=int(faces.seen.sum()),
        check=check,
    )
    parts = clusterer.grouped(calibration.threshold, check)
    linked = _linked(faces, arriving, near, loose, REACH * calibration.threshold)
    homes = _homes(faces, loose, parts, linked, calibration)
    check()
    rows = np.union1d(loose, _around(faces, arriving, near, homes, calibration.threshold))
    place = np.searchsorted(rows, loose)
    some, anchors = faces.at(rows), are_anchors(faces, calibration)

    admission = Admission(faces, exclusions, calibration, anchors, wrong_joins, births)

    def everybody(persons: Persons) -> Persons:
        # How near strangers come is told by the whole library.
        result = np.zeros(len(faces.ids), np.int64)
        result[rows] = persons
        return result

    # What is with somebody stays there, and draws what arrives as far as anchors do.
    stays = some.people > 0
    stays[place] = False
    decided = replace(some, confirmed=some.confirmed | stays)
    by_user = np.isin(some.people, np.unique(faces.people[faces.confirmed]))
    stand_for = originals(decided, _near_within(near, arriving, rows), calibration, same_look)
    copies = stand_for != np.arange(len(rows))
    drawing = (anchors[rows] | (stays & ~by_user)) & ~(
        copies & (some.people == some.people[stand_for])
    )
    labels = np.where(stays, some.people, UNSORTED)
    beyond = int(faces.people.max(initial=0)) + 1
    own = np.where(parts == UNSORTED, UNSORTED, beyond + parts)
    labels[place] = np.where(homes > 0, homes, own)
    persons = assign(
        labels[stand_for],
        decided,
        exclusions,
        JOIN * calibration.threshold,
        lambda persons: admission.is_granted(everybody(persons))[rows],
        drawing,
        stand_for,
    )
    persons = np.where(admission.is_too_early(everybody(persons))[rows], 0, persons)
    likely = probabilities(persons, some.embeddings, calibration)
    return loose, ClusteringResult(persons[place], likely[place])


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
