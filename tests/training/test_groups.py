from __future__ import annotations

import numpy as np
import pytest

from training.groups import of_groups


def points(degrees: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    angles = np.deg2rad(degrees)
    vectors = np.zeros((len(degrees), 128), np.float32)
    vectors[:, 0], vectors[:, 1] = np.cos(angles), np.sin(angles)
    return vectors


def test_rates_within_groups_and_between_them() -> None:
    # Person 0: young at 0 and 10 degrees, adult at 50. Person 1: young at 20, adult at 180, 182.
    embeddings = points([0, 10, 50, 20, 180, 182])
    identities = np.array([0, 0, 0, 1, 1, 1])
    groups = np.array(["young", "young", "adult", "young", "adult", "adult"])
    threshold = 2 - 2 * np.cos(np.deg2rad(15))
    adult, both, young = of_groups(embeddings, identities, np.zeros(6, np.int64), groups, threshold)
    assert [rates.name for rates in (adult, both, young)] == ["adult", "adult and young", "young"]
    assert (adult.same, adult.others, adult.val, adult.far) == (1, 2, 1.0, 0.0)
    # Young person 1 lies 10 degrees from a young face of person 0, and 20 from the other.
    assert (young.same, young.others, young.val, young.far) == (1, 2, 1.0, 0.5)
    # At its own threshold the pair at 10 degrees has to be nearer than the nearest strangers.
    assert young.own_val == pytest.approx(0)
    assert (both.same, both.others, both.val, both.far) == (4, 5, 0.0, 0.0)


def test_pairs_of_two_namespaces_are_left_out_and_missing_ones_are_no_number() -> None:
    embeddings = points([0, 10])
    (rates,) = of_groups(embeddings, np.array([0, 1]), np.array([0, 1]), np.array(["a", "a"]), 1.0)
    assert (rates.same, rates.others) == (0, 0)
    assert np.isnan([rates.val, rates.far, rates.own_val]).all()
