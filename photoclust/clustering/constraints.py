"""The user's decisions and the one-face-per-photo rule, applied to a clustering as constraints.

A confirmed face keeps its person, and its group is assigned to that person; a face is never
assigned to a person from whom it was excluded; and a person has one face per photo, except for
mirror images and near copies.

Squared L2 throughout. Persons are numbers: positive for existing ones, negative for new ones, 0
for unsorted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.methods import UNSORTED, Labels, groups
from photoclust.clustering.neighbours import squared_distances
from photoclust.clustering.similarity import NEAREST, representatives, to_mean, to_person
from photoclust.types import FaceSet, Floats

Persons = NDArray[np.int64]
Sure = Callable[[Persons], NDArray[np.bool_]]
LARGEST_EXACT = 4000
"""Largest group that is split by constrained linkage; in larger ones only repeated faces are
removed."""
SAME_PICTURE = 0.25
"""Distance, as a fraction of the cut, below which two faces in a photo are one face shown
twice: a mirror, a picture in the picture."""
CANDIDATES = 4
"""Candidate people per group that are compared face by face."""


def assign(
    labels: Labels,
    faces: FaceSet,
    exclusions: Collection[tuple[int, int]],
    cut: float,
    sure: Sure = lambda persons: np.ones(len(persons), bool),
    anchors: NDArray[np.bool_] | None = None,
    originals: NDArray[np.int64] | None = None,
) -> Persons:
    """From groups to persons: (n,).

    exclusions: pairs of a face's id and a person it is not. cut: mean squared distance up to which
    faces are assigned to a known person. sure: whether faces may be with the persons given, (n,)
    of each; those that may not form groups of their own. anchors: the confirmed faces that draw
    others, (n,); all of them by default. originals: (n,), see `copies.originals`; by default there
    are no copies.
    """
    originals = np.arange(len(labels)) if originals is None else originals
    fixed = np.where(faces.confirmed, faces.people, 0)
    anchored = fixed if anchors is None else np.where(anchors, fixed, 0)
    labels = np.where(fixed == anchored, labels, UNSORTED)
    labels = _once_per_photo(labels, faces, fixed, cut)
    persons = _persons_of_groups(labels, faces, anchored, cut)
    persons = _left_out(persons, labels, sure(persons))
    persons = np.where(fixed == 0, persons[originals], persons)
    persons = _keeping_numbers(_without_single_faces(persons, fixed, originals), faces)
    # Old proposals keep their numbers, so exclusions from them are checked only now.
    _exclude(persons, faces, fixed, exclusions)
    _drop_repeats(persons, faces, fixed, cut)
    return _largest_first(_without_single_faces(persons, fixed, originals))


def _left_out(persons: Persons, labels: Labels, sure: NDArray[np.bool_]) -> Persons:
    """Faces that are not surely a person's, apart: those of one group together."""
    beyond = int(labels.max(initial=0)) + 1
    apart = np.where(labels == UNSORTED, 0, -1 - beyond - labels)
    return np.where(sure, persons, apart)


def _once_per_photo(labels: Labels, faces: FaceSet, fixed: Persons, cut: float) -> Labels:
    """Split groups until no photo has two faces of one group."""
    labels = labels.copy()
    following = int(labels.max(initial=-1)) + 1
    for members in groups(labels):
        photos, known = faces.photos[members], fixed[members]
        several = len(np.unique(photos)) < len(members) or len(np.unique(known[known != 0])) > 1
        if len(members) > LARGEST_EXACT or not several:
            continue
        distances = squared_distances(faces.embeddings[members], faces.embeddings[members])
        apart = conflicting_pairs(faces.photos[members], distances, cut)
        apart |= _of_different_people(fixed[members])
        if not apart.any():
            continue
        parts = constrained_linkage(distances, apart)
        for part in np.unique(parts)[1:]:
            labels[members[parts == part]] = following
            following += 1
    return labels


