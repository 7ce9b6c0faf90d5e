"""Near copies are grouped as one face."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering.clusterer import prepare_clusterer
from photoclust.clustering.copies import (
    ANYWHERE,
    BURST_ALIKE,
    POSSIBLY,
    Pairs,
    SameLook,
    never,
    originals,
)
from photoclust.clustering.neighbours import nearest
from photoclust.types import FaceSet, Floats
from tests.clustering.points import CALIBRATION, Bools, Ints, face_set, people, unit


def always(pairs: Pairs) -> Bools:
    return np.ones(len(pairs), bool)


def apart(vectors: Floats, distance: float, seed: int = 0) -> Floats:
    """Vectors so far from these, in parts of the threshold, each in a direction of its own."""
    noise = np.random.default_rng(seed).normal(size=vectors.shape)
    noise -= (noise * vectors).sum(axis=1, keepdims=True) * vectors
    cosine = 1 - distance * CALIBRATION.threshold / 2
    return unit(cosine * vectors + np.sqrt(1 - cosine**2) * unit(noise))


def doubled(faces: FaceSet, distance: float) -> FaceSet:
    """The faces, then a copy of each so far from it, in other photos, at the same places."""
    count = len(faces.ids)
    twice = {
        name: np.concatenate([getattr(faces, name)] * 2)
        for name in ("people", "confirmed", "quality", "seen", "shown", "places", "taken")
    }
    return FaceSet(
        ids=np.arange(2 * count) + 1,
        photos=np.arange(2 * count),
        embeddings=np.concatenate([faces.embeddings, apart(faces.embeddings, distance)]),
        **twice,
    )


def strangers(count: int) -> FaceSet:
    vectors, _ = people([1] * count)
    rows = np.arange(count)
    return face_set(rows + 1, rows, vectors, np.zeros(count, np.int64), np.zeros(count, bool))


def found(faces: FaceSet, look: SameLook) -> list[int]:
    near = nearest(faces.embeddings, min(32, len(faces.ids) - 1))
    return originals(faces, near, CALIBRATION, look).tolist()


@pytest.mark.parametrize(
    ("distance", "moved", "look", "copies"),
    [
        (POSSIBLY * 0.9, 0.0, always, True),
        (POSSIBLY * 0.9, 0.005, always, True),
        (POSSIBLY * 0.9, 0.0, never, False),
        (POSSIBLY * 0.9, 0.05, always, False),
        (POSSIBLY * 1.1, 0.0, always, False),
        (ANYWHERE * 0.9, 0.3, always, True),
        (ANYWHERE * 0.9, 0.3, never, False),
    ],
)
def test_what_is_near_and_looks_the_same(
    distance: float, moved: float, look: SameLook, copies: bool
) -> None:
    faces = doubled(strangers(5), distance)
    faces.places[5:, :4] += moved
    assert found(faces, look) == [0, 1, 2, 3, 4, *(range(5) if copies else range(5, 10))]


def test_shots_of_one_moment() -> None:
    faces = doubled(strangers(4), BURST_ALIKE * 0.9)
    faces.places[:, :4] = np.arange(8)[:, None]
    faces.taken[:] = [100, 200, 300, np.nan, 102, 210, 301, np.nan]
    assert found(faces, never) == [0, 1, 2, 3, 0, 5, 2, 7]


def test_other_faces_of_photos_that_are_copies() -> None:
    faces = doubled(strangers(4), POSSIBLY * 0.9)
    far = apart(faces.embeddings[4:6], 4 * POSSIBLY)
    faces.embeddings[4:6] = far
    # Two photos of two people each, and copies of them.
    photos = np.array([0, 1, 0, 1, 2, 3, 2, 3])
    assert found(replace(faces, photos=photos), always) == [0, 1, 2, 3, 0, 1, 2, 3]
    assert found(faces, always) == [0, 1, 2, 3, 4, 5, 2, 3]


def test_faces_of_one_photo_and_of_two_people_are_no_copies() -> None:
    faces = doubled(strangers(3), ANYWHERE / 2)
    confirmed = np.array([True, True, False] * 2)
    persons = np.array([1, 2, 0, 1, 3, 0])
    photos = np.array([0, 1, 2, 3, 4, 2])
    known = replace(faces, confirmed=confirmed, people=persons, photos=photos)
    assert found(known, always) == [0, 1, 2, 0, 4, 5]


def test_a_confirmed_face_stands_for_its_copies_else_the_best() -> None:
    faces = doubled(strangers(2), ANYWHERE / 2)
    confirmed = np.array([False, False, True, False])
    faces.quality[:] = (0.9, 0.6, 0.5, 0.8)
    known = replace(faces, confirmed=confirmed, people=np.where(confirmed, 7, 0))
    assert found(known, always) == [2, 3, 2, 3]


@pytest.mark.parametrize("method", ["hdbscan", "linkage", "kmeans"])
def test_copies_make_no_people(method: str) -> None:
    vectors, _ = people([6, 4, 1, 1, 1])
    rows = np.arange(len(vectors))
    nobody = np.zeros(len(vectors), np.int64)
    once = face_set(rows + 1, rows, vectors, nobody, nobody > 0)
    count = 2 if method == "kmeans" else None
    alone = grouped(once, never, method, count)
    assert alone.tolist() == [-1] * 6 + [-2] * 4 + [0] * 3
    twice = doubled(once, ANYWHERE * 0.9)
    assert grouped(twice, always, method, count).tolist() == alone.tolist() * 2


def test_a_copy_of_a_confirmed_face_joins_its_person() -> None:
    faces = doubled(strangers(3), ANYWHERE * 0.9)
    confirmed = np.array([True] + [False] * 5)
    faces.quality[0] = 0.1  # too bad to draw others
    known = replace(faces, confirmed=confirmed, people=np.where(confirmed, 7, 0))
    assert grouped(known, always).tolist() == [7, 0, 0, 7, 0, 0]
    told = prepare_clusterer(known, [(4, 7)], CALIBRATION, same_look=always)
    assert told.cluster().people.tolist() == [7, 0, 0, 0, 0, 0]


def grouped(
    faces: FaceSet,
    look: SameLook,
    method: str = "hdbscan",
    count: int | None = None,
) -> Ints:
    clusterer = prepare_clusterer(
        faces, [], CALIBRATION, method=method, people=count, same_look=look
    )
    return clusterer.cluster().people
