from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.toast import MOST, Toasts


def test_a_message_that_leaves_stays_qts_until_qt_deletes_it(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    toasts = Toasts(over)
    toast = toasts.say("Gave person 1 the name 'Anna'.")
    toast.leave()
    assert toasts.toasts() == []
    # Without a parent it would be Python's as well: deleted twice, which crashed the window.
    assert toast.parent() is toasts
    qtbot.waitUntil(lambda: not shiboken6.isValid(toast), timeout=10_000)
    assert toasts.isHidden()


def test_there_are_never_too_many(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    toasts = Toasts(over)
    for number in range(MOST + 2):
        toasts.say(str(number))
    assert [toast.text for toast in toasts.toasts()] == ["2", "3", "4"]


def test_the_same_is_not_said_twice_at_once(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    toasts = Toasts(over)
    for text in ("The disk is full.", "Scanned.", "The disk is full."):
        toasts.say(text)
    assert [toast.text for toast in toasts.toasts()] == ["Scanned.", "The disk is full."]
