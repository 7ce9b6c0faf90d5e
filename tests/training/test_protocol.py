from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from photoclust.errors import TrainingError
from photoclust.learning import metrics
from training import protocol

# Of one person: .1 .2 .4 .7; of two: .3 .5 .6 .8
DISTANCES = np.array([0.1, 0.2, 0.4, 0.7, 0.3, 0.5, 0.6, 0.8], np.float32)
SAME = np.array([True] * 4 + [False] * 4)
ROWS = np.arange(8)


def toy() -> protocol.PairDistances:
    return protocol.of_pairs(ROWS, ROWS + 10, DISTANCES, SAME)


def unit(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


# Folds


def test_folds_are_parts_of_the_list_with_as_many_of_each_kind() -> None:
    same = np.repeat([True, False], 20)
    fold = protocol.folds(same, 10)
    assert fold[same].tolist() == [n // 2 for n in range(20)]
    assert fold[~same].tolist() == [n // 2 for n in range(20)]


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=60), st.integers(2, 10), st.integers(0, 99))
def test_folds_differ_by_one_of_each_kind_at_most(drawn: list[bool], count: int, seed: int) -> None:
    same = np.array(drawn)
    for fold in (protocol.folds(same, count), protocol.folds(same, count, seed)):
        for kind in (True, False):
            sizes = np.bincount(fold[same == kind], minlength=count)
            assert sizes.max() - sizes.min() <= 1
    again = protocol.folds(same, count, seed)
    assert again.tolist() == protocol.folds(same, count, seed).tolist()


def test_each_fold_is_judged_by_the_threshold_of_the_others() -> None:
    # Fold 0 alone would choose 0.15; the others say 0.45, at which it has one of four right.
    distances = np.array([0.1, 0.5, 0.2, 0.3, 0.4, 0.4, 0.5, 0.5])
    same = np.array([True, True, False, False, True, True, False, False])
    fold = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    found = protocol.folded_accuracy(distances, same, fold)
    assert found.thresholds.tolist() == pytest.approx([0.45, 0.15])
    assert found.accuracies.tolist() == [0.25, 0.5]
    assert found.mean == pytest.approx(0.375)
    # The standard deviation of two values is their difference over root two.
    assert found.standard_error == pytest.approx(0.25 / 2)


def test_standard_error_of_the_mean() -> None:
    folded = protocol.Folded(np.array([0.9, 1.0, 0.8]), np.zeros(3))
    assert folded.standard_error == pytest.approx(0.1 / np.sqrt(3))


# Curves


def test_points_of_the_curve() -> None:
    roc = toy().roc()
    points = {
        far: val for far, val in zip(roc.far.tolist(), roc.val.tolist(), strict=True) if far < 1
    }
    # The largest VAL at each FAR: below .3, .5, .6 and .8.
    assert points == {0.0: 0.5, 0.25: 0.75, 0.5: 0.75, 0.75: 1.0}
    assert (roc.far[-1], roc.val[-1]) == (1, 1)


def test_equal_error_rate() -> None:
    # Between .5 and .6 one of four is accepted wrongly, one of four rejected wrongly.
    assert toy().roc().equal_error_rate == pytest.approx(0.25)
    apart = np.array([0.1, 0.2, 0.8, 0.9], np.float32)
    same = np.array([True, True, False, False])
    assert protocol.of_pairs(ROWS[:4], ROWS[:4], apart, same).roc().equal_error_rate == 0
    upside_down = protocol.of_pairs(ROWS[:4], ROWS[:4], apart, ~same)
    assert upside_down.roc().equal_error_rate == 1


def test_equal_error_rate_lies_between_two_points() -> None:
    roc = protocol.Roc(np.array([0.0, 0.2, 1.0]), np.array([0.6, 0.7, 1.0]))
    # From (0, .4 rejected) to (.2, .3) and on to (1, 0): x = .3 - .3 (x - .2) / .8.
    assert roc.equal_error_rate == pytest.approx(0.3 * (1 + 0.2 / 0.8) / (1 + 0.3 / 0.8))


@pytest.mark.parametrize("far", [0, 0.1, 0.25, 0.3, 0.75, 1])
def test_rates_of_a_list_are_those_of_the_metrics(far: float) -> None:
    expected = metrics.validation_rate(DISTANCES, SAME, far)
    assert toy().validation_rate(far) == pytest.approx(expected)


def test_worst_pairs_first() -> None:
    found = toy()
    assert found.false_accepts(2) == [(4, 14, pytest.approx(0.3)), (5, 15, pytest.approx(0.5))]
    assert found.false_rejects(2) == [(3, 13, pytest.approx(0.7)), (2, 12, pytest.approx(0.4))]
    assert len(found.false_accepts(99)) == 4


def test_pairs_of_one_kind_only_are_refused() -> None:
    with pytest.raises(TrainingError, match="Nobody is shown twice"):
        protocol.of_pairs(ROWS, ROWS, DISTANCES, np.zeros(8, bool))
    with pytest.raises(TrainingError, match="of one person"):
        protocol.of_pairs(ROWS, ROWS, DISTANCES, np.ones(8, bool))


# All pairs


def labelled(
    seed: int, count: int
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    namespaces = random.integers(0, 2, count)
    identities = random.integers(0, max(2, count // 4), count) * 2 + namespaces
    return unit(random.normal(size=(count, 3))), identities, namespaces


@settings(deadline=None)
@given(st.integers(0, 9999), st.integers(12, 60), st.sampled_from([1, 7, 512]))
def test_all_pairs_equal_brute_force(seed: int, count: int, block: int) -> None:
    embeddings, identities, namespaces = labelled(seed, count)
    i, j = np.triu_indices(count, 1)
    near = namespaces[i] == namespaces[j]
    i, j = i[near], j[near]
    distances = ((embeddings[i] - embeddings[j]) ** 2).sum(axis=1)
    same = identities[i] == identities[j]
    if same.all() or not same.any():
        return
    found = protocol.of_all(embeddings, identities, namespaces, far=0.05, block=block)
    assert found.others == np.count_nonzero(~same)
    assert protocol.pair_counts(identities, namespaces) == (same.sum(), found.others)
    assert found.same == pytest.approx(np.sort(distances[same]), abs=1e-5)
    kept = int(0.05 * found.others) + 1
    assert found.near == pytest.approx(np.sort(distances[~same])[:kept], abs=1e-5)
    for far in (0, 0.01, 0.05):
        rate, threshold = metrics.validation_rate(distances, same, far)
        # Rounding may put a pair on the other side of the threshold.
        one_pair = 1.01 / np.count_nonzero(same)
        assert found.validation_rate(far)[0] == pytest.approx(rate, abs=one_pair)
        assert found.validation_rate(far)[1] == pytest.approx(threshold, abs=1e-5)
    for (a, b), distance in zip(found.near_rows, found.near, strict=True):
        assert namespaces[a] == namespaces[b]
        assert identities[a] != identities[b]
        assert ((embeddings[a] - embeddings[b]) ** 2).sum() == pytest.approx(distance, abs=1e-5)


def test_more_of_the_pairs_than_are_kept_is_an_error() -> None:
    embeddings, identities, namespaces = labelled(1, 60)
    found = protocol.of_all(embeddings, identities, namespaces, far=0.01)
    with pytest.raises(ValueError, match="are kept"):
        found.validation_rate(0.5)
    assert found.validation_rate(1) == (1, 4)


def test_curve_of_all_pairs_follows_the_exact_one() -> None:
    embeddings, identities, _ = labelled(2, 80)
    everybody = np.zeros(80, np.int64)
    i, j = np.triu_indices(80, 1)
    distances = ((embeddings[i] - embeddings[j]) ** 2).sum(axis=1)
    exact = protocol.of_pairs(i, j, distances, identities[i] == identities[j]).roc()
    roc = protocol.of_all(embeddings, identities, everybody).roc()
    assert (np.diff(roc.far) >= 0).all()
    assert (np.diff(roc.val) >= 0).all()
    places = np.linspace(0.05, 0.95, 10)
    assert np.interp(places, roc.far, roc.val) == pytest.approx(
        np.interp(places, exact.far, exact.val), abs=0.05
    )
    assert roc.equal_error_rate == pytest.approx(exact.equal_error_rate, abs=0.01)


# Recognition


def test_nearest_neighbours_name_faces() -> None:
    angles = np.array([0, 0.1, 1.0, 1.1, 1.15, 3.0])
    embeddings = unit(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    identities = np.array([0, 0, 1, 2, 1, 3])
    one_space = np.zeros(6, np.int64)
    # The face of 2 and that of 3 are alone, so not asked. Those of 1 have the one of 2 between
    # them, which is nearer to both.
    assert protocol.recognition(embeddings, identities, one_space, (1,)) == {1: 0.5}
    # Three neighbours of three people each: the nearest decides.
    assert protocol.recognition(embeddings, identities, one_space, (3,)) == {3: 0.5}
    apart = np.array([0, 0, 0, 1, 0, 0])
    assert protocol.recognition(embeddings, identities, apart, (1,)) == {1: 1.0}


@settings(deadline=None)
@given(st.integers(0, 9999), st.integers(3, 40), st.sampled_from([1, 3, 5]))
def test_recognition_equals_its_definition(seed: int, count: int, k: int) -> None:
    embeddings, identities, namespaces = labelled(seed, count)
    asked = right = 0
    for a in range(count):
        others = [b for b in range(count) if b != a and namespaces[b] == namespaces[a]]
        others.sort(key=lambda b: -float(embeddings[a] @ embeddings[b]))
        names = [identities[b] for b in others[:k]]
        if identities[a] not in identities[others]:
            continue
        asked += 1
        right += max(names, key=lambda n: (names.count(n), -names.index(n))) == identities[a]
    found = protocol.recognition(embeddings, identities, namespaces, (k,))
    assert found[k] == pytest.approx(right / max(1, asked))
