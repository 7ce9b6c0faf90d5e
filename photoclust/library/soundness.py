"""A close look at all that a library holds, beyond what SQLite looks at, and repairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from photoclust.errors import LibraryError
from photoclust.library.checksums import CROP, DIMENSIONS, LANDMARKS, is_intact
from photoclust.library.history import unpacked
from photoclust.library.rows import Queries, fetched, listed
from photoclust.messages import Message

BLOCK = 2000
"""Rows looked at in one go."""
NORM_TOLERANCE = 1e-2


@dataclass(frozen=True)
class Flaws:
    """What is damaged: faces by what of them is, people by their names, decisions."""

    embeddings: tuple[int, ...] = ()
    crops: tuple[int, ...] = ()
    landmarks: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    decisions: tuple[int, ...] = ()

    @property
    def faces(self) -> tuple[int, ...]:
        """All faces of which something is damaged."""
        return tuple(sorted({*self.embeddings, *self.crops, *self.landmarks}))

    def messages(self) -> list[Message]:
        """One sentence for each kind."""
        found = []
        if self.embeddings:
            found.append(Message.of("doctor-embeddings", count=len(self.embeddings)))
        if self.crops:
            found.append(Message.of("doctor-crops", count=len(self.crops)))
        if self.landmarks:
            found.append(Message.of("doctor-landmarks", count=len(self.landmarks)))
        if self.names:
            found.append(Message.of("doctor-names", count=len(self.names)))
        if self.decisions:
            found.append(Message.of("doctor-decisions", count=len(self.decisions)))
        return found


class Soundness(Queries):
    """Looks at every row that is decoded somewhere. `is_picture`: whether a crop can be read."""

    def examine(self, is_picture: Callable[[bytes], bool]) -> Flaws:
        """All that is damaged. Raises LibraryError when the tables cannot be read."""
        with self.database.reading() as connection:
            return Flaws(
                embeddings=tuple(sorted({*_bad_embeddings(connection), *_without(connection)})),
                crops=tuple(sorted(_bad_crops(connection, is_picture))),
                landmarks=tuple(_bad_landmarks(connection)),
                names=tuple(_bad_names(connection)),
                decisions=tuple(_bad_decisions(connection)),
            )

    def photos_of(self, faces: tuple[int, ...]) -> list[int]:
        """The photos that these faces are in."""
        with self.database.reading() as connection:
            query = (
                "SELECT DISTINCT photo_id FROM faces"
                " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY photo_id"
            )
            return [row[0] for row in fetched(connection, query, (listed(faces),))]

    def mend(self, flaws: Flaws) -> None:
        """Delete what is damaged and can be made anew or be done without.

        Names keep what can be read of them; faces keep their place and their people.
        """
        faces = (listed(flaws.faces),)
        with self.database.writing(durable=True) as connection:
            for table in ("embeddings", "crops", "checksums"):
                connection.execute(
                    f"DELETE FROM {table} WHERE face_id IN (SELECT value FROM json_each(?))", faces
                )
            connection.execute(
                f"UPDATE faces SET landmarks = zeroblob({LANDMARKS})"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (listed(flaws.landmarks),),
            )
            for person in flaws.names:
                _mend_name(connection, person)
            connection.executemany(
                "DELETE FROM history WHERE id = ?", ((entry,) for entry in flaws.decisions)
            )

    def bare(self, faces: tuple[int, ...]) -> list[int]:
        """Those of these faces that have no embedding, or no crop."""
        with self.database.reading() as connection:
            query = (
                "SELECT id FROM faces WHERE id IN (SELECT value FROM json_each(?))"
                " AND (id NOT IN (SELECT face_id FROM embeddings)"
                " OR id NOT IN (SELECT face_id FROM crops)) ORDER BY id"
            )
            return [row[0] for row in fetched(connection, query, (listed(faces),))]

    def drop(self, faces: list[int]) -> None:
        """Delete faces, with what was decided about them."""
        with self.database.writing(durable=True) as connection:
            connection.executemany("DELETE FROM faces WHERE id = ?", ((face,) for face in faces))


def _bad_embeddings(connection: sqlite3.Connection) -> Iterator[int]:
    rows = _blocks(
        connection,
        "SELECT embeddings.face_id, vector, checksum FROM embeddings"
        " LEFT JOIN checksums USING (face_id, model_id)",
    )
    for block in rows:
        intact = [r for r in block if is_intact(r[1], r[2]) and len(r[1]) == 4 * DIMENSIONS]
        vectors = np.frombuffer(b"".join(r[1] for r in intact), "<f4").reshape(-1, DIMENSIONS)
        with np.errstate(all="ignore"):
            norms = np.linalg.norm(vectors.astype(np.float64), axis=1)
        good = {
            row[0]
            for row, norm in zip(intact, norms, strict=True)
            if abs(norm - 1) <= NORM_TOLERANCE
        }
        bad = {row[0] for row in block if row not in intact}
        yield from bad | {row[0] for row in intact if row[0] not in good}


def _without(connection: sqlite3.Connection) -> Iterator[int]:
    """Faces that no model has embedded."""
    query = "SELECT id FROM faces WHERE id NOT IN (SELECT face_id FROM embeddings)"
    return (row[0] for row in fetched(connection, query))


def _bad_crops(
    connection: sqlite3.Connection, is_picture: Callable[[bytes], bool]
) -> Iterator[int]:
    rows = _blocks(
        connection,
        "SELECT faces.id, jpeg, checksum FROM faces LEFT JOIN crops ON crops.face_id = faces.id"
        f" LEFT JOIN checksums ON checksums.face_id = faces.id AND model_id = {CROP}",
    )
    for block in rows:
        yield from (r[0] for r in block if not (is_intact(r[1], r[2]) and is_picture(r[1])))


def _bad_landmarks(connection: sqlite3.Connection) -> Iterator[int]:
    for block in _blocks(connection, "SELECT id, landmarks FROM faces"):
        for face, data in block:
            whole = isinstance(data, bytes) and len(data) == LANDMARKS
            if not whole or not np.isfinite(np.frombuffer(data, "<f4")).all():
                yield face


def _bad_names(connection: sqlite3.Connection) -> Iterator[int]:
    query = "SELECT id, CAST(name AS BLOB) FROM people WHERE name IS NOT NULL"
    for person, data in fetched(connection, query):
        try:
            data.decode()
        except UnicodeDecodeError:
            yield person


def _mend_name(connection: sqlite3.Connection, person: int) -> None:
    query = "SELECT CAST(name AS BLOB) FROM people WHERE id = ?"
    data = fetched(connection, query, (person,))[0][0]
    connection.execute(
        "UPDATE people SET name = ? WHERE id = ?", (data.decode(errors="replace"), person)
    )


def _bad_decisions(connection: sqlite3.Connection) -> Iterator[int]:
    query = "SELECT id, changes, CAST(code AS BLOB), CAST(parameters AS BLOB) FROM history"
    for entry, changes, *texts in fetched(connection, query):
        try:
            unpacked(changes)
            for text in texts:
                (text or b"").decode()
        except (LibraryError, UnicodeDecodeError):
            yield entry


def _blocks(connection: sqlite3.Connection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(query)
    while block := cursor.fetchmany(BLOCK):
        yield block
