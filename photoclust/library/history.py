"""The history: stored decisions, with undo and redo.

An edit becomes a list of changes to rows of the decision tables, each with the row before and
after. The list is stored in the transaction that makes the change, so an edit is stored with its
inverse or not at all. To undo is to write the rows as they were before; to redo, as they were
after.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from photoclust.errors import EditError, LibraryError, NothingToUndo, UnknownItem
from photoclust.library.database import Database
from photoclust.library.inheritance import pass_on_covers, successors_of
from photoclust.library.rows import fetched, listed
from photoclust.messages import ENGLISH, Message

RowValues = tuple[Any, ...]

TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "people": (("id",), ("name", "state", "cover", "born", "favourite")),
    "members": (("face_id",), ("person_id", "confirmed", "probability")),
    "exclusions": (("face_id", "person_id"), ()),
    "rejections": (("face_id",), ()),
    "affirmed": (("face_id",), ("person_id",)),
    "albums": (("id",), ("name", "recipe", "people")),
}
"""The decision tables: their keys and their other columns."""
ADDED: dict[str, RowValues] = {"people": (None, 0)}
"""What the last columns hold in rows that were stored before there were any."""
LINE = 2000
"""Changes per line of packed JSON."""


@dataclass(frozen=True)
class Write:
    """A row to write: `values` in the order of TABLES, None to delete it."""

    table: str
    key: RowValues
    values: RowValues | None


@dataclass(frozen=True)
class RowChange:
    """A row before and after; None where it does not exist."""

    table: str
    key: RowValues
    before: RowValues | None
    after: RowValues | None

    @property
    def is_decision(self) -> bool:
        """Whether it is about a face, and more than a proposal."""
        if self.table == "members":
            return any(row is not None and row[1] for row in (self.before, self.after))
        return self.table in ("exclusions", "rejections", "affirmed")

    @property
    def is_about_a_face(self) -> bool:
        return TABLES[self.table][0][0] == "face_id"

    def inverse(self) -> RowChange:
        return RowChange(self.table, self.key, self.after, self.before)


@dataclass(frozen=True)
class Entry:
    """One decision. `state`: done, undone, or dropped (undone, and a later decision was made).
    `changes`: how many rows it changed; 0 when an older version of the program stored it without
    the count."""

    id: int
    at: str
    message: Message
    state: str
    changes: int = 0

    @property
    def text(self) -> str:
        """What was decided, in English, without a full stop."""
        return ENGLISH.text(self.message)


class HistoryLog:
    """The decisions of a library, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self, connection: sqlite3.Connection, message: Message, changes: Sequence[RowChange]
    ) -> int | None:
        """Store changes that were made, inside the caller's transaction; the entry's number.

        Without changes, nothing is stored. Decisions that were undone before can no longer be
        redone.
        """
        if not changes:
            return None
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        connection.execute("UPDATE history SET state = 'dropped' WHERE state = 'undone'")
        cursor = connection.execute(
            "INSERT INTO history (at, code, parameters, state, changes, rows)"
            " VALUES (?, ?, ?, 'done', ?, ?)",
            (now, message.code, message.as_json(), packed(changes), len(changes)),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO remembered SELECT id FROM faces WHERE id = ?",
            {(change.key[0],) for change in changes if change.is_decision},
        )
        return cursor.lastrowid

    def extend(
        self,
        connection: sqlite3.Connection,
        entry: int,
        changes: Sequence[RowChange],
        message: Callable[[int], Message],
    ) -> int:
        """Add changes to the latest entry. `message` makes its text of the number of its rows."""
        row = fetched(connection, "SELECT changes FROM history WHERE id = ?", (entry,))[0]
        every = combined([unpacked(row[0]), list(changes)])
        told = message(len(every))
        connection.execute(
            "UPDATE history SET code = ?, parameters = ?, changes = ?, rows = ? WHERE id = ?",
            (told.code, told.as_json(), packed(every), len(every), entry),
        )
        return entry

    def undo(self, shown: int | None = None) -> Entry:
        """Take back the latest decision.

        `shown`: the one that the user was told. Raises :class:`NothingToUndo`, and
        :class:`EditError` when it cannot be taken back, or is not the one that was shown.
        """
        with self._database.writing(durable=True) as connection:
            latest = _entries(connection, "state = 'done'", "DESC", 1)
            _require_shown(latest, shown)
            return _turned(connection, latest, "undone")[0]

    def redo(self, shown: int | None = None) -> Entry:
        """Make again the decision last undone. Raises as `undo` does."""
        with self._database.writing(durable=True) as connection:
            latest = _entries(connection, "state = 'undone'", "ASC", 1)
            _require_shown(latest, shown)
            return _turned(connection, latest, "done")[0]

    def undo_to(self, entry: int, shown: int | None = None) -> list[Entry]:
        """Take back all that was decided after an entry, or everything for 0; latest first.

        `shown`: the latest one that the user was told. Raises :class:`NothingToUndo`,
        :class:`UnknownItem` for an entry that is not done, and :class:`EditError` when there are
        later ones than was shown.
        """
        with self._database.writing(durable=True) as connection:
            if entry != 0:
                _require(connection, entry, "done")
            after = _entries(connection, f"state = 'done' AND id > {int(entry)}", "DESC")
            _require_shown(after, shown)
            return _turned(connection, after, "undone")

    def redo_to(self, entry: int) -> list[Entry]:
        """Make again what was undone, up to and including an entry; oldest first.

        Raises :class:`UnknownItem` for an entry that is not undone.
        """
        with self._database.writing(durable=True) as connection:
            _require(connection, entry, "undone")
            upto = _entries(connection, f"state = 'undone' AND id <= {int(entry)}", "ASC")
            return _turned(connection, upto, "done")

    def entries(self, limit: int = 100) -> list[Entry]:
        """The latest decisions, latest first."""
        with self._database.reading() as connection:
            return _entries(connection, "1", "DESC", limit)


