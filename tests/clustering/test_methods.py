from __future__ import annotations

import hdbscan
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from photoclust.clustering.methods import (
    Density,
    Labels,
    by_centres,
    by_density,
    by_linkage,
    refined,
)
from photoclust.errors import Cancelled, SettingError
from photoclust.types import Floats
from tests.clustering.points import (
    CALIBRATION,
    UNSORTED,
    exact,
    partition,
    patience,
    people,
    spread,
    unit,
)

THRESHOLD = CALIBRATION.threshold


def density(vectors: Floats, parameters: Density | None = None) -> list[int]:
    labels, firmness = by_density(vectors, parameters or Density(), THRESHOLD)
    assert labels.shape == firmness.shape == (len(vectors),)
    assert firmness.dtype == np.float32
    assert ((firmness >= 0) & (firmness <= 1)).all()
    assert (firmness[labels == UNSORTED] == 0).all()
    return [int(label) for label in labels]


def numbered(labels: list[int]) -> bool:
    """Whether groups are 0, 1, … in the order of their first members."""
    seen = list(dict.fromkeys(label for label in labels if label != UNSORTED))
    return seen == list(range(len(seen)))


# Density


@pytest.mark.parametrize("seed", range(4))
def test_people_are_found_and_lone_faces_are_not(seed: int) -> None:
    vectors, truth = people([30, 2, 1, 12, 5, 1, 3], seed)
    labels = density(vectors, Density(min_samples=1))
    assert partition(labels) == partition(np.where(np.isin(truth, [2, 5]), UNSORTED, truth))
    assert numbered(labels)
    # With two neighbours asked for, neither of a pair has a second one near.
    labels = density(vectors)
    assert partition(labels) == partition(np.where(np.isin(truth, [1, 2, 5]), UNSORTED, truth))


@pytest.mark.parametrize("parameters", [Density(), Density(3, 2), Density(5, 3), Density(10, 1)])
def test_one_person_alone_is_a_group(parameters: Density) -> None:
    vectors, _ = people([20])
    assert density(vectors, parameters) == [0] * 20


@pytest.mark.parametrize("least", [2, 3, 5, 8])
def test_groups_have_the_least_size(least: int) -> None:
    vectors, truth = people([2, 3, 5, 8, 1, 13])
    small = [person for person in range(6) if (truth == person).sum() < least]
    labels = density(vectors, Density(min_size=least, min_samples=1))
    assert partition(labels) == partition(np.where(np.isin(truth, small), UNSORTED, truth))


def test_two_strangers_are_no_pair() -> None:
    vectors, _ = people([1, 1])
    assert density(vectors) == [UNSORTED] * 2
    vectors, _ = people([1] * 12)
    assert density(vectors) == [UNSORTED] * 12


def test_two_faces_of_one_person() -> None:
    vectors, _ = people([2])
    assert density(vectors) == [0, 0]


def test_reach_ends_groups() -> None:
    vectors, _ = people([6], within=0.25)
    assert density(vectors) == [UNSORTED] * 6
    assert density(vectors, Density(reach=2)) == [0] * 6


def test_no_face_and_one_face() -> None:
    for count in (0, 1):
        assert density(spread(0, count, 128)) == [UNSORTED] * count
        assert density(spread(0, count, 128), Density(5, 5)) == [UNSORTED] * count


def test_copies_are_one_person() -> None:
    vectors = np.repeat(spread(0, 3, 128), [40, 2, 1], axis=0)
    assert density(vectors) == [0] * 40 + [UNSORTED] * 3
    assert density(vectors, Density(min_samples=1)) == [0] * 40 + [1] * 2 + [UNSORTED]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=6), st.integers(0, 999))
def test_order_does_not_matter(sizes: list[int], seed: int) -> None:
    vectors, _ = people(sizes, seed)
    order = np.random.default_rng(seed).permutation(len(vectors))
    labels, shuffled = np.array(density(vectors)), np.empty(len(vectors), np.int64)
    shuffled[order] = density(vectors[order])
    assert partition(labels) == partition(shuffled)


