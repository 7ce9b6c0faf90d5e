"""A photo is its picture: what other programs write into its files takes nothing away."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from photoclust.engine import Engine
from photoclust.library.edits import (
    Edit,
    Exclude,
    Merge,
    Name,
    Reject,
    Remove,
    SetCover,
    Split,
)
from photoclust.settings import Settings
from photoclust.types import Box
from tests.exiftool import ExifTool, running_exiftool
from tests.library.albums import Album, FakeAnalyser, fake_engine, person_of, picture, tally
from tests.library.synthetic import dump

KINDS = {"JPEG": "jpg", "PNG": "png", "TIFF": "tif", "WEBP": "webp"}
KEYWORD = ("-XMP:Subject=beach", "-EXIF:ImageDescription=At the sea")


@pytest.fixture(scope="module")
def exiftool() -> Iterator[ExifTool]:
    with running_exiftool() as tool:
        yield tool


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.path("notes.txt").touch()
    return album


@pytest.fixture
def analyser() -> FakeAnalyser:
    return FakeAnalyser()


@pytest.fixture
def engine(analyser: FakeAnalyser) -> Iterator[Engine]:
    with fake_engine(analyser, settings=Settings(workers=2)) as engine:
        yield engine


def scan(engine: Engine, album: Album) -> dict[str, int]:
    report = engine.photos.scan([album.root])
    assert report.failures == []
    return tally(report)


def everything(engine: Engine) -> object:
    """All that was decided and proposed, and where each face is, by its number."""
    faces = {r.face.id: (r.face, r.person) for r in engine.people.records()}
    return dump(engine._context.repository), faces


def edited(album: Album, exiftool: ExifTool, name: str, *edits: str) -> None:
    exiftool.write(album.path(name), *(edits or KEYWORD))
    album.touch(name)


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_keywords_change_nothing(
    engine: Engine,
    analyser: FakeAnalyser,
    album: Album,
    exiftool: ExifTool,
    kind: str,
    renamed: bool,
) -> None:
    """Cases 4 and 9: names stay, and proposals, with the numbers of all faces."""
    names = [f"{number}.{KINDS[kind]}" for number in range(6)]
    for number, name in enumerate(names):
        album.put(name, 1 + number % 2, 3, kind=kind)
    engine.photos.scan([album.root], group=True)
    album.vouch(engine, names[0], "Ann")
    before, seen = everything(engine), analyser.seen
    for name in names:
        edited(album, exiftool, name)
        if renamed:
            album.move(name, f"new/{name}")
    assert scan(engine, album) == {"moved" if renamed else "unchanged": 6}
    assert (everything(engine), analyser.seen) == (before, seen)
    assert scan(engine, album) == {"unchanged": 6}


def test_the_date_follows(engine: Engine, album: Album, exiftool: ExifTool) -> None:
    album.put("a.jpg", 1, kind="JPEG")
    album.write("copy.jpg", album.path("a.jpg").read_bytes())
    scan(engine, album)
    (photo,) = engine.photos.ids()
    edited(album, exiftool, "a.jpg", "-DateTimeOriginal=2011:02:03 04:05:06")
    scan(engine, album)
    assert engine.photos.get(int(photo)).date == "2011-02-03T04:05:06"
    # A keyword in the copy says nothing new of the date.
    edited(album, exiftool, "copy.jpg", "-DateTimeOriginal=2012:02:03 04:05:06")
    edited(album, exiftool, "a.jpg", *KEYWORD)
    scan(engine, album)
    assert engine.photos.get(int(photo)).date == "2012-02-03T04:05:06"


def test_drawn_faces_stay(engine: Engine, album: Album, exiftool: ExifTool) -> None:
    album.put("a.jpg", 1, 2, kind="JPEG")
    scan(engine, album)
    (photo,) = engine.photos.ids()
    drawn = engine.photos.draw_face(int(photo), Box(5, 5, 12, 12))
    number = album.vouch(engine, "a.jpg", "Ann", 0)
    engine.history.apply(Name(number, "Ann Smith"))
    before = everything(engine)
    edited(album, exiftool, "a.jpg")
    scan(engine, album)
    assert everything(engine) == before
    # Turned and renamed at once: the drawn box turns with the picture.
    edited(album, exiftool, "a.jpg", "-Orientation#=3")
    album.move("a.jpg", "b.jpg")
    assert scan(engine, album) == {"moved": 1}
    boxes = {face.id: face.box for face in engine.photos.get(int(photo)).faces}
    assert boxes[drawn.id] == Box(64 - 17, 32 - 17, 12, 12)


EDITS: dict[str, Callable[[Album, Engine, dict[str, int]], Edit]] = {
    "merge": lambda album, engine, p: Merge(p["Ann"], (p["Ben"],)),
    "reject": lambda album, engine, p: Reject((album.face(engine, "0.jpg"),)),
    "remove": lambda album, engine, p: Remove((album.face(engine, "0.jpg"),)),
    "split": lambda album, engine, p: Split(p["Ann"], (album.face(engine, "0.jpg"),)),
    "name": lambda album, engine, p: Name(p["Ben"], "Benjamin"),
    "exclude": lambda album, engine, p: Exclude((album.face(engine, "1.jpg"),), p["Ann"]),
    "cover": lambda album, engine, p: SetCover(p["Ann"], album.face(engine, "2.jpg")),
}


@pytest.mark.parametrize("kind", EDITS)
def test_undo_after_keywords_is_true(
    engine: Engine, album: Album, exiftool: ExifTool, kind: str
) -> None:
    for number in range(4):
        album.put(f"{number}.jpg", 1 + number % 2, kind="JPEG")
    scan(engine, album)
    people = {}
    for number in range(4):
        who = ("Ann", "Ben")[number % 2]
        people[who] = album.vouch(engine, f"{number}.jpg", who)
    before = everything(engine)
    engine.history.apply(EDITS[kind](album, engine, people))
    after = everything(engine)
    for number in range(4):
        edited(album, exiftool, f"{number}.jpg")
    scan(engine, album)
    assert everything(engine) == after
    engine.history.undo()
    assert everything(engine) == before
    engine.history.redo()
    assert everything(engine) == after


@pytest.mark.parametrize("orientation", range(2, 9))
def test_boxes_turn_with_the_orientation_and_back(
    engine: Engine, analyser: FakeAnalyser, album: Album, exiftool: ExifTool, orientation: int
) -> None:
    album.put("a.jpg", 1, 2, 3, kind="JPEG")
    scan(engine, album)
    album.vouch(engine, "a.jpg", "Ann")
    before = everything(engine)
    (photo,) = engine.photos.ids()
    numbers = [face.id for face in engine.photos.get(int(photo)).faces]
    people = dict(zip(numbers, (1, 2, 3), strict=True))
    edited(album, exiftool, "a.jpg", f"-Orientation#={orientation}")
    assert scan(engine, album) == {"unchanged": 1}
    info = engine.photos.get(int(photo))
    upright = np.asarray(ImageOps.exif_transpose(Image.open(album.path("a.jpg"))))
    assert (info.height, info.width) == upright.shape[:2]
    for face in info.faces:
        x, y = (int(value) for value in face.box.center)
        assert person_of(upright[y : y + 1, x : x + 1]) == people[face.id]
    assert sorted(face.id for face in info.faces) == sorted(numbers)
    assert analyser.seen == 1
    edited(album, exiftool, "a.jpg", "-Orientation#=1")
    scan(engine, album)
    assert everything(engine) == before


def test_people_are_where_their_boxes_turned_to(
    engine: Engine, album: Album, exiftool: ExifTool
) -> None:
    album.put("a.jpg", 1, 2, 3, kind="JPEG")
    scan(engine, album)
    order = [face.id for face in engine.photos.get(1).faces]
    edited(album, exiftool, "a.jpg", "-Orientation#=3")
    scan(engine, album)
    assert [face.id for face in engine.photos.get(1).faces] == order[::-1]
    edited(album, exiftool, "a.jpg", "-Orientation#=6")
    scan(engine, album)
    faces = sorted(engine.photos.get(1).faces, key=lambda face: face.box.y)
    assert [face.id for face in faces] == order
    crop = np.asarray(Image.open(io.BytesIO(engine.people.crop(order[0]))))
    assert crop.shape == (160, 160, 3)


def test_a_photo_follows_its_copies_when_the_last_has_turned(
    engine: Engine, album: Album, exiftool: ExifTool
) -> None:
    """Faces are upright as the file is that is shown."""
    data = album.put("a.jpg", 1, 2, kind="JPEG").read_bytes()
    album.write("z.jpg", data)
    scan(engine, album)
    first = engine.photos.get(1)
    edited(album, exiftool, "a.jpg", "-Orientation#=6")
    scan(engine, album)
    assert engine.photos.get(1).faces == first.faces
    assert engine.photos.get(1).paths == (album.path("z.jpg"), album.path("a.jpg"))
    assert engine.photos.paths()[1] == [album.path("z.jpg"), album.path("a.jpg")]
    engine.photos.scan([album.root], again=True)
    assert engine.photos.get(1).faces == first.faces
    edited(album, exiftool, "z.jpg", "-Orientation#=6")
    scan(engine, album)
    info = engine.photos.get(1)
    assert (info.width, info.height) == (first.height, first.width)
    assert info.paths == (album.path("a.jpg"), album.path("z.jpg"))
    engine.photos.draw_face(1, Box(1, 1, 9, 9))


def test_a_photo_without_faces_is_looked_at_when_it_is_turned(
    engine: Engine, analyser: FakeAnalyser, album: Album, exiftool: ExifTool
) -> None:
    album.put("a.jpg", 0, kind="JPEG")
    scan(engine, album)
    edited(album, exiftool, "a.jpg")
    scan(engine, album)
    assert analyser.seen == 1
    edited(album, exiftool, "a.jpg", "-Orientation#=6")
    assert scan(engine, album) == {"unchanged": 1}
    assert analyser.seen == 2


def test_a_copy_with_other_metadata_is_a_copy(
    engine: Engine, album: Album, exiftool: ExifTool
) -> None:
    data = album.put("a.jpg", 1, kind="JPEG").read_bytes()
    scan(engine, album)
    album.write("b.jpg", data)
    edited(album, exiftool, "b.jpg", *KEYWORD, "-Orientation#=6", "-DateTimeOriginal=1999:01:01")
    date = engine.photos.get(1).date
    assert scan(engine, album) == {"copies": 1, "unchanged": 1}
    assert engine.photos.get(1).date == date
    assert engine.photos.get(1).paths[0] == album.path("a.jpg")


def test_one_picture_stored_as_two_photos_by_an_old_library(engine: Engine, album: Album) -> None:
    """Each file keeps the photo that it showed, and a new file shows the one that is nowhere."""
    data = picture(1, kind="JPEG")
    album.write("a.jpg", data)
    scan(engine, album)
    repository = engine._context.repository
    with repository.database.writing() as connection:
        connection.execute(
            "INSERT INTO photos (size, digest, picture, width, height, date, orientation,"
            " detector, embedder) SELECT 1, x'00', picture, width, height, date, orientation,"
            " detector, embedder FROM photos"
        )
    album.touch("a.jpg")
    scan(engine, album)
    album.write("b.jpg", data)
    scan(engine, album)
    album.touch("b.jpg")
    scan(engine, album)
    assert engine.photos.paths() == {1: [album.path("a.jpg")], 2: [album.path("b.jpg")]}
