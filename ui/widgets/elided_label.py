"""A line of text that is never cut off, but elided, with all of it in the tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .plain_text import PlainLabel, as_plain

SEPARATOR = "  ·  "


class ElidedLabel(PlainLabel):
    """Plain text in one line; may be made as narrow as needed.

    Of several facts with a separator between, the last ones are left off first.
    least: with room for fewer letters than these, and not for all, nothing is shown.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        least: int = 0,
    ) -> None:
        super().__init__(text, parent)
        self._mode, self._least = mode, least
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What there is room for."""
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        text = self.text()
        shown = metrics.elidedText(text, self._mode, room)
        while shown != text and SEPARATOR in text:
            text = text.rpartition(SEPARATOR)[0]
            shown = metrics.elidedText(text, self._mode, room)
        return shown if shown == text or len(shown) >= self._least else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text()
        self.setToolTip(as_plain(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        # So that a name written from right to left is cut off at its own end.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        where = self.alignment() | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self.contentsRect(), int(where), shown)
