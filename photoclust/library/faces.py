"""Faces: lists, details, crops, and arrays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoclust.errors import UnknownItem
from photoclust.library.checksums import embeddings
from photoclust.library.files import paths_by_photo
from photoclust.library.people import name_book
from photoclust.library.rows import (
    FACE_COLUMNS,
    VISIBLE,
    Queries,
    as_face,
    fetched,
    fetched_in_parts,
    listed,
    membership,
    numbers,
)
from photoclust.photos.orientation import turned_crop
from photoclust.types import Births, DateSource, Face, FaceRecord, FaceSet

BY_CAMERA = f"('{DateSource.ORIGINAL}', '{DateSource.DIGITIZED}')"
GONE = """
    members.confirmed AND NOT EXISTS (SELECT 1 FROM rejections WHERE face_id = faces.id)
    AND NOT EXISTS (SELECT 1 FROM successors WHERE face_id = faces.id)
"""
"""Whether a face that is not visible is confirmed, and in a photo that is gone: no decision has
hidden it, and no face of a picture in its photo's place is decided about in its stead."""


class FaceQueries(Queries):
    """The faces of a library."""

    def face_set(self, model: str) -> FaceSet:
        """All visible faces that the model has embedded, in the order of their numbers."""
        with self.database.reading() as connection:
            return _face_set(connection, model, VISIBLE, ())

    def comparable(self, model: str) -> FaceSet:
        """The same, and the confirmed faces of photos that are gone, by which people are known."""
        with self.database.reading() as connection:
            return _face_set(connection, model, f"({VISIBLE} OR {GONE})", ())

    def face_set_of(self, person: int | None, model: str) -> FaceSet:
        """The same of one person, or of the unsorted faces. Raises :class:`UnknownItem`."""
        with self.database.reading() as connection:
            condition, parameters = membership(connection, person)
            return _face_set(connection, model, f"{condition} AND {VISIBLE}", parameters)

    def face_set_at(self, faces: Iterable[int], model: str) -> FaceSet:
        """The same of these faces, in the order of their numbers; those gone are left out."""
        condition = "faces.id IN (SELECT value FROM json_each(?))"
        with self.database.reading() as connection:
            return _face_set(connection, model, condition, (listed(faces),))

    def representatives(self, model: str, most: int) -> FaceSet:
        """The same of at most so many faces of each person who is not ignored: confirmed ones
        first, then the best."""
        condition = (
            "faces.id IN (SELECT id FROM (SELECT faces.id, row_number() OVER"
            " (PARTITION BY person_id ORDER BY confirmed DESC, quality DESC, faces.id) AS place"
            " FROM members JOIN faces ON faces.id = members.face_id"
            " JOIN people ON people.id = person_id AND people.state = 'visible'"
            f" WHERE {VISIBLE}) WHERE place <= ?)"
        )
        with self.database.reading() as connection:
            return _face_set(connection, model, condition, (most,))

    def exclusions(self) -> set[tuple[int, int]]:
        """Pairs of a face and a person who it is not."""
        with self.database.reading() as connection:
            return set(fetched(connection, "SELECT face_id, person_id FROM exclusions"))

    def affirmed(self) -> set[tuple[int, int]]:
        """Pairs of a face and a person who it was asked about and rightly is."""
        with self.database.reading() as connection:
            return set(fetched(connection, "SELECT face_id, person_id FROM affirmed"))

    def dated(self, person: int | None) -> list[tuple[int, str]]:
        """The visible faces of a person, or the unsorted ones for None, oldest photo first, each
        with the date of its photo, ISO 8601; those without one last, with an empty one."""
        with self.database.reading() as connection:
            condition, parameters = membership(connection, person)
            return fetched(
                connection,
                "SELECT faces.id, ifnull(photos.date, '') FROM faces"
                " JOIN photos ON photos.id = faces.photo_id"
                " LEFT JOIN members ON members.face_id = faces.id"
                f" WHERE {condition} AND {VISIBLE}"
                " ORDER BY photos.date IS NULL, photos.date, photos.id, faces.x, faces.id",
                parameters,
            )

    def births(self, faces: NDArray[np.int64]) -> Births | None:
        """What dates of birth say of these faces; None where nobody's is known."""
        with self.database.reading() as connection:
            born = {
                person: float(begun)
                for person, begun in fetched(
                    connection,
                    "SELECT id, strftime('%s', born || substr('-01-01', length(born) - 3))"
                    " FROM people WHERE born NOT NULL",
                )
                if begun is not None
            }
            if not born:
                return None
            rows = fetched(
                connection,
                "SELECT faces.id, CAST(strftime('%s', date) AS REAL) FROM faces"
                " JOIN photos ON photos.id = photo_id"
                " WHERE date NOT NULL AND date_source IS NOT ?",
                (DateSource.FILE,),
            )
        dated = dict(rows)
        taken = [np.nan if (at := dated.get(face)) is None else at for face in faces.tolist()]
        return Births(np.array(taken, np.float64), born)

    def of_person(self, person: int | None) -> list[Face]:
        """The visible faces of a person, or the unsorted ones for None; best first."""
        with self.database.reading() as connection:
            condition, parameters = membership(connection, person)
            rows = fetched(
                connection,
                f"SELECT {FACE_COLUMNS} FROM faces"
                " LEFT JOIN members ON members.face_id = faces.id"
                f" WHERE {condition} AND {VISIBLE} ORDER BY faces.quality DESC, faces.id",
                parameters,
            )
        return [as_face(row) for row in rows]

    def ids(self, person: int | None, *, by_date: bool = False) -> NDArray[np.int64]:
        """The same as numbers: int64 (n,), best first, or oldest photo first."""
        order = "photos.date IS NULL, photos.date, photos.id, faces.x" if by_date else ""
        with self.database.reading() as connection:
            condition, parameters = membership(connection, person)
            return numbers(
                connection,
                "SELECT faces.id FROM faces JOIN photos ON photos.id = faces.photo_id"
                " LEFT JOIN members ON members.face_id = faces.id"
                f" WHERE {condition} AND {VISIBLE}"
                f" ORDER BY {order or 'faces.quality DESC'}, faces.id",
                parameters,
            )

    def details(self, ids: Iterable[int]) -> list[Face]:
        """Visible faces by their numbers, in the order asked for; others are left out."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                f"SELECT {FACE_COLUMNS} FROM json_each(?) JOIN faces ON faces.id = value"
                " LEFT JOIN members ON members.face_id = faces.id"
                f" WHERE {VISIBLE} ORDER BY key",
                (listed(ids),),
            )
        return [as_face(row) for row in rows]

    def proposed_of(self, person: int) -> list[int]:
        """The unconfirmed faces of a person who has no name, also of photos that are gone, those
        to show somebody with first: the best visible ones."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT faces.id FROM members JOIN faces ON faces.id = face_id"
                " JOIN people ON people.id = person_id WHERE person_id = ? AND name IS NULL"
                f" AND NOT confirmed ORDER BY faces.id IS NOT cover, NOT {VISIBLE},"
                " faces.quality DESC, faces.id",
                (person,),
            )
        return [row[0] for row in rows]

    def cover_of(self, person: int) -> int | None:
        """The face chosen to show a person with, if any."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT cover FROM people WHERE id = ?", (person,)).fetchone()
        return None if row is None else row[0]

    def count(self) -> int:
        """How many faces there are, visible or not."""
        with self.database.reading() as connection:
            return int(fetched(connection, "SELECT count(*) FROM faces")[0][0])

    def unsorted_count(self) -> int:
        """How many visible faces are with nobody."""
        with self.database.reading() as connection:
            query = "SELECT count(*) FROM faces LEFT JOIN members ON face_id = id WHERE"
            rows = fetched(connection, f"{query} person_id IS NULL AND {VISIBLE}")
        return int(rows[0][0])

    def crop(self, face: int) -> bytes:
        """A face as a small JPEG. Raises :class:`UnknownItem`."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT jpeg, crop_turn FROM crops JOIN faces ON faces.id = face_id"
                " WHERE face_id = ?",
                (face,),
            )
        if not rows:
            raise UnknownItem("no-such-face", face=face)
        return turned_crop(*rows[0])

    def crops(self, ids: Iterable[int]) -> dict[int, bytes]:
        """Faces as small JPEGs, by their numbers; those that are not there are left out."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT face_id, jpeg, crop_turn FROM json_each(?) CROSS JOIN crops"
                " ON face_id = value JOIN faces ON faces.id = face_id",
                (listed(ids),),
            )
        return {face: turned_crop(jpeg, turn) for face, jpeg, turn in rows}

    def records(self) -> list[FaceRecord]:
        """Every visible face but those of ignored people, with what an export needs."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                f"SELECT {FACE_COLUMNS}, photos.width, photos.height, photos.date"
                " FROM faces JOIN photos ON photos.id = faces.photo_id"
                " LEFT JOIN members ON members.face_id = faces.id"
                " LEFT JOIN people ON people.id = members.person_id"
                f" WHERE {VISIBLE} AND ifnull(people.state, 'visible') = 'visible'"
                " ORDER BY faces.id",
            )
            paths = paths_by_photo(connection)
            book = name_book(connection)
        return [
            FaceRecord(as_face(r), tuple(paths[r[1]]), r[11], r[12], r[13], book.label(r[8] or 0))
            for r in rows
            if r[1] in paths  # a scan may have deleted the photo meanwhile
        ]


