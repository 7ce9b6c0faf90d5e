"""Near copies: faces of one shot in several files, which say no more of a person than one of them.

A picture that was made smaller, saved again, brightened or coded otherwise has another digest, and
so is another photo; a burst is one moment. Copies are grouped as one face: they make no person of
their own and no place denser, and stay with what they are copies of.

Among copies at 80 % of the size, as HEIC and brightened, of an album of 33 photos, faces were up to
.4 apart, as they are searched and cut anew; other shots of one person were .18 apart and more. So
near ones at the same place are looked at: the small pictures of copies correlate at .93 and more,
those of other shots of a person at less than .9 in 19 of 20 cases.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from photoclust.clustering.neighbours import squared_distances
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

POSSIBLY = 0.45
"""Of the threshold: the squared distance of faces at one place that are copies if they look the
same."""
ANYWHERE = 0.05
"""The same of faces at any place, as photos are cropped."""
BURST_ALIKE = 0.3
"""The same of faces of one moment."""
SAME_PLACE = 0.8
"""Overlap (intersection over union) of boxes, in parts of their photos."""
SAME_FACE = 0.5
"""The same in photos of which other faces say that they are copies."""
SAME_SHAPE = 0.02
"""Difference of the ratios of sides of copies."""
BURST = 3.0
"""Seconds between the shots of one moment."""

Pairs = NDArray[np.int64]
SameLook = Callable[[Pairs], NDArray[np.bool_]]
"""Whether the small pictures of two faces look the same: numbers of faces (m, 2) to bool (m,)."""


def never(pairs: Pairs) -> NDArray[np.bool_]:
    """The look of faces without small pictures."""
    return np.zeros(len(pairs), bool)


def originals(
    faces: FaceSet,
    near: tuple[NDArray[np.int64], Floats],
    calibration: Calibration,
    same_look: SameLook = never,
) -> NDArray[np.int64]:
    """The row of the face that stands for each one and its copies, itself where there are none:
    (n,).

    near: the nearest others of each face, and the squared distances, (n, k) each. Of copies a
    confirmed one stands for the others, else the best. Faces that are confirmed as of two people
    are no copies.
    """
    ends = _pairs(faces, near, calibration, same_look)
    count = len(faces.ids)
    graph = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    parts = connected_components(graph, directed=False)[1]
    order = np.lexsort((-faces.quality, ~faces.shown, ~faces.confirmed, parts))
    first = np.ones(count, bool)
    first[1:] = parts[order][1:] != parts[order][:-1]
    stands = np.empty(count, np.int64)
    stands[parts[order[first]]] = order[first]
    return np.asarray(stands[parts])


def originals_among(
    faces: FaceSet, rows: NDArray[np.intp], calibration: Calibration, same_look: SameLook = never
) -> NDArray[np.int64]:
    """The same of a few faces alone, which are compared with each other: places among the rows,
    (m,)."""
    few = faces.at(rows)
    distances = squared_distances(few.embeddings, few.embeddings)
    np.fill_diagonal(distances, np.inf)
    indices = np.tile(np.arange(len(rows)), (len(rows), 1))
    return originals(few, (indices, distances), calibration, same_look)


def _pairs(
    faces: FaceSet,
    near: tuple[NDArray[np.int64], Floats],
    calibration: Calibration,
    same_look: SameLook,
) -> Pairs:
    """Pairs of rows that are near copies of each other."""
    indices, distances = near
    rows = np.repeat(np.arange(len(indices)), indices.shape[1])
    others, apart = indices.ravel(), distances.ravel() / calibration.threshold
    possible = (apart < POSSIBLY) & (faces.photos[rows] != faces.photos[others])
    rows, others, apart = rows[possible], others[possible], apart[possible]
    fits = _may_be_copies(faces, rows, others)
    rows, others, apart = rows[fits], others[fits], apart[fits]
    # Dates that are not known are no moment.
    moment = np.abs(faces.taken[rows] - faces.taken[others]) <= BURST
    sure = moment & (apart < BURST_ALIKE)
    there = _at_one_place(faces.places[rows], faces.places[others])
    asked = np.flatnonzero(~sure & (there | (apart < ANYWHERE)))
    if len(asked):
        sure[asked] = same_look(np.stack([faces.ids[rows[asked]], faces.ids[others[asked]]], 1))
    found = np.stack([rows[sure], others[sure]], axis=1)
    if not len(found):
        return found
    return np.concatenate([found, *_beside(faces, found[there[sure]])])


def _beside(faces: FaceSet, copies: Pairs) -> list[Pairs]:
    """Of photos that are copies, as some faces at one place say, the other faces at one place.

    Small ones may be far from their copies.
    """
    order = np.argsort(faces.photos, kind="stable")
    photos, starts = np.unique(faces.photos[order], return_index=True)
    rows_of = dict(zip(photos.tolist(), np.split(order, starts[1:]), strict=True))
    found = []
    for one, other in np.unique(faces.photos[copies], axis=0).tolist():
        if one < other:
            left, right = (
                np.repeat(rows_of[one], len(rows_of[other])),
                np.tile(rows_of[other], len(rows_of[one])),
            )
            same = _overlaps(faces.places[left], faces.places[right]) >= SAME_FACE
            same &= faces.seen[left] & faces.seen[right] & _may_be_copies(faces, left, right)
            found.append(np.stack([left[same], right[same]], axis=1))
    return found


def _may_be_copies(
    faces: FaceSet, rows: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether pairs are not confirmed as of two people."""
    both = faces.confirmed[rows] & faces.confirmed[others]
    return np.asarray(~both | (faces.people[rows] == faces.people[others]))


def _at_one_place(one: Floats, other: Floats) -> NDArray[np.bool_]:
    """Whether boxes lie at the same place of photos of the same shape."""
    shape = np.abs(one[:, 4] / np.maximum(other[:, 4], 1e-9) - 1)
    return np.asarray((_overlaps(one, other) >= SAME_PLACE) & (shape <= SAME_SHAPE))


def _overlaps(one: Floats, other: Floats) -> Floats:
    """Intersection over union of boxes, in parts of their photos: (m,)."""
    least = np.minimum(one[:, 2:4], other[:, 2:4]) - np.maximum(one[:, :2], other[:, :2])
    shared = np.clip(least, 0, None).prod(axis=1)
    areas = [(box[:, 2:4] - box[:, :2]).prod(axis=1) for box in (one, other)]
    return np.asarray(shared / np.maximum(areas[0] + areas[1] - shared, 1e-9), np.float32)
