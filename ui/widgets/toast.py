"""Short messages over the page, which leave by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..theme import GRID
from .icon_button import IconButton
from .plain_text import PlainLabel

Kind = Literal["notice", "problem"]
SECONDS: dict[Kind, int] = {"notice": 6, "problem": 15}
MOST = 3


class Toast(QFrame):
    """One message. It stays while the pointer is on it."""

    left = Signal()

    def __init__(
        self,
        text: str,
        kind: Kind,
        button: str = "",
        call: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.setProperty("role", "toast")
        self.setProperty("kind", kind)
        label = PlainLabel(text)
        label.setWordWrap(len(text) > 60)
        label.setMaximumWidth(480)
        if label.wordWrap():
            label.setMinimumWidth(400)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID // 2, GRID // 2, GRID // 2)
        layout.addWidget(label, 1)
        self.button = QPushButton(button)
        self.button.setProperty("role", "link")
        layout.addWidget(self.button)
        # Only now that it lies in this widget: alone it would be shown as a window.
        self.button.setVisible(bool(button))
        if call is not None:
            self.button.clicked.connect(lambda: call())
        self.button.clicked.connect(self.leave)
        close = IconButton("cross", self.tr("Close"), size=16)
        close.clicked.connect(self.leave)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS[kind] * 1000)
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        # Its parent stays: without one it were Python's to delete, as well as Qt's, and a crash.
        self.left.emit()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)


class Toasts(QWidget):
    """The messages of a window, at the bottom of a widget, the latest lowest."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        over.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        button: str = "",
        call: Callable[[], object] | None = None,
        kind: Kind = "notice",
    ) -> Toast:
        """Show a message, with a button if there is something to do about it.

        One that says the same is replaced.
        """
        for same in self.toasts():
            if same.text == text:
                same.leave()
        for old in self.toasts()[: 1 - MOST] if len(self.toasts()) >= MOST else []:
            old.leave()
        toast = Toast(text, kind, button, call)
        toast.left.connect(lambda: self._forget(toast))
        self._layout.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        return toast

    def _forget(self, toast: Toast) -> None:
        self._layout.removeWidget(toast)
        self._place()

    def toasts(self) -> list[Toast]:
        """Those to be seen now, oldest first."""
        items = (self._layout.itemAt(i) for i in range(self._layout.count()))
        return [w for item in items if item and isinstance(w := item.widget(), Toast)]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if not self.toasts():
            self.hide()
            return
        self.show()
        self.raise_()
        self._layout.activate()
        size = self._layout.totalMinimumSize().expandedTo(self._layout.totalSizeHint())
        room = self._over.rect()
        self.setGeometry(
            (room.width() - size.width()) // 2,
            room.height() - size.height() - 3 * GRID,
            size.width(),
            size.height(),
        )
