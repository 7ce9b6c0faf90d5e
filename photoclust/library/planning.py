"""Plans the rows that each edit writes.

`plan` turns an edit into writes, against the current rows, and a message for the history; it only
reads. `decided` carries it out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from photoclust.errors import EditError, UnknownItem
from photoclust.library.albums import packed_people
from photoclust.library.births import clean_birth, is_before
from photoclust.library.edits import (
    FOR_ALL,
    Affirm,
    Bundle,
    Confirm,
    DeleteAlbum,
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
    SaveAlbum,
    SetBirth,
    SetCover,
    SetFavourites,
    SetState,
    SetStates,
    Split,
    TakeNames,
    Vouching,
    clean_name,
    same_name,
)
from photoclust.library.history import RowChange, Write, apply_writes, combined
from photoclust.library.people import name_book
from photoclust.library.person_row import PersonRow
from photoclust.library.rows import fetched, listed
from photoclust.messages import Message, Value, person_value
from photoclust.types import DateSource, PersonState

Plan = tuple[Message, list[Write]]


_PERSON = "SELECT id, name, state, cover, born, favourite FROM people"


@dataclass(frozen=True)
class _Person:
    id: int
    row: PersonRow

    @property
    def name(self) -> str | None:
        return self.row.name

    @property
    def said(self) -> Value:
        return person_value(self.id, self.name)

    def apply_writes(self, **changed: Any) -> Write:
        return Write("people", (self.id,), replace(self.row, **changed).values)


def decided(edit: Edit, connection: sqlite3.Connection) -> tuple[Message, list[RowChange]]:
    """Carry out an edit inside the caller's transaction: its message, and what it changed.

    Raises as `plan` does; then the transaction must not be committed.
    """
    if not isinstance(edit, Bundle):
        message, writes = plan(edit, connection)
        return message, apply_writes(connection, writes)
    if not edit.edits:
        raise EditError("nothing-to-decide")
    # Each is planned against what those before it have left.
    return edit.message, combined([decided(part, connection)[1] for part in edit.edits])


@singledispatch
def plan(edit: Edit, connection: sqlite3.Connection) -> Plan:
    """The history's message for an edit, and the rows it writes.

    Raises :class:`UnknownItem` for a person or face that is not there and :class:`EditError` for
    an edit that cannot be carried out.
    """
    raise TypeError(f"not an edit: {type(edit).__name__}")


@plan.register
def _(edit: Patch, connection: sqlite3.Connection) -> Plan:
    people = set(_everybody(connection))
    people |= {
        apply_writes.key[0] for apply_writes in edit.writes if apply_writes.table == "people"
    }
    homes = {w.values[0] for w in edit.writes if w.table == "members" and w.values}
    if not homes <= people:
        raise EditError("person-gone")
    return edit.message, list(edit.writes)


@plan.register
def _(edit: Name, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    if edit.name is None:
        return Message.of("unnamed", person=person.said), [person.apply_writes(name=None)]
    name = clean_name(edit.name)
    other = _bearer(connection, name, person.id)
    if other is not None and not edit.another:
        raise EditError("name-taken-by-another", number=other.id, name=other.name, person=person.id)
    writes = [person.apply_writes(name=name), *_vouched_for(connection, person, edit.vouching)]
    return Message.of("named", person=person.said, name=name), writes


@plan.register
def _(edit: Merge, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    others = [_person(connection, other) for other in dict.fromkeys(edit.others)]
    if not others or person in others:
        raise EditError("merged-with-itself")
    names = [p.name for p in (person, *others) if p.name is not None]
    rows = [p.row for p in (person, *others)]
    writes = [
        person.apply_writes(
            name=names[0] if names else None,
            cover=next((row.cover for row in rows if row.cover is not None), None),
            born=next((row.born for row in rows if row.born is not None), None),
            favourite=max(row.favourite for row in rows),
        )
    ]
    theirs = set(_faces_of(connection, person.id))
    for other in others:
        theirs.update(_faces_of(connection, other.id))
        writes.append(Write("people", (other.id,), None))
    for other in others:
        excluded = _excluded_from(connection, other.id)
        writes += [Write("exclusions", (face, other.id), None) for face in excluded]
        writes += [Write("exclusions", (f, person.id), ()) for f in excluded if f not in theirs]
        affirmed = fetched(
            connection, "SELECT face_id FROM affirmed WHERE person_id = ?", (other.id,)
        )
        writes += [Write("affirmed", face, (person.id,)) for face in affirmed]
    for one in (person, *others):
        writes += _vouched_for(connection, one, edit.vouching, person.id)
    joined = [other.said for other in others]
    return Message.of("merged", others=joined, person=person.said), writes


@plan.register
def _(edit: Split, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    own = set(_faces_of(connection, person.id))
    faces = _faces(connection, edit.faces)
    for face in faces:
        if face not in own:
            raise EditError("face-not-with", face=face, person=person.said, number=person.id)
    if len(faces) == len(own):
        raise EditError("all-split-off")
    new = _next_person(connection)
    writes = [
        Write("people", (new,), PersonRow().values),
        *_memberships(connection, faces, new),
        *(Write("exclusions", (face, person.id), ()) for face in faces),
    ]
    if person.row.cover in faces:
        writes.append(person.apply_writes(cover=None))
    message = Message.of("split", count=len(faces), person=person.said, new=person_value(new, None))
    return message, writes


@plan.register
def _(edit: Introduce, connection: sqlite3.Connection) -> Plan:
    faces = _faces(connection, edit.faces)
    name = None if edit.name is None else clean_name(edit.name)
    other = None if name is None else _bearer(connection, name)
    if other is not None and not edit.another:
        raise EditError("name-taken", number=other.id, name=other.name)
    new = _next_person(connection)
    former = _persons_of(connection, faces)
    writes = [
        Write("people", (new,), PersonRow(name, edit.state.value).values),
        *_memberships(connection, faces, new),
        *(Write("exclusions", place, ()) for place in former.items()),
        *(Write("rejections", (face,), None) for face in faces),
    ]
    if name is None:
        person = person_value(new, None)
        return Message.of("introduced", count=len(faces), person=person), writes
    return Message.of("introduced-by-name", count=len(faces), name=name), writes


@plan.register
def _(edit: Move, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    faces = _faces(connection, edit.faces)
    writes = _memberships(connection, faces, person.id)
    former = _persons_of(connection, faces)
    writes += [Write("exclusions", (f, p), ()) for f, p in former.items() if p != person.id]
    writes += [Write("rejections", (face,), None) for face in faces]
    return Message.of("moved", count=len(faces), person=person.said), writes


@plan.register
def _(edit: Confirm, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    faces = _faces_of(connection, person.id)
    message = Message.of("confirmed", count=len(faces), person=person.said)
    return message, _memberships(connection, faces, person.id)


@plan.register
def _(edit: Affirm, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    faces = _faces(connection, edit.faces)
    writes = _memberships(connection, faces, person.id)
    writes += [Write("affirmed", (face,), (person.id,)) for face in faces]
    return Message.of("affirmed", count=len(faces), person=person.said), writes


@plan.register
def _(edit: Remove, connection: sqlite3.Connection) -> Plan:
    faces = _faces(connection, edit.faces)
    homes = _persons_of(connection, faces)
    for face in faces:
        if face not in homes:
            raise EditError("face-with-nobody", face=face)
    writes = [Write("members", (face,), None) for face in faces]
    writes += [Write("exclusions", (face, homes[face]), ()) for face in faces]
    return Message.of("removed", count=len(faces)), writes


@plan.register
def _(edit: Exclude, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    faces = _faces(connection, edit.faces)
    homes = _persons_of(connection, faces)
    writes = [Write("exclusions", (face, person.id), ()) for face in faces]
    writes += [Write("members", (face,), None) for face in faces if homes.get(face) == person.id]
    return Message.of("excluded", count=len(faces), person=person.said), writes


@plan.register
def _(edit: NotSame, connection: sqlite3.Connection) -> Plan:
    person, other = _person(connection, edit.person), _person(connection, edit.other)
    if person == other:
        raise EditError("same-as-itself")
    writes = [
        Write("exclusions", (face, home), ())
        for one, home in ((person.id, other.id), (other.id, person.id))
        for face in _faces_of(connection, one)
    ]
    return Message.of("not-same", person=person.said, other=other.said), writes


@plan.register
def _(edit: Reject, connection: sqlite3.Connection) -> Plan:
    faces = _faces(connection, edit.faces)
    writes = [Write("rejections", (face,), ()) for face in faces]
    writes += [Write("members", (face,), None) for face in faces]
    return Message.of("rejected", count=len(faces)), writes


@plan.register
def _(edit: SetState, connection: sqlite3.Connection) -> Plan:
    return plan(SetStates((edit.person,), edit.state), connection)


@plan.register
def _(edit: SetStates, connection: sqlite3.Connection) -> Plan:
    people = [_person(connection, person) for person in dict.fromkeys(edit.people)]
    if not people:
        raise EditError("nobody-given")
    writes = [person.apply_writes(state=edit.state.value) for person in people]
    if edit.state is not PersonState.VISIBLE:
        for person in people:
            writes += _memberships(connection, _faces_of(connection, person.id), person.id)
    return _state_set(people, edit.state), writes


def _state_set(people: list[_Person], state: PersonState) -> Message:
    if len(people) > 1:
        if state is PersonState.VISIBLE:
            return Message.of("shown-several", count=len(people))
        return Message.of("ignored-several", count=len(people))
    if state is PersonState.VISIBLE:
        return Message.of("shown", person=people[0].said)
    return Message.of("ignored", person=people[0].said)


@plan.register
def _(edit: SetCover, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    if edit.face not in _faces_of(connection, person.id):
        raise EditError("cover-not-with", face=edit.face, person=person.said)
    return Message.of("cover-chosen", person=person.said), [
        person.apply_writes(cover=int(edit.face))
    ]


@plan.register
def _(edit: SetBirth, connection: sqlite3.Connection) -> Plan:
    person = _person(connection, edit.person)
    if edit.born is None:
        return Message.of("birth-taken-away", person=person.said), [person.apply_writes(born=None)]
    born = clean_birth(edit.born)
    dated = _dated_faces(connection, person.id)
    before = [(face, confirmed) for face, confirmed, day in dated if is_before(day, born)]
    leaving = [face for face, confirmed in before if not confirmed]
    writes = [
        person.apply_writes(born=born),
        *(Write("members", (face,), None) for face in leaving),
    ]
    if before and len(before) == len(dated):
        told = Message.of("born-after-photos", person=person.said, born=born)
    elif leaving:
        told = Message.of("born-and-left", person=person.said, born=born, count=len(leaving))
    else:
        told = Message.of("born", person=person.said, born=born)
    return told, writes


@plan.register
def _(edit: SetFavourites, connection: sqlite3.Connection) -> Plan:
    people = [_person(connection, person) for person in dict.fromkeys(edit.people)]
    if not people:
        raise EditError("nobody-given")
    writes = [person.apply_writes(favourite=int(edit.favourite)) for person in people]
    said = [person.said for person in people]
    if edit.favourite:
        return Message.of("favourites-chosen", people=said), writes
    return Message.of("favourites-dropped", people=said), writes


@plan.register
def _(edit: Draw, connection: sqlite3.Connection) -> Plan:
    (face,) = _faces(connection, (edit.face,))
    if not fetched(connection, "SELECT drawn FROM faces WHERE id = ?", (face,))[0][0]:
        raise EditError("face-not-drawn", face=face)
    return Message.of("drawn"), [Write("rejections", (face,), None)]


@plan.register
def _(edit: SaveAlbum, connection: sqlite3.Connection) -> Plan:
    name = clean_name(edit.name)
    known = fetched(connection, "SELECT id, name FROM albums")
    same = next((number for number, other in known if same_name(other, name)), None)
    number = next_number(connection, "albums") if same is None else same
    values = (name, edit.recipe, packed_people(dict(edit.people)))
    return Message.of("album-saved", name=name), [Write("albums", (number,), values)]


@plan.register
def _(edit: DeleteAlbum, connection: sqlite3.Connection) -> Plan:
    known = fetched(connection, "SELECT name FROM albums WHERE id = ?", (edit.album,))
    if not known:
        raise UnknownItem("no-such-album", album=edit.album)
    return Message.of("album-deleted", name=known[0][0]), [Write("albums", (edit.album,), None)]


@plan.register
def _(edit: Regroup, connection: sqlite3.Connection) -> Plan:
    writes = placements(edit.placed, connection)
    return edit.message, writes + _emptied(connection, writes)


def placements(
    placed: Sequence[tuple[int, int, float]], connection: sqlite3.Connection
) -> list[Write]:
    """The rows that place faces as in :class:`Regroup`; nobody is deleted."""
    fixed = "SELECT face_id FROM members WHERE confirmed UNION SELECT face_id FROM rejections"
    vouched = {row[0] for row in fetched(connection, fixed)}
    excluded = set(fetched(connection, "SELECT face_id, person_id FROM exclusions"))
    existing = set(_everybody(connection))
    number: dict[int, int] = {}
    following = _next_person(connection)
    writes: list[Write] = []
    # New people are numbered in the order of theirs: -1 first.
    for face, person, probability in sorted(placed, key=lambda place: -place[1]):
        if face in vouched:
            continue
        if person < 0 and person not in number:
            number[person] = following + len(number)
            writes.append(Write("people", (number[person],), PersonRow().values))
        home = number.get(person, person)
        fits = person < 0 or (home in existing and (face, home) not in excluded)
        writes.append(Write("members", (face,), (home, 0, probability) if fits else None))
    return writes


@plan.register
def _(edit: TakeNames, connection: sqlite3.Connection) -> Plan:
    excluded = set(fetched(connection, "SELECT face_id, person_id FROM exclusions"))
    fixed = "SELECT face_id FROM members WHERE confirmed UNION SELECT face_id FROM rejections"
    taken = {row[0] for row in fetched(connection, fixed)}
    following = _next_person(connection)
    new: dict[str, int] = {}
    writes: list[Write] = []
    book = name_book(connection)
    for given, some in edit.named:
        name = clean_name(given)
        known = book.only_one(name)
        number = known or new.get(name.casefold(), following + len(new))
        faces = [f for f in _faces(connection, some) if f not in taken]
        faces = [face for face in faces if (face, number) not in excluded]
        if faces and known is None and name.casefold() not in new:
            new[name.casefold()] = number
            writes.append(Write("people", (number,), PersonRow(name).values))
        taken.update(faces)
        writes += [Write("members", (face,), (number, int(edit.confirmed), 1.0)) for face in faces]
    return edit.message, writes


def _emptied(connection: sqlite3.Connection, writes: list[Write]) -> list[Write]:
    """The unnamed people whom these memberships leave without a face, to be deleted."""
    home = dict(fetched(connection, "SELECT face_id, person_id FROM members"))
    for row in writes:
        if row.table == "members":
            home[row.key[0]] = row.values[0] if row.values else None
    inhabited = set(home.values())
    unnamed = fetched(connection, "SELECT id FROM people WHERE name IS NULL")
    return [Write("people", key, None) for key in unnamed if key[0] not in inhabited]


def _vouched_for(
    connection: sqlite3.Connection,
    group: _Person,
    vouching: Vouching | None,
    person: int | None = None,
) -> list[Write]:
    """Rows that confirm the faces that are vouched for among a group's, as of a person, by default
    the group's own. The faces of somebody who has a name go there as they are."""
    person = group.id if person is None else person
    vouching = vouching or FOR_ALL
    if group.name is not None and person == group.id:
        return []
    left, kept = set(vouching.left), set(vouching.kept)
    query = "SELECT face_id, confirmed, probability FROM members WHERE person_id = ?"
    sure: list[int] = []
    writes: list[Write] = []
    for face, confirmed, probability in fetched(connection, query, (group.id,)):
        if confirmed:
            sure.append(face)
        elif group.name is not None or face in kept:
            writes.append(Write("members", (face,), (person, 0, probability)))
        elif face in left:
            writes.append(Write("members", (face,), None))
        else:
            sure.append(face)
    return writes + _memberships(connection, sure, person)


