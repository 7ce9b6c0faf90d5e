from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.display import SCALES
from ui.state.preferences import Preferences
from ui.theme import Theme
from ui.widgets.elided_combo import ElidedCombo

LONGEST = "Most photos first"


@pytest.fixture(params=range(len(SCALES)), ids=lambda place: f"{SCALES[place]} %")
def screen(qapp: QApplication, request: pytest.FixtureRequest) -> QScreen:
    return qapp.screens()[request.param]


@pytest.fixture
def choice(qtbot: QtBot, font: QFont, screen: QScreen) -> ElidedCombo:
    return shown(ElidedCombo("Order", 8, grows=True), qtbot, screen)


def shown(made: ElidedCombo, qtbot: QtBot, screen: QScreen) -> ElidedCombo:
    """With two entries, a long and a short one, on this screen."""
    Theme(Preferences()).apply()
    qtbot.addWidget(made)
    made.addItems([LONGEST, "By name"])
    made.setScreen(screen)
    made.move(screen.geometry().topLeft())
    made.show()
    assert made.devicePixelRatioF() == screen.devicePixelRatio()
    return made


def test_says_all_of_it_where_there_is_room(choice: ElidedCombo) -> None:
    choice.resize(choice.sizeHint())
    assert choice.shown_text() == LONGEST


def test_is_shortened_rather_than_cut(choice: ElidedCombo) -> None:
    choice.resize(choice.minimumSizeHint())
    assert choice.width() < choice.sizeHint().width()
    assert choice.shown_text().endswith("…")
    choice.setCurrentIndex(1)
    assert choice.shown_text() == "By name"


def test_what_is_chosen_is_shown_whole(qtbot: QtBot, font: QFont, screen: QScreen) -> None:
    choice = shown(ElidedCombo("Order", 8, whole=True), qtbot, screen)
    choice.addItem("Most photos of all the years first")
    choice.resize(choice.minimumSizeHint())
    assert choice.width() < choice.sizeHint().width()
    assert choice.shown_text() == LONGEST
    choice.setCurrentIndex(2)
    assert choice.minimumSizeHint().width() > choice.width()
    choice.resize(choice.minimumSizeHint())
    assert choice.shown_text() == choice.currentText()
