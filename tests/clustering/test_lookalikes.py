"""The boundary between people said to be two tightens, and only that one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering.clusterer import cluster
from photoclust.clustering.lookalikes import are_clearly_nearer, told_apart
from photoclust.clustering.review import questions
from photoclust.clustering.reviewed import ReviewData
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet
from tests.clustering.points import Ints, face_set, unit

CALIBRATION = Calibration(
    threshold=1.2, slope=16.0, middle=1.2, others_mean=0.02, others_spread=0.15
)
SIZE = 44
"""Of the space: random directions in it have cosines of a spread of 0.15."""


def sisters(likeness: float, confirmed: int, arriving: int, seed: int = 0) -> tuple[FaceSet, Ints]:
    """Faces of two sisters, people 1 and 2, and of two others, 3 and 4; and who each shows.

    likeness: the cosine of the sisters' mean directions. Two faces of a person have one of 0.7.
    """
    rng = np.random.default_rng(seed)
    centres = unit(rng.normal(size=(4, SIZE)))
    aside = centres[1] - (centres[1] @ centres[0]) * centres[0]
    aside /= np.linalg.norm(aside)
    centres[1] = likeness * centres[0] + np.sqrt(1 - likeness**2) * aside
    truth = np.repeat(np.arange(1, 5), confirmed + arriving)
    noise = unit(rng.normal(size=(len(truth), SIZE)))
    vectors = unit(np.sqrt(0.7) * centres[truth - 1] + np.sqrt(0.3) * noise)
    is_confirmed = np.arange(len(truth)) % (confirmed + arriving) < confirmed
    ids = np.arange(1, len(truth) + 1)
    people = np.where(is_confirmed, truth, 0)
    return face_set(ids, ids, vectors, people, is_confirmed), truth


def not_same(faces: FaceSet) -> set[tuple[int, int]]:
    """What is remembered once the sisters are said to be two."""
    return {
        (int(face), other)
        for person, other in ((1, 2), (2, 1))
        for face in faces.ids[faces.people == person]
    }


def joins(faces: FaceSet, truth: Ints, exclusions: set[tuple[int, int]]) -> tuple[int, int, int]:
    """Faces of the sisters that join the other, that join their own, and of the others theirs."""
    people = cluster(faces, exclusions, CALIBRATION, method="linkage").people
    new, alike = ~faces.confirmed, truth < 3
    wrong = new & alike & np.isin(people, [1, 2]) & (people != truth)
    return int(wrong.sum()), int((new & alike & (people == truth)).sum()), int(
        (new & ~alike & (people == truth)).sum()
    )  # fmt: skip


@pytest.mark.parametrize("confirmed", [2, 4, 12])
def test_a_face_near_to_both_joins_neither(confirmed: int) -> None:
    """Twins: some of their faces nobody could tell apart."""
    before, after = np.zeros(3, int), np.zeros(3, int)
    for seed in range(8):
        faces, truth = sisters(0.95, confirmed, 40, seed)
        before += joins(faces, truth, set())
        after += joins(faces, truth, not_same(faces))
    assert before[0] > 10
    assert after[0] == 0
    # Between others nothing has changed.
    assert after[2] == before[2]


def test_who_can_be_told_apart_still_joins() -> None:
    faces, truth = sisters(0.7, 12, 100)
    before, after = joins(faces, truth, set()), joins(faces, truth, not_same(faces))
    assert before[0] == after[0] == 0
    assert after[1] >= 0.95 * before[1] > 100


def test_what_is_between_them_is_asked_about() -> None:
    faces, _ = sisters(0.9, 12, 0)
    middle = unit(faces.embeddings[truth_rows(faces, 1)].mean(axis=0, keepdims=True)
                  + faces.embeddings[truth_rows(faces, 2)].mean(axis=0, keepdims=True))  # fmt: skip
    count = len(faces.ids)
    ids = np.arange(1, count + 2)
    vectors = np.concatenate([faces.embeddings, middle])
    people, confirmed = np.append(faces.people, 0), np.append(faces.confirmed, False)
    more = face_set(ids, ids, vectors, people, confirmed)
    apart = not_same(faces)
    assert cluster(more, apart, CALIBRATION, method="linkage").people[-1] <= 0
    assert cluster(more, set(), CALIBRATION, method="linkage").people[-1] in (1, 2)
    names: dict[int, str | None] = {1: "Anna", 2: "Berta", 3: "Carla", 4: "Dora"}
    found = questions(ReviewData(more, names, frozenset(apart)), CALIBRATION, 10)
    assert [(q.faces, q.person_id in (1, 2)) for q in found] == [((count + 1,), True)]


def truth_rows(faces: FaceSet, person: int) -> Ints:
    return np.flatnonzero(faces.people == person)


def test_only_confirmed_faces_tell_people_apart() -> None:
    faces, _ = sisters(0.9, 2, 1)
    one, other = int(faces.ids[0]), int(faces.ids[2])
    assert told_apart(faces, {(one, 2)}) == {(1, 2), (2, 1)}
    assert told_apart(faces, {(other, 2)}) == frozenset()  # a face of nobody
    assert told_apart(faces, {(one, 9), (one, 1), (999, 2)}) == frozenset()
    assert told_apart(faces, set()) == frozenset()


def test_without_figures_of_strangers() -> None:
    faces, truth = sisters(0.9, 4, 200)
    bare = replace(CALIBRATION, others_mean=0.0, others_spread=0.0)
    known = faces.embeddings[faces.confirmed], faces.people[faces.confirmed]
    pairs = [(1, 2), (2, 1)]
    theirs = (truth == 2) & ~faces.confirmed
    vectors = faces.embeddings[theirs]
    as_one = np.full(len(vectors), 1)
    assert are_clearly_nearer(vectors, as_one, known, pairs, bare, 1e-3).sum() == 0
    assert are_clearly_nearer(vectors, as_one, known, [], bare, 1e-3).all()
