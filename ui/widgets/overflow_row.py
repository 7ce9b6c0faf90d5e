"""Buttons side by side, as many as there is room for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import GRID


class OverflowRow(QWidget):
    """Shows the first of the wanted widgets, up to where the room ends; then always `last`.

    last: the way to what had no room, such as a button with a menu.
    """

    def __init__(self, widgets: Sequence[QWidget], last: QWidget) -> None:
        super().__init__()
        self._widgets = list(widgets)
        self._last = last
        self._wanted: list[QWidget] = []
        for widget in (*widgets, last):
            widget.setParent(self)
            widget.hide()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_widgets(self, wanted: Collection[QWidget]) -> None:
        """Show these, in their order; without any there is nothing to be seen, `last` neither."""
        self._wanted = [widget for widget in self._widgets if widget in wanted]
        for widget in self._widgets:
            if widget not in self._wanted:
                widget.hide()
        self.setVisible(bool(self._wanted))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        sizes = [widget.sizeHint() for widget in (*self._wanted, self._last)]
        width = sum(size.width() for size in sizes) + GRID * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._last.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # one of them has another text now
            self.updateGeometry()
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        left, end = 0, self.width() - self._last.sizeHint().width()
        for widget in self._wanted:
            width = widget.sizeHint().width()
            fits = left + width + GRID <= end
            if fits:
                self._put(widget, left)
                left += width + GRID
            else:
                end = left  # nothing after it either: the order stays
            widget.setVisible(fits)
        self._put(self._last, left)
        self._last.setVisible(bool(self._wanted))

    def _put(self, widget: QWidget, left: int) -> None:
        size = widget.sizeHint()
        top = (self.height() - size.height()) // 2
        widget.setGeometry(QRect(left, top, size.width(), size.height()))
