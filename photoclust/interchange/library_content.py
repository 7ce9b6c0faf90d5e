"""The content of a library, read from its file."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np

from photoclust.interchange.content import (
    AlbumContent,
    FaceContent,
    LibraryContent,
    PersonContent,
    PhotoContent,
)
from photoclust.library.albums import unpacked_people
from photoclust.library.checksums import DIMENSIONS, LANDMARKS, embeddings
from photoclust.library.rows import fetched
from photoclust.types import Box

_NO_LANDMARKS = (0.0,) * 10


def content_of(
    connection: sqlite3.Connection, model: str, crop: Callable[[int], bytes | None] = lambda _: None
) -> LibraryContent:
    """All that a library knows. `model`: the network whose vectors are wanted.

    Raises LibraryError when vectors are damaged.
    """
    vectors = fetched(
        connection,
        "SELECT face_id, vector FROM embeddings"
        " WHERE model_id = (SELECT id FROM models WHERE name = ?) ORDER BY face_id",
        (model,),
    )
    rows = {row[0]: number for number, row in enumerate(vectors)}
    stored = embeddings([row[1] for row in vectors])
    pictures = fetched(connection, "SELECT picture FROM forgotten WHERE picture NOT NULL")
    return LibraryContent(
        model=model,
        photos=tuple(_photos(connection)),
        faces=tuple(_faces(connection, rows)),
        people=tuple(
            PersonContent(row[0], row[1], row[2], row[3], row[4], bool(row[5]))
            for row in fetched(
                connection,
                "SELECT id, name, state, cover, born, favourite FROM people ORDER BY id",
            )
        ),
        albums=tuple(
            AlbumContent(row[0], row[1], unpacked_people(row[2]))
            for row in fetched(connection, "SELECT name, recipe, people FROM albums ORDER BY id")
        ),
        folders=tuple(os.fsdecode(row[0]) for row in fetched(connection, "SELECT path FROM roots")),
        vectors=stored if len(rows) else np.empty((0, DIMENSIONS), np.float32),
        crop=crop,
        forgotten=frozenset(row[0] for row in pictures),
    )


def newest_model(connection: sqlite3.Connection) -> str:
    """The network that looked at most of a library's photos; empty for one without any."""
    rows = fetched(
        connection,
        "SELECT embedder FROM photos WHERE embedder <> '' GROUP BY embedder"
        " ORDER BY count(*) DESC, embedder LIMIT 1",
    )
    return str(rows[0][0]) if rows else ""


def _photos(connection: sqlite3.Connection) -> Iterable[PhotoContent]:
    paths: defaultdict[int, list[str]] = defaultdict(list)
    query = "SELECT photo_id, path FROM files WHERE photo_id NOT NULL ORDER BY path"
    for photo, path in fetched(connection, query):
        paths[photo].append(os.fsdecode(path))
    for row in fetched(
        connection,
        "SELECT id, picture, size, digest, width, height, orientation, date, date_source,"
        " detector, embedder FROM photos ORDER BY id",
    ):
        number, picture, size, digest, width, height, orientation, date, source, *networks = row
        sides, lies = (width, height), tuple(paths[number])
        yield PhotoContent(
            number, picture, size, digest, *sides, orientation, date, source, lies, *networks
        )


def _faces(connection: sqlite3.Connection, rows: dict[int, int]) -> Iterable[FaceContent]:
    excluded: defaultdict[int, list[int]] = defaultdict(list)
    for face, person in fetched(connection, "SELECT face_id, person_id FROM exclusions"):
        excluded[face].append(person)
    for row in fetched(
        connection,
        "SELECT id, photo_id, x, y, width, height, landmarks, score, quality, drawn, person_id,"
        " ifnull(confirmed, 0), id IN (SELECT face_id FROM rejections)"
        " FROM faces LEFT JOIN members ON face_id = id ORDER BY id",
    ):
        yield FaceContent(
            id=row[0],
            photo=row[1],
            box=Box(*row[2:6]),
            landmarks=_landmarks(row[6]),
            score=row[7],
            quality=row[8],
            drawn=bool(row[9]),
            vector=rows.get(row[0]),
            person=row[10],
            confirmed=bool(row[11]),
            excluded=tuple(excluded[row[0]]),
            rejected=bool(row[12]),
        )


def _landmarks(data: object) -> tuple[float, ...]:
    if not isinstance(data, bytes) or len(data) != LANDMARKS:
        return _NO_LANDMARKS
    points = np.frombuffer(data, "<f4")
    return tuple(map(float, points)) if np.isfinite(points).all() else _NO_LANDMARKS
