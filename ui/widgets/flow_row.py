"""Widgets side by side, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import GRID


class FlowRow(QWidget):
    """Lines of widgets, as a text flows; it is as high as they need."""

    def __init__(self, widgets: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        self._widgets.append(widget)

    def sizeHint(self) -> QSize:
        shown = [w.sizeHint() for w in self._widgets if not w.isHidden()]
        width = sum(size.width() + GRID for size in shown)
        return QSize(max(0, width - GRID), self.height())

    def minimumSizeHint(self) -> QSize:
        widths = (w.minimumSizeHint().width() for w in self._widgets if not w.isHidden())
        return QSize(max(widths, default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # one of them has another text now
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        left = top = line = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            width = min(size.width(), self.width())
            if left and left + width > self.width():
                left, top, line = 0, top + line + GRID, 0
            widget.setGeometry(QRect(left, top, width, size.height()))
            left, line = left + width + GRID, max(line, size.height())
        if top + line != self.height():
            self.setFixedHeight(top + line)
