"""Decisions, remembered so that each can be taken back and made again.

An edit becomes a list of changes to rows of the decision tables, each with the row before
and after. That list is stored in the same transaction as the change itself, so an edit is
in the library whole, with its way back, or not at all. To undo is to write the rows as they
were before; to redo, as they were after.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from photoclust.errors import LibraryError, NothingToUndo
from photoclust.library.database import Database

Row = tuple[Any, ...]

TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "people": (("id",), ("name", "state", "cover")),
    "members": (("face_id",), ("person_id", "confirmed", "probability")),
    "exclusions": (("face_id", "person_id"), ()),
    "rejections": (("face_id",), ()),
}
"""The decision tables: their keys and their other columns."""


@dataclass(frozen=True)
class Write:
    """A row as it is to be: `values` in the order of TABLES, None to delete it."""

    table: str
    key: Row
    values: Row | None


@dataclass(frozen=True)
class Change:
    """A row before and after; None where it does not exist."""

    table: str
    key: Row
    before: Row | None
    after: Row | None

    def inverse(self) -> Change:
        return Change(self.table, self.key, self.after, self.before)


@dataclass(frozen=True)
class Entry:
    """One decision. `state`: done, undone, or dropped (undone, then overtaken by another)."""

    id: int
    at: str
    text: str
    state: str


class History:
    """The decisions of a library, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self, connection: sqlite3.Connection, text: str, writes: Iterable[Write]
    ) -> list[Change]:
        """Carry out writes and remember them, inside the caller's transaction.

        Returns the changes really made; when there are none, nothing is remembered. What
        had been undone before can no longer be redone.
        """
        changes = _effective(connection, writes)
        if not changes:
            return []
        _apply(connection, changes)
        connection.execute("UPDATE history SET state = 'dropped' WHERE state = 'undone'")
        connection.execute(
            "INSERT INTO history (at, text, state, changes) VALUES (?, ?, 'done', ?)",
            (datetime.now().astimezone().isoformat(timespec="seconds"), text, _packed(changes)),
        )
        return changes

    def undo(self) -> Entry:
        """Take back the latest decision. Raises :class:`NothingToUndo`."""
        return self._turn("done", "undone", "DESC", "There is nothing to undo")

    def redo(self) -> Entry:
        """Make again the decision last undone. Raises :class:`NothingToUndo`."""
        return self._turn("undone", "done", "ASC", "There is nothing to redo")

    def entries(self, limit: int = 100) -> list[Entry]:
        """The latest decisions, latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, at, text, state FROM history ORDER BY id DESC LIMIT ?", (limit,)
            )
            return [Entry(*row) for row in rows]

    def _turn(self, old: str, new: str, order: str, otherwise: str) -> Entry:
        with self._database.writing(durable=True) as connection:
            row = connection.execute(
                f"SELECT id, at, text, changes FROM history WHERE state = ?"
                f" ORDER BY id {order} LIMIT 1",
                (old,),
            ).fetchone()
            if row is None:
                raise NothingToUndo(otherwise)
            changes = _unpacked(row["changes"])
            if new == "undone":
                changes = [change.inverse() for change in reversed(changes)]
            _apply(connection, changes)
            connection.execute("UPDATE history SET state = ? WHERE id = ?", (new, row["id"]))
            return Entry(row["id"], row["at"], row["text"], new)


def _effective(connection: sqlite3.Connection, writes: Iterable[Write]) -> list[Change]:
    """The writes as changes: the last one for each row, and only if it makes a difference."""
    last = {(write.table, write.key): write for write in writes}
    changes = [
        Change(write.table, write.key, _current(connection, write), write.values)
        for write in last.values()
    ]
    return [change for change in changes if change.before != change.after]


def _current(connection: sqlite3.Connection, write: Write) -> Row | None:
    keys, columns = TABLES[write.table]
    row = connection.execute(
        f"SELECT {', '.join(columns) or '1'} FROM {write.table} WHERE {_matching(keys)}", write.key
    ).fetchone()
    if row is None:
        return None
    return tuple(row) if columns else ()


def _apply(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Write the rows as they are after the changes.

    A change to a face that has left the library since is passed over, and a person with
    whom a scan has put a face since stays.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for change in changes:
        keys, columns = TABLES[change.table]
        if change.table == "people" and change.after is None:
            continue
        if change.after is None:
            connection.execute(f"DELETE FROM {change.table} WHERE {_matching(keys)}", change.key)
        elif keys[0] != "face_id" or _face_exists(connection, change.key[0]):
            names = keys + columns
            connection.execute(
                f"INSERT OR REPLACE INTO {change.table} ({', '.join(names)})"
                f" VALUES ({', '.join('?' * len(names))})",
                change.key + change.after,
            )
    connection.executemany(
        "DELETE FROM people WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM members WHERE person_id = people.id)",
        (c.key for c in changes if c.table == "people" and c.after is None),
    )


def _face_exists(connection: sqlite3.Connection, face_id: int) -> bool:
    row = connection.execute("SELECT 1 FROM faces WHERE id = ?", (face_id,)).fetchone()
    return row is not None


def _matching(keys: tuple[str, ...]) -> str:
    return " AND ".join(f"{key} = ?" for key in keys)


def _packed(changes: Sequence[Change]) -> bytes:
    rows = [[c.table, c.key, c.before, c.after] for c in changes]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode())


def _unpacked(data: bytes) -> list[Change]:
    try:
        rows = json.loads(zlib.decompress(data))
    except (ValueError, zlib.error) as error:
        raise LibraryError("The history is damaged at this point", "restore a backup") from error
    return [
        Change(
            table,
            tuple(key),
            None if before is None else tuple(before),
            None if after is None else tuple(after),
        )
        for table, key, before, after in rows
    ]