def _face_set(
    connection: sqlite3.Connection, model: str, condition: str, parameters: Sequence[object]
) -> FaceSet:
    parts = fetched_in_parts(
        connection,
        "SELECT faces.id, faces.photo_id, faces.quality, embeddings.vector,"
        " ifnull(members.person_id, 0), ifnull(members.confirmed, 0), faces.score > 0, faces.shown,"
        " faces.x / photos.width, faces.y / photos.height,"
        " (faces.x + faces.width) / photos.width, (faces.y + faces.height) / photos.height,"
        " CAST(photos.width AS REAL) / photos.height,"
        f" CASE WHEN date_source IN {BY_CAMERA} THEN strftime('%s', photos.date) END"
        " FROM faces JOIN photos ON photos.id = faces.photo_id"
        " JOIN embeddings ON embeddings.face_id = faces.id"
        " AND embeddings.model_id = (SELECT id FROM models WHERE name = ?)"
        f" LEFT JOIN members ON members.face_id = faces.id WHERE {condition} ORDER BY faces.id",
        (model, *parameters),
    )
    columns: list[list[NDArray[Any]]] = [[] for _ in fields(FaceSet)]
    for part in map(_as_faces, parts):
        for pieces, column in zip(columns, fields(part), strict=True):
            pieces.append(getattr(part, column.name))
    return FaceSet(*map(_joined, columns))


def _joined(pieces: list[NDArray[Any]]) -> NDArray[Any]:
    """The pieces one after the other. Each is let go of when it is copied, as all of them are as
    large as the result."""
    joined = np.empty((sum(map(len, pieces)), *pieces[0].shape[1:]), pieces[0].dtype)
    end = len(joined)
    while pieces:
        piece = pieces.pop()
        joined[end - len(piece) : end] = piece
        end -= len(piece)
    return joined


def _as_faces(rows: list[tuple[Any, ...]]) -> FaceSet:
    return FaceSet(
        ids=np.array([row[0] for row in rows], np.int64),
        photos=np.array([row[1] for row in rows], np.int64),
        embeddings=embeddings([row[3] for row in rows]),
        quality=np.array([row[2] for row in rows], np.float32),
        people=np.array([row[4] for row in rows], np.int64),
        confirmed=np.array([row[5] for row in rows], bool),
        seen=np.array([row[6] for row in rows], bool),
        shown=np.array([row[7] for row in rows], bool),
        places=np.array([row[8:13] for row in rows], np.float32).reshape(-1, 5),
        taken=np.array([np.nan if row[13] is None else float(row[13]) for row in rows]),
    )
