"""Questions: the right ones, in the right order, each once, against a plain search of all pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.clustering import review
from photoclust.clustering.constraints import SAME_PICTURE
from photoclust.clustering.defaults import JOIN
from photoclust.clustering.recognition import probability
from photoclust.clustering.review import LEAST, SURE, ReviewData, proposals, questions
from photoclust.clustering.similarity import NEAREST
from photoclust.types import FaceSet, Question
from tests.clustering.points import CALIBRATION, exact, nowhere, people, unit

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


def plain_distance(known: ReviewData, rows: list[int], person: int) -> float:
    """Of each face the mean to the NEAREST of the person's, and the mean of that."""
    own = known.faces.people == person
    if (own & known.faces.confirmed).any():
        own &= known.faces.confirmed
    others = np.setdiff1d(np.flatnonzero(own), rows)
    distances = np.sort(exact(known.faces.embeddings)[np.ix_(np.array(rows), others)], axis=1)
    return float(distances[:, :NEAREST].mean())


def plain_questions(known: ReviewData) -> dict[tuple[int, ...], tuple[float, int]]:
    """What is asked about, with its best person and how likely that is."""
    faces, named = known.faces, [p for p, name in known.names.items() if name]
    groups = [
        [int(r) for r in np.flatnonzero(faces.people == p)]
        for p, name in known.names.items()
        if name is None
    ]
    singles = [[int(r)] for r in np.flatnonzero(faces.people == 0)]
    best: dict[tuple[int, ...], tuple[float, int]] = {}
    for rows in groups + singles:
        for person in named:
            likely = float(probability(plain_distance(known, rows, person), CALIBRATION))
            ids = tuple(int(faces.ids[r]) for r in rows)
            if likely >= LEAST and likely > best.get(ids, (0.0, 0))[0]:
                best[ids] = likely, person
    return best


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PERSONS), st.integers(0, 3)), min_size=1, max_size=24),
    st.integers(0, 99),
)
def test_against_all_pairs(faces: list[tuple[int, int]], seed: int) -> None:
    persons, truth = zip(*faces, strict=True)
    known = album(persons, truth, named=(1, 2, 3), confirmed=(1, 2, 3), seed=seed)
    found = questions(known, CALIBRATION, 1000)
    expected = plain_questions(known) if {1, 2, 3} & set(persons) else None
    if expected is None:
        return
    assert {tuple(sorted(q.faces)) for q in found} == set(expected)
    for question in found:
        likely, person = expected[tuple(sorted(question.faces))]
        assert question.probability == pytest.approx(likely, abs=0.02)
        # Rounded to a tenth, another person may come first.
        assert question.person_id == person or question.probability >= likely - 0.1
        assert question.name == known.names[question.person_id]
        assert known.faces.people[question.anchor - 1] == question.person_id
    rounded = [round(q.probability, 1) for q in found]
    assert rounded == sorted(rounded, reverse=True)


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
        if probability(plain_distance(moved, [5], 1), CALIBRATION) < SURE - 0.1:
            break
    assert asked(questions(moved, CALIBRATION, 10)) == [(1, None, (6,))]
    everything = replace(moved.faces, confirmed=np.ones(6, bool))
    assert questions(replace(moved, faces=everything), CALIBRATION, 10) == []


def test_without_names_the_largest_groups_are_compared() -> None:
    known = album([1] * 2 + [2] * 5 + [3] * 3 + [4] * 2 + [0], [0] * 10 + [1] * 2 + [0])
    found = questions(known, CALIBRATION, 10)
    assert {(q.person_id, q.other_id) for q in found} == {(2, 3), (2, 1)}
    assert all(q.name is None for q in found)


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
    assert questions(known, CALIBRATION, 1000) == whole
    assert len(whole) > 10
