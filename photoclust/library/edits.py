"""The decisions a user can make, and which rows each of them writes.

An edit is a value; `plan` turns it into writes against the library as it stands and a
sentence for the history. Nothing here touches the database but to read it.

Naming, merging, splitting, moving and ignoring vouch for the faces they concern: these
become confirmed, and no re-scan or re-cluster takes them away again.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import singledispatch

from photoclust.errors import EditError, UnknownItem
from photoclust.library.history import Write
from photoclust.types import PersonState

LONGEST_NAME = 200
Plan = tuple[str, list[Write]]


@dataclass(frozen=True)
class Name:
    """Call a person by a name; None takes the name away."""

    person: int
    name: str | None


@dataclass(frozen=True)
class Merge:
    """`others` are the same person as `person`, who keeps the number and, if any, the name."""

    person: int
    others: tuple[int, ...]


@dataclass(frozen=True)
class Split:
    """These faces of a person are each other's, but not that person's: a new person."""

    person: int
    faces: tuple[int, ...]


@dataclass(frozen=True)
class Move:
    """These faces belong to that person."""

    faces: tuple[int, ...]
    person: int


@dataclass(frozen=True)
class Confirm:
    """All faces of a person are rightly there."""

    person: int


@dataclass(frozen=True)
class Remove:
    """These faces are not of the person they are with; they become unsorted."""

    faces: tuple[int, ...]


@dataclass(frozen=True)
class Reject:
    """These are not faces."""

    faces: tuple[int, ...]


@dataclass(frozen=True)
class SetState:
    """Ignore a person, or show an ignored one again."""

    person: int
    state: PersonState


@dataclass(frozen=True)
class SetCover:
    """Show a person with this face of theirs."""

    person: int
    face: int


@dataclass(frozen=True)
class Regroup:
    """A new grouping of the faces that the user has not decided about.

    `placed`: for each face a person, and how sure it is, 0 to 1. Positive numbers are
    persons there are, each negative number one new person, 0 nobody. Faces confirmed or
    rejected in the meantime are left alone, and none is put with a person who it was said not
    to be; unnamed people that lose their last face go.
    """

    text: str
    placed: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True)
class Patch:
    """Rows as they are to be: an edit's inverse."""

    text: str
    writes: tuple[Write, ...]


Edit = (
    Name | Merge | Split | Move | Confirm | Remove | Reject | SetState | SetCover | Regroup | Patch
)


@dataclass(frozen=True)
class _Person:
    id: int
    name: str | None
    state: str
    cover: int | None

    @property
    def label(self) -> str:
        return self.name if self.name is not None else f"person {self.id}"

    def write(self, **changed: object) -> Write:
        values = {"name": self.name, "state": self.state, "cover": self.cover} | changed
        return Write("people", (self.id,), (values["name"], values["state"], values["cover"]))


@singledispatch
def plan(edit: Edit, connection: sqlite3.Connection) -> Plan:
    """The history's sentence for an edit, and the rows it writes.

    Raises :class:`UnknownItem` for a person or face that is not there and
    :class:`EditError` for what makes no sense.
    """
    raise TypeError(f"not an edit: {edit!r}")


@plan.register
def _(edit: Patch, connection: sqlite3.Connection) -> Plan:
    people = {person.id for person in _people(connection)}
    people |= {write.key[0] for write in edit.writes if write.table == "people"}
    homes = {w.values[0] for w in edit.writes if w.table == "members" and w.values}
    if not homes <= people:
        raise EditError("This cannot be taken back: the person is gone", "undo what came after")
    return edit.text, list(edit.writes)


