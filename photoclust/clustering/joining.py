"""Who may join a person without being asked about: faces that are surely theirs.

The likeness of a face to a person is its cosine with the unit mean of the person's anchors.
That of faces of other people is nearly Gaussian, with a mean and spread that depend on the person,
on the photos and on the network. A face joins when a stranger would be as near to any of the known
people with a probability below the bound: the more people are known, the nearer it must be. (Such
standardised scores are Z-norm in the verification of speakers: Auckenthaler, Carey, Lloyd-Thomas,
Score Normalization for Text-Independent Speaker Verification Systems, DSP 10, 2000.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from photoclust.clustering.anchors import are_anchors
from photoclust.clustering.similarity import unit_means
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Floats

WRONG_JOINS = 1e-3
"""Of the strangers that are looked at, the share that may join somebody, by default."""
LEAST_OTHERS = 50
"""Faces of others from which their own likenesses say anything."""
CALIBRATED_OTHERS = 300
"""How many of the library's faces what the calibration says of strangers counts for."""
OF_A_MEAN = 1.1
"""How much wider likenesses to a mean of several faces are spread than those to single ones:
measured with 2 to 16 faces of 1,400 people."""
WITHOUT_FIGURES = 0.5
"""Of the threshold: the squared distance within which faces join where nothing is known of
strangers."""
BLOCK = 20_000
"""Faces compared with all people at a time."""


@dataclass(frozen=True)
class _Strangers:
    """Likenesses of other people's faces to each known person: mean and spread, (p,)."""

    mean: Floats
    spread: Floats


def are_sure(
    faces: FaceSet,
    persons: NDArray[np.int64],
    calibration: Calibration,
    wrong_joins: float = WRONG_JOINS,
    anchors: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_]:
    """Whether each face surely shows the person that it would be with: bool (n,).

    persons: (n,), who each face would be with. True for confirmed faces and for those that are
    with nobody who has anchors. wrong_joins: the share of strangers that may join somebody, more
    than 0. anchors: (n,), see `are_anchors`, where it is known already.
    """
    if anchors is None:
        anchors = are_anchors(faces, calibration)
    known = np.unique(faces.people[anchors & (faces.people > 0)])
    sure = faces.confirmed | ~np.isin(persons, known)
    if sure.all():
        return sure
    likeness = _likeness(faces, known, anchors)
    rows = np.flatnonzero(~sure)
    own = np.searchsorted(known, persons[rows])
    strangers = _strangers(faces, known, likeness, calibration)
    if strangers is None:
        nearest = 1 - WITHOUT_FIGURES * calibration.threshold / 2
        sure[rows] = likeness[rows, own] > nearest
        return sure
    scores = (likeness[rows] - strangers.mean) / strangers.spread
    # Nobody else may be as near: a brother or sister may be known too.
    is_nearest = scores.argmax(axis=1) == own
    least = norm.isf(min(0.5, wrong_joins / len(known)))
    sure[rows] = is_nearest & (scores[np.arange(len(rows)), own] > least)
    return sure


def _likeness(faces: FaceSet, known: NDArray[np.int64], anchors: NDArray[np.bool_]) -> Floats:
    """The cosine of every face with the mean of each person's anchors: (n, p)."""
    means = unit_means(faces.embeddings[anchors], faces.people[anchors], known)
    parts = [
        faces.embeddings[start : start + BLOCK] @ means.T
        for start in range(0, len(faces.ids), BLOCK)
    ]
    return np.asarray(np.concatenate(parts), np.float32)


def _strangers(
    faces: FaceSet, known: NDArray[np.int64], likeness: Floats, calibration: Calibration
) -> _Strangers | None:
    """By the lower half of the likenesses of all faces that are not confirmed as the person's own,
    as a person's further faces are in the upper one; together with the calibration's figures."""
    mean, spread = np.zeros((2, len(known)), np.float32)
    prior = calibration.others_mean, calibration.others_spread * OF_A_MEAN
    for place, person in enumerate(known):
        others = likeness[~(faces.confirmed & (faces.people == person)), place]
        count = len(others) if len(others) >= LEAST_OTHERS else 0
        weight = CALIBRATED_OTHERS if calibration.others_spread > 0 else 0
        if not count + weight:
            return None
        middle, low = np.quantile(others, (0.5, norm.cdf(-1))) if count else (0.0, 0.0)
        share = count / (count + weight)
        mean[place] = share * middle + (1 - share) * prior[0]
        variance = share * (middle - low) ** 2 + (1 - share) * prior[1] ** 2
        spread[place] = max(1e-6, variance**0.5)
    return _Strangers(mean, spread)
