"""The boundary between two people of whom it was said that they are two: brothers, sisters, twins.

A face may join the one by itself only if a face of the other would be as near to the one, and as
far from the other, with a probability below the bound. Both likenesses are to means of anchors, m_p
and m_q; their difference for a new face x is the product of x with m_p - m_q. For faces of q its
mean is m_p·m_q - r_q, where r_q is the mean likeness of two faces of q: of different anchors, as
those that are in m_q are nearer to it than new ones are. Its spread is that of the anchors along
m_p - m_q, together with what the calibration says of a person's own faces, and a little more for
means of few faces. Elsewhere nothing changes: the boundary is between just these two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from photoclust.clustering.evidence import OWN_WIDTH
from photoclust.clustering.own_likeness import likeness_within
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

CALIBRATED = 10
"""How many anchors it counts for when it says how widely a person's own faces are spread."""
WITHOUT_FIGURES = 0.1
"""The spread where nothing is known of strangers."""
Pairs = frozenset[tuple[int, int]]


def told_apart(faces: FaceSet, exclusions: Collection[tuple[int, int]]) -> Pairs:
    """People of whom it was said that they are two, both ways: a confirmed face of the one is said
    not to be the other.

    exclusions: pairs of a face's id and a person it is not.
    """
    if not exclusions:
        return frozenset()
    rows = np.flatnonzero(faces.confirmed & (faces.people > 0))
    home = dict(zip(faces.ids[rows].tolist(), faces.people[rows].tolist(), strict=True))
    known = set(home.values())
    pairs = {(home[face], other) for face, other in exclusions if face in home and other in known}
    return frozenset(pair for p, q in pairs if p != q for pair in ((p, q), (q, p)))


def are_clearly_nearer(
    vectors: Floats,
    persons: NDArray[np.int64],
    anchors: tuple[Floats, NDArray[np.int64]],
    pairs: Iterable[tuple[int, int]],
    calibration: Calibration,
    wrong_joins: float,
) -> NDArray[np.bool_]:
    """Whether each face is clearly nearer to the person it would be with than to any of those said
    to be somebody else: bool (n,).

    vectors: (n, d), unit norm. persons: (n,). anchors: (m, d) and (m,), the faces by which people
    are known and whom they show. wrong_joins: the share of the other's faces that may join.
    """
    clear = np.ones(len(persons), bool)
    known, whom = anchors
    asked = set(np.unique(persons).tolist())
    for person, other in pairs:
        if person not in asked:
            continue
        own, theirs = known[whom == person], known[whom == other]
        if len(own) and len(theirs):
            rows = np.flatnonzero(persons == person)
            apart = own.mean(axis=0) - theirs.mean(axis=0)
            least = _least(own, theirs, calibration, wrong_joins)
            clear[rows] &= vectors[rows] @ apart > least
    return clear


def _least(own: Floats, theirs: Floats, calibration: Calibration, wrong_joins: float) -> float:
    """The difference of likenesses from which a face is one's own, and not theirs."""
    mean, other = own.mean(axis=0), theirs.mean(axis=0)
    between = float(mean @ other)
    middle = (likeness_within(own, calibration) - likeness_within(theirs, calibration)) / 2
    spread = _spread(own - mean, theirs - other, mean - other, calibration)
    bound = float(-ndtri(min(0.5, wrong_joins)))
    return max(middle, between - likeness_within(theirs, calibration) + bound * spread)


def _spread(own: Floats, theirs: Floats, apart: Floats, calibration: Calibration) -> float:
    """Of the differences of likenesses of one person's faces. own, theirs: anchors less their
    mean; those of both are as widely spread."""
    length = float(np.linalg.norm(apart))
    prior = length * (OWN_WIDTH * calibration.others_spread or WITHOUT_FIGURES)
    seen = float(np.square(own @ apart).sum() + np.square(theirs @ apart).sum())
    free = len(own) + len(theirs) - 2
    variance = (CALIBRATED * prior**2 + seen) / (CALIBRATED + free)
    return float((variance * (1 + 1 / len(own) + 1 / len(theirs))) ** 0.5)
