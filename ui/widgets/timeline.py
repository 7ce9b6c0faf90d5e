"""The years beside a grid of photos, to go to one of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ..state.months import Month
from ..theme import GRID, RADIUS, colors_of
from .painting import paint_frame

WIDTH = 7 * GRID
LINE = 18
"""Height of a year's label; years nearer to each other have a tick alone."""


class Timeline(QWidget):
    """A photo's place on it is its place in the list; `wanted` tells the row that is to be seen.

    Arrow keys go from year to year. While the mouse is dragged, the month is shown beside it.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Sequence[Month] = ()
        self._firsts: list[int] = []
        self._count = 0
        self._years: list[tuple[int, str]] = []
        self._row = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def years(self) -> list[tuple[int, str]]:
        """The row in which each year begins, and the year."""
        return self._years

    def set_months(self, months: Sequence[Month], count: int) -> None:
        """The months of the photos, in the order of the list, and how many photos there are."""
        self._months, self._count, self._years = months, count, []
        self._firsts = [month.first for month in months]
        for month in months:
            if month.year and (not self._years or self._years[-1][1] != month.year):
                self._years.append((month.first, month.year))
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
        if not self._months:
            return ""
        return self._months[max(0, bisect_right(self._firsts, self._row_at(y)) - 1)].text

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
        shown = self._year
        for row, year in self._years:
            y = self._place(row)
            top = min(y, whole.height() - LINE)
            if top >= free:
                painter.setPen(QColor(colors.accent if year == shown else colors.quiet))
                area = QRectF(GRID, top, whole.width() - 2 * GRID, LINE)
                painter.drawText(area, Qt.AlignmentFlag.AlignRight, year)
                free = top + LINE
            else:
                painter.setPen(QColor(colors.border))
                painter.drawLine(
                    QPointF(whole.width() - 2 * GRID, y), QPointF(whole.right() - 4, y)
                )
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            here = min(self._place(self._row), whole.height() - 3)
            painter.drawRoundedRect(QRectF(GRID // 2, here, 2 * GRID, 3), 1.5, 1.5)
        if self.hasFocus():
            paint_frame(painter, whole, QColor(colors.accent), 2, RADIUS)
        painter.end()

    def _go(self, event: QMouseEvent) -> None:
        if self._count:
            y = event.position().y()
            self.wanted.emit(self._row_at(y))
            QToolTip.showText(event.globalPosition().toPoint(), self.month_at(y), self)

    def _place(self, row: int) -> float:
        return self.height() * row / max(1, self._count)

    def _row_at(self, y: float) -> int:
        row = int(y / max(1, self.height()) * self._count)
        return min(max(0, row), self._count - 1)

    @property
    def _year(self) -> str:
        """The year of the first photo in sight; empty before the first one."""
        return next((year for row, year in reversed(self._years) if row <= self._row), "")

    def _describe(self) -> None:
        self.setAccessibleDescription(self._year)
