from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust.learning import metrics
from training import clusters


def crowd(people: int, each: int, seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Faces close to their person's own direction."""
    random = np.random.default_rng(seed)
    own = random.normal(size=(people, 16)).repeat(each, axis=0)
    vectors = own + random.normal(0, 0.05, own.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), np.arange(people).repeat(each)


def test_people_far_apart_are_found_by_both() -> None:
    embeddings, identities = crowd(8, 6)
    for found in clusters.clusterings(embeddings, identities, np.zeros(48, np.int64)):
        assert found.people == 8
        assert found.bcubed[0] > 0.8
        assert found.information > 0.8
    # HDBSCAN is not given the number of people.
    assert found.method.startswith("HDBSCAN")
    assert (found.groups, found.bcubed, found.pairwise) == (8, (1, 1, 1), (1, 1))


def test_no_group_spans_two_namespaces() -> None:
    embeddings, identities = crowd(3, 5)
    # The same three faces again, where the names mean other people.
    twice = np.concatenate([embeddings, embeddings])
    people = np.concatenate([identities, identities + 3])
    spaces = np.repeat([0, 1], 15)
    density = clusters.clusterings(twice, people, spaces)[1]
    assert (density.groups, density.bcubed) == (6, (1, 1, 1))
    together = clusters.clusterings(twice, people, np.zeros(30, np.int64))[1]
    assert together.bcubed[0] == pytest.approx(0.5)


def test_faces_in_no_group_are_alone() -> None:
    identities = np.array([0, 0, 1, 1])
    found = clusters.judged("", np.array([0, 0, clusters.ALONE, clusters.ALONE]), identities)
    assert found.groups == 1
    assert found.bcubed[:2] == (1, 0.75)


def test_too_few_faces_make_no_group() -> None:
    embeddings, _ = crowd(3, 1)
    assert clusters.density(embeddings).tolist() == [clusters.ALONE] * 3


def test_mutual_information() -> None:
    truth = ["a", "a", "b", "b"]
    assert metrics.mutual_information([5, 5, 7, 7], truth) == pytest.approx(1)
    assert metrics.mutual_information([1, 2, 1, 2], truth) == pytest.approx(0)
    # H(alone) = log 4, H(truth) = log 2 = I: 1 / ((2 + 1) / 2).
    assert metrics.mutual_information([None] * 4, truth) == pytest.approx(2 / 3)


def test_measures_of_many_faces_take_no_square_of_them() -> None:
    """13,000 faces: their pairs alone would take gigabytes."""
    people = np.arange(13_000) // 2
    found = people // 2
    assert metrics.bcubed(found.tolist(), people.tolist())[:2] == (0.5, 1)
    precision, recall = metrics.pairwise(found.tolist(), people.tolist())
    assert (precision, recall) == (pytest.approx(1 / 3), 1)
