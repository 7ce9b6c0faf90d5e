"""Copies of photos make no people: as smaller files, as HEIC, and brightened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageEnhance

from photoclust import Engine

SHOTS = ("Diana_0", "Diana_1", "LHL_0", "LHL_1", "Obama_0")


def smaller(picture: Image.Image, path: Path) -> None:
    size = picture.width * 8 // 10, picture.height * 8 // 10
    picture.resize(size, Image.Resampling.LANCZOS).save(path.with_suffix(".jpg"), quality=70)


def brighter(picture: Image.Image, path: Path) -> None:
    ImageEnhance.Brightness(picture).enhance(1.15).save(path.with_suffix(".jpg"), quality=90)


def as_heic(picture: Image.Image, path: Path) -> None:
    pillow_heif.from_pillow(picture.reduce(2)).save(path.with_suffix(".heic"), quality=80)


def together(engine: Engine) -> dict[str, set[int | None]]:
    """The people in all files of each shot."""
    found: dict[str, set[int | None]] = {}
    for record in engine.people.records():
        shot = record.paths[0].stem.removeprefix("copy_")
        found.setdefault(shot, set()).add(record.face.person_id)
    return found


COPIED: tuple[Callable[[Image.Image, Path], None], ...] = (smaller, brighter, as_heic)


def test_copies_make_no_people(data: Path, tmp_path: Path) -> None:
    if not (data / "albums").is_dir():
        pytest.skip(f"there are no albums in {data}")
    photos = tmp_path / "photos"
    photos.mkdir()
    for shot in SHOTS:
        shutil.copy(data / f"albums/four_people/{shot}.jpg", photos)
    with Engine(tmp_path / "library") as engine:
        engine.photos.scan([photos])
        before = engine.clusters.propose()
        assert before.people >= 2
        for shot in SHOTS:
            with Image.open(photos / f"{shot}.jpg") as picture:
                for number, copy in enumerate(COPIED):
                    folder = photos / f"copies{number}"
                    folder.mkdir(exist_ok=True)
                    copy(picture.convert("RGB"), folder / f"copy_{shot}")
        people = together(engine)
        engine.photos.scan([photos])
        after = engine.clusters.propose()
        assert (after.people, after.merges, after.splits) == (before.people, (), ())
        assert after.grouped == (1 + len(COPIED)) * before.grouped
        assert together(engine) == people
