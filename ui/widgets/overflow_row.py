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
    at_right: room that is left over is before the first, not after `last`.
    """

    def __init__(
        self, widgets: Sequence[QWidget], last: QWidget, *, at_right: bool = False
    ) -> None:
        super().__init__()
        self._at_right = at_right
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
        shown, spare = self._fitting()
        left = spare if self._at_right else 0
        for widget in shown:
            self._put(widget, left)
            left += widget.width() + GRID
        for widget in self._wanted:
            widget.setVisible(widget in shown)
        self._put(self._last, left)
        self._last.setVisible(bool(self._wanted))

    def _fitting(self) -> tuple[list[QWidget], int]:
        """Those that fit, up to the first that does not, so that the order stays; and the room
        that is left over, in device-independent pixels."""
        shown: list[QWidget] = []
        spare = self.width() - self._last.sizeHint().width()
        for widget in self._wanted:
            width = widget.sizeHint().width() + GRID
            if width > spare:
                break
            shown.append(widget)
            spare -= width
        return shown, max(0, spare)

    def _put(self, widget: QWidget, left: int) -> None:
        size = widget.sizeHint()
        top = (self.height() - size.height()) // 2
        widget.setGeometry(QRect(left, top, size.width(), size.height()))
