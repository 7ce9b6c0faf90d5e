"""Undo and redo: for any decisions in any order, undo restores the former rows."""

from __future__ import annotations

import json
import tempfile
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from photoclust.errors import EditError, LibraryError, NothingToUndo, UnknownItem
from photoclust.library.edits import (
    Affirm,
    Bundle,
    Confirm,
    Draw,
    Edit,
    Exclude,
    Introduce,
    Merge,
    Move,
    Name,
    NotSame,
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
)
from photoclust.library.namesakes import NameBook
from photoclust.library.repository import Repository
from photoclust.messages import Message
from photoclust.types import PersonState
from tests.library.synthetic import MODEL, Dump, dump, face_ids, found, group, new_photo, store

UNKNOWN = 99

# Places in the list of those there are, see `fitted`; what is unknown must be refused.
people = st.sampled_from([*range(12), UNKNOWN])
faces = st.sampled_from([*range(1, 13), UNKNOWN])
some_faces = st.lists(faces, min_size=1, max_size=4).map(tuple)
names = st.sampled_from(["Anna", "ANNA", "Zoë", "Zoe\u0308", "  ", "👩‍👧", "n" * 201, None])
places = st.lists(
    st.tuples(st.integers(1, 12), st.integers(-3, 5), st.floats(0, 1)),
    min_size=3,
    max_size=12,
    unique_by=lambda place: place[0],
).map(tuple)
DRAWN = 12
"""The face that was drawn by hand."""

single: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Name, people, names, another=st.booleans()),
    st.builds(SetBirth, people, st.sampled_from([None, "2019", "2021-05-03", "never"])),
    st.builds(SetFavourites, st.lists(people, max_size=2).map(tuple), st.booleans()),
    st.builds(Merge, people, st.lists(people, min_size=1, max_size=2).map(tuple)),
    st.builds(Split, people, some_faces),
    st.builds(Move, some_faces, people),
    st.builds(Confirm, people),
    st.builds(Affirm, some_faces, people),
    st.builds(Remove, some_faces),
    st.builds(Reject, some_faces),
    st.builds(SetState, people, st.sampled_from(PersonState)),
    st.builds(SetCover, people, faces),
    st.builds(Regroup, st.just(Message.literal("Grouped")), places),
    st.builds(Introduce, some_faces, names, another=st.booleans()),
    st.builds(Exclude, some_faces, people),
    st.builds(NotSame, people, people),
    st.builds(SetStates, st.lists(people, max_size=3).map(tuple), st.sampled_from(PersonState)),
    st.builds(Draw, st.sampled_from([DRAWN, DRAWN, 1, UNKNOWN])),
    st.builds(
        TakeNames,
        st.just(Message.literal("Took over")),
        st.lists(st.tuples(names.filter(bool), some_faces), max_size=3).map(tuple),
        st.booleans(),
    ),
)
edits = st.one_of(
    single,
    st.builds(
        Bundle, st.just(Message.literal("Answered")), st.lists(single, max_size=4).map(tuple)
    ),
)


