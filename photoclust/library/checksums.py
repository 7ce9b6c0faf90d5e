"""Checksums of what cannot be checked otherwise: embeddings and crops of faces. CRC-32.

They stand in a table of their own, written with what they are of.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence

import numpy as np

from photoclust.errors import LibraryError
from photoclust.types import Floats

CROP = 0
"""In place of the number of a model, which begin with 1."""
DIMENSIONS = 128
LANDMARKS = 40
"""Bytes of a face's landmarks: ten float32."""


def create(connection: sqlite3.Connection) -> None:
    """The step of the migrations that makes the table, and takes what is there for sound."""
    connection.execute(
        "CREATE TABLE checksums ("
        " face_id INTEGER NOT NULL REFERENCES faces (id) ON DELETE CASCADE,"
        " model_id INTEGER NOT NULL, checksum INTEGER NOT NULL,"
        " PRIMARY KEY (face_id, model_id)) WITHOUT ROWID"
    )
    connection.create_function("crc", 1, _checksum)
    connection.execute(
        "INSERT INTO checksums SELECT face_id, model_id, crc(vector) FROM embeddings"
        f" UNION ALL SELECT face_id, {CROP}, crc(jpeg) FROM crops"
    )


def put_embedding(
    connection: sqlite3.Connection, face: int, model: int, embedding: Floats, *, renew: bool = True
) -> None:
    """Store an embedding, (128,), in the place of the one before, if there was one; `renew`
    False: unless there was one."""
    data = embedding.astype("<f4").tobytes()
    action = "REPLACE" if renew else "IGNORE"
    stored = connection.execute(
        f"INSERT OR {action} INTO embeddings VALUES (?, ?, ?)", (face, model, data)
    )
    if stored.rowcount:
        _keep(connection, face, model, data)


def put_crop(connection: sqlite3.Connection, face: int, jpeg: bytes) -> None:
    """Store the small picture of a face, in the place of the one before, if there was one."""
    connection.execute("INSERT OR REPLACE INTO crops VALUES (?, ?)", (face, jpeg))
    _keep(connection, face, CROP, jpeg)


def is_intact(data: object, checksum: int | None) -> bool:
    """Whether data is what was stored; True when that is not known."""
    return isinstance(data, bytes) and (checksum is None or zlib.crc32(data) == checksum)


def embeddings(stored: Sequence[object]) -> Floats:
    """Stored embeddings as one array: float32 (n, 128), writable.

    Raises LibraryError when one is damaged so that it cannot be used; see `soundness`.
    """
    size = 4 * DIMENSIONS
    parts = [part if isinstance(part, bytes) and len(part) == size else b"" for part in stored]
    if not all(parts):
        raise LibraryError("embeddings-damaged")
    # Over a bytearray, as torch shares the memory of arrays and wants it writable.
    vectors = np.frombuffer(bytearray().join(parts), "<f4").reshape(-1, DIMENSIONS)
    if not np.isfinite(vectors).all():
        raise LibraryError("embeddings-damaged")
    return vectors


def _keep(connection: sqlite3.Connection, face: int, model: int, data: bytes) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO checksums VALUES (?, ?, ?)", (face, model, zlib.crc32(data))
    )


def _checksum(data: object) -> int:
    return zlib.crc32(data if isinstance(data, bytes) else str(data).encode())
