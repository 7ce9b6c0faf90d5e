"""A library of drawn photos of people who do not exist, to show the window with.

    python -m benchmarks.demo_library OUT

makes OUT/photos and OUT/demo.photoclust. A detector of real faces finds none in drawings, so
faces, boxes and embeddings are written straight through the repository: embeddings lie around
a centre for each person, so that grouping and questions behave as with photos.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from benchmarks.demo_people import CAST
from benchmarks.portraits import BOX, Mood, paint_person
from benchmarks.scenery import paint_scene
from photoclust.faces.weights import describe, shipped
from photoclust.library.edits import Merge, Name, Regroup, Reject, SetState
from photoclust.library.repository import NewPhoto, Repository
from photoclust.messages import Message
from photoclust.photos import content, thumbnails
from photoclust.photos.picture_digest import picture_digest
from photoclust.types import Box, Detection, Failure, Floats, FoundFace, PersonState

WIDTH, HEIGHT = 1200, 800
SHIRTS = ("#28666b", "#b5534c", "#e0b04f", "#7f86b8", "#6c8f5c", "#9a6a86", "#47617f", "#d98e73")
SOME_UNSORTED = 9
SPLIT = (1, 4)
"""Of these people the first grouping makes two groups each, so that there is something to ask."""
STRANGER = len(CAST) - 1


@dataclass(frozen=True)
class Event:
    """Photos taken on one occasion: how many, where, when, of which of CAST."""

    folder: str
    scene: str
    begins: datetime
    photos: int
    people: tuple[int, ...]


EVENTS = (
    Event("2021 Baltic Sea", "beach", datetime(2021, 7, 12, 10), 24, (0, 1, 2, 7)),
    Event("2022 Hiking", "mountains", datetime(2022, 9, 3, 9), 22, (0, 1, 3, 6, 8)),
    Event("2023 Mila turns six", "party", datetime(2023, 5, 20, 15), 28, (0, 1, 2, 7, 9, 10)),
    Event("2024 Seoul", "city", datetime(2024, 4, 2, 19), 22, (4, 3, 5, 11)),
    Event("2024 Picnic", "park", datetime(2024, 6, 15, 13), 28, (0, 3, 4, 5, 6, 2, 9, 8)),
    Event("2025 At home", "room", datetime(2025, 1, 4, 17), 26, (0, 1, 2, 7, 5, 11, 10)),
)


@dataclass(frozen=True)
class DrawnPhoto:
    """A drawn photo: its file, its pixels (height, width, 3), who is where."""

    path: Path
    taken: datetime
    pixels: NDArray[np.uint8]
    people: tuple[int, ...]
    boxes: tuple[Box, ...]


def make(out: Path, events: Sequence[Event] = EVENTS) -> Path:
    """Draw the photos and fill a new library; its file. Needs a QGuiApplication."""
    chance = np.random.default_rng(7)
    photos = out / "photos"
    vectors = _Vectors(chance)
    library = out / "demo.photoclust"
    repository = Repository(library)
    model = describe(shipped("embedding")).name
    owners: dict[int, int] = {}
    for event in events:
        folder = photos / event.folder
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(event.photos):
            shot = _draw(event, folder, number, chance)
            _store(repository, shot, vectors, model, owners)
    repository.files.add_root(photos)
    _add_failures(repository, photos)
    _decide(repository, owners, chance)
    repository.close()
    return library


class _Vectors:
    """Unit vectors in a cone, as a network's are: two of a person some 0.1 apart in squared
    L2, those of two people some 0.4."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        middle = _unit(chance.normal(size=(1, 128)))
        self._centers = _unit(middle + 0.5 * _unit(chance.normal(size=(len(CAST), 128))))

    def of(self, person: int) -> Floats:
        radius = np.sqrt(self._chance.uniform(0.02, 0.09))
        around = _unit(self._chance.normal(size=128))
        return _unit(self._centers[person] + radius * around)


def _unit(vectors: NDArray[np.floating]) -> Floats:
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)


def _draw(event: Event, folder: Path, number: int, chance: np.random.Generator) -> DrawnPhoto:
    """One to five people before a place."""
    most = min(5, len(event.people))
    chances = np.array([0.34, 0.3, 0.2, 0.1, 0.06])[:most]
    count = 1 + int(chance.choice(most, p=chances / chances.sum()))
    weights = np.array([CAST[i].weight for i in event.people], float)
    chosen = chance.choice(event.people, count, replace=False, p=weights / weights.sum())
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    paint_scene(painter, event.scene, WIDTH, HEIGHT, float(chance.random()))
    boxes = [
        _paint_one(painter, int(person), place, count, chance)
        for place, person in enumerate(chosen)
    ]
    painter.end()
    taken = event.begins + timedelta(minutes=11 * number, seconds=number * number % 60)
    path = folder / f"{taken:%Y-%m-%d %H.%M.%S}.jpg"
    _save(image, path)
    os.utime(path, (taken.timestamp(), taken.timestamp()))
    return DrawnPhoto(path, taken, _pixels(image), tuple(int(i) for i in chosen), tuple(boxes))