def _memberships(connection: sqlite3.Connection, faces: list[int], person: int) -> list[Write]:
    """Rows that assign faces to a person, confirmed."""
    writes = [Write("members", (face,), (person, 1, 1.0)) for face in faces]
    excluded = set(_excluded_from(connection, person)).intersection(faces)
    return writes + [Write("exclusions", (face, person), None) for face in excluded]


def _person(connection: sqlite3.Connection, person: int) -> _Person:
    row = connection.execute(f"{_PERSON} WHERE id = ?", (person,)).fetchone()
    if row is None:
        raise UnknownItem("no-such-person", person=person)
    return _Person(row[0], PersonRow(*row[1:]))


def _bearer(connection: sqlite3.Connection, name: str, but: int | None = None) -> _Person | None:
    """Who else has this very name, upper and lower case being one."""
    rows = fetched(connection, f"{_PERSON} WHERE name NOT NULL AND id IS NOT ?", (but,))
    found = (row for row in rows if same_name(row[1], name))
    return next((_Person(row[0], PersonRow(*row[1:])) for row in found), None)


def _everybody(connection: sqlite3.Connection) -> list[int]:
    return [row[0] for row in fetched(connection, "SELECT id FROM people")]


def _next_person(connection: sqlite3.Connection) -> int:
    """A number that no person ever had, so that history entries never refer to a new person."""
    return next_number(connection, "people")


