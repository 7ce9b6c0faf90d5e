from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from photoclust.engine.albums import SavedAlbum
from photoclust.library.edits import Name
from photoclust.types import Folder
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.pages.folders import FoldersPage
from ui.pages.person import PersonPage
from ui.pages.photos import PhotosPage
from ui.pages.settings import SettingsPage
from ui.shell.command_list import CommandList
from ui.shell.key_list import KeyList
from ui.shell.menu_bar import MenuBar
from ui.window import SMALLEST, MainWindow


@pytest.fixture
def engine() -> FakeEngine:
    made = FakeEngine.with_people(3)
    made.known[2] = replace(made.known[2], name="Ben")
    folders = [Path("/photos/one"), Path("/photos/two")]
    made.albums.all = lambda: [SavedAlbum(1, "Summer of '69", "1969")]  # type: ignore[method-assign]
    made.albums.find = lambda recipe: np.array([], np.int64)  # type: ignore[method-assign]
    made.folders.all = lambda: [Folder(path, 1, 1, True) for path in folders]  # type: ignore[method-assign]
    return made


def go(window: MainWindow, typed: str, wait: Wait) -> None:
    """To the first thing that the command list finds."""
    window.show_commands()
    commands = window.findChildren(CommandList)[-1]
    (field,) = commands.findChildren(QLineEdit)
    wait(lambda: len(commands._places) == 15)  # somebody, an album, two folders, eleven settings
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_command_list_leads_to_people_albums_folders_and_settings(
    window: MainWindow, wait: Wait
) -> None:
    window.activateWindow()
    wait(window.isActiveWindow)
    go(window, "ben", wait)
    person = window.page
    assert isinstance(person, PersonPage)
    assert person.person == 2
    go(window, "summer", wait)
    photos = window.page
    assert isinstance(photos, PhotosPage)
    assert photos.recipes.recipe == "1969"
    go(window, "two", wait)
    folders = window.page
    assert isinstance(folders, FoldersPage)
    wait(lambda: folders.view.selected() == [Path("/photos/two")])
    go(window, "smallest", wait)
    settings = window.page
    assert isinstance(settings, SettingsPage)
    wait(settings.min_face.hasFocus)
    go(window, "unsorted", wait)
    assert isinstance(window.page, PersonPage)
    assert window.page.person is None


def test_keys_are_shown_on_one_sheet(window: MainWindow, wait: Wait) -> None:
    window.activateWindow()
    wait(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    (sheet,) = window.findChildren(KeyList)
    lines = dict(sheet.lines)
    assert lines["Merge"] == "Ctrl+M"
    assert lines["Keys"] == "?  ·  F1"
    assert list(lines).index("Merge") < list(lines).index("Keys"), "those of the page come first"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    wait(lambda: not window.findChildren(KeyList))


def test_undo_redo_and_the_list_have_buttons(
    window: MainWindow, engine: FakeEngine, wait: Wait
) -> None:
    tools = {button.defaultAction().objectName(): button for button in window.side_bar.tools}
    assert list(tools) == ["undo", "redo", "commands", "keys"]
    assert not tools["undo"].isEnabled()
    window.session.apply(Name(1, "Anna"))
    wait(tools["undo"].isEnabled)
    assert tools["undo"].toolTip() == "Undo: Gave person 1 the name 'Anna' (Ctrl+Z)"
    tools["undo"].click()
    wait(lambda: engine.known[1].name is None)
    tops = {button.y() for button in tools.values()}
    assert len(tops) == 1
    window.resize(900, 700)
    wait(lambda: len({button.y() for button in tools.values()}) == 2)
    window.resize(*SMALLEST)
    wait(lambda: window.height() == SMALLEST[1])
    assert all(button.height() >= button.sizeHint().height() for button in tools.values())


def test_menus_have_what_they_have_elsewhere(window: MainWindow) -> None:
    bar = MenuBar(window.context.actions, window)
    settings = window.context.actions["go.settings"]
    assert settings.menuRole() is QAction.MenuRole.PreferencesRole
    menus = {menu.text(): menu.menu() for menu in bar.actions()}
    assert list(menus) == ["File", "Edit", "View", "Help"]
    edit = menus["Edit"]
    assert [action.objectName() for action in edit.actions()] == ["undo", "redo"]  # type: ignore[attr-defined]
    view = [action.objectName() for action in menus["View"].actions()]  # type: ignore[attr-defined]
    assert view[:3] == ["go.people", "go.unsorted", "go.review"]
    bar.deleteLater()
