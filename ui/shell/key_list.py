"""All keys that work just now, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from ..theme import GRID
from ..widgets.plain_text import PlainLabel
from ..widgets.scroll_area import ScrollArea
from .command_list import clean

WIDTH, HEIGHT = 62 * GRID, 66 * GRID


class KeyList(QDialog):
    """Sections with a heading, each a list of actions and their keys; Escape leaves."""

    def __init__(self, sections: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        area, inside = ScrollArea(), QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(area)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area = area
        grid = QGridLayout(inside)
        grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        self.lines: list[tuple[str, str]] = []
        """What is listed: texts and keys."""
        for heading, actions in sections:
            self._add_section(grid, heading, actions)
        grid.setRowStretch(grid.rowCount(), 1)
        self.resize(WIDTH, HEIGHT)

    def _add_section(self, grid: QGridLayout, heading: str, actions: Sequence[QAction]) -> None:
        with_keys = [action for action in actions if action.shortcuts() and action.text()]
        if not with_keys:
            return
        label = QLabel(heading)
        label.setProperty("role", "heading")
        label.setMinimumHeight(4 * GRID)
        grid.addWidget(label, grid.rowCount(), 0, 1, 2)
        for action in with_keys:
            text = clean(action.text())
            keys = "  ·  ".join(
                keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()
            )
            row, quiet = grid.rowCount(), PlainLabel(keys)
            quiet.setProperty("role", "quiet")
            grid.addWidget(PlainLabel(text), row, 0)
            grid.addWidget(quiet, row, 1, Qt.AlignmentFlag.AlignRight)
            self.lines.append((text, keys))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            self.resize(WIDTH, min(HEIGHT, parent.height() - 8 * GRID))
            middle = parent.mapToGlobal(parent.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self._area.setFocus()
