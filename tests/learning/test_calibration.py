from __future__ import annotations

import numpy as np
import pytest

from photoclust.clustering.recognition import probability
from photoclust.learning import metrics
from photoclust.learning.calibration import calibrate


@pytest.mark.parametrize(("slope", "middle"), [(80.0, 0.18), (6.0, 1.1), (300.0, 0.04)])
def test_a_known_curve_is_recovered(slope: float, middle: float) -> None:
    rng = np.random.default_rng(5)
    distances = rng.uniform(0, 2 * middle, 20_000)
    same = rng.random(20_000) < 1 / (1 + np.exp(slope * (distances - middle)))
    found = calibrate(distances.astype(np.float32), same)
    assert found.slope == pytest.approx(slope, rel=0.06)
    assert found.middle == pytest.approx(middle, rel=0.02)
    # Where both are equally likely is where a threshold is right most often.
    assert found.threshold == pytest.approx(middle, rel=0.1)
    best = metrics.accuracy(distances, same, metrics.best_threshold(distances, same))
    assert metrics.accuracy(distances, same, found.threshold) == pytest.approx(best, abs=1e-3)


def test_the_curve_says_how_often_pairs_are_the_same() -> None:
    rng = np.random.default_rng(6)
    same = np.repeat([True, False], 5000)
    distances = np.where(same, rng.normal(0.1, 0.04, 10_000), rng.normal(0.3, 0.05, 10_000))
    distances = distances.clip(0.001, 4).astype(np.float32)
    calibration = calibrate(distances, same)
    assert 0.15 < calibration.middle < 0.25
    likely = probability(distances, calibration)
    for low, high in ((0.0, 0.2), (0.2, 0.8), (0.8, 1.0)):
        inside = (likely >= low) & (likely <= high)
        assert likely[inside].mean() == pytest.approx(same[inside].mean(), abs=0.1)
