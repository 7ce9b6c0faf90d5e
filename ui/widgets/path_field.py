"""A field for a folder or file to write to: typed, chosen, or dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ..theme import GRID
from .plain_text import as_plain

PAUSE_MS = 400
"""How long after the last letter typed the path counts as meant."""


class PathField(QWidget):
    """A line to type into and a button that asks: `choose` returns a path, or None."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        button: str,
        choose: Callable[[Path | None], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self.setAcceptDrops(True)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setAcceptDrops(False)
        self.button = QPushButton(button)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.line.textEdited.connect(lambda: self._soon.start())
        self.line.editingFinished.connect(self._now)
        self.button.clicked.connect(self._ask)

    @property
    def path(self) -> Path | None:
        """None while the line is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        """Show this path."""
        self.line.setText("" if path is None else str(path))
        self.line.setCursorPosition(0)
        self.line.setToolTip(as_plain(self.line.text()))
        self.changed.emit()

    def _ask(self) -> None:
        chosen = self._choose(self.path)
        if chosen is not None:
            self.set_path(chosen)

    def _now(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = Path(event.mimeData().urls()[0].toLocalFile())
        self.set_path(path)
        event.acceptProposedAction()