def _entries(
    connection: sqlite3.Connection, condition: str, order: str, limit: int = -1
) -> list[Entry]:
    rows = fetched(
        connection,
        f"SELECT id, at, code, parameters, state, rows FROM history WHERE {condition}"
        f" ORDER BY id {order} LIMIT ?",
        (limit,),
    )
    return [
        Entry(number, at, Message.stored(code, parameters), state, changes)
        for number, at, code, parameters, state, changes in rows
    ]


def _require_shown(entries: Sequence[Entry], shown: int | None) -> None:
    """Raises EditError when the first of these is another one than the user was told.

    Another program may have decided something, or taken it back.
    """
    if entries and shown is not None and entries[0].id != shown:
        raise EditError("history-moved-on", decision=entries[0].message)


def _require(connection: sqlite3.Connection, entry: int, state: str) -> None:
    known = fetched(connection, "SELECT state FROM history WHERE id = ?", (entry,))
    if not known or known[0][0] != state:
        raise UnknownItem("no-such-decision", decision=entry, state=state)


def _turned(connection: sqlite3.Connection, entries: list[Entry], state: str) -> list[Entry]:
    """Take back entries ("undone") or make them again ("done"), in this order."""
    if not entries:
        raise NothingToUndo("nothing-to-undo" if state == "undone" else "nothing-to-redo")
    for entry in entries:
        row = fetched(connection, "SELECT changes FROM history WHERE id = ?", (entry.id,))[0]
        changes = unpacked(row[0])
        if state == "undone":
            changes = [change.inverse() for change in reversed(changes)]
        _require_faces(connection, changes)
        _apply(connection, _for_successors_too(connection, changes, entry.id))
        pass_on_covers(connection)
        connection.execute("UPDATE history SET state = ? WHERE id = ?", (state, entry.id))
    return [replace(entry, state=state) for entry in entries]


def _require_faces(connection: sqlite3.Connection, changes: Sequence[RowChange]) -> None:
    """Raises EditError when faces that were decided about have left the library."""
    faces = {change.key[0] for change in changes if change.is_decision}
    gone = fetched(
        connection,
        "SELECT count(*) FROM json_each(?) WHERE value NOT IN (SELECT id FROM faces)",
        (listed(faces),),
    )[0][0]
    if gone:
        raise EditError("decided-faces-gone", count=gone)


def _for_successors_too(
    connection: sqlite3.Connection, changes: Sequence[RowChange], decision: int
) -> list[RowChange]:
    """The same changes, also of the faces that follow those the decision is about.

    A face follows another when the picture of its photo has changed, and has taken over what had
    been decided about it until then.
    """
    about = {change.key[0] for change in changes if change.is_about_a_face}
    followers: dict[int, list[int]] = {}
    for face, follower in successors_of(connection, about, decision):
        followers.setdefault(face, []).append(follower)
    if not followers:
        return list(changes)
    own = {(change.table, change.key) for change in changes}
    more = {
        (change.table, (follower, *change.key[1:])): replace(
            change, key=(follower, *change.key[1:])
        )
        for change in changes
        if change.is_about_a_face
        for follower in followers.get(change.key[0], [])
    }
    return [*changes, *(change for place, change in more.items() if place not in own)]


def apply_writes(connection: sqlite3.Connection, writes: Iterable[Write]) -> list[RowChange]:
    """Carry out writes inside the caller's transaction; returns the rows that changed."""
    changes = _effective(connection, writes)
    _apply(connection, changes)
    return changes


