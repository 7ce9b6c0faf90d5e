"""Confirmed faces that are wrong are doubted, and right ones are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from photoclust.clustering import audit
from photoclust.clustering.audit import LEAST, doubts
from photoclust.types import Doubt, FaceSet
from tests.clustering.points import CALIBRATION, face_set, people

NONE: frozenset[tuple[int, int]] = frozenset()


def library(persons: Iterable[int], truth: Iterable[int], seed: int = 0) -> FaceSet:
    """Faces 1, 2, …, each of somebody in truth, confirmed as a person; 0: of nobody."""
    who, homes = np.array(list(truth)), np.array(list(persons), np.int64)
    vectors, owner = people([60] * (int(who.max()) + 1), seed)
    order = np.argsort(who, kind="stable")
    rows = np.empty(len(who), np.intp)
    for person in np.unique(who):
        own = order[who[order] == person]
        rows[own] = np.flatnonzero(owner == person)[: len(own)]
    ids = np.arange(1, len(who) + 1)
    return face_set(ids, ids, vectors[rows], homes, homes > 0)


def doubted(
    faces: FaceSet,
    exclusions: frozenset[tuple[int, int]] = NONE,
    affirmed: frozenset[tuple[int, int]] = NONE,
) -> list[Doubt]:
    known = np.unique(faces.people[faces.people > 0]).tolist()
    return doubts(faces, known, exclusions, affirmed, CALIBRATION)


def test_of_right_ones_none_is_doubted() -> None:
    truth = np.repeat(np.arange(8), 10)
    assert doubted(library(truth + 1, truth)) == []


def test_one_of_somebody_known() -> None:
    faces = library([1] * 9 + [2] * 9, [0] * 8 + [1] * 10)
    (found,) = doubted(faces)
    assert (found.face, found.person_id, found.rival_id) == (9, 1, 2)
    assert found.probability > 0.9
    # That it is not the other one either was said: so it is a stranger, or right.
    (barred,) = doubted(faces, exclusions=frozenset([(9, 2)]))
    assert barred.rival_id is None
    assert LEAST < barred.probability < found.probability
    assert doubted(faces, affirmed=frozenset([(9, 1)])) == []
    # Said to be somebody else, that is no answer to this.
    assert doubted(faces, affirmed=frozenset([(9, 2)])) == [found]


def test_one_of_a_stranger() -> None:
    faces = library([1] * 9 + [2] * 9 + [0] * 9, [0] * 8 + [3] + [1] * 9 + [2] * 9)
    (found,) = doubted(faces)
    assert (found.face, found.person_id, found.rival_id) == (9, 1, None)


def test_of_two_that_differ_neither_is_surely_wrong() -> None:
    truth = np.repeat(np.arange(6), 8)
    faces = library([*(truth + 1), 9, 9], [*truth, 7, 8])
    found = doubted(faces)
    assert {doubt.face for doubt in found} <= {49, 50}
    assert all(doubt.probability < 0.6 for doubt in found)


def test_near_copies_do_not_speak_for_each_other() -> None:
    faces = library([1] * 10 + [2] * 9, [0] * 8 + [1] * 11)
    vectors = faces.embeddings.copy()
    vectors[9] = vectors[8]
    found = doubted(replace(faces, embeddings=vectors))
    assert [doubt.face for doubt in found] == [9, 10]


def test_what_cannot_be_told() -> None:
    wrong = library([1] * 9 + [2] * 9, [0] * 8 + [1] * 10)
    quality, there = wrong.quality.copy(), wrong.seen.copy()
    quality[8], there[8] = 0.1, False
    assert doubted(replace(wrong, quality=quality)) == []
    assert doubted(replace(wrong, seen=there)) == []
    assert doubted(replace(wrong, shown=there)) == []
    assert doubted(replace(wrong, confirmed=np.zeros(18, bool))) == []
    assert doubted(library([1], [0])) == []
    # Nobody else is known.
    assert [d.rival_id for d in doubts(wrong, [1], NONE, NONE, CALIBRATION)] == [None]


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    faces = library([1] * 10 + [2] * 10, [0] * 8 + [1] * 10 + [0] * 2)
    whole = doubted(faces)
    monkeypatch.setattr(audit, "BLOCK", 1)
    assert [(d.face, d.rival_id) for d in doubted(faces)] == [(d.face, d.rival_id) for d in whole]
    assert {doubt.face for doubt in whole} == {9, 10, 19, 20}
