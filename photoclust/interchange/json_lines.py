"""A library as files that other programs read: `library.jsonl`, one thing a line, and
`vectors.npy`, the embeddings.

`resources/library-1.schema.json` describes a line. The first says the version; each further one is
a folder, a person, a photo, a face or an album, and comes after those it refers to.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from photoclust.errors import LibraryError
from photoclust.files import atomic_write
from photoclust.interchange.content import (
    AlbumContent,
    FaceContent,
    LibraryContent,
    PersonContent,
    PhotoContent,
)
from photoclust.library.births import clean_birth
from photoclust.library.checksums import DIMENSIONS
from photoclust.library.permissions import PRIVATE
from photoclust.messages import reason_of
from photoclust.types import Box, Floats, PersonState

VERSION = 1
LINES, VECTORS = "library.jsonl", "vectors.npy"

Line = dict[str, Any]


def write_library(content: LibraryContent, folder: Path, program: str) -> None:
    """Write the files into a folder, which is made if it is not there.

    `program`: its name and version. Raises LibraryError when files of an export are there already,
    or they cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (LINES, VECTORS):
            if os.path.lexists(folder / name):
                raise LibraryError("interchange-exists", path=folder / name)
        with atomic_write(folder / VECTORS, mode=PRIVATE) as partial, partial.open("wb") as file:
            np.save(file, content.vectors.astype("<f4"), allow_pickle=False)
        with (
            atomic_write(folder / LINES, mode=PRIVATE) as partial,
            partial.open("w", encoding="ascii", newline="\n") as text,
        ):
            for line in lines_of(content, program):
                text.write(json.dumps(line, separators=(",", ":"), allow_nan=False) + "\n")
    except OSError as error:
        raise LibraryError("interchange-refused", folder=folder, reason=reason_of(error)) from error


def lines_of(content: LibraryContent, program: str) -> Iterator[Line]:
    """The lines, as plain values."""
    yield {
        "kind": "library",
        "version": VERSION,
        "program": program,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": content.model,
        "vectors": len(content.vectors),
    }
    for path in content.folders:
        yield {"kind": "folder", "path": path}
    for person in content.people:
        yield {"kind": "person", **vars(person)}
    for photo in content.photos:
        yield _photo_line(photo)
    for face in content.faces:
        yield _face_line(face)
    for album in content.albums:
        yield {"kind": "album", **vars(album)}


