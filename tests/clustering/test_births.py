"""Nobody joins a person, or is suggested, by a photo from before the birth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from photoclust.clustering.clusterer import prepare_clusterer
from photoclust.clustering.review import questions
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import suggestions
from photoclust.types import Births
from tests.clustering.points import CALIBRATION, Ints, face_set, people

NAN = float("nan")
BORN = 1000.0


def clustered(dated: list[float], born: dict[int, float], confirmed: int = 4) -> Ints:
    """Ten faces of one person, the first ones confirmed as person 1's, and ten of another."""
    vectors, _ = people([10, 10])
    is_confirmed = np.arange(20) < confirmed
    ids = np.arange(1, 21)
    faces = face_set(ids, ids, vectors, np.where(is_confirmed, 1, 0), is_confirmed)
    births = Births(np.array(dated), born)
    clusterer = prepare_clusterer(faces, (), CALIBRATION, method="linkage", births=births)
    return clusterer.cluster().people


def test_faces_from_before_a_birth_join_nobody_by_themselves() -> None:
    days = [2000.0] * 20
    assert (clustered(days, {1: BORN})[:10] == 1).all()
    days[2] = days[6] = days[7] = BORN - 1  # the first of them is confirmed
    days[8], days[9] = NAN, BORN
    assert (clustered(days, {})[:10] == 1).all()
    found = clustered(days, {1: BORN})
    assert found[:10].tolist() == [1] * 6 + [found[6]] * 2 + [1, 1]
    assert found[6] <= 0
    # Others are what they were.
    assert len(set(found[10:].tolist())) == 1


def test_nor_are_they_suggested_or_asked_about() -> None:
    vectors, _ = people([12])
    persons = np.array([1] * 8 + [0, 0, 2, 2])
    confirmed = persons == 1
    ids = np.arange(1, 13)
    faces = face_set(ids, ids, vectors, persons, confirmed)
    names: dict[int, str | None] = {1: "Anna", 2: None}
    dated = np.full(12, 2000.0)
    data = ReviewData(faces, names, frozenset())
    assert {one.face for one in suggestions(data, CALIBRATION)} == {9, 10, 11, 12}
    dated[[8, 10, 11]] = BORN - 1
    early = replace(data, births=Births(dated, {1: BORN}))
    assert {one.face for one in suggestions(early, CALIBRATION)} == {10}
    assert {q.faces for q in questions(early, CALIBRATION, 10)} == {(10,)}
    # One photo with a wrong date does not rule out a group.
    dated[11] = 2000.0
    mixed = replace(data, births=Births(dated, {1: BORN}))
    assert (11, 12) in {tuple(sorted(q.faces)) for q in questions(mixed, CALIBRATION, 10)}
