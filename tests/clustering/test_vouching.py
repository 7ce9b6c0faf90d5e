"""What a name vouches for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering.anchors import LEAST_QUALITY
from photoclust.clustering.vouching import are_vouched_for
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet
from tests.clustering.points import Ints, face_set, unit

MEASURED = Calibration(1.2, 10.0, 1.2, others_mean=0.02, others_spread=0.15)
UNKNOWN = Calibration(1.2, 10.0, 1.2)


def library(own: int, alike: int, strangers: int = 3000, cosine: float = 0.35) -> FaceSet:
    """Faces of one person, which have cosines of .8 with each other, then faces of as many people
    who resemble that one by chance, then strangers."""
    rng = np.random.default_rng(3)
    size = 44
    one = unit(rng.normal(size=(1, size)))
    parts = [
        np.sqrt(share) * one + np.sqrt(1 - share) * unit(rng.normal(size=(count, size)))
        for count, share in ((own, 0.8), (alike, cosine**2 / 0.8))
    ]
    vectors = unit(np.concatenate([*parts, unit(rng.normal(size=(strangers, size)))]))
    ids = np.arange(1, len(vectors) + 1)
    nobody = np.zeros(len(ids), np.int64)
    return face_set(ids, ids, vectors, nobody, nobody > 0)


def group(count: int) -> Ints:
    return np.arange(count)


@pytest.mark.parametrize("calibration", [MEASURED, UNKNOWN])
def test_who_is_alike_by_chance_is_not_vouched_for(calibration: Calibration) -> None:
    faces = library(own=12, alike=9)
    vouched = are_vouched_for(faces, group(21), group(1), calibration)
    assert vouched.tolist() == [True] * 12 + [False] * 9


def test_of_different_people_only_the_one_shown() -> None:
    faces = library(own=1, alike=30)
    assert are_vouched_for(faces, group(31), group(1), MEASURED).tolist() == [True] + [False] * 30


def test_what_is_sure_helps_what_is_near_to_all_of_it() -> None:
    faces = library(own=12, alike=0)
    # A face halfway between the first and the rest.
    far = unit(faces.embeddings[:1] + 0.9 * unit(np.random.default_rng(1).normal(size=(1, 44))))
    faces.embeddings[0] = far[0]
    found = [
        int(are_vouched_for(faces, group(12), np.array([row]), MEASURED).sum()) for row in (0, 1)
    ]
    alone = int((faces.embeddings[1:12] @ far[0] > 0.72).sum())
    assert found[0] >= alone
    assert found[1] >= 11


def test_blurred_faces_are_not_vouched_for_and_vouch_for_none() -> None:
    faces = library(own=8, alike=0)
    faces.quality[5:8] = LEAST_QUALITY / 2
    assert np.flatnonzero(are_vouched_for(faces, group(8), group(1), MEASURED)).tolist() == [
        *range(5)
    ]
    shown = np.array([6])
    assert np.flatnonzero(are_vouched_for(faces, group(8), shown, MEASURED)).tolist() == [6]
    unseen = replace(faces, seen=faces.ids != 3)
    assert not are_vouched_for(unseen, group(8), group(1), MEASURED)[2]


def test_the_larger_the_library_the_nearer_it_must_be() -> None:
    counts = [
        are_vouched_for(library(3, 60, strangers, 0.6), group(63), group(1), MEASURED).sum()
        for strangers in (100, 30_000)
    ]
    assert counts[0] > counts[1] >= 1
