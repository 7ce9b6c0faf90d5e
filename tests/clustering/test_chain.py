"""The chain between two faces is the one whose longest step is shortest."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from photoclust.clustering import chain
from photoclust.clustering.chain import most_typical, path
from photoclust.types import FaceSet, Floats
from tests.clustering.points import clouds, exact, face_set, people


def one_person(vectors: Floats) -> FaceSet:
    ids = np.arange(1, len(vectors) + 1)
    every = np.ones(len(vectors), bool)
    return face_set(ids, ids, vectors, every.astype(np.int64), every)


def joined(vectors: Floats, one: int, other: int, reach: float) -> bool:
    """Whether steps no longer than that lead from the one to the other."""
    labels = connected_components(exact(vectors) <= reach, directed=False)[1]
    return bool(labels[one] == labels[other])


@settings(max_examples=60, deadline=None)
@given(clouds(least=2, most=20), st.data())
def test_no_chain_has_a_shorter_longest_step(vectors: Floats, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(range(len(vectors))))[:2]
    found = path(one_person(vectors), one, other)
    assert (found.rows[0], found.rows[-1]) == (one, other)
    assert len(set(found.rows.tolist())) == len(found.rows) == len(found.distances) + 1
    distances = exact(vectors)
    steps = [distances[a, b] for a, b in pairwise(found.rows)]
    np.testing.assert_allclose(found.distances, steps, atol=1e-5)
    longest = max(steps)
    assert not joined(vectors, one, other, longest - 1e-4)
    # The cut parts them, and what is beyond hangs together without the longest step.
    assert found.beyond[other] != found.beyond[one]


def test_the_cut_is_where_two_people_meet() -> None:
    vectors, truth = people([7, 5])
    found = path(one_person(vectors), 0, 11)
    assert (found.beyond == (truth == 1)).all()
    assert int(found.distances.argmax()) == sum(truth[found.rows] == 0) - 1


def test_of_many_faces_some_stand_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors, truth = people([60, 40])
    whole = path(one_person(vectors), 0, 99)
    monkeypatch.setattr(chain, "MOST", 60)
    monkeypatch.setattr(chain, "NEAREST", 5)
    monkeypatch.setattr(chain, "BLOCK", 1)
    part = path(one_person(vectors), 0, 99)
    assert (part.rows[0], part.rows[-1]) == (0, 99)
    assert (part.beyond == (truth == 1)).all()
    assert (whole.beyond == part.beyond).all()


def test_the_most_typical_face() -> None:
    vectors, _ = people([6, 1])
    faces = one_person(vectors)
    typical = most_typical(faces, 6)
    assert typical != 6
    assert most_typical(faces, typical) not in (6, typical)
    confirmed = np.zeros(7, bool)
    confirmed[6] = True
    few = replace(faces, confirmed=confirmed)
    assert most_typical(few, 0) == 6
    assert most_typical(few, 6) == most_typical(replace(faces, confirmed=~confirmed), 6)


def test_a_face_and_itself() -> None:
    found = path(one_person(people([3])[0]), 1, 1)
    assert found.rows.tolist() == [1]
    assert not len(found.distances)
    assert not found.beyond.any()
