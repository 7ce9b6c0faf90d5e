from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.clustering import constraints
from photoclust.clustering.constraints import SAME_PICTURE, assign, constrained_linkage
from photoclust.types import FaceSet, Floats
from tests.clustering.points import (
    UNSORTED,
    Bools,
    Ints,
    exact,
    face_set,
    naive_linkage,
    partition,
    people,
    spread,
)

CUT = 0.13
ANNA, BEN = 11, 22


def album(
    sizes: list[int],
    *,
    confirmed: dict[int, int] | None = None,
    proposed: dict[int, int] | None = None,
    photos: dict[int, int] | None = None,
) -> tuple[FaceSet, Ints]:
    """Faces of people, one in each photo but for those given, and who each is.

    confirmed, proposed: persons of rows. Ids are rows plus 1000.
    """
    vectors, truth = people(sizes)
    count = len(truth)
    persons, sure, places = np.zeros(count, np.int64), np.zeros(count, bool), np.arange(count)
    for row, person in ((proposed or {}) | (confirmed or {})).items():
        persons[row] = person
        sure[row] = row in (confirmed or {})
    for row, photo in (photos or {}).items():
        places[row] = photo
    return face_set(np.arange(count) + 1000, places, vectors, persons, sure), truth


# Linkage with pairs that must not meet


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 18),
    st.integers(0, 2**32 - 1),
    st.sampled_from([0.0, 0.1, 0.4, 1.0]),
    st.sampled_from([0.3, 0.6, np.inf]),
)
def test_constrained_linkage_equals_its_definition(
    count: int, seed: int, share: float, cut: float
) -> None:
    rng = np.random.default_rng(seed)
    distances = rng.random((count, count), np.float32)
    distances = np.minimum(distances, distances.T)
    apart = rng.random((count, count)) < share
    apart = np.triu(apart, 1) | np.triu(apart, 1).T
    labels = constrained_linkage(distances, apart, cut)
    assert labels.shape == (count,)
    assert partition(labels) == naive_linkage(distances.astype(float), range(count), cut, apart)
    assert sorted(set(labels.tolist())) == list(range(labels.max(initial=-1) + 1))


@pytest.mark.parametrize("count", [1, 2, 30])
def test_constrained_linkage_of_copies(count: int) -> None:
    distances = np.zeros((count, count), np.float32)
    free = np.zeros((count, count), bool)
    assert len(partition(constrained_linkage(distances, free))) == 1
    apart = ~np.eye(count, dtype=bool)
    assert len(partition(constrained_linkage(distances, apart))) == count


# Examples


def test_groups_become_new_people_largest_first() -> None:
    faces, truth = album([3, 7, 5])
    assert assign(truth, faces, [], CUT).tolist() == [-3] * 3 + [-1] * 7 + [-2] * 5


def test_unsorted_faces_stay_unsorted() -> None:
    faces, truth = album([3, 1, 2])
    labels = np.where(truth == 1, UNSORTED, truth)
    assert assign(labels, faces, [], CUT).tolist() == [-1] * 3 + [0] + [-2] * 2


def test_no_faces() -> None:
    faces, _ = album([])
    assert assign(np.zeros(0, np.int64), faces, [], CUT).tolist() == []


def test_a_confirmed_face_draws_its_group_along() -> None:
    faces, truth = album([6, 4], confirmed={2: ANNA})
    assert assign(truth, faces, [], CUT).tolist() == [ANNA] * 6 + [-1] * 4


def test_a_group_near_a_known_person_is_theirs() -> None:
    faces, truth = album([8, 5], confirmed={0: ANNA, 1: ANNA})
    labels = truth.copy()
    labels[[0, 1]] = UNSORTED
    labels[[6, 7]] = 2
    assert assign(labels, faces, [], CUT).tolist() == [ANNA] * 8 + [-1] * 5
    assert assign(labels, faces, [], 0.02).tolist() == [ANNA] * 2 + [-2] * 4 + [-3] * 2 + [-1] * 5


def test_a_lone_face_near_a_known_person_is_theirs() -> None:
    faces, truth = album([4, 1], confirmed={0: ANNA, 1: ANNA, 2: ANNA})
    nobody = np.full_like(truth, UNSORTED)
    assert assign(nobody, faces, [], CUT).tolist() == [ANNA] * 4 + [0]
    assert assign(nobody, faces, [], 0.01).tolist() == [ANNA] * 3 + [0] * 2


def test_of_two_known_people_the_nearer() -> None:
    faces, truth = album([5, 5], confirmed={0: ANNA, 5: BEN})
    labels = np.full_like(truth, UNSORTED)
    assert assign(labels, faces, [], 3.0).tolist() == [ANNA] * 5 + [BEN] * 5