@cache
def filled() -> bytes:
    """The file of a library of six photos with two faces each, in two proposed people."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        repository = Repository(path)
        for number in range(6):
            store(repository, f"/photos/{number}.jpg", [found(0, number), found(100, 50 + number)])
        group(repository, range(1, 6), range(6, 10))
        with repository.database.writing() as connection:
            connection.execute("UPDATE faces SET drawn = 1 WHERE id = ?", (DRAWN,))
        repository.close()
        return path.read_bytes()


def fitted(edit: Edit, state: Dump) -> Edit:
    """The edit with existing people and faces, as most random numbers would only be refused."""
    numbers = [row[0] for row in state["people"]]

    def someone(place: int) -> int:
        return numbers[place % len(numbers)] if numbers and place != UNKNOWN else UNKNOWN  # type: ignore[return-value]

    def theirs(person: int, faces: tuple[int, ...]) -> tuple[int, ...]:
        own = [face for face, home, *_ in state["members"] if home == person]
        return tuple(own[f % len(own)] if own and f != UNKNOWN else f for f in faces)

    match edit:
        case Merge(person, others):
            return Merge(someone(person), tuple(someone(other) for other in others))
        case Split(person, faces):
            return Split(someone(person), theirs(someone(person), faces))
        case SetCover(person, face):
            return SetCover(someone(person), *theirs(someone(person), (face,)))
        case Regroup(text, placed):
            return Regroup(text, tuple((f, someone(p) if p > 0 else p, s) for f, p, s in placed))
        case Remove() | Reject() | Draw() | Introduce() | TakeNames():
            return edit
        case NotSame(person, other):
            return NotSame(someone(person), someone(other))
        case SetStates(some, visibility):
            return SetStates(tuple(someone(person) for person in some), visibility)
        case SetFavourites(some, favourite):
            return SetFavourites(tuple(someone(person) for person in some), favourite)
        case Bundle(text, parts):
            return Bundle(text, tuple(fitted(part, state) for part in parts))
    return replace(edit, person=someone(edit.person))  # type: ignore[arg-type]


def explicitly_moved(edit: Edit, before: Dump) -> set[object]:
    """The faces that an edit is about, of those that are confirmed."""
    match edit:
        case Merge(_, others):
            return {face for face, person, *_ in before["members"] if person in others}
        case Split(_, faces) | Move(faces, _) | Exclude(faces, _) | Affirm(faces, _):
            return set(faces)
        case Remove(faces) | Reject(faces) | Introduce(faces, _):
            return set(faces)
        case Bundle(_, parts):
            return set().union(*(explicitly_moved(part, before) for part in parts))
    return set()


def confirmed(state: Dump) -> dict[object, object]:
    return {face: person for face, person, certain, _ in state["members"] if certain}


class Decisions(RuleBasedStateMachine):
    """Edits, undo and redo against a stack of all states there were."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library"
        self.path.write_bytes(filled())
        self.repository = Repository(self.path)
        self.states = [dump(self.repository)]
        self.at = 0
        self.highest = 2

    def teardown(self) -> None:
        if not hasattr(self, "repository"):
            return
        try:
            while self.at:
                self.undo()
            for _ in self.states[1:]:
                self.redo()
            assert self.repository.database.check() == []
        finally:
            self.repository.close()
            self.folder.cleanup()

    @invariant()
    def as_it_should_be(self) -> None:
        if hasattr(self, "states"):
            assert dump(self.repository) == self.states[self.at]

    @rule(edit=edits)
    def decide(self, edit: Edit) -> None:
        self.carry_out(fitted(edit, self.states[self.at]))

    @rule(edit=edits)
    def decide_and_take_back_by_patch(self, edit: Edit) -> None:
        before = self.states[self.at]
        at = self.at
        inverse = self.carry_out(fitted(edit, before))
        if self.at != at:
            assert inverse is not None
            self.carry_out(inverse)
            assert self.states[self.at] == before

    def carry_out(self, edit: Edit) -> Edit | None:
        before = self.states[self.at]
        history = self.repository.history.entries()
        try:
            inverse = self.repository.apply(edit)
        except (EditError, UnknownItem):
            assert dump(self.repository) == before
            assert self.repository.history.entries() == history
            return None
        after = dump(self.repository)
        if after == before:
            assert self.repository.history.entries() == history
            return inverse
        if type(edit).__name__ != "Patch":
            self.check_promises(edit, before, after)
        del self.states[self.at + 1 :]
        self.states.append(after)
        self.at += 1
        assert [entry.state for entry in self.repository.history.entries()].count("undone") == 0
        return inverse

    def check_promises(self, edit: Edit, before: Dump, after: Dump) -> None:
        moved = {
            face
            for face, person in confirmed(before).items()
            if confirmed(after).get(face) != person
        }
        assert moved <= explicitly_moved(edit, before)
        if isinstance(edit, Regroup):
            assert confirmed(after) == confirmed(before)
            assert after["rejections"] == before["rejections"]
            assert after["exclusions"] == before["exclusions"]
            named = [row for row in before["people"] if row[1] is not None]
            assert [row for row in after["people"] if row[1] is not None] == named
        elif isinstance(edit, TakeNames):
            assert moved == set()
            changed = set(after["members"]) - set(before["members"])
            assert all(row[2:] == (int(edit.confirmed), 1.0) for row in changed)
        elif not isinstance(edit, Bundle):
            # All that these edits put somewhere is there for good, but what was proposed for
            # somebody who had a name: with whoever they are merged with, it is proposed as before.
            changed = set(after["members"]) - set(before["members"])
            names = {row[0] for row in before["people"] if row[1] is not None}
            proposed = {
                (row[0], *row[2:])
                for row in before["members"]
                if isinstance(edit, Merge) and row[1] in names
            }
            assert all(row[2:] == (1, 1.0) or (row[0], *row[2:]) in proposed for row in changed)
        born = [row[0] for row in after["people"] if row[0] not in dict_of(before["people"])]
        assert all(isinstance(number, int) and number > self.highest for number in born)
        self.highest = max([self.highest, *(n for n in born if isinstance(n, int))])
        self.check_names(edit, before, after)
        assert {row[:2] for row in after["members"]}.isdisjoint(after["exclusions"])

    def check_names(self, edit: Edit, before: Dump, after: Dump) -> None:
        """Nobody gets a name that somebody has, unless another one of that name is meant; and
        whoever has a name is called so that nobody else is meant."""
        book = NameBook((row[0], row[1], row[4]) for row in after["people"])
        labels = book.labels
        assert all(book.called(label) == (number,) for number, label in labels.items())
        if isinstance(edit, Name | Introduce) and not edit.another:
            names = [row[1].casefold() for row in after["people"] if isinstance(row[1], str)]
            former = dict_of(before["people"])
            given = [row[1] for row in after["people"] if row[:2] != former.get(row[0], ())[:2]]
            assert all(names.count(n.casefold()) == 1 for n in given if isinstance(n, str))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        entry = self.repository.history.undo()
        self.at -= 1
        assert entry.state == "undone"
        assert dump(self.repository) == self.states[self.at]

    @rule()
    def redo(self) -> None:
        if self.at + 1 < len(self.states):
            entry = self.repository.history.redo()
            self.at += 1
            assert entry.state == "done"
            assert dump(self.repository) == self.states[self.at]
        else:
            with pytest.raises(NothingToUndo):
                self.repository.history.redo()

    @rule(steps=st.integers(1, 5))
    def undo_and_redo_to(self, steps: int) -> None:
        """Undo to an entry in one call, then redo to the state before."""
        done = [e.id for e in self.repository.history.entries(1000) if e.state == "done"]
        if not done:
            with pytest.raises(NothingToUndo):
                self.repository.history.undo_to(0)
            return
        back = min(steps, len(done))
        goal = done[back] if back < len(done) else 0
        # The first entry of all made the groups that every library here begins with.
        if back > self.at:
            return
        undone = self.repository.history.undo_to(goal)
        assert [entry.id for entry in undone] == done[:back]
        assert dump(self.repository) == self.states[self.at - back]
        redone = self.repository.history.redo_to(done[0])
        assert [entry.id for entry in redone] == done[:back][::-1]

    @rule()
    def close_and_open(self) -> None:
        entries = self.repository.history.entries(1000)
        self.repository.close()
        self.repository = Repository(self.path)
        assert self.repository.history.entries(1000) == entries


