from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from photoclust.clustering import search
from photoclust.clustering.linkage import agglomerate
from photoclust.errors import Cancelled
from photoclust.types import Floats
from tests.clustering.points import (
    clouds,
    exact,
    naive_linkage,
    partition,
    patience,
    people,
    spread,
)

clouds_without_copies = st.builds(
    spread, st.integers(0, 2**32 - 1), st.integers(2, 40), st.integers(3, 8)
)


def between_heights(heights: NDArray[np.float64], share: float) -> float:
    """A cut away from every height, so that rounding does not decide."""
    edges = np.concatenate([[0], np.sort(heights), [4.5]])
    gaps = np.flatnonzero(np.diff(edges) > 1e-4)
    gap = gaps[int(share * (len(gaps) - 1))]
    return float(edges[gap] + edges[gap + 1]) / 2


@settings(max_examples=100, deadline=None)
@given(clouds_without_copies, st.floats(0, 1), st.sampled_from([10, 16_000_000]))
def test_equals_scipy(vectors: Floats, share: float, block: int) -> None:
    tree = linkage(squareform(exact(vectors), checks=False), "average")
    cut = between_heights(tree[:, 2], share)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "HELD", block)
        labels = agglomerate(vectors, np.arange(len(vectors)), cut)
    assert partition(labels) == partition(fcluster(tree, cut, "distance"))
    assert sorted(set(labels.tolist())) == list(range(labels.max() + 1))


@settings(max_examples=60, deadline=None)
@given(clouds_without_copies, st.integers(1, 10), st.integers(0, 99), st.floats(0.05, 2.5))
def test_starts_from_groups(vectors: Floats, groups: int, seed: int, cut: float) -> None:
    vectors = vectors[:20]
    start = np.random.default_rng(seed).integers(0, groups, len(vectors)) * 7 - 3
    labels = agglomerate(vectors, start, cut)
    # The negative number is a group like any other here.
    assert partition(labels) == naive_linkage(exact(vectors), start + 3, cut)


def test_groups_stay_together_however_wide() -> None:
    vectors = spread(0, 12, 6)
    start = np.array([5, 5, 5, 5, -9, -9, -9, 0, 0, 2, 3, 4])
    labels = agglomerate(vectors, start, 1e-6)
    assert partition(labels) == partition(start + 9)


@settings(max_examples=60, deadline=None)
@given(clouds(least=0, most=40), st.floats(0, 4))
def test_copies_and_ties_end(vectors: Floats, cut: float) -> None:
    labels = agglomerate(vectors, np.arange(len(vectors)), cut, patience(200))
    assert labels.shape == (len(vectors),)
    distances = exact(vectors)
    if cut > 1e-3:
        # Copies are nearer to each other than to anything else.
        together = labels[:, None] == labels
        assert together[distances < 1e-9].all()


@pytest.mark.parametrize("dimensions", [2, 3, 8, 60])
def test_equal_distances(dimensions: int) -> None:
    """Corners of a simplex: all as far from each other as any."""
    vectors = np.eye(dimensions, dtype=np.float32)
    start = np.arange(dimensions)
    assert len(partition(agglomerate(vectors, start, 1.9, patience(500)))) == dimensions
    assert len(partition(agglomerate(vectors, start, 4.1, patience(500)))) == 1


def test_a_ring_of_equal_steps_ends() -> None:
    turn = np.arange(48) * 2 * np.pi / 48
    ring = np.column_stack([np.cos(turn), np.sin(turn)]).astype(np.float32)
    labels = agglomerate(ring, np.arange(48), 0.05, patience(500))
    for group in partition(labels):
        assert exact(ring[sorted(group)]).max() < 0.5


def test_one_place() -> None:
    vectors = np.repeat(spread(1, 1, 128), 100, axis=0)
    assert len(partition(agglomerate(vectors, np.arange(100), 1e-3, patience(500)))) == 1
    # Nothing is nearer than a cut of zero or less.
    assert len(partition(agglomerate(vectors, np.arange(100), -1, patience(500)))) == 100


def test_people_are_found() -> None:
    vectors, truth = people([12, 3, 1, 7, 1])
    assert partition(agglomerate(vectors, np.arange(len(vectors)), 0.15)) == partition(truth)


def test_no_face_and_one_face() -> None:
    assert agglomerate(spread(0, 0, 4), np.zeros(0, np.int64), 1).tolist() == []
    assert agglomerate(spread(0, 1, 4), np.array([7]), 1).tolist() == [0]


def test_work_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        agglomerate(spread(0, 30, 4), np.arange(30), 4, patience(1))
