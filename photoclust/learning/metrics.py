"""Metrics of verification and clustering, as the papers define them.

Distances are squared L2 between unit embeddings. `same` marks the pairs that show one
person.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Distances = NDArray[np.floating]
Truth = NDArray[np.bool_]
Rows = NDArray[np.int64]


def accuracy(distances: Distances, same: Truth, threshold: float) -> float:
    """Fraction of pairs, both (n,), that are classified correctly by ``distance < threshold``."""
    return float(np.mean((distances < threshold) == same))


def best_threshold(distances: Distances, same: Truth) -> float:
    """The threshold of greatest accuracy: the middle of the best gap between two distances."""
    order = np.argsort(distances)
    sorted_distances = distances[order].astype(np.float64)
    # With the threshold after the first k pairs, these k are called the same.
    rightly_same = np.concatenate([[0], np.cumsum(same[order])])
    rightly_other = np.concatenate([[0], np.cumsum(~same[order])])
    right = rightly_same + (rightly_other[-1] - rightly_other)
    edges = np.concatenate([[0.0], sorted_distances, [4.0]])
    middles = (edges[:-1] + edges[1:]) / 2
    # No threshold lies between two equal distances; below the first there is always one.
    right[1:][edges[1:-1] == edges[2:]] = -1
    # Several thresholds can be equally accurate: take the middle one.
    best = np.flatnonzero(right == right.max())
    return float(middles[best[len(best) // 2]])


def validation_rate(distances: Distances, same: Truth, far: float) -> tuple[float, float]:
    """VAL at a false accept rate, and the threshold that gives it (Schroff et al. 2015, 3).

    The threshold is the largest that accepts at most the fraction `far` of the pairs of
    different people; VAL is the fraction of same-person pairs accepted there.
    """
    others = np.sort(distances[~same])
    allowed = int(far * len(others))
    threshold = float(others[allowed]) if allowed < len(others) else 4.0
    return float(np.mean(distances[same] < threshold)), threshold


def pairwise(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[float, float]:
    """Precision and recall over all pairs of items.

    `found`: each item's group, None for an item in no group, which is then alone.
    """
    groups, people, shared = _sizes(found, truth)
    together, belong, right = (int((n * (n - 1) // 2).sum()) for n in (groups, people, shared))
    return right / together if together else 1.0, right / belong if belong else 1.0


def bcubed(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[float, float, float]:
    """BCubed precision, recall and F over items (Amigó et al. 2009); None is alone."""
    groups, people = _numbered(found), _numbers(truth)
    cells = _cells(groups, people)
    # Every item's precision is the share of its group that is its own person.
    alike = np.bincount(cells)[cells]
    precision = float(np.mean(alike / np.bincount(groups)[groups]))
    recall = float(np.mean(alike / np.bincount(people)[people]))
    return precision, recall, 2 * precision * recall / (precision + recall)


def mutual_information(found: Sequence[Hashable], truth: Sequence[Hashable]) -> float:
    """Normalised mutual information, 0 to 1: over the mean of both entropies; None is alone."""
    from sklearn.metrics import normalized_mutual_info_score

    return float(normalized_mutual_info_score(_numbers(truth), _numbered(found)))


def _sizes(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[Rows, Rows, Rows]:
    """Items in each group, of each person, and in each cell where the two meet."""
    groups, people = _numbered(found), _numbers(truth)
    return np.bincount(groups), np.bincount(people), np.bincount(_cells(groups, people))


def _cells(groups: Rows, people: Rows) -> Rows:
    """The number of each item's cell in the contingency table, counting those not empty."""
    _, cells = np.unique(groups * (people.max() + 1) + people, return_inverse=True)
    return np.asarray(cells, np.int64)


def _numbered(found: Sequence[Hashable]) -> Rows:
    """The groups as numbers, with one of its own for each item that is in none."""
    numbers = _numbers(found)
    alone = np.array([group is None for group in found])
    numbers[alone] = len(found) + np.arange(np.count_nonzero(alone))
    return numbers


def _numbers(values: Sequence[Hashable]) -> Rows:
    codes = {value: index for index, value in enumerate(dict.fromkeys(values))}
    return np.array([codes[value] for value in values], np.int64)
