"""One of a few ways, each with a line that says what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from ..theme import GRID

E = TypeVar("E", bound=str)
INDENT = 26
"""As wide as a radio button's circle and the gap behind it."""


class _Choices(QWidget):
    changed = Signal()


class Choices(_Choices, Generic[E]):
    """Radio buttons with explanations: value, text, what it means. The first one is chosen."""

    def __init__(
        self, choices: Sequence[tuple[E, str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: list[E] = []
        self.buttons: dict[E, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for value, text, meaning in choices:
            button = QRadioButton(text)
            button.setAccessibleDescription(meaning)
            button.setMinimumHeight(3 * GRID)
            explained = QLabel(meaning)
            explained.setProperty("role", "quiet")
            explained.setWordWrap(True)
            explained.setContentsMargins(INDENT, 0, 0, GRID // 2)
            layout.addWidget(button)
            layout.addWidget(explained)
            explained.setVisible(bool(meaning))
            self._group.addButton(button, len(self._values))
            self._values.append(value)
            self.buttons[value] = button
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)

    @property
    def value(self) -> E:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    @value.setter
    def value(self, value: E) -> None:
        self.buttons[value].setChecked(True)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.changed.emit()
