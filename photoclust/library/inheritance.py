"""What was decided about the faces of one photo, carried over to the same faces of another.

For files whose picture changed: cropped, retouched, saved again. Which face follows which is kept,
so that undo and redo reach the faces that are seen now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np

from photoclust.library.checksums import embeddings
from photoclust.library.rows import fetched, listed
from photoclust.types import Floats

DECIDED = (
    "(EXISTS (SELECT 1 FROM members WHERE face_id = faces.id AND confirmed)"
    " OR EXISTS (SELECT 1 FROM exclusions WHERE face_id = faces.id)"
    " OR EXISTS (SELECT 1 FROM rejections WHERE face_id = faces.id))"
)
"""Whether something is decided about a face."""


def hand_over(connection: sqlite3.Connection, old: int, new: int, model: str, reach: float) -> None:
    """Carry what was decided about the faces of one photo over to the same faces of another.

    Each face is followed by the most similar one of the new photo that nobody has decided about
    and that is nearer than `reach` in squared L2 by this model, each by one at most; those that
    were decided about come first.
    """
    known = _followed(connection, old, new)
    followed = {face for pair in known for face in pair}
    undecided = set(_vectors(connection, new, model, decided=False, without=set())[0])
    for face, follower in known:
        if follower in undecided:
            follow(connection, face, follower)
    fresh = _vectors(connection, new, model, decided=False, without=followed)
    for decided in (True, False):
        before = _vectors(connection, old, model, decided=decided, without=followed)
        for face, follower in _pairs(before, fresh, reach):
            follow(connection, face, follower)
            followed |= {face, follower}
        fresh = _vectors(connection, new, model, decided=False, without=followed)


def follow(connection: sqlite3.Connection, face: int, follower: int) -> None:
    """Have a face take over all that was decided about another one, and be known to have."""
    connection.execute(
        "INSERT OR REPLACE INTO successors"
        " SELECT face_id, ?2, latest FROM successors WHERE successor = ?1"
        " UNION SELECT ?1, ?2, (SELECT ifnull(max(id), 0) FROM history)",
        (face, follower),
    )
    connection.execute(
        "INSERT OR REPLACE INTO members SELECT ?, person_id, confirmed, probability"
        " FROM members WHERE face_id = ? AND confirmed",
        (follower, face),
    )
    connection.execute(
        "INSERT OR IGNORE INTO exclusions SELECT ?, person_id FROM exclusions WHERE face_id = ?",
        (follower, face),
    )
    connection.execute(
        "INSERT OR REPLACE INTO affirmed SELECT ?, person_id FROM affirmed WHERE face_id = ?",
        (follower, face),
    )
    connection.execute(
        "INSERT OR IGNORE INTO rejections SELECT ? FROM rejections WHERE face_id = ?",
        (follower, face),
    )


def left_behind(connection: sqlite3.Connection, old: int, new: int) -> int:
    """How many faces that somebody drew or vouched for no face of the new photo follows."""
    followed = listed(face for face, _ in _followed(connection, old, new))
    return int(
        fetched(
            connection,
            "SELECT count(*) FROM faces LEFT JOIN members ON face_id = id WHERE photo_id = ?"
            " AND (drawn OR ifnull(confirmed, 0)) AND id NOT IN (SELECT value FROM json_each(?))"
            " AND id NOT IN (SELECT face_id FROM rejections)",
            (old, followed),
        )[0][0]
    )


def successors_of(
    connection: sqlite3.Connection, faces: Iterable[int], decision: int
) -> list[tuple[int, int]]:
    """The faces that these were followed by after a decision of the history, in pairs."""
    return fetched(
        connection,
        "SELECT face_id, successor FROM successors"
        " WHERE face_id IN (SELECT value FROM json_each(?)) AND latest >= ?",
        (listed(faces), decision),
    )


def pass_on_covers(connection: sqlite3.Connection) -> None:
    """Show people with the faces that follow their covers, where these cannot be seen any more."""
    connection.execute(
        "UPDATE people SET cover = seen.successor FROM (SELECT face_id, successor FROM successors"
        " JOIN faces ON faces.id = successor WHERE shown) AS seen"
        " WHERE cover = seen.face_id"
        " AND NOT ifnull((SELECT shown FROM faces WHERE id = cover), 0)"
    )


def _followed(connection: sqlite3.Connection, old: int, new: int) -> list[tuple[int, int]]:
    """The faces of a photo that are followed by some of another, with these."""
    return fetched(
        connection,
        "SELECT face_id, successor FROM successors JOIN faces AS a ON a.id = face_id"
        " JOIN faces AS b ON b.id = successor WHERE a.photo_id = ? AND b.photo_id = ?",
        (old, new),
    )


Vectors = tuple[Sequence[int], Floats]


def _pairs(before: Vectors, fresh: Vectors, reach: float) -> list[tuple[int, int]]:
    """The most similar faces, each at most once."""
    (old, old_vectors), (new, new_vectors) = before, fresh
    if not old or not new:
        return []
    distances = 2 - 2 * old_vectors @ new_vectors.T
    pairs = []
    for flat in np.argsort(distances, axis=None):
        i, j = divmod(int(flat), len(new))
        if distances[i, j] == np.inf:  # one of the two has its pair
            continue
        if not distances[i, j] < reach:
            break
        pairs.append((old[i], new[j]))
        distances[i, :] = distances[:, j] = np.inf
    return pairs


def _vectors(
    connection: sqlite3.Connection, photo: int, model: str, *, decided: bool, without: set[int]
) -> Vectors:
    rows = fetched(
        connection,
        "SELECT faces.id, vector FROM faces JOIN embeddings ON face_id = faces.id"
        " WHERE photo_id = ? AND model_id = (SELECT id FROM models WHERE name = ?)"
        f" AND {DECIDED} = ? AND faces.id NOT IN (SELECT value FROM json_each(?))",
        (photo, model, int(decided), listed(without)),
    )
    return [row[0] for row in rows], embeddings([row[1] for row in rows])
