from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from photoclust.learning import metrics

DISTANCES = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
SAME = np.array([True, True, False, True, False, False])

# Steps that leave room for a middle; the large ones lead to many equal distances.
lengths = st.one_of(
    st.integers(0, 4096).map(lambda v: v / 1024), st.integers(0, 8).map(lambda v: v / 2)
)
pairs = st.lists(st.tuples(lengths, st.booleans()), min_size=1, max_size=30)


def arrays(
    drawn: list[tuple[float, bool]],
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    distances, same = zip(*drawn, strict=True)
    return np.array(distances), np.array(same)


# Verification


@pytest.mark.parametrize(
    ("threshold", "right"), [(0.0, 3), (0.1, 3), (0.25, 5), (0.35, 4), (0.45, 5), (4.0, 3)]
)
def test_accuracy(threshold: float, right: int) -> None:
    assert metrics.accuracy(DISTANCES, SAME, threshold) == pytest.approx(right / 6)


@given(pairs)
def test_no_threshold_is_better_than_the_best(drawn: list[tuple[float, bool]]) -> None:
    distances, same = arrays(drawn)
    best = metrics.best_threshold(distances, same)
    assert 0 <= best <= 4
    every = np.concatenate([distances, np.nextafter(distances, 5), [0, 4]])
    tried = max(metrics.accuracy(distances, same, t) for t in every if t <= 4)
    assert metrics.accuracy(distances, same, best) >= tried


def test_best_threshold_lies_in_the_middle_of_its_gap() -> None:
    distances, same = np.array([0.5, 0.1, 0.9, 0.2]), np.array([False, True, False, True])
    assert metrics.best_threshold(distances, same) == pytest.approx(0.35)


def test_best_threshold_of_one_kind_only() -> None:
    distances = np.array([0.5, 1.0])
    assert metrics.best_threshold(distances, np.array([True, True])) > 1.0
    assert metrics.best_threshold(distances, np.array([False, False])) <= 0.5


@pytest.mark.parametrize(
    ("far", "rate", "threshold"),
    [
        (0.0, 2 / 3, 0.3),  # none of 0.3, 0.5, 0.6 may be accepted
        (0.3, 2 / 3, 0.3),
        (0.34, 1.0, 0.5),
        (0.7, 1.0, 0.6),
        (1.0, 1.0, 4.0),
    ],
)
def test_validation_rate(far: float, rate: float, threshold: float) -> None:
    found = metrics.validation_rate(DISTANCES, SAME, far)
    assert found == pytest.approx((rate, threshold))


@given(pairs, st.floats(0, 1))
def test_validation_rate_accepts_no_more_than_allowed(
    drawn: list[tuple[float, bool]], far: float
) -> None:
    distances, same = arrays([*drawn, (0.5, True), (0.6, False)])
    rate, threshold = metrics.validation_rate(distances, same, far)
    assert np.mean(distances[~same] < threshold) <= far
    assert rate == np.mean(distances[same] < threshold)
    # The next larger threshold would accept too many, or there is none.
    if threshold < 4:
        assert np.mean(distances[~same] <= threshold) > far - 1e-9


# Clustering


def test_pairwise() -> None:
    truth = ["a", "a", "a", "b", "b", "c"]
    # Together: 01, 02, 12 and so on for the first four: six pairs, three of them right.
    assert metrics.pairwise([1, 1, 1, 1, 2, 3], truth) == pytest.approx((3 / 6, 3 / 4))
    assert metrics.pairwise([1, 1, None, None, None, 3], truth) == pytest.approx((1.0, 1 / 4))
    assert metrics.pairwise(truth, truth) == (1.0, 1.0)
    assert metrics.pairwise([None] * 6, truth) == (1.0, 0.0)
    assert metrics.pairwise([1, 2, 3], ["a", "b", "c"]) == (1.0, 1.0)


def test_bcubed() -> None:
    truth = ["a", "a", "a", "b", "b", "c"]
    precision, recall, f = metrics.bcubed([1, 1, 1, 1, 2, 3], truth)
    # Of the four in the first group three are a, one is b.
    assert precision == pytest.approx((3 * 3 / 4 + 1 / 4 + 1 + 1) / 6)
    assert recall == pytest.approx((3 * 1 + 1 / 2 + 1 / 2 + 1) / 6)
    assert f == pytest.approx(2 * precision * recall / (precision + recall))
    assert metrics.bcubed(truth, truth) == (1.0, 1.0, 1.0)


def test_items_in_no_group_are_alone() -> None:
    truth = ["a", "a", "b", None]
    assert metrics.bcubed([None, None, None, None], truth)[:2] == pytest.approx((1.0, 3 / 4))
    assert metrics.bcubed([1, None, 1, None], truth) == metrics.bcubed([1, 2, 1, 3], truth)
    assert metrics.pairwise([1, None, 1, None], truth) == metrics.pairwise([1, 2, 1, 3], truth)
    # Group 0 and the label -1 are groups like any other.
    assert metrics.bcubed([0, -1, 0, -1], truth) == metrics.bcubed([5, 6, 5, 6], truth)
    assert metrics.pairwise([0, -1, 0, -1], truth) == metrics.pairwise([5, 6, 5, 6], truth)


labellings = st.lists(
    st.tuples(st.sampled_from([None, 0, 1, 2, "x"]), st.integers(0, 3)), min_size=1, max_size=15
)


@given(labellings)
def test_clustering_measures_equal_their_definitions(
    drawn: list[tuple[object, int]],
) -> None:
    found, truth = zip(*drawn, strict=True)
    items = range(len(found))

    def together(i: int, j: int) -> bool:
        return i == j or (found[i] is not None and found[i] == found[j])

    def precision_of(i: int) -> float:
        group = [j for j in items if together(i, j)]
        return sum(truth[i] == truth[j] for j in group) / len(group)

    def recall_of(i: int) -> float:
        person = [j for j in items if truth[i] == truth[j]]
        return sum(together(i, j) for j in person) / len(person)

    precision, recall, _ = metrics.bcubed(found, truth)
    assert precision == pytest.approx(np.mean([precision_of(i) for i in items]))
    assert recall == pytest.approx(np.mean([recall_of(i) for i in items]))
    both = [(i, j) for i in items for j in range(i)]
    joined = [truth[i] == truth[j] for i, j in both if together(i, j)]
    belong = [together(i, j) for i, j in both if truth[i] == truth[j]]
    expected = (np.mean(joined) if joined else 1.0, np.mean(belong) if belong else 1.0)
    assert metrics.pairwise(found, truth) == pytest.approx(expected)
