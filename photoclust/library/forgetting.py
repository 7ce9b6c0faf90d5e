"""What is erased for good: people, or photos, with all that is known of their faces.

No undo brings it back, so the history is rewritten too: what it says of them goes, what it says of
others stays and can still be taken back.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from photoclust.errors import LibraryError, UnknownItem
from photoclust.library.history import RowChange, RowValues, packed, unpacked
from photoclust.library.people import name_book
from photoclust.library.rows import Queries, fetched, listed, require_person
from photoclust.library.tags import forget_names
from photoclust.messages import Message

_NUMBER = re.compile(r"(?<=#)\d+|(?<=: )\d+|(?<=person )\d+")
"""The people in a recipe: "#12", "person 12", and by the names in it, as JSON."""


@dataclass(frozen=True)
class Forgotten:
    """What was erased: so many faces, photos and entries of the history."""

    faces: int
    photos: int
    decisions: int


class Forgetting(Queries):
    """Erases, and has SQLite leave nothing of it in the file."""

    def person(self, person: int) -> Forgotten:
        """Erase a person: name, faces with their embeddings and crops, and what was decided.

        Their photos stay. Raises UnknownItem, and LibraryError when another program keeps the
        library from being rewritten; then it is erased, and the file still holds traces of it.
        """
        with self.database.writing(durable=True) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            require_person(connection, person)
            query = "SELECT face_id FROM members WHERE person_id = ?"
            faces = {row[0] for row in fetched(connection, query, (person,))}
            done = _erase(connection, faces, {person})
        self._leave_nothing()
        return done

    def photos(self, photos: Sequence[int]) -> Forgotten:
        """Erase photos with all faces in them. Later scans pass over their pictures.

        Raises UnknownItem, and LibraryError as `person` does.
        """
        with self.database.writing(durable=True) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            query = "SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))"
            known = {row[0] for row in fetched(connection, query, (listed(photos),))}
            if missing := set(map(int, photos)) - known:
                raise UnknownItem("no-such-photo", photo=min(missing))
            chosen = (listed(known | _earlier(connection, known)),)
            query = "SELECT id FROM faces WHERE photo_id IN (SELECT value FROM json_each(?))"
            faces = {row[0] for row in fetched(connection, query, chosen)}
            done = replace(_erase(connection, faces, set()), photos=len(known))
            those = "IN (SELECT value FROM json_each(?))"
            connection.execute(
                f"INSERT INTO forgotten SELECT size, digest, picture FROM photos WHERE id {those}",
                chosen,
            )
            connection.execute(f"UPDATE files SET photo_id = NULL WHERE photo_id {those}", chosen)
            connection.execute(f"DELETE FROM photos WHERE id {those}", chosen)
        self._leave_nothing()
        return done

    def passed_over(self) -> tuple[set[bytes], set[tuple[int, bytes]]]:
        """The pictures, and the whole files, that scans pass over, by their digests."""
        with self.database.reading() as connection:
            rows = fetched(connection, "SELECT size, digest, picture FROM forgotten")
        return {row[2] for row in rows if row[2] is not None}, {(row[0], row[1]) for row in rows}

    def _leave_nothing(self) -> None:
        """Write the library anew, without what is free in it, and empty the -wal."""
        try:
            with self.database.reading() as connection:
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except LibraryError as error:
            if error.code != "library-busy":
                raise
            busy = True
        if busy:
            raise LibraryError("forgotten-with-traces", library=self.database.path)


def _earlier(connection: sqlite3.Connection, photos: Set[int]) -> set[int]:
    """What files showed before they showed these photos, and no file shows now."""
    rows = fetched(
        connection,
        "SELECT DISTINCT before.photo_id FROM successors"
        " JOIN faces AS before ON before.id = successors.face_id"
        " JOIN faces AS now ON now.id = successors.successor"
        " WHERE now.photo_id IN (SELECT value FROM json_each(?))"
        " AND before.photo_id NOT IN (SELECT photo_id FROM files WHERE photo_id NOT NULL)",
        (listed(photos),),
    )
    return {row[0] for row in rows}


def _erase(connection: sqlite3.Connection, faces: Set[int], people: Set[int]) -> Forgotten:
    names = _names_now(connection, people)
    decisions = _rewrite_history(connection, faces, people, names)
    _drop_albums(connection, people, names)
    forget_names(connection, names)
    connection.executemany("DELETE FROM faces WHERE id = ?", ((face,) for face in faces))
    for person in people:
        connection.execute("DELETE FROM exclusions WHERE person_id = ?", (person,))
        connection.execute("DELETE FROM affirmed WHERE person_id = ?", (person,))
        connection.execute("DELETE FROM members WHERE person_id = ?", (person,))
        connection.execute("DELETE FROM people WHERE id = ?", (person,))
    connection.execute(
        "UPDATE people SET cover = NULL WHERE cover IN (SELECT value FROM json_each(?))",
        (listed(faces),),
    )
    return Forgotten(len(faces), 0, decisions)


def _names_now(connection: sqlite3.Connection, people: Set[int]) -> set[str]:
    """The names of these people, and what they are called where others have the same."""
    query = "SELECT name FROM people WHERE name NOT NULL AND id IN (SELECT value FROM json_each(?))"
    labels = name_book(connection).labels
    names = {row[0] for row in fetched(connection, query, (listed(people),))}
    return names | {labels[person] for person in people if person in labels}


def _drop_albums(connection: sqlite3.Connection, people: Set[int], names: Set[str]) -> None:
    """Delete the recipes that are about these people."""
    for number, *row in fetched(connection, "SELECT id, name, recipe, people FROM albums"):
        if _is_about(tuple(row), people, names):
            connection.execute("DELETE FROM albums WHERE id = ?", (number,))


def _is_about(album: RowValues, people: Set[int], names: Set[str]) -> bool:
    """Whether a recipe, or its name, names one of these people."""
    text = f"{album[0]} {album[1]} {album[2]}".casefold()
    called = any(name.casefold() in text for name in names)
    return called or bool(people & {int(number) for number in _NUMBER.findall(text)})


def _rewrite_history(
    connection: sqlite3.Connection, faces: Set[int], people: Set[int], names: set[str]
) -> int:
    """Take what is forgotten out of the history; how many entries that changed.

    `names`: those that the people have; the former ones are added.
    """
    entries = fetched(connection, "SELECT id, code, parameters, changes FROM history ORDER BY id")
    changed = 0
    for number, code, parameters, data in entries:
        try:
            before = unpacked(data)
        except LibraryError:  # it cannot be taken back, and may hold anything
            before = []
        names |= _names(before, people)
        after = [c for one in before if (c := _without(one, faces, people, names)) is not None]
        message = Message.stored(code, parameters)
        says = bool(people) and _mentions(message.as_value(), people, names)
        if after == before and before and not says:
            continue
        changed += 1
        if not after:
            connection.execute("DELETE FROM history WHERE id = ?", (number,))
            continue
        message = Message.of("forgotten-in-part") if says else message
        connection.execute(
            "UPDATE history SET code = ?, parameters = ?, changes = ?, rows = ? WHERE id = ?",
            (message.code, message.as_json(), packed(after), len(after), number),
        )
    return changed


def _names(changes: Sequence[RowChange], people: Set[int]) -> set[str]:
    """The names that these people had before or after."""
    rows = [
        row
        for change in changes
        if change.table == "people" and change.key[0] in people
        for row in (change.before, change.after)
    ]
    return {row[0] for row in rows if row is not None and row[0]}


def _without(
    change: RowChange, faces: Set[int], people: Set[int], names: Set[str]
) -> RowChange | None:
    """A change without what is forgotten; None when nothing is left of it."""
    if change.table == "albums":
        rows = [row for row in (change.before, change.after) if row is not None]
        return None if any(_is_about(row, people, names) for row in rows) else change
    if change.table == "people":
        if change.key[0] in people:
            return None
        kept = replace(
            change,
            before=_without_cover(change.before, faces),
            after=_without_cover(change.after, faces),
        )
    elif change.key[0] in faces or (change.table == "exclusions" and change.key[1] in people):
        return None
    elif change.table in ("members", "affirmed"):
        kept = replace(
            change,
            before=_if_with_others(change.before, people),
            after=_if_with_others(change.after, people),
        )
    else:
        kept = change
    return kept if kept.before != kept.after else None


def _without_cover(row: RowValues | None, faces: Set[int]) -> RowValues | None:
    return (*row[:2], None, *row[3:]) if row is not None and row[2] in faces else row


def _if_with_others(row: RowValues | None, people: Set[int]) -> RowValues | None:
    return None if row is not None and row[0] in people else row


def _mentions(value: object, people: Set[int], names: Set[str]) -> bool:
    """Whether a message's parameters name one of these people, by number or name."""
    if isinstance(value, dict):
        known = {"id", "name"} <= value.keys() and value["id"] in people
        return known or any(_mentions(part, people, names) for part in value.values())
    if isinstance(value, list | tuple):
        return any(_mentions(part, people, names) for part in value)
    return isinstance(value, str) and any(name in value for name in names)
