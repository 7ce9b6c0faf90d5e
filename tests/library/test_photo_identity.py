"""What a photo takes over from files that say something else than before."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoclust.library.photo_identity import FileFacts, take_facts, turn_photo
from photoclust.library.repository import Repository
from photoclust.types import Dated, DateSource
from tests.hostile import encoded, scene
from tests.library.synthetic import found, store

PICTURE = b"a picture"


def pixels(jpeg: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int_]]:
    with Image.open(io.BytesIO(jpeg)) as image:
        return np.asarray(image, int)


def test_small_pictures_of_faces_turn_without_being_coded_again(repository: Repository) -> None:
    crop = encoded(scene(160, 160), "JPEG")
    photo = store(repository, "/a.jpg", [found(0, 1, crop=crop)])
    with repository.database.writing() as connection:
        turn_photo(connection, photo, 6)
        turn_photo(connection, photo, 2)
    turned = np.rot90(pixels(crop), -1)[:, ::-1]
    assert np.abs(pixels(repository.faces.crop(1)) - turned).mean() < 3
    assert repository.faces.crops([1]) == {1: repository.faces.crop(1)}
    with repository.database.writing() as connection:
        turn_photo(connection, photo, 2)
        turn_photo(connection, photo, 8)
    assert repository.faces.crop(1) == crop


def test_a_small_picture_taken_anew_is_upright(repository: Repository) -> None:
    photo = store(repository, "/a.jpg", [found(0, 1)])
    with repository.database.writing() as connection:
        turn_photo(connection, photo, 3)
    crop = encoded(scene(160, 160), "JPEG")
    (face,) = repository.photos.get(photo).faces
    assert store(repository, "/a.jpg", [found(face.box.x, 1, crop=crop)]) == photo
    kept = repository.faces.crops(f.id for f in repository.photos.get(photo).faces)
    assert crop in kept.values()


def dated(year: int, source: DateSource) -> Dated:
    return Dated(f"{year}-01-01T00:00:00", source)


CAMERA, XMP, NAME, FILE = (
    DateSource.ORIGINAL,
    DateSource.XMP,
    DateSource.NAME,
    DateSource.FILE,
)


@pytest.mark.parametrize(
    ("first", "second", "before", "expected"),
    [
        # A new copy counts only if it is more credible, or its file older.
        ((2001, CAMERA), (2002, CAMERA), None, (2001, CAMERA)),
        ((2001, XMP), (2002, CAMERA), None, (2002, CAMERA)),
        ((2001, CAMERA), (2000, XMP), None, (2001, CAMERA)),
        ((2001, FILE), (2002, FILE), None, (2001, FILE)),
        ((2001, FILE), (2000, FILE), None, (2000, FILE)),
        ((2001, FILE), (2002, NAME), None, (2002, NAME)),
        # A file that says something else than before counts unless another is more credible.
        ((2001, CAMERA), (2002, CAMERA), (2001, CAMERA), (2002, CAMERA)),
        ((2001, CAMERA), (2002, XMP), (2001, CAMERA), (2001, CAMERA)),
        ((2001, FILE), (2002, FILE), (2000, FILE), (2001, FILE)),
        ((2001, NAME), (2002, FILE), (2000, CAMERA), (2001, NAME)),
        # What it has said before is nothing new.
        ((2001, CAMERA), (2002, CAMERA), (2002, CAMERA), (2001, CAMERA)),
    ],
)
def test_the_date_of_two_files(
    repository: Repository,
    tmp_path: Path,
    first: tuple[int, DateSource],
    second: tuple[int, DateSource],
    before: tuple[int, DateSource] | None,
    expected: tuple[int, DateSource],
) -> None:
    one, other = tmp_path / "one.jpg", tmp_path / "other.jpg"
    one.touch()
    other.touch()
    photo = store(repository, one, [], content=PICTURE)
    known = dated(*before) if before and before[1] != second[1] else dated(*first)
    with repository.database.writing() as connection:
        files = repository.files
        files.put(connection, one, 1, 1, photo, dated=dated(*first))
        files.put(connection, other, 1, 1, photo, dated=before and dated(*before))
        connection.execute(
            "UPDATE photos SET date = ?, date_source = ?", (known.date, known.source)
        )
        facts = FileFacts(other, 1, dated(*second), before and dated(*before))
        take_facts(connection, photo, PICTURE, facts)
    info = repository.photos.get(photo)
    year, source = expected
    assert (info.date, info.date_source) == (f"{year}-01-01T00:00:00", source)


def test_a_file_that_is_gone_says_nothing(repository: Repository, tmp_path: Path) -> None:
    one, other = tmp_path / "one.jpg", tmp_path / "other.jpg"
    one.touch()
    photo = store(repository, one, [], content=PICTURE)
    for path, orientation in ((one, 1), (other, 1)):
        with repository.database.writing() as connection:
            repository.files.put(connection, path, 1, 1, photo, orientation=orientation)
    assert not os.path.lexists(other)
    with repository.database.writing() as connection:
        take_facts(connection, photo, PICTURE, FileFacts(one, 6, dated(2003, FILE), None))
    info = repository.photos.get(photo)
    assert (info.width, info.height, info.date) == (480, 640, "2003-01-01T00:00:00")