def constrained_linkage(
    distances: Floats, apart: NDArray[np.bool_], cut: float = np.inf
) -> NDArray[np.int64]:
    """Average linkage with cannot-link constraints: labels 0, 1, … (n,).

    distances: (n, n). apart: (n, n), symmetric. The nearest two groups that hold no such
    pair are joined until none are left, or none nearer than `cut` on average.
    """
    count = len(distances)
    if count == 0:
        return np.zeros(0, np.int64)
    matrix = distances.astype(np.float64)
    matrix[apart] = np.inf
    np.fill_diagonal(matrix, np.inf)
    sizes = np.ones(count)
    labels = np.arange(count)
    nearest = matrix.argmin(axis=1)
    length = matrix[np.arange(count), nearest]
    while True:
        one = int(length.argmin())
        if not length[one] < cut:
            break
        other = int(nearest[one])
        # Forbidden pairs are infinitely far, and stay so in any average.
        joined = sizes[one] * matrix[one] + sizes[other] * matrix[other]
        joined /= sizes[one] + sizes[other]
        sizes[one] += sizes[other]
        labels[labels == other] = one
        matrix[one], matrix[:, one] = joined, joined
        matrix[one, one] = np.inf
        matrix[other], matrix[:, other] = np.inf, np.inf
        stale = (nearest == one) | (nearest == other)
        stale[[one, other]] = True
        # Average linkage is reducible: the merged group is no nearer to others than its nearer
        # part was.
        nearest[stale] = matrix[stale].argmin(axis=1)
        length[stale] = matrix[stale, nearest[stale]]
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def conflicting_pairs(
    photos: NDArray[np.int64], distances: Floats, cut: float
) -> NDArray[np.bool_]:
    """Pairs of faces in one photo that are not one face shown twice."""
    pairs = (photos[:, None] == photos) & (distances > SAME_PICTURE * cut)
    np.fill_diagonal(pairs, False)
    return np.asarray(pairs)


def _of_different_people(fixed: Persons) -> NDArray[np.bool_]:
    known = fixed != 0
    return np.asarray((fixed[:, None] != fixed) & known[:, None] & known)


def _persons_of_groups(labels: Labels, faces: FaceSet, anchored: Persons, cut: float) -> Persons:
    """Persons for groups: the one whose anchors they hold, else one near enough, else new.

    Groups hold faces of one known person at most, as those of two were kept apart; but in a
    group too large for that each face goes to the nearest of them.
    """
    vectors = faces.embeddings
    persons = np.where(faces.confirmed, faces.people, 0)
    strangers: list[NDArray[np.intp]] = []
    for label, members in enumerate(groups(labels)):
        held, free = members[anchored[members] != 0], members[anchored[members] == 0]
        if len(held):
            people = np.unique(anchored[held])
            means = np.stack([vectors[held[anchored[held] == p]].mean(axis=0) for p in people])
            # The largest product with a mean is the least mean squared distance.
            persons[free] = people[(vectors[free] @ means.T).argmax(axis=1)]
        else:
            persons[members] = -1 - label
            strangers.append(members)
    single = (labels == UNSORTED) & (persons == 0) & faces.seen
    strangers += [np.array([row]) for row in np.flatnonzero(single)]
    for members, person in zip(strangers, _known(strangers, vectors, anchored, cut), strict=True):
        if person:
            persons[members] = person
    return persons


