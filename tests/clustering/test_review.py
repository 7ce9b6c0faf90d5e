"""Questions: the right ones, in the right order, each once, against a plain search of all pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.clustering import review
from photoclust.clustering.anchors import are_anchors
from photoclust.clustering.constraints import SAME_PICTURE
from photoclust.clustering.defaults import JOIN
from photoclust.clustering.evidence import evidence
from photoclust.clustering.review import (
    LEAST,
    SURE,
    proposals,
    questions,
)
from photoclust.clustering.reviewed import ReviewData
from photoclust.clustering.standing import suggestions
from photoclust.faces.description import Calibration
from photoclust.types import FaceSet, Question
from tests.clustering.points import CALIBRATION, face_set, nowhere, people, unit

PERSONS = [0, 1, 2, 3, 4, 5]


def album(
    persons: Iterable[int],
    truth: Iterable[int],
    *,
    named: Iterable[int] = (),
    confirmed: Iterable[int] = (),
    exclusions: Iterable[tuple[int, int]] = (),
    ignored: Iterable[int] = (),
    photos: Iterable[int] | None = None,
    seed: int = 0,
) -> ReviewData:
    """Faces 1, 2, …, each of somebody in truth, with a person (0: unsorted) in the library."""
    with_whom, who = np.array(list(persons)), np.array(list(truth))
    count = len(who)
    vectors, owner = people([50] * (int(who.max(initial=0)) + 1), seed)
    first = {p: iter(np.flatnonzero(owner == p)) for p in range(int(who.max(initial=0)) + 1)}
    rows = [next(first[p]) for p in who.tolist()]
    faces = FaceSet(
        ids=np.arange(1, count + 1),
        photos=np.arange(count) if photos is None else np.array(list(photos)),
        embeddings=vectors[rows] if count else np.zeros((0, 128), np.float32),
        people=with_whom,
        confirmed=np.isin(with_whom, list(confirmed)),
        quality=np.random.default_rng(seed).uniform(0.5, 1, count).astype(np.float32),
        seen=np.ones(count, bool),
        shown=np.ones(count, bool),
        places=nowhere(count)[0],
        taken=nowhere(count)[1],
    )
    named = set(named)
    visible = set(with_whom.tolist()) - {0} - set(ignored)
    names = {int(p): f"Name {p}" if p in named else None for p in visible}
    return ReviewData(faces, names, frozenset(exclusions))


def asked(found: list[Question]) -> list[tuple[int, int | None, tuple[int, ...]]]:
    return [(q.person_id, q.other_id, tuple(sorted(q.faces))) for q in found]


def plain_questions(known: ReviewData) -> dict[tuple[int, ...], dict[int, float]]:
    """What may be asked about, with how likely it is each of the named people."""
    faces, named = known.faces, [p for p, name in known.names.items() if name]
    units = [
        np.flatnonzero(faces.people == p).tolist() for p, name in known.names.items() if not name
    ] + [[int(row)] for row in np.flatnonzero(faces.people == 0)]
    references = [
        np.flatnonzero(are_anchors(faces, CALIBRATION) & (faces.people == p)) for p in named
    ]
    if not units or not named:
        return {}
    means = np.stack([faces.embeddings[rows].mean(axis=0) for rows in units])
    likely = evidence(faces.embeddings, references, means, CALIBRATION).posteriors(means)
    return {
        tuple(faces.ids[rows].tolist()): dict(zip(named, row.tolist(), strict=True))
        for rows, row in zip(units, likely, strict=True)
    }


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PERSONS), st.integers(0, 3)), min_size=1, max_size=24),
    st.integers(0, 99),
)
def test_against_all_pairs(faces: list[tuple[int, int]], seed: int) -> None:
    persons, truth = zip(*faces, strict=True)
    known = album(persons, truth, named=(1, 2, 3), confirmed=(1, 2, 3), seed=seed)
    every = questions(known, CALIBRATION, 1000)
    found = [q for q in every if q.name is not None and not q.doubtful]
    expected = plain_questions(known) if {1, 2, 3} & set(persons) else {}
    if not {1, 2, 3} & set(persons):
        return
    likely = {faces for faces, row in expected.items() if max(row.values()) >= LEAST}
    assert {tuple(sorted(q.faces)) for q in found} == likely
    for question in found:
        row = expected[tuple(sorted(question.faces))]
        assert question.probability == pytest.approx(row[question.person_id], abs=1e-3)
        # Rounded to a tenth, another person may come first.
        assert question.probability >= max(row.values()) - 0.1
        assert question.name == known.names[question.person_id]
        assert known.faces.people[question.anchor - 1] == question.person_id
    gains = [
        round(1 - q.probability if q.doubtful else q.probability * len(q.faces), 1) for q in every
    ]
    assert gains == sorted(gains, reverse=True)


def test_groups_with_more_faces_come_first() -> None:
    known = album([1] * 4 + [2] * 2 + [3] * 5 + [0], [0] * 12, named=[1], confirmed=[1])
    found = questions(known, CALIBRATION, 10)
    assert [(q.other_id, len(q.faces)) for q in found] == [(3, 5), (2, 2), (None, 1)]
    quality = dict(zip(known.faces.ids.tolist(), known.faces.quality.tolist(), strict=True))
    assert list(found[0].faces) == sorted(found[0].faces, key=lambda f: -quality[f])
    assert asked(questions(known, CALIBRATION, 2)) == asked(found)[:2]


def test_strangers_are_not_asked_about() -> None:
    known = album([1] * 4 + [2] * 2 + [0], [0] * 4 + [1] * 2 + [2], named=[1], confirmed=[1])
    assert questions(known, CALIBRATION, 10) == []


@pytest.mark.parametrize("exclusion", [(5, 1), (1, 2)])
def test_what_was_answered_is_not_asked_again(exclusion: tuple[int, int]) -> None:
    """A face of the group is not the person, or one of the person not of the group."""
    known = album([1] * 4 + [2] * 3, [0] * 7, named=[1], confirmed=[1])
    assert len(questions(known, CALIBRATION, 10)) == 1
    known = replace(known, exclusions=frozenset([exclusion]))
    assert questions(known, CALIBRATION, 10) == []
    assert proposals(known, CALIBRATION, 1, 10) == []


def test_single_faces_answered_before() -> None:
    known = album([1] * 4 + [0, 0], [0] * 6, named=[1], confirmed=[1], exclusions=[(5, 1)])
    assert asked(questions(known, CALIBRATION, 10)) == [(1, None, (6,))]


def test_ignored_people_are_left_alone() -> None:
    known = album([1] * 4 + [2] * 3, [0] * 7, named=[1], confirmed=[1], ignored=[2])
    assert questions(known, CALIBRATION, 10) == []
    assert proposals(known, CALIBRATION, 1, 10) == []
    known = album([1] * 4 + [2] * 3, [0] * 7, named=[1], confirmed=[1], ignored=[1])
    assert questions(known, CALIBRATION, 10, 1) == []
    assert proposals(known, CALIBRATION, 1, 10) == []


def test_no_person_is_twice_in_a_photo() -> None:
    photos = [1, 2, 3, 4, 1, 6]
    known = album([1] * 4 + [2] * 2, [0] * 6, named=[1], confirmed=[1], photos=photos)
    assert questions(known, CALIBRATION, 10) == []


def test_but_a_face_may_be_shown_twice_in_it() -> None:
    known = album([1] * 4 + [0], [0] * 5, named=[1], confirmed=[1], photos=[1, 2, 3, 4, 1])
    assert questions(known, CALIBRATION, 10) == []
    vectors = known.faces.embeddings.copy()
    nudge = np.sqrt(SAME_PICTURE * JOIN * CALIBRATION.threshold / 4)
    vectors[4] = unit(vectors[:1] + nudge * unit(vectors[1:2] - vectors[:1]))[0]
    known = replace(known, faces=replace(known.faces, embeddings=vectors))
    assert asked(questions(known, CALIBRATION, 10)) == [(1, None, (5,))]


def test_doubtful_faces_of_a_person_are_asked_about() -> None:
    known = album([1] * 6, [0] * 6, named=[1])
    confirmed = np.array([True] * 4 + [False] * 2)
    vectors = known.faces.embeddings.copy()
    # Face 6 is moved away until it is likely, but not sure.
    other = people([2, 2], seed=5)[0][2]
    for step in np.linspace(0, 1, 200):
        vectors[5] = unit((1 - step) * known.faces.embeddings[5:6] + step * other)[0]
        moved = replace(known, faces=replace(known.faces, embeddings=vectors, confirmed=confirmed))
        if found := questions(moved, CALIBRATION, 10):
            break
    assert asked(found) == [(1, None, (6,))]
    assert LEAST < found[0].probability < SURE
    everything = replace(moved.faces, confirmed=np.ones(6, bool))
    assert questions(replace(moved, faces=everything), CALIBRATION, 10) == []


def test_without_names_the_largest_groups_are_compared() -> None:
    known = album([1] * 2 + [2] * 5 + [3] * 3 + [4] * 2 + [0], [0] * 10 + [1] * 2 + [0])
    found = questions(known, CALIBRATION, 10)
    assert {(q.person_id, q.other_id) for q in found} == {(2, 3), (2, 1)}
    assert all(q.name is None for q in found)


def test_beside_named_people_groups_are_compared_too() -> None:
    known = album(
        [1] * 4 + [2] * 5 + [3] * 3 + [4] * 2 + [0],
        [0] * 4 + [1] * 8 + [0] * 2 + [2],
        named=[1],
        confirmed=[1],
    )
    found = questions(known, CALIBRATION, 10)
    assert [(q.person_id, q.other_id) for q in found] == [(2, 3), (1, 4)]
    assert [q.name for q in found] == [None, "Name 1"]
    # About one person alone, nobody else is asked about.
    assert [(q.person_id, q.other_id) for q in questions(known, CALIBRATION, 10, 1)] == [(1, 4)]


def test_no_answer_makes_another_question_senseless() -> None:
    known = album([n // 3 + 1 for n in range(18)], [0] * 18)
    found = questions(known, CALIBRATION, 100)
    others = [q.other_id for q in found]
    assert len(set(others)) == len(others) > 2
    assert {q.person_id for q in found}.isdisjoint(others)


def test_about_one_person_only() -> None:
    known = album([1, 1, 2, 2, 3, 3, 0], [0] * 7, named=[1, 2], confirmed=[1, 2])
    found = questions(known, CALIBRATION, 10, 2)
    assert asked(found) == [(2, 3, (5, 6)), (2, None, (7,))]
    found = questions(known, CALIBRATION, 10, 3)
    assert asked(found) == [(3, None, (7,))]


def test_proposals_are_of_everybody_else() -> None:
    known = album([1, 1, 2, 2, 3, 3, 4, 4, 0], [0] * 6 + [1] * 3, named=[1, 2])
    found = proposals(known, CALIBRATION, 1, 10)
    assert {(q.person_id, q.other_id) for q in found} == {(1, 2), (1, 3)}
    assert len(proposals(known, CALIBRATION, 1, 1)) == 1
    assert proposals(known, CALIBRATION, 99, 10) == []


def test_nothing_to_ask_about() -> None:
    known = album([], [])
    assert questions(known, CALIBRATION, 10) == []
    assert questions(album([0, 0], [0, 0]), CALIBRATION, 10) == []


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    persons = [1] * 5 + [2] * 4 + [n // 2 + 3 for n in range(30)] + [0] * 20
    truth = [0] * 5 + [1] * 4 + [n % 3 for n in range(50)]
    exclusions = [(10, 1), (45, 2), (46, 1)]
    known = album(persons, truth, named=[1, 2], confirmed=[1, 2], exclusions=exclusions)
    whole = questions(known, CALIBRATION, 1000)
    monkeypatch.setattr(review, "BLOCK", 1)
    parts = questions(known, CALIBRATION, 1000)
    assert asked(parts) == asked(whole)
    # Products of matrices of other sizes differ in the last digits.
    assert [q.probability for q in parts] == pytest.approx([q.probability for q in whole], abs=1e-3)
    assert len(whole) > 10


def test_what_is_near_to_named_people_is_suggested() -> None:
    truth = [0] * 4 + [1] * 4 + [0, 1, 2, 0, 0, 1, 1]
    persons = [1] * 4 + [2] * 4 + [0, 0, 0, 3, 3, 1, 4]
    known = album(persons, truth, named=[1, 2], confirmed=[1, 2], ignored=[4])
    # Face 14 is with person 1 without being confirmed: it is a proposal, and no suggestion.
    confirmed = known.faces.confirmed & (known.faces.ids != 14)
    known = replace(known, faces=replace(known.faces, confirmed=confirmed))
    found = suggestions(known, CALIBRATION)
    assert {(s.face, s.person_id) for s in found} == {(9, 1), (10, 2), (12, 1), (13, 1)}
    assert all(s.probability > 0.9 for s in found)
    assert [s.probability for s in found] == sorted((s.probability for s in found), reverse=True)
    told = replace(known, exclusions=frozenset([(9, 1), (12, 1)]))
    assert {(s.face, s.person_id) for s in suggestions(told, CALIBRATION)} == {(10, 2), (13, 1)}


def test_nobody_is_suggested_twice_in_a_photo() -> None:
    photos = [1, 2, 3, 4, 1, 6]
    known = album([1] * 4 + [0] * 2, [0] * 6, named=[1], confirmed=[1], photos=photos)
    assert [s.face for s in suggestions(known, CALIBRATION)] == [6]
    nobody = album([1] * 4 + [0] * 2, [0] * 6, photos=photos)
    assert suggestions(nobody, CALIBRATION) == []


def test_faces_that_tell_nothing_are_not_asked_about() -> None:
    known = album([1] * 4 + [2] * 3 + [0], [0] * 8, named=[1], confirmed=[1])
    assert len(questions(known, CALIBRATION, 10)) == 2
    known.faces.quality[[4, 5, 7]] = 0.1
    assert questions(known, CALIBRATION, 10) == []
    assert [s.face for s in suggestions(known, CALIBRATION)] == [7]


def test_near_copies_are_one_question() -> None:
    known = album([1] * 4 + [0] * 4, [0] * 8, named=[1], confirmed=[1])
    vectors, places = known.faces.embeddings.copy(), known.faces.places.copy()
    vectors[5:7], places[5:7] = vectors[4], places[4]
    known = replace(known, faces=replace(known.faces, embeddings=vectors, places=places))
    apart = {(1, None, (face,)) for face in (5, 6, 7, 8)}
    assert set(asked(questions(known, CALIBRATION, 10))) == apart
    found = questions(known, CALIBRATION, 10, same_look=lambda pairs: np.ones(len(pairs), bool))
    assert set(asked(found)) == {(1, None, (5, 6, 7)), (1, None, (8,))}


def test_a_confirmed_face_that_looks_wrong_is_asked_about() -> None:
    known = album([1] * 5 + [2] * 5, [0] * 4 + [1] * 6, named=[1, 2], confirmed=[1, 2])
    (found,) = questions(known, CALIBRATION, 10)
    assert (found.person_id, found.faces, found.doubtful) == (1, (5,), True)
    assert found.probability < 0.5
    assert found.rival_id == 2
    assert known.faces.people[found.anchor - 1] == 1
    assert found.anchor != 5
    assert questions(known, CALIBRATION, 10, 2) == []
    told = replace(known, affirmed=frozenset([(5, 1)]))
    assert questions(told, CALIBRATION, 10) == []


def test_questions_and_suggestions_say_the_same_of_a_face() -> None:
    """Though what may be asked about is what has not joined anybody."""
    truth = np.repeat(np.arange(40), 8)
    rng = np.random.default_rng(0)
    middle, own, strange = (unit(rng.normal(size=(n, 44))) for n in (1, 40, 600))
    near = np.where(np.arange(320) % 8 == 7, 0.42, 0.65)[:, None]
    theirs = np.sqrt(near) * own[truth] + np.sqrt(1 - near) * unit(rng.normal(size=(320, 44)))
    vectors = unit(np.concatenate([theirs, strange]) + 0.1 * middle)
    measured = Calibration(1.2, 12.0, 1.2, others_mean=0.0, others_spread=0.15)
    # Of each person four faces are confirmed, three have joined, and one is far from the others.
    place = np.concatenate([np.arange(320) % 8, np.full(600, 7)])
    homes = np.where(place < 7, np.concatenate([truth + 1, np.zeros(600, np.int64)]), 0)
    ids = np.arange(1, 921)
    faces = face_set(ids, ids, vectors, homes, (place < 4) & (homes > 0))
    known = ReviewData(faces, {p: f"Name {p}" for p in range(1, 41)}, frozenset())
    said = {(s.face, s.person_id): s.probability for s in suggestions(known, measured)}
    found = [q for q in questions(known, measured, 2000) if not q.doubtful]
    same = {(q.faces[0], q.person_id): q.probability for q in found}
    both = said.keys() & same.keys()
    assert len(both) > 10
    assert all(said[one] == pytest.approx(same[one], abs=0.03) for one in both)
    # Who has joined is asked about only where that is not sure.
    assert sum(homes[q.faces[0] - 1] > 0 for q in found) < 12
