"""The buttons at the side of a mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class BackButton(QObject):
    """Has the mouse's button for going back trigger an action, wherever in the window it is.

    Lists and fields consume unknown buttons, so the event is filtered before it reaches them.
    """

    def __init__(self, window: QWidget, action: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Show:  # only now is there what gets all its events
                self._window.windowHandle().installEventFilter(self)
        elif event.type() in PRESSED and isinstance(event, QMouseEvent):
            back = event.button() == Qt.MouseButton.BackButton
            if back and QApplication.activePopupWidget() is None:
                self._action.trigger()
                return True
        return super().eventFilter(watched, event)
