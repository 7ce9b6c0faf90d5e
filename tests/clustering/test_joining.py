"""Only faces that surely show a known person join them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering import joining
from photoclust.clustering.anchors import LEAST_QUALITY
from photoclust.clustering.joining import are_sure
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet
from tests.clustering.points import Ints, face_set, unit

THRESHOLD = Calibration(threshold=1.2, slope=10.0, middle=1.2)
MEASURED = replace(THRESHOLD, others_mean=0.02, others_spread=0.15)


def library(people: int, faces: int, strangers: int, seed: int = 0, own: float = 0.75) -> FaceSet:
    """Faces of known people, the first half of each confirmed, then faces of strangers; numbers of
    people from 1. Two faces of a person have a cosine of about `own`, those of others are spread
    by 0.15 around 0."""
    rng = np.random.default_rng(seed)
    size = 44  # where random directions have cosines of this spread
    centres = unit(rng.normal(size=(people, size)))
    truth = np.repeat(np.arange(people), faces)
    noise = unit(rng.normal(size=(len(truth), size)))
    own_faces = unit(np.sqrt(own) * centres[truth] + np.sqrt(1 - own) * noise)
    vectors = np.concatenate([own_faces, unit(rng.normal(size=(strangers, size)))])
    numbers = np.concatenate([truth + 1, np.zeros(strangers, np.int64)])
    confirmed = np.concatenate([np.arange(len(truth)) % faces < faces // 2, np.zeros(strangers)])
    ids = np.arange(1, len(vectors) + 1)
    return face_set(ids, ids, vectors, numbers, confirmed.astype(bool))


def nearest(faces: FaceSet) -> Ints:
    """The known person whose confirmed faces are nearest on average."""
    known = np.unique(faces.people[faces.confirmed])
    means = [faces.embeddings[faces.confirmed & (faces.people == p)].mean(axis=0) for p in known]
    return np.asarray(known[(faces.embeddings @ np.stack(means).T).argmax(axis=1)])


@pytest.mark.parametrize("calibration", [THRESHOLD, MEASURED])
@pytest.mark.parametrize("people", [2, 20, 100])
def test_strangers_seldom_join_and_true_faces_mostly(people: int, calibration: Calibration) -> None:
    faces = library(people, 6, 20_000)
    sure = are_sure(faces, nearest(faces), calibration, 1e-3)
    arriving = (faces.people > 0) & ~faces.confirmed
    assert sure[faces.confirmed].all()
    assert sure[arriving].mean() > 0.97
    # One in a thousand is twenty; Gaussian tails are a little longer than those of directions.
    assert sure[faces.people == 0].sum() <= 20


def test_a_stricter_bound_admits_fewer() -> None:
    faces = library(50, 6, 5000, own=0.4)
    counts = [
        are_sure(faces, nearest(faces), MEASURED, bound).sum() for bound in (1e-1, 1e-3, 1e-5)
    ]
    assert counts[0] > counts[1] > counts[2]


def test_the_more_people_are_known_the_nearer_it_must_be() -> None:
    few, many = library(3, 6, 500, own=0.4), library(300, 6, 500, own=0.4)
    shares = []
    for faces in (few, many):
        sure = are_sure(faces, nearest(faces), MEASURED)
        shares.append(sure[(faces.people > 0) & ~faces.confirmed].mean())
    assert shares[0] > shares[1]


def test_small_libraries_go_by_the_calibration() -> None:
    faces = library(2, 4, 3)
    persons = nearest(faces)
    assert are_sure(faces, persons, MEASURED)[~faces.confirmed].tolist() == [True] * 4 + [False] * 3
    # Without figures about strangers, half the threshold: a cosine of 0.7.
    likeness = 1 - THRESHOLD.threshold / 4
    means = {
        p: unit(faces.embeddings[faces.confirmed & (faces.people == p)].mean(axis=0)[None])
        for p in (1, 2)
    }
    expected = [
        bool(sure or faces.embeddings[row] @ means[int(persons[row])][0] > likeness)
        for row, sure in enumerate(faces.confirmed)
    ]
    assert are_sure(faces, persons, THRESHOLD).tolist() == expected


def test_a_face_between_two_known_people_is_asked_about() -> None:
    faces = library(2, 6, 400)
    between = unit((faces.embeddings[0] + faces.embeddings[6])[None])
    mixed = replace(
        faces,
        ids=np.append(faces.ids, 9999),
        photos=np.append(faces.photos, 9999),
        embeddings=np.concatenate([faces.embeddings, between]).astype(np.float32),
        people=np.append(faces.people, 0),
        confirmed=np.append(faces.confirmed, False),
        quality=np.append(faces.quality, np.float32(1)),
        seen=np.append(faces.seen, True),
        shown=np.append(faces.shown, True),
        places=np.append(faces.places, faces.places[-1:] + 1, axis=0),
        taken=np.append(faces.taken, np.nan),
    )
    sure = {
        person: are_sure(mixed, np.append(nearest(faces), person), MEASURED)[-1]
        for person in (1, 2)
    }
    assert sum(sure.values()) <= 1


def test_few_likenesses_at_a_time_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    faces = library(40, 6, 600, own=0.4)
    whole = are_sure(faces, nearest(faces), MEASURED)
    assert 10 < whole[~faces.confirmed].sum() < 110
    monkeypatch.setattr(joining, "BLOCK", 900)
    assert (are_sure(faces, nearest(faces), MEASURED) == whole).all()


def test_some_faces_say_what_all_say_of_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    faces = library(10, 6, 4000)
    whole = are_sure(faces, nearest(faces), MEASURED)
    monkeypatch.setattr(joining, "SAMPLE", 1000)
    assert (are_sure(faces, nearest(faces), MEASURED) == whole).mean() > 0.999


def test_who_is_with_nobody_known_is_let_be() -> None:
    faces = library(2, 4, 50)
    assert are_sure(faces, np.where(faces.confirmed, faces.people, -1), MEASURED).all()
    nobody = replace(faces, confirmed=np.zeros(len(faces.ids), bool))
    assert are_sure(nobody, nearest(faces), MEASURED).all()


def test_bad_faces_join_nobody_by_themselves() -> None:
    faces = library(5, 6, 500, own=0.95)
    arriving = (faces.people > 0) & ~faces.confirmed
    assert are_sure(faces, nearest(faces), MEASURED)[arriving].all()
    faces.quality[arriving] = LEAST_QUALITY / 2
    assert not are_sure(faces, nearest(faces), MEASURED)[arriving].any()
    assert not are_sure(faces, nearest(faces), THRESHOLD)[arriving].any()
