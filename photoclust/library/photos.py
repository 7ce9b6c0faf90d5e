"""Photos and the faces in them: stored by scans, and read for display."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.errors import UnknownItem
from photoclust.library.checksums import embeddings, put_crop, put_embedding
from photoclust.library.files import LIES_OTHERWISE
from photoclust.library.inheritance import DECIDED, follow, hand_over, left_behind
from photoclust.library.photo_identity import find_photo
from photoclust.library.remarks import LEFT_BEHIND, put_remark
from photoclust.library.rows import (
    FACE_COLUMNS,
    VISIBLE,
    Queries,
    as_face,
    below,
    fetched,
    listed,
    membership,
    numbers,
    to_path,
)
from photoclust.messages import Message
from photoclust.photos.orientation import turned_crop
from photoclust.types import (
    Box,
    DateSource,
    Detection,
    Face,
    Floats,
    FoundFace,
    PhotoInfo,
    PhotoState,
    UnnamedFaces,
)

SAME_PLACE = 0.5
"""Overlap (intersection over union) from which two boxes in one photo are the same face."""
_KEPT = (
    f"({DECIDED}"
    " OR EXISTS (SELECT 1 FROM remembered WHERE face_id = faces.id)"
    " OR EXISTS (SELECT 1 FROM people WHERE cover = faces.id))"
)
"""Whether a face is somebody's cover, or something was decided about it, be it undone by now."""
BY_DATE = "photos.date IS NULL, photos.date, photos.id"


@dataclass(frozen=True)
class NewPhoto:
    """A photo to be stored. `size` and `digest` of the file it was read from,
    `picture`: the digest of its coded picture. `date`: ISO 8601, with its source. `detector`,
    `model`: the names of the networks that found and embedded its faces. `orientation`: EXIF's,
    1 to 8. `remark`: what is wrong with the file though it could be read."""

    size: int
    digest: bytes
    width: int
    height: int
    date: str | None
    detector: str
    model: str
    faces: Sequence[FoundFace]
    picture: bytes | None = None
    orientation: int = 1
    date_source: DateSource | None = None
    remark: Message | None = None


@dataclass(frozen=True)
class KnownPhoto:
    """A photo of the library, by what it is known: `size` and `digest` of a whole file, and the
    digest of its `picture`, None when no file was read for long. `detector` and `model`: the
    networks that last looked at it. `orientation`: by which its faces are upright. `has_found`:
    whether there is a face that was found, not drawn. `has_remark`: whether something is wrong
    with a file of it."""

    id: int
    size: int
    digest: bytes
    picture: bytes | None
    detector: str
    model: str
    orientation: int | None
    has_found: bool
    has_remark: bool


