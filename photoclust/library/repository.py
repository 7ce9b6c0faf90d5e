"""All reading and writing of a library but for its schema and its history.

Paths are stored as the file system's bytes, so that names which are not text survive.
"Visible" faces are those of photos that are present or offline and that nobody rejected.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.errors import UnknownItem
from photoclust.library.database import Database
from photoclust.library.edits import Edit, Patch, plan
from photoclust.library.history import History, Write
from photoclust.types import (
    Box,
    Face,
    FaceRecord,
    Failure,
    Floats,
    FoundFace,
    Person,
    PersonState,
)

VISIBLE = """
    EXISTS (SELECT 1 FROM files WHERE files.photo_id = faces.photo_id
            AND files.state IN ('present', 'offline'))
    AND NOT EXISTS (SELECT 1 FROM rejections WHERE rejections.face_id = faces.id)
"""
FACE_COLUMNS = """
    faces.id, faces.photo_id, faces.x, faces.y, faces.width, faces.height,
    faces.score, faces.quality, members.person_id, members.confirmed, members.probability
"""
SAME_PLACE = 0.5
"""Overlap (intersection over union) from which two boxes in one photo are the same face."""


@dataclass(frozen=True)
class StoredFile:
    """A file as the last scan saw it. `photo_id` None: it could never be read."""

    path: Path
    size: int
    mtime_ns: int
    photo_id: int | None
    state: str
    failure: Failure | None


@dataclass(frozen=True)
class NewPhoto:
    """A photo on its way into the library. `date`: ISO 8601; `method`: the networks used."""

    size: int
    digest: bytes
    width: int
    height: int
    date: str | None
    method: str
    faces: Sequence[FoundFace]


@dataclass(frozen=True)
class FaceSet:
    """Faces as arrays, row by row: what grouping works on.

    `ids`, `photos`: int64 (n,). `embeddings`: float32 (n, 128). `quality`: float32 (n,).
    `people`: int64 (n,), 0 where unsorted. `confirmed`: bool (n,).
    """

    ids: NDArray[np.int64]
    photos: NDArray[np.int64]
    embeddings: Floats
    quality: Floats
    people: NDArray[np.int64]
    confirmed: NDArray[np.bool_]


class Repository:
    """A library, opened. Safe to use from several threads."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.database = Database(path, create=create)
        self.history = History(self.database)

    def close(self) -> None:
        self.database.close()

    # Roots and files

    def add_root(self, path: Path) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        with self.database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO roots VALUES (?, ?)", (_bytes(path), now))

    def roots(self) -> list[Path]:
        with self.database.reading() as connection:
            rows = connection.execute("SELECT path FROM roots ORDER BY path").fetchall()
        return [_path(row[0]) for row in rows]

    def files_below(self, root: Path) -> list[StoredFile]:
        """The files known below a folder."""
        prefix = _bytes(root).rstrip(os.sep.encode()) + os.sep.encode()
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT path, size, mtime_ns, photo_id, state, stage, reason FROM files"
                " WHERE path >= ? AND path < ? ORDER BY path",
                (prefix, prefix[:-1] + bytes([prefix[-1] + 1])),
            ).fetchall()
        return [_stored_file(row) for row in rows]

    def failures(self) -> list[Failure]:
        """The files that could not be read, with the reasons."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT path, stage, reason FROM files"
                " WHERE reason IS NOT NULL AND state = 'present' ORDER BY path"
            ).fetchall()
        return [Failure(_path(row[0]), row[1], row[2]) for row in rows]

    def set_file_states(self, states: Iterable[tuple[Path, str]]) -> None:
        with self.database.writing() as connection:
            connection.executemany(
                "UPDATE files SET state = ? WHERE path = ? AND state <> ?",
                ((state, _bytes(path), state) for path, state in states),
            )

    def forget_moved(self) -> set[Path]:
        """Drop the old places of photos that lie somewhere else now; which these were."""
        moved = (
            "FROM files WHERE state = 'missing' AND EXISTS (SELECT 1 FROM files AS f"
            " WHERE f.photo_id = files.photo_id AND f.state = 'present')"
        )
        with self.database.writing() as connection:
            rows = connection.execute(f"SELECT path {moved}").fetchall()
            connection.execute(f"DELETE {moved}")
        return {_path(row[0]) for row in rows}

    # Photos

    def known_photos(self) -> dict[tuple[int, bytes], tuple[int, str]]:
        """Size and digest of every photo, with its number and the method last used on it."""
        with self.database.reading() as connection:
            rows = connection.execute("SELECT size, digest, id, method FROM photos").fetchall()
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def add_photo(self, connection: sqlite3.Connection, photo: NewPhoto, model: str) -> int:
        """Store a photo and its faces, or renew those of a photo that is there; its number.

        Faces found again where one was before keep their number, and so all that was
        decided about them. Faces not found again go, unless something was decided.
        """
        row = connection.execute(
            "SELECT id FROM photos WHERE size = ? AND digest = ?", (photo.size, photo.digest)
        ).fetchone()
        if row is None:
            cursor = connection.execute(
                "INSERT INTO photos (size, digest, width, height, date, method)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (photo.size, photo.digest, photo.width, photo.height, photo.date, photo.method),
            )
            photo_id = int(cursor.lastrowid or 0)
        else:
            photo_id = int(row[0])
            connection.execute(
                "UPDATE photos SET date = ?, method = ? WHERE id = ?",
                (photo.date, photo.method, photo_id),
            )
        self._renew_faces(connection, photo_id, photo.faces, _model_id(connection, model))
        return photo_id

    def put_file(
        self,
        connection: sqlite3.Connection,
        path: Path,
        size: int,
        mtime_ns: int,
        photo_id: int | None,
        failure: Failure | None = None,
    ) -> None:
        """Store where a photo lies, or why a file could not be read."""
        connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, 'present', ?, ?)",
            (
                _bytes(path),
                photo_id,
                size,
                mtime_ns,
                failure.stage if failure else None,
                failure.reason if failure else None,
            ),
        )

    def paths_of(self, connection: sqlite3.Connection, photo_id: int) -> set[Path]:
        """Where a photo was last seen."""
        rows = connection.execute("SELECT path FROM files WHERE photo_id = ?", (photo_id,))
        return {_path(row[0]) for row in rows}

    def set_gone(self, connection: sqlite3.Connection, paths: Iterable[Path]) -> None:
        """These files are not there now. Whether for good, a scan of their folder will tell."""
        connection.executemany(
            "UPDATE files SET state = 'offline' WHERE path = ? AND state = 'present'",
            ((_bytes(path),) for path in paths),
        )

    def inherit(
        self, connection: sqlite3.Connection, old: int, new: int, model: str, reach: float
    ) -> None:
        """Carry what was decided about the faces of one photo over to the same faces of another.

        For a file whose content changed (cropped, rotated, tagged by another program): each
        decided face hands its decisions to the most similar face of the new photo that is
        nearer than `reach` in squared L2 by this model, each to one at most.
        """
        decided, old_vectors = self._vectors(connection, old, model, decided=True)
        fresh, new_vectors = self._vectors(connection, new, model, decided=False)
        if not decided or not fresh:
            return
        distances = 2 - 2 * old_vectors @ new_vectors.T
        for flat in np.argsort(distances, axis=None):
            i, j = divmod(int(flat), len(fresh))
            if distances[i, j] >= reach or not np.isfinite(distances[i, j]):
                break
            for table in ("members", "exclusions", "rejections"):
                _copy_decision(connection, table, decided[i], fresh[j])
            distances[i, :] = distances[:, j] = np.inf

    # Faces and people

    def face_set(self, model: str) -> FaceSet:
        """All visible faces that the model has embedded, in the order of their numbers."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT faces.id, faces.photo_id, faces.quality, embeddings.vector,"
                " ifnull(members.person_id, 0), ifnull(members.confirmed, 0)"
                " FROM faces JOIN embeddings ON embeddings.face_id = faces.id"
                " AND embeddings.model_id = (SELECT id FROM models WHERE name = ?)"
                f" LEFT JOIN members ON members.face_id = faces.id WHERE {VISIBLE}"
                " ORDER BY faces.id",
                (model,),
            ).fetchall()
        # Over a bytearray, as torch shares the memory of arrays and wants it writable.
        vectors = np.frombuffer(bytearray().join(row[3] for row in rows), "<f4")
        return FaceSet(
            ids=np.array([row[0] for row in rows], np.int64),
            photos=np.array([row[1] for row in rows], np.int64),
            embeddings=vectors.reshape(len(rows), -1) if rows else np.zeros((0, 128), np.float32),
            quality=np.array([row[2] for row in rows], np.float32),
            people=np.array([row[4] for row in rows], np.int64),
            confirmed=np.array([row[5] for row in rows], bool),
        )

    def exclusions(self) -> set[tuple[int, int]]:
        """Pairs of a face and a person who it is not."""
        with self.database.reading() as connection:
            return {(r[0], r[1]) for r in connection.execute("SELECT * FROM exclusions")}

    def people(self) -> list[Person]:
        """Everybody: named first, then by number of faces; the unnamed without faces left out."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT people.id, people.name, people.state, count(shown.id),"
                " count(DISTINCT shown.photo_id), ifnull(sum(shown.confirmed), 0),"
                " min(photos.date), max(photos.date),"
                # Nested, as ORDER BY itself cannot see the outer query.
                f" (SELECT id FROM (SELECT faces.id, {VISIBLE} AS seen,"
                "   faces.id = people.cover AS chosen, faces.quality"
                "   FROM members JOIN faces ON faces.id = members.face_id"
                "   WHERE members.person_id = people.id)"
                "  ORDER BY seen DESC, chosen DESC, quality DESC, id LIMIT 1)"
                " FROM people LEFT JOIN ("
                "   SELECT faces.id, faces.photo_id, members.person_id, members.confirmed"
                f"  FROM faces JOIN members ON members.face_id = faces.id WHERE {VISIBLE}"
                " ) AS shown ON shown.person_id = people.id"
                " LEFT JOIN photos ON photos.id = shown.photo_id"
                " GROUP BY people.id"
                " HAVING people.name IS NOT NULL OR count(shown.id) > 0"
                " ORDER BY people.name IS NULL, count(shown.id) DESC, people.id"
            ).fetchall()
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
            )
            for r in rows
        ]

    def faces(self, person: int | None) -> list[Face]:
        """The visible faces of a person, or the unsorted ones for None; best first."""
        condition = "members.person_id IS NULL" if person is None else "members.person_id = ?"
        with self.database.reading() as connection:
            if person is not None:
                _require_person(connection, person)
            rows = connection.execute(
                f"SELECT {FACE_COLUMNS} FROM faces"
                " LEFT JOIN members ON members.face_id = faces.id"
                f" WHERE {condition} AND {VISIBLE} ORDER BY faces.quality DESC, faces.id",
                () if person is None else (person,),
            ).fetchall()
        return [_face(row) for row in rows]

    def records(self) -> list[FaceRecord]:
        """Every visible face but those of ignored people, with what an export needs."""
        with self.database.reading() as connection:
            rows = connection.execute(
                f"SELECT {FACE_COLUMNS}, photos.width, photos.height, photos.date, people.name"
                " FROM faces JOIN photos ON photos.id = faces.photo_id"
                " LEFT JOIN members ON members.face_id = faces.id"
                " LEFT JOIN people ON people.id = members.person_id"
                f" WHERE {VISIBLE} AND ifnull(people.state, 'visible') = 'visible'"
                " ORDER BY faces.id"
            ).fetchall()
            paths = _paths_by_photo(connection)
        return [
            FaceRecord(_face(r), tuple(paths[r[1]]), r[11], r[12], r[13], r[14])
            for r in rows
            if r[1] in paths  # a scan may have been quicker than us
        ]

    def photo_paths(self) -> dict[int, list[Path]]:
        """Where each visible photo lies: first where it is present, then offline, sound files
        before broken ones."""
        with self.database.reading() as connection:
            return _paths_by_photo(connection)

    def crop(self, face: int) -> bytes:
        """A face as a small JPEG. Raises :class:`UnknownItem`."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT jpeg FROM crops WHERE face_id = ?", (face,)).fetchone()
        if row is None:
            raise UnknownItem(f"There is no face {face}")
        return bytes(row[0])

    def counts(self) -> dict[str, int]:
        """How many rows each kind of thing has, for `doctor`."""
        tables = ("photos", "files", "faces", "embeddings", "people", "members", "history")
        with self.database.reading() as connection:
            return {
                t: int(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0])
                for t in tables
            }

    # Decisions

    def apply(self, edit: Edit) -> Patch:
        """Carry out an edit and remember it; returns its inverse."""
        with self.database.writing(durable=True) as connection:
            text, writes = plan(edit, connection)
            changes = self.history.record(connection, text, writes)
        return Patch(
            f"Took back: {text}",
            tuple(Write(c.table, c.key, c.before) for c in reversed(changes)),
        )

    # Within a photo

    def _renew_faces(
        self,
        connection: sqlite3.Connection,
        photo_id: int,
        found: Sequence[FoundFace],
        model_id: int,
    ) -> None:
        rows = connection.execute(
            "SELECT id, x, y, width, height FROM faces WHERE photo_id = ?", (photo_id,)
        ).fetchall()
        left = {int(row[0]): Box(*row[1:]) for row in rows}
        for face in found:
            box = face.detection.box
            same = max(left, key=lambda other: box.overlap(left[other]), default=None)
            if same is not None and box.overlap(left[same]) >= SAME_PLACE:
                del left[same]
            else:
                same = None
            _put_face(connection, same, photo_id, face, model_id)
        for face_id in left:
            if not _is_decided(connection, face_id):
                connection.execute("DELETE FROM faces WHERE id = ?", (face_id,))

    def _vectors(
        self, connection: sqlite3.Connection, photo_id: int, model: str, *, decided: bool
    ) -> tuple[list[int], Floats]:
        rows = connection.execute(
            "SELECT faces.id, vector FROM faces JOIN embeddings ON face_id = faces.id"
            " WHERE photo_id = ? AND model_id = (SELECT id FROM models WHERE name = ?)",
            (photo_id, model),
        ).fetchall()
        rows = [row for row in rows if _is_decided(connection, row[0]) == decided]
        vectors = np.array([np.frombuffer(row[1], np.float32) for row in rows], np.float32)
        return [row[0] for row in rows], vectors


