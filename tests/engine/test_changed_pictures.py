"""Files whose picture was changed: decisions follow the faces, and undo reaches them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from photoclust.engine import Engine
from photoclust.errors import EditError
from photoclust.library.edits import Edit, Merge, Name, Reject, Remove, SetCover
from photoclust.settings import Settings
from photoclust.types import Box
from tests.library.albums import Album, FakeAnalyser, fake_engine, tally


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.path("notes.txt").touch()
    return album


@pytest.fixture
def engine() -> Iterator[Engine]:
    with fake_engine(FakeAnalyser(), settings=Settings(workers=2)) as engine:
        yield engine


def retouch(
    album: Album, name: str, change: Callable[[Image.Image], Image.Image] = lambda image: image
) -> None:
    """Save a picture again: the same to look at, another one by its bytes."""
    with Image.open(album.path(name)) as image:
        changed = change(image.convert("RGB"))
    buffer = io.BytesIO()
    quality = 85 + album.now // 10**9 % 11  # at the same one, the same bytes may come out
    changed.save(buffer, "JPEG", quality=quality, subsampling=0)
    album.write(name, buffer.getvalue())


def drawn_box(engine: Engine, name: str, album: Album) -> list[Box]:
    boxes = [
        r.face.box
        for r in engine.people.records()
        if album.path(name) in r.paths and r.face.score == 0
    ]
    return [Box(*(round(s) for s in (b.x, b.y, b.width, b.height))) for b in boxes]


CHANGES: dict[str, tuple[Callable[[Image.Image], Image.Image], Box]] = {
    "saved again": (lambda image: image, Box(40, 10, 12, 12)),
    "scaled": (lambda image: image.resize((192, 64)), Box(80, 20, 24, 24)),
    "cropped": (lambda image: image.crop((32, 0, 96, 32)), Box(8, 10, 12, 12)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_drawn_faces_are_where_they_were_in_the_picture(
    engine: Engine, album: Album, change: str
) -> None:
    album.put("a.jpg", 1, 2, 3, kind="JPEG")
    engine.photos.scan([album.root])
    drawn = engine.photos.draw_face(1, Box(40, 10, 12, 12))
    album.vouch(engine, "a.jpg", "Ann", 0)
    for person in engine.people.all():
        engine.history.apply(Name(person.id, "Ann"))
    engine.history.apply(Reject((album.face(engine, "a.jpg", 1),)))
    engine.photos.scan()
    retouch(album, "a.jpg", CHANGES[change][0])
    report = engine.photos.scan()
    assert tally(report)["changed"] == 1
    assert drawn_box(engine, "a.jpg", album) == [CHANGES[change][1]]
    assert drawn.id not in {record.face.id for record in engine.people.records()}
    # Ann herself was cut off.
    codes = [failure.problem.code for failure in report.left_behind]
    assert codes == (["faces-left-behind"] if change == "cropped" else [])


def test_a_drawn_face_that_was_cut_off_is_told(engine: Engine, album: Album) -> None:
    album.put("a.jpg", 1, 2, 3, kind="JPEG")
    engine.photos.scan([album.root])
    engine.photos.draw_face(1, Box(5, 10, 12, 12))
    retouch(album, "a.jpg", lambda image: image.crop((32, 0, 96, 32)))
    report = engine.photos.scan()
    (left,) = report.left_behind
    assert (left.path, left.problem.code) == (album.path("a.jpg"), "faces-left-behind")
    assert drawn_box(engine, "a.jpg", album) == []
    assert engine.photos.scan().left_behind == []
    # It stays in the list, whatever is read again, until it is dismissed.
    assert engine.folders.remarks() == [left]
    engine.photos.scan(again=True)
    assert engine.folders.remarks() == [left]
    engine.folders.dismiss_remarks([left.path])
    engine.photos.retry([left.path])
    assert engine.folders.remarks() == []


EDITS = ("merge", "reject", "remove", "name", "cover")


@pytest.mark.parametrize("kind", EDITS)
def test_undo_reaches_the_faces_of_changed_pictures(
    engine: Engine, album: Album, kind: str
) -> None:
    """With pictures that were saved again."""
    for number in range(4):
        album.put(f"{number}.jpg", 1 + number % 2, kind="JPEG")
    engine.photos.scan([album.root])
    people = {}
    for number in range(4):
        who = ("Ann", "Ben")[number % 2]
        people[who] = album.vouch(engine, f"{number}.jpg", who)

    def seen() -> object:
        covers = {p.name: p.cover for p in engine.people.all()}
        paths = {r.face.id: r.paths for r in engine.people.records()}
        shown = {name: paths.get(cover or 0) for name, cover in covers.items()}
        return album.who(engine), shown if kind == "cover" else None

    before = seen()
    face = album.face(engine, "2.jpg")
    edits: dict[str, Edit] = {
        "merge": Merge(people["Ann"], (people["Ben"],)),
        "reject": Reject((face,)),
        "remove": Remove((face,)),
        "name": Name(people["Ben"], "Benjamin"),
        "cover": SetCover(people["Ann"], face),
    }
    engine.history.apply(edits[kind])
    after = seen()
    assert after != before
    for _ in range(2):
        for number in range(4):
            retouch(album, f"{number}.jpg")
        assert tally(engine.photos.scan())["changed"] == 4
        assert seen() == after
        engine.history.undo()
        assert seen() == before
        engine.history.redo()
        assert seen() == after


def test_faces_decided_about_are_there_for_redo(engine: Engine, album: Album) -> None:
    """Also when another detector does not find them any more."""
    album.put("a.jpg", 1, 2, kind="JPEG")
    engine.photos.scan([album.root])
    faces = [album.face(engine, "a.jpg", place) for place in (0, 1)]
    engine.history.apply(Reject((faces[0],)))
    engine.history.undo()
    blind = FakeAnalyser()
    blind.faces = lambda pixels: []  # type: ignore[method-assign]
    blind.detector_name = "blind"
    vars(engine._context).update(analyser=blind)
    engine.photos.scan([album.root], again=True)
    assert {face.id for face in engine.photos.get(1).faces} == {faces[0]}
    engine.history.redo()
    assert engine.photos.get(1).faces == ()


def test_undo_says_when_faces_have_left(engine: Engine, album: Album) -> None:
    album.put("a.jpg", 1, kind="JPEG")
    engine.photos.scan([album.root])
    engine.history.apply(Reject((album.face(engine, "a.jpg"),)))
    repository = engine._context.repository
    with repository.database.writing() as connection:
        connection.execute("DELETE FROM faces")
    before = engine.history.entries()
    with pytest.raises(EditError, match="1 face that it is about has left the library"):
        engine.history.undo()
    assert engine.history.entries() == before
