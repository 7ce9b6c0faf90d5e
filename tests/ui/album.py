"""A fake engine with photos: real files, faces side by side in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoclust.errors import EditError, UnknownItem
from photoclust.library.edits import Draw, Exclude, Introduce, Reject
from photoclust.types import Box, Face, Folder, Person, PersonState, PhotoInfo, PhotoState
from tests.ui.fakes import FakeEngine

SIZE = (400, 300)


class AlbumEngine(FakeEngine):
    """Photos 1 to `count`, a month apart, with two faces each.

    Photo n has faces 2n-1 and 2n, at x 50 and 250, 60 pixels square. Odd faces are person 1's,
    even ones person 2's, and those of the last photo nobody's.
    """

    def __init__(self, folder: Path, count: int = 4) -> None:
        super().__init__()
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

    # Reading

    def face_details(self, ids: Iterable[int]) -> list[Face]:
        return [self._face(face) for face in ids if face in self.homes]

    def photo_details(self, ids: Iterable[int]) -> list[PhotoInfo]:
        return [self._info(photo) for photo in ids if 1 <= photo <= self.count]

    def photo(self, photo: int) -> PhotoInfo:
        if not 1 <= photo <= self.count:
            raise UnknownItem(f"There is no photo {photo}")
        return self._info(photo)

    def photo_ids(self, person: int | None = None, folder: Path | None = None) -> NDArray[np.int64]:
        if person is not None and person not in self.known:
            raise UnknownItem(f"There is no person {person}")
        faces = [face for face, home in self.homes.items() if person in (None, home)]
        below = folder is None or self.folder.is_relative_to(folder)
        photos = {self.boxes[face][0] for face in faces} if below else set()
        return np.array(sorted(photos), np.int64)

    def folders(self) -> list[Folder]:
        return [Folder(self.folder, self.count, len(self.homes), True)]

    # Deciding

    def add_face(self, photo: int, box: Box) -> Face:
        face = max(self.boxes) + 1
        self.boxes[face] = photo, box
        self.apply(Draw(face))
        return self._face(face)

    def _carry_out(self, edit: Any) -> str:
        if isinstance(edit, Draw):
            self.homes[edit.face] = None
            return "Drew a face"
        if isinstance(edit, Introduce):
            if any(p.name == edit.name for p in self.known.values()):
                raise EditError("Somebody is called so already")
            new = max(self.known) + 1
            self.known[new] = _person(new, edit.name)
            self.homes.update(dict.fromkeys(edit.faces, new))
            return f"Made {len(edit.faces)} face(s) {edit.name!r}"
        if isinstance(edit, Exclude):
            self.homes.update(dict.fromkeys(edit.faces, None))
            return "Said who it is not"
        if isinstance(edit, Reject):
            for face in edit.faces:
                del self.homes[face]
            return "Rejected a face"
        return super()._carry_out(edit)

    # Inside

    def _face(self, face: int) -> Face:
        photo, box = self.boxes[face]
        confirmed = face in self.confirmed
        probability = 1.0 if confirmed else 0.75
        return Face(face, photo, box, 0.99, 0.8, self.homes[face], confirmed, probability)

    def _info(self, photo: int) -> PhotoInfo:
        there = [face for face in self.homes if self.boxes[face][0] == photo]
        faces = tuple(sorted(map(self._face, there), key=lambda face: face.box.x))
        date = f"2020-{photo:02}-05T12:00:00"
        state = self.states.get(photo, PhotoState.PRESENT)
        return PhotoInfo(photo, (self.path_of(photo),), *SIZE, date, faces, state)

    def _counted(self, person: Person) -> Person:
        counted = super()._counted(person)
        faces = [face for face, home in self.homes.items() if home == person.id]
        return replace(counted, confirmed=len(self.confirmed & set(faces)))


def _person(number: int, name: str | None) -> Person:
    return Person(number, name, PersonState.VISIBLE, 0, 0, 0, None, None, None)
