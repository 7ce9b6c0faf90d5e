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
    Theme(Preferences()).apply()
    made = ElidedCombo("Order", 8, grows=True)
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
