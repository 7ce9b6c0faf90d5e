"""People: their list, their folders, and who appears with whom."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.library.namesakes import NameBook
from photoclust.library.rows import (
    VISIBLE,
    Queries,
    below,
    fetched,
    fetched_at_once,
    require_person,
)
from photoclust.types import CLEAR, Companion, Person, PersonState

RANK = """
    (faces.id IS people.cover) * 4000000000000000000 + members.confirmed * 2000000000000000000
    + CAST(faces.quality * 1000000 AS INTEGER) * 1000000000000 + 999999999999 - faces.id
"""
"""A number that is largest for the face to show a person with: the chosen one, else the best that
is confirmed, else the best, of equal ones the first; and which ends with that face's own number,
turned round."""
PEOPLE = f"""
    WITH shown AS (
        SELECT members.person_id, count(*) AS faces, count(DISTINCT faces.photo_id) AS photos,
            sum(members.confirmed) AS confirmed, sum(faces.quality >= {CLEAR}) AS clear,
            min(photos.date) AS first,
            max(photos.date) AS last, 999999999999 - max({RANK}) % 1000000000000 AS cover
        -- In the order of the faces, which is that of their rows on the disk.
        FROM members NOT INDEXED JOIN faces ON faces.id = members.face_id
        JOIN photos ON photos.id = faces.photo_id JOIN people ON people.id = members.person_id
        WHERE {VISIBLE} GROUP BY members.person_id)
    SELECT people.id, people.name, people.state, ifnull(shown.faces, 0) AS faces,
        ifnull(shown.photos, 0) AS photos, ifnull(shown.confirmed, 0) AS confirmed,
        shown.first, shown.last,
        -- Somebody of whom nothing can be seen just now.
        CASE WHEN shown.faces IS NULL THEN (SELECT 999999999999 - max({RANK}) % 1000000000000
            FROM members JOIN faces ON faces.id = members.face_id
            WHERE members.person_id = people.id) ELSE shown.cover END AS cover,
        ifnull(shown.clear, 0) AS clear, people.born, people.favourite
    FROM people LEFT JOIN shown ON shown.person_id = people.id
    WHERE people.name IS NOT NULL OR shown.faces > 0
    ORDER BY people.name IS NULL, ifnull(shown.faces, 0) DESC, people.id
"""

COLUMNS = (
    "id",
    "name",
    "state",
    "faces",
    "photos",
    "confirmed",
    "first",
    "last",
    "cover",
    "clear",
    "born",
    "favourite",
)
"""Of PEOPLE."""


def name_book(connection: sqlite3.Connection) -> NameBook:
    """The names of the library's people."""
    return NameBook(fetched(connection, "SELECT id, name, born FROM people ORDER BY id"))


class PeopleQueries(Queries):
    """The people of a library."""

    def all(self) -> list[Person]:
        """Everybody: named first, then by number of faces; the unnamed without faces left out."""
        with self.database.reading() as connection:
            rows = fetched_at_once(connection, PEOPLE, COLUMNS)
        book = NameBook((row[0], row[1], row[10]) for row in rows)
        return [
            Person(
                id=r[0],
                name=r[1],
                state=PersonState(r[2]),
                faces=r[3],
                photos=r[4],
                confirmed=r[5],
                first=r[6],
                last=r[7],
                cover=r[8],
                clear=r[9],
                born=r[10],
                favourite=bool(r[11]),
                distinct_name=book.label(r[0]),
            )
            for r in rows
        ]

    def require(self, person: int) -> None:
        """Raises :class:`UnknownItem` when there is no such person."""
        with self.database.reading() as connection:
            require_person(connection, person)

    def names(self) -> NameBook:
        """What everybody is called."""
        with self.database.reading() as connection:
            return name_book(connection)

    def visible_names(self) -> dict[int, str | None]:
        """What to call the people who are not ignored, by their numbers; None for no name."""
        with self.database.reading() as connection:
            book = name_book(connection)
            rows = fetched(connection, "SELECT id FROM people WHERE state = 'visible'")
        return {row[0]: book.label(row[0]) for row in rows}

    def below(self, folder: Path) -> set[int]:
        """Who has a visible face in a photo below this folder."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT DISTINCT members.person_id FROM files"
                " JOIN faces ON faces.photo_id = files.photo_id"
                " JOIN members ON members.face_id = faces.id"
                " WHERE files.path >= ? AND files.path < ?"
                " AND files.state IN ('present', 'offline') AND NOT EXISTS"
                " (SELECT 1 FROM rejections WHERE rejections.face_id = faces.id)",
                below(folder),
            )
        return {row[0] for row in rows}

    def appearances(self) -> NDArray[np.int64]:
        """Which photos show whom of those not ignored: photo and person, each pair once: (n, 2)."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT DISTINCT faces.photo_id, members.person_id FROM members"
                " JOIN people ON people.id = members.person_id AND people.state = 'visible'"
                f" JOIN faces ON faces.id = members.face_id AND {VISIBLE}",
            )
        return np.array(rows, np.int64).reshape(-1, 2)

    def companions(self, person: int, limit: int = 12) -> list[Companion]:
        """Visible people who are most often in a person's photos. Raises UnknownItem."""
        with self.database.reading() as connection:
            require_person(connection, person)
            rows = fetched(
                connection,
                "SELECT members.person_id, count(DISTINCT faces.photo_id) AS photos FROM faces"
                " JOIN members ON members.face_id = faces.id"
                " JOIN people ON people.id = members.person_id"
                " WHERE faces.photo_id IN (SELECT faces.photo_id FROM members"
                "  JOIN faces ON faces.id = members.face_id"
                f" WHERE members.person_id = :person AND {VISIBLE})"
                " AND members.person_id <> :person AND people.state = 'visible'"
                f" AND {VISIBLE} GROUP BY members.person_id"
                " ORDER BY photos DESC, members.person_id LIMIT :limit",
                {"person": person, "limit": limit},
            )
        return [Companion(*row) for row in rows]
