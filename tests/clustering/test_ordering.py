"""Orders: all rows once, the doubtful ones first, the similar ones beside each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.clustering import ordering
from photoclust.clustering.ordering import chained, doubtful_first
from photoclust.types import Floats
from tests.clustering.points import clouds, exact, people


@settings(deadline=None)
@given(clouds(least=1, most=40), st.integers(0, 1000), st.integers(8, 16))
def test_every_row_once_and_the_first_first(vectors: Floats, first: int, few: int) -> None:
    first %= len(vectors)
    limit = ordering.EXACT
    try:
        ordering.EXACT = few
        order = chained(vectors, first)
    finally:
        ordering.EXACT = limit
    assert sorted(order) == list(range(len(vectors)))
    assert order[0] == first


def test_a_short_chain_goes_to_the_nearest_that_is_left() -> None:
    vectors, _ = people([20], seed=1)
    order, distances = chained(vectors, 7).tolist(), exact(vectors)
    for step in range(1, len(order)):
        left = order[step:]
        nearest = min(distances[order[step - 1], row] for row in left)
        assert distances[order[step - 1], order[step]] == pytest.approx(nearest, abs=1e-5)


def test_a_long_chain_keeps_similar_faces_together() -> None:
    vectors, truth = people([300, 200, 250, 150, 100], seed=2)
    order = chained(np.ascontiguousarray(vectors), 5)
    changes = int((np.diff(truth[order]) != 0).sum())
    # By chance there would be some 770.
    assert changes < 40


def test_equal_faces() -> None:
    vectors = np.repeat(people([2], seed=3)[0][:1], 600, axis=0)
    assert sorted(chained(vectors, 599)) == list(range(600))
    assert chained(vectors, 599)[0] == 599


def test_nothing_to_order() -> None:
    nothing = np.zeros((0, 128), np.float32)
    assert len(chained(nothing)) == 0
    assert len(doubtful_first(nothing, np.zeros(0, bool))) == 0


def test_doubtful_first() -> None:
    vectors, _ = people([12], seed=4)
    confirmed = np.arange(12) % 3 == 0
    order = doubtful_first(vectors, confirmed)
    assert list(confirmed[order]) == [False] * 8 + [True] * 4
    away = ((vectors - vectors.mean(axis=0)) ** 2).sum(axis=1)
    for part in (order[:8], order[8:]):
        assert list(part) == sorted(part, key=lambda row: -away[row])