def _put_face(
    connection: sqlite3.Connection,
    face_id: int | None,
    photo_id: int,
    face: FoundFace,
    model_id: int,
) -> None:
    """Insert a face, or renew the one of that number."""
    box, landmarks = face.detection.box, face.detection.landmarks.astype("<f4").tobytes()
    values = (
        *(box.x, box.y, box.width, box.height),
        *(landmarks, face.detection.score, face.quality),
    )
    if face_id is None:
        cursor = connection.execute(
            "INSERT INTO faces (x, y, width, height, landmarks, score, quality, photo_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, photo_id),
        )
        face_id = int(cursor.lastrowid or 0)
    else:
        connection.execute(
            "UPDATE faces SET x = ?, y = ?, width = ?, height = ?, landmarks = ?, score = ?,"
            " quality = ? WHERE id = ?",
            (*values, face_id),
        )
    connection.execute("INSERT OR REPLACE INTO crops VALUES (?, ?)", (face_id, face.crop))
    connection.execute(
        "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)",
        (face_id, model_id, face.embedding.astype("<f4").tobytes()),
    )


def _is_decided(connection: sqlite3.Connection, face_id: int) -> bool:
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM members WHERE face_id = :f AND confirmed)"
        " OR EXISTS (SELECT 1 FROM exclusions WHERE face_id = :f)"
        " OR EXISTS (SELECT 1 FROM rejections WHERE face_id = :f)",
        {"f": face_id},
    ).fetchone()
    return bool(row[0])


