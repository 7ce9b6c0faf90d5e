from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from photoclust.types import PhotoInfo, PhotoState
from tests.ui.conftest import Wait
from ui.images import photo_loader, photo_reader
from ui.images.photo_loader import LoadedPhoto, PhotoLoader
from ui.state.session import Session


@pytest.fixture
def loader(session: Session) -> Iterator[PhotoLoader]:
    made = PhotoLoader(session)
    yield made
    made.close()


def info(number: int, *paths: Path, size: tuple[int, int] = (60, 40)) -> PhotoInfo:
    return PhotoInfo(number, paths, *size, None, (), PhotoState.PRESENT)


def saved(path: Path, size: tuple[int, int] = (60, 40), **exif: str) -> Path:
    tags = Image.Exif()
    for name, value in exif.items():
        tags[{"make": 0x010F, "model": 0x0110, "turned": 0x0112}[name]] = value
    Image.new("RGB", size, (200, 10, 10)).save(path, exif=tags)
    return path


def test_a_photo_and_what_its_file_says(loader: PhotoLoader, tmp_path: Path, wait: Wait) -> None:
    path = saved(tmp_path / "1.jpg", make="NIKON", model="D750")
    loader.want(info(1, path))
    wait(lambda: loader.picture(1) is not None)
    picture = loader.picture(1)
    assert picture is not None
    assert (picture.levels[0].width(), picture.levels[0].height()) == (60, 40)
    assert picture.levels[0].format() is QImage.Format.Format_RGB32
    assert (picture.path, picture.bytes) == (path, path.stat().st_size)
    assert picture.camera == "NIKON D750"


def test_a_copy_stands_in_for_a_file_that_is_gone(
    loader: PhotoLoader, tmp_path: Path, wait: Wait
) -> None:
    there = saved(tmp_path / "copy.jpg")
    loader.want(info(1, tmp_path / "gone.jpg", there))
    wait(lambda: loader.picture(1) is not None)
    picture = loader.picture(1)
    assert picture is not None
    assert picture.path == there


@pytest.mark.parametrize("data", [b"", b"junk", None])
def test_why_a_photo_cannot_be_shown(
    loader: PhotoLoader, tmp_path: Path, wait: Wait, data: bytes | None
) -> None:
    path = tmp_path / "bad.jpg"
    if data is not None:
        path.write_bytes(data)
    told: list[tuple[int, str]] = []
    loader.failed.connect(lambda photo, reason: told.append((photo, reason)))
    loader.want(info(7, path))
    wait(lambda: bool(told))
    assert told[0][0] == 7
    assert told[0][1]
    loader.want(info(7, saved(path)))
    wait(lambda: loader.picture(7) is not None)


def test_what_was_overtaken_is_not_read(
    loader: PhotoLoader, tmp_path: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = threading.Event(), threading.Event()

    def slow(*arguments: Any) -> Any:
        reading.set()
        go_on.wait(10)
        return photo_reader.read_photo(*arguments)

    monkeypatch.setattr(photo_loader, "read_photo", slow)
    loader.want(info(1, saved(tmp_path / "1.jpg")))
    assert reading.wait(10)
    for number in range(2, 30):
        loader.want(info(number, saved(tmp_path / f"{number}.jpg")))
    go_on.set()
    wait(lambda: loader.picture(29) is not None)
    assert [n for n in range(1, 30) if loader.picture(n) is not None] == [1, 29]
    loader.want(info(5, tmp_path / "5.jpg"))
    wait(lambda: loader.picture(5) is not None)


def test_only_so_much_is_kept(
    loader: PhotoLoader, tmp_path: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_loader, "BUDGET", 2 * 60 * 40 * 4)
    for number in range(1, 6):
        loader.want(info(number, saved(tmp_path / f"{number}.jpg")))
        wait(lambda number=number: loader.picture(number) is not None)
    assert [n for n in range(1, 6) if loader.picture(n) is not None] == [3, 4, 5]


def test_a_huge_photo_is_shown_reduced(
    loader: PhotoLoader, tmp_path: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_loader, "LARGEST", 200 * 100)
    loader.want(info(1, saved(tmp_path / "1.png", (800, 400)), size=(800, 400)))
    wait(lambda: loader.picture(1) is not None)
    picture = loader.picture(1)
    assert picture is not None
    assert (picture.levels[0].width(), picture.levels[0].height()) == (200, 100)


def test_levels_for_small_views() -> None:
    images = tuple(QImage(side, side, QImage.Format.Format_RGB32) for side in (4000, 2000, 1000))
    picture = LoadedPhoto(images, Path("a.jpg"), 1, "")
    assert [picture.level(width).width() for width in (300, 1000, 1001, 3000, 9000)] == [
        1000, 1000, 2000, 4000, 4000,
    ]  # fmt: skip


def test_leaving_the_library_ends_the_reading(
    session: Session, loader: PhotoLoader, tmp_path: Path, wait: Wait
) -> None:
    loader.want(info(1, saved(tmp_path / "1.jpg")))
    wait(lambda: loader.picture(1) is not None)
    session.close()
    assert loader.picture(1) is None
    assert loader._worker is None
