"""Which confirmed faces stand for their person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering import anchors
from photoclust.clustering.anchors import LEAST_QUALITY, are_anchors, are_repeated
from photoclust.clustering.clusterer import cluster
from photoclust.types import FaceSet
from tests.clustering.points import CALIBRATION, face_set, people, spread


def named(sizes: list[int], confirmed: int) -> FaceSet:
    """Faces of people from 1 on, each in a photo of its own, so many of each person confirmed."""
    vectors, truth = people(sizes)
    ids = np.arange(len(truth)) + 1
    sure = np.concatenate([np.arange(size) < confirmed for size in sizes])
    return face_set(ids, ids, vectors, np.where(sure, truth + 1, 0), sure)


def test_bad_faces_and_boxes_without_a_face_are_none() -> None:
    faces = named([4, 4], 3)
    faces.quality[1] = LEAST_QUALITY / 2
    seen = faces.seen.copy()
    seen[4] = False
    found = are_anchors(replace(faces, seen=seen), CALIBRATION)
    assert np.flatnonzero(found).tolist() == [0, 2, 5, 6]


def test_of_copies_the_best_counts() -> None:
    faces = named([5], 5)
    faces.embeddings[[1, 4]] = faces.embeddings[2]
    faces.quality[[0, 1, 2, 3, 4]] = (1, 0.5, 0.6, 1, 0.9)
    assert np.flatnonzero(are_anchors(faces, CALIBRATION)).tolist() == [0, 3, 4]


def test_copies_with_two_people_count_for_each() -> None:
    faces = named([2, 2], 2)
    faces.embeddings[2] = faces.embeddings[0]
    assert are_anchors(faces, CALIBRATION).all()


@pytest.mark.parametrize("block", [1, 3, 1000])
def test_repeated(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "BLOCK", block)
    vectors = spread(1, 40, 3)
    nearest = 0.2
    kept: list[int] = []
    for row in range(40):
        if all(((vectors[row] - vectors[other]) ** 2).sum() >= nearest for other in kept):
            kept.append(row)
    assert 5 < len(kept) < 35
    assert np.flatnonzero(~are_repeated(vectors, nearest)).tolist() == kept


def test_nobody_is_drawn_to_faces_that_are_no_anchors() -> None:
    faces = named([9, 9], 3)
    assert cluster(faces, [], CALIBRATION).people.tolist() == [1] * 9 + [2] * 9
    faces.quality[9:12] = 0
    found = cluster(faces, [], CALIBRATION).people
    assert found.tolist() == [1] * 9 + [2] * 3 + [-1] * 6


def test_what_is_not_seen_joins_nobody_and_links_nobody() -> None:
    faces = named([5, 4], 0)
    between = faces.embeddings[0] + faces.embeddings[5]
    # A chain of boxes without a face leads from the one to the other.
    steps = [faces.embeddings[0] * (1 - t) + faces.embeddings[5] * t for t in np.linspace(0, 1, 9)]
    extra = np.stack([step / np.linalg.norm(step) for step in [*steps, between]])
    vectors = np.concatenate([faces.embeddings, extra]).astype(np.float32)
    ids = np.arange(len(vectors)) + 1
    none = np.zeros(len(ids), np.int64)
    chained = replace(face_set(ids, ids, vectors, none, none > 0), seen=ids <= 9)
    assert cluster(chained, [], CALIBRATION).people.tolist() == [-1] * 5 + [-2] * 4 + [0] * 10
    unseen = replace(chained, seen=ids < 0)
    for method, count in (("hdbscan", None), ("linkage", None), ("kmeans", 2)):
        found = cluster(unseen, [], CALIBRATION, method=method, people=count)
        assert found.people.tolist() == [0] * len(ids)
