"""A sentence in place: how something ended, or what is in its way, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from .. import icons
from ..theme import GRID, colors_of
from .plain_text import PlainLabel

Kind = Literal["good", "problem", "info"]
ICONS: dict[Kind, str] = {"good": "check", "problem": "problem", "info": "info"}


class NoticeBar(QFrame):
    """Not to be seen until :meth:`say`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Message"))
        self._kind: Kind = "info"
        self._call: Callable[[], object] | None = None
        self._icon = QLabel()
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.button = QPushButton()
        self.button.clicked.connect(self._pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        self.setMinimumHeight(6 * GRID)
        self.hide()

    def say(
        self,
        kind: Kind,
        text: str,
        button: str = "",
        call: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence, with a button if there is something to press."""
        self._kind, self._call = kind, call
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._draw()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _pressed(self) -> None:
        if self._call is not None:
            self._call()

    def _draw(self) -> None:
        colors = colors_of(self.palette())
        color = {"good": colors.good, "problem": colors.danger, "info": colors.accent}[self._kind]
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(ICONS[self._kind], 20, QColor(color), ratio))
