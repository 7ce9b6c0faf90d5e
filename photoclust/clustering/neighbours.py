"""Nearest neighbours among unit vectors, and the forest that links them.

On the unit sphere ``|a - b|² = 2 - 2 a·b``, so the nearest are those of largest inner product: see
`search`. Torch is imported by what needs it: it takes a second, and distances of a few faces do
without.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import minimum_spanning_tree

from photoclust.clustering.search import Check, largest_products
from photoclust.types import Floats

NEIGHBOURS = 32
"""Others of each face that are looked at for links."""


def unchecked() -> None:
    """The check of callers that cannot be cancelled."""


def squared_distances(a: Floats, b: Floats) -> Floats:
    """Squared L2 between unit vectors: (n, d) and (m, d) to (n, m), from 0 to 4."""
    return np.asarray(np.clip(2 - 2 * (a @ b.T), 0, 4), np.float32)


def nearest(
    vectors: Floats, count: int, check: Check = unchecked, some: NDArray[np.intp] | None = None
) -> tuple[NDArray[np.int64], Floats]:
    """The `count` nearest others of each vector, nearest first.

    vectors: (n, d) of unit norm, n > count. some: only for these rows, (m,). Returns indices and
    squared distances, both (n, count), or (m, count).
    """
    import torch

    some = np.arange(len(vectors)) if some is None else some
    indices = np.empty((len(some), count), np.int64)
    distances = np.empty((len(some), count), np.float32)
    everything, rows = torch.from_numpy(vectors), torch.from_numpy(some)
    for part, best, products in largest_products(everything, rows, count, check):
        indices[part] = best.numpy()
        distances[part] = (2 - 2 * products).clamp(0, 4).numpy()
    return indices, distances


def most_similar(
    vectors: Floats, check: Check = unchecked, some: NDArray[np.intp] | None = None
) -> tuple[NDArray[np.int64], Floats]:
    """For each vector, (n, d) of any length, the other of largest inner product, and that
    product: (n,) and (n,). Of equal ones the first. `some`: only for these rows, (m,)."""
    import torch

    some = np.arange(len(vectors)) if some is None else some
    partner = np.empty(len(some), np.int64)
    product = np.empty(len(some), np.float32)
    if len(vectors) < 2:
        return partner, product
    everything, rows = torch.from_numpy(vectors), torch.from_numpy(some)
    for part, best, products in largest_products(everything, rows, 1, check):
        partner[part], product[part] = best[:, 0].numpy(), products[:, 0].numpy()
    return partner, product


def spanning_forest(
    near: tuple[NDArray[np.int64], Floats], core: Floats, reach: float
) -> tuple[NDArray[np.int64], Floats]:
    """The minimum spanning forest of the mutual reachability graph among nearest neighbours.

    Mutual reachability of two points is the largest of their distance and both core distances
    (Campello, Moulavi, Sander 2013). All of them squared L2 here, as is `reach`; longer edges are
    left out. near: what `nearest` says; pairs of which neither is in the other's list are no edges.
    core: (n,). Returns the edges' ends (m, 2) and lengths (m,).
    """
    others, distances = near
    count = len(core)
    rows, columns = np.repeat(np.arange(count), others.shape[1]), others.ravel()
    lengths = np.maximum(distances.ravel(), np.maximum(core[rows], core[columns]))
    linked = np.flatnonzero(lengths <= reach)
    rows, columns = rows[linked], columns[linked]
    # Of a pair that is in both lists, one edge: sparse matrices add up what is given twice.
    pairs = np.minimum(rows, columns) * count + np.maximum(rows, columns)
    pairs, first = np.unique(pairs, return_index=True)
    ends = np.stack([pairs // count, pairs % count], axis=1)
    lengths, apart = lengths[linked[first]], distances.ravel()[linked[first]]
    # Many edges are as long as the core distance of a point: of these the nearer ends are linked.
    ranked = np.lexsort((apart, lengths))
    places = ends[ranked, 0], ends[ranked, 1]
    graph = coo_matrix((np.arange(1, len(ranked) + 1), places), shape=(count, count))
    edges = ranked[minimum_spanning_tree(graph.tocsr()).data.astype(np.int64) - 1]
    return ends[edges], lengths[edges]
