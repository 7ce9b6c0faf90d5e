"""The names that other programs are to read, and what was last written for them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from photoclust.library.edits import same_name
from photoclust.library.namesakes import without_word
from photoclust.library.people import name_book
from photoclust.library.rows import Queries, below, fetched, listed, to_bytes, to_path
from photoclust.types import Box


@dataclass(frozen=True)
class TaggedFile:
    """A file of a photo as the last scan saw it."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class NamedBox:
    """A face of a photo: its number, its box in pixels of the upright photo, and whose it is.
    `name` None: nobody's who has one; as nobody else is called. `plain`: the name as it was given.
    `drawn`: by hand."""

    face: int
    box: Box
    name: str | None
    confirmed: bool
    drawn: bool = False
    ignored: bool = False
    plain: str | None = None

    def is_called(self, text: str) -> bool:
        """Whether a name may mean whose it is; a word in brackets need not be known elsewhere."""
        known = [name for name in (self.name, self.plain) if name is not None]
        return any(same_name(name, text) for one in known for name in (one, without_word(one)))


@dataclass(frozen=True)
class TaggedPhoto:
    """A photo that is at hand, with its faces. `width`, `height`: upright. `orientation`: by which
    its faces are upright; None when no file of it was read for long. `taken_back`: faces that were
    drawn and are not there any more; `rejected`: others that are said to be none."""

    id: int
    width: int
    height: int
    orientation: int | None
    files: tuple[TaggedFile, ...]
    faces: tuple[NamedBox, ...]
    taken_back: tuple[NamedBox, ...] = ()
    rejected: tuple[NamedBox, ...] = ()
    written: Mapping[Path, str] = field(default_factory=dict)
    """What was last written, as JSON, by the file that it stands in."""


class TagQueries(Queries):
    """The photos at hand with what tags say of them, and what was last written."""

    def photos(self, folder: Path | None = None) -> list[TaggedPhoto]:
        """All photos of which a file is at hand, or is below a folder; in the order of paths."""
        with self.database.reading() as connection:
            files = _files(connection, folder)
            faces = _faces(connection, listed(files))
            written = _written(connection)
            rows = fetched(
                connection,
                "SELECT id, width, height, iif(picture IS NULL, NULL, orientation) FROM photos"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (listed(files),),
            )
        photos = {
            number: TaggedPhoto(
                *(number, width, height, orientation, tuple(files[number])),
                tuple(face for face, gone in faces.get(number, ()) if not gone),
                tuple(face for face, gone in faces.get(number, ()) if gone and face.drawn),
                tuple(face for face, gone in faces.get(number, ()) if gone and not face.drawn),
                written.get(number, {}),
            )
            for number, width, height, orientation in rows
        }
        return [photos[number] for number in files if number in photos]

    def put(self, written: Iterable[tuple[Path, int, str]]) -> None:
        """Remember what was written into files: path, photo and JSON."""
        with self.database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO written_tags VALUES (?, ?, ?)",
                ((to_bytes(path), photo, tags) for path, photo, tags in written),
            )

    def drop(self, paths: Iterable[Path]) -> None:
        """Forget what was written into files that are no more."""
        with self.database.writing() as connection:
            connection.executemany(
                "DELETE FROM written_tags WHERE path = ?", ((to_bytes(path),) for path in paths)
            )

    def renew(self, files: Iterable[TaggedFile]) -> None:
        """Know files of photos, into which tags were put, for what they are now."""
        with self.database.writing() as connection:
            connection.executemany(
                "UPDATE files SET size = ?, mtime_ns = ? WHERE path = ?",
                ((file.size, file.mtime_ns, to_bytes(file.path)) for file in files),
            )

    def exclusions(self) -> set[tuple[int, str]]:
        """Faces, and what people are called, in small letters, who they are not."""
        with self.database.reading() as connection:
            labels = name_book(connection).labels
            rows = fetched(connection, "SELECT face_id, person_id FROM exclusions")
        return {(face, labels[person].casefold()) for face, person in rows if person in labels}


def forget_names(connection: sqlite3.Connection, names: Set[str]) -> None:
    """Take these names out of what was written; in the files they stay, as somebody else's."""
    if not names:
        return
    rows = fetched(connection, "SELECT path, tags FROM written_tags")
    changed = [(after, path) for path, tags in rows if (after := _without(tags, names)) != tags]
    connection.executemany("UPDATE written_tags SET tags = ? WHERE path = ?", changed)


def _without(tags: str, names: Set[str]) -> str:
    try:
        content = json.loads(tags)
        kept = {
            kind: {key: [one for one in some if not _is_of(one, names)] for key, some in by.items()}
            for kind, by in content.items()
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        return "{}"
    return tags if kept == content else json.dumps(kept, separators=(",", ":"))


def _is_of(entry: object, names: Set[str]) -> bool:
    """Whether a region, which begins with its name, or a name is one of these."""
    first = entry[0] if isinstance(entry, Sequence) and not isinstance(entry, str) else entry
    return first in names


def _files(connection: sqlite3.Connection, folder: Path | None) -> dict[int, list[TaggedFile]]:
    place, bounds = (" AND path >= ? AND path < ?", below(folder)) if folder else ("", ())
    files: dict[int, list[TaggedFile]] = {}
    for photo, path, size, mtime_ns in fetched(
        connection,
        "SELECT photo_id, path, size, mtime_ns FROM files WHERE state = 'present'"
        f" AND photo_id NOT NULL AND problem IS NULL{place} ORDER BY path",
        bounds,
    ):
        files.setdefault(photo, []).append(TaggedFile(to_path(path), size, mtime_ns))
    return files


def _faces(connection: sqlite3.Connection, photos: str) -> dict[int, list[tuple[NamedBox, bool]]]:
    """The faces of photos, each with whether it is rejected."""
    faces: dict[int, list[tuple[NamedBox, bool]]] = {}
    book = name_book(connection)
    for photo, face, x, y, width, height, name, person, confirmed, drawn, ignored, gone in fetched(
        connection,
        "SELECT photo_id, faces.id, x, y, width, height, name, person_id, ifnull(confirmed, 0),"
        " drawn,"
        " ifnull(state = 'ignored', 0), EXISTS (SELECT 1 FROM rejections WHERE face_id = faces.id)"
        " FROM faces LEFT JOIN members ON face_id = faces.id"
        " LEFT JOIN people ON people.id = person_id"
        " WHERE photo_id IN (SELECT value FROM json_each(?)) ORDER BY faces.x, faces.id",
        (photos,),
    ):
        box = Box(x, y, width, height)
        label = book.label(person or 0)
        named = NamedBox(face, box, label, bool(confirmed), bool(drawn), bool(ignored), name)
        faces.setdefault(photo, []).append((named, bool(gone)))
    return faces


def _written(connection: sqlite3.Connection) -> dict[int, dict[Path, str]]:
    written: dict[int, dict[Path, str]] = {}
    for path, photo, tags in fetched(connection, "SELECT path, photo_id, tags FROM written_tags"):
        written.setdefault(photo, {})[to_path(path)] = tags
    return written
