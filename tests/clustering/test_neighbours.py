from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

from photoclust.clustering import search
from photoclust.clustering.neighbours import (
    most_similar,
    nearest,
    spanning_forest,
    squared_distances,
)
from photoclust.errors import Cancelled
from photoclust.types import Floats
from tests.clustering.points import clouds, exact, patience, spread

blocks = st.sampled_from([1, 17, 200, 16_000_000])


class Blocks:
    """Computes so many distances at once, for a while."""

    def __init__(self, size: int) -> None:
        self.patch = pytest.MonkeyPatch()
        self.size = size

    def __enter__(self) -> None:
        self.patch.setattr(search, "HELD", self.size)

    def __exit__(self, *_: object) -> None:
        self.patch.undo()


# Distances


@given(clouds(least=0, most=20), clouds(least=0, most=20))
def test_squared_distances(one: Floats, other: Floats) -> None:
    size = min(one.shape[1], other.shape[1])
    norms = [np.linalg.norm(v[:, :size], axis=1, keepdims=True) for v in (one, other)]
    one, other = (v[:, :size] / n for v, n in zip((one, other), norms, strict=True))
    found = squared_distances(one, other)
    assert found.dtype == np.float32
    assert found.shape == (len(one), len(other))
    wide = ((one[:, None].astype(float) - other) ** 2).sum(axis=2)
    assert found == pytest.approx(wide, abs=1e-5)
    assert found.min(initial=0) >= 0
    assert found.max(initial=0) <= 4


# Nearest


@settings(deadline=None)
@given(clouds(least=2, most=40), st.integers(1, 12), blocks)
def test_nearest_equals_sorting_all(vectors: Floats, count: int, block: int) -> None:
    count = min(count, len(vectors) - 1)
    with Blocks(block):
        indices, distances = nearest(vectors, count)
    all_distances = exact(vectors)
    rows = np.arange(len(vectors))[:, None]
    assert (indices != rows).all()
    assert all(len(set(row)) == count for row in indices.tolist())
    assert distances == pytest.approx(all_distances[rows, indices], abs=1e-5)
    np.fill_diagonal(all_distances, np.inf)
    assert distances == pytest.approx(np.sort(all_distances, axis=1)[:, :count], abs=1e-5)


@settings(deadline=None)
@given(clouds(least=2, most=40), st.floats(0.1, 3), blocks)
def test_most_similar_equals_comparing_all(vectors: Floats, length: float, block: int) -> None:
    # Lengths are free here, as means of groups have any.
    vectors = (vectors * np.linspace(length, 1, len(vectors))[:, None]).astype(np.float32)
    with Blocks(block):
        partner, product = most_similar(vectors)
    products = vectors.astype(float) @ vectors.T.astype(float)
    np.fill_diagonal(products, -np.inf)
    assert (partner != np.arange(len(vectors))).all()
    assert product == pytest.approx(products.max(axis=1), abs=1e-5)
    assert products[np.arange(len(vectors)), partner] == pytest.approx(product, abs=1e-5)


def test_of_equal_ones_the_first() -> None:
    vectors = np.ones((5, 1), np.float32)
    partner, product = most_similar(vectors)
    assert partner.tolist() == [1, 0, 0, 0, 0]
    assert product.tolist() == [1] * 5


def test_no_faces() -> None:
    nothing = np.zeros((0, 4), np.float32)
    assert squared_distances(nothing, nothing).shape == (0, 0)
    assert most_similar(nothing)[0].shape == (0,)
    assert nearest(nothing, 0)[0].shape == (0, 0)


def test_work_can_be_stopped() -> None:
    vectors = spread(0, 50, 4)
    with Blocks(500):  # ten rows at once
        nearest(vectors, 2, patience(5))
        with pytest.raises(Cancelled):
            nearest(vectors, 2, patience(4))
        with pytest.raises(Cancelled):
            most_similar(vectors, patience(4))


# The spanning forest


def reachability(vectors: Floats, core: Floats) -> NDArray[np.float64]:
    lengths = np.maximum(np.maximum(exact(vectors), core[:, None]), core)
    np.fill_diagonal(lengths, 0)
    return lengths