def next_number(connection: sqlite3.Connection, table: str) -> int:
    """A number that no row of a table ever had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return (row[0] if row else 0) + 1


def _faces(connection: sqlite3.Connection, faces: Sequence[int]) -> list[int]:
    """The faces, each once. Raises :class:`EditError` for none and :class:`UnknownItem`."""
    if not faces:
        raise EditError("no-face-given")
    unknown = fetched(
        connection,
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM faces) LIMIT 1",
        (listed(faces),),
    )
    if unknown:
        raise UnknownItem("no-such-face-listed", face=unknown[0][0])
    return list(dict.fromkeys(int(face) for face in faces))


def _faces_of(connection: sqlite3.Connection, person: int) -> list[int]:
    rows = fetched(connection, "SELECT face_id FROM members WHERE person_id = ?", (person,))
    return [row[0] for row in rows]


def _dated_faces(connection: sqlite3.Connection, person: int) -> list[tuple[int, int, str]]:
    """A person's faces in photos that have a date, with whether they are confirmed. When a file was
    changed says little of when its photo was taken."""
    return fetched(
        connection,
        "SELECT face_id, confirmed, date FROM members JOIN faces ON faces.id = face_id"
        " JOIN photos ON photos.id = photo_id WHERE person_id = ? AND date NOT NULL"
        " AND date_source IS NOT ?",
        (person, DateSource.FILE),
    )


def _persons_of(connection: sqlite3.Connection, faces: Iterable[int]) -> dict[int, int]:
    """The person of each of these faces, without the unsorted ones."""
    rows = fetched(
        connection,
        "SELECT face_id, person_id FROM members WHERE face_id IN (SELECT value FROM json_each(?))",
        (listed(faces),),
    )
    return dict(rows)


def _excluded_from(connection: sqlite3.Connection, person: int) -> list[int]:
    rows = fetched(connection, "SELECT face_id FROM exclusions WHERE person_id = ?", (person,))
    return [row[0] for row in rows]