def dict_of(rows: list[tuple[object, ...]]) -> dict[object, tuple[object, ...]]:
    return {row[0]: row for row in rows}


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)


# What scans do in between


steps = st.one_of(
    edits,
    st.sampled_from(["undo", "redo"]),
    st.tuples(st.just("changed"), st.integers(0, 5)),
    st.tuples(st.just("fewer faces"), st.integers(0, 5)),
    st.tuples(st.just("settled"), places),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(steps, max_size=25))
def test_scans_in_between_do_no_harm(
    tmp_path_factory: pytest.TempPathFactory, steps: list[object]
) -> None:
    path = tmp_path_factory.mktemp("between") / "library"
    path.write_bytes(filled())
    repository = Repository(path)
    contents = [f"/photos/{number}.jpg".encode() for number in range(6)]
    try:
        for step in steps:
            match step:
                case "undo" | "redo":
                    turn_back(repository, step)
                case ("changed", int(number)):
                    contents[number] = change(repository, number, contents[number])
                case ("fewer faces", int(number)):
                    look_again(repository, number, contents[number])
                case ("settled", tuple(placed)):
                    place_unconfirmed(repository, placed)
                case _:
                    carry_out(repository, step)  # type: ignore[arg-type]
            assert repository.database.check() == []
        while turn_back(repository, "undo"):
            assert repository.database.check() == []
        while turn_back(repository, "redo"):
            assert repository.database.check() == []
    finally:
        repository.close()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            edits,
            st.sampled_from(["undo", "redo"]),
            st.tuples(st.just("settled"), places),
        ),
        max_size=30,
    )
)
def test_grouping_in_between_moves_nothing_that_was_decided(
    tmp_path_factory: pytest.TempPathFactory, steps: list[object]
) -> None:
    """Undo and redo lead to the same confirmed faces, whatever was grouped meanwhile."""
    path = tmp_path_factory.mktemp("settled") / "library"
    path.write_bytes(filled())
    repository = Repository(path)
    states, at = [{}, confirmed(dump(repository))], 1
    try:
        for step in [*steps, *["undo"] * 40, *["redo"] * 40]:
            before = repository.history.entries(1)
            match step:
                case "undo" | "redo":
                    if turn_back(repository, step):
                        at += 1 if step == "redo" else -1
                case _:
                    if isinstance(step, tuple):
                        place_unconfirmed(repository, step[1])
                    else:
                        carry_out(repository, step)  # type: ignore[arg-type]
                    if repository.history.entries(1) != before:
                        at += 1
                        states[at:] = [confirmed(dump(repository))]
            state = dump(repository)
            assert confirmed(state) == states[at]
            assert {row[:2] for row in state["members"]}.isdisjoint(state["exclusions"])
        assert repository.database.check() == []
    finally:
        repository.close()