def read_library(folder: Path) -> LibraryContent:
    """What the files in a folder say.

    Raises LibraryError, which names the line, when they are not there, of a newer version, damaged,
    or refer to what is not in them.
    """
    path = folder / LINES
    try:
        vectors = _vectors(folder / VECTORS)
        with path.open(encoding="utf-8") as file:
            return _Reader(path, vectors).read(file)
    except OSError as error:
        raise LibraryError("interchange-unreadable", path=path, reason=reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise LibraryError("interchange-damaged", path=path, line=0) from error


def _vectors(path: Path) -> Floats:
    try:
        with path.open("rb") as file:
            read = np.load(file, allow_pickle=False)
    except (ValueError, EOFError) as error:
        raise LibraryError("interchange-damaged", path=path, line=0) from error
    fits = isinstance(read, np.ndarray) and read.ndim == 2 and read.shape[1] == DIMENSIONS
    if not fits or read.dtype.kind != "f" or not np.isfinite(read).all():
        raise LibraryError("interchange-damaged", path=path, line=0)
    norms = np.linalg.norm(read, axis=1, keepdims=True)
    if not (abs(norms - 1) < 0.01).all():
        raise LibraryError("interchange-damaged", path=path, line=0)
    return np.asarray(read, np.float32)


class _Reader:
    """Reads lines one by one; each may refer to those before it."""

    def __init__(self, path: Path, vectors: Floats) -> None:
        self._path = path
        self._vectors = vectors
        self._model = ""
        self._folders: list[str] = []
        self._people: dict[int, PersonContent] = {}
        self._photos: dict[int, PhotoContent] = {}
        self._faces: dict[int, FaceContent] = {}
        self._albums: list[AlbumContent] = []
        self._kinds: dict[str, Callable[[Line], None]] = {
            "folder": self._folder,
            "person": self._person,
            "photo": self._photo,
            "face": self._face,
            "album": self._album,
        }

    def read(self, lines: Iterator[str]) -> LibraryContent:
        number = 0
        try:
            for number, text in enumerate(lines, start=1):
                line = json.loads(text, parse_constant=_refused)
                if number == 1:
                    self._head(line)
                elif (take := self._kinds.get(line["kind"])) is not None:
                    take(line)  # what a later version adds is passed over
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise LibraryError("interchange-damaged", path=self._path, line=number) from error
        if number == 0:
            raise LibraryError("interchange-damaged", path=self._path, line=0)
        return LibraryContent(
            self._model,
            tuple(self._photos.values()),
            tuple(self._faces.values()),
            tuple(self._people.values()),
            tuple(self._albums),
            tuple(self._folders),
            self._vectors,
        )

    def _head(self, line: Line) -> None:
        if line["kind"] != "library":
            raise ValueError
        if _number(line["version"]) > VERSION:
            raise LibraryError("interchange-newer", path=self._path)
        self._model = _text(line["model"])

    def _folder(self, line: Line) -> None:
        self._folders.append(_text(line["path"]))

    def _person(self, line: Line) -> None:
        number = _number(line["id"])
        cover = line["cover"]
        self._people[number] = PersonContent(
            number,
            None if line["name"] is None else _text(line["name"]),
            PersonState(line["state"]).value,
            None if cover is None else _number(cover),
            None if line.get("born") is None else clean_birth(_text(line["born"])),
            _flag(line.get("favourite", False)),
        )

    def _photo(self, line: Line) -> None:
        number, file = _number(line["id"]), line["file"]
        orientation = line["orientation"]
        self._photos[number] = PhotoContent(
            id=number,
            picture=None if line["picture"] is None else bytes.fromhex(line["picture"]),
            size=_number(file["size"]),
            digest=bytes.fromhex(file["digest"]),
            width=_number(line["width"]),
            height=_number(line["height"]),
            orientation=None if orientation is None else _number(orientation, 8),
            date=None if line["date"] is None else _text(line["date"]),
            date_source=None if line["date_source"] is None else _text(line["date_source"]),
            paths=tuple(map(_text, line["paths"])),
            embedder=self._model,
        )

    def _face(self, line: Line) -> None:
        number, box = _number(line["id"]), line["box"]
        vector, person = line["vector"], line["person"]
        landmarks = tuple(map(_real, line["landmarks"]))
        if len(landmarks) != 10:
            raise ValueError
        self._faces[number] = FaceContent(
            id=number,
            photo=self._photos[_number(line["photo"])].id,
            box=Box(*(_real(box[side]) for side in ("x", "y", "width", "height"))),
            landmarks=landmarks,
            score=_real(line["score"]),
            quality=_real(line["quality"]),
            drawn=_flag(line["drawn"]),
            vector=None if vector is None else _number(vector, len(self._vectors) - 1),
            person=None if person is None else self._people[_number(person)].id,
            confirmed=_flag(line["confirmed"]),
            excluded=tuple(map(_number, line["excluded"])),
            rejected=_flag(line["rejected"]),
        )

    def _album(self, line: Line) -> None:
        if not isinstance(line["people"], dict):
            raise TypeError(line)
        people = {name: _number(number) for name, number in line["people"].items()}
        self._albums.append(AlbumContent(_text(line["name"]), _text(line["recipe"]), people))


def _photo_line(photo: PhotoContent) -> Line:
    return {
        "kind": "photo",
        "id": photo.id,
        "picture": None if photo.picture is None else photo.picture.hex(),
        "file": {"size": photo.size, "digest": photo.digest.hex()},
        "width": photo.width,
        "height": photo.height,
        "orientation": photo.orientation,
        "date": photo.date,
        "date_source": photo.date_source,
        "paths": photo.paths,
    }


def _face_line(face: FaceContent) -> Line:
    return {"kind": "face", **vars(face), "box": vars(face.box)}


def _refused(constant: str) -> float:
    raise ValueError(constant)


def _number(value: object, most: int = 2**62) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(value)
    return value


def _real(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
