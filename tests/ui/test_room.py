"""The smallest window has room for every page, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from benchmarks.library import make
from photoclust.engine import Engine
from photoclust.library.edits import Name
from tests.ui.conftest import Wait
from ui.app import make_window
from ui.i18n.translation import LANGUAGES
from ui.pages import PAGES
from ui.pages.base import Page
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.state.preferences import Preferences
from ui.window import NARROW, SMALLEST, MainWindow

WHAT = {"person": {"person": 1}, "photo": {"photo": 1}}
LONG = "Maximiliane-Friederike von Hohenstein-Lauterbach"


def cut_off(page: Page) -> list[str]:
    """The buttons and choices that have less room than they need."""
    return [
        widget.accessibleName()
        for kind in (QAbstractButton, QComboBox)
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget.parent(), QLineEdit)
        and widget.width() < widget.minimumSizeHint().width()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits(tmp_path: Path, wait: Wait, language: str) -> None:
    library = tmp_path / "made.photoclust"
    make(library, 120, 12)
    with Engine(library) as engine:
        for person in engine.people.all()[:3]:
            engine.history.apply(Name(person.id, f"{LONG} {person.id}"))
    preferences = Preferences()
    preferences.language = language
    window = make_window(preferences)
    window.resize(*SMALLEST)
    window.show()
    window.open_library(library)
    wait(lambda: window.context.people.is_loaded)
    for name in PAGES:
        window.show_page(name, WHAT.get(name, {}))
        page = window.page
        assert page is not None
        wait(lambda: not window.session.jobs)
        select(page, wait)
        QTest.qWait(20)
        needed = page.minimumSizeHint()
        assert needed.width() <= window.stack.width(), name
        assert needed.height() <= window.stack.height() - strip(window), name
        assert cut_off(page) == [], name
    window.close()
    window.deleteLater()


def select(page: Page, wait: Wait) -> None:
    """As much as makes buttons appear."""
    if isinstance(page, PeoplePage):
        page.wall.selectAll()
    elif isinstance(page, PersonPage):
        wait(lambda: bool(page.faces.grid.ids))
        page.faces.grid.selectAll()


def strip(window: MainWindow) -> int:
    """What the line of a job takes away from the pages."""
    return window.strip.layout().contentsMargins().top() + 36


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
