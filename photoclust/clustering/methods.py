"""Which faces belong together, by three methods.

All take unit embeddings (n, d) and return labels (n,): 0, 1, … for groups, UNSORTED for
faces that belong to none. Lengths are squared L2, but for HDBSCAN's densities, which are
those of plain L2.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster import hierarchy
from scipy.sparse import coo_matrix, lil_matrix
from scipy.sparse.csgraph import connected_components

from photoclust.clustering.defaults import MIN_SAMPLES, MIN_SIZE, REACH
from photoclust.clustering.linkage import agglomerate
from photoclust.clustering.neighbours import (
    NEIGHBOURS,
    nearest,
    spanning_forest,
    squared_distances,
    unchecked,
)
from photoclust.clustering.search import Check
from photoclust.clustering.similarity import representatives
from photoclust.errors import SettingError
from photoclust.types import Floats

UNSORTED = -1
EXACT = 2000
"""Faces of a group of which all distances are held at once."""
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Density:
    """HDBSCAN's parameters.

    `min_size`: faces that make a group. `min_samples`: neighbours (a point itself not
    counted) whose distance is a point's core distance. `reach`: no two faces farther apart
    than this are linked directly, in units of the verification threshold.
    """

    min_size: int = MIN_SIZE
    min_samples: int = MIN_SAMPLES
    reach: float = REACH


@dataclass(frozen=True)
class Forest:
    """The minimum spanning forest of mutual reachability among `count` points: `ends` (m, 2),
    and `lengths` (m,) in squared L2, all within the reach it was made for."""

    ends: NDArray[np.int64]
    lengths: Floats
    count: int


def forest(
    vectors: Floats,
    parameters: Density,
    threshold: float,
    check: Check = unchecked,
    near: tuple[NDArray[np.int64], Floats] | None = None,
) -> Forest:
    """The expensive part of HDBSCAN: a forest that can be cut at `reach` or below.

    near: what `nearest` says of NEIGHBOURS others, if it was computed before.
    """
    count = min(max(NEIGHBOURS, parameters.min_samples), len(vectors) - 1)
    if min(parameters.min_samples, count) < 1:
        return Forest(np.zeros((0, 2), np.int64), np.zeros(0, np.float32), len(vectors))
    near = near or nearest(vectors, count, check)
    core = near[1][:, min(parameters.min_samples, count) - 1]
    check()
    ends, lengths = spanning_forest(near, core, threshold * parameters.reach)
    return Forest(ends, lengths, len(vectors))


def by_density(
    vectors: Floats, parameters: Density, threshold: float, check: Check = unchecked
) -> tuple[Labels, Floats]:
    """HDBSCAN from the start: `forest` and `cut`."""
    return cut(forest(vectors, parameters, threshold, check), parameters, threshold)


def cut(tree: Forest, parameters: Density, threshold: float) -> tuple[Labels, Floats]:
    """HDBSCAN, for an unknown number of people.

    Campello, Moulavi, Sander: Density-Based Clustering Based on Hierarchical Density Estimates,
    2013, with excess of mass. Groups begin to exist at `reach`: two faces of different people are
    not paired merely because no other is nearer, and a library of one person still gives a group.

    Returns labels and the membership strength of each face in its group, 0 to 1.
    """
    reach = threshold * parameters.reach
    near = tree.lengths <= reach
    ends, lengths = tree.ends[near], tree.lengths[near]
    large = _in_large_trees(ends, tree.count, parameters.min_size)
    linked, ends = np.unique(ends[large], return_inverse=True)
    labels: Labels = np.full(tree.count, UNSORTED)
    firmness = np.zeros(tree.count, np.float32)
    if not len(linked):
        return labels, firmness
    import hdbscan  # here, as with what it needs it takes a second and 50 MB

    connected = _connected(
        ends.reshape(-1, 2),
        np.sqrt(lengths[large]),
        len(linked),
        np.sqrt(reach),
        parameters.min_size,
    )
    model = hdbscan.HDBSCAN(
        min_cluster_size=parameters.min_size, min_samples=1, metric="precomputed"
    ).fit(connected)
    labels[linked] = model.labels_[: len(linked)]
    firmness[linked] = model.probabilities_[: len(linked)]
    return renumbered(labels), firmness


def by_centres(
    vectors: Floats, people: int, reach: float, seeds: Floats | None = None, starts: int = 10
) -> Labels:
    """k-means, for a known number of people.

    k-means++ from several starts, the best one kept. `seeds` (m, d) are centres of people already
    known, m of the `people`. Faces farther than `reach` from their centre stay unsorted and do not
    count for the centres (k-means--, Chawla and Gionis 2013).
    """
    if not 1 <= people <= len(vectors):
        raise SettingError("people-out-of-range", people=people, limit=len(vectors))
    known = np.zeros((0, vectors.shape[1]), np.float32) if seeds is None else seeds[:people]
    best: Labels = np.full(len(vectors), UNSORTED)
    best_cost = np.inf
    for start in range(starts):
        centres = _first_centres(vectors, people, known, start)
        labels, cost = _trimmed_means(vectors, centres, reach)
        if cost < best_cost:
            best, best_cost = labels, cost
    return renumbered(best)


def by_linkage(vectors: Floats, cut: float, check: Check = unchecked) -> Labels:
    """Average linkage, cut at a mean squared distance; single faces stay unsorted."""
    return _without_singles(agglomerate(vectors, np.arange(len(vectors)), cut, check))


def refined(
    vectors: Floats, labels: Labels, split: float, join: float, check: Check = unchecked
) -> Labels:
    """Groups split and merged by average linkage.

    Density-based groups follow chains: one may join two people through look-alikes between them,
    or leave out a face whose nearest neighbours are far although the group as a whole is near. So
    each group is cut where its parts are farther than `split` apart on average, then groups and
    single faces nearer than `join` are merged.
    """
    parts = np.arange(len(vectors)) + len(vectors)
    following = 0
    for members in groups(labels):
        check()
        own = _parts(vectors[members], split)
        parts[members] = own + following
        following += int(own.max()) + 1
    return _without_singles(agglomerate(vectors, parts, join, check))


def _parts(vectors: Floats, cut: float) -> Labels:
    """Average linkage of one group: 0, 1, … (n,). Of a large group that of a sample, and all
    others in the part whose faces are nearest on average, or alone where none is near."""
    if len(vectors) > EXACT:
        sample = representatives(np.arange(len(vectors)), EXACT)
        return _nearest_parts(vectors, vectors[sample], _parts(vectors[sample], cut), cut)
    if len(vectors) < 2:
        return np.zeros(len(vectors), np.int64)
    distances = squared_distances(vectors, vectors)
    tree = hierarchy.linkage(distances[np.triu_indices(len(vectors), 1)], "average")
    # scipy includes distances equal to the cut; here they must be below it.
    labels = hierarchy.fcluster(tree, np.nextafter(cut, 0), "distance")
    return np.asarray(labels, np.int64) - 1


def _nearest_parts(vectors: Floats, sample: Floats, parts: Labels, cut: float) -> Labels:
    """The part of a sample, labelled 0, 1, …, that each vector is nearest to, or one of its own."""
    means = np.stack([sample[rows].mean(axis=0) for rows in groups(parts)])
    # The mean squared distance to unit vectors is 2 - 2 times the product with their plain mean.
    similarity = vectors @ means.T
    near = 2 - 2 * similarity.max(axis=1) < cut
    alone = len(means) + np.arange(len(vectors))
    return np.asarray(np.where(near, similarity.argmax(axis=1), alone), np.int64)


def _in_large_trees(ends: NDArray[np.int64], count: int, least: int) -> NDArray[np.bool_]:
    """Which edges of a forest on `count` points belong to trees of `least` points or more."""
    trees = _trees(ends, count)
    large = np.bincount(trees) >= least
    return np.asarray(large[trees[ends[:, 0]]])


def _connected(
    ends: NDArray[np.int64], lengths: Floats, count: int, reach: float, least: int
) -> lil_matrix:
    """The forest as one connected sparse matrix of distances, all its trees joined at `reach`.

    `least` points more are joined there too, close to each other: a sibling for the only tree
    there may be, because HDBSCAN never selects the root of its hierarchy as a group.
    """
    total = count + least
    # Of the points that are added, only the first is joined to the trees.
    firsts = np.array([members[0] for members in groups(_trees(ends, count + 1))])
    added = np.arange(count, total)
    # A zero would be no edge at all in a sparse matrix.
    closest = reach * 1e-6
    rows = np.concatenate([ends[:, 0], firsts[:-1], added[:-1]])
    columns = np.concatenate([ends[:, 1], firsts[1:], added[1:]])
    values = np.concatenate(
        [
            np.maximum(lengths, closest),
            np.full(len(firsts) - 1, reach),
            np.full(least - 1, closest),
        ]
    )
    upper = coo_matrix((values, (rows, columns)), shape=(total, total))
    return (upper + upper.T).tolil()


def _trees(ends: NDArray[np.int64], count: int) -> NDArray[np.int32]:
    """The tree of each of `count` points, given the edges of a forest."""
    forest = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    return np.asarray(connected_components(forest, directed=False)[1])


def _first_centres(vectors: Floats, people: int, known: Floats, start: int) -> Floats:
    from sklearn.cluster import kmeans_plusplus  # here, as it takes a second and 50 MB

    missing = people - len(known)
    if missing <= 0:
        return known.copy()
    # Faces of a known person must not become a second centre.
    far = np.ones(len(vectors), bool)
    if len(known):
        nearest_known = squared_distances(vectors, known).min(axis=1)
        far = nearest_known >= np.sort(nearest_known)[-max(missing, len(vectors) // 2)]
    centres, _ = kmeans_plusplus(vectors[far], missing, random_state=start)
    return np.concatenate([known, centres]).astype(np.float32)


def _trimmed_means(vectors: Floats, centres: Floats, reach: float) -> tuple[Labels, float]:
    """Lloyd's iterations with far points left out; labels, and the cost to compare starts by."""
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        # Fewer distinct faces than people: the remaining people get no faces.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = KMeans(len(centres), init=centres, n_init=1).fit(vectors)
    labels = model.labels_.astype(np.int64)
    for _ in range(20):
        for label in range(len(centres)):
            own = vectors[labels == label]
            if len(own):
                mean = own.mean(axis=0)
                centres[label] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        distances = squared_distances(vectors, centres)
        new = np.where(distances.min(axis=1) <= reach, distances.argmin(axis=1), UNSORTED)
        if np.array_equal(new, labels):
            break
        labels = new
    return labels, float(np.minimum(distances.min(axis=1), reach).sum())


def groups(labels: NDArray[np.integer]) -> list[NDArray[np.intp]]:
    """The members of each label but UNSORTED, in the order of the labels."""
    order = np.argsort(labels, kind="stable")
    order = order[np.searchsorted(labels[order], 0) :]
    if not len(order):
        return []
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _without_singles(labels: Labels) -> Labels:
    values, counts = np.unique(labels, return_counts=True)
    single = np.isin(labels, values[counts < 2])
    return renumbered(np.where(single, UNSORTED, labels))


def renumbered(labels: Labels) -> Labels:
    """Groups numbered 0, 1, … by their first member."""
    values, first, place = np.unique(labels, return_index=True, return_inverse=True)
    real = values != UNSORTED
    number = np.full(len(values), UNSORTED, np.int64)
    number[np.flatnonzero(real)[np.argsort(first[real])]] = np.arange(int(real.sum()))
    return number[place]
