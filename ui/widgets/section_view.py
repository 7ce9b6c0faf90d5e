"""A wall of tiles below headings, such as photos below their months."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from ..i18n.wording import number
from ..theme import GRID, colors_of
from .id_model import IdModel
from .section_layout import Section, SectionLayout
from .tile_view import TileView

Hint = QAbstractItemView.ScrollHint
Cursor = QAbstractItemView.CursorAction
Flag = QItemSelectionModel.SelectionFlag
State = QStyle.StateFlag


class SectionView(TileView):
    """A :class:`TileView` that lays its tiles out by itself, without Qt's walk over all of them.

    So headings have room between them, and a library of any size is there at once. A click on a
    heading selects what is below it.
    """

    def __init__(self, model: IdModel, parent: QWidget | None = None) -> None:
        self._sections: Sequence[Section] = ()
        self._places = SectionLayout((), 1, QSize(1, 1), 0)
        super().__init__(model, parent)

    def set_sections(self, ids: Sequence[int], sections: Sequence[Section]) -> None:
        """Show these tiles, all of them in one of these sections."""
        self._sections = sections
        super().set_ids(ids)
        self._lay_out()

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these, without headings."""
        self.set_sections(ids, ())

    @property
    def sections(self) -> Sequence[Section]:
        """As they are shown: one without a heading while none were given for these tiles."""
        return self._places.sections

    # Qt asks where things are

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """The base asks where each tile of a range is, of thousands, to paint what can be seen."""
        if QAccessible.isActive():
            super().dataChanged(first, last, roles)
        elif first.row() == last.row():
            self.viewport().update(self.visualRect(first))
        else:
            self.viewport().update()

    def doItemsLayout(self) -> None:
        self._lay_out()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(max(1, self.gridSize().height() // 3))
        bar.setPageStep(max(1, room))
        bar.setRange(0, max(0, self._places.height - room))
        QAbstractItemView.updateGeometries(self)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if not index.isValid() or index.row() >= self._places.count:
            return QRect()
        return self._places.tile(index.row()).translated(0, -self._scrolled)

    def indexAt(self, at: QPoint) -> QModelIndex:
        row = self._places.row_at(at + QPoint(0, self._scrolled))
        return QModelIndex() if row is None else self._model.index(row)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: Hint = Hint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= self._places.count:
            return
        tile, bar, room = self._places.tile(index.row()), self.verticalScrollBar(), self._room
        if hint is Hint.PositionAtCenter:
            bar.setValue(tile.center().y() - room // 2)
        elif tile.top() < bar.value() or hint is Hint.PositionAtTop:
            bar.setValue(self._top_of(index.row()))
        elif tile.bottom() >= bar.value() + room or hint is Hint.PositionAtBottom:
            bar.setValue(tile.bottom() + 1 - room)

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self._places.count - 1
        if last < 0:
            return QModelIndex()
        current = self.currentIndex()
        row = current.row() if current.isValid() else -1
        screen = max(1, self._room // max(1, self.gridSize().height()))
        lines = {
            Cursor.MoveUp: -1,
            Cursor.MoveDown: 1,
            Cursor.MovePageUp: -screen,
            Cursor.MovePageDown: screen,
        }
        if action is Cursor.MoveHome or row < 0:
            row = 0
        elif action is Cursor.MoveEnd:
            row = last
        elif action in lines:
            row = self._places.step(row, lines[action])
        else:
            back = action in (Cursor.MoveLeft, Cursor.MovePrevious)
            row = min(max(0, row + (-1 if back else 1)), last)
        return self._model.index(row)

    def setSelection(self, rect: QRect, command: Flag) -> None:
        """With the rubber band what it touches; else from the tile at one corner to that at the
        other, as Qt asks for a click or an arrow key with Shift."""
        if self.state() is QAbstractItemView.State.DragSelectingState:
            super().setSelection(rect, command)
            return
        chosen = QItemSelection()
        if self._places.count:
            down = QPoint(0, self._scrolled)
            rows = sorted(
                self._places.nearest(p + down) for p in (rect.topLeft(), rect.bottomRight())
            )
            chosen.select(self._model.index(rows[0]), self._model.index(rows[1]))
        self.selectionModel().select(chosen, command)

    # What the base works out from lines of equal height

    def visible_ids(self) -> list[int]:
        rows = self._places.rows_between(self._scrolled, self._scrolled + self._room)
        return list(self.ids[rows.start : rows.stop])

    def _top_of(self, row: int) -> int:
        """As in the base; the first line of a section comes with its heading."""
        index = self._places.section_of(row)
        heading, tile = self._places.heading(index), self._places.tile(row)
        return heading.top() if tile.top() == heading.bottom() + 1 else tile.top()

    def _rows_within(self, area: QRect) -> list[int]:
        return self._places.rows_within(area.translated(0, self._scrolled))

    # Headings

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self._heading_at(event.position().toPoint())
        if section is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        adds = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        first = self._model.index(section.first)
        chosen = QItemSelection(first, self._model.index(section.first + section.count - 1))
        self.selectionModel().select(chosen, Flag.Select if adds else Flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(first, Flag.NoUpdate)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = not event.buttons() and self._heading_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            section = self._heading_at(event.pos())
            if section is not None:
                text = self.tr("Select all of {0}").format(section.title)
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    def _heading_at(self, at: QPoint) -> Section | None:
        index = self._places.heading_at(at + QPoint(0, self._scrolled))
        return None if index is None else self.sections[index]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        painter = QPainter(self.viewport())
        self._paint_headings(painter, area)
        self._paint_tiles(painter, area)
        painter.end()
        super().paintEvent(event)  # the rubber band: Qt knows of no tiles here

    def _paint_tiles(self, painter: QPainter, area: QRect) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, delegate, chosen = option.state, self.itemDelegate(), self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() else -1
        under = self._under_pointer()
        for row in self._rows_within(area):
            index = self._model.index(row)
            option.rect = self.visualRect(index)
            option.state = plain
            if chosen.isSelected(index):
                option.state |= State.State_Selected
            if row == current:
                option.state |= State.State_HasFocus
            if row == under:
                option.state |= State.State_MouseOver
            delegate.paint(painter, option, index)

    def _paint_headings(self, painter: QPainter, area: QRect) -> None:
        colors = colors_of(self.palette())
        font = _heading_font(self.font())
        room = QFontMetricsF(font)
        first = self._places.section_at(area.top() + self._scrolled)
        for index in range(first, len(self.sections)):
            place = self._places.heading(index).translated(0, -self._scrolled)
            if place.top() > area.bottom():
                break
            section = self.sections[index]
            if not section.title or not place.intersects(area):
                continue
            line = QRectF(place).adjusted(GRID / 2, GRID, -GRID / 2, 0)
            painter.setFont(font)
            painter.setPen(QColor(colors.text))
            sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, sides, section.title)
            line.setLeft(line.left() + room.horizontalAdvance(section.title) + 1.5 * GRID)
            painter.setFont(self.font())
            painter.setPen(QColor(colors.quiet))
            painter.drawText(line, sides, number(section.count))

    def _under_pointer(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    # Laying out

    def scroll_to_row(self, row: int) -> None:
        self.verticalScrollBar().setValue(self._top_of(row))

    def _share_width(self) -> None:
        """As the base; what is uppermost stays so."""
        anchor = self._places.rows_between(self._scrolled, self._scrolled + 1)
        former = self._places.height
        super()._share_width()
        self._lay_out()
        if self._scrolled and anchor.start < self._places.count and self._places.height != former:
            self.scroll_to_row(anchor.start)

    def _lay_out(self) -> None:
        count = self._model.rowCount()
        whole = [Section(0, count)] if count else []
        known = sum(section.count for section in self._sections) == count
        heading = QFontMetrics(_heading_font(self.font())).height() + 2 * GRID
        self._places = SectionLayout(
            self._sections if known else whole, self._columns, self.gridSize(), heading
        )
        self.updateGeometries()
        self.viewport().update()

    @property
    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def _room(self) -> int:
        return self.viewport().height()


def _heading_font(base: QFont) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 1.15)
    font.setWeight(QFont.Weight.DemiBold)
    return font
