"""Chips with choices behind them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from .. import icons
from ..theme import GRID
from .chip import Chip
from .plain_text import as_plain

WIDEST = 24 * GRID
"""Of a chip's text, in device-independent pixels."""


def show_arrow(chip: QToolButton) -> None:
    """Put an arrow behind the text of a chip, as something opens from it."""
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon behind the text
    chip.setIconSize(QSize(14, 14))
    chip.setIcon(icons.icon("chevron-down"))


class PopupChip(Chip):
    """A chip that something opens from; `name` says what is chosen there.

    It is marked while something is chosen that leaves photos out.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.name = name
        show_arrow(self)

    def say(self, text: str, *, marked: bool) -> None:
        """Show what is chosen."""
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST))
        self.setToolTip(as_plain(text))
        self.setAccessibleName(self.name if text == self.name else f"{self.name}: {text}")
        self.setChecked(marked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icons.icon("chevron-down"))


class ChoiceChip(PopupChip):
    """One of several values: `value`; the first one leaves nothing out, and the chip shows its name
    then."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.value: Any = None
        self._choices: list[tuple[str, Any]] = []
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._group = QActionGroup(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    @property
    def texts(self) -> list[str]:
        """All that can be chosen."""
        return [text for text, _ in self._choices]

    def set_choices(self, choices: Sequence[tuple[str, Any]]) -> None:
        """What can be chosen: texts with their values. What is chosen stays so if it is there."""
        self._choices = list(choices)
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        for text, value in choices:
            action = self._group.addAction(text.replace("&", "&&"))
            action.setToolTip(as_plain(text))
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, value))
            self._menu.addAction(action)
        self.set_value(self.value)

    def set_value(self, value: Any) -> None:
        """Choose this, or the first one where it is not there; `changed` does not tell."""
        values = [known for _, known in self._choices]
        place = values.index(value) if value in values else 0
        self.value = values[place]
        self._group.actions()[place].setChecked(True)
        self.say(self._choices[place][0] if place else self.name, marked=place > 0)

    def _choose(self, value: Any, *_: object) -> None:
        self.set_value(value)
        self.changed.emit()
