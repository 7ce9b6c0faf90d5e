"""Calibration: a threshold, and a curve from distance to probability."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

from photoclust.errors import TrainingError
from photoclust.faces import weights
from photoclust.learning import metrics

PAIRS_PER_PERSON = 45
"""All pairs among ten faces, so that people with many faces do not dominate."""
FEWEST = 30
"""Least number of pairs of each kind for a reliable curve."""


def calibrate(distances: metrics.Distances, same: metrics.Truth) -> weights.Calibration:
    """Threshold and curve from pairs (n,), of which about half show one person.

    Raises TrainingError when the pairs are too few, or nearer ones are not likelier the same.
    """
    kinds = int(np.count_nonzero(same)), int(np.count_nonzero(~same))
    if min(kinds) < FEWEST:
        raise TrainingError("too-few-pairs", same=kinds[0], different=kinds[1], needed=FEWEST)
    # Hardly regularised, once the distances are of the order of one.
    scale = float(np.std(distances)) or 1.0
    curve = LogisticRegression(C=1e6).fit(distances[:, None] / scale, same)
    slope = -float(curve.coef_[0, 0]) / scale
    if slope <= 0:
        raise TrainingError("distances-mean-nothing")
    cosines = 1 - distances[~same] / 2
    return weights.Calibration(
        threshold=round(metrics.best_threshold(distances, same), 5),
        slope=round(slope, 3),
        middle=round(float(curve.intercept_[0]) / slope, 5),
        others_mean=round(float(cosines.mean()), 5),
        others_spread=round(float(cosines.std()), 5),
    )