def combined(parts: Iterable[list[RowChange]]) -> list[RowChange]:
    """Changes made one after the other, as one: each row before the first and after the last."""
    rows: dict[tuple[str, RowValues], RowChange] = {}
    for change in (change for part in parts for change in part):
        place = change.table, change.key
        before = rows[place].before if place in rows else change.before
        rows[place] = replace(change, before=before)
    return [change for change in rows.values() if change.before != change.after]


def _effective(connection: sqlite3.Connection, writes: Iterable[Write]) -> list[RowChange]:
    """The writes as changes: the last one for each row, and only if it makes a difference."""
    last = {(write.table, write.key): write for write in writes}
    changes: list[RowChange] = []
    for table, some in groupby(sorted(last.values(), key=_table), key=_table):
        new = list(some)
        now = _current(connection, table, [write.key for write in new])
        changes += [RowChange(table, w.key, now.get(w.key), w.values) for w in new]
    return [change for change in changes if change.before != change.after]


def _table(row: Write | RowChange) -> str:
    return row.table


def _current(
    connection: sqlite3.Connection, table: str, wanted: list[RowValues]
) -> dict[RowValues, RowValues]:
    """The rows with these keys that there are."""
    keys, columns = TABLES[table]
    matching = " AND ".join(
        f"{table}.{key} = json_extract(value, '$[{place}]')" for place, key in enumerate(keys)
    )
    # json_each has columns of its own, such as `id`.
    names = ", ".join(f"{table}.{name}" for name in keys + columns)
    rows = fetched(
        connection,
        f"SELECT {names} FROM json_each(?) JOIN {table} ON {matching}",
        (json.dumps(wanted),),
    )
    return {row[: len(keys)]: row[len(keys) :] for row in rows}


def _apply(connection: sqlite3.Connection, changes: Sequence[RowChange]) -> None:
    """Write the rows as they are after the changes.

    A proposal about a face that has left the library since is passed over, and a person with
    whom a scan has put a face since stays. A face that a scan has put with somebody who it is
    said not to be leaves them.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table, some in groupby(sorted(changes, key=_table), key=_table):
        new = list(some)
        gone = [change.key for change in new if change.after is None]
        if table != "people":
            connection.executemany(f"DELETE FROM {table} WHERE {_matching(table)}", gone)
        connection.executemany(
            _insertion(table), [c.key + c.after for c in new if c.after is not None]
        )
    connection.executemany(
        "DELETE FROM members WHERE face_id = ? AND person_id = ? AND NOT confirmed",
        [c.key for c in changes if c.table == "exclusions" and c.after is not None],
    )
    connection.executemany(
        "DELETE FROM people WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM members WHERE person_id = people.id)",
        [c.key for c in changes if c.table == "people" and c.after is None],
    )


def _insertion(table: str) -> str:
    keys, columns = TABLES[table]
    names = keys + columns
    values = ", ".join(f"?{place}" for place in range(1, len(names) + 1))
    there = " WHERE EXISTS (SELECT 1 FROM faces WHERE id = ?1)" if keys[0] == "face_id" else ""
    return f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) SELECT {values}{there}"


def _matching(table: str) -> str:
    return " AND ".join(f"{key} = ?" for key in TABLES[table][0])


def packed(changes: Sequence[RowChange]) -> bytes:
    """Changes as they are stored: lines of JSON, compressed.

    No line is so long that other threads wait for it.
    """
    lines = []
    for start in range(0, len(changes), LINE):
        rows = [[c.table, c.key, c.before, c.after] for c in changes[start : start + LINE]]
        lines.append(json.dumps(rows, separators=(",", ":")))
    return zlib.compress("\n".join(lines).encode())


def unpacked(data: object) -> list[RowChange]:
    """The changes of a decision as they are stored. Raises LibraryError when they are damaged."""
    try:
        lines = zlib.decompress(data).splitlines()  # type: ignore[arg-type]
        return [_change(*row) for line in lines for row in json.loads(line)]
    except (ValueError, TypeError, KeyError, RecursionError, zlib.error) as error:
        raise LibraryError("history-damaged") from error


def _change(
    table: str, key: list[Any], before: list[Any] | None, after: list[Any] | None
) -> RowChange:
    keys, columns = TABLES[table]
    rows = [None if row is None else _completed(table, tuple(row)) for row in (before, after)]
    if len(key) != len(keys) or not all(type(part) is int for part in key):
        raise ValueError
    if any(row is not None and len(row) != len(columns) for row in rows):
        raise ValueError
    return RowChange(table, tuple(key), *rows)


def _completed(table: str, row: RowValues) -> RowValues:
    """A row with the columns that were added after it was stored."""
    added = ADDED.get(table, ())
    is_older = len(row) == len(TABLES[table][1]) - len(added)
    return (*row, *added) if is_older else row
