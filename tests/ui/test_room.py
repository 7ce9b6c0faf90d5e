"""The smallest window has room for every page, in every language, font and scale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontInfo, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from benchmarks.library import make
from photoclust.engine import Engine
from photoclust.learning.fitted import Fitted, Rates
from photoclust.library.edits import Name
from photoclust.messages import Message
from tests.faces.adapters import made_adapter
from tests.ui.conftest import Wait
from tests.ui.display import SCALES
from ui.app import make_window
from ui.i18n.translation import LANGUAGES
from ui.i18n.wording import number
from ui.pages.base import Page
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.pages.settings import SettingsPage
from ui.shell.side_bar import LARGE, SideButton
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.theme import GRID
from ui.window import NARROW, SMALLEST, MainWindow

WHAT = {"person": {"person": 1}, "photo": {"photo": 1}}
FITTED = Fitted(
    made_adapter("eyes"),
    Rates(0.912, 0.843),
    Rates(0.954, 0.861),
    1e-3,
    1200,
    28888,
    Message.of("adapter-better"),
)
LONG = "Maximiliane-Friederike von Hohenstein-Lauterbach"


def cut_off(page: Page) -> list[str]:
    """The buttons, choices, fields and texts that have less room than they need."""
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLabel)
    shown = (w for kind in kinds for w in page.findChildren(kind) if w.isVisible())
    return [widget.accessibleName() or text_of(widget) for widget in shown if is_cut(widget)]


def is_cut(widget: QWidget) -> bool:
    if isinstance(widget.parent(), QLineEdit):
        return False
    area = area_of(widget)
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None:
        right = widget.mapTo(inside, QPoint()).x() + widget.width()
        if right > area.viewport().width():
            return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.width() < widget.minimumSizeHint().width()


def area_of(widget: QWidget) -> QScrollArea | None:
    """The area that scrolls this widget up and down, if there is one."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else type(widget).__name__


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve people, three of them with long names."""
    made = tmp_path_factory.mktemp("room") / "made.photoclust"
    make(made, 120, 12)
    with Engine(made) as engine:
        for person in engine.people.all()[:3]:
            engine.history.apply(Name(person.id, f"{LONG} {person.id}"))
        engine.adapter.adopt(made_adapter(engine.adapter.confirmed_faces().base))
    return made


@pytest.fixture(params=LANGUAGES)
def smallest(
    request: pytest.FixtureRequest, library: Path, wait: Wait, font: QFont
) -> Iterator[MainWindow]:
    """A window as small as it can be, in each language and font."""
    preferences = Preferences()
    preferences.language = request.param
    made = make_window(preferences, Session())
    made.resize(*SMALLEST)
    made.show()
    made.open_library(library)
    wait(lambda: made.context.people.is_loaded)
    assert QFontInfo(made.font()).family() == font.family()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents()


def test_every_page_fits(smallest: MainWindow, wait: Wait) -> None:
    lacking: list[str] = []
    for name in smallest.specs:
        smallest.show_page(name, WHAT.get(name, {}))
        page = smallest.page
        assert page is not None
        wait(lambda: not smallest.session.jobs)
        select(page, wait)
        for screen, scale in zip(QApplication.screens(), SCALES, strict=True):
            move(smallest, screen)
            assert smallest.devicePixelRatioF() == scale / 100
            lacking += [f"{name} at {scale} %: {what}" for what in settled(smallest, page)]
    assert lacking == []


def move(window: MainWindow, screen: QScreen) -> None:
    """The window lies on this screen, in its smallest size."""
    window.setScreen(screen)
    window.move(screen.geometry().topLeft())
    window.resize(*SMALLEST)
    QApplication.processEvents()


def settled(window: MainWindow, page: Page) -> list[str]:
    """What has no room once the layout has come to rest."""
    tries = 50
    while (lacking := too_narrow(window, page)) and tries:
        tries -= 1
        QTest.qWait(20)
    return lacking


def too_narrow(window: MainWindow, page: Page) -> list[str]:
    """What has no room on a page; empty when all has."""
    needed, room = page.minimumSizeHint(), window.stack.size()
    room.setHeight(room.height() - strip(window))
    lacking = [f"{name!r} is cut" for name in cut_off(page)]
    if needed.width() > room.width() or needed.height() > room.height():
        lacking.append(f"needs {needed.toTuple()} of {room.toTuple()}")
    return lacking


def select(page: Page, wait: Wait) -> None:
    """As much as makes buttons appear."""
    if isinstance(page, PeoplePage):
        page.wall.selectAll()
    elif isinstance(page, PersonPage):
        wait(lambda: bool(page.faces.grid.ids))
        page.faces.grid.selectAll()
    elif isinstance(page, SettingsPage):
        wait(page.adapter.back.isVisible)
        page.adapter._tell(FITTED)


def strip(window: MainWindow) -> int:
    """What the line of a job takes away from the pages."""
    return window.status_bar.layout().contentsMargins().top() + 36


def test_a_narrow_window_has_icons_at_its_side(window: MainWindow) -> None:
    button = window.side_bar.button("people")
    assert button is not None
    wide = window.side_bar.width()
    window.resize(NARROW - 1, 700)
    assert window.side_bar.width() < wide / 2
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button.accessibleName().startswith("People")
    assert button.toolTip() == "People (Ctrl+1)"
    window.resize(NARROW, 700)
    assert window.side_bar.width() == wide
    assert isinstance(window.page, QWidget)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_in_the_side_bar_runs_into_its_number(qtbot: QtBot, language: str) -> None:
    preferences = Preferences()
    preferences.language = language
    window = make_window(preferences)
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    for button in window.side_bar.findChildren(SideButton):
        button.setChecked(True)  # in bold
        button.ensurePolished()
        count = button.fontMetrics().horizontalAdvance(number(LARGE))
        # The number is at the right, a gap and a half from the edge.
        assert button.sizeHint().width() + count + GRID // 2 <= button.width(), button.text()
    window.close()
