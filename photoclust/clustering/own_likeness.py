"""How like each other the faces of one person are: their mean cosine."""

from __future__ import annotations

import numpy as np

from photoclust.faces.description import Calibration
from photoclust.types import Floats

PRIOR = 2.0
"""How many pairs of faces what the calibration says counts for."""


def pair_likeness(calibration: Calibration) -> float:
    """The mean likeness of two faces of one person by the calibration alone: that of strangers,
    moved by its slope, as if both were Gaussian and equally wide."""
    return calibration.others_mean + 2 * calibration.slope * calibration.others_spread**2


def likeness_within(faces: Floats, calibration: Calibration) -> float:
    """The mean likeness of two faces of a person, by these of theirs, (n, d), of unit norm, and for
    few of them by the calibration."""
    count = len(faces)
    pairs = count * (count - 1) / 2
    total = float(np.square(faces.sum(axis=0)).sum()) - count
    prior = PRIOR * pair_likeness(calibration)
    return float((total / 2 + prior) / (pairs + PRIOR))
