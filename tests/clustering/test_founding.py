"""Blurred faces join groups, but found none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering.clusterer import cluster
from photoclust.clustering.founding import founded
from photoclust.clustering.methods import UNSORTED, Labels
from photoclust.types import FaceSet
from tests.clustering.points import CALIBRATION, face_set, people

GOOD, BAD = 0.8, 0.2


def seen(qualities: list[float], confirmed: list[int] | None = None) -> FaceSet:
    """Faces of one person, each in a photo of its own."""
    count = len(qualities)
    vectors, _ = people([max(2, count)], seed=1)
    sure = np.isin(np.arange(count), confirmed or [])
    ids = np.arange(1, count + 1)
    faces = face_set(ids, ids, vectors[:count], np.where(sure, 7, 0), sure)
    return replace(faces, quality=np.array(qualities, np.float32))


def found(labels: Labels, faces: FaceSet) -> Labels:
    return founded(labels, faces.quality, faces.confirmed)


@pytest.mark.parametrize(
    ("qualities", "confirmed", "stays"),
    [
        ([GOOD, GOOD], [], True),
        ([GOOD, GOOD, BAD, BAD], [], True),
        ([BAD] * 31, [], False),
        ([GOOD] + [BAD] * 5, [], False),
        ([BAD, BAD], [1], True),
    ],
)
def test_a_group_needs_good_faces_or_a_decision(
    qualities: list[float], confirmed: list[int], stays: bool
) -> None:
    labels = found(np.zeros(len(qualities), np.int64), seen(qualities, confirmed))
    assert labels.tolist() == [0 if stays else UNSORTED] * len(qualities)


def test_groups_are_numbered_anew_and_the_unsorted_stay_so() -> None:
    faces = seen([BAD, BAD, GOOD, GOOD, GOOD, GOOD, GOOD])
    labels = found(np.array([0, 0, 1, 1, UNSORTED, 2, 2]), faces)
    assert labels.tolist() == [UNSORTED, UNSORTED, 0, 0, UNSORTED, 1, 1]
    nothing = found(np.full(2, UNSORTED), seen([GOOD, GOOD]))
    assert nothing.tolist() == [UNSORTED] * 2


@pytest.mark.parametrize("method", ["hdbscan", "linkage"])
def test_blurred_faces_are_no_new_person(method: str) -> None:
    good, blurred = seen([GOOD] * 6), seen([BAD] * 6)
    assert (cluster(good, (), CALIBRATION, method=method).people < 0).all()
    assert (cluster(blurred, (), CALIBRATION, method=method).people == 0).all()
