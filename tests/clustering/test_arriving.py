"""Faces that arrive join what is there; what is there stays as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.arrivals import face_set
from benchmarks.library import vectors
from photoclust.clustering.arriving import LARGE, are_few, cluster_arriving
from photoclust.clustering.clusterer import ClusteringResult, cluster
from photoclust.errors import Cancelled
from photoclust.faces.weights import Calibration, describe, shipped
from photoclust.types import FaceSet
from tests.clustering.points import patience

PEOPLE, EACH, STRANGERS = 30, 12, 200
Rows = NDArray[np.intp]


FOUND = describe(shipped("embedding")).calibration
assert FOUND is not None
CALIBRATION: Calibration = FOUND


@pytest.fixture(scope="module")
def truth() -> NDArray[np.int64]:
    """Who each face shows: 30 people twelve times, and strangers once."""
    return np.concatenate([np.repeat(np.arange(PEOPLE), EACH), PEOPLE + np.arange(STRANGERS)])


@pytest.fixture(scope="module")
def grouped(truth: NDArray[np.int64]) -> FaceSet:
    """A library as its first grouping left it; half of the faces of two people are confirmed."""
    count = len(truth)
    embeddings = vectors(np.random.default_rng(3), truth, int(truth.max()) + 1)
    faces = face_set(embeddings, np.zeros(count, np.int64), np.zeros(count, bool))
    people = -np.minimum(cluster(faces, (), CALIBRATION).people, 0)
    confirmed = np.zeros(count, bool)
    for person in (1, 2):
        confirmed[np.flatnonzero(people == person)[::2]] = True
    return replace(faces, people=people, confirmed=confirmed)


def arrived(
    grouped: FaceSet, arriving: Rows, exclusions: tuple[tuple[int, int], ...] = ()
) -> tuple[Rows, ClusteringResult]:
    """The same library, but for some faces that are new in it."""
    people = grouped.people.copy()
    people[arriving] = 0
    faces = replace(grouped, people=people)
    return cluster_arriving(faces, arriving, exclusions, CALIBRATION)


def some_of(grouped: FaceSet) -> Rows:
    """Every tenth face that is not confirmed."""
    return np.flatnonzero(~grouped.confirmed)[::10]


def test_they_join_whom_they_show(grouped: FaceSet, truth: NDArray[np.int64]) -> None:
    arriving = some_of(grouped)
    rows, result = arrived(grouped, arriving)
    people = result.people[np.searchsorted(rows, arriving)]
    known = truth[arriving] < PEOPLE
    found = people == grouped.people[arriving]
    assert found[known].mean() > 0.9
    # A stranger joins nobody.
    assert (people[~known] <= 0).mean() > 0.95
    assert (result.probabilities[result.people == 0] == 0).all()


def test_only_who_is_with_nobody_may_come_along(grouped: FaceSet) -> None:
    arriving = some_of(grouped)
    rows, _ = arrived(grouped, arriving)
    others = np.setdiff1d(rows, arriving)
    assert (grouped.people[others] == 0).all()
    assert np.isin(arriving, rows).all()


def test_several_of_somebody_new_are_a_group(grouped: FaceSet, truth: NDArray[np.int64]) -> None:
    arriving = np.flatnonzero(truth == 17)
    rows, result = arrived(grouped, arriving)
    people = result.people[np.searchsorted(rows, arriving)]
    values, counts = np.unique(people, return_counts=True)
    assert values[counts.argmax()] < 0
    assert counts.max() >= EACH - 2


def test_a_refused_person_is_not_joined(grouped: FaceSet) -> None:
    arriving = np.flatnonzero((grouped.people == 1) & ~grouped.confirmed)[:1]
    rows, result = arrived(grouped, arriving)
    assert result.people[np.searchsorted(rows, arriving)] == 1
    rows, result = arrived(grouped, arriving, ((int(grouped.ids[arriving[0]]), 1),))
    assert result.people[np.searchsorted(rows, arriving)] != 1


def test_nobody_is_twice_in_a_photo(grouped: FaceSet) -> None:
    one, *rest = np.flatnonzero(grouped.people == 3)
    # The nearest may be one face shown twice: a mirror.
    other = rest[int((grouped.embeddings[rest] @ grouped.embeddings[one]).argmin())]
    photos = grouped.photos.copy()
    photos[other] = photos[one]
    beside = replace(grouped, photos=photos)
    rows, result = arrived(beside, np.array([other]))
    assert result.people[np.searchsorted(rows, other)] != 3


def test_drawn_boxes_join_nobody(grouped: FaceSet) -> None:
    arriving = some_of(grouped)
    seen = grouped.seen.copy()
    seen[arriving] = False
    rows, result = arrived(replace(grouped, seen=seen), arriving)
    assert (result.people[np.searchsorted(rows, arriving)] == 0).all()


def test_it_can_be_stopped(grouped: FaceSet) -> None:
    with pytest.raises(Cancelled):
        cluster_arriving(grouped, some_of(grouped), (), CALIBRATION, check=patience(1))


@pytest.mark.parametrize(
    ("arriving", "faces", "few"),
    [(0, LARGE, False), (1, LARGE, True), (1, LARGE - 1, False), (LARGE // 10, LARGE, False)],
)
def test_few_in_a_large_library(arriving: int, faces: int, few: bool) -> None:
    assert are_few(arriving, faces) is few
