"""A fake engine with photos: real files, faces side by side in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoclust.errors import EditError, UnknownItem
from photoclust.library.edits import Draw, Exclude, Introduce, Reject
from photoclust.messages import Message
from photoclust.types import (
    Box,
    DateSource,
    Face,
    Folder,
    Person,
    PersonState,
    PhotoInfo,
    PhotoState,
    UnnamedFaces,
)
from tests.ui.fakes import NO_CONTEXT, FakeEngine, FakeFolders, FakePeople, FakePhotos

SIZE = (400, 300)


class AlbumEngine(FakeEngine):
    """Photos 1 to `count`, a month apart, with two faces each.

    Photo n has faces 2n-1 and 2n, at x 50 and 250, 60 pixels square. Odd faces are person 1's,
    even ones person 2's, and those of the last photo nobody's.
    """

    def __init__(self, folder: Path, count: int = 4) -> None:
        super().__init__()
        self.folders = AlbumFolders(self)
        self.people = AlbumPeople(self)
        self.photos = AlbumPhotos(self)
        self.folder = folder
        self.count = count
        self.states: dict[int, PhotoState] = {}
        self.boxes: dict[int, tuple[int, Box]] = {}
        self.confirmed: set[int] = set()
        folder.mkdir(parents=True, exist_ok=True)
        for photo in range(1, count + 1):
            exif = Image.Exif()
            exif[0x010F], exif[0x0110] = "Canon", "Canon EOS 5D"
            color = (photo * 50 % 256, 120, 160)
            Image.new("RGB", SIZE, color).save(self.path_of(photo), exif=exif)
            for face, x in ((2 * photo - 1, 50), (2 * photo, 250)):
                self.boxes[face] = photo, Box(x, 100, 60, 60)
                self.homes[face] = None if photo == count else 2 - face % 2
        for person in (1, 2):
            self.known[person] = _person(person, None)

    def path_of(self, photo: int) -> Path:
        return self.folder / f"{photo}.jpg"

    def carry_out(self, edit: Any) -> str | Message:
        if isinstance(edit, Draw):
            self.homes[edit.face] = None
            return "Drew a face"
        if isinstance(edit, Introduce):
            taken = any(p.name == edit.name for p in self.known.values())
            if edit.name and taken and not edit.another:
                raise EditError("name-taken", number=1, name=edit.name)
            new = max(self.known) + 1
            self.known[new] = replace(_person(new, edit.name), state=edit.state)
            self.homes.update(dict.fromkeys(edit.faces, new))
            return f"Made {len(edit.faces)} face(s) {edit.name!r}"
        if isinstance(edit, Exclude):
            self.homes.update(dict.fromkeys(edit.faces, None))
            return "Said who it is not"
        if isinstance(edit, Reject):
            for face in edit.faces:
                del self.homes[face]
            return "Rejected a face"
        return super().carry_out(edit)

    def face(self, face: int) -> Face:
        photo, box = self.boxes[face]
        confirmed = face in self.confirmed
        probability = 1.0 if confirmed else 0.75
        return Face(face, photo, box, 0.99, 0.8, self.homes[face], confirmed, probability)

    def info(self, photo: int) -> PhotoInfo:
        there = [face for face in self.homes if self.boxes[face][0] == photo]
        faces = tuple(sorted(map(self.face, there), key=lambda face: face.box.x))
        date = f"2020-{photo:02}-05T12:00:00"
        state = self.states.get(photo, PhotoState.PRESENT)
        return PhotoInfo(photo, (self.path_of(photo),), *SIZE, date, faces, state)

    def counted(self, person: Person) -> Person:
        counted = super().counted(person)
        faces = [face for face, home in self.homes.items() if home == person.id]
        return replace(counted, confirmed=len(self.confirmed & set(faces)))


class AlbumFolders(FakeFolders):
    def __init__(self, engine: AlbumEngine) -> None:
        super().__init__(NO_CONTEXT)
        self._engine = engine

    def all(self) -> list[Folder]:
        engine = self._engine
        return [Folder(engine.folder, engine.count, len(engine.homes), True)]


class AlbumPeople(FakePeople):
    def __init__(self, engine: AlbumEngine) -> None:
        super().__init__(engine)
        self._album = engine

    def face_details(self, ids: Iterable[int]) -> list[Face]:
        return [self._album.face(face) for face in ids if face in self._album.homes]


class AlbumPhotos(FakePhotos):
    def __init__(self, engine: AlbumEngine) -> None:
        super().__init__(engine)
        self._album = engine

    def details(self, ids: Sequence[int]) -> list[PhotoInfo]:
        return [self._album.info(photo) for photo in ids if 1 <= photo <= self._album.count]

    def dates(self) -> dict[int, str]:
        photos = (self._album.info(photo) for photo in range(1, self._album.count + 1))
        return {photo.id: photo.date for photo in photos if photo.date is not None}

    def get(self, photo: int) -> PhotoInfo:
        if not 1 <= photo <= self._album.count:
            raise UnknownItem("no-such-photo", photo=photo)
        return self._album.info(photo)

    def ids(
        self,
        person: int | None = None,
        folder: Path | None = None,
        dated_by: Collection[DateSource] = (),
        days: Collection[str] = (),
    ) -> NDArray[np.int64]:
        album = self._album
        if person is not None and person not in album.known:
            raise UnknownItem("no-such-person", person=person)
        faces = [face for face, home in album.homes.items() if person in (None, home)]
        if dated_by and DateSource.NAME not in dated_by:
            return np.array([], np.int64)
        below = folder is None or album.folder.is_relative_to(folder)
        photos = {album.boxes[face][0] for face in faces} if below else set()
        if days:
            dates = self.dates()
            photos = {photo for photo in photos if dates[photo][5:10] in days}
        return np.array(sorted(photos), np.int64)

    def unnamed_faces(self, photos: Iterable[int]) -> UnnamedFaces:
        album, chosen = self._album, set(photos)
        here = [face for face in album.homes if album.boxes[face][0] in chosen]
        people = {home for face in here if (home := album.homes[face]) is not None}
        shown = [p for p in sorted(people) if album.known[p].state is PersonState.VISIBLE]
        unnamed = [person for person in shown if album.known[person].name is None]
        away = [
            person
            for person in unnamed
            if any(album.homes[f] == person for f in album.homes if f not in here)
        ]
        faces = tuple(face for face in here if album.homes[face] is None)
        return UnnamedFaces(tuple(p for p in unnamed if p not in away), tuple(away), faces)

    def draw_face(self, photo: int, box: Box) -> Face:
        album = self._album
        face = max(album.boxes) + 1
        album.boxes[face] = photo, box
        album.history.apply(Draw(face))
        return album.face(face)


def _person(number: int, name: str | None) -> Person:
    return Person(number, name, PersonState.VISIBLE, 0, 0, 0, None, None, None)