def tree_lengths(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lengths of the edges of a minimum spanning tree, rising; the same for each such tree."""
    # An edge of length zero would be none in a sparse matrix.
    tree = minimum_spanning_tree(np.triu(lengths + 1, 1))
    return np.sort(tree.data) - 1


def parts(ends: NDArray[np.int64], count: int) -> tuple[int, list[int]]:
    graph = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    number, labels = connected_components(graph, directed=False)
    return number, labels.tolist()


def found_forest(
    vectors: Floats, samples: int, reach: float, neighbours: int | None = None
) -> tuple[NDArray[np.int64], Floats, Floats]:
    """The forest's ends and lengths, and the core distances, among so many neighbours or all."""
    most = len(vectors) - 1
    near = nearest(vectors, min(neighbours or most, most))
    core = near[1][:, min(samples, near[1].shape[1]) - 1]
    return *spanning_forest(near, core, reach), core


@settings(max_examples=80, deadline=None)
@given(clouds(least=2, most=40), st.integers(1, 4))
def test_forest_among_all_is_the_minimum_spanning_tree(vectors: Floats, samples: int) -> None:
    ends, lengths, core = found_forest(vectors, samples, 4.1)
    assert ends.shape == (len(vectors) - 1, 2)
    assert parts(ends, len(vectors))[0] == 1
    reachable = reachability(vectors, core)
    assert lengths == pytest.approx(reachable[ends[:, 0], ends[:, 1]], abs=1e-5)
    assert np.sort(lengths) == pytest.approx(tree_lengths(reachable), abs=1e-5)


@settings(max_examples=80, deadline=None)
@given(clouds(least=3, most=40), st.integers(1, 4), st.floats(0, 1))
def test_forest_within_a_reach(vectors: Floats, samples: int, share: float) -> None:
    core = found_forest(vectors, samples, 4.1)[2]
    reachable = reachability(vectors, core)
    every = tree_lengths(reachable)
    # Between two lengths, so that rounding does not decide.
    steps = np.flatnonzero(np.diff(every, append=5) > 1e-4)
    step = steps[int(share * (len(steps) - 1))]
    reach = (every[step] + np.append(every, 4.5)[step + 1]) / 2
    ends, lengths, _ = found_forest(vectors, samples, float(reach))
    assert np.sort(lengths) == pytest.approx(every[every <= reach], abs=1e-5)
    near = np.argwhere((reachable <= reach) & ~np.eye(len(vectors), dtype=bool))
    expected = parts(near, len(vectors))
    found = parts(ends, len(vectors))
    assert found[0] == expected[0] == len(vectors) - len(ends)
    assert len(set(zip(found[1], expected[1], strict=True))) == expected[0]


@settings(max_examples=40, deadline=None)
@given(clouds(least=4, most=40), st.integers(2, 10))
def test_forest_among_few_neighbours_is_that_of_their_links(
    vectors: Floats, neighbours: int
) -> None:
    ends, lengths, core = found_forest(vectors, 2, 4.1, neighbours)
    near = nearest(vectors, min(neighbours, len(vectors) - 1))[0]
    linked = np.zeros((len(vectors), len(vectors)), bool)
    np.put_along_axis(linked, near, True, axis=1)
    reachable = np.where(linked | linked.T, reachability(vectors, core), 0)
    assert np.sort(lengths) == pytest.approx(
        tree_lengths_of_links(reachable, linked | linked.T), abs=1e-5
    )
    assert (linked | linked.T)[ends[:, 0], ends[:, 1]].all()


def tree_lengths_of_links(
    lengths: NDArray[np.float64], linked: NDArray[np.bool_]
) -> NDArray[np.float64]:
    tree = minimum_spanning_tree(np.triu(np.where(linked, lengths + 1, 0), 1))
    return np.sort(tree.data) - 1


def test_of_equally_long_edges_the_nearest_ends_are_linked() -> None:
    """The distances below the core distance of the first are all as long; its nearest is taken."""
    angles = np.array([0.0, 0.1, 0.3, 0.34])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    ends, _, _ = found_forest(vectors, 3, 4.1)
    assert {tuple(pair) for pair in ends.tolist()} == {(0, 1), (1, 2), (2, 3)}


def test_all_in_one_place() -> None:
    vectors = np.repeat(spread(1, 1, 128), 60, axis=0)
    ends, lengths, _ = found_forest(vectors, 2, 0.1)
    assert parts(ends, 60)[0] == 1
    assert len(ends) == 59
    assert lengths.max() < 1e-5


def test_regular_figures() -> None:
    # Corners of a cube: every edge of it is as long.
    cube = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    vectors = (cube / np.sqrt(3)).astype(np.float32)
    for count in (3, 7):
        ends, lengths, _ = found_forest(vectors, 1, 4, count)
        assert parts(ends, 8)[0] == 1
        assert lengths == pytest.approx([4 / 3] * 7, abs=1e-5)


@pytest.mark.parametrize("reach", [np.inf, 1e9])
def test_any_reach_ends(reach: float) -> None:
    assert len(found_forest(spread(3, 20, 4), 1, reach)[0]) == 19


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_for_an_edge(count: int) -> None:
    near = np.zeros((count, 0), np.int64), np.zeros((count, 0), np.float32)
    ends, lengths = spanning_forest(near, np.zeros(count, np.float32), 4)
    assert ends.shape == (0, 2)
    assert lengths.shape == (0,)


def test_two() -> None:
    vectors = spread(0, 2, 8)
    between = float(exact(vectors)[0, 1])
    ends, lengths, _ = found_forest(vectors, 1, between * 1.01)
    assert sorted(ends[0].tolist()) == [0, 1]
    assert lengths == pytest.approx([between], abs=1e-5)
    assert len(found_forest(vectors, 1, between * 0.99)[0]) == 0
