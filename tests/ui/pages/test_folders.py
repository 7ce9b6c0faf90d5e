from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from photoclust.errors import EditError
from photoclust.types import Folder
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.desktop import file_manager
from ui.pages.folders import FoldersPage
from ui.window import MainWindow


class Roots:
    """The folders of a fake engine."""

    def __init__(self, engine: FakeEngine, *paths: Path) -> None:
        self.paths = list(paths)
        self.offline: set[Path] = set()
        given: Any = engine
        given.folders.all = self.all
        given.folders.add = self.paths.append
        given.folders.remove = self.paths.remove
        given.folders.relocate = self.relocate

    def all(self) -> list[Folder]:
        return [Folder(path, 10, 20, path not in self.offline) for path in sorted(self.paths)]

    def relocate(self, old: Path, new: Path) -> None:
        if not new.is_dir():
            raise EditError("photos-not-there", old=old, new=new)
        self.paths[self.paths.index(old)] = new


@pytest.fixture
def roots(engine: FakeEngine, tmp_path: Path) -> Roots:
    (tmp_path / "summer").mkdir()
    return Roots(engine, tmp_path / "summer", Path("/media/disk/winter"))


@pytest.fixture
def page(host: Host, roots: Roots, wait: Wait) -> FoldersPage:
    host.show_page("folders")
    made = host.page
    assert isinstance(made, FoldersPage)
    wait(lambda: len(made.view.rows.rows) == len(roots.paths))
    made.view.setFocus()
    host.activateWindow()
    wait(made.view.hasFocus)
    return made


def answer(page: FoldersPage, role: QMessageBox.ButtonRole) -> None:
    box = page.question
    button = next(b for b in box.buttons() if box.buttonRole(b) is role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_folders_show_what_is_in_them_and_whether_they_are_there(
    page: FoldersPage, roots: Roots, wait: Wait, window: MainWindow
) -> None:
    roots.offline.add(Path("/media/disk/winter"))
    window.session.people_changed.emit()
    wait(lambda: page.view.rows.rows[0].tone == "warning")
    offline, online = page.view.rows.rows
    assert (offline.title, online.title) == ("winter", "summer")
    assert "Offline" in offline.note
    assert online.note == "10 photos  ·  20 faces"
    assert "1 of them offline" in page.subtitle.text()


def test_without_folders_there_is_a_next_step(
    window: MainWindow, engine: FakeEngine, wait: Wait, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    roots = Roots(engine)
    window.show_page("folders")
    page = window.page
    assert isinstance(page, FoldersPage)
    wait(page.empty.isVisible)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(tmp_path)))
    page.empty.button.click()
    wait(lambda: engine.scans == [(tmp_path,)])
    assert roots.paths == [tmp_path]
    wait(page.view.isVisible)


def test_what_is_no_folder_is_refused_with_a_sentence(
    page: FoldersPage, roots: Roots, wait: Wait, tmp_path: Path
) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"x")
    page.add(file)
    wait(page.notice.isVisible)
    assert "photo.jpg" in page.notice.text.text()
    assert file not in roots.paths


def test_only_the_chosen_folder_is_looked_at_again(
    page: FoldersPage, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    assert not page.context.actions["folders.rescan"].isEnabled()
    page.view.select([tmp_path / "summer"])
    QTest.keyClick(page.view, Qt.Key.Key_R)
    wait(lambda: engine.scans == [(tmp_path / "summer",)])


def test_removing_asks_first_and_can_be_taken_back(
    page: FoldersPage, roots: Roots, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    summer = tmp_path / "summer"
    page.view.select([summer])
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert "stay where they are" in page.question.informativeText()
    answer(page, QMessageBox.ButtonRole.RejectRole)
    assert summer in roots.paths
    page.context.actions["folders.remove"].trigger()
    answer(page, QMessageBox.ButtonRole.AcceptRole)
    wait(page.notice.isVisible)
    assert summer not in roots.paths
    assert summer.is_dir()
    page.notice.button.click()
    wait(lambda: summer in roots.paths and engine.scans == [(summer,)])


def test_a_folder_that_moved_is_found_again(
    page: FoldersPage, roots: Roots, wait: Wait, tmp_path: Path
) -> None:
    winter, found = Path("/media/disk/winter"), tmp_path / "winter"
    page.relocate(winter, found)
    wait(page.notice.isVisible)
    assert page.notice.text.text().startswith("None of the photos of /media/disk/winter is in")
    assert winter in roots.paths
    found.mkdir()
    page.relocate(winter, found)
    wait(lambda: found in {row.key for row in page.view.rows.rows})
    assert winter not in roots.paths


def test_who_comes_by_keys_can_go_on_by_keys(
    window: MainWindow, roots: Roots, engine: FakeEngine, wait: Wait
) -> None:
    window.activateWindow()
    wait(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    page = window.page
    assert isinstance(page, FoldersPage)
    wait(page.view.hasFocus)
    assert page.view.selected() == []
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.selected() == [Path("/media/disk/winter")]
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_R)
    wait(lambda: engine.scans == [(roots.paths[0],)])


def test_a_desktop_without_file_manager_is_told(
    page: FoldersPage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_manager, "open_folder", lambda folder: False)
    page.view.select([tmp_path / "summer"])
    page.context.actions["folders.show"].trigger()
    (toast,) = window.messages.toasts.toasts()
    place = tmp_path / "summer"
    assert toast.text == f"The desktop offers no file manager that could show {place}."
