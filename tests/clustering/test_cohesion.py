"""The more faces a library has, the more alike a group must be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.clustering.cohesion import cohering, least_likeness
from photoclust.faces.weights import Calibration
from photoclust.types import Floats
from tests.clustering.points import UNSORTED, crowd, partition, spread

CALIBRATION = Calibration(1.04, 16.4, 1.05, others_mean=0.1, others_spread=0.13)


def pair(likeness: float) -> Floats:
    other = np.zeros(128)
    other[:2] = likeness, np.sqrt(1 - likeness**2)
    return np.stack([np.eye(128)[0], other]).astype(np.float32)


def test_a_pair_that_is_enough_in_a_small_library_is_chance_in_a_large_one() -> None:
    labels = np.zeros(2, np.int64)
    assert cohering(pair(0.6), labels, 100, CALIBRATION).tolist() == [0, 0]
    assert cohering(pair(0.6), labels, 100_000, CALIBRATION).tolist() == [UNSORTED, UNSORTED]


def test_as_many_strangers_as_are_allowed_are_as_near() -> None:
    # Of 5,000 likenesses to one face a quarter of one in the mean exceeds the bound.
    chance = np.random.default_rng(0).normal(0.1, 0.13, (2000, 5000))
    above = (chance > least_likeness(1, 5000, CALIBRATION)).sum(axis=1)
    assert above.mean() == pytest.approx(0.25, abs=0.04)


def test_a_large_group_takes_who_is_less_like_it() -> None:
    bounds = [least_likeness(others, 5000, CALIBRATION) for others in (2, 10, 100)]
    assert bounds == sorted(bounds, reverse=True)


def test_who_was_chained_to_a_person_is_apart_and_others_together() -> None:
    # Two people, and somebody who is like nobody, in one group.
    found = cohering(crowd(8, 5, 1), np.zeros(14, np.int64), 200, CALIBRATION)
    assert partition(found) == {frozenset(range(8)), frozenset(range(8, 13))}


def test_a_coarser_grouping_asks_for_less() -> None:
    labels = np.zeros(2, np.int64)
    kept = [
        cohering(pair(0.6), labels, 100_000, CALIBRATION, stretch)[0] == 0 for stretch in (1, 1.5)
    ]
    assert kept == [False, True]


@given(st.integers(0, 2**32 - 1), st.integers(0, 40), st.integers(1, 100_000))
def test_groups_are_only_taken_apart(seed: int, count: int, library: int) -> None:
    vectors = spread(seed, count, 4)
    labels = np.random.default_rng(seed).integers(UNSORTED, 5, count).astype(np.int64)
    found = cohering(vectors, labels, library, CALIBRATION)
    before = partition(labels)
    after = partition(found)
    assert all(any(part <= whole for whole in before) for part in after)
    assert all(len(part) > 1 for part in after)
    unknown = replace(CALIBRATION, others_spread=0.0)
    assert cohering(vectors, labels, library, unknown).tolist() == labels.tolist()


def test_a_large_group_is_cut_to_those_who_are_alike() -> None:
    found = cohering(crowd(600, 40), np.zeros(640, np.int64), 1000, CALIBRATION)
    assert partition(found) == {frozenset(range(600)), frozenset(range(600, 640))}