def _paint_one(
    painter: QPainter, person: int, place: int, count: int, chance: np.random.Generator
) -> Box:
    look = CAST[person].look
    unit = {1: 156, 2: 142, 3: 122, 4: 104, 5: 90}[count] * (0.84 if look.child else 1.0)
    unit *= float(chance.uniform(0.92, 1.06))
    x = WIDTH * (place + 0.5 + float(chance.uniform(-0.07, 0.07))) / count
    y = HEIGHT - 2.7 * unit + float(chance.uniform(-0.12, 0.12)) * unit
    mood = Mood(
        tilt=float(chance.normal(0, 5)),
        smile=float(chance.uniform(0.1, 1)),
        gaze=float(chance.uniform(-1, 1)),
        laughing=bool(chance.random() < 0.35),
        shirt=str(chance.choice(SHIRTS)) if chance.random() < 0.4 else "",
    )
    painter.save()
    painter.translate(x, y)
    painter.scale(unit, unit)
    paint_person(painter, look, mood, shoulders=4.5)
    painter.restore()
    return Box(x + BOX.x() * unit, y + BOX.y() * unit, BOX.width() * unit, BOX.height() * unit)


def _save(image: QImage, path: Path) -> None:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 88)  # type: ignore[call-overload]
    path.write_bytes(data.data())


def _pixels(image: QImage) -> NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    return rows[:, : 3 * WIDTH].reshape(HEIGHT, WIDTH, 3).copy()


def _store(
    repository: Repository, shot: DrawnPhoto, vectors: _Vectors, model: str, owners: dict[int, int]
) -> None:
    read = content.read_content(shot.path)
    found = [
        FoundFace(
            Detection(box, _landmarks(box), 0.99),
            quality=min(1.0, box.width / 260),
            embedding=vectors.of(person),
            crop=thumbnails.crop_face(shot.pixels, box),
        )
        for person, box in zip(shot.people, shot.boxes, strict=True)
    ]
    date = shot.taken.isoformat(timespec="seconds")
    photo = NewPhoto(
        *(len(read.data), read.digest, WIDTH, HEIGHT, date, "drawn", model, found),
        picture=picture_digest(read),
    )
    with repository.database.writing() as connection:
        number = repository.photos.add(connection, photo)
        status = shot.path.stat()
        repository.files.put(connection, shot.path, status.st_size, status.st_mtime_ns, number)
    faces = sorted(repository.photos.get(number).faces, key=lambda face: face.id)
    owners.update((f.id, person) for f, person in zip(faces, shot.people, strict=True))


def _landmarks(box: Box) -> Floats:
    """Where eyes, nose and corners of the mouth are in a portrait that is not tilted."""
    points = np.array([(0.3, 0.48), (0.7, 0.48), (0.5, 0.65), (0.34, 0.8), (0.66, 0.8)])
    return (points * (box.width, box.height) + (box.x, box.y)).astype(np.float32)


def _add_failures(repository: Repository, photos: Path) -> None:
    """Files that could not be read, and a disk that is not plugged in."""
    disk = Path("/media/holiday-disk")
    failures = (
        ("2022 Hiking/2022-09-03 17.40.12.jpg", "image-truncated"),
        ("2024 Seoul/scan 12.png", "image-header-damaged"),
        ("2025 At home/notes.jpg", "not-an-image"),
    )
    repository.files.add_root(disk)
    with repository.database.writing() as connection:
        for name, code in failures:
            path = photos / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"not a photo")
            failure = Failure(path, "decode", Message(code))
            repository.files.put(connection, path, 11, 1, None, failure)


def _decide(repository: Repository, owners: dict[int, int], chance: np.random.Generator) -> None:
    """A first grouping with a few faults, then what a user did about it."""
    faces = list(owners)
    unsorted = {
        int(f) for f in chance.choice(faces, min(SOME_UNSORTED, len(faces) // 4), replace=False)
    }
    seen: dict[int, int] = {}
    placed = []
    for face in faces:
        owner = owners[face]
        seen[owner] = seen.get(owner, 0) + 1
        # Every third face of some people lands in a group of its own.
        group = owner + len(CAST) if owner in SPLIT and seen[owner] % 3 == 0 else owner
        number = 0 if face in unsorted else -(group + 1)
        placed.append((face, number, float(chance.uniform(0.72, 0.97))))
    repository.apply(
        Regroup(Message.of("grouped", count=len(faces), method="hdbscan"), tuple(placed))
    )
    person_of = _largest(repository, owners)
    for index, person in person_of.items():
        name = CAST[index].name
        if name is not None:
            repository.apply(Name(person, name))
    if SPLIT[1] in person_of:
        _merge_one(repository, owners, person_of[SPLIT[1]])
    if STRANGER in person_of:
        repository.apply(SetState(person_of[STRANGER], PersonState.IGNORED))
    repository.apply(Reject((min(unsorted),)))


def _largest(repository: Repository, owners: dict[int, int]) -> dict[int, int]:
    """For each of CAST the person with most of their faces."""
    best: dict[int, tuple[int, int]] = {}
    for person in repository.people.all():
        owner = owners[repository.faces.of_person(person.id)[0].id]
        best[owner] = max(best.get(owner, (0, 0)), (person.faces, person.id))
    return {owner: number for owner, (_, number) in sorted(best.items())}


def _merge_one(repository: Repository, owners: dict[int, int], person: int) -> None:
    """As a user who has answered one question would."""
    own = owners[repository.faces.of_person(person)[0].id]
    for other in repository.people.all():
        if other.name is None and owners[repository.faces.of_person(other.id)[0].id] == own:
            repository.apply(Merge(person, (other.id,)))


def main(argv: Sequence[str] | None = None) -> None:
    """Make the library; print its file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="a folder that is empty or not there")
    arguments = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    print(make(arguments.out.absolute()))
    application.quit()


if __name__ == "__main__":
    main()
