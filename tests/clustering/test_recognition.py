from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.clustering.recognition import probability, recognise
from photoclust.faces.weights import Calibration
from photoclust.types import Floats
from tests.clustering.points import CALIBRATION, exact, people, spread

distances = st.floats(0, 4)
calibrations = st.builds(Calibration, st.floats(0.05, 2), st.floats(0.5, 200), st.floats(0.05, 2))


def at(*lengths: float) -> Floats:
    """Unit vectors at these squared distances from the first axis, each in a way of its own."""
    vectors = np.zeros((len(lengths), 128))
    for row, length in enumerate(lengths):
        vectors[row, 0] = 1 - length / 2
        vectors[row, row + 1] = np.sqrt(1 - vectors[row, 0] ** 2)
    return vectors.astype(np.float32)


HERE = at(0)[0]


# Probability


@given(distances, distances, calibrations)
def test_farther_is_less_likely(one: float, other: float, calibration: Calibration) -> None:
    near, far = sorted((one, other))
    assert 0 <= probability(far, calibration) <= probability(near, calibration) <= 1


@given(calibrations)
def test_even_in_the_middle(calibration: Calibration) -> None:
    assert probability(calibration.middle, calibration) == pytest.approx(0.5)


def test_probability_is_the_logistic_curve() -> None:
    found = probability(np.array([0.0, 0.18, 0.2, 4.0], np.float32), CALIBRATION)
    assert found.dtype == np.float32
    expected = [1 / (1 + np.exp(80 * (d - 0.18))) for d in (0.0, 0.18, 0.2, 4.0)]
    assert found == pytest.approx(expected, abs=1e-5)


# Recognition


def test_no_known_people() -> None:
    assert recognise(HERE, np.zeros((0, 128), np.float32), np.zeros(0, np.int64), CALIBRATION) == []


def test_no_person_near() -> None:
    known = at(0.181, 0.3, 1.0)
    assert recognise(HERE, known, np.array([1, 2, 3]), CALIBRATION) == []


def test_votes_distances_and_shares() -> None:
    known = at(0.05, 0.5, 0.1, 0.12, 0.17, 0.9)
    (anna, ben) = recognise(HERE, known, np.array([7, 7, 8, 7, 7, 8]), CALIBRATION)
    assert (anna.person, anna.votes) == (7, 3)
    assert (ben.person, ben.votes) == (8, 1)
    assert anna.distance == pytest.approx(0.05, abs=1e-5)
    assert ben.distance == pytest.approx(0.1, abs=1e-5)
    weight = [float(probability(d, CALIBRATION)) for d in (0.05, 0.12, 0.17, 0.1)]
    mean = float(probability((0.05 + 0.12 + 0.17) / 3, CALIBRATION))
    assert anna.probability == pytest.approx(sum(weight[:3]) / sum(weight) * mean, abs=1e-4)
    assert ben.probability == pytest.approx(weight[3] / sum(weight) * weight[3], abs=1e-4)


def test_only_the_nearest_are_asked() -> None:
    known = at(*[0.01] * 3, *[0.02] * 5)
    people = np.array([1] * 3 + [2] * 5)
    assert [(c.person, c.votes) for c in recognise(HERE, known, people, CALIBRATION)] == [
        (1, 3),
        (2, 2),
    ]
    (only,) = recognise(HERE, known, people, CALIBRATION, neighbours=2)
    assert (only.person, only.votes) == (1, 2)
    everybody = recognise(HERE, known, people, CALIBRATION, neighbours=100)
    assert [(c.person, c.votes) for c in everybody] == [(2, 5), (1, 3)]


def test_one_known_face_is_enough() -> None:
    (found,) = recognise(HERE, at(0.02), np.array([5]), CALIBRATION)
    assert (found.person, found.votes) == (5, 1)
    assert found.probability == pytest.approx(float(probability(0.02, CALIBRATION)), abs=1e-5)


@settings(deadline=None)
@given(st.integers(0, 999), st.integers(0, 30), st.integers(1, 8), st.floats(0.1, 4))
def test_candidates_in_general(seed: int, count: int, neighbours: int, threshold: float) -> None:
    vectors = spread(seed, count + 1, 3)
    known = vectors[1:]
    whose = np.random.default_rng(seed).integers(0, 4, count)
    calibration = Calibration(threshold, 5.0, 1.0)
    found = recognise(vectors[0], known, whose, calibration, neighbours)
    near = np.sort(exact(vectors)[0, 1:])[:neighbours]
    assert sum(c.votes for c in found) == (near < threshold).sum()
    assert len({c.person for c in found}) == len(found)
    chances = [c.probability for c in found]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= p <= 1 for p in chances)
    assert sum(chances) <= 1 + 1e-5


def test_people_are_recognised() -> None:
    vectors, truth = people([6, 6, 6, 1])
    known = np.array([row for row in range(18) if row % 6])
    for row in (0, 6, 12):
        (found,) = recognise(vectors[row], vectors[known], truth[known], CALIBRATION)
        assert found.person == truth[row]
        assert found.votes == 5
        assert found.probability > 0.9
    assert recognise(vectors[18], vectors[known], truth[known], CALIBRATION) == []
