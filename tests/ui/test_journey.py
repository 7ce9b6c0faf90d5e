"""All that a user does, from the empty window to the copy of the library, on real photos."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.driver import Driver
from tests.ui.steps import export, groups, library, people, person, photos, scanning


@pytest.fixture
def albums(data: Path, tmp_path: Path) -> Path:
    """Copies of two albums, which may be moved, with one file in them that is no photo. Only one
    photo is dated on the day of the year that it is today."""
    folder = tmp_path / "photos"
    for name in ("sitcom", "mixed"):
        shutil.copytree(data / "albums" / name, folder / name)
    today = datetime(2020, date.today().month, date.today().day, 12)
    for file in (path for path in folder.rglob("*") if path.is_file()):
        taken = today if file.name == "bbt4.jpg" else today - timedelta(days=40)
        os.utime(file, (taken.timestamp(), taken.timestamp()))
    (folder / "mixed" / "broken.jpg").write_bytes(b"no photo at all")
    return folder


@pytest.fixture
def driver(qtbot: QtBot, own_library: Path) -> Iterator[Driver]:
    made = Driver(qtbot, own_library)
    yield made
    made.close()


def test_journey(
    driver: Driver, albums: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    originals = digests(albums)
    del originals["broken.jpg"]
    with monkeypatch.context() as slowed:
        scanning.take_time(slowed)
        scanning.drop_folders(driver, albums)
    people.name_people(driver)
    people.look_around(driver, albums)
    denied = people.answer_questions(driver)
    wrong = person.correct_a_person(driver)
    person.merge_a_look_alike(driver)
    photos.look_at_a_photo(driver)
    photos.find_photos_by_chips(driver)
    photos.see_who_is_with_whom(driver)
    groups.regroup(driver)
    groups.merge_and_take_back(driver)
    groups.go_back_in_history(driver)
    export.export_albums(driver, tmp_path / "out", monkeypatch)
    export.export_tables(driver, tmp_path / "out")
    library.mend_a_problem(driver, albums, data, monkeypatch)
    library.move_folders(driver, albums, monkeypatch)
    library.change_settings(driver)
    library.keep_the_library(driver, tmp_path, monkeypatch)
    library.scan_again(driver)
    assert people.not_asked(driver, denied)
    assert driver.home(wrong) != driver.named("Leonard").id
    assert digests(albums).items() >= originals.items()


def digests(folder: Path) -> dict[str, str]:
    """Of every file below a folder, by its name, which is nowhere twice in these albums."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
