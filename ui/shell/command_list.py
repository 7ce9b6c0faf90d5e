"""All commands in one list, found by typing a few of their letters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..theme import GRID
from ..widgets.plain_text import PlainLabel

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandList(QDialog):
    """Type, choose with the arrows, Enter does it, Escape leaves."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setWindowTitle(self.tr("Commands"))
        self.setProperty("role", "popup")
        self._actions = [a for a in actions if a.isEnabled() and a.text()]
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("What would you like to do?"))
        self._field.setAccessibleName(self.tr("Find a command"))
        self._list = QListWidget()
        self._list.setProperty("role", "plain")
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self.resize(520, 400)
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._run)
        self._list.itemActivated.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._fill("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            middle = parent.mapToGlobal(parent.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - parent.height() // 3)
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self._list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def texts(self) -> list[str]:
        """The commands listed now, best first."""
        return [self._action(row).text() for row in range(self._list.count())]

    def _fill(self, typed: str) -> None:
        scored = [(score(typed, clean(a.text())), a) for a in self._actions]
        fitting = sorted(
            ((points, i, a) for i, (points, a) in enumerate(scored) if points is not None),
            key=lambda entry: (-entry[0], entry[1]),
        )
        self._list.clear()
        for _, _, action in fitting:
            item = QListWidgetItem(action.icon(), "")
            item.setData(Qt.ItemDataRole.UserRole, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, clean(action.text()))
            self._list.addItem(item)
            self._list.setItemWidget(item, _Line(action))
        self._list.setCurrentRow(0)

    def _action(self, row: int) -> QAction:
        action = self._list.item(row).data(Qt.ItemDataRole.UserRole)
        assert isinstance(action, QAction)
        return action

    def _run(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            action = self._action(row)
            self.accept()
            action.trigger()


class _Line(QWidget):
    """A command's text on the left, its keys on the right."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        keys = QLabel(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        keys.setProperty("role", "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID // 2, 0, GRID, 0)
        layout.addWidget(PlainLabel(clean(action.text())), 1)
        layout.addWidget(keys)


def clean(text: str) -> str:
    """A menu text without its mnemonic and dots."""
    return text.replace("&", "").removesuffix("…")


def score(typed: str, text: str) -> int | None:
    """How well letters typed fit a text; None when they do not occur in it in this order.

    Letters at the beginnings of words, and side by side, count more.
    """
    total, place, previous = 0, 0, -2
    text = text.casefold()
    for letter in typed.casefold().replace(" ", ""):
        found = text.find(letter, place)
        if found < 0:
            return None
        if found == previous + 1:
            total += 3
        if found == 0 or not text[found - 1].isalnum():
            total += 2
        total += 1
        previous, place = found, found + 1
    return total
