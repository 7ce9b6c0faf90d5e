"""Which photo a file shows, and the facts about a photo that its files may change: its date and
which way is up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoclust.errors import LibraryError
from photoclust.library.checksums import LANDMARKS
from photoclust.library.rows import fetched, to_bytes, to_path
from photoclust.photos.orientation import (
    swaps_sides,
    turn_between,
    turned_box,
    turned_further,
    turned_landmarks,
)
from photoclust.types import OUTSIDE, Box, Dated


@dataclass(frozen=True)
class FileFacts:
    """What a file says about the photo that it shows. `before`: when it said last that the photo
    was taken, None when it never was read, or showed something else."""

    path: Path
    orientation: int
    dated: Dated
    before: Dated | None


@dataclass(frozen=True)
class _Place:
    """What another file of a photo says about it."""

    orientation: int | None
    dated: Dated | None


def find_photo(
    connection: sqlite3.Connection,
    whole: tuple[int, bytes] | None,
    picture: bytes | None,
    before: int | None = None,
) -> int | None:
    """The photo with this picture, or the one that a whole file of this size and digest showed.

    Libraries of old may hold a picture as several photos, for its files differed: then `before`,
    if it is one of them, else one of which no file is there, else the first; the one that had
    these bytes comes before others.
    """
    rows = fetched(
        connection,
        "SELECT id, 0 FROM photos WHERE picture = ?"
        " UNION ALL SELECT id, 1 FROM photos WHERE size = ? AND digest = ? ORDER BY 2 DESC, 1",
        (picture, *(whole or (None, None))),
    )
    same: list[int] = [row[0] for row in rows]
    if before is not None and before in same:
        return before
    if len(set(same)) > 1:
        return next((photo for photo in same if not is_somewhere(connection, photo)), same[0])
    return same[0] if same else None


def is_somewhere(connection: sqlite3.Connection, photo: int) -> bool:
    """Whether a file of a photo is there, or on a drive that is away."""
    rows = fetched(
        connection,
        "SELECT state, path FROM files WHERE photo_id = ? AND state <> 'missing'",
        (photo,),
    )
    return any(_is_somewhere(*row) for row in rows)


def recognise(
    connection: sqlite3.Connection,
    candidates: Mapping[int, int],
    size: int,
    digest: bytes,
    before: int | None,
) -> int | None:
    """The first of these photos, each with the turn to how it is upright now, that nothing but
    the bytes of a whole file was known of; it is known by this file from now on.

    `before`, the photo that the file showed, comes first. Photos of which a file is still as it
    was are left out.
    """
    for photo, turn in sorted(candidates.items(), key=lambda one: one[0] != before):
        known = fetched(connection, "SELECT picture FROM photos WHERE id = ?", (photo,))[0][0]
        if known is not None or _is_as_it_was(connection, photo):
            continue
        turn_photo(connection, photo, turn)
        connection.execute(
            "UPDATE photos SET size = ?, digest = ?, orientation = NULL WHERE id = ?",
            (size, digest, photo),
        )
        return photo
    return None


def _is_as_it_was(connection: sqlite3.Connection, photo: int) -> bool:
    """Whether a file of a photo has the size and time that it had when it was read."""
    rows = fetched(
        connection, "SELECT path, size, mtime_ns FROM files WHERE photo_id = ?", (photo,)
    )
    for path, size, mtime_ns in rows:
        try:
            status = to_path(path).stat()
        except OSError:
            continue
        if (status.st_size, status.st_mtime_ns) == (size, mtime_ns):
            return True
    return False


def is_upright_elsewhere(connection: sqlite3.Connection, photo: int, facts: FileFacts) -> bool:
    """Whether another file of a photo, still there, is upright as the photo's faces are, and the
    one that was read is not."""
    (orientation,) = fetched(connection, "SELECT orientation FROM photos WHERE id = ?", (photo,))[0]
    return _lies_otherwise(orientation, facts, _other_places(connection, photo, facts.path))


def take_facts(
    connection: sqlite3.Connection, photo: int, picture: bytes, facts: FileFacts
) -> None:
    """Have a photo follow what one of its files says of it now.

    Its faces turn with the orientation, unless another file of it still has the one it had. For the
    date see `_date_among`.
    """
    row = fetched(
        connection,
        "SELECT picture, orientation, date, date_source, width, height, EXISTS (SELECT 1 FROM files"
        " WHERE photo_id = photos.id AND state <> 'missing' AND path <> ?)"
        " FROM photos WHERE id = ?",
        (to_bytes(facts.path), photo),
    )[0]
    (known, orientation), dated, size = row[:2], Dated.stored(*row[2:4]), row[4:6]
    is_turned = orientation not in (None, facts.orientation)
    is_dated = facts.dated in (dated, facts.before)
    if known == picture and orientation == facts.orientation and is_dated:
        return
    others = _other_places(connection, photo, facts.path) if row[6] else []
    if is_turned and not _lies_otherwise(orientation, facts, others):
        size = _turn_faces(connection, photo, turn_between(orientation, facts.orientation), size)
        orientation = facts.orientation
    date = row[2:4]
    if not is_dated and (new := _date_among(facts, dated, others)):
        date = (new.date, new.source)
    connection.execute(
        "UPDATE photos SET picture = ?, orientation = ?, date = ?, date_source = ?, width = ?,"
        " height = ? WHERE id = ?",
        (picture, orientation or facts.orientation, *date, *size, photo),
    )


def turn_photo(connection: sqlite3.Connection, photo: int, turn: int) -> None:
    """Turn a photo with all its faces and their pictures, by an orientation."""
    size = fetched(connection, "SELECT width, height FROM photos WHERE id = ?", (photo,))[0]
    size = _turn_faces(connection, photo, turn, size)
    connection.execute("UPDATE photos SET width = ?, height = ? WHERE id = ?", (*size, photo))


def _turn_faces(
    connection: sqlite3.Connection, photo: int, turn: int, size: tuple[int, int]
) -> tuple[int, int]:
    """Turn the faces of a photo of this width and height; those of the turned photo."""
    if turn == 1:
        return size
    faces = fetched(
        connection,
        "SELECT id, crop_turn, landmarks, x, y, width, height FROM faces WHERE photo_id = ?",
        (photo,),
    )
    for number, crop_turn, points, *sides in faces:
        box = turned_box(Box(*sides), turn, *size)
        if len(points) != LANDMARKS:
            raise LibraryError("landmarks-damaged")
        landmarks = np.frombuffer(points, "<f4").reshape(5, 2)
        connection.execute(
            "UPDATE faces SET x = ?, y = ?, width = ?, height = ?, landmarks = ?, crop_turn = ?"
            " WHERE id = ?",
            (
                *(box.x, box.y, box.width, box.height),
                turned_landmarks(landmarks, turn, *size).astype("<f4").tobytes(),
                *(turned_further(crop_turn, turn), number),
            ),
        )
    return (size[1], size[0]) if swaps_sides(turn) else size


def _lies_otherwise(orientation: int | None, facts: FileFacts, others: list[_Place]) -> bool:
    """Whether a photo with this orientation is upright so for another of its files, and not for
    the one that was read."""
    return orientation not in (None, facts.orientation) and any(
        place.orientation == orientation for place in others
    )


def _date_among(facts: FileFacts, known: Dated | None, others: list[_Place]) -> Dated | None:
    """The date of a photo of which one file says something new; None: the one that it has.

    The most credible of all its files counts. Of those that are equally so, the one that has
    changed; but of names and times of files the oldest, since copies have later ones.
    """
    if not others:
        return facts.dated
    said = [place.dated for place in others if place.dated is not None]
    best = min([*said, facts.dated], key=lambda dated: (dated.doubt, dated.date))
    if known is None:
        return best
    if facts.dated.doubt < known.doubt:
        return facts.dated
    if facts.dated.doubt > known.doubt:
        return None if facts.before is None or known in said else best
    if facts.dated.source in OUTSIDE:
        return best
    return facts.dated if facts.before is not None else None


def _is_somewhere(state: str, path: bytes) -> bool:
    return state == "offline" or os.path.lexists(path)


def _other_places(connection: sqlite3.Connection, photo: int, path: Path) -> list[_Place]:
    """The files of a photo that are there, or on a drive that is away, but for one."""
    rows = fetched(
        connection,
        "SELECT path, state, orientation, date, date_source FROM files"
        " WHERE photo_id = ? AND state <> 'missing' AND path <> ? ORDER BY path",
        (photo, to_bytes(path)),
    )
    return [
        _Place(orientation, Dated.stored(date, source))
        for path, state, orientation, date, source in rows
        if _is_somewhere(state, path)
    ]