class PhotoQueries(Queries):
    """The photos of a library."""

    def known(self) -> list[KnownPhoto]:
        """Every photo."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT id, size, digest, picture, detector, embedder, orientation,"
                " EXISTS (SELECT 1 FROM faces WHERE photo_id = photos.id AND NOT drawn),"
                " remark IS NOT NULL AND remark <> ? FROM photos ORDER BY id",
                (LEFT_BEHIND,),
            )
        return [KnownPhoto(*row) for row in rows]

    def add(self, connection: sqlite3.Connection, photo: NewPhoto) -> int:
        """Store a photo and its faces, or renew those of a photo that is there; its number.

        See `renew` for what becomes of the old faces.
        """
        same = find_photo(connection, (photo.size, photo.digest), photo.picture)
        if same is None:
            cursor = connection.execute(
                "INSERT INTO photos (size, digest, picture, width, height, date, date_source,"
                " orientation, detector, embedder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(photo.size, photo.digest, photo.picture, photo.width, photo.height),
                    *(photo.date, photo.date_source, photo.orientation),
                    *(photo.detector, photo.model),
                ),
            )
            same = int(cursor.lastrowid or 0)
        self.renew(connection, same, photo)
        return same

    def renew(
        self,
        connection: sqlite3.Connection,
        number: int,
        photo: NewPhoto,
        kept: Mapping[int, FoundFace] | None = None,
    ) -> None:
        """Store what was found in a photo that is there. Its faces must be upright by the same
        orientation.

        Faces found again at the place of an old one keep its number, and so the decisions about
        it. Old ones that are not found again are deleted, unless the user drew them or has decided
        about them, be it undone by now, or they are somebody's cover. `kept`: some of these, by
        their numbers, with embeddings of the photo's model.
        """
        connection.execute(
            "UPDATE photos SET detector = ?, embedder = ?, picture = ?, orientation = ?"
            " WHERE id = ?",
            (photo.detector, photo.model, photo.picture, photo.orientation, number),
        )
        put_remark(connection, number, photo.remark)
        model = model_id(connection, photo.model)
        left = _renew_faces(connection, number, photo.faces, model)
        for number_of, face in (kept or {}).items():
            if number_of in left:
                put_face(connection, number_of, number, face, model)

    def inherit(
        self,
        connection: sqlite3.Connection,
        old: int,
        new: int,
        model: str,
        reach: float,
        carried: Sequence[tuple[int, FoundFace]] = (),
        former: Mapping[int, Floats] | None = None,
    ) -> int:
        """Carry what was decided about the faces of one photo over to the same faces of another.

        `former`: embeddings of faces of the one by this model, which has none of them yet.
        Returns how many that somebody drew or vouched for no face of the new photo follows.
        """
        for face, vector in (former or {}).items():
            put_embedding(connection, face, model_id(connection, model), vector, renew=False)
        for face, drawn in carried:
            follow(connection, face, put_drawn(connection, new, drawn, model_id(connection, model)))
        hand_over(connection, old, new, model, reach)
        return left_behind(connection, old, new)

    def without_picture(self) -> list[tuple[int, int, int]]:
        """The photos of which no picture's digest is known yet: number, width, height."""
        with self.database.reading() as connection:
            query = "SELECT id, width, height FROM photos WHERE picture IS NULL ORDER BY id"
            return fetched(connection, query)

    def crops_of(self, photo: int) -> list[tuple[int, Box, bytes]]:
        """A photo's faces by their numbers, with their places and small pictures."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT id, x, y, width, height, jpeg, crop_turn FROM faces"
                " JOIN crops ON face_id = id WHERE photo_id = ?",
                (photo,),
            )
        return [(row[0], Box(*row[1:5]), turned_crop(*row[5:])) for row in rows]

    def drawn_faces(self, photo: int) -> dict[int, Box]:
        """The faces of a photo that were drawn by hand and not taken back."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT id, x, y, width, height FROM faces WHERE photo_id = ? AND drawn"
                " AND id NOT IN (SELECT face_id FROM rejections)",
                (photo,),
            )
        return {row[0]: Box(*row[1:]) for row in rows}

    def kept_faces(self, photo: int) -> dict[int, Detection]:
        """The faces of a photo that stay even where nothing is found any more: see `renew`."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT id, landmarks, score, x, y, width, height FROM faces"
                f" WHERE photo_id = ? AND (drawn OR {_KEPT})",
                (photo,),
            )
        return {
            row[0]: Detection(
                Box(*row[3:]), np.frombuffer(row[1], "<f4").reshape(5, 2), float(row[2])
            )
            for row in rows
        }

    def outdated(self, detector: str, embedder: str) -> dict[int, Path]:
        """The photos at hand that other networks than these last looked at, each with a file.

        Those of named people come first, then the newest. A file during which the program ended
        counts: it may have been any, and is read apart.
        """
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT photos.id, min(path) FROM photos JOIN files ON photo_id = photos.id"
                " WHERE (detector <> ? OR embedder <> ?) AND state = 'present'"
                " AND (problem IS NULL OR problem = 'program-ended')"
                f" AND NOT {LIES_OTHERWISE} GROUP BY photos.id"
                " ORDER BY photos.id NOT IN (SELECT faces.photo_id FROM members"
                "  JOIN people ON people.id = person_id AND people.name IS NOT NULL"
                "  JOIN faces ON faces.id = face_id), photos.date DESC, photos.id",
                (detector, embedder),
            )
        return {row[0]: to_path(row[1]) for row in rows}

    def make_due(self, folders: Iterable[Path]) -> None:
        """Have the photos below these folders looked at again, as if another detector had looked at
        them last: until that is done, however often it is interrupted."""
        with self.database.writing() as connection:
            connection.executemany(
                "UPDATE photos SET detector = '' WHERE id IN (SELECT photo_id FROM files"
                " WHERE path >= ? AND path < ? AND photo_id NOT NULL)",
                (below(folder) for folder in folders),
            )

    def found_faces(self, photo: int, model: str) -> list[tuple[Box, Floats]]:
        """The faces of a photo that were found, with their embeddings by a model."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT x, y, width, height, vector FROM faces JOIN embeddings ON face_id = id"
                " AND model_id = (SELECT id FROM models WHERE name = ?)"
                " WHERE photo_id = ? AND NOT drawn",
                (model, photo),
            )
        vectors = embeddings([row[4] for row in rows])
        return [(Box(*row[:4]), vector) for row, vector in zip(rows, vectors, strict=True)]

    def is_photo(
        self, photo: int, size: int, digest: bytes, picture: bytes, orientation: int
    ) -> bool:
        """Whether a file with this content shows that photo, and upright as its faces are."""
        with self.database.reading() as connection:
            query = (
                "SELECT 1 FROM photos WHERE id = ? AND (picture = ? OR (size = ? AND digest = ?))"
                " AND ifnull(orientation, ?) = ?"
            )
            values = (photo, picture, size, digest, orientation, orientation)
            return bool(fetched(connection, query, values))

    def ids(
        self,
        person: int | None = None,
        folder: Path | None = None,
        dated_by: Collection[DateSource] = (),
        days: Collection[str] = (),
    ) -> NDArray[np.int64]:
        """Visible photos, oldest first: all, or those a person is in, those below a folder, those
        whose date is from one of these sources, those of these days, such as "12-24", in any year.

        Raises UnknownItem.
        """
        with self.database.reading() as connection:
            if person is not None and folder is None and not dated_by and not days:
                return _photos_with(connection, person)
            place: str = ""
            bounds: tuple[bytes | str, ...] = ()
            if folder is not None:
                place, bounds = " AND files.path >= ? AND files.path < ?", below(folder)
            dated = ""
            if dated_by:
                dated = f" AND date_source IN ({', '.join('?' * len(dated_by))})"
                bounds = (*bounds, *dated_by)
            if days:
                dated += f" AND substr(date, 6, 5) IN ({', '.join('?' * len(days))})"
                bounds = (*bounds, *days)
            photos = numbers(
                connection,
                "SELECT id FROM photos WHERE EXISTS (SELECT 1 FROM files"
                " WHERE files.photo_id = photos.id AND files.state IN ('present', 'offline')"
                f"{place}){dated} ORDER BY {BY_DATE}",
                bounds,
            )
            if person is None:
                return photos
            return photos[np.isin(photos, _photos_with(connection, person))]

    def unnamed_faces(self, photos: Iterable[int]) -> UnnamedFaces:
        """The visible faces of these photos that have no name, but those of ignored people."""
        chosen = (listed(photos),)
        here = "faces.photo_id IN (SELECT value FROM json_each(?))"
        with self.database.reading() as connection:
            people = fetched(
                connection,
                "SELECT people.id, EXISTS (SELECT 1 FROM members JOIN faces ON face_id = faces.id"
                f" WHERE person_id = people.id AND {VISIBLE} AND NOT {here}) FROM people"
                " WHERE name IS NULL AND state = 'visible' AND id IN (SELECT person_id FROM members"
                f" JOIN faces ON face_id = faces.id WHERE {VISIBLE} AND {here}) ORDER BY id",
                chosen * 2,
            )
            faces = numbers(
                connection,
                f"SELECT id FROM faces WHERE {VISIBLE} AND {here}"
                " AND id NOT IN (SELECT face_id FROM members) ORDER BY id",
                chosen,
            )
        return UnnamedFaces(
            tuple(person for person, elsewhere in people if not elsewhere),
            tuple(person for person, elsewhere in people if elsewhere),
            tuple(faces.tolist()),
        )

    def newest(self) -> int:
        """The largest number of a photo; 0 without any."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT ifnull(max(id), 0) FROM photos").fetchone()
        return int(row[0])

    def dates(self) -> dict[int, str]:
        """When each photo was taken, as ISO 8601, by its number; those undated are left out."""
        with self.database.reading() as connection:
            rows = fetched(connection, "SELECT id, date FROM photos WHERE date NOT NULL")
        return {row[0]: row[1] for row in rows}

    def details(self, ids: Iterable[int]) -> list[PhotoInfo]:
        """Photos in the order asked for, also missing ones; those that are gone are left out."""
        with self.database.reading() as connection:
            return _photo_infos(connection, [int(photo) for photo in ids])

    def of_person(self, person: int | None) -> list[PhotoInfo]:
        """The visible photos a person is in, oldest first; None: those with unsorted faces."""
        with self.database.reading() as connection:
            return _photo_infos(connection, _photos_with(connection, person))

    def get(self, photo: int) -> PhotoInfo:
        """One photo, also a missing one. Raises :class:`UnknownItem`."""
        with self.database.reading() as connection:
            found = _photo_infos(connection, [photo])
        if not found:
            raise UnknownItem("no-such-photo", photo=photo)
        return found[0]


def _photos_with(connection: sqlite3.Connection, person: int | None) -> NDArray[np.int64]:
    condition, parameters = membership(connection, person)
    return numbers(
        connection,
        "SELECT id FROM photos WHERE id IN (SELECT faces.photo_id FROM faces"
        " LEFT JOIN members ON members.face_id = faces.id"
        f" WHERE {condition} AND {VISIBLE}) ORDER BY {BY_DATE}",
        parameters,
    )


def _photo_infos(
    connection: sqlite3.Connection, ids: NDArray[np.int64] | Sequence[int]
) -> list[PhotoInfo]:
    """Photos in the order asked for; those that are not there are left out."""
    chosen = (listed(ids),)
    rows = fetched(
        connection,
        "SELECT photos.id, width, height, date, date_source FROM json_each(?)"
        " JOIN photos ON photos.id = value ORDER BY key",
        chosen,
    )
    places: dict[int, list[tuple[Path, str]]] = {}
    for photo_id, path, state in fetched(
        connection,
        "SELECT photo_id, path, state FROM files JOIN photos ON photos.id = photo_id"
        " WHERE photo_id IN (SELECT value FROM json_each(?)) ORDER BY state = 'missing',"
        f" state = 'offline', problem IS NOT NULL, {LIES_OTHERWISE}, path",
        chosen,
    ):
        places.setdefault(photo_id, []).append((to_path(path), state))
    faces: dict[int, list[Face]] = {}
    for row in fetched(
        connection,
        f"SELECT {FACE_COLUMNS} FROM faces LEFT JOIN members ON members.face_id = faces.id"
        " WHERE faces.photo_id IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM rejections WHERE rejections.face_id = faces.id)"
        " ORDER BY faces.x, faces.id",
        chosen,
    ):
        faces.setdefault(row[1], []).append(as_face(row))
    return [_photo_info(row, places.get(row[0], []), tuple(faces.get(row[0], ()))) for row in rows]


def _photo_info(
    row: tuple[int, int, int, str | None, str | None],
    places: list[tuple[Path, str]],
    faces: tuple[Face, ...],
) -> PhotoInfo:
    state = places[0][1] if places else "missing"
    # Where it is missing matters only while it is nowhere else.
    shown = [path for path, there in places if there != "missing" or state == "missing"]
    return PhotoInfo(
        id=row[0],
        paths=tuple(shown),
        width=row[1],
        height=row[2],
        date=row[3],
        faces=faces,
        state=PhotoState(state),
        date_source=None if row[4] is None else DateSource(row[4]),
    )


def model_id(connection: sqlite3.Connection, name: str) -> int:
    """The number of an embedding network, given one when it is new."""
    connection.execute("INSERT OR IGNORE INTO models (name) VALUES (?)", (name,))
    return int(connection.execute("SELECT id FROM models WHERE name = ?", (name,)).fetchone()[0])


def _renew_faces(
    connection: sqlite3.Connection, photo_id: int, found: Sequence[FoundFace], model: int
) -> set[int]:
    """Store the faces found in a photo; the old ones that stay though they are not among them."""
    rows = connection.execute(
        f"SELECT id, x, y, width, height, drawn OR {_KEPT} FROM faces WHERE photo_id = ?",
        (photo_id,),
    ).fetchall()
    left = {int(row[0]): Box(*row[1:5]) for row in rows}
    kept = {int(row[0]) for row in rows if row[5]}
    for face in found:
        box = face.detection.box
        same = max(left, key=lambda other: box.overlap(left[other]), default=None)
        if same is not None and box.overlap(left[same]) >= SAME_PLACE:
            del left[same]
        else:
            same = None
        put_face(connection, same, photo_id, face, model)
    for face_id in left.keys() - kept:
        connection.execute("DELETE FROM faces WHERE id = ?", (face_id,))
    return left.keys() & kept


def put_face(
    connection: sqlite3.Connection,
    face_id: int | None,
    photo_id: int,
    face: FoundFace,
    model: int,
) -> int:
    """Insert a face, or renew the one of that number; its number."""
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
            " quality = ?, crop_turn = 1 WHERE id = ?",
            (*values, face_id),
        )
    put_crop(connection, face_id, face.crop)
    put_embedding(connection, face_id, model, face.embedding)
    _drop_others(connection, face_id, model)
    return face_id


def _drop_others(connection: sqlite3.Connection, face: int, model: int) -> None:
    """Drop a face's embeddings by other networks, which are not compared any more. What was
    proposed by them is looked at anew."""
    dropped = connection.execute(
        "DELETE FROM embeddings WHERE face_id = ? AND model_id <> ?"
        " AND model_id NOT IN (SELECT model_id FROM adapters WHERE base_id = ?)",
        (face, model, model),
    )
    if dropped.rowcount:
        connection.execute("INSERT OR IGNORE INTO ungrouped VALUES (?)", (face,))


def put_drawn(connection: sqlite3.Connection, photo: int, face: FoundFace, model: int) -> int:
    """Insert a face that somebody drew; its number."""
    number = put_face(connection, None, photo, face, model)
    connection.execute("UPDATE faces SET drawn = 1 WHERE id = ?", (number,))
    return number
