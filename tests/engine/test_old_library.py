"""A library of version 0.1.0, which knew photos by the bytes of their files, is brought over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from photoclust.engine import Engine
from photoclust.errors import NothingToUndo
from photoclust.photos import content
from photoclust.settings import Settings
from tests.exiftool import running_exiftool
from tests.library.albums import BLOCK, Album, FakeAnalyser, colour, fake_engine, tally
from tests.library.synthetic import dump, execute

OLD = Path(__file__).parents[1] / "library" / "fixtures" / "0.1.0.photoclust"


@pytest.fixture
def album(tmp_path: Path) -> Album:
    """The photos that the library was made of, which are the same pictures thrice each."""
    album = Album(tmp_path / "photos" / "family")
    album.path("notes.txt").touch()
    for number in range(16):
        row = np.zeros((BLOCK, 3 * BLOCK, 3), np.uint8)
        for place, person in enumerate((1 + number % 6, 1 + (number + 1) % 6, 7)):
            row[:, place * BLOCK : (place + 1) * BLOCK] = colour(person)
        name = f"{number:02}.png"
        text = PngInfo()
        text.add_text("salt", name)
        Image.fromarray(row).save(album.path(name), pnginfo=text)
        album.touch(name)
    return album


@pytest.fixture
def library(tmp_path: Path, album: Album) -> Path:
    """The library, as if these files had been scanned by it: PNG is not coded alike everywhere."""
    path = tmp_path / "old.photoclust"
    shutil.copy(OLD, path)
    statements = ["DELETE FROM files WHERE photo_id IS NULL", "DELETE FROM roots"]
    for number in range(16):
        file = content.read_content(album.path(f"{number:02}.png"))
        mtime = file.path.stat().st_mtime_ns
        size = len(file.data)
        statements += [
            f"UPDATE photos SET size = {size}, digest = x'{file.digest.hex()}'"
            f" WHERE id = {number + 1}",
            f"UPDATE files SET path = x'{os.fsencode(file.path).hex()}', size = {size},"
            f" mtime_ns = {mtime} WHERE photo_id = {number + 1}",
        ]
    root = os.fsencode(album.root).hex()
    execute(path, *statements, f"INSERT INTO roots VALUES (x'{root}', '2026-01-01T00:00:00')")
    return path


@pytest.fixture
def engine(library: Path) -> Iterator[Engine]:
    with fake_engine(FakeAnalyser(), library, Settings(workers=2)) as engine:
        yield engine


def people(engine: Engine) -> list[tuple[object, ...]]:
    return [(p.id, p.name, p.state, p.faces, p.confirmed, p.cover) for p in engine.people.all()]


def history_there_and_back(engine: Engine) -> list[object]:
    """All that undoing everything shows on its way, and doing it again."""
    repository = engine._context.repository
    shown: list[object] = []
    for turn in (engine.history.undo, engine.history.redo):
        try:
            while True:
                shown.append((turn().message, dump(repository)))
        except NothingToUndo:
            continue
    return shown


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


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("renamed", [False, True])
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
