"""All commands, and people, albums, folders and settings, in a list, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QShowEvent
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
from ..widgets.elided_label import ElidedLabel

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
MOST = 60
"""Lines shown; further letters bring up the others."""


@dataclass(frozen=True)
class Command:
    """A line: what it is, in the same words as elsewhere; `hint`, such as its keys, at the right;
    `run` does it, or goes there."""

    text: str
    run: Callable[[], object]
    icon: QIcon = field(default_factory=QIcon)
    hint: str = ""

    @classmethod
    def of(cls, action: QAction) -> Command:
        """The command that an action is."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return cls(clean(action.text()), action.trigger, action.icon(), keys)


class CommandList(QDialog):
    """Type, choose with the arrows, Enter does it, Escape leaves.

    actions: what can be done; those that cannot just now are left out. places: what else is found,
    once letters are typed.
    """

    def __init__(
        self, actions: Iterable[QAction], parent: QWidget, places: Sequence[Command] = ()
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setWindowTitle(self.tr("Commands"))
        self.setProperty("role", "popup")
        self._commands = [Command.of(a) for a in actions if a.isEnabled() and a.text()]
        self._places = list(places)
        self._shown: list[Command] = []
        self._field = QLineEdit()
        self._field.setPlaceholderText(
            self.tr("A command, a person, an album, a folder or a setting")
        )
        self._field.setAccessibleName(
            self.tr("Find a command, a person, an album, a folder or a setting")
        )
        self._list = QListWidget()
        self._list.setProperty("role", "plain")
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(20, 20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self.resize(560, 420)
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

    def add_places(self, places: Sequence[Command]) -> None:
        """Find these too, which were still being read."""
        self._places += places
        self._fill(self._field.text())

    def texts(self) -> list[str]:
        """What is listed now, best first."""
        return [command.text for command in self._shown]

    def _fill(self, typed: str) -> None:
        known = [*self._commands, *(self._places if typed.strip() else ())]
        scored = [(score(typed, command.text), command) for command in known]
        fitting = sorted(
            ((points, i, c) for i, (points, c) in enumerate(scored) if points is not None),
            key=lambda entry: (-entry[0], entry[1]),
        )
        self._shown = [command for _, _, command in fitting[:MOST]]
        self._list.clear()
        for command in self._shown:
            item = QListWidgetItem(command.icon, "")
            spoken = f"{command.text}, {command.hint}" if command.hint else command.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self._list.addItem(item)
            self._list.setItemWidget(item, _Line(command))
        self._list.setCurrentRow(0)

    def _run(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            command = self._shown[row]
            self.accept()
            command.run()


class _Line(QWidget):
    """A command's text on the left, its hint on the right."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint = QLabel(command.hint)
        hint.setProperty("role", "quiet")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID // 2, 0, GRID, 0)
        layout.addWidget(ElidedLabel(command.text), 1)
        layout.addWidget(hint)


def clean(text: str) -> str:
    """A menu text without its mnemonic and dots."""
    return text.replace("&", "").removesuffix("…")


def score(typed: str, text: str) -> int | None:
    """How well letters typed fit a text; None when they do not occur in it in this order.

    Letters at the beginnings of words, most of all of the first, and side by side, count more.
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
            total += 2 if found else 4
        total += 1
        previous, place = found, found + 1
    return total
