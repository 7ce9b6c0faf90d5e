"""A library of version 0.1.0, which knew photos by the bytes of their files, is brought over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.engine import Engine
from photoclust.settings import Settings
from tests.engine.old_library import history_there_and_back, old_album, old_library, people
from tests.exiftool import running_exiftool
from tests.library.albums import Album, FakeAnalyser, fake_engine, tally
from tests.library.synthetic import dump


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return old_album(tmp_path)


@pytest.fixture
def library(tmp_path: Path, album: Album) -> Path:
    return old_library(tmp_path, album)


@pytest.fixture
def engine(library: Path) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser(), library, Settings(workers=2)) as engine:
        yield engine


def tag(album: Album, *, renamed: bool, turned: bool = False) -> None:
    with running_exiftool() as exiftool:
        for number in range(16):
            name = f"{number:02}.png"
            orientation = ("-EXIF:Orientation#=6",) if turned else ()
            exiftool.write(album.path(name), "-XMP:Subject=beach", *orientation)
            album.touch(name)
            if renamed:
                album.move(name, f"Summer/IMG_{name}")


def test_an_untouched_library_is_read_once(engine: Engine, album: Album) -> None:
    before = people(engine), dump(engine._context.repository)
    assert tally(engine.photos.scan()) == {"unchanged": 16}
    repository = engine._context.repository
    assert repository.photos.without_picture() == []
    assert (people(engine), dump(repository)) == before
    tag(album, renamed=True)
    assert tally(engine.photos.scan()) == {"moved": 16}
    assert (people(engine), dump(repository)) == before


@pytest.mark.parametrize(("renamed", "turned"), [(False, False), (True, True)])
def test_files_tagged_before_the_first_scan(
    engine: Engine, library: Path, album: Album, tmp_path: Path, renamed: bool, turned: bool
) -> None:
    shutil.copy(library, tmp_path / "untouched.photoclust")
    with fake_engine(FakeAnalyser(), tmp_path / "untouched.photoclust") as untouched:
        before, states = people(untouched), history_there_and_back(untouched)
    tag(album, renamed=renamed, turned=turned)
    report = engine.photos.scan()
    # The faces are those that were looked at to recognise the pictures.
    assert tally(report) | {"faces": 0} == {"moved" if renamed else "unchanged": 16, "faces": 0}
    assert report.left_behind == []
    assert people(engine) == before
    assert history_there_and_back(engine) == states
    assert tally(engine.photos.scan()) == {"unchanged": 16}


def test_other_pictures_are_not_taken_for_the_old(engine: Engine, album: Album) -> None:
    """Of the same size, of other people."""
    for number in range(16):
        album.path(f"{number:02}.png").unlink()
    for number in range(4):
        album.put(f"new{number}.png", 20, 21, 22 + number)
    assert tally(engine.photos.scan())["new"] == 4
    assert not any(person.faces for person in engine.people.all())