@plan.register
def _(edit: Name, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    if edit.name is None:
        return f"Took the name from {person.label}", [person.write(name=None)]
    name = clean_name(edit.name)
    for other in _people(connection):
        if other.id != person.id and other.name is not None and same_name(other.name, name):
            raise EditError(
                f"Person {other.id} is called {other.name!r} already",
                f"to join the two: photoclust merge {other.id} {person.id}",
            )
    faces = _faces_of(connection, person.id)
    writes = [person.write(name=name), *_memberships(faces, person.id)]
    return f"Named {person.label} {name!r}", writes


@plan.register
def _(edit: Merge, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    others = [_person(connection, other) for other in dict.fromkeys(edit.others)]
    if not others or person in others:
        raise EditError("A person cannot be merged with itself", "name two different people")
    names = [p.name for p in (person, *others) if p.name is not None]
    cover = next((p.cover for p in (person, *others) if p.cover is not None), None)
    writes = [person.write(name=names[0] if names else None, cover=cover)]
    faces = _faces_of(connection, person.id)
    for other in others:
        faces += _faces_of(connection, other.id)
        for face in _excluded_from(connection, other.id):
            writes.append(Write("exclusions", (face, other.id), None))
            writes.append(Write("exclusions", (face, person.id), ()))
        writes.append(Write("people", (other.id,), None))
    writes += _memberships(faces, person.id)
    labels = " and ".join(other.label for other in others)
    return f"Merged {labels} into {person.label}", writes


@plan.register
def _(edit: Split, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    own = set(_faces_of(connection, person.id))
    faces = _faces(connection, edit.faces)
    for face in faces:
        if face not in own:
            raise EditError(
                f"Face {face} is not with {person.label}",
                f"list the faces with: photoclust faces {person.id}",
            )
    if len(faces) == len(own):
        raise EditError("All faces of a person cannot be split off", "leave at least one")
    new = _next_person(connection)
    writes = [
        Write("people", (new,), (None, PersonState.VISIBLE.value, None)),
        *_memberships(faces, new),
        *(Write("exclusions", (face, person.id), ()) for face in faces),
    ]
    if person.cover in faces:
        writes.append(person.write(cover=None))
    return f"Split {_count(faces)} off {person.label} as person {new}", writes


@plan.register
def _(edit: Move, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    faces = _faces(connection, edit.faces)
    writes = _memberships(faces, person.id)
    for face in faces:
        former = _person_of(connection, face)
        if former is not None and former != person.id:
            writes.append(Write("exclusions", (face, former), ()))
        writes.append(Write("rejections", (face,), None))
    return f"Moved {_count(faces)} to {person.label}", writes


@plan.register
def _(edit: Confirm, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    faces = _faces_of(connection, person.id)
    return f"Confirmed {_count(faces)} of {person.label}", _memberships(faces, person.id)


@plan.register
def _(edit: Remove, connection: sqlite3.Connection) -> Plan:
    faces = _faces(connection, edit.faces)
    writes = []
    for face in faces:
        person = _person_of(connection, face)
        if person is None:
            raise EditError(f"Face {face} is with nobody", "there is nothing to remove it from")
        writes.append(Write("members", (face,), None))
        writes.append(Write("exclusions", (face, person), ()))
    return f"Removed {_count(faces)} from where they were", writes


@plan.register
def _(edit: Reject, connection: sqlite3.Connection) -> Plan:
    faces = _faces(connection, edit.faces)
    writes = [Write("rejections", (face,), ()) for face in faces]
    writes += [Write("members", (face,), None) for face in faces]
    return f"Rejected {_count(faces)} as not a face", writes


@plan.register
def _(edit: SetState, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    writes = [person.write(state=edit.state.value)]
    if edit.state is PersonState.VISIBLE:
        return f"Showed {person.label} again", writes
    return f"Ignored {person.label}", writes + _memberships(
        _faces_of(connection, person.id), person.id
    )


@plan.register
def _(edit: SetCover, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    if edit.face not in _faces_of(connection, person.id):
        raise EditError(f"Face {edit.face} is not with {person.label}", "choose one of theirs")
    return f"Chose a cover for {person.label}", [person.write(cover=edit.face)]


@plan.register
def _(edit: Regroup, connection: sqlite3.Connection) -> Plan:
    decided = {
        row[0]
        for row in connection.execute(
            "SELECT face_id FROM members WHERE confirmed UNION SELECT face_id FROM rejections"
        )
    }
    excluded = {tuple(row) for row in connection.execute("SELECT * FROM exclusions")}
    existing = {person.id for person in _people(connection)}
    number: dict[int, int] = {}
    following = _next_person(connection)
    writes: list[Write] = []
    # New people are numbered in the order of theirs: -1 first.
    for face, person, probability in sorted(edit.placed, key=lambda place: -place[1]):
        if face in decided:
            continue
        if person < 0 and person not in number:
            number[person] = following + len(number)
            visible = (None, PersonState.VISIBLE.value, None)
            writes.append(Write("people", (number[person],), visible))
        home = number.get(person, person)
        fits = person < 0 or (home in existing and (face, home) not in excluded)
        writes.append(Write("members", (face,), (home, 0, probability) if fits else None))
    return edit.text, writes + _emptied(connection, writes)


def _emptied(connection: sqlite3.Connection, writes: list[Write]) -> list[Write]:
    """The unnamed people whom these memberships leave without a face, to be deleted."""
    home = dict(connection.execute("SELECT face_id, person_id FROM members").fetchall())
    for write in writes:
        if write.table == "members":
            home[write.key[0]] = write.values[0] if write.values else None
    inhabited = set(home.values())
    return [
        Write("people", (person.id,), None)
        for person in _people(connection)
        if person.name is None and person.id not in inhabited
    ]


def clean_name(name: str) -> str:
    """A name as it is stored: composed (NFC), white space folded, without control characters.

    Raises :class:`EditError` when nothing is left to see, or too much.
    """
    written = "".join(
        " " if c.isspace() else c
        for c in name
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")
    )
    cleaned = unicodedata.normalize("NFC", " ".join(written.split()))
    # Joiners and marks of direction belong into names, but make none.
    if all(c == " " or unicodedata.category(c) == "Cf" for c in cleaned):
        raise EditError("The name is empty", "give at least one visible character")
    if len(cleaned) > LONGEST_NAME:
        raise EditError(f"The name has {len(cleaned)} characters", f"use at most {LONGEST_NAME}")
    return cleaned


def same_name(one: str, other: str) -> bool:
    """Whether two clean names are the same but for upper and lower case."""
    return one.casefold() == other.casefold()


def _memberships(faces: list[int], person: int) -> list[Write]:
    """Rows that put faces with a person for good."""
    writes = [Write("members", (face,), (person, 1, 1.0)) for face in faces]
    return writes + [Write("exclusions", (face, person), None) for face in faces]


def _person(connection: sqlite3.Connection, person: int) -> _Person:
    row = connection.execute(
        "SELECT id, name, state, cover FROM people WHERE id = ?", (person,)
    ).fetchone()
    if row is None:
        raise UnknownItem(f"There is no person {person}", "list them with: photoclust people")
    return _Person(*row)


def _people(connection: sqlite3.Connection) -> list[_Person]:
    return [
        _Person(*row) for row in connection.execute("SELECT id, name, state, cover FROM people")
    ]


def _next_person(connection: sqlite3.Connection) -> int:
    """A number no person ever had, so that old history never means somebody new."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'people'").fetchone()
    return (row[0] if row else 0) + 1


def _faces(connection: sqlite3.Connection, faces: tuple[int, ...]) -> list[int]:
    if not faces:
        raise EditError("No face was named", "list a person's faces with: photoclust faces PERSON")
    for face in faces:
        if connection.execute("SELECT 1 FROM faces WHERE id = ?", (face,)).fetchone() is None:
            raise UnknownItem(
                f"There is no face {face}", "list faces with: photoclust faces PERSON"
            )
    return list(dict.fromkeys(faces))


def _faces_of(connection: sqlite3.Connection, person: int) -> list[int]:
    rows = connection.execute("SELECT face_id FROM members WHERE person_id = ?", (person,))
    return [row[0] for row in rows]


def _person_of(connection: sqlite3.Connection, face: int) -> int | None:
    row = connection.execute("SELECT person_id FROM members WHERE face_id = ?", (face,)).fetchone()
    return None if row is None else int(row[0])


def _excluded_from(connection: sqlite3.Connection, person: int) -> list[int]:
    rows = connection.execute("SELECT face_id FROM exclusions WHERE person_id = ?", (person,))
    return [row[0] for row in rows]


def _count(faces: list[int]) -> str:
    return "1 face" if len(faces) == 1 else f"{len(faces)} faces"
