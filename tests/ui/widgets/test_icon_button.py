"""A button shows what its action shows."""

from __future__ import annotations

from PySide6.QtGui import QAction, QIcon, QImage
from pytestqt.qtbot import QtBot

from ui import icons
from ui.widgets.icon_button import ActionButton


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    action = QAction(icons.icon("undo"), "Back")
    button = ActionButton(action)
    qtbot.addWidget(button)
    before = picture(button)
    action.setIcon(icons.icon("redo"))
    assert picture(button) != before
    action.setText("&Forth")
    action.setEnabled(False)
    assert (button.text(), button.accessibleName()) == ("&Forth", "Forth")
    assert not button.isEnabled()
    action.setIcon(QIcon())
    assert button.icon().isNull()


def test_the_text_of_a_button_stands_clear_of_its_icon(qtbot: QtBot) -> None:
    action = QAction(icons.icon("undo"), "Back")
    alone, beside = ActionButton(action, text=False), ActionButton(action)
    for button in (alone, beside):
        qtbot.addWidget(button)
    assert beside.iconSize().width() > alone.iconSize().width()
    icon = picture(alone)
    assert picture(beside).copy(icon.rect()) == icon


def picture(button: ActionButton) -> QImage:
    return button.icon().pixmap(button.iconSize()).toImage()
