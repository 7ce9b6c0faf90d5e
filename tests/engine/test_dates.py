"""Dates that are not a photo's own follow what its files say."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photoclust.engine import Engine
from photoclust.types import DateSource, PhotoInfo
from tests.hostile import encoded, scene


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "photos"
    made.mkdir()
    return made


def changed(path: Path, year: int) -> None:
    """Say that a file was changed on the first day of a year."""
    stamp = datetime(year, 1, 1).timestamp()
    os.utime(path, (stamp, stamp))


def only(engine: Engine) -> PhotoInfo:
    (photo,) = engine.photos.details(engine.photos.ids().tolist())
    return photo


def dated(engine: Engine, ids: NDArray[np.int64]) -> list[str]:
    return [(info.date or "")[:4] for info in engine.photos.details(ids.tolist())]


def test_the_time_of_a_file_is_followed(own_library: Path, folder: Path) -> None:
    path = folder / "a.jpg"
    path.write_bytes(encoded(scene(), "JPEG"))
    with Engine(own_library) as engine:
        for year in (2010, 2015, 2005):
            changed(path, year)
            engine.photos.scan([folder])
            photo = only(engine)
            assert (photo.date, photo.date_source) == (f"{year}-01-01T00:00:00", DateSource.FILE)


def test_of_copies_the_oldest_and_of_names_the_one_with_a_date(
    own_library: Path, folder: Path
) -> None:
    data = encoded(scene(), "JPEG")
    for name, year in (("a.jpg", 2010), ("b.jpg", 2012)):
        (folder / name).write_bytes(data)
        changed(folder / name, year)
    with Engine(own_library) as engine:
        engine.photos.scan([folder])
        assert only(engine).date == "2010-01-01T00:00:00"
        changed(folder / "b.jpg", 2011)
        engine.photos.scan()
        assert only(engine).date == "2010-01-01T00:00:00"
        (folder / "b.jpg").rename(folder / "IMG_20190704_101112.jpg")
        engine.photos.scan()
        photo = only(engine)
        assert (photo.date, photo.date_source) == ("2019-07-04T10:11:12", DateSource.NAME)


def test_photos_by_the_source_of_their_dates(own_library: Path, folder: Path) -> None:
    for name, size in (("IMG_20190704.jpg", 100), ("a.jpg", 110), ("b.jpg", 120)):
        (folder / name).write_bytes(encoded(scene(size, size), "JPEG"))
        changed(folder / name, 2000 + size)
    with Engine(own_library) as engine:
        engine.photos.scan([folder])
        ids = engine.photos.ids
        assert dated(engine, ids(dated_by=(DateSource.NAME,))) == ["2019"]
        assert dated(engine, ids(dated_by=(DateSource.FILE,))) == ["2110", "2120"]
        assert dated(engine, ids(folder=folder, dated_by=tuple(DateSource))) == [
            "2019", "2110", "2120",
        ]  # fmt: skip
        assert dated(engine, ids(dated_by=(DateSource.ORIGINAL, DateSource.XMP))) == []