def _known(
    strangers: list[NDArray[np.intp]], vectors: Floats, anchored: Persons, cut: float
) -> list[int]:
    """The nearest known person of each group, within the cut; 0 where there is none."""
    people = np.unique(anchored[anchored != 0])
    best, shortest = np.zeros(len(strangers), np.int64), np.full(len(strangers), cut)
    if not len(strangers) or not len(people):
        return best.tolist()
    references = [representatives(np.flatnonzero(anchored == person)) for person in people]
    means = np.stack([vectors[rows].mean(axis=0) for rows in strangers])
    # A bound: the mean over a person's same few faces is no less than the mean of the nearest
    # ones.
    bounds = np.stack([to_mean(means, vectors[own]) for own in references], axis=1)
    candidates = np.argsort(bounds, axis=1, kind="stable")[:, :CANDIDATES]
    for place, person in enumerate(people):
        asked = np.flatnonzero((candidates == place).any(axis=1))
        if len(asked):
            some = [representatives(strangers[number]) for number in asked]
            distances = to_person(vectors, some, references[place])
            nearer = distances < shortest[asked]
            best[asked[nearer]], shortest[asked[nearer]] = person, distances[nearer]
    return best.tolist()


def _exclude(
    persons: Persons,
    faces: FaceSet,
    fixed: Persons,
    exclusions: Collection[tuple[int, int]],
) -> None:
    row_of = {int(id): row for row, id in enumerate(faces.ids)}
    for face, person in exclusions:
        row = row_of.get(face)
        if row is not None and fixed[row] == 0 and persons[row] == person:
            persons[row] = 0


def _drop_repeats(persons: Persons, faces: FaceSet, fixed: Persons, cut: float) -> None:
    """Of several faces of a person in one photo, keep the nearest one."""
    order = np.lexsort((faces.photos, persons))
    pairs = np.stack([persons[order], faces.photos[order]])
    starts = np.flatnonzero((np.diff(pairs, axis=1) != 0).any(axis=0)) + 1
    for rows in np.split(order, starts):
        if len(rows) < 2 or persons[rows[0]] == 0:
            continue
        person = persons[rows[0]]
        others = np.flatnonzero((persons == person) & (faces.photos != faces.photos[rows[0]]))
        doubt: Floats = np.zeros(len(rows), np.float32)
        if len(others):
            between = squared_distances(faces.embeddings[rows], faces.embeddings[others])
            doubt = np.sort(between, axis=1)[:, :NEAREST].mean(axis=1)
        ranked = rows[np.lexsort((doubt, fixed[rows] == 0))]
        to_best = squared_distances(faces.embeddings[ranked], faces.embeddings[ranked[:1]])[:, 0]
        extra = ranked[(to_best > SAME_PICTURE * cut) & (fixed[ranked] == 0)]
        persons[extra[extra != ranked[0]]] = 0


def _without_single_faces(
    persons: Persons, fixed: Persons, originals: NDArray[np.int64]
) -> Persons:
    """Leave new persons with a single face unsorted, however many copies there are of it."""
    shots = np.unique(np.stack([persons, originals]), axis=1)[0]
    values, counts = np.unique(shots, return_counts=True)
    lone = values[(counts < 2) & (values < 0)]
    return np.where(np.isin(persons, lone) & (fixed == 0), 0, persons)


def _keeping_numbers(persons: Persons, faces: FaceSet) -> Persons:
    """Give new persons the numbers of the old proposals they most resemble.

    Only proposals: people with a confirmed face have their numbers already. Persons are taken in
    the order of shared faces, so a group that grew, shrank or was split keeps its number.
    """
    taken = set(faces.people[faces.confirmed].tolist())
    both = (persons < 0) & (faces.people > 0)
    pairs, counts = np.unique(
        np.stack([persons[both], faces.people[both]]), axis=1, return_counts=True
    )
    number: dict[int, int] = {}
    for column in np.argsort(-counts, kind="stable"):
        new, old = (int(v) for v in pairs[:, column])
        if new not in number and old not in taken:
            number[new] = old
            taken.add(old)
    result = persons.copy()
    for new, old in number.items():
        result[persons == new] = old
    return result


def _largest_first(persons: Persons) -> Persons:
    """New persons numbered -1, -2, … from the one with most faces on."""
    values, counts = np.unique(persons[persons < 0], return_counts=True)
    result = persons.copy()
    for number, value in enumerate(values[np.argsort(-counts, kind="stable")], start=1):
        result[persons == value] = -number
    return result