@pytest.mark.parametrize("limit", [4000, 3])
def test_two_known_people_in_one_group_part_it(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    """The second time it is taken for too large to be split exactly."""
    monkeypatch.setattr(constraints, "LARGEST_EXACT", limit)
    faces, truth = album([6, 9], confirmed={1: ANNA, 3: ANNA, 8: BEN})
    assert assign(truth * 0, faces, [], CUT).tolist() == [ANNA] * 6 + [BEN] * 9


def test_one_person_confirmed_twice_in_a_photo() -> None:
    """Two confirmed faces in one photo, such as of twins, stay with one person."""
    faces, truth = album([6], confirmed={0: ANNA, 1: ANNA}, photos={0: 9, 1: 9})
    persons = assign(truth, faces, [], CUT)
    assert persons.tolist() == [ANNA] * 6


@pytest.mark.parametrize("limit", [4000, 3])
def test_no_person_is_twice_in_a_photo(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(constraints, "LARGEST_EXACT", limit)
    faces, truth = album([6, 6], photos={6: 0, 7: 1, 8: 2, 9: 3})
    # One group of all, as chained look-alikes make it.
    persons = assign(truth * 0, faces, [], CUT)
    for photo in range(4):
        there = persons[(faces.photos == photo) & (persons != 0)]
        assert len(set(there.tolist())) == len(there)
    if limit > 12:
        assert partition(-persons) == partition(truth)
        assert (persons < 0).all()


def test_mirrors_show_one_person_twice() -> None:
    faces, truth = album([5, 5], photos={1: 0, 6: 5})
    vectors = faces.embeddings.copy()
    vectors[1] = vectors[0]
    faces = replace(faces, embeddings=vectors)
    persons = assign(truth, faces, [], CUT)
    assert persons[0] == persons[1] != 0
    assert persons[5] != persons[6]


def test_the_confirmed_face_stays_the_likelier_goes_next() -> None:
    faces, truth = album([8], confirmed={3: ANNA}, photos={3: 50, 4: 50})
    assert assign(truth, faces, [], CUT).tolist() == [ANNA] * 4 + [0] + [ANNA] * 3
    # Neither is confirmed: the stranger goes.
    faces, truth = album([7, 1], confirmed={0: ANNA}, photos={5: 50, 7: 50})
    labels = np.full_like(truth, UNSORTED)
    assert assign(labels, faces, [], 0.5).tolist() == [ANNA] * 7 + [0]
    assert assign(labels, replace(faces, photos=faces.ids), [], 0.5).tolist() == [ANNA] * 8


def test_what_a_face_is_not_it_does_not_become_again() -> None:
    faces, truth = album([6], confirmed={0: ANNA})
    persons = assign(truth, faces, [(1004, ANNA), (1005, BEN), (77, ANNA)], CUT)
    assert persons.tolist() == [ANNA] * 4 + [0, ANNA]


def test_a_face_removed_from_a_proposal_stays_out_of_it() -> None:
    """The group takes up its old number again, but not with that face."""
    faces, truth = album([5, 3], proposed=dict.fromkeys(range(4), 7))
    assert assign(truth, faces, [(1004, 7)], CUT).tolist() == [7] * 4 + [0] + [-1] * 3
    # The other of a pair stays where it is: were it nobody, both would be a new person next.
    faces, truth = album([2], proposed={0: 7})
    assert assign(truth, faces, [(1001, 7)], CUT).tolist() == [7, 0]


def test_the_users_word_counts_more_than_an_exclusion() -> None:
    faces, truth = album([3], confirmed={0: ANNA})
    assert assign(truth, faces, [(1000, ANNA)], CUT).tolist() == [ANNA] * 3


def test_proposals_keep_their_numbers() -> None:
    proposed = dict.fromkeys(range(4), 31) | dict.fromkeys(range(6, 9), 32)
    faces, truth = album([6, 5, 2], proposed=proposed)
    assert assign(truth, faces, [], CUT).tolist() == [31] * 6 + [32] * 5 + [-1] * 2


def test_a_proposal_that_is_split_leaves_its_number_to_the_larger_part() -> None:
    faces, truth = album([3, 5], proposed=dict.fromkeys(range(8), 31))
    assert assign(truth, faces, [], CUT).tolist() == [-1] * 3 + [31] * 5


def test_joined_proposals_keep_the_number_of_more_faces() -> None:
    faces, truth = album([7], proposed={0: 31, 1: 31, 2: 32, 3: 32, 4: 32})
    assert assign(truth, faces, [], CUT).tolist() == [32] * 7


def test_no_proposal_takes_the_number_of_a_known_person() -> None:
    """Anna's proposed faces turn out to be somebody else's: they do not become a second Anna."""
    faces, truth = album([4, 4], confirmed={0: ANNA}, proposed=dict.fromkeys(range(1, 8), ANNA))
    assert assign(truth, faces, [], CUT).tolist() == [ANNA] * 4 + [-1] * 4


# Any instance


@dataclass(frozen=True)
class Instance:
    labels: Ints
    faces: FaceSet
    exclusions: tuple[tuple[int, int], ...]
    cut: float


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Faces in few dimensions, so that some are near, in labels that are right or at random."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    count = draw(st.integers(0, 24))
    vectors = spread(draw(st.integers(0, 999)), count, draw(st.integers(2, 4)), 0.3)
    labels = rng.integers(-1, draw(st.integers(0, 6)), count)
    groups = np.unique(labels[labels != UNSORTED])
    labels = np.where(labels == UNSORTED, UNSORTED, np.searchsorted(groups, labels))
    persons = rng.integers(0, 5, count) * 10
    confirmed = (rng.random(count) < draw(st.sampled_from([0, 0.2, 0.6]))) & (persons > 0)
    ids = rng.permutation(count) + 500
    share = draw(st.sampled_from([0, 0.1, 0.5]))
    # The library drops an exclusion when a face is put where it was said not to be.
    exclusions = tuple(
        (int(face), person)
        for face, current in zip(ids, persons, strict=True)
        for person in (10, 20, 30, 40)
        if person != current and rng.random() < share
    )
    photos = rng.integers(0, max(1, count * draw(st.integers(1, 3)) // 2), count)
    faces = face_set(ids, photos, vectors, persons, confirmed)
    return Instance(labels, faces, exclusions, draw(st.floats(0.05, 2)))


any_limit = st.sampled_from([4000, 4])


def solved(instance: Instance, limit: int) -> Ints:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constraints, "LARGEST_EXACT", limit)
        return assign(instance.labels, instance.faces, instance.exclusions, instance.cut)


@settings(max_examples=100, deadline=None)
@given(instances(), any_limit)
def test_what_the_user_said_holds(instance: Instance, limit: int) -> None:
    faces, persons = instance.faces, solved(instance, limit)
    assert np.array_equal(persons[faces.confirmed], faces.people[faces.confirmed])
    placed = set(zip(faces.ids.tolist(), persons.tolist(), strict=True))
    sure = set(faces.ids[faces.confirmed].tolist())
    assert [pair for pair in placed & set(instance.exclusions) if pair[0] not in sure] == []


def are_one_shown_twice(vectors: Floats, confirmed: Bools, cut: float) -> bool:
    """Whether all but the confirmed ones are near copies of one of them."""
    near = exact(vectors) <= SAME_PICTURE * cut + 1e-5
    return bool((near | confirmed[:, None]).all(axis=0).any())


@settings(max_examples=100, deadline=None)
@given(instances(), any_limit)
def test_no_person_is_twice_in_a_photo_but_for_copies(instance: Instance, limit: int) -> None:
    faces, persons = instance.faces, solved(instance, limit)
    for person, photo in set(zip(persons.tolist(), faces.photos.tolist(), strict=True)):
        rows = (persons == person) & (faces.photos == photo)
        if person != 0 and rows.sum() > 1:
            assert are_one_shown_twice(faces.embeddings[rows], faces.confirmed[rows], instance.cut)


@settings(max_examples=100, deadline=None)
@given(instances(), any_limit)
def test_numbers_of_people(instance: Instance, limit: int) -> None:
    faces, persons = instance.faces, solved(instance, limit)
    assert set(persons[persons > 0].tolist()) <= set(faces.people.tolist())
    values, counts = np.unique(persons, return_counts=True)
    assert (counts[values < 0] >= 2).all()
    new = dict(zip(values.tolist(), counts.tolist(), strict=True))
    sizes = [new[-number] for number in range(1, sum(v < 0 for v in values) + 1)]
    assert sizes == sorted(sizes, reverse=True)


@settings(max_examples=100, deadline=None)
@given(instances(), any_limit)
def test_a_second_time_changes_nothing(instance: Instance, limit: int) -> None:
    first = solved(instance, limit)
    # The library gives new people numbers of their own.
    kept = np.where(first < 0, 1000 - first, first)
    again = solved(replace(instance, faces=replace(instance.faces, people=kept)), limit)
    assert again.tolist() == kept.tolist()


@settings(max_examples=60, deadline=None)
@given(instances(), any_limit)
def test_input_is_left_alone(instance: Instance, limit: int) -> None:
    faces = instance.faces
    arrays = (faces.ids, faces.photos, faces.embeddings, faces.people, faces.confirmed)
    for array in (instance.labels, *arrays):
        array.flags.writeable = False
    solved(instance, limit)
