"""The effect of each edit, and that a refused edit changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from photoclust.errors import EditError, PhotoclustError, UnknownItem
from photoclust.library.edits import (
    FOR_ALL,
    Affirm,
    Confirm,
    Draw,
    Edit,
    Exclude,
    Introduce,
    Merge,
    Move,
    Name,
    NotSame,
    Patch,
    Regroup,
    Reject,
    Remove,
    SetBirth,
    SetCover,
    SetFavourites,
    SetState,
    SetStates,
    Split,
    TakeNames,
    Vouching,
    answer,
)
from photoclust.library.history import Write
from photoclust.library.repository import Repository
from photoclust.messages import Message
from photoclust.types import Answer, Person, PersonState, Question
from tests.library.synthetic import dump, face_ids, found, group, store

HUGE = 10**30


@pytest.fixture
def family(repository: Repository) -> Repository:
    """Six photos of two faces each. Person 1 has faces 1 to 5, person 2 has 6 to 9, and 10 to
    12 are unsorted."""
    for number in range(6):
        store(repository, f"/photos/{number}.jpg", [found(0, number), found(100, number)])
    assert group(repository, range(1, 6), range(6, 10)) == [1, 2]
    return repository


def persons(repository: Repository) -> dict[int, Person]:
    return {person.id: person for person in repository.people.all()}


def homes(repository: Repository) -> dict[int, tuple[int, bool]]:
    """The person of each sorted face, and whether it is confirmed."""
    return {
        face: (person, bool(confirmed))
        for face, person, confirmed, _ in dump(repository)["members"]
    }


def of(person: int, faces: range | tuple[int, ...], confirmed: bool) -> dict[int, tuple[int, bool]]:
    return dict.fromkeys(faces, (person, confirmed))


def rejected(repository: Repository) -> list[int]:
    return [row[0] for row in dump(repository)["rejections"]]


def refused(repository: Repository, edit: Edit, error: type[PhotoclustError] = EditError) -> str:
    """The edit fails with just this error and leaves everything as it is."""
    before, history = dump(repository), repository.history.entries()
    with pytest.raises(error) as caught:
        repository.apply(edit)
    assert type(caught.value) is error
    assert "\n" not in str(caught.value)
    assert (dump(repository), repository.history.entries()) == (before, history)
    return str(caught.value)


def test_naming_vouches_for_the_faces(family: Repository) -> None:
    family.apply(Name(1, " Anna  Maria "))
    assert persons(family)[1].name == "Anna Maria"
    assert homes(family) == of(1, range(1, 6), True) | of(2, range(6, 10), False)
    assert {face.probability for face in family.faces.of_person(1)} == {1.0}
    assert {face.probability for face in family.faces.of_person(2)} == {0.75}


def test_taking_a_name_away_keeps_the_faces(family: Repository) -> None:
    family.apply(Name(1, "Anna"))
    family.apply(Name(1, None))
    assert persons(family)[1].name is None
    assert homes(family)[1] == (1, True)


def test_renaming_in_another_case_is_allowed(family: Repository) -> None:
    family.apply(Name(1, "anna"))
    family.apply(Name(1, "Anna"))
    assert persons(family)[1].name == "Anna"


def test_a_name_that_vouches_for_some_faces(family: Repository) -> None:
    before = dump(family)
    family.apply(Confirm(2))
    family.apply(Name(1, "Anna", Vouching(kept=(2, 4), left=(5, 6))))
    # What is confirmed stays so, and another person's faces are not concerned.
    assert homes(family) == of(1, (1, 3), True) | of(1, (2, 4), False) | of(2, range(6, 10), True)
    assert dump(family)["exclusions"] == []
    family.apply(Name(1, "Anna Maria"))
    assert homes(family)[2] == (1, False)
    for _ in range(3):
        family.history.undo()
    assert dump(family) == before


def test_merging_vouches_for_no_face_of_who_has_a_name(family: Repository) -> None:
    family.apply(Name(1, "Anna", Vouching(kept=(1,))))
    family.apply(Merge(1, (2,), Vouching(kept=(7,), left=(8,))))
    expected = of(1, (1, 7), False) | of(1, (2, 3, 4, 5, 6, 9), True)
    assert homes(family) == expected
    family.history.undo()
    family.apply(Name(2, "Ann", Vouching(kept=(6,))))
    family.apply(Merge(1, (2,)))
    assert homes(family) == of(1, (1, 6), False) | of(1, (*range(2, 6), *range(7, 10)), True)


def test_merging(family: Repository) -> None:
    family.apply(Name(2, "Ben"))
    family.apply(Merge(1, (2, 2)))
    assert homes(family) == of(1, range(1, 10), True)
    # Person 1 had no name, so it takes the other's.
    assert {id: person.name for id, person in persons(family).items()} == {1: "Ben"}


def test_merging_keeps_name_and_cover_of_the_first(family: Repository) -> None:
    for edit in (Name(1, "Anna"), Name(2, "Ben"), SetCover(1, 3), SetCover(2, 7)):
        family.apply(edit)
    family.apply(Merge(2, (1,)))
    assert (persons(family)[2].name, persons(family)[2].cover) == ("Ben", 7)


def test_what_was_affirmed_is_remembered(family: Repository) -> None:
    family.apply(Affirm((1, 2), 1))
    assert dump(family)["affirmed"] == [(1, 1), (2, 1)]
    assert family.faces.affirmed() == {(1, 1), (2, 1)}
    assert homes(family)[1] == (1, True)
    family.apply(Merge(2, (1,)))
    assert dump(family)["affirmed"] == [(1, 2), (2, 2)]
    family.history.undo()
    family.history.undo()
    assert dump(family)["affirmed"] == []
    assert homes(family)[1] == (1, False)


def test_merging_takes_over_exclusions(family: Repository) -> None:
    family.apply(Remove((5, 6)))
    assert dump(family)["exclusions"] == [(5, 1), (6, 2)]
    family.apply(Merge(1, (2,)))
    assert dump(family)["exclusions"] == [(5, 1), (6, 1)]
    assert 5 not in homes(family)


def test_merging_with_a_person_a_face_was_excluded_from(family: Repository) -> None:
    family.apply(Move((6,), 1))
    assert dump(family)["exclusions"] == [(6, 2)]
    family.apply(Merge(1, (2,)))
    assert dump(family)["exclusions"] == []
    assert homes(family)[6] == (1, True)


def test_splitting(family: Repository) -> None:
    family.apply(Name(1, "Anna"))
    family.apply(SetCover(1, 2))
    family.apply(Split(1, (1, 2, 2)))
    assert homes(family) == (
        of(3, (1, 2), True) | of(1, range(3, 6), True) | of(2, range(6, 10), False)
    )
    assert (persons(family)[3].name, persons(family)[3].state) == (None, PersonState.VISIBLE)
    assert dump(family)["exclusions"] == [(1, 1), (2, 1)]
    assert persons(family)[1].cover in (3, 4, 5)


def test_introducing_a_person(family: Repository) -> None:
    family.apply(Reject((10,)))
    before = dump(family)
    family.apply(Introduce((1, 6, 10, 11), " Zoë "))
    assert {face for face, home in homes(family).items() if home == (3, True)} == {1, 6, 10, 11}
    assert persons(family)[3].name == "Zoë"
    assert dump(family)["exclusions"] == [(1, 1), (6, 2)]
    assert rejected(family) == []
    family.history.undo()
    assert dump(family) == before


def test_introducing_all_faces_of_a_person(family: Repository) -> None:
    family.apply(Introduce((6, 7, 8, 9)))
    assert set(persons(family)) == {1, 3}
    assert persons(family)[3].name is None
    family.apply(Name(3, "Zoë"))
    assert "Person 3 is called 'Zoë' already" in refused(family, Introduce((1,), "zoë"))


def test_introducing_somebody_who_does_not_matter(family: Repository) -> None:
    before = dump(family)
    family.apply(Introduce((10,), state=PersonState.IGNORED))
    assert (persons(family)[3].name, persons(family)[3].state) == (None, PersonState.IGNORED)
    family.history.undo()
    assert dump(family) == before


def test_moving(family: Repository) -> None:
    family.apply(Reject((10,)))
    family.apply(Move((1, 6, 10, 11), 2))
    assert {face for face, home in homes(family).items() if home == (2, True)} == {1, 6, 10, 11}
    assert homes(family)[7] == (2, False)
    assert dump(family)["exclusions"] == [(1, 1)]
    assert rejected(family) == []


def test_moving_back_lifts_the_exclusion(family: Repository) -> None:
    family.apply(Move((1,), 2))
    family.apply(Move((1,), 1))
    assert dump(family)["exclusions"] == [(1, 2)]
    assert homes(family)[1] == (1, True)


def test_confirming(family: Repository) -> None:
    family.apply(Confirm(2))
    assert homes(family) == of(1, range(1, 6), False) | of(2, range(6, 10), True)


def test_removing(family: Repository) -> None:
    family.apply(Confirm(1))
    family.apply(Remove((1, 2, 1)))
    assert homes(family) == of(1, range(3, 6), True) | of(2, range(6, 10), False)
    assert dump(family)["exclusions"] == [(1, 1), (2, 1)]
    assert {face.id for face in family.faces.of_person(None)} == {1, 2, 10, 11, 12}


def test_rejecting(family: Repository) -> None:
    family.apply(Reject((1, 10)))
    assert rejected(family) == [1, 10]
    assert 1 not in homes(family)
    assert {face.id for face in family.faces.of_person(None)} == {11, 12}


def test_ignoring_vouches_for_the_faces_and_showing_does_not(family: Repository) -> None:
    family.apply(SetState(2, PersonState.IGNORED))
    assert persons(family)[2].state is PersonState.IGNORED
    assert homes(family)[6] == (2, True)
    family.apply(SetState(2, PersonState.VISIBLE))
    family.apply(SetState(1, PersonState.VISIBLE))
    assert persons(family)[2].state is PersonState.VISIBLE
    assert homes(family) == of(1, range(1, 6), False) | of(2, range(6, 10), True)


def test_cover(family: Repository) -> None:
    family.apply(SetCover(1, 4))
    assert persons(family)[1].cover == 4


@pytest.mark.parametrize("edit", [Move((4,), 2), Remove((4,)), Reject((4,)), Split(1, (4,))])
def test_a_cover_is_always_a_face_of_theirs(family: Repository, edit: Edit) -> None:
    family.apply(SetCover(1, 4))
    family.apply(edit)
    assert persons(family)[1].cover in (1, 2, 3, 5)
    family.history.undo()
    assert persons(family)[1].cover == 4


def took(*named: tuple[str, tuple[int, ...]], confirmed: bool = True) -> TakeNames:
    return TakeNames(Message.literal("Took over"), named, confirmed)


def test_names_of_other_programs_are_taken_over(family: Repository) -> None:
    family.apply(Name(1, "Anna"))
    family.apply(took(("anna", (10,)), ("Carl", (11,)), ("CARL", (6,)), ("Dora", (12,))))
    assert homes(family) == (
        of(1, (1, 2, 3, 4, 5, 10), True)
        | of(2, (7, 8, 9), False)
        | of(3, (6, 11), True)
        | of(4, (12,), True)
    )
    assert [persons(family)[number].name for number in (1, 3, 4)] == ["Anna", "Carl", "Dora"]
    family.history.undo()
    assert homes(family) == of(1, range(1, 6), True) | of(2, range(6, 10), False)


def test_names_taken_over_may_be_proposals(family: Repository) -> None:
    family.apply(took(("Carl", (10, 6)), confirmed=False))
    assert homes(family)[10] == homes(family)[6] == (3, False)


def test_names_taken_over_leave_what_was_decided(family: Repository) -> None:
    family.apply(Name(1, "Anna"))
    family.apply(Reject((10,)))
    family.apply(Exclude((11,), 1))
    before = dump(family)["members"]
    family.apply(took(("Carl", (1, 10)), ("Anna", (11,))))
    assert dump(family)["members"] == before
    assert {person.name for person in persons(family).values()} == {"Anna", None}
    assert "name is empty" in refused(family, took((" ", (10,))))


def test_regrouping_numbers_new_people_in_order(family: Repository) -> None:
    placed = ((12, -2, 0.5), (11, -1, 0.25), (1, 0, 0.0), (10, -1, 0.5), (2, 2, 0.9))
    family.apply(Regroup(Message.literal("Again"), placed))
    assert homes(family) == (
        of(3, (10, 11), False)
        | of(4, (12,), False)
        | of(1, (3, 4, 5), False)
        | of(2, (2, 6, 7, 8, 9), False)
    )
    assert [face.probability for face in family.faces.of_person(3)] == [0.5, 0.25]


def test_regrouping_leaves_what_was_decided(family: Repository) -> None:
    family.apply(Name(1, "Anna"))
    family.apply(Reject((6,)))
    family.apply(Regroup(Message.literal("Again"), tuple((face, -1, 0.5) for face in range(1, 13))))
    assert homes(family) == of(1, range(1, 6), True) | of(3, range(7, 13), False)
    assert rejected(family) == [6]


def test_regrouping_deletes_the_unnamed_without_faces_only(family: Repository) -> None:
    family.apply(Name(1, "Anna"))
    family.apply(Remove((1, 2, 3, 4, 5)))
    family.apply(Regroup(Message.literal("Again"), tuple((face, 0, 0.0) for face in range(1, 13))))
    assert dump(family)["people"] == [(1, "Anna", "visible", None, None, 0)]
    assert homes(family) == {}


def test_regrouping_into_an_unknown_person_is_unsorted(family: Repository) -> None:
    family.apply(Regroup(Message.literal("Again"), ((10, 77, 0.5), (1, 78, 0.5))))
    assert 10 not in homes(family)
    assert 1 not in homes(family)
    assert set(persons(family)) == {1, 2}


def test_regrouping_does_not_put_a_face_back(family: Repository) -> None:
    family.apply(Remove((1,)))
    family.apply(Regroup(Message.literal("Again"), ((1, 1, 0.5), (2, 1, 0.5), (10, 1, 0.5))))
    assert {face for face, home in homes(family).items() if home == (1, False)} == {2, 3, 4, 5, 10}


def test_regrouping_faces_that_are_gone(family: Repository) -> None:
    family.apply(Regroup(Message.literal("Again"), ((10, -1, 0.5), (99, -1, 0.5), (98, 1, 0.5))))
    assert homes(family)[10] == (3, False)
    assert family.database.check() == []
    family.history.undo()
    family.history.redo()
    assert family.database.check() == []


@pytest.mark.parametrize(
    "edit",
    [
        Name(7, "Anna"),
        Name(0, None),
        Merge(7, (1,)),
        Merge(1, (2, 7)),
        Split(7, (1,)),
        Split(1, (1, 99)),
        Move((1,), 7),
        Move((1, 99), 2),
        Introduce((1, 99)),
        Confirm(7),
        Remove((1, 99)),
        Reject((1, 99)),
        SetState(7, PersonState.IGNORED),
        SetCover(7, 1),
        Name(HUGE, "Anna"),
        Merge(1, (-HUGE,)),
        Reject((HUGE,)),
    ],
)
def test_unknown_items(family: Repository, edit: Edit) -> None:
    refused(family, edit, UnknownItem)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Merge(1, (1,)), "itself"),
        (Merge(1, (2, 1)), "itself"),
        (Merge(1, ()), "itself"),
        (Split(1, (1, 2, 3, 4, 5)), "All faces"),
        (Split(1, (1, 6)), "Face 6 is not with person 1"),
        (Split(1, (12,)), "Face 12 is not with person 1"),
        (Split(1, ()), "No face was named"),
        (Move((), 1), "No face was named"),
        (Introduce((), "Anna"), "No face was named"),
        (Introduce((1,), " "), "empty"),
        (Remove(()), "No face was named"),
        (Reject(()), "No face was named"),
        (Remove((1, 12)), "Face 12 is with nobody"),
        (SetCover(1, 6), "Face 6 is not with person 1"),
        (SetCover(1, 99), "Face 99 is not with person 1"),
        (Name(1, " \n"), "empty"),
        (Name(1, "n" * 201), "201 characters"),
    ],
)
def test_what_makes_no_sense(family: Repository, edit: Edit, sentence: str) -> None:
    assert sentence in refused(family, edit)


@pytest.mark.parametrize("name", ["Zoë", "ZOË", "zoe\u0308", " Zoë\n"])
def test_a_name_belongs_to_one_person(family: Repository, name: str) -> None:
    family.apply(Name(2, "Zoë"))
    text = refused(family, Name(1, name))
    assert "Person 2 is called 'Zoë' already" in text
    assert "photoclust merge 2 1" in text
    family.apply(Name(2, "Zoë B."))
    family.apply(Name(1, name))


def test_another_person_of_a_name(family: Repository) -> None:
    family.apply(Name(2, "Zoë", another=True))
    before = dump(family)
    inverse = family.apply(Name(1, "zoë", another=True))
    assert [person.label for person in persons(family).values()] == ["zoë (#1)", "Zoë (#2)"]
    family.apply(Introduce((12,), "Zoë", another=True))
    family.apply(SetBirth(1, "2019"))
    family.apply(SetBirth(2, "1984-02-29"))
    labels = {number: person.label for number, person in persons(family).items()}
    assert labels == {1: "zoë (2019)", 2: "Zoë (1984)", 3: "Zoë (#3)"}
    assert "Person 2 is called 'Zoë'" in refused(family, Name(1, "Zoë"))
    for _ in range(3):
        family.history.undo()
    family.apply(inverse)
    assert dump(family)["people"] == before["people"]


def test_names_of_other_programs_go_to_nobody_where_two_may_be_meant(family: Repository) -> None:
    family.apply(Name(1, "Zoë"))
    family.apply(Name(2, "Zoë", another=True))
    message = Message.literal("Taken")
    text = refused(family, TakeNames(message, (("zoë", (12,)),), confirmed=True))
    assert "2 people are called 'zoë': 1 = Zoë (#1), 2 = Zoë (#2)" in text
    family.apply(TakeNames(message, (("Zoë (#2)", (12,)),), confirmed=True))
    assert homes(family)[12] == (2, True)


def test_a_birth_takes_unconfirmed_faces_from_before_it(repository: Repository) -> None:
    days = ("2018-07-01", "2019-05-02", "2019-05-03", "2020-01-01", None)
    for number, day in enumerate(days):
        store(repository, f"/{number}.jpg", [found(0, number)], date=day and f"{day}T12:00:00")
    group(repository, range(1, 6))
    repository.apply(Move((1,), 1))
    with repository.database.writing() as connection:
        connection.execute("UPDATE photos SET date_source = 'original'")
    repository.apply(SetBirth(1, "2019-05-03"))
    entry = repository.history.entries(1)[0]
    assert entry.text == "Person 1 was born 2019-05-03; 1 face from before is unsorted now"
    assert homes(repository) == {1: (1, True), 3: (1, False), 4: (1, False), 5: (1, False)}
    repository.history.undo()
    assert set(homes(repository)) == {1, 2, 3, 4, 5}
    assert persons(repository)[1].born is None
    # A year begins with its first day, and a file's time is no date of a photo.
    repository.apply(SetBirth(1, "2018"))
    assert set(homes(repository)) == {1, 2, 3, 4, 5}
    with repository.database.writing() as connection:
        connection.execute("UPDATE photos SET date_source = 'file'")
    repository.apply(SetBirth(1, "2019-05-03"))
    assert set(homes(repository)) == {1, 2, 3, 4, 5}


def test_a_birth_after_all_photos_is_told(family: Repository) -> None:
    with family.database.writing() as connection:
        connection.execute("UPDATE photos SET date_source = 'original'")
    family.apply(Name(1, "Zoë"))
    family.apply(SetBirth(1, "2021"))
    entry = family.history.entries(1)[0]
    assert entry.text == "Zoë was born 2021, which is after all photos of them"
    # Confirmed faces stay.
    assert [home for home in homes(family).values() if home[0] == 1] == [(1, True)] * 5


@pytest.mark.parametrize(
    "born", ["", "19", "2019-13", "2019-02-30", "1799", "3.5.2019", "２０１９", "2019-5"]
)
def test_what_is_no_date_of_birth(family: Repository, born: str) -> None:
    assert "is no date of birth; write 2019, 2019-05" in refused(family, SetBirth(1, born))


def test_a_birth_that_is_still_to_come(family: Repository) -> None:
    assert "2999 is still to come" in refused(family, SetBirth(1, "2999"))


def test_births_and_favourites_are_taken_back_and_outlive_a_merge(family: Repository) -> None:
    before = dump(family)
    family.apply(SetBirth(2, " 2019-05 "))
    family.apply(SetFavourites((2, 1), True))
    assert {n: (p.born, p.favourite) for n, p in persons(family).items()} == {
        1: (None, True),
        2: ("2019-05", True),
    }
    family.apply(SetFavourites((1,), False))
    family.apply(Merge(1, (2,)))
    assert (persons(family)[1].born, persons(family)[1].favourite) == ("2019-05", True)
    family.apply(SetBirth(1, None))
    assert persons(family)[1].born is None
    for _ in range(5):
        family.history.undo()
    assert dump(family)["people"] == before["people"]
    assert "Nobody was named" in refused(family, SetFavourites((), True))


def test_names_of_the_ignored_are_taken_too(family: Repository) -> None:
    family.apply(Name(2, "Zoë"))
    family.apply(SetState(2, PersonState.IGNORED))
    refused(family, Name(1, "zoë"))


@pytest.mark.parametrize(
    "decide",
    [
        lambda repository: repository.apply(Confirm(1)),
        lambda repository: repository.apply(Name(1, "Anna")),
        lambda repository: repository.apply(Reject((1,))),
        lambda repository: repository.apply(Regroup(Message.literal("Again"), ((12, 1, 0.5),))),
    ],
)
def test_a_decision_made_twice_is_remembered_once(
    family: Repository, decide: Callable[[Repository], Patch]
) -> None:
    assert decide(family).writes
    before = family.history.entries()
    assert decide(family).writes == ()
    assert family.history.entries() == before


def test_a_patch_for_a_deleted_person(family: Repository) -> None:
    family.apply(Regroup(Message.literal("Again"), ((10, -1, 0.5),)))
    inverse = family.apply(Move((10,), 1))
    family.apply(Regroup(Message.literal("Again"), ()))
    assert 3 not in persons(family)
    assert "gone" in refused(family, inverse)


def test_a_patch_does_not_delete_a_person_who_got_more_faces(family: Repository) -> None:
    inverse = family.apply(Regroup(Message.literal("Again"), ((10, -1, 0.5),)))
    family.apply(Move((1,), 3))
    family.apply(inverse)
    assert homes(family)[1] == (3, True)
    assert 10 not in homes(family)
    assert family.database.check() == []


def test_not_an_edit(family: Repository) -> None:
    with pytest.raises(TypeError):
        family.apply("merge")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        family.apply(Write("people", (1,), None))  # type: ignore[arg-type]


def test_faces_of_hidden_photos_are_decided_about_too(family: Repository) -> None:
    path = next(iter(family.files.photo_paths()[1]))
    family.files.set_states([(path, "missing")])
    family.apply(Name(1, "Anna"))
    assert all(homes(family)[face] == (1, True) for face in face_ids(family, 1))


# Answers to questions


def test_excluding(family: Repository) -> None:
    family.apply(Exclude((1, 6, 10), 1))
    assert dump(family)["exclusions"] == [(1, 1), (6, 1), (10, 1)]
    assert homes(family) == of(1, range(2, 6), False) | of(2, range(6, 10), False)


def test_excluded_faces_are_not_proposed_again(family: Repository) -> None:
    family.apply(Exclude((10,), 1))
    family.apply(Regroup(Message.literal("Grouped"), ((10, 1, 0.9), (11, 1, 0.9))))
    assert 10 not in homes(family)
    assert homes(family)[11] == (1, False)


def test_two_people_are_not_the_same(family: Repository) -> None:
    before = homes(family)
    family.apply(NotSame(1, 2))
    pairs = [(face, 2) for face in range(1, 6)] + [(face, 1) for face in range(6, 10)]
    assert dump(family)["exclusions"] == pairs
    assert homes(family) == before
    refused(family, NotSame(1, 1))
    refused(family, NotSame(1, 3), UnknownItem)


def test_ignoring_several(family: Repository) -> None:
    family.apply(SetStates((2, 1, 2), PersonState.IGNORED))
    assert {p.state for p in persons(family).values()} == {PersonState.IGNORED}
    assert all(confirmed for _, confirmed in homes(family).values())
    assert family.history.entries(1)[0].text == "Ignored 2 people"
    refused(family, SetStates((), PersonState.VISIBLE))
    refused(family, SetStates((1, 3), PersonState.VISIBLE), UnknownItem)


def test_only_what_was_drawn_can_be_shown_again(family: Repository) -> None:
    refused(family, Draw(12))
    with family.database.writing() as connection:
        connection.execute("UPDATE faces SET drawn = 1 WHERE id = 12")
    family.apply(Reject((12,)))
    family.apply(Draw(12))
    assert rejected(family) == []


def test_answers() -> None:
    group = Question(1, "Anna", 2, (6, 7), 0.5, 0.9, 1)
    # All of its faces were asked about.
    assert answer(group, Answer.YES) == Merge(1, (2,), FOR_ALL)
    assert answer(group, Answer.NO) == NotSame(1, 2)
    assert answer(group, Answer.NOT_A_FACE) == Reject((6, 7))
    single = Question(1, "Anna", None, (10,), 0.5, 0.9, 1)
    assert answer(single, Answer.YES) == Move((10,), 1)
    assert answer(single, Answer.NO) == Exclude((10,), 1)
    assert answer(single, Answer.NOT_A_FACE) == Reject((10,))
    doubtful = Question(1, "Anna", None, (1,), 0.5, 0.1, 2, doubtful=True)
    assert answer(doubtful, Answer.YES) == Affirm((1,), 1)
    assert answer(doubtful, Answer.NO) == Exclude((1,), 1)


def test_a_decision_may_be_taken_back_and_that_again_without_end(family: Repository) -> None:
    edit: Edit = Name(1, "Anna")
    for _ in range(30):
        edit = family.apply(edit)
    latest = family.history.entries(1)[0]
    assert latest.message.code == "taken-back"
    assert latest.text == "Took back: " * 29 + "Gave person 1 the name 'Anna'"
    # Deeper ones could not be read at some point.
    assert latest.message.as_json().count("decision") < 25
