"""What a user takes out: albums by every means, tables, photos dragged to other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from photoclust.export.albums import Link
from tests.ui.driver import CONTROL, Driver
from tests.ui.steps.scanning import NAMES
from ui.desktop import file_manager
from ui.pages.export import ExportPage
from ui.pages.people import PeoplePage
from ui.widgets.album_form import Who

Key = Qt.Key


# 8. Albums and tables


def export_albums(driver: Driver, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = driver.go(ExportPage, 5)
    page.albums.link.buttons[Link.HARD].click()
    type_path(page.albums.folder.line, out)
    driver.wait(lambda: page.write.isEnabled() and page.write.text() != "Write albums")
    wanted = {path for name in (*NAMES, "Bernadette") for path in photos_of(driver, name)}
    assert [row.title for row in page.preview.view.rows.rows] == sorted((*NAMES, "Bernadette"))
    assert not out.exists()
    driver.press(Key.Key_Return, CONTROL)
    driver.wait(lambda: not page.notice.isHidden())
    written = {path.stat().st_ino for path in (out / "Raj").iterdir()}
    assert written == {path.stat().st_ino for path in photos_of(driver, "Raj")}
    names = {path.name for path in out.glob("*/*")}
    assert names == {path.name for path in wanted}
    opened: list[Path] = []
    monkeypatch.setattr(file_manager, "open_folder", lambda folder: opened.append(folder) or True)
    assert page.notice.button.text() == "Open folder"
    page.notice.button.click()
    assert opened == [out]
    driver.await_jobs()
    export_some(driver, out.with_name("links"), Link.SYMBOLIC, together=True)
    export_some(driver, out.with_name("copies"), Link.COPY, together=False)
    drag_photos_out(driver)


def export_some(driver: Driver, out: Path, link: Link, *, together: bool) -> None:
    """Albums of people chosen on the wall, and of the photos that both are in."""
    both = [driver.named(name).id for name in ("Leonard", "Sheldon")]
    driver.select(driver.go(PeoplePage, 1).wall, both)
    driver.window.context.actions["people.export"].trigger()
    page = driver.page(ExportPage)
    page.notice.hide()
    assert page.albums.who.value is Who.CHOSEN
    page.albums.together.setChecked(together)
    page.albums.link.buttons[link].click()
    type_path(page.albums.folder.line, out)
    albums = ["Leonard", "Sheldon", *["Leonard + Sheldon"][:together]]
    driver.wait(lambda: [row.title for row in page.preview.view.rows.rows] == albums)
    driver.wait(page.write.isEnabled)
    assert not out.exists()
    driver.press(Key.Key_Return, CONTROL)
    driver.wait(lambda: not page.notice.isHidden())
    written = list(out.glob("*/*"))
    assert {path.parent.name for path in written} == set(albums)
    assert all(path.is_symlink() == (link is Link.SYMBOLIC) for path in written)
    originals = {path.name: path for name in albums[:1] for path in photos_of(driver, name)}
    for path in (out / "Leonard").iterdir():
        assert path.samefile(originals[path.name]) == (link is Link.SYMBOLIC)
        assert path.read_bytes() == originals[path.name].read_bytes()
    driver.await_jobs()


def drag_photos_out(driver: Driver) -> None:
    """What a file manager gets when a portrait is dropped on it."""
    portraits = driver.go(PeoplePage, 1).wall.portraits
    row = portraits.row_of(driver.named("Raj").id)
    assert row is not None
    urls = portraits.mimeData([portraits.index(row)]).urls()
    assert {Path(url.toLocalFile()) for url in urls} == set(photos_of(driver, "Raj"))


def photos_of(driver: Driver, name: str) -> list[Path]:
    return [photo.paths[0] for photo in driver.engine.photos.of_person(driver.named(name).id)]


def type_path(line: QLineEdit, path: Path) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, str(path))
    QTest.keyClick(line, Key.Key_Return)


def export_tables(driver: Driver, out: Path) -> None:
    page = driver.go(ExportPage, 5)
    page.kinds.button(1).click()
    visible = sum(person.faces for person in driver.engine.people.all())
    count = visible + driver.engine.people.unsorted_count()
    for target in (out / "faces.csv", out / "faces.json"):
        page.notice.hide()
        type_path(page.table.file.line, target)
        page.write_table.click()
        driver.wait(lambda: not page.notice.isHidden())
        driver.await_jobs()
    with (out / "faces.csv").open(newline="", encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == count
    entries = json.loads((out / "faces.json").read_text(encoding="utf-8"))
    assert len(entries["faces"] if isinstance(entries, dict) else entries) == count
