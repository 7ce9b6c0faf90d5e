"""A wall of tiles of one size: the base of the people's wall and of the grid of faces."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from ..theme import colors_of
from .drop_list_view import DropListView
from .id_model import IdModel
from .keys import begins_selection, typed_letters
from .painting import paint_badge, paint_frame

BATCHED_FROM = 4000
"""Rows from which the view lays them out in batches, so that the window does not wait."""
SLACK = 1
"""Qt begins a new line when there is not at least so much room left."""
Flag = QItemSelectionModel.SelectionFlag


class TileView(DropListView):
    """Tiles by number, with selection, focus and scrolling that survive a new list."""

    opened = Signal(int)
    """A tile was double-clicked, or Enter pressed on it: its number."""
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    """A context menu is asked for, at this global position."""
    zoom_wanted = Signal(int)
    """Larger tiles (1) or smaller ones (-1) are wanted."""
    letters_typed = Signal(str)
    """Letters, with which a name begins; only where :meth:`takes_letters` says so."""

    def __init__(self, model: IdModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tile = QSize()
        self._kept: tuple[set[int], int | None] = (set(), None)
        self._framed: tuple[int, range] | None = None
        """The row that had the frame, if it was in sight, and the rows in sight then."""
        self._scroll_wanted: int | None = None
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setBatchSize(500)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index)))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)

    # Numbers

    @property
    def ids(self) -> Sequence[int]:
        return self._model.ids

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these; what is selected stays so as far as it is still there."""
        many = len(ids) > BATCHED_FROM
        mode = QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass
        if self.layoutMode() is not mode:
            self.setLayoutMode(mode)
        self._model.set_ids(ids)

    def selected(self) -> list[int]:
        """The numbers selected, in the order shown."""
        rows = [row for first, last in self._ranges() for row in range(first, last + 1)]
        return [self._model.ids[row] for row in sorted(rows)]

    def selected_count(self) -> int:
        """How many are selected; quick, however many."""
        return sum(last - first + 1 for first, last in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(i) for i in range(chosen.count())]
        return [(one.top(), one.bottom()) for one in ranges]

    def current(self) -> int | None:
        """The number that the keyboard is at."""
        index = self.currentIndex()
        return self._model.id_at(index) if index.isValid() else None

    def select(self, numbers: Collection[int], *, scroll: bool = True) -> None:
        """Select just these, those that are here; the first becomes the current one."""
        rows = sorted(row for n in numbers if (row := self._model.row_of(n)) is not None)
        self._select_rows(rows)
        if rows:
            index = self._model.index(rows[0])
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            if scroll:
                self.scrollTo(index)

    def _select_rows(self, rows: Sequence[int]) -> None:
        chosen = QItemSelection()
        start = 0
        for i in range(1, len(rows) + 1):
            if i == len(rows) or rows[i] != rows[i - 1] + 1:
                chosen.select(self._model.index(rows[start]), self._model.index(rows[i - 1]))
                start = i
        self.selectionModel().select(chosen, Flag.ClearAndSelect)

    def selectAll(self) -> None:
        """Select all, as one range: Qt goes from tile to tile."""
        last = self._model.rowCount() - 1
        if last >= 0:
            chosen = QItemSelection(self._model.index(0), self._model.index(last))
            self.selectionModel().select(chosen, Flag.ClearAndSelect)

    def selection_color(self) -> QColor:
        """Of what is selected: strong while the keys go here, and quiet while elsewhere."""
        colors = colors_of(self.palette())
        here = self.hasFocus() or self.state() is QAbstractItemView.State.EditingState
        return QColor(colors.accent if here else colors.quiet)

    def visible_ids(self) -> list[int]:
        """The numbers in sight."""
        seen = self._visible_rows()
        return list(self.ids[seen.start : seen.stop])

    def _visible_rows(self) -> range:
        """The rows in sight, or where there would be some."""
        tile = self.gridSize()
        if tile.isEmpty():
            return range(0)
        columns = self._columns
        top = self.verticalScrollBar().value()
        first = top // tile.height()
        beyond = -(-(top + self.viewport().height()) // tile.height())
        return range(first * columns, beyond * columns)

    @property
    def _columns(self) -> int:
        """How many tiles lie side by side."""
        return max(1, (self.viewport().width() - SLACK) // max(1, self.gridSize().width()))

    def scroll_to_row(self, row: int) -> None:
        """Have the line of this row uppermost, also before it is laid out."""
        bar, wanted = self.verticalScrollBar(), self._top_of(row)
        self._scroll_wanted = wanted if wanted > bar.maximum() else None
        bar.setValue(wanted)

    def scroll_ahead(self, number: int) -> None:
        """Have a tile in sight, and the line after it, where messages may cover what is lowest."""
        row, height = self._model.row_of(number), self.gridSize().height()
        if row is None or not height:
            return
        bar, top = self.verticalScrollBar(), self._top_of(row)
        least = top + 2 * height - self.viewport().height()
        bar.setValue(min(max(bar.value(), least), top))

    def set_tile_size(self, size: QSize) -> None:
        """How large a tile is at the least, with the space around it.

        As many as fit side by side share the whole width among them. What is uppermost stays so.
        """
        seen = self.visible_ids()[:1] if self.verticalScrollBar().value() else []
        self._tile = size
        self._share_width()
        self.scheduleDelayedItemsLayout()
        row = self._model.row_of(seen[0]) if seen else None
        if row is not None:
            self._scroll_wanted = self._top_of(row)

    def _top_of(self, row: int) -> int:
        """How far to scroll to have the line of a row uppermost."""
        return row // self._columns * self.gridSize().height()

    def tile_height(self, width: int) -> int:
        """The height of a tile that got this width."""
        return self._tile.height()

    def _share_width(self) -> None:
        if self._tile.isEmpty():
            return
        # The scroll bar has its place, seen or not: else tiles could grow until it is needed,
        # and shrink with it until it is not.
        bar = self.verticalScrollBar().sizeHint().width()
        beside = self.viewportMargins().right()
        room = self.width() - 2 * self.frameWidth() - bar - SLACK - beside
        columns = max(1, room // self._tile.width())
        width = max(self._tile.width(), room // columns)
        shared = QSize(width, self.tile_height(width))
        if shared != self.gridSize():
            self.setGridSize(shared)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def touched_area(self, tile: QRect) -> QRect:
        """The part of a tile that counts as touched by the rubber band: what is painted of it."""
        return tile

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The rubber band selects what it touches, not all in whose cell of the grid it ends."""
        if self.state() is not QAbstractItemView.State.DragSelectingState:
            super().setSelection(rect, command)
            return
        chosen, band = QItemSelection(), rect.normalized()
        for row in self._rows_within(band):
            index = self._model.index(row)
            if self.touched_area(self.visualRect(index)).intersects(band):
                chosen.select(index, index)
        self.selectionModel().select(chosen, command)

    def _rows_within(self, area: QRect) -> list[int]:
        """The rows of which something lies in an area of the viewport."""
        tile, scrolled = self.gridSize(), self.verticalScrollBar().value()
        columns = self._columns
        first, last = max(0, area.left() // tile.width()), area.right() // tile.width()
        lines = range(
            max(0, (area.top() + scrolled) // tile.height()),
            (area.bottom() + scrolled) // tile.height() + 1,
        )
        across = range(first, min(last, columns - 1) + 1)
        rows = (line * columns + column for line in lines for column in across)
        return [row for row in rows if row < self._model.rowCount()]

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """All that is in sight: to ask for each tile would hold up the window when all of a
        large library are selected."""
        return QRegion(self.viewport().rect())

    # Keeping what the user sees

    def _remember(self) -> None:
        self._kept = (set(self.selected()), self.current())
        seen, row = self._visible_rows(), self.currentIndex().row()
        self._framed = (row, seen) if row in seen else None
        self._scroll_wanted = self.verticalScrollBar().value() or None

    def _restore(self) -> None:
        chosen, current = self._kept
        self.selectionModel().blockSignals(True)
        if chosen.issuperset(self._model.ids):
            self.selectAll()  # nothing of this goes through all of them one by one
        else:
            self._select_rows(sorted(r for n in chosen if (r := self._model.row_of(n)) is not None))
        row = None if current is None else self._model.row_of(current)
        if not chosen and row is not None and self._framed and row not in self._framed[1]:
            # Nobody chose that one: the frame stays in sight, where it was.
            row = min(self._framed[0], self._model.rowCount() - 1)
        if row is None and self.hasFocus() and self._model.rowCount():
            row = 0  # so that the keys have somewhere to go on from, and the eye something to see
        if row is not None:
            self.selectionModel().setCurrentIndex(self._model.index(row), Flag.NoUpdate)
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        self.selection_changed.emit()
        self._range_changed()

    def _range_changed(self) -> None:
        bar = self.verticalScrollBar()
        if self._scroll_wanted is not None and bar.maximum() >= self._scroll_wanted:
            wanted, self._scroll_wanted = self._scroll_wanted, None
            bar.setValue(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoom_wanted.emit(1 if turned > 0 else -1)
            event.accept()
            return
        self._scroll_wanted = None
        super().wheelEvent(event)

    # Mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        editing = self.state() is QAbstractItemView.State.EditingState
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not editing and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if current is not None:
                self.opened.emit(current)
            return
        if event.key() == Qt.Key.Key_Escape and self.selected_count():
            self.clearSelection()
            return
        if begins_selection(self, event):
            self.selectionModel().select(self.currentIndex(), Flag.ClearAndSelect)
            self.scrollTo(self.currentIndex())
            return
        if not editing and self.takes_letters() and (letters := typed_letters(event)):
            self.letters_typed.emit(letters)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters put together by an input method, such as those of Korean."""
        if self.takes_letters():
            if letters := event.commitString().strip():
                self.letters_typed.emit(letters)
            event.accept()
            return
        super().inputMethodEvent(event)

    def takes_letters(self) -> bool:
        """Whether letters typed now are told, rather than looked for in the list."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.setCurrentIndex(QModelIndex())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag what is selected, under a small picture that says how much it is."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(indexes))
        picture = self.drag_picture(len(indexes))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(int(picture.deviceIndependentSize().width() / 2), 8))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)

    def drag_picture(self, count: int) -> QPixmap:
        """What is shown at the pointer while so many tiles are dragged."""
        raise NotImplementedError


def paint_selected(
    painter: QPainter, area: QRectF, option: QStyleOptionViewItem, radius: float
) -> None:
    """The frame and the tick of a tile that is selected."""
    view = option.widget
    colors = colors_of(option.palette)
    color = view.selection_color() if isinstance(view, TileView) else QColor(colors.accent)
    paint_frame(painter, area, color, 3, radius)
    corner = area.topRight() + QPointF(-15, 15)
    paint_badge(painter, corner, "check", color, QColor(colors.on_accent))


def paint_state(
    painter: QPainter, area: QRectF, option: QStyleOptionViewItem, radius: float
) -> None:
    """Whether a tile is selected, under the pointer, or where the keyboard is."""
    colors = colors_of(option.palette)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected:
        paint_selected(painter, area, option, radius)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        paint_frame(painter, area, QColor(colors.quiet), 2, radius)
    if option.state & QStyle.StateFlag.State_HasFocus and not selected:
        paint_frame(painter, area, QColor(colors.text), 2, radius)
