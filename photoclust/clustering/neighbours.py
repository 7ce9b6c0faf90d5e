"""Nearest neighbours among unit vectors: exact, in blocks, on any device.

On the unit sphere ``|a - b|² = 2 - 2 a·b``, so all distances are one matrix product, done
block by block: a hundred thousand faces need megabytes, not the 40 GB of all distances. Torch is
imported by what needs it: it takes a second, and distances of a few faces do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from photoclust.types import Floats

NEIGHBOURS = 32
BLOCK = 16_000_000
"""Distances computed at once."""

Check = Callable[[], None]


def unchecked() -> None:
    """The check of callers that cannot be cancelled."""


def squared_distances(a: Floats, b: Floats) -> Floats:
    """Squared L2 between unit vectors: (n, d) and (m, d) to (n, m), from 0 to 4."""
    return np.asarray(np.clip(2 - 2 * (a @ b.T), 0, 4), np.float32)


def nearest(
    vectors: Floats, count: int, check: Check = unchecked
) -> tuple[NDArray[np.int64], Floats]:
    """The `count` nearest others of each vector, nearest first.

    vectors: (n, d) of unit norm, n > count. Returns indices and squared distances, both
    (n, count).
    """
    import torch

    indices = np.empty((len(vectors), count), np.int64)
    distances = np.empty((len(vectors), count), np.float32)
    everything = torch.from_numpy(vectors)
    for rows in _blocks(len(vectors), check):
        similarity = everything[rows] @ everything.T
        own = torch.arange(rows.start, rows.start + len(similarity))
        similarity[own - rows.start, own] = -torch.inf
        values, best = similarity.topk(count, dim=1)
        indices[rows] = best.numpy()
        distances[rows] = (2 - 2 * values).clamp(0, 4).numpy()
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
    everything, chosen = torch.from_numpy(vectors), torch.from_numpy(some)
    for rows in _blocks(len(some), check, width=len(vectors)):
        products = everything[chosen[rows]] @ everything.T
        products[torch.arange(len(products)), chosen[rows]] = -torch.inf
        best, column = products.max(dim=1)
        partner[rows], product[rows] = column.numpy(), best.numpy()
    return partner, product


def spanning_forest(
    vectors: Floats,
    core: Floats,
    reach: float,
    neighbours: int = NEIGHBOURS,
    check: Check = unchecked,
    near: tuple[NDArray[np.int64], Floats] | None = None,
) -> tuple[NDArray[np.int64], Floats]:
    """The minimum spanning forest of the mutual reachability graph, up to a distance.

    Mutual reachability of two points is the largest of their distance and both core distances
    (Campello, Moulavi, Sander 2013). All of them squared L2 here, as is `reach`; longer edges are
    left out. core: (n,). near: what `nearest` says, if it was computed before. Returns the edges'
    ends (m, 2) and lengths (m,).

    Borůvka's algorithm: every tree takes its shortest edge to another tree, until none is
    left. Most such edges are among the nearest neighbours found once at the start; all
    distances of a point are computed only when its tree could gain from it, and what was found
    bounds what can be found later, as the points outside a tree only become fewer.
    """
    count = min(neighbours, len(vectors) - 1)
    empty = np.zeros((0, 2), np.int64), np.zeros(0, np.float32)
    if count < 1:
        return empty
    found, distances = near or nearest(vectors, count, check)
    indices, count = found.copy(), found.shape[1]
    lengths = np.maximum(np.maximum(distances, core[:, None]), core[indices])
    beyond = np.maximum(distances[:, -1], core)  # nothing outside the list is nearer
    tree = np.arange(len(vectors))
    ends, sizes = [empty[0]], [empty[1]]
    while True:
        outside = tree[indices] != tree[:, None]
        ahead = np.where(outside, lengths, np.inf)
        column = ahead.argmin(axis=1)
        points = np.arange(len(vectors))
        partner, shortest = indices[points, column], ahead[points, column]
        bound = np.full(len(vectors), np.float32(reach))
        np.minimum.at(bound, tree, shortest)
        unsure = np.flatnonzero((beyond < bound[tree]) & (count < len(vectors) - 1))
        _search_all(vectors, core, tree, unsure, partner, shortest, check)
        indices[unsure, -1], lengths[unsure, -1] = partner[unsure], shortest[unsure]
        beyond[unsure] = shortest[unsure]
        chosen = _shortest_of_each(tree, shortest, reach)
        if not len(chosen):
            return np.concatenate(ends), np.concatenate(sizes)
        new, tree = _joined(tree, chosen, partner, shortest)
        ends.append(np.stack([new, partner[new]], axis=1))
        sizes.append(shortest[new])


def _search_all(
    vectors: Floats,
    core: Floats,
    tree: NDArray[np.intp],
    points: NDArray[np.intp],
    partner: NDArray[np.int64],
    shortest: Floats,
    check: Check,
) -> None:
    """Replace the partners of some points by the best among all points of other trees."""
    import torch

    everything, cores = torch.from_numpy(vectors), torch.from_numpy(core)
    trees = torch.from_numpy(tree)
    for rows in _blocks(len(points), check, width=len(vectors)):
        some = torch.from_numpy(points[rows])
        length = (2 - 2 * everything[some] @ everything.T).clamp_(0, 4)
        length = torch.maximum(torch.maximum(length, cores), cores[some][:, None])
        length[trees[some][:, None] == trees] = torch.inf
        best, column = length.min(dim=1)
        partner[points[rows]], shortest[points[rows]] = column.numpy(), best.numpy()


def _shortest_of_each(tree: NDArray[np.intp], shortest: Floats, reach: float) -> NDArray[np.intp]:
    """For each tree that has an edge within reach, the point where its shortest one starts."""
    order = np.lexsort((shortest, tree))
    first = np.flatnonzero(np.diff(tree[order], prepend=-1))
    points = order[first]
    # The last tree of all has no edge, whatever the reach: infinity.
    return points[(shortest[points] <= reach) & np.isfinite(shortest[points])]


def _joined(
    tree: NDArray[np.intp],
    chosen: NDArray[np.intp],
    partner: NDArray[np.int64],
    shortest: Floats,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Add the chosen edges that close no cycle; these, and the new trees."""
    parent = np.arange(len(tree))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    added = []
    for point in chosen[np.argsort(shortest[chosen], kind="stable")]:
        one, other = root(tree[point]), root(tree[partner[point]])
        if one != other:
            parent[one] = other
            added.append(point)
    roots = np.array([root(t) for t in range(len(tree))])
    return np.array(added, np.intp), roots[tree]


def _blocks(count: int, check: Check, width: int | None = None) -> Iterator[slice]:
    rows = max(1, BLOCK // (width or count or 1))
    for start in range(0, count, rows):
        check()
        yield slice(start, min(start + rows, count))