def turn_back(repository: Repository, which: str) -> bool:
    try:
        getattr(repository.history, which)()
    except NothingToUndo:
        return False
    return True


def carry_out(repository: Repository, edit: Edit) -> None:
    before = confirmed(dump(repository))
    try:
        repository.apply(fitted(edit, dump(repository)))
    except (EditError, UnknownItem):
        assert confirmed(dump(repository)) == before


def change(repository: Repository, number: int, content: bytes) -> bytes:
    """The file of a photo gets another content, with the same faces elsewhere in it."""
    changed = content + b"+"
    photo = new_photo(changed, [found(30, number), found(130, 50 + number)])
    before = confirmed(dump(repository))
    with repository.database.writing() as connection:
        old = repository.photos.add(connection, new_photo(content, []))
        new = repository.photos.add(connection, photo)
        repository.photos.inherit(connection, old, new, MODEL, 1.0)
        path = Path(f"/photos/{number}.jpg")
        repository.files.put(connection, path, len(changed), 1, new)
    after = confirmed(dump(repository))
    assert before.items() <= after.items()
    return changed


def look_again(repository: Repository, number: int, content: bytes) -> None:
    """The detector finds only the first face of a photo this time."""
    before = confirmed(dump(repository))
    with repository.database.writing() as connection:
        repository.photos.add(connection, new_photo(content, [found(0, number)]))
    assert confirmed(dump(repository)) == before


def place_unconfirmed(repository: Repository, placed: tuple[tuple[int, int, float], ...]) -> None:
    """A scan groups what it found, which decides nothing and deletes nobody. What joins a named
    person is in the history, and nothing else moves a face of theirs."""
    before, entries = dump(repository), repository.history.entries(1000)
    placed = tuple((face, person, sure) for face, person, sure in placed if face in ids(repository))
    repository.place_unconfirmed(fitted(Regroup(Message.literal(""), placed), before).placed)
    after = dump(repository)
    assert confirmed(after) == confirmed(before)
    assert set(before["people"]) <= set(after["people"])
    assert (after["rejections"], after["exclusions"]) == (
        before["rejections"],
        before["exclusions"],
    )
    assert {row[:2] for row in after["members"]}.isdisjoint(after["exclusions"])
    named = {row[0] for row in after["people"] if row[1] is not None}
    theirs, theirs_now = (
        {row[:2] for row in state["members"] if row[1] in named} for state in (before, after)
    )
    assert theirs <= theirs_now
    if theirs == theirs_now:
        assert repository.history.entries(1000) == entries
    else:
        latest = repository.history.entries(1)[0]
        assert (latest.message.code, latest.changes) == ("joined", len(theirs_now - theirs))


def ids(repository: Repository) -> set[int]:
    with repository.database.reading() as connection:
        return {row[0] for row in connection.execute("SELECT id FROM faces")}


def test_undo_reaches_faces_that_a_scan_has_vouched_for(tmp_path: Path) -> None:
    """A face of a changed photo goes the way of the one that it follows."""
    path = tmp_path / "library"
    path.write_bytes(filled())
    repository = Repository(path)
    repository.apply(Name(1, "Anna"))
    change(repository, 0, b"/photos/0.jpg")
    for _ in range(2):
        repository.history.undo()
    with pytest.raises(NothingToUndo):
        repository.history.undo()
    assert (dump(repository)["people"], dump(repository)["members"]) == ([], [])
    for _ in range(2):
        repository.history.redo()
    assert repository.database.check() == []
    assert dump(repository)["people"][0][1] == "Anna"
    assert {face: confirmed(dump(repository))[face] for face in (13, 14)} == {13: 1, 14: 1}
    repository.close()


# What the list of decisions tells


