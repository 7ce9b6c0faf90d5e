"""What a user does with the library: mend, move, keep it, and have it as it suits them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from photoclust.engine import Engine
from tests.ui.driver import CONTROL, SHIFT, Driver
from tests.ui.steps.export import photos_of
from tests.ui.steps.scanning import NAMES, PHOTOS
from ui.app import make_window
from ui.desktop import file_manager
from ui.pages.folders import FoldersPage
from ui.pages.people import PeoplePage
from ui.pages.problems import ProblemsPage
from ui.pages.settings import SettingsPage
from ui.state.preferences import Preferences, ThemeMode

Key = Qt.Key


# 9. Problems and folders


def mend_a_problem(
    driver: Driver, albums: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = driver.go(ProblemsPage, 7)
    broken = albums / "mixed" / "broken.jpg"
    driver.wait(lambda: [row.key for row in page.view.rows.rows] == [broken])
    assert page.view.rows.rows[0].note
    revealed: list[Path] = []
    monkeypatch.setattr(file_manager, "reveal", lambda path: revealed.append(path) or True)
    driver.press(Key.Key_Down)
    driver.press(Key.Key_O)
    assert revealed == [broken]
    driver.press(Key.Key_R)
    driver.wait(lambda: not page.notice.isHidden())
    assert page.notice.text.text() == "1 of them could still not be read."
    driver.await_jobs()
    page.notice.hide()
    shutil.copyfile(data / "albums" / "four_people" / "Obama_0.jpg", broken)
    page.view.select([broken])
    page.view.setFocus()
    driver.press(Key.Key_R)
    driver.wait(lambda: not page.notice.isHidden())
    assert page.notice.text.text() == "1 file read now."
    driver.await_jobs()
    driver.wait(lambda: page.stack.currentWidget() is page.empty)
    assert driver.engine.folders.failures() == []
    assert len(driver.engine.photos.ids()) == PHOTOS + 1


def move_folders(driver: Driver, albums: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sitcom, elsewhere = albums / "sitcom", albums / "moved"
    decided, faces = driver.confirmed(), driver.named("Raj").faces
    page = driver.go(FoldersPage, 6)
    driver.wait(lambda: paths(page) == [albums / "mixed", sitcom])
    page.view.select([sitcom])
    page.view.setFocus()
    driver.press(Key.Key_R)
    driver.wait(lambda: "Scanned: 0 new photos, 0 faces." in driver.told)
    driver.await_jobs()
    driver.press(Key.Key_Delete)
    page.question.defaultButton().click()
    driver.wait(lambda: paths(page) == [albums / "mixed"])
    assert driver.named("Raj").faces < faces
    assert not any(path.is_relative_to(sitcom) for path in photos_of(driver, "Raj"))
    driver.wait(lambda: not page.notice.isHidden())
    page.notice.button.click()
    driver.wait(lambda: paths(page) == [albums / "mixed", sitcom])
    driver.await_jobs()
    assert driver.confirmed() == decided
    sitcom.rename(elsewhere)
    driver.go(PeoplePage, 1)
    driver.go(FoldersPage, 6)
    driver.wait(lambda: page.view.rows.rows[1].note.startswith("Offline"))
    choose(monkeypatch, "getExistingDirectory", str(elsewhere))
    page.view.select([sitcom])
    driver.press(Key.Key_L)
    driver.wait(lambda: elsewhere in paths(page))
    driver.await_jobs()
    assert any(path.is_relative_to(elsewhere) for path in photos_of(driver, "Raj"))
    assert not any(path.is_relative_to(sitcom) for path in photos_of(driver, "Raj"))
    assert driver.confirmed() == decided


def paths(page: FoldersPage) -> list[Path]:
    return [Path(str(row.key)) for row in page.view.rows.rows]


def choose(monkeypatch: pytest.MonkeyPatch, method: str, chosen: object) -> None:
    """Answer the next dialog of the system that asks for a file or folder."""
    monkeypatch.setattr(QFileDialog, method, lambda *_, **__: chosen)


# 10. Settings


def change_settings(driver: Driver) -> None:
    driver.press(Key.Key_Comma, CONTROL)
    page = driver.page(SettingsPage)
    for mode, dark in ((ThemeMode.DARK, True), (ThemeMode.LIGHT, False)):
        page.theme.setCurrentIndex(page.theme.findData(mode))
        assert (driver.window.palette().window().color().lightness() < 128) == dark
    assert str(driver.library) in page.library.place.text()
    page.device.setCurrentIndex(page.device.findData("cpu"))
    page.min_face.setValue(33)
    page.tile_size.setValue(page.tile_size.maximum())
    for language, title in (("ko", "사람"), ("de", "Personen"), ("en", "People")):
        page.language.setCurrentIndex(page.language.findData(language))
        driver.restart()
        people = driver.page(PeoplePage)
        assert people.title.text() == title
        assert people.wall.delegate.side == driver.window.preferences.thumbnail_size == 224
        assert (driver.engine.settings.device, driver.engine.settings.min_face) == ("cpu", 33)
        driver.press(Key.Key_Comma, CONTROL)
        page = driver.page(SettingsPage)


def keep_the_library(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, other = tmp_path / "copy.photoclust", tmp_path / "other.photoclust"
    driver.press(Key.Key_Comma, CONTROL)
    card = driver.page(SettingsPage).library
    choose(monkeypatch, "getSaveFileName", (str(copy), ""))
    card.back_up_button.click()
    driver.wait(lambda: not card.notice.isHidden())
    with Engine(copy, create=False) as kept:
        assert kept.people.all() == driver.engine.people.all()
    driver.await_jobs()
    open_it_twice(driver)
    for path in (other, driver.library):
        choose(monkeypatch, "getOpenFileName", (str(path), ""))
        driver.press(Key.Key_O, CONTROL | SHIFT)
        driver.wait(lambda path=path: driver.session.path == path)
        driver.await_people()
        page = driver.page(PeoplePage)
        assert (page.stack.currentWidget() is page.no_people) == (path == other)
    assert driver.named("Raj")


def open_it_twice(driver: Driver) -> None:
    """A second window on the same library is told so."""
    second = make_window(Preferences())
    second.show()
    second.open_library(driver.library)
    driver.wait(lambda: second.stack.currentWidget() is second.library_error)
    assert "is open in another window" in second.library_error.text.text()
    second.close()
    second.deleteLater()
    driver.window.activateWindow()


def scan_again(driver: Driver) -> None:
    """What was decided is as it was, whatever is found."""
    decided, names = driver.confirmed(), [person.name for person in driver.engine.people.all()]
    driver.press(Key.Key_F5)
    driver.wait(lambda: any(text.startswith("Scanned: 0 new photos") for text in driver.told))
    driver.await_jobs()
    assert driver.confirmed() == decided
    assert {*names} == {person.name for person in driver.engine.people.all()}
    assert {*NAMES, "Bernadette"} <= {*names}
