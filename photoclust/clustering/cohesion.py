"""Groups without the faces that strangers in so large a library are likely to be as near to.

Two faces within the threshold of verification are one person's more probably than not, if as many
pairs are of one person as of two. In a library of thousands of faces hardly any pair is, and each
face has strangers within the threshold. So a face stays in a group only if the strangers that are
expected to be as like the others of the group, were the whole library strangers, are few beside
these others: the more faces there are, the more alike a group has to be, and a pair more so than a
large group. (The expected rate of false discoveries: Benjamini, Hochberg: Controlling the False
Discovery Rate, 1995.) The likeness is the cosine with the unit mean of the others, which for
strangers is nearly Gaussian, as in `joining`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from photoclust.clustering.joining import OF_A_MEAN
from photoclust.clustering.methods import UNSORTED, Labels, groups, renumbered
from photoclust.faces.description import Calibration
from photoclust.types import Floats

FALSE = 0.25
"""How many strangers are expected to be as like a group as a face that stays, for each of its other
faces."""
AT_ONCE = 100
"""Of a group of this many faces one is left out at a time, of larger ones as many in proportion."""


def cohering(
    vectors: Floats, labels: Labels, library: int, calibration: Calibration, stretch: float = 1.0
) -> Labels:
    """Labels (n,) of groups that hold together; what was left out of a group may be a group, too.

    vectors: (n, d), unit norm. library: how many faces there are in all. stretch: by how much
    longer the distances are that are allowed. Without figures of strangers nothing changes.
    """
    if calibration.others_spread <= 0 or not len(labels):
        return labels

    def least(others: int) -> float:
        return 1 - stretch * (1 - least_likeness(others, library, calibration))

    result = labels.copy()
    following = int(labels.max(initial=UNSORTED)) + 1
    waiting = groups(labels)
    while waiting:
        rows = waiting.pop()
        kept = _kept(vectors[rows], least)
        left = rows[~kept]
        result[left] = UNSORTED
        if kept.any() and len(left) > 1:
            result[left] = following
            following += 1
            waiting.append(left)
    return renumbered(result)


def least_likeness(others: int, library: int, calibration: Calibration) -> float:
    """The likeness to the unit mean of so many other faces from which a face of a library of so
    many belongs to them; -1 without figures of strangers."""
    if calibration.others_spread <= 0:
        return -1.0
    wide = OF_A_MEAN if others > 1 else 1.0
    score = float(-ndtri(min(0.5, FALSE * others / max(1, library))))
    return calibration.others_mean + score * wide * calibration.others_spread


def _kept(vectors: Floats, least: Callable[[int], float]) -> NDArray[np.bool_]:
    """Whether each face of a group stays, the least like one left out first: bool (n,)."""
    kept = np.ones(len(vectors), bool)
    products = vectors @ vectors.sum(axis=0)
    while (count := int(kept.sum())) > 1:
        likeness = _likeness_to_others(products[kept])
        failing = np.flatnonzero(likeness <= least(count - 1))
        if not len(failing):
            return kept
        worst = failing[np.argsort(likeness[failing])[: max(1, count // AT_ONCE)]]
        out = np.flatnonzero(kept)[worst]
        kept[out] = False
        products -= vectors @ vectors[out].sum(axis=0)
    return np.zeros(len(vectors), bool)


def _likeness_to_others(products: Floats) -> Floats:
    """The cosine of each face with the mean of the others: (n,). products: with the sum of all."""
    total = float(products.sum())
    beside = np.sqrt(np.maximum(total - 2 * products + 1, 1e-12))
    return np.asarray((products - 1) / beside, np.float32)
