"""Keys reach their actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wait
from ui.state.actions import sequences
from ui.window import MainWindow


def test_the_same_keys_are_given_once(qapp: QApplication) -> None:
    same = QKeySequence.StandardKey.Undo
    text = QKeySequence(same).toString()
    assert sequences((text, same)) == [QKeySequence(same)]
    assert sequences("Ctrl+K") == [QKeySequence("Ctrl+K")]
    assert sequences(()) == []


def test_alt_left_goes_back(qtbot: QtBot, window: MainWindow, wait: Wait) -> None:
    window.show_page("people")
    window.show_page("history")
    window.activateWindow()
    wait(lambda: window.isActiveWindow())
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wait(lambda: window.page is not None and window.page.spec.name == "people")
