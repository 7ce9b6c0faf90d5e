"""What a page shows when it has nothing to show: why, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from .. import icons
from ..theme import GRID, colors_of
from .plain_text import PlainLabel

WIDEST = 440
NARROWEST = 200


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and a button if there is something to press.

    `other_clicked`: of a second, quieter button, which :meth:`set_text` may ask for.
    """

    clicked = Signal()
    other_clicked = Signal()

    def __init__(
        self, icon: str, title: str, text: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = PlainLabel(title)
        self.title.setProperty("role", "heading")
        self.text = PlainLabel(text)
        self.text.setProperty("role", "quiet")
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setFixedWidth(WIDEST)
        self.button = QPushButton(button)
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(lambda: self.clicked.emit())
        self.other = QPushButton()
        self.other.setProperty("role", "link")
        self.other.clicked.connect(lambda: self.other_clicked.emit())
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        center = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(self._picture, 0, center)
        layout.addSpacing(GRID)
        for label in (self.title, self.text):
            line = QHBoxLayout()  # not an alignment, which would forget the lines' height
            line.addStretch()
            line.addWidget(label)
            line.addStretch()
            layout.addLayout(line)
        layout.addSpacing(GRID)
        layout.addWidget(self.button, 0, center)
        layout.addWidget(self.other, 0, center)
        layout.addStretch(3)
        # Only now that it lies in this widget: alone it would be shown as a window.
        self.button.setVisible(bool(button))
        self.other.hide()
        self._draw()

    def add_quiet_button(self, button: QPushButton) -> None:
        """A further button, below the others."""
        button.setProperty("role", "link")
        self.add_below(button)

    def add_below(self, widget: QWidget) -> None:
        """Something else below the buttons."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_text(self, title: str, text: str, button: str = "", other: str = "") -> None:
        """Say something else."""
        self.other.setText(other)
        self.other.setVisible(bool(other))
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.contentsRect().width() - 4 * GRID
        for label in (self.title, self.text):
            label.setFixedWidth(max(1, min(WIDEST, room)))
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        color = QColor(colors_of(self.palette()).accent)
        self._picture.setPixmap(icons.pixmap(self._icon, 64, color, self.devicePixelRatioF()))
