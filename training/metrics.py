"""Measures of verification and clustering, as the papers define them.

Distances are squared L2 between unit embeddings. `same` marks the pairs that show one
person.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Distances = NDArray[np.floating]
Truth = NDArray[np.bool_]


def accuracy(distances: Distances, same: Truth, threshold: float) -> float:
    """Fraction of pairs, both (n,), that are judged rightly by ``distance < threshold``."""
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
    # Several cuts can be equally right: take the middle one, not a corner case.
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
    codes, truth_codes = _codes(found), _codes(truth)
    groups = np.array([-1 - i if g is None else codes[g] for i, g in enumerate(found)])
    people = np.array([truth_codes[p] for p in truth])
    upper = np.triu(np.ones((len(groups), len(groups)), bool), 1)
    together = (groups[:, None] == groups) & upper
    belong = (people[:, None] == people) & upper
    right = float((together & belong).sum())
    precision = right / together.sum() if together.any() else 1.0
    recall = right / belong.sum() if belong.any() else 1.0
    return float(precision), float(recall)


def bcubed(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[float, float, float]:
    """BCubed precision, recall and F over items (Amigó et al. 2009); None is alone."""
    codes, truth_codes = _codes(found), _codes(truth)
    groups = np.array([-1 - i if g is None else codes[g] for i, g in enumerate(found)])
    people = np.array([truth_codes[p] for p in truth])
    precision = recall = 0.0
    for group, person in zip(groups, people, strict=True):
        shared = np.count_nonzero((groups == group) & (people == person))
        precision += shared / np.count_nonzero(groups == group)
        recall += shared / np.count_nonzero(people == person)
    precision, recall = precision / len(groups), recall / len(groups)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _codes(values: Sequence[Hashable]) -> dict[Hashable, int]:
    return {value: index for index, value in enumerate(dict.fromkeys(values))}
