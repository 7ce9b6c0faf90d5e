"""Proposals that a scan makes, and which of them put faces with people who have a name.

Those are one entry of the history for each scan, so that one undo takes them back. What was taken
back is not proposed again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from photoclust.library.history import HistoryLog, RowChange, Write, apply_writes, unpacked
from photoclust.library.planning import placements
from photoclust.library.rows import fetched
from photoclust.messages import Message


def place(
    connection: sqlite3.Connection,
    history: HistoryLog,
    placed: Sequence[tuple[int, int, float]],
    entry: int | None,
) -> tuple[int | None, dict[int, int]]:
    """Assign unconfirmed faces to people, as `Regroup` does, but for those of named people.

    No person is deleted, because an undo may need them; people without a name and without faces
    are not shown. entry: that of the same scan so far. Returns the scan's entry, if any, and how
    many faces have joined each named person now.
    """
    named = {row[0] for row in fetched(connection, "SELECT id FROM people WHERE name NOT NULL")}
    home = dict(fetched(connection, "SELECT face_id, person_id FROM members"))
    taken_back = _taken_back(connection)
    joins: list[Write] = []
    others: list[Write] = []
    for write in placements(placed, connection):
        if write.table != "members":
            others.append(write)
        elif home.get(write.key[0]) in named:
            continue
        elif write.values is None or write.values[0] not in named:
            others.append(write)
        elif (write.key[0], write.values[0]) not in taken_back:
            joins.append(write)
    apply_writes(connection, others)
    changes = apply_writes(connection, joins)
    counts: dict[int, int] = {}
    for change in changes:
        if change.after is not None:
            counts[change.after[0]] = counts.get(change.after[0], 0) + 1
    return _recorded(connection, history, changes, entry), counts


def _recorded(
    connection: sqlite3.Connection,
    history: HistoryLog,
    changes: list[RowChange],
    entry: int | None,
) -> int | None:
    """The scan's entry with these changes in it: a new one where something was decided since."""
    if not changes:
        return entry
    latest = fetched(connection, "SELECT max(id) FROM history WHERE state = 'done'")[0][0]
    if entry is not None and entry == latest:
        return history.extend(connection, entry, changes, _message)
    return history.record(connection, _message(len(changes)), changes)


def _message(count: int) -> Message:
    return Message.of("joined", count=count)


def _taken_back(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """The faces, with the people, whose joining was undone."""
    rows = fetched(
        connection, "SELECT changes FROM history WHERE code = 'joined' AND state <> 'done'"
    )
    return {
        (change.key[0], change.after[0])
        for (data,) in rows
        for change in unpacked(data)
        if change.after is not None
    }
