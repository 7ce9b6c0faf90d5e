"""What a user does first: drop folders, and watch, hold, stop and leave a scan."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from photoclust.engine.scan import Scan
from tests.ui.driver import Driver
from ui.pages.people import PeoplePage
from ui.shell.status_bar import JobLine
from ui.state.running_job import JobState

NAMES = ("Leonard", "Sheldon", "Raj", "Penny", "Howard", "Amy", "Stuart")
"""Each has a folder of photos that is called so."""
PHOTOS = 63
"""In both folders, without the broken one."""
SECONDS_A_PHOTO = 0.1
"""At least, however many are read at a time: then half of them last longer than what the steps
below wait for."""


def take_time(patch: pytest.MonkeyPatch) -> None:
    """Read photos as slowly as a slow disk, so that a scan can be held on any machine."""
    read = Scan._open

    def slowly(scan: Scan, *what: Any) -> Any:
        time.sleep(SECONDS_A_PHOTO * scan._workers)
        return read(scan, *what)

    patch.setattr(Scan, "_open", slowly)


def drop_folders(driver: Driver, albums: Path) -> None:
    page = driver.page(PeoplePage)
    assert page.stack.currentWidget() is page.no_people
    assert page.no_people.title.text() == "Drop your photo folders here"
    assert page.no_people.button.isVisible()
    hold_and_stop(driver, [albums / "sitcom", albums / "mixed"])
    watch_and_leave(driver, [albums / "sitcom", albums / "mixed"])
    go_on_after_a_restart(driver)
    look_at_the_shelf(driver)
    assert len(driver.page(PeoplePage).wall.ids) > len(NAMES)
    assert driver.session.history.undo is None


def look_at_the_shelf(driver: Driver) -> None:
    """Small groups are there when they are asked for, and among the others when it is set so."""
    page, everybody = driver.page(PeoplePage), driver.engine.people.all()
    minor = [person.id for person in everybody if person.is_minor()]
    others = [person.id for person in everybody if not person.is_minor()]
    assert minor
    assert list(page.wall.ids) == others
    assert page.shelf.text().endswith(f"  {len(minor)}")
    page.shelf.click()
    assert list(page.wall.ids) == others + minor
    page.shelf.click()
    driver.window.preferences.least_photos = 1
    assert list(page.wall.ids) == [person.id for person in everybody]
    assert not page.shelf.isVisible()


def hold_and_stop(driver: Driver, folders: list[Path]) -> None:
    driver.drop_folders(folders)
    line = line_of(driver)
    running = line.running
    driver.wait(lambda: running.state is JobState.RUNNING)
    line.pause.click()
    assert running.state is JobState.PAUSED
    assert line.text.text().endswith("paused")
    assert driver.engine.library.counts()["photos"] < PHOTOS
    line.pause.click()
    assert running.state is JobState.RUNNING
    line.cancel.click()
    driver.await_jobs()
    assert not driver.window.status_bar.isVisible()
    assert driver.told == ["The scan was stopped. What was found so far is kept."], driver.told


def watch_and_leave(driver: Driver, folders: list[Path]) -> None:
    """The window is closed in the middle, without a question."""
    driver.drop_folders(folders)
    line, wall = line_of(driver), driver.page(PeoplePage).wall
    figures = r"\d+ of 64 photos  ·  \d+ faces?  ·  [\d.]+ a second"
    driver.wait(lambda: re.match(figures, line.text.text()) is not None)
    driver.wait(lambda: bool(wall.ids))
    assert driver.session.scanning, "people appear while the scan runs"
    driver.wait(lambda: line.text.text().endswith(" left"))
    driver.restart()


def go_on_after_a_restart(driver: Driver) -> None:
    """By itself, with what was not looked at yet."""
    driver.wait(lambda: any(text.startswith("Scanned: ") for text in driver.told))
    driver.await_jobs()
    scanned = next(text for text in driver.told if text.startswith("Scanned: "))
    found = re.fullmatch(r"Scanned: (\d+) new photos?, (\d+) faces?\.", scanned)
    assert found is not None
    assert 0 < int(found[1]) < PHOTOS
    problems = driver.window.side_bar.button("problems")
    assert problems is not None
    driver.wait(lambda: problems.count == 1)
    assert len(driver.engine.photos.ids()) == PHOTOS
    assert driver.engine.library.counts()["faces"] > 100


def line_of(driver: Driver) -> JobLine:
    """The line of the job that has just begun."""
    strip = driver.window.status_bar
    driver.wait(lambda: bool(strip.lines))
    return strip.lines[0]
