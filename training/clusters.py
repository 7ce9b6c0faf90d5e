"""Clustering of labelled faces by two standard methods, and how well it fits the labels.

k-means with the known number of people, and HDBSCAN. Both are the libraries' own, not the
program's clustering, which training must not import: the figures compare networks, and stay
comparable when the program's clustering changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photoclust.learning import metrics
from photoclust.learning.metrics import Rows
from photoclust.types import Floats

Method = Callable[[Floats, int], Rows]
ALONE = -1
MOST_ITERATIONS = 50


@dataclass(frozen=True)
class ClusteringScores:
    """The groups that a method found, and their scores against the labels, 0 to 1.

    `groups` counts those of two faces and more. `bcubed`: precision, recall, F. `pairwise`:
    precision and recall. `information`: normalised mutual information.
    """

    method: str
    people: int
    groups: int
    bcubed: tuple[float, float, float]
    pairwise: tuple[float, float]
    information: float


def clusterings(embeddings: Floats, identities: Rows, namespaces: Rows) -> list[ClusteringScores]:
    """Both methods, applied to each namespace by itself and scored over all together.

    embeddings: (n, 128), unit norm. identities, namespaces: int64 (n,).
    """
    methods: dict[str, Method] = {
        "k-means, number of people known": k_means,
        "HDBSCAN 2, 2": density,
    }
    return [
        judged(name, _by_namespace(method, embeddings, identities, namespaces), identities)
        for name, method in methods.items()
    ]


def judged(method: str, labels: Rows, identities: Rows) -> ClusteringScores:
    """The scores of a grouping; faces labelled ALONE are in no group."""
    found = [None if label == ALONE else label for label in labels.tolist()]
    truth = identities.tolist()
    sizes = np.unique(labels[labels != ALONE], return_counts=True)[1]
    return ClusteringScores(
        method,
        len(np.unique(identities)),
        int(np.count_nonzero(sizes > 1)),
        metrics.bcubed(found, truth),
        metrics.pairwise(found, truth),
        metrics.mutual_information(found, truth),
    )


def k_means(embeddings: Floats, people: int) -> Rows:
    """k-means from one k-means++ start with a fixed seed; labels (n,)."""
    from sklearn.cluster import KMeans, kmeans_plusplus

    # One candidate for each centre: sklearn's default tries ten, which takes minutes for
    # thousands of people.
    centres, _ = kmeans_plusplus(embeddings, people, random_state=0, n_local_trials=1)
    model = KMeans(people, init=centres, n_init=1, max_iter=MOST_ITERATIONS).fit(embeddings)
    return np.asarray(model.labels_, np.int64)


def density(embeddings: Floats, people: int = 0) -> Rows:
    """HDBSCAN (Campello, Moulavi, Sander 2013) with groups of two and more; labels (n,).

    The number of people is not used.
    """
    import hdbscan

    if len(embeddings) < 4:
        return np.full(len(embeddings), ALONE, np.int64)
    model = hdbscan.HDBSCAN(min_cluster_size=2, min_samples=2, core_dist_n_jobs=1)
    return np.asarray(model.fit(embeddings.astype(np.float64)).labels_, np.int64)


def _by_namespace(method: Method, embeddings: Floats, identities: Rows, namespaces: Rows) -> Rows:
    labels = np.full(len(embeddings), ALONE, np.int64)
    for namespace in np.unique(namespaces):
        rows = np.flatnonzero(namespaces == namespace)
        own = method(embeddings[rows], len(np.unique(identities[rows])))
        labels[rows] = np.where(own == ALONE, ALONE, own + labels.max() + 1)
    return labels
