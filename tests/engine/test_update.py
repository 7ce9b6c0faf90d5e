"""Photos that networks of another version have looked at: looked at again, and nothing is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from photoclust.engine import Engine
from photoclust.engine.reading_journal import journal_of
from photoclust.errors import LibraryError
from photoclust.job import Job
from photoclust.library.edits import Introduce, Move, Reject, SetCover
from photoclust.photos.decode import decode_file
from photoclust.settings import Settings
from photoclust.types import Box, Image
from tests.engine.old_library import history_there_and_back, old_album, old_library, people
from tests.exiftool import running_exiftool
from tests.library.albums import (
    BLOCK,
    Album,
    FakeAnalyser,
    colour,
    fake_engine,
    person_of,
    picture,
    tally,
)
from tests.library.synthetic import execute


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.path("notes.txt").touch()
    return album


def better() -> FakeAnalyser:
    """The networks of another version."""
    analyser = FakeAnalyser("better")
    analyser.detector_name = "finer"
    return analyser


@contextmanager
def opened(library: Path | None, analyser: FakeAnalyser) -> Iterator[Engine]:
    with fake_engine(analyser, library, Settings(workers=2)) as engine:
        yield engine


class Stopped(Job):
    """Is cancelled once some photos have been looked at."""

    def report(
        self, *, done: int = 0, bytes: int = 0, faces: int = 0, current: str | None = None
    ) -> None:
        super().report(done=done, bytes=bytes, faces=faces, current=current)
        if self.progress.stage == "photos" and self.progress.done:
            self.cancel()


def embedded(engine: Engine, model: str) -> set[int]:
    """The faces that a model has embedded, also those of photos that are gone."""
    rows = engine._context.repository.database.connection.execute(
        "SELECT face_id FROM embeddings JOIN models ON models.id = model_id WHERE name = ?",
        (model,),
    )
    return {row[0] for row in rows}


# A library of 0.1.0


def test_a_library_of_0_1_0_comes_along(tmp_path: Path) -> None:
    """Stopped three times on the way, with the library opened anew each time."""
    album = old_album(tmp_path)
    library = old_library(tmp_path, album)
    with opened(library, FakeAnalyser()) as engine:
        engine.photos.scan()
        history_there_and_back(engine)  # so that nothing is undone
        before, states = people(engine), history_there_and_back(engine)
        faces = len(embedded(engine, "eyes"))
    left = []
    for _ in range(3):
        with opened(library, better()) as engine:
            left.append(engine.photos.outdated())
            assert engine.photos.update(Stopped()).cancelled
            assert people(engine) == before
    assert left[0] == 16
    assert left == sorted(left, reverse=True)
    with opened(library, better()) as engine:
        assert 0 < engine.photos.outdated() < 16
        assert not engine.photos.update().cancelled
        assert engine.photos.outdated() == 0
        assert (len(embedded(engine, "better")), embedded(engine, "eyes")) == (faces, set())
        assert people(engine) == before
        assert history_there_and_back(engine) == states
        assert tally(engine.photos.scan()) == {"unchanged": 16}


def test_looking_again_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    album, library = old_album(tmp_path), tmp_path / "new.photoclust"
    with opened(library, FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        assert engine.photos.outdated() == 0
        assert engine.photos.scan(job=Stopped(), again=True).cancelled
        left = engine.photos.outdated()
    assert 0 < left < 16
    with opened(library, FakeAnalyser()) as engine:
        assert engine.photos.outdated() == left
        assert tally(engine.photos.update())["unchanged"] == left
        assert engine.photos.outdated() == 0
        assert tally(engine.photos.scan()) == {"unchanged": 16}


def test_an_update_goes_on_with_the_photo_during_which_it_died(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    album = old_album(tmp_path)
    library = old_library(tmp_path, album)
    monkeypatch.setattr("photoclust.engine.photo_faces.decode_apart", decode_file)
    with opened(library, FakeAnalyser()) as engine:
        engine.photos.scan()
    reading = [os.fsencode(album.path("03.png")).hex()]
    journal_of(library).write_text(json.dumps(reading) + "\n")
    with opened(library, better()) as engine:
        codes = [failure.problem.code for failure in engine.folders.failures()]
        assert codes.count("program-ended") == 1
        assert engine.photos.outdated() == 16
        engine.photos.update()
        assert len(engine.folders.failures()) == len(codes) - 1
        assert engine.photos.outdated() == 0


def test_photos_out_of_reach_come_along_when_they_return(tmp_path: Path) -> None:
    album = old_album(tmp_path)
    library = old_library(tmp_path, album)
    with opened(library, FakeAnalyser()) as engine:
        engine.photos.scan()
        history_there_and_back(engine)  # so that nothing is undone
        before, states = people(engine), history_there_and_back(engine)
    away = tmp_path / "away"
    away.mkdir()
    for number in range(0, 16, 2):
        album.path(f"{number:02}.png").rename(away / f"{number:02}.png")
    with opened(library, better()) as engine:
        report = engine.photos.update()
        assert (report.unchanged, report.missing) == (8, 0)
        assert engine.photos.outdated() == 8
    for path in away.iterdir():
        path.rename(album.path(path.name))
    with opened(library, better()) as engine:
        assert tally(engine.photos.scan()) | {"faces": 0} == {"unchanged": 16, "faces": 0}
        assert people(engine) == before
        assert history_there_and_back(engine) == states
        assert embedded(engine, "eyes") == set()


def test_people_in_photos_out_of_reach_stay_as_they_are(album: Album) -> None:
    for number in range(6):
        album.put(f"{number}.png", 1 + number % 2)
    with opened(None, FakeAnalyser()) as engine:
        engine.photos.scan([album.root], group=True)
        before = [(p.id, p.faces) for p in engine.people.all()]
        kept = {number: album.face(engine, f"{number}.png") for number in range(3)}
    assert [faces for _, faces in before] == [3, 3]
    aside = album.root.parent / "aside"
    aside.mkdir()
    for number in range(3):
        album.path(f"{number}.png").rename(aside / f"{number}.png")
    with opened(None, better()) as engine:
        engine.photos.update(group=True)
        assert embedded(engine, "eyes") == set(kept.values())
        for path in aside.iterdir():
            path.rename(album.path(path.name))
        engine.photos.scan(group=True)
        assert [(p.id, p.faces) for p in engine.people.all()] == before


# In which order


def test_new_photos_then_named_people_then_the_newest(album: Album) -> None:
    for number in range(4):
        album.put(f"{number}.png", 1 + number)
    with opened(None, FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        album.vouch(engine, "1.png", "Anna")
    album.put("a new one.png", 9)
    analyser = better()
    seen: list[int] = []
    analyser.looking = lambda pictures: seen.extend(person_of(p[:, :BLOCK]) for p in pictures)
    with fake_engine(analyser, settings=Settings(workers=1)) as engine:
        engine.photos.scan()
    assert seen == [9, 2, 4, 3, 1]


def test_nothing_else_is_read(album: Album) -> None:
    album.put("a.png", 1)
    with opened(None, FakeAnalyser()) as engine:
        assert engine.photos.outdated() == 0
        engine.photos.scan([album.root])
        assert engine.photos.outdated() == 0
    album.put("b.png", 2)
    analyser = better()
    with opened(None, analyser) as engine:
        assert engine.photos.outdated() == 1
        assert tally(engine.photos.update()) == {"unchanged": 1, "faces": 1}
        assert analyser.seen == 1
        assert tally(engine.photos.update()) == {}


def test_one_scan_at_a_time(album: Album) -> None:
    with (
        opened(None, FakeAnalyser()) as engine,
        engine._context.scan_lock(),
        pytest.raises(LibraryError, match="is running"),
    ):
        engine.photos.update()


# Faces that the detector does not find


def test_faces_that_only_the_old_detector_found(album: Album) -> None:
    """Those that somebody named, drew, rejected, showed a person by or said something about stay,
    and can be compared; of the others nothing is left."""
    album.write("a.png", picture(1, 2, 3, 4, 5, 6, 0))
    with opened(None, FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        faces = [album.face(engine, "a.png", place) for place in range(6)]
        named, moved, rejected, cover, forgotten, undone = faces
        anna = album.vouch(engine, "a.png", "Anna", 0)
        engine.history.apply(Move((moved,), anna))
        engine.history.apply(Introduce((moved,)))
        beth = album.vouch(engine, "a.png", "Beth", 3)
        engine.history.apply(SetCover(beth, cover))
        engine.history.apply(Reject((rejected,)))
        engine.history.apply(Reject((undone,)))
        engine.history.undo()
        photo = int(engine.photos.ids()[0])
        drawn = engine.photos.draw_face(photo, Box(6 * BLOCK + 4, 4, 20, 20)).id
    blind = better()
    blind.faces = lambda pixels: []  # type: ignore[method-assign]
    with opened(None, blind) as engine:
        engine.photos.update()
        stay = {named, moved, cover, undone, drawn}
        assert embedded(engine, "better") == stay | {rejected}
        assert {face.id for face in engine.photos.get(photo).faces} == stay
        known = engine._context.repository.faces.face_set("better")
        seen = dict(zip(known.ids.tolist(), known.embeddings, strict=True))
        assert np.array_equal(seen[named], blind.analyse_box(_pixels(1), _all()).embedding)
        assert forgotten not in seen
        while rejected not in {face.id for face in engine.photos.get(photo).faces}:
            engine.history.undo()
        assert rejected in engine._context.repository.faces.face_set("better").ids


@pytest.mark.parametrize("orientation", [3, 6, 7])
def test_turned_at_the_same_time(album: Album, orientation: int) -> None:
    album.write("a.png", picture(1, 2, 3))
    with opened(None, FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        face = album.face(engine, "a.png", 0)
        album.vouch(engine, "a.png", "Anna")
    with running_exiftool() as exiftool:
        exiftool.write(album.path("a.png"), f"-EXIF:Orientation#={orientation}")
    album.touch("a.png")
    blind = better()
    blind.faces = lambda pixels: []  # type: ignore[method-assign]
    with opened(None, blind) as engine:
        engine.photos.scan()
        known = engine._context.repository.faces.face_set("better")
        assert known.ids.tolist() == [face]
        assert np.array_equal(known.embeddings[0], blind.analyse_box(_pixels(1), _all()).embedding)


# Adapters


def test_what_other_networks_made_is_dropped(album: Album) -> None:
    album.put("a.png", 1)
    with opened(None, FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        repository = engine._context.repository
        repository.adapters.set("adapted", "eyes", b"not read here")
        repository.adapters.adapt("adapted", lambda vectors: -vectors)
        assert embedded(engine, "adapted") == embedded(engine, "eyes") != set()
        engine.photos.scan(again=True)  # the adapter is of this network
        assert embedded(engine, "adapted") == embedded(engine, "eyes") != set()
    with opened(None, better()) as engine:
        engine.photos._scan(Job(), again=False, group=False).update()
        assert (embedded(engine, "adapted"), embedded(engine, "eyes")) == (set(), set())
        assert len(embedded(engine, "better")) == 1
        assert engine._context.repository.adapters.name() == "adapted"


def _pixels(person: int) -> Image:
    return np.full((BLOCK, BLOCK, 3), colour(person), np.uint8)


def _all() -> Box:
    return Box(0, 0, BLOCK, BLOCK)


@pytest.mark.parametrize("gone", [False, True])
def test_changed_at_the_same_time(album: Album, gone: bool) -> None:
    """What was decided goes to the same faces of the picture that is there now."""
    album.write("a.jpg", picture(1, 2, kind="JPEG", salt="before"))
    with opened(None, FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        ann = album.vouch(engine, "a.jpg", "Ann", 0)
        album.vouch(engine, "a.jpg", "Ben", 1)
        rejected = album.face(engine, "a.jpg", 1)
        engine.history.apply(Reject((rejected,)))
        engine.history.undo()
    album.write("a.jpg", picture(2, 1, kind="JPEG", salt="after"))
    with opened(None, better()) as engine:
        if gone:  # unreadable small pictures are no error
            execute(engine.library.path, "UPDATE crops SET jpeg = x'00'")
        report = engine.photos.scan()
        assert tally(report) == {"changed": 1, "faces": 2}
        assert album.who(engine) == ({"a.jpg": ["?", "?"]} if gone else {"a.jpg": ["Ben", "Ann"]})
        left = [failure.problem.code for failure in report.left_behind]
        assert left == (["faces-left-behind"] if gone else [])
        assert ann in {p.id for p in engine.people.all()} or gone
