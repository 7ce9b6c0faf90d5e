"""How large pictures are, beside every grid of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ..state.preferences import SIZES, Preferences
from ..theme import GRID

WIDTH, LEAST = 12 * GRID, 6 * GRID


class ZoomSlider(QSlider):
    """Sets the preference, and follows it. Where there is no room it is not to be seen."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._preferences = preferences
        self.setRange(0, len(SIZES) - 1)
        self.setPageStep(1)
        self.setFixedHeight(3 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Size of pictures (Ctrl and the wheel, Ctrl++, Ctrl+-)"))
        self.setAccessibleName(self.tr("Size of pictures"))
        self._follow("thumbnail_size")
        self.valueChanged.connect(self._set)
        preferences.changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= LEAST:
            super().paintEvent(event)

    def _set(self, step: int) -> None:
        self._preferences.thumbnail_size = SIZES[step]

    def _follow(self, name: str) -> None:
        if name == "thumbnail_size":
            with QSignalBlocker(self):
                self.setValue(SIZES.index(self._preferences.thumbnail_size))
