"""Shared by the queries of a library: visibility, values from rows, and storage of paths.

Paths are stored as the file system's bytes, so that names that are not valid text are kept.
"Visible" faces are those of photos that are present or offline and that nobody rejected.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoclust.errors import UnknownItem
from photoclust.library.database import Database
from photoclust.types import Box, Face

VISIBLE = "faces.shown"
FACE_COLUMNS = """
    faces.id, faces.photo_id, faces.x, faces.y, faces.width, faces.height,
    faces.score, faces.quality, members.person_id, members.confirmed, members.probability
"""

PART = 4096
"""Rows that are read at a time."""
Parameters = Sequence[object] | Mapping[str, object]


class Queries:
    """Some of the queries of a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self.database = database


def fetched(
    connection: sqlite3.Connection, query: str, parameters: Parameters = ()
) -> list[tuple[Any, ...]]:
    """All rows of a query as plain tuples, which are quicker to read than rows by name."""
    cursor = connection.cursor()
    cursor.row_factory = None
    rows: list[tuple[Any, ...]] = cursor.execute(query, parameters).fetchall()
    return rows


def fetched_at_once(
    connection: sqlite3.Connection, query: str, columns: Sequence[str]
) -> list[list[Any]]:
    """The rows of a query whose named columns hold whole numbers and text alone, as one value of
    SQLite's. For each row read by itself the interpreter is let go and waited for again: while
    another thread is at work, that takes longer than the query.
    """
    # In this order, which SQLite keeps for an aggregate of rows that are in one.
    (found,) = connection.execute(
        f"SELECT json_group_array(json_array({', '.join(columns)})) FROM ({query})"
    ).fetchone()
    rows: list[list[Any]] = json.loads(found)
    return rows


def fetched_in_parts(
    connection: sqlite3.Connection, query: str, parameters: Parameters = ()
) -> Iterator[list[tuple[Any, ...]]]:
    """The same some thousand rows at a time: many rows take ten times the memory of their arrays.
    One part at least, which may be empty."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(query, parameters)
    yield cursor.fetchmany(PART)
    while rows := cursor.fetchmany(PART):
        yield rows


def numbers(
    connection: sqlite3.Connection, query: str, parameters: Parameters = ()
) -> NDArray[np.int64]:
    """The first column of a query: int64 (n,)."""
    rows = fetched(connection, query, parameters)
    return np.fromiter((row[0] for row in rows), np.int64, len(rows))


def listed(ids: Iterable[int]) -> str:
    """Numbers as one parameter, for ``json_each``."""
    return json.dumps([int(number) for number in ids])


def require_person(connection: sqlite3.Connection, person: int) -> None:
    """Raises :class:`UnknownItem`."""
    if connection.execute("SELECT 1 FROM people WHERE id = ?", (person,)).fetchone() is None:
        raise UnknownItem("no-such-person", person=person)


def membership(connection: sqlite3.Connection, person: int | None) -> tuple[str, tuple[int, ...]]:
    """The condition for a person's faces, or for the unsorted ones, and its parameters."""
    if person is None:
        return "members.person_id IS NULL", ()
    require_person(connection, person)
    return "members.person_id = ?", (person,)


def below(folder: Path) -> tuple[bytes, bytes]:
    """The range of paths below a folder: from the first up to, not including, the second."""
    prefix = to_bytes(folder).rstrip(os.sep.encode()) + os.sep.encode()
    return prefix, prefix[:-1] + bytes([prefix[-1] + 1])


def as_face(row: tuple[Any, ...] | sqlite3.Row) -> Face:
    """From a row of FACE_COLUMNS."""
    return Face(
        id=row[0],
        photo_id=row[1],
        box=Box(row[2], row[3], row[4], row[5]),
        score=row[6],
        quality=row[7],
        person_id=row[8],
        confirmed=bool(row[9]),
        probability=row[10] if row[10] is not None else 0.0,
    )


def to_bytes(path: Path) -> bytes:
    """A path as it is stored."""
    return os.fsencode(path)


def to_path(data: bytes) -> Path:
    """A stored path."""
    return Path(os.fsdecode(data))
