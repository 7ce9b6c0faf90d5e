"""What is forgotten is nowhere in the file, and what was decided about others stays undoable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.errors import NothingToUndo, UnknownItem
from photoclust.library.displacement import wal_of
from photoclust.library.edits import Affirm, Exclude, Introduce, Merge, Move, Name
from photoclust.library.repository import Repository
from photoclust.photos.thumbnails import is_picture
from tests.journeys.small import done, photoclust
from tests.library.albums import Album, FakeAnalyser, fake_engine, tally

NAME = "Wilhelmine Unverwechselbar"


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.put("a.png", 1, 2)
    album.put("b.png", 1)
    album.put("c.png", 2)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        yield engine


def faces_of(engine: Engine, *names: str) -> list[int]:
    """The faces of the first person in these files."""
    found = []
    for name in names:
        photo = next(
            n for n, paths in engine.photos.paths().items() if any(p.name == name for p in paths)
        )
        found.append(engine.photos.get(photo).faces[0].id)
    return found


def person(engine: Engine, name: str) -> int:
    return next(p.id for p in engine.people.all() if p.name == name)


def bytes_of(library: Path) -> bytes:
    wal = wal_of(library)
    return library.read_bytes() + (wal.read_bytes() if wal.exists() else b"")


def test_nothing_of_a_person_is_left(engine: Engine, album: Album, own_library: Path) -> None:
    first, second = faces_of(engine, "a.png", "b.png")
    engine.history.apply(Introduce((first, second), NAME))
    engine.history.apply(Name(person(engine, NAME), f"{NAME} the Second"))
    engine.history.apply(Affirm((first,), person(engine, f"{NAME} the Second")))
    crop = engine.people.crop(second)
    known = engine._context.repository.faces.face_set("eyes")
    vector = known.embeddings[known.ids.tolist().index(second)].tobytes()
    assert vector in bytes_of(own_library)
    assert NAME.encode() in bytes_of(own_library)
    assert crop in bytes_of(own_library)
    done = engine.people.forget(person(engine, f"{NAME} the Second"))
    assert (done.faces, done.photos) == (2, 0)
    left = bytes_of(own_library)
    for secret in (NAME.encode(), crop, vector):
        assert secret not in left
    assert engine._context.repository.faces.affirmed() == set()
    assert engine.people.face_details([first, second]) == []
    assert all(NAME not in entry.text for entry in engine.history.entries())
    with pytest.raises(NothingToUndo):
        engine.history.undo()
    # The photos stay, and a scan leaves the faces alone.
    assert tally(engine.photos.scan([album.root])) == {"unchanged": 3}
    assert len(engine.photos.ids()) == 3
    assert engine._context.repository.soundness.examine(is_picture).messages() == []


def test_what_was_decided_about_others_can_be_taken_back(engine: Engine) -> None:
    first, second = faces_of(engine, "a.png", "b.png")
    other = faces_of(engine, "c.png")[0]
    engine.history.apply(Introduce((first,), "Anna"))
    engine.history.apply(Introduce((other, second), "Ben"))
    engine.history.apply(Move((second,), person(engine, "Anna")))
    engine.history.apply(Exclude((other,), person(engine, "Anna")))
    engine.history.apply(Name(person(engine, "Ben"), "Benjamin"))
    engine.people.forget(person(engine, "Anna"))
    assert [e.text for e in engine.history.entries()] == [
        "Gave Ben the name 'Benjamin'",
        "Made 2 faces a new person, 'Ben'",
    ]
    assert engine.history.undo().text == "Gave Ben the name 'Benjamin'"
    assert person(engine, "Ben")
    engine.history.undo()
    assert [p.name for p in engine.people.all() if p.name] == []
    engine.history.redo()
    assert [face.id for face in engine.people.faces(person(engine, "Ben"))] == [other]


def test_a_decision_about_both_says_no_name(engine: Engine) -> None:
    first, second = faces_of(engine, "a.png", "b.png")
    other = faces_of(engine, "c.png")[0]
    engine.history.apply(Introduce((first, second), NAME))
    engine.history.apply(Introduce((other,), "Ben"))
    engine.history.apply(Merge(person(engine, "Ben"), (person(engine, NAME),)))
    engine.history.undo()
    engine.history.redo()
    engine.history.undo()
    engine.people.forget(person(engine, NAME))
    assert all(NAME not in entry.text for entry in engine.history.entries())


def test_forgotten_photos_do_not_come_back(engine: Engine, album: Album, own_library: Path) -> None:
    face = faces_of(engine, "b.png")[0]
    engine.history.apply(Introduce((face,), NAME))
    crop = engine.people.crop(face)
    photo = next(n for n, paths in engine.photos.paths().items() if paths[0].name == "b.png")
    done = engine.photos.forget([photo])
    assert (done.photos, done.faces) == (1, 1)
    assert crop not in bytes_of(own_library)
    assert album.path("b.png").exists()
    assert len(engine.photos.ids()) == 2
    assert tally(engine.photos.scan([album.root])) == {"unchanged": 3}
    album.move("b.png", "moved/b.png")
    engine.photos.scan([album.root], again=True)
    assert {paths[0].name for paths in engine.photos.paths().values()} == {"a.png", "c.png"}
    with pytest.raises(UnknownItem):
        engine.photos.get(photo)


def test_what_a_file_showed_before_goes_too(
    engine: Engine, album: Album, own_library: Path
) -> None:
    face = faces_of(engine, "b.png")[0]
    crop = engine.people.crop(face)
    engine.history.apply(Introduce((face,), NAME))
    album.put("b.png", 1, salt="retouched")
    engine.photos.scan([album.root])
    assert crop in bytes_of(own_library)
    photo = next(n for n, paths in engine.photos.paths().items() if paths[0].name == "b.png")
    engine.photos.forget([photo])
    assert crop not in bytes_of(own_library)
    assert engine.library.counts()["photos"] == 2


def test_what_is_not_there_cannot_be_forgotten(engine: Engine) -> None:
    before = engine.library.counts()
    with pytest.raises(UnknownItem):
        engine.people.forget(999)
    with pytest.raises(UnknownItem):
        engine.photos.forget([1, 999])
    assert engine.library.counts() == before


def test_the_command_line_explains_first(engine: Engine, album: Album, own_library: Path) -> None:
    engine.history.apply(Introduce(tuple(faces_of(engine, "a.png", "b.png")), "Anna"))
    engine.close()
    asked = photoclust("forget", "Anna")
    assert "2 faces" in asked.out
    assert "cannot be undone" in asked.err
    assert "Forgotten: 2 faces" in done("forget", "Anna", "--yes").out
    assert "no person 'Anna'" in photoclust("forget", "Anna", "--yes").err
    path = album.path("c.png")
    assert "1 photos" in photoclust("forget", "--photo", path).out
    assert "Forgotten: 1 photos" in done("forget", "--photo", path, "--yes").out
    assert "shows no photo" in photoclust("forget", "--photo", path, "--yes").err
    repository = Repository(own_library)
    assert len(repository.photos.ids()) == 2
    repository.close()