def test_entries(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    repository.apply(Name(1, "Anna"))
    repository.apply(Split(1, (2,)))
    repository.history.undo()
    told = [(entry.text, entry.state) for entry in repository.history.entries()]
    assert told == [
        ("Split 1 face off Anna as person 2", "undone"),
        ("Gave person 1 the name 'Anna'", "done"),
        ("Grouped", "done"),
    ]
    repository.apply(Confirm(1))
    repository.apply(Remove((2,)))
    assert [entry.state for entry in repository.history.entries(3)] == ["done", "dropped", "done"]
    assert all("T" in entry.at for entry in repository.history.entries())


def test_a_decision_without_effect_does_not_drop_what_was_undone(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    repository.apply(Confirm(1))
    repository.apply(Name(1, "Anna"))
    repository.history.undo()
    repository.apply(Confirm(1))
    assert repository.history.redo().text == "Gave person 1 the name 'Anna'"


def test_nothing_to_undo(repository: Repository) -> None:
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        repository.history.undo()
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        repository.history.redo()


def test_undo_to_and_redo_to(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    states = [dump(repository)]
    for edit in (Name(1, "Anna"), Split(1, (2,)), Name(2, "Ben")):
        repository.apply(edit)
        states.append(dump(repository))
    assert [entry.id for entry in repository.history.undo_to(2)] == [4, 3]
    assert dump(repository) == states[1]
    with pytest.raises(NothingToUndo):
        repository.history.undo_to(2)
    for entry in (3, 4, 99):
        with pytest.raises(UnknownItem):
            repository.history.undo_to(entry)
    for entry in (0, 2, 99):
        with pytest.raises(UnknownItem):
            repository.history.redo_to(entry)
    assert [entry.id for entry in repository.history.redo_to(3)] == [3]
    assert dump(repository) == states[2]
    assert [entry.state for entry in repository.history.undo_to(0)] == ["undone"] * 3
    assert dump(repository)["members"] == []
    repository.history.redo_to(4)
    assert dump(repository) == states[3]


def test_entries_count_their_changes(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    repository.apply(Name(1, "Anna"))
    # A person and two memberships, both times.
    assert [entry.changes for entry in repository.history.entries()] == [3, 3]


def test_rows_of_before_births_and_favourites_are_read(repository: Repository) -> None:
    """As versions have stored them that knew neither."""
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    repository.apply(Name(1, "Anna"))
    old = [["people", [1], [None, "visible", None], ["Anna", "visible", None]]]
    with repository.database.writing() as connection:
        connection.execute(
            "UPDATE history SET changes = ? WHERE code = 'named'",
            (zlib.compress(json.dumps(old).encode()),),
        )
    repository.history.undo()
    assert dump(repository)["people"] == [(1, None, "visible", None, None, 0)]
    repository.history.redo()
    assert dump(repository)["people"] == [(1, "Anna", "visible", None, None, 0)]


def test_a_bundle_is_one_decision(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(100 * n, n) for n in range(4)])
    group(repository, [1, 2], [3, 4])
    before = dump(repository)
    edits = (Name(1, "Anna"), Merge(1, (2,)), Remove((4,)), Name(1, "Anna Maria"))
    inverse = repository.apply(Bundle(Message.literal("Answered 4 questions"), edits))
    after = dump(repository)
    assert after["people"] == [(1, "Anna Maria", "visible", None, None, 0)]
    assert [row[:2] for row in after["members"]] == [(1, 1), (2, 1), (3, 1)]
    assert repository.history.entries(1)[0].text == "Answered 4 questions"
    repository.history.undo()
    assert dump(repository) == before
    repository.history.redo()
    assert dump(repository) == after
    repository.apply(inverse)
    assert dump(repository) == before


def test_a_bundle_with_a_mistake_changes_nothing(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    before = dump(repository), repository.history.entries()
    for edits in ((), (Name(1, "Anna"), Merge(1, (1,)))):
        with pytest.raises(EditError):
            repository.apply(Bundle(Message.literal("Answered"), edits))
    assert (dump(repository), repository.history.entries()) == before


def test_changes_to_faces_that_have_left_are_passed_over(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    repository.apply(Regroup(Message.literal("Again"), ((1, 0, 0.0), (2, 0, 0.0))))
    store(repository, "/a.jpg", [found(0, 1)])
    assert face_ids(repository, 1) == [1]
    repository.history.undo()
    assert [row[:2] for row in dump(repository)["members"]] == [(1, 1)]
    repository.history.undo()
    assert dump(repository)["members"] == []
    repository.history.redo()
    assert [row[:2] for row in dump(repository)["members"]] == [(1, 1)]
    assert repository.database.check() == []


def test_a_failing_turn_changes_nothing(repository: Repository) -> None:
    store(repository, "/a.jpg", [found(0, 1), found(100, 2)])
    group(repository, [1, 2])
    with repository.database.writing() as connection:
        connection.execute("UPDATE history SET changes = x'00'")
    before = dump(repository), repository.history.entries()
    with pytest.raises(LibraryError, match="history is damaged"):
        repository.history.undo()
    assert (dump(repository), repository.history.entries()) == before
