"""The button at the side of a mouse leads back, wherever it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from tests.ui.conftest import Wait
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.window import MainWindow


def press_back(window: MainWindow, over: QWidget) -> None:
    """As the system tells of it: to the window, which finds out what lies there."""
    at = over.mapTo(window, over.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, pos=at)


def test_leads_back_over_a_list_a_field_and_a_button(window: MainWindow, wait: Wait) -> None:
    window.show_page("person", {"person": 1})
    page = window.page
    assert isinstance(page, PersonPage)
    wait(lambda: bool(page.faces.grid.ids))
    for over in (page.faces.grid.viewport(), page.strip.search, page.more):
        window.show_page("person", {"person": 1})
        wait(over.isVisible)
        press_back(window, over)
        assert isinstance(window.page, PeoplePage)
    press_back(window, window.page.search)
    assert isinstance(window.page, PeoplePage)


def test_two_quick_presses_are_two_steps(window: MainWindow) -> None:
    for person in (1, 2):
        window.show_page("person", {"person": person})
    for _ in range(2):
        press_back(window, window.stack)
    assert isinstance(window.page, PeoplePage)


def test_other_buttons_and_open_menus_are_left_alone(window: MainWindow, wait: Wait) -> None:
    window.show_page("person", {"person": 1})
    page = window.page
    center = window.stack.mapTo(window, window.stack.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton, pos=center)
    assert window.page is page
    menu = QMenu(window)
    menu.addAction("Something")
    menu.popup(window.mapToGlobal(QPoint(5, 5)))
    wait(menu.isVisible)
    press_back(window, window.stack)
    assert window.page is page
    menu.close()
    press_back(window, window.stack)
    assert isinstance(window.page, PeoplePage)
