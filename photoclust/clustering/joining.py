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

from photoclust.clustering.anchors import are_anchors, tell_whom
from photoclust.clustering.similarity import representatives, unit_means
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
SAMPLE = 20_000
"""At most so many faces, evenly taken, say how near others are to a person."""
BLOCK = 4_000_000
"""Likenesses that are held in memory at a time."""


@dataclass(frozen=True)
class Strangers:
    """Likenesses of other people's faces to a person: their mean and spread."""

    mean: float
    spread: float


def are_sure(
    faces: FaceSet,
    persons: NDArray[np.int64],
    calibration: Calibration,
    wrong_joins: float = WRONG_JOINS,
    anchors: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_]:
    """Whether each face surely shows the person that it would be with: bool (n,).

    Faces that are too bad to tell never do, however near they are.
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
    means = unit_means(faces.embeddings[anchors], faces.people[anchors], known)
    strangers = _strangers(faces, known, means, calibration)
    rows = np.flatnonzero(~sure)
    # Nobody else may be as near: a brother or sister may be known too.
    least = norm.isf(min(0.5, wrong_joins / len(known)))
    fit = tell_whom(faces)
    for part in _parts(rows, len(known)):
        likeness = faces.embeddings[part] @ means.T
        own = np.searchsorted(known, persons[part])
        if strangers is None:
            near = likeness[np.arange(len(part)), own]
            sure[part] = fit[part] & (near > 1 - WITHOUT_FIGURES * calibration.threshold / 2)
            continue
        scores = (likeness - strangers[0]) / strangers[1]
        nearest = fit[part] & (scores.argmax(axis=1) == own)
        sure[part] = nearest & (scores[np.arange(len(part)), own] > least)
    return sure


def strangers_by(others: Floats, calibration: Calibration) -> Strangers | None:
    """What the likenesses of faces that are not confirmed as a person's own say of strangers.

    others: (n,). By their lower half, as further faces of the person are in the upper one; together
    with the calibration's figures. None where neither says anything.
    """
    count = len(others) if len(others) >= LEAST_OTHERS else 0
    weight = CALIBRATED_OTHERS if calibration.others_spread > 0 else 0
    if not count + weight:
        return None
    middle, low = np.quantile(others, (0.5, norm.cdf(-1))) if count else (0.0, 0.0)
    share = count / (count + weight)
    mean = share * middle + (1 - share) * calibration.others_mean
    prior = calibration.others_spread * OF_A_MEAN
    variance = share * (middle - low) ** 2 + (1 - share) * prior**2
    return Strangers(float(mean), max(1e-6, float(variance) ** 0.5))


def _strangers(
    faces: FaceSet, known: NDArray[np.int64], means: Floats, calibration: Calibration
) -> tuple[Floats, Floats] | None:
    """The means and the spreads of strangers' likenesses to each person, (p,) and (p,)."""
    rows = representatives(np.arange(len(faces.ids)), SAMPLE)
    people = np.where(faces.confirmed[rows], faces.people[rows], 0)
    found: list[Strangers] = []
    for part in _parts(np.arange(len(known)), len(rows)):
        likeness = means[part] @ faces.embeddings[rows].T
        for person, near in zip(known[part], likeness, strict=True):
            strangers = strangers_by(near[people != person], calibration)
            if strangers is None:
                return None
            found.append(strangers)
    mean, spread = ([s.mean for s in found], [s.spread for s in found])
    return np.array(mean, np.float32), np.array(spread, np.float32)


def _parts(rows: NDArray[np.intp], others: int) -> list[NDArray[np.intp]]:
    """The rows in parts, each with BLOCK likenesses to so many others at most."""
    size = max(1, BLOCK // max(1, others))
    return [rows[start : start + size] for start in range(0, len(rows), size)]
