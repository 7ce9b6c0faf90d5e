"""How complete people are said to be is what is true on average, and the range holds it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.clustering.completeness import UNLIKE, Tally
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import standing
from photoclust.types import Completeness
from tests.clustering.points import CALIBRATION, face_set, people


def said(found: float, likely: list[float]) -> Completeness:
    tally = Tally.of(np.array([found]))
    tally.add(np.array(likely)[:, None])
    return tally.completeness(0, 7)


def test_nothing_is_missing_but_what_no_probability_tells_of() -> None:
    whole = said(50, [])
    assert whole.person_id == 7
    assert whole.share == pytest.approx(1 / (1 + UNLIKE))
    assert 0.9 < whole.low < whole.share < whole.high <= 1


def test_expected_faces_elsewhere_are_missing() -> None:
    half = said(20, [0.5] * 40)
    assert half.missing == pytest.approx(20 + 40 * UNLIKE)
    assert half.share == pytest.approx(20 / (20 + half.missing))
    # What is sure is in no doubt.
    sure = said(20, [1.0] * 20)
    assert sure.share == pytest.approx(half.share)
    assert half.low < sure.low <= sure.share <= sure.high < half.high


def test_nobody_found() -> None:
    nothing = said(0, [0.9])
    assert (nothing.share, nothing.low, nothing.high) == (0, 0, 0)


@given(st.floats(0.5, 1000), st.lists(st.floats(0, 1), max_size=30))
def test_the_share_lies_in_its_range(found: float, likely: list[float]) -> None:
    one = said(found, likely)
    assert 0 <= one.low <= one.share <= one.high <= 1


def test_of_people() -> None:
    vectors, truth = people([12] * 4)
    ids = np.arange(1, len(truth) + 1)
    place = np.tile(np.arange(12), 4)
    # Of 12 faces of each, six are confirmed, two with the person, and four unsorted.
    homes = np.where(place < 8, truth + 1, 0)
    homes[truth == 3] = 0
    faces = face_set(ids, ids, vectors, homes, (place < 6) & (homes > 0))
    names = {1: "Anna", 2: "Ben", 3: None}
    found = standing(ReviewData(faces, names, frozenset()), CALIBRATION)
    assert [one.person_id for one in found.completeness] == [1, 2]
    for one in found.completeness:
        assert one.found == pytest.approx(8, abs=0.2)
        assert one.missing == pytest.approx(4, abs=0.4)
        assert one.low < 8 / 12 < one.high
    assert {s.face for s in found.suggestions} == set(ids[(place >= 8) & (truth < 2)])
    # Who was said not to be them is not missing.
    excluded = frozenset((int(face), 1) for face in ids[(truth == 0) & (place >= 8)])
    told = standing(ReviewData(faces, names, excluded), CALIBRATION)
    assert told.completeness[0].missing < 0.5
    nobody = ReviewData(faces, {1: None}, frozenset())
    assert standing(nobody, CALIBRATION).completeness == []
