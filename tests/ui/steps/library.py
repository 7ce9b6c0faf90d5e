"""What a user does with the library: take albums out, mend, move, keep it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from photoclust.engine import Engine
from photoclust.export.albums import Link
from tests.ui.driver import CONTROL, SHIFT, Driver
from tests.ui.steps.people import NAMES, PHOTOS
from ui.pages.export import ExportPage
from ui.pages.folders import FoldersPage
from ui.pages.people import PeoplePage
from ui.pages.problems import ProblemsPage
from ui.pages.settings import SettingsPage
from ui.preferences import ThemeMode

Key = Qt.Key


# 8. Albums and tables


def export_albums(driver: Driver, out: Path) -> None:
    page = driver.go(ExportPage, 5)
    page.albums.link.buttons[Link.HARD].click()
    type_path(page.albums.folder.line, out)
    driver.wait(lambda: page.write.isEnabled() and page.write.text() != "Write albums")
    wanted = {path for name in (*NAMES, "Bernadette") for path in photos_of(driver, name)}
    assert [row.title for row in page.preview.view.rows.rows] == sorted((*NAMES, "Bernadette"))
    assert not out.exists()
    driver.press(Key.Key_Return, CONTROL)
    driver.wait(lambda: not page.notice.isHidden())
    assert page.notice.button.text() == "Open folder"
    written = {path.stat().st_ino for path in (out / "Raj").iterdir()}
    assert written == {path.stat().st_ino for path in photos_of(driver, "Raj")}
    names = {path.name for path in out.glob("*/*")}
    assert names == {path.name for path in wanted}
    driver.await_jobs()
    drag_photos_out(driver)


def drag_photos_out(driver: Driver) -> None:
    """What a file manager gets when a portrait is dropped on it."""
    portraits = driver.go(PeoplePage, 1).wall.portraits
    row = portraits.row_of(driver.named("Raj").id)
    assert row is not None
    urls = portraits.mimeData([portraits.index(row)]).urls()
    assert {Path(url.toLocalFile()) for url in urls} == set(photos_of(driver, "Raj"))


def photos_of(driver: Driver, name: str) -> list[Path]:
    return [photo.paths[0] for photo in driver.engine.photos_of(driver.named(name).id)]


def type_path(line: QLineEdit, path: Path) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, str(path))
    QTest.keyClick(line, Key.Key_Return)


def export_table(driver: Driver, out: Path) -> None:
    page = driver.go(ExportPage, 5)
    page.notice.hide()
    page.kinds.button(1).click()
    target = out / "faces.csv"
    type_path(page.table.file.line, target)
    page.write_table.click()
    driver.wait(lambda: not page.notice.isHidden())
    with target.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    visible = sum(person.faces for person in driver.engine.people())
    assert len(rows) == visible + driver.engine.unsorted_count()
    driver.await_jobs()


# 9. Problems and folders


def mend_a_problem(driver: Driver, albums: Path, data: Path) -> None:
    page = driver.go(ProblemsPage, 7)
    broken = albums / "mixed" / "broken.jpg"
    driver.wait(lambda: [row.key for row in page.view.rows.rows] == [broken])
    assert page.view.rows.rows[0].note
    shutil.copyfile(data / "albums" / "four_people" / "Obama_0.jpg", broken)
    page.view.select([broken])
    page.view.setFocus()
    driver.press(Key.Key_R)
    driver.wait(lambda: not page.notice.isHidden())
    assert page.notice.text.text() == "1 file read now."
    driver.await_jobs()
    driver.wait(lambda: page.stack.currentWidget() is page.empty)
    assert driver.engine.failures() == []
    assert len(driver.engine.photo_ids()) == PHOTOS + 1


def move_folders(driver: Driver, albums: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sitcom, elsewhere = albums / "sitcom", albums / "moved"
    decided = driver.confirmed()
    page = driver.go(FoldersPage, 6)
    driver.wait(lambda: paths(page) == [albums / "mixed", sitcom])
    page.view.select([sitcom])
    page.view.setFocus()
    driver.press(Key.Key_Delete)
    page.question.defaultButton().click()
    driver.wait(lambda: paths(page) == [albums / "mixed"])
    assert driver.named("Raj").faces == 0
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
    assert all(path.is_relative_to(elsewhere) for path in photos_of(driver, "Raj"))
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
    page.tile_size.setValue(page.tile_size.maximum())
    page.language.setCurrentIndex(page.language.findData("ko"))
    driver.restart()
    korean = driver.page(PeoplePage)
    assert korean.title.text() == "사람"
    assert korean.wall.delegate.side == driver.window.preferences.thumbnail_size == 224
    driver.press(Key.Key_Comma, CONTROL)
    page = driver.page(SettingsPage)
    page.language.setCurrentIndex(page.language.findData("en"))
    driver.restart()
    assert driver.page(PeoplePage).title.text() == "People"


def keep_the_library(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, other = tmp_path / "copy.photoclust", tmp_path / "other.photoclust"
    driver.press(Key.Key_Comma, CONTROL)
    card = driver.page(SettingsPage).library
    choose(monkeypatch, "getSaveFileName", (str(copy), ""))
    card.back_up_button.click()
    driver.wait(lambda: not card.notice.isHidden())
    with Engine(copy, create=False) as kept:
        assert kept.people() == driver.engine.people()
    driver.await_jobs()
    for path in (other, driver.library):
        choose(monkeypatch, "getSaveFileName", (str(path), ""))
        driver.press(Key.Key_O, CONTROL | SHIFT)
        driver.wait(lambda path=path: driver.session.path == path)
        driver.await_people()
        page = driver.page(PeoplePage)
        assert (page.stack.currentWidget() is page.nobody) == (path == other)
    assert driver.named("Raj")


def scan_again(driver: Driver) -> None:
    """What was decided is as it was, whatever is found."""
    decided, names = driver.confirmed(), [person.name for person in driver.engine.people()]
    driver.press(Key.Key_F5)
    driver.wait(lambda: any(text.startswith("Scanned: 0 new photos") for text in driver.told))
    driver.await_jobs()
    assert driver.confirmed() == decided
    assert {*names} == {person.name for person in driver.engine.people()}
    assert {*NAMES, "Bernadette"} <= {*names}
