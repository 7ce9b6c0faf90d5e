"""Small libraries of made-up faces, and the decisions in them as plain values."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from photoclust.library.edits import Regroup
from photoclust.library.history import TABLES
from photoclust.library.repository import NewPhoto, Repository
from photoclust.messages import Message
from photoclust.types import Box, Detection, Floats, FoundFace

MODEL = "eyes"
Dump = dict[str, list[tuple[object, ...]]]


def _small_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "tan").save(buffer, "JPEG")
    return buffer.getvalue()


CROP = _small_picture()


def vector(seed: int, *, turned: float = 0.0) -> Floats:
    """A unit vector. Those of two seeds are nearly at right angles (2 in squared L2).

    `turned`: the squared L2 distance to the vector of that seed that is not turned.
    """
    chance = np.random.default_rng(seed)
    one, other = chance.normal(size=(2, 128))
    one /= np.linalg.norm(one)
    other -= (other @ one) * one
    other /= np.linalg.norm(other)
    cosine = 1 - turned / 2
    return (cosine * one + np.sqrt(1 - cosine**2) * other).astype(np.float32)


def found(
    x: float, seed: int, *, quality: float = 0.5, turned: float = 0.0, crop: bytes = CROP
) -> FoundFace:
    """A face of 20 pixels at `x`."""
    landmarks = np.arange(10, dtype=np.float32).reshape(5, 2) + x
    detection = Detection(Box(x, 10, 20, 20), landmarks, 0.99)
    return FoundFace(detection, quality, vector(seed, turned=turned), crop)


def new_photo(
    content: bytes,
    faces: Sequence[FoundFace],
    *,
    date: str | None = "2020-01-01T00:00:00",
    model: str = MODEL,
) -> NewPhoto:
    digest = hashlib.blake2b(content, digest_size=16).digest()
    return NewPhoto(len(content), digest, 640, 480, date, "detector", model, faces, digest)


def store(
    repository: Repository,
    path: Path | str,
    faces: Sequence[FoundFace],
    *,
    content: bytes | None = None,
    date: str | None = "2020-01-01T00:00:00",
    model: str = MODEL,
) -> int:
    """A photo with its file, as a scan stores them; its number. The path is the content."""
    photo = new_photo(content or os.fsencode(path), faces, date=date, model=model)
    with repository.database.writing() as connection:
        number = repository.photos.add(connection, photo)
        repository.files.put(connection, Path(path), photo.size, 1, number)
    return number


def group(repository: Repository, *people: Sequence[int]) -> list[int]:
    """Propose new people with these faces; their numbers."""
    before = {person.id for person in repository.people.all()}
    placed = [(face, -n, 0.75) for n, faces in enumerate(people, start=1) for face in faces]
    repository.apply(Regroup(Message.literal("Grouped"), tuple(placed)))
    return sorted({person.id for person in repository.people.all()} - before)


def face_ids(repository: Repository, photo: int) -> list[int]:
    """The faces of a photo, from left to right."""
    with repository.database.reading() as connection:
        rows = connection.execute("SELECT id FROM faces WHERE photo_id = ? ORDER BY x", (photo,))
        return [row[0] for row in rows]


def dump(repository: Repository) -> Dump:
    """All that was decided, row by row."""
    with repository.database.reading() as connection:
        return {
            table: sorted(
                tuple(row)
                for row in connection.execute(
                    f"SELECT {', '.join(keys + columns)} FROM {table}"
                ).fetchall()
            )
            for table, (keys, columns) in TABLES.items()
        }


def execute(path: Path, *statements: str) -> None:
    """Run SQL on a file without photoclust."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def pragma(path: Path, name: str) -> object:
    connection = sqlite3.connect(path)
    value = connection.execute(f"PRAGMA {name}").fetchone()[0]
    connection.close()
    return value


def wrongly_shown(repository: Repository) -> list[int]:
    """The faces whose `shown` is not what the tables of files and rejections say."""
    with repository.database.reading() as connection:
        rows = connection.execute(
            "SELECT id FROM faces WHERE shown <> ("
            " EXISTS (SELECT 1 FROM files WHERE files.photo_id = faces.photo_id"
            "         AND files.state IN ('present', 'offline'))"
            " AND NOT EXISTS (SELECT 1 FROM rejections WHERE face_id = faces.id))"
        )
        return [row[0] for row in rows]
