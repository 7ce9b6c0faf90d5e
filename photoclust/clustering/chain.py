"""Why two faces are together: the chain of faces between them, and where it is weakest.

The chain is the path between two faces in the minimum spanning tree of their person's faces. Of all
chains it is the one whose longest step is shortest (Hu: The Maximum Capacity Route Problem,
Operations Research 9, 1961). Taking that step out of the tree leaves two parts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoclust.clustering.neighbours import squared_distances
from photoclust.clustering.similarity import representatives
from photoclust.types import FaceSet, Floats

MOST = 1500
"""Faces of a person that the tree is made of; of more, some evenly taken and those nearest to the
two, and each further one belongs to the nearest of these."""
NEAREST = 200
"""So many of the faces nearest to each of the two are always among them."""
BLOCK = 8_000_000
"""Distances that are held in memory at a time."""

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Path:
    """A chain of faces: `rows` (k,), the squared distances between them (k - 1,), and which of all
    faces are beyond its longest step: bool (n,)."""

    rows: Rows
    distances: Floats
    beyond: NDArray[np.bool_]


def path(faces: FaceSet, start: int, end: int) -> Path:
    """The chain between two faces, by row, of one person's faces."""
    vectors = faces.embeddings
    rows = _taken(vectors, start, end)
    place = {int(row): number for number, row in enumerate(rows)}
    order, parents, lengths = _tree(vectors[rows], place[start])
    steps = [place[end]]
    while steps[-1] != place[start]:
        steps.append(int(parents[steps[-1]]))
    beyond = np.zeros(len(vectors), bool)
    if len(steps) > 1:
        weakest = max(steps[:-1], key=lambda step: float(lengths[step]))
        below = _below(order, parents, weakest)
        beyond = below[_nearest(vectors, rows)]
    chain = rows[steps[::-1]]
    return Path(chain, lengths[steps[-2::-1]] if len(steps) > 1 else lengths[:0], beyond)


def most_typical(faces: FaceSet, left_out: int) -> int:
    """The row of the face that is nearest to the mean of a person's faces, but for one; among
    confirmed ones where there are any."""
    among = np.flatnonzero(faces.confirmed)
    among = among[among != left_out]
    if not len(among):
        among = np.flatnonzero(np.arange(len(faces.ids)) != left_out)
    mean = faces.embeddings[among].mean(axis=0)
    return int(among[(faces.embeddings[among] @ mean).argmax()])


def _taken(vectors: Floats, start: int, end: int) -> Rows:
    """The rows that the tree is made of, in ascending order."""
    every = np.arange(len(vectors))
    if len(every) <= MOST:
        return every
    ends = vectors[[start, end]]
    near = np.argpartition(-(ends @ vectors.T), NEAREST, axis=1)[:, :NEAREST]
    some = representatives(every, MOST - 2 * NEAREST - 2)
    return np.unique(np.concatenate([some, near.ravel(), [start, end]]))


def _tree(vectors: Floats, root: int) -> tuple[Rows, Rows, Floats]:
    """Prim's algorithm: the points in the order in which they join, the parent of each, and the
    squared distance to it; all (n,)."""
    count = len(vectors)
    parents = np.full(count, root, np.intp)
    shortest = squared_distances(vectors[[root]], vectors)[0]
    lengths = np.zeros(count, np.float32)
    outside = np.ones(count, bool)
    order = np.empty(count, np.intp)
    point = root
    for number in range(count):
        order[number], outside[point] = point, False
        lengths[point] = 0 if number == 0 else shortest[point]
        distances = squared_distances(vectors[[point]], vectors)[0]
        nearer = outside & (distances < shortest)
        shortest[nearer], parents[nearer] = distances[nearer], point
        point = int(np.where(outside, shortest, np.inf).argmin())
    return order, parents, lengths


def _below(order: Rows, parents: Rows, top: int) -> NDArray[np.bool_]:
    """The points that hang on one in the tree, itself too: (n,)."""
    below = np.zeros(len(order), bool)
    below[top] = True
    for point in order[1:]:
        below[point] |= below[parents[point]]
    return below


def _nearest(vectors: Floats, rows: Rows) -> Rows:
    """For each vector the place of the nearest of some rows, for those themselves their own."""
    if len(rows) == len(vectors):
        return np.arange(len(vectors))
    nearest = np.empty(len(vectors), np.intp)
    size = max(1, BLOCK // len(rows))
    for start in range(0, len(vectors), size):
        part = slice(start, start + size)
        nearest[part] = (vectors[part] @ vectors[rows].T).argmax(axis=1)
    nearest[rows] = np.arange(len(rows))
    return nearest
