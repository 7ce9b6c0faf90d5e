"""The years beside a grid of photos, to go to one of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ..i18n.wording import month_of
from ..theme import GRID, RADIUS, colors_of
from .painting import paint_frame

WIDTH = 7 * GRID
LINE = 18
"""Height of a year's label; years nearer to each other have a tick alone."""


class Timeline(QWidget):
    """A photo's place on it is its place in the list; `wanted` tells the row that is to be seen.

    Dates as ISO 8601, by row; empty where none is known. Arrow keys go from year to year.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates: Sequence[str] = ()
        self._years: list[tuple[int, str]] = []
        self._row = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def years(self) -> list[tuple[int, str]]:
        """The row in which each year begins, and the year."""
        return self._years

    def set_dates(self, dates: Sequence[str]) -> None:
        """The dates of the photos, in the order of the list."""
        self._dates, self._years = dates, []
        for row, date in enumerate(dates):
            if date and (not self._years or self._years[-1][1] != date[:4]):
                self._years.append((row, date[:4]))
        self._describe()
        self.update()

    def set_row(self, row: int) -> None:
        """The first photo in sight."""
        if row != self._row:
            self._row = row
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 20 * GRID)

    def month_at(self, y: float) -> str:
        """The month of the photo whose place this is: "May 2014"; empty when unknown."""
        if not self._dates:
            return ""
        day = QDate.fromString(self._dates[self._row_at(y)][:10], Qt.DateFormat.ISODate)
        return month_of(day) if day.isValid() else ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.month_at(event.pos().y()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [row for row, _ in self._years]
        if event.key() == Qt.Key.Key_Down:
            rows = [row for row in rows if row > self._row][:1]
        elif event.key() == Qt.Key.Key_Up:
            rows = [row for row in rows if row < self._row][-1:]
        elif event.key() == Qt.Key.Key_Home:
            rows = rows[:1]
        elif event.key() == Qt.Key.Key_End:
            rows = rows[-1:]
        else:
            super().keyPressEvent(event)
            return
        for row in rows:
            self.wanted.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), colors_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        free = -float(LINE)
        for row, year in self._years:
            y = self._place(row)
            top = min(y, whole.height() - LINE)
            if top >= free:
                painter.setPen(QColor(colors.quiet))
                area = QRectF(GRID, top, whole.width() - 2 * GRID, LINE)
                painter.drawText(area, Qt.AlignmentFlag.AlignRight, year)
                free = top + LINE
            else:
                painter.setPen(QColor(colors.border))
                painter.drawLine(
                    QPointF(whole.width() - 2 * GRID, y), QPointF(whole.right() - 4, y)
                )
        if self._dates:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            here = min(self._place(self._row), whole.height() - 3)
            painter.drawRoundedRect(QRectF(GRID // 2, here, whole.width() - GRID, 3), 1.5, 1.5)
        if self.hasFocus():
            paint_frame(painter, whole, QColor(colors.accent), 2, RADIUS)
        painter.end()

    def _go(self, event: QMouseEvent) -> None:
        if self._dates:
            self.wanted.emit(self._row_at(event.position().y()))

    def _place(self, row: int) -> float:
        return self.height() * row / max(1, len(self._dates))

    def _row_at(self, y: float) -> int:
        row = int(y / max(1, self.height()) * len(self._dates))
        return min(max(0, row), len(self._dates) - 1)

    def _describe(self) -> None:
        year = next((year for row, year in reversed(self._years) if row <= self._row), "")
        self.setAccessibleDescription(year)