def _copy_decision(connection: sqlite3.Connection, table: str, old: int, new: int) -> None:
    if table == "members":
        connection.execute(
            "INSERT OR REPLACE INTO members SELECT ?, person_id, confirmed, probability"
            " FROM members WHERE face_id = ? AND confirmed",
            (new, old),
        )
    elif table == "exclusions":
        connection.execute(
            "INSERT OR IGNORE INTO exclusions SELECT ?, person_id FROM exclusions"
            " WHERE face_id = ?",
            (new, old),
        )
    else:
        connection.execute(
            "INSERT OR IGNORE INTO rejections SELECT ? FROM rejections WHERE face_id = ?",
            (new, old),
        )


def _model_id(connection: sqlite3.Connection, name: str) -> int:
    connection.execute("INSERT OR IGNORE INTO models (name) VALUES (?)", (name,))
    return int(connection.execute("SELECT id FROM models WHERE name = ?", (name,)).fetchone()[0])


def _require_person(connection: sqlite3.Connection, person: int) -> None:
    if connection.execute("SELECT 1 FROM people WHERE id = ?", (person,)).fetchone() is None:
        raise UnknownItem(f"There is no person {person}", "list them with: photoclust people")


def _paths_by_photo(connection: sqlite3.Connection) -> dict[int, list[Path]]:
    paths: dict[int, list[Path]] = {}
    for photo_id, path in _visible_files(connection):
        paths.setdefault(photo_id, []).append(path)
    return paths


def _visible_files(connection: sqlite3.Connection) -> Iterator[tuple[int, Path]]:
    rows = connection.execute(
        "SELECT photo_id, path FROM files WHERE photo_id IS NOT NULL"
        " AND state IN ('present', 'offline') ORDER BY state = 'offline', reason IS NOT NULL, path"
    )
    return ((int(row[0]), _path(row[1])) for row in rows)


def _stored_file(row: sqlite3.Row) -> StoredFile:
    path = _path(row["path"])
    failure = Failure(path, row["stage"], row["reason"]) if row["reason"] is not None else None
    return StoredFile(path, row["size"], row["mtime_ns"], row["photo_id"], row["state"], failure)


def _face(row: sqlite3.Row) -> Face:
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


def _bytes(path: Path) -> bytes:
    return os.fsencode(path)


def _path(data: bytes) -> Path:
    return Path(os.fsdecode(data))
