"""A card of settings: each with a name, what it means, and the thing to set it with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..theme import GRID


class SettingCard(QFrame):
    """A heading and lines below it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID + GRID // 2)
        self._layout.setSpacing(2 * GRID)
        self._layout.addWidget(heading)

    def add(self, title: str, meaning: str, control: QWidget) -> QLabel:
        """A setting: what it is called, what it means, its control; the label of the meaning.

        The label's parent is the whole line, to hide it by.
        """
        name, explained = QLabel(title), QLabel(meaning)
        name.setBuddy(control)
        explained.setProperty("role", "quiet")
        explained.setWordWrap(True)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        if not control.accessibleName():
            control.setAccessibleName(title)
        control.setAccessibleDescription(meaning)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(explained)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * GRID)
        layout.addLayout(words, 1)
        layout.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(row)
        return explained

    def add_widget(self, widget: QWidget) -> None:
        """Something else, over the whole width."""
        self._layout.addWidget(widget)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Buttons side by side, from the left."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self._layout.addLayout(row)