def dense(vectors: Floats, parameters: Density) -> Labels:
    """The same from the matrix of all distances, longer ones than the reach cut down to it."""
    distances = exact(vectors)
    core = np.sort(distances, axis=1)[:, min(parameters.min_samples, len(vectors) - 1)]
    distances = np.maximum(np.maximum(distances, core[:, None]), core)
    reach = THRESHOLD * parameters.reach
    _, part = connected_components(distances <= reach)
    large = np.bincount(part)[part] >= parameters.min_size
    labels = np.full(len(vectors), UNSORTED)
    if large.any():
        inside = distances[np.ix_(large, large)]
        count, total = len(inside), len(inside) + parameters.min_size
        matrix = np.full((total, total), np.sqrt(reach))
        matrix[:count, :count] = np.minimum(np.sqrt(inside), np.sqrt(reach))
        matrix[count:, count:] = np.sqrt(reach) * 1e-6  # a group beside, for the sake of the root
        np.fill_diagonal(matrix, 0)
        model = hdbscan.HDBSCAN(
            min_cluster_size=parameters.min_size, min_samples=1, metric="precomputed"
        )
        labels[large] = model.fit(matrix).labels_[:count]
    return labels


def album(seed: int) -> Floats:
    """People of all sizes, some of them hard to tell apart."""
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 12, rng.integers(1, 8)).tolist()
    return people(sizes, seed, within=float(rng.choice([0.06, 0.15, 0.3])))[0]


# With a single neighbour for the core distance no two lengths are equal. With more there are
# equal ones, and HDBSCAN's hierarchy depends on which of them comes first.
@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10_000),
    st.sampled_from([2, 3, 5]),
    st.sampled_from([0.5, 1, 1.5, 2.2, 20]),
)
def test_density_equals_hdbscan_on_all_distances(seed: int, least: int, reach: float) -> None:
    vectors = album(seed)
    if len(vectors) > 1:
        parameters = Density(least, 1, reach)
        assert partition(density(vectors, parameters)) == partition(dense(vectors, parameters))


@pytest.mark.parametrize("parameters", [Density(), Density(3, 2), Density(2, 3), Density(5, 2)])
def test_density_mostly_equals_it_with_more_neighbours(parameters: Density) -> None:
    albums = [album(seed) for seed in range(30)]
    same = [
        partition(density(vectors, parameters)) == partition(dense(vectors, parameters))
        for vectors in albums
        if len(vectors) > parameters.min_samples
    ]
    assert np.mean(same) > 0.95


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([2, 3, 5]))
def test_without_a_reach_it_is_plain_hdbscan(seed: int, least: int) -> None:
    """But for one thing: all together may be a group here, and never is there."""
    vectors = album(seed)
    if len(vectors) <= least + 1:
        return
    model = hdbscan.HDBSCAN(
        min_cluster_size=least, min_samples=1, approx_min_span_tree=False, core_dist_n_jobs=1
    )
    expected = partition(model.fit(vectors.astype(float)).labels_)
    found = partition(density(vectors, Density(least, 1, reach=50)))
    assert found == expected or len(found) == 1


def test_density_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        by_density(spread(0, 30, 8), Density(), THRESHOLD, patience(0))


# Centres


def test_as_many_people_as_asked_for() -> None:
    vectors, truth = people([8, 20, 5, 13])
    labels = by_centres(vectors, 4, THRESHOLD)
    assert labels.tolist() == truth.tolist()
    assert len(partition(by_centres(vectors, 2, 4.0))) == 2


def test_far_faces_stay_unsorted() -> None:
    vectors, truth = people([15, 15, 15, 1, 1])
    labels = by_centres(vectors, 3, THRESHOLD)
    assert partition(labels) == partition(np.where(truth < 3, truth, UNSORTED))
    assert (labels[-2:] == UNSORTED).all()


def test_outliers_do_not_pull_centres() -> None:
    """Left out of the means, they leave the centre where its own faces are."""
    vectors, _ = people([6] + [1] * 6, within=0.1)
    labels = by_centres(vectors, 1, 0.1)
    assert labels.tolist() == [0] * 6 + [UNSORTED] * 6


