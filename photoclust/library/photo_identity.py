"""Which photo a file shows, and the facts about a photo that its files may change: its date and
which way is up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoclust.library.rows import fetched, to_path
from photoclust.photos.orientation import (
    swaps_sides,
    turn_between,
    turned_box,
    turned_crop,
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


def find_photo(
    connection: sqlite3.Connection,
    size: int,
    digest: bytes,
    picture: bytes | None,
    before: int | None = None,
) -> int | None:
    """The photo with this picture, or the one that a whole file with these bytes showed.

    Libraries of old may hold a picture as several photos, for its files differed: then `before`,
    if it is one of them, else one of which no file is there, else the first; the one that had
    these bytes comes before others.
    """
    rows = fetched(
        connection,
        "SELECT id, 0 FROM photos WHERE picture = ?"
        " UNION ALL SELECT id, 1 FROM photos WHERE size = ? AND digest = ? ORDER BY 2 DESC, 1",
        (picture, size, digest),
    )
    same: list[int] = [row[0] for row in rows]
    if before is not None and before in same:
        return before
    if len(set(same)) > 1:
        return next((photo for photo in same if not is_somewhere(connection, photo)), same[0])
    return same[0] if same else None


def is_somewhere(connection: sqlite3.Connection, photo: int) -> bool:
    """Whether a file of a photo is there, or on a drive that is away."""
    return bool(_places(connection, photo))


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
    row = fetched(connection, "SELECT orientation FROM photos WHERE id = ?", (photo,))[0]
    if row[0] in (None, facts.orientation):
        return False
    return any(
        orientation == row[0]
        for path, orientation in _places(connection, photo)
        if path != facts.path
    )


def take_facts(
    connection: sqlite3.Connection, photo: int, picture: bytes, facts: FileFacts
) -> None:
    """Have a photo follow what one of its files says of it now.

    Its faces turn with the orientation, unless another file of it still has the one it had. For the
    date see `_date_among`.
    """
    known, date, source, orientation = fetched(
        connection,
        "SELECT picture, date, date_source, orientation FROM photos WHERE id = ?",
        (photo,),
    )[0]
    if known != picture:
        connection.execute("UPDATE photos SET picture = ? WHERE id = ?", (picture, photo))
    if orientation is None:
        connection.execute(
            "UPDATE photos SET orientation = ? WHERE id = ?", (facts.orientation, photo)
        )
    elif orientation != facts.orientation and not is_upright_elsewhere(connection, photo, facts):
        turn_photo(connection, photo, turn_between(orientation, facts.orientation))
        connection.execute(
            "UPDATE photos SET orientation = ? WHERE id = ?", (facts.orientation, photo)
        )
    if (date, source) == (facts.dated.date, facts.dated.source) or facts.dated == facts.before:
        return
    dated = _date_among(connection, photo, facts, Dated.stored(date, source))
    if dated is not None:
        connection.execute(
            "UPDATE photos SET date = ?, date_source = ? WHERE id = ?",
            (dated.date, dated.source, photo),
        )


def _date_among(
    connection: sqlite3.Connection, photo: int, facts: FileFacts, known: Dated | None
) -> Dated | None:
    """The date of a photo of which one file says something new; None: the one that it has.

    The most credible of all its files counts. Of those that are equally so, the one that has
    changed; but of names and times of files the oldest, since copies have later ones.
    """
    others = [
        Dated.stored(date, source)
        for path, date, source in _dates(connection, photo)
        if path != facts.path
    ]
    said = [dated for dated in others if dated is not None]
    best = min([*said, facts.dated], key=lambda dated: (dated.doubt, dated.date))
    if not others or known is None:
        return best
    if facts.dated.doubt < known.doubt:
        return facts.dated
    if facts.dated.doubt > known.doubt:
        return None if facts.before is None or known in said else best
    if facts.dated.source in OUTSIDE:
        return best
    return facts.dated if facts.before is not None else None


def turn_photo(connection: sqlite3.Connection, photo: int, turn: int) -> None:
    """Turn a photo with all its faces and their pictures, by an orientation."""
    if turn == 1:
        return
    width, height = fetched(connection, "SELECT width, height FROM photos WHERE id = ?", (photo,))[
        0
    ]
    rows = fetched(
        connection,
        "SELECT id, x, y, width, height, landmarks, jpeg FROM faces"
        " LEFT JOIN crops ON face_id = id WHERE photo_id = ?",
        (photo,),
    )
    for number, *sides, points, crop in rows:
        box = turned_box(Box(*sides), turn, width, height)
        landmarks = np.frombuffer(points, "<f4").reshape(5, 2)
        connection.execute(
            "UPDATE faces SET x = ?, y = ?, width = ?, height = ?, landmarks = ? WHERE id = ?",
            (
                *(box.x, box.y, box.width, box.height),
                turned_landmarks(landmarks, turn, width, height).astype("<f4").tobytes(),
                number,
            ),
        )
        if crop is not None:
            connection.execute(
                "UPDATE crops SET jpeg = ? WHERE face_id = ?", (turned_crop(crop, turn), number)
            )
    if swaps_sides(turn):
        connection.execute(
            "UPDATE photos SET width = height, height = width WHERE id = ?", (photo,)
        )


def _dates(connection: sqlite3.Connection, photo: int) -> list[tuple[Path, str | None, str | None]]:
    """The files of a photo that are there, and what they say when it was taken."""
    there = {path for path, _ in _places(connection, photo)}
    rows = fetched(
        connection, "SELECT path, date, date_source FROM files WHERE photo_id = ?", (photo,)
    )
    dates = ((to_path(path), date, source) for path, date, source in rows)
    return [(path, date, source) for path, date, source in dates if path in there]


def _places(connection: sqlite3.Connection, photo: int) -> list[tuple[Path, int | None]]:
    """The files of a photo that are there, or on a drive that is away, and their orientations."""
    rows = fetched(
        connection,
        "SELECT path, orientation, state FROM files WHERE photo_id = ? AND state <> 'missing'"
        " ORDER BY path",
        (photo,),
    )
    places = ((to_path(path), orientation, state) for path, orientation, state in rows)
    return [(p, o) for p, o, state in places if state == "offline" or os.path.lexists(p)]