def test_known_people_are_where_it_starts() -> None:
    vectors, truth = people([3] * 12)
    # One start from faces drawn at random misses somebody among so many.
    assert partition(by_centres(vectors, 12, THRESHOLD, starts=1)) != partition(truth)
    means = [vectors[truth == person].mean(axis=0) for person in range(12)]
    for known in (12, 11):
        seeds = unit(np.stack(means[:known]))
        before = seeds.copy()
        labels = by_centres(vectors, 12, THRESHOLD, seeds, starts=1)
        assert partition(labels) == partition(truth)
        assert np.array_equal(seeds, before)


def test_more_known_than_asked_for() -> None:
    vectors, truth = people([5, 5, 5])
    seeds = unit(np.stack([vectors[truth == person].mean(axis=0) for person in range(3)]))
    found = partition(by_centres(vectors, 2, THRESHOLD, seeds))
    assert 1 <= len(found) <= 2


def test_twice_the_same() -> None:
    vectors = spread(3, 80, 16)
    first = by_centres(vectors, 7, 1.0)
    np.random.seed(1)
    assert np.array_equal(by_centres(vectors, 7, 1.0), first)
    assert numbered(first.tolist())


@pytest.mark.parametrize("count", [-1, 0, 6])
def test_numbers_of_people_that_cannot_be(count: int) -> None:
    with pytest.raises(SettingError, match=f"The number of people is {count}") as caught:
        by_centres(spread(0, 5, 8), count, 1.0)
    assert "from 1 to 5" in caught.value.hint


def test_each_face_a_person() -> None:
    vectors = spread(0, 5, 128)
    assert by_centres(vectors, 5, 0.1).tolist() == [0, 1, 2, 3, 4]


def test_more_people_than_different_faces() -> None:
    vectors = np.repeat(spread(0, 2, 16), 5, axis=0)
    assert by_centres(vectors, 4, THRESHOLD).tolist() == [0] * 5 + [1] * 5


# Linkage and refinement


def test_by_linkage() -> None:
    vectors, truth = people([9, 1, 4, 2, 1])
    labels = by_linkage(vectors, 0.15)
    assert partition(labels) == partition(np.where(np.isin(truth, [1, 4]), UNSORTED, truth))
    assert numbered(labels.tolist())
    assert by_linkage(spread(0, 0, 8), 0.1).tolist() == []
    assert by_linkage(spread(0, 1, 8), 0.1).tolist() == [UNSORTED]


def test_chained_strangers_are_taken_apart() -> None:
    vectors, truth = people([10, 10])
    both = vectors[[0, 10]].sum(axis=0)
    vectors = np.concatenate([vectors, unit(both[None])])
    labels = refined(vectors, np.zeros(21, np.int64), 0.15, 0.1)
    assert partition(labels[:20]) == partition(truth)


def test_halves_are_put_together_and_left_out_faces_taken_in() -> None:
    vectors, truth = people([12, 8])
    halves = np.where(truth == 0, np.arange(20) % 2, 2)
    halves[[3, 15, 17]] = UNSORTED
    assert refined(vectors, halves, 0.15, 0.15).tolist() == truth.tolist()


def test_refined_leaves_what_holds_together() -> None:
    vectors, truth = people([6, 5, 1, 1])
    labels = np.where(truth > 1, UNSORTED, 1 - truth)
    found = refined(vectors, labels, 0.15, 0.12)
    assert found.tolist() == np.where(truth > 1, UNSORTED, truth).tolist()
    nobody = refined(vectors, np.full(len(vectors), UNSORTED), 0.001, 0.001)
    assert nobody.tolist() == [UNSORTED] * len(vectors)
    assert refined(spread(0, 0, 8), np.zeros(0, np.int64), 0.1, 0.1).tolist() == []


def test_refined_keeps_groups_that_are_wide_but_not_split() -> None:
    """Groups start whole: `join` is no second cut for them."""
    vectors, _ = people([8], within=0.12)
    assert refined(vectors, np.zeros(8, np.int64), 0.15, 0.01).tolist() == [0] * 8
